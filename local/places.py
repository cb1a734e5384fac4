"""Where things are: the checkout, its virtual environment, the data folder."""

import os
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
PYTHON = VENV / "bin" / "python"


def site_packages():
    return next((VENV / "lib").glob("python3.*/site-packages"))


def data_dir():
    """DATA_DIR, made where it is missing."""
    return passable(Path(os.environ.get("DATA_DIR") or ROOT / "var").absolute())


def passable(folder):
    """The folder; where it is missing it is made, open for passing through but not for listing."""
    if not folder.exists():
        folder.mkdir(parents=True)
        folder.chmod(0o711)
    return folder


def private_folder(folder):
    folder.mkdir(parents=True, exist_ok=True)
    folder.chmod(0o700)
    return folder
