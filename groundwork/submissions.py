"""A form that is sent twice acts once: it carries a number, and the first sending claims it."""

from uuid import UUID, uuid4

from django.db import IntegrityError
from django.http import HttpRequest

from groundwork.expects import SomeUser, user_of
from groundwork.models import Submission


class Repeated(Exception):
    """This form was sent before, under the same number."""


def number_of(request: HttpRequest) -> UUID:
    """The number the form was sent under; a new one for a new form, or where it is no UUID."""
    try:
        return UUID(request.POST.get("submission", ""))
    except ValueError:
        return uuid4()


def sending_of(request: HttpRequest) -> Submission | None:
    """The Submission that this form was sent as before, or None."""
    return Submission.objects.filter(id=number_of(request), user_id=user_of(request).pk).first()


def claim(number: UUID, user: SomeUser) -> Submission:
    """The Submission of this sending; Repeated where it is not the first of its number."""
    try:
        return Submission.objects.create(id=number, user_id=user.pk)
    except IntegrityError as error:
        raise Repeated from error
