"""What can be said about the source without running the product."""

import ast
import importlib
import re
import subprocess
import sys
from pathlib import Path

import pytest
from django.conf import settings
from django.core.management import call_command

ROOT = Path(settings.BASE_DIR)
APPS = [
    "demo", "peersupport", "supervision", "support", "referrals", "pathway", "development", "training", "workers",
    "accounts",
    "notices", "groundwork",
    "crispy_nhsuk",
]  # fmt: skip
# Django, allauth and crispy look for these by name.
FOUND_BY_NAME = re.compile(r"^(4..|5..|403_csrf)\.html$|^(account|mfa|usersessions|allauth|nhsuk)/")


def test_imports_point_one_way():
    done = subprocess.run(
        [Path(sys.executable).parent / "lint-imports"], cwd=ROOT, capture_output=True, text=True, timeout=120
    )
    assert done.returncode == 0, done.stdout


@pytest.mark.django_db
def test_no_migration_is_missing():
    call_command("makemigrations", check=True, dry_run=True, verbosity=0)


def product_files(*patterns):
    return [path for app in APPS for pattern in patterns for path in (ROOT / app).rglob(pattern)]


def test_every_template_is_used():
    sources = [
        *product_files("*.py", "*.html"),
        *(ROOT / "templates").rglob("*.html"),
        *(ROOT / "templates").rglob("*.txt"),
    ]
    text = {path: path.read_text() for path in sources}
    unused = [name for name, path in templates() if not FOUND_BY_NAME.match(name) and not mentioned(name, path, text)]
    assert not unused


def templates():
    folders = [ROOT / "templates", *(ROOT / app / "templates" for app in APPS)]
    for folder in folders:
        for path in folder.rglob("*.*"):
            yield str(path.relative_to(folder)), path


def mentioned(name, path, text):
    """Whether any other file says the template's name, or the stem that a family of templates shares."""
    stem = name.rsplit(".", 1)[0]
    return any(name in said or f'"{stem}' in said for other, said in text.items() if other != path)


def test_nothing_is_left_to_do_or_skipped():
    words = re.compile(r"TO" + r"DO\b|FIX" + r"ME|XX" + r"X|no" + r"qa|pytest\.mark\.(skip|xfail)")
    files = [*product_files("*.py", "*.html"), *(ROOT / "tests").rglob("*.py"), *(ROOT / "templates").rglob("*.html")]
    assert not [path for path in files if words.search(path.read_text())]


def test_email_is_written_as_the_nhs_writes_it():
    files = [*product_files("*.py"), *(path for _, path in templates())]
    hyphened = re.compile("e" + "-mails?", re.IGNORECASE)
    assert not [path for path in files if "migrations" not in path.parts and hyphened.search(path.read_text())]


def test_no_template_states_what_overdue_means():
    comparing = [
        str(path) for path in (ROOT / "templates").rglob("*.html") if re.search(r"[<>]=? *today", path.read_text())
    ]
    assert not comparing


def test_the_readme_says_of_each_package_what_its_docstring_says():
    said = (ROOT / "README.md").read_text()
    wrong = [
        app for app in APPS if f"| `{app}/` | {importlib.import_module(app).__doc__.splitlines()[0]} |" not in said
    ]
    assert not wrong


def test_nothing_is_sorted_by_a_name_as_it_is_written():
    """Such lists have é and lower case after Z; `groundwork.names.by_name` says what to sort by."""
    found = {str(path.relative_to(ROOT)): sorted_by_names(path) for path in product_files("*.py")}
    assert not {path: names for path, names in found.items() if names and "migrations" not in path}


def sorted_by_names(path):
    """Fields with names of people or teams that a file sorts by."""
    strings = [
        each.value
        for node in ast.walk(ast.parse(path.read_text()))
        if what_sorts(node) in {"order_by", "ordering", "sorts"}
        for each in ast.walk(without_keys(node))
        if isinstance(each, ast.Constant) and isinstance(each.value, str)
    ]
    return [each for each in strings if re.fullmatch(r"-?(\w+__)?(name|preferred_name|email)", each)]


def without_keys(node):
    """The node; of a dict like `sorts` the values, as its keys are words for addresses."""
    value = getattr(node, "value", None)
    return ast.List(value.values) if isinstance(value, ast.Dict) else node


def what_sorts(node):
    """The name of the function that is called, or of what gets a value."""
    if isinstance(node, ast.Call):
        return getattr(node.func, "attr", "")
    target = node.targets[0] if isinstance(node, ast.Assign) else getattr(node, "target", None)
    return getattr(target, "id", "")
