"""Where the lines of the start pages come from: one `todos(user, today)` of each app."""

from workers import todos as workers

SOURCES = [workers.todos]
