"""Who supports, and what they can take on."""
