"""Backups that are no backup."""

BREAKAGES = []
