"""bin/manage: Django's management commands with bin/run's environment, as the owner of the database."""

from local import environment, install
from local.places import PYTHON, ROOT, data_dir
from local.processes import foreground
from local.services import shared_services


def main(arguments):
    install.set_up()
    folder = data_dir()
    with shared_services(folder) as addresses:
        environ = environment.of_owner(environment.of_programs(folder, addresses))
        return foreground([PYTHON, ROOT / "manage.py", *arguments], env=environ)
