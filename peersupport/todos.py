"""Where the lines of the start pages come from: one `todos(user, today)` of each app, and training."""

from accounts import todos as accounts
from referrals import todos as referrals
from supervision import todos as supervision
from workers import todos as workers

COUNTED = [accounts.todos, referrals.todos, supervision.todos, workers.todos]
FOUND = [workers.own_training, workers.team_training]
