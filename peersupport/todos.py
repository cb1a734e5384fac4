"""Where the lines of the start pages come from: one `todos(user, today)` of each app."""

from supervision import todos as supervision
from workers import todos as workers

SOURCES = [supervision.todos, workers.todos]
