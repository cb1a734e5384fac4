"""Where the lines of the start pages come from: one `todos(user, today)` of each app."""

SOURCES = []
