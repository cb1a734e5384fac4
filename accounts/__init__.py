"""Who signs in, in which team, in which role."""
