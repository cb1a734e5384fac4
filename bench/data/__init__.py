"""Large, believable data, made inside PostgreSQL: `manage.py make_data --sessions 100000`.

`sql/` says what there is, one file for each part of the service, on row numbers and a chance
that depends on nothing but them: the same size on the same day gives the same rows.
"""
