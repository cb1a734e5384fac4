"""Where the lines of the start pages come from: one `todos(user, today)` of each app; home finds those of training."""

import accounts.todos
import notices.todos
import referrals.todos
import supervision.todos
import support.todos
import workers.todos

APPS = [accounts.todos, notices.todos, referrals.todos, support.todos, supervision.todos, workers.todos]
COUNTED = [app.todos for app in APPS]
