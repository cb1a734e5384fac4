"""How gunicorn serves the product; each value can be overridden on gunicorn's command line."""

import os

bind = "127.0.0.1:8000"
workers = int(os.environ.get("WEB_CONCURRENCY", "2"))
# How many requests a process works on at once; how many connections it holds meanwhile.
threads = 4
worker_connections = 200
worker_class = "peersupport.server.WaitingWorker"
# Loading once, before the workers start, makes a wrong setting end gunicorn at once.
preload_app = True
timeout = 60
graceful_timeout = 20
# Rarely: a fresh process writes its SQL and draws its forms again, which takes seconds of processor time.
max_requests = 20_000
max_requests_jitter = 2_000
# The product writes its own line per request, without personal data.
accesslog = None
# Several copies on one machine would share the control socket in the home folder.
control_socket_disable = True
