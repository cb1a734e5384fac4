"""Where the lines of the start pages come from: one `todos(user, today)` of each app."""

from accounts import todos as accounts
from referrals import referral_todos as referrals
from referrals import support_todos as supports
from supervision import todos as supervision
from workers import todos as workers

SOURCES = [accounts.todos, referrals.todos, supports.todos, supervision.todos, workers.todos]
