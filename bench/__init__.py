"""Measures how long pages take, over HTTP against the production set-up; `bin/bench` runs it."""
