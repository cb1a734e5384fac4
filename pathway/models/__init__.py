from pathway.models.interests import Interest, InterestNote, InterestStatusChange

__all__ = ["Interest", "InterestNote", "InterestStatusChange"]
