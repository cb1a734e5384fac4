"""How workers grow into the job: inductions, and the lists by which they go."""
