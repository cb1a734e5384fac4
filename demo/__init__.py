"""An invented service's last twelve months, for trying the product out.

Everything happens through the product's own actions, told with the dates on which it would
have happened. The stories draw on one fixed seed, so that every machine shows the same people.
"""
