"""The cases that nhsuk-frontend publishes for each component: parameters and the HTML they give."""

import json
from pathlib import Path

from django.conf import settings

COMPONENTS = Path(settings.BASE_DIR) / "node_modules/nhsuk-frontend/dist/nhsuk/components"
# Folders whose macro is not the camelCase of their name.
NAMES = {"do-dont-list": "list", "images": "image", "tables": "table"}


def macro_name(folder):
    first, *rest = folder.split("-")
    return NAMES.get(folder) or first + "".join(word.capitalize() for word in rest)


def cases():
    """(id, component, fixture) of every upstream case; repeated names are numbered."""
    seen = {}
    for path in sorted(COMPONENTS.glob("*/fixtures.json")):
        folder = path.parent.name
        for fixture in json.loads(path.read_text())["fixtures"]:
            key = f"{folder}: {fixture['name']}"
            seen[key] = seen.get(key, 0) + 1
            yield key if seen[key] == 1 else f"{key} ({seen[key]})", macro_name(folder), fixture
