"""How any page acts, lists, locks, remembers, and who may. No user, no feature."""
