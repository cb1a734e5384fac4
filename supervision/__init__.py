"""The care of workers by people: supervision, actions, the dashboard on a lead's start page."""
