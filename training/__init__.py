"""What workers have learned and agreed to: courses, records, states, matrix, code of conduct."""
