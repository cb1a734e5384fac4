"""Sets this checkout up and runs it on one machine; needs only the standard library."""
