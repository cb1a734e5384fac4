"""Machines from nothing: Debian booted under a layer of its own, in a network that nothing else is in."""
