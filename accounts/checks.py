"""What `manage.py check --deploy --database default` says about a copy that is about to serve."""

from django.conf import settings
from django.core.checks import Info, Tags, register


@register(Tags.security, deploy=True)
def refused_passwords(app_configs=None, **kwargs):
    """Django's own list has only some hundred passwords that are long enough to be chosen here."""
    if settings.REFUSED_PASSWORDS:
        return []
    hint = "Put the path of a list into REFUSED_PASSWORDS; docs/operations.md says where to get one."
    return [Info("People may choose passwords that are known from breaches.", hint=hint, id="accounts.I001")]
