"""Breaks the production set-up in many ways and counts what it lost or doubled; `bin/drill` runs it."""
