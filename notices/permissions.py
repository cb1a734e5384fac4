"""What somebody may be allowed to do here; which role may is said by the table in `accounts.permissions`."""

MANAGE_MAIL = "manage_mail"
