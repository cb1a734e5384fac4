"""Functions whose types mypy checks say all of them: what they take and what they give."""

import ast
import tomllib
from pathlib import Path

import pytest
from django.conf import settings

ROOT = Path(settings.BASE_DIR)
PARTS = tomllib.loads((ROOT / "pyproject.toml").read_text())["tool"]["mypy"]["files"]
APPS = ["accounts", "workers", "training", "development", "pathway", "referrals", "support", "supervision"]


def functions(source):
    return [node for node in ast.walk(ast.parse(source)) if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)]


def untold(function):
    """The arguments of a function, and `return`, that say no type; the first of a method is known."""
    given = function.args
    named = [*given.posonlyargs, *given.args, *given.kwonlyargs, given.vararg, given.kwarg]
    missing = [each.arg for each in named if each and not each.annotation and each.arg not in ("self", "cls")]
    return missing + ([] if function.returns else ["return"])


def test_groundwork_notices_and_all_actions_are_checked():
    assert set(PARTS) == {"groundwork", "notices", *(f"{app}/actions" for app in APPS)}
    assert all((ROOT / part).is_dir() for part in PARTS)


@pytest.mark.parametrize("part", PARTS)
def test_every_function_says_its_types(part):
    files = [path for path in (ROOT / part).rglob("*.py") if "migrations" not in path.parts]
    missing = {
        f"{path.relative_to(ROOT)}, {function.name}": untold(function)
        for path in files
        for function in functions(path.read_text())
        if untold(function)
    }
    assert not missing


def test_a_type_that_is_left_out_is_found():
    [method] = functions("class C:\n    def f(self, a, *b, c: int, **d) -> None: ...")
    [function] = functions("def f(a: int): ...")
    assert (untold(method), untold(function)) == (["a", "b", "d"], ["return"])
