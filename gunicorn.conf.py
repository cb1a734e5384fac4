"""How gunicorn serves the product; each value can be overridden on gunicorn's command line."""

import os

bind = "127.0.0.1:8000"
workers = int(os.environ.get("WEB_CONCURRENCY", "2"))
threads = 4
worker_class = "gthread"
# Loading once, before the workers start, makes a wrong setting end gunicorn at once.
preload_app = True
timeout = 60
graceful_timeout = 20
max_requests = 2000
max_requests_jitter = 200
# The product writes its own line per request, without personal data.
accesslog = None
# Several copies on one machine would share the control socket in the home folder.
control_socket_disable = True
