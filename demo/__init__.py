"""Invented data, through actions only, and the emails that a copy without a mail server keeps.

Everything happens through the product's own actions, told with the dates on which it would
have happened. The stories draw on one fixed seed, so that every machine shows the same people.
"""
