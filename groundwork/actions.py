"""How actions run: one transaction each, speaking with one voice when a constraint refuses."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import wraps
from typing import ParamSpec, TypeVar

from django.apps import apps
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.db.models import Field, Model

P = ParamSpec("P")
R = TypeVar("R")
begun = ContextVar("begun", default=False)


@contextmanager
def one_transaction() -> Iterator[None]:
    """All of the block happens, or nothing: what it raises undoes it.

    Blocks within it have no savepoints of their own, so nobody in between may catch what they raise and go on.
    """
    with transaction.atomic(savepoint=not begun.get()):
        mark = begun.set(True)
        try:
            yield
        finally:
            begun.reset(mark)


def action(function: Callable[P, R]) -> Callable[P, R]:
    """Run a verb in one transaction; a violated constraint becomes a ValidationError.

    The message is the one the constraint carries (`violation_error_message`), the same that
    forms show. Actions take keywords only, and `by=` names who acts.
    """

    @wraps(function)
    def run(*args: P.args, **kwargs: P.kwargs) -> R:
        try:
            with one_transaction():
                return function(*args, **kwargs)
        except IntegrityError as error:
            raise refusal(error) from error

    return run


def refusal(error: IntegrityError) -> ValidationError | IntegrityError:
    """The ValidationError for an IntegrityError of a known constraint; otherwise `error` itself."""
    diagnosis = getattr(error.__cause__, "diag", None)
    name, table = getattr(diagnosis, "constraint_name", None), getattr(diagnosis, "table_name", None)
    for model in apps.get_models():
        for constraint in model._meta.constraints:
            if constraint.name == name:
                return ValidationError(constraint.violation_error_message or "", code=name)
        field = unique_field(model, name) if model._meta.db_table == table else None
        if field:
            return ValidationError({field.name: model().unique_error_message(model, (field.name,))})
    return error


def unique_field(model: type[Model], name: str | None) -> Field | None:
    """The field of `model` that PostgreSQL keeps unique by the constraint `name`, or None."""
    names = ((field, f"{model._meta.db_table}_{field.column}_") for field in model._meta.local_fields if field.unique)
    return next((field for field, beginning in names if (name or "").startswith(beginning)), None)
