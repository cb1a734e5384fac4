"""What the demo adds to the main navigation: the emails that are kept instead of being sent."""

from accounts.permissions import Permission
from demo.views import mails_are_kept
from peersupport.navigation import ENTRIES, Entry

ENTRIES.append(Entry("Emails", "demo:mail_list", [Permission.MANAGE_ACCOUNTS], is_shown=mails_are_kept))
