"""What `manage.py check --deploy --database default` says about a copy that is about to serve."""

from django.conf import settings
from django.core.checks import Info, Tags, Warning, register

from accounts.database_rights import held, rights

TOO_MUCH = "The application connects to PostgreSQL as a role that may alter or drop tables, even those of the trail."
TOO_LITTLE = "The role that the application connects as lacks rights on some tables."
HINT = "Give a role of its own what it needs with `manage.py grant_rights`; docs/operations.md says how."


@register(Tags.database, deploy=True)
def database_rights(*, databases=None, **kwargs):
    """Only where the database is asked for, as Django's own checks of it do."""
    if "default" not in (databases or ()):
        return []
    wanted, found = rights(), held()
    warnings = []
    if any(kinds - wanted.get(table, set()) for table, kinds in found.items()):
        warnings.append(Warning(TOO_MUCH, hint=HINT, id="accounts.W001"))
    if any(kinds - found.get(table, set()) for table, kinds in wanted.items()):
        warnings.append(Warning(TOO_LITTLE, hint=HINT, id="accounts.W002"))
    return warnings


@register(Tags.security, deploy=True)
def refused_passwords(app_configs=None, **kwargs):
    """Django's own list has only some hundred passwords that are long enough to be chosen here."""
    if settings.REFUSED_PASSWORDS:
        return []
    hint = "Put the path of a list into REFUSED_PASSWORDS; docs/operations.md says where to get one."
    return [Info("People may choose passwords that are known from breaches.", hint=hint, id="accounts.I001")]
