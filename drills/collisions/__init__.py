"""What people do at the same moment, by topic.

Each collision has `what` (plain words), `says` (texts of pages, or statuses, that a refusal may
have), `meet()`, which makes new records and returns the forms to send at once as (client, path,
fields), and `check(answers)`, which returns how many acknowledged deeds are missing and how
many too many there are.
"""
