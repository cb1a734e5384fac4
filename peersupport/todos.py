"""Where the lines of the start pages come from: one `todos(user, today)` of each app."""

from accounts import todos as accounts
from referrals import todos as referrals
from supervision import todos as supervision
from workers import todos as workers

SOURCES = [accounts.todos, referrals.todos, supervision.todos, workers.todos]
