"""A made-up day of the service: people of all roles, each with a session and records of their own."""
