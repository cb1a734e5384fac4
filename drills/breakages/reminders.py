"""Reminders that nobody gets, or twice."""

BREAKAGES = []
