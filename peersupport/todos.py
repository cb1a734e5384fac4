"""Where the lines of start pages come from: one `todos(user, today)` of each app; home finds others of training."""

import accounts.todos
import notices.todos
import referrals.todos
import supervision.todos
import support.todos
import training.todos
import workers.todos

APPS = [accounts.todos, notices.todos, referrals.todos, support.todos, supervision.todos, training.todos, workers.todos]
COUNTED = [app.todos for app in APPS]
