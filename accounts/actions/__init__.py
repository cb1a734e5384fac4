from accounts.actions.base import action, refusal

__all__ = ["action", "refusal"]
