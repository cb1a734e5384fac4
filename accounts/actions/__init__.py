from groundwork.actions import action, refusal

__all__ = ["action", "refusal"]
