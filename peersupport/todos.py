"""Where the lines of start pages come from: one `todos(user, today)` of each app; home finds others of training."""

import accounts.todos
import development.todos
import notices.todos
import pathway.todos
import referrals.todos
import supervision.todos
import support.todos
import training.todos
import workers.todos

# Of those that are as urgent the first comes first: whom nobody covers heads a lead's start page.
APPS = [
    support.todos, accounts.todos, notices.todos, referrals.todos, supervision.todos, training.todos, development.todos,
    workers.todos, pathway.todos,
]  # fmt: skip
COUNTED = [app.todos for app in APPS]
