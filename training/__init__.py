"""What workers have learned: courses, records, states, matrix."""
