"""The care of workers by people: supervision, actions, the lead's dashboard."""
