"""What `manage.py check --deploy --database default` says about a copy that is about to serve."""

from django.conf import settings
from django.core.checks import Error, Info, Tags, register

DEMO_ON = "DEMO is on: demo accounts may sign in, and nobody needs a second factor."


@register(Tags.security, deploy=True)
def refused_passwords(app_configs=None, **kwargs):
    """Django's own list has only some hundred passwords that are long enough to be chosen here."""
    if settings.REFUSED_PASSWORDS:
        return []
    hint = "Put the path of a list into REFUSED_PASSWORDS; docs/operations.md says where to get one."
    return [Info("People may choose passwords that are known from breaches.", hint=hint, id="accounts.I001")]


@register(Tags.security, deploy=True)
def demo_is_off(app_configs=None, **kwargs):
    """Where DEBUG is on, Django says that this copy serves nobody."""
    if settings.DEBUG or not settings.DEMO:
        return []
    return [Error(DEMO_ON, hint="Take DEMO away, or set it to 0, before real people are in it.", id="accounts.E001")]
