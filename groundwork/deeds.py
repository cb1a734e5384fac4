"""The shape of every page that does something to one object."""

from collections.abc import Sequence
from datetime import date
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.db.models import QuerySet
from django.forms import BaseForm
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.generic import FormView
from django.views.generic.detail import SingleObjectMixin

from groundwork import autosave
from groundwork.actions import one_transaction
from groundwork.asking import AsksMixin, Question
from groundwork.edits import seen_by, tell_of_change
from groundwork.expects import SomeUser, user_of
from groundwork.forms import ConfirmForm
from groundwork.models import Submission
from groundwork.permissions import require
from groundwork.prepared import prepared_or_404
from groundwork.submissions import Repeated, claim, number_of, sending_of
from groundwork.trail import note_access
from groundwork.way_back import as_left, way_back


class DeedView(SingleObjectMixin, FormView):
    """One deed: fetch the object from what the user may see, check, ask, act, go on.

    Subclasses set the attributes and write `act(form)`; `person_id()` names whose record is opened, for the trail.
    `permission` is what the user must hold, or a tuple of which one is enough. Without a `model` the deed makes
    something new. GET shows the form, with what was typed before and not sent; POST checks it and acts once, however
    often the browser repeats it.
    """

    permission: str | tuple[str, ...] | None = None
    template_name = "layouts/form_page.html"
    title = ""
    submit_label = "Save"
    success_message = ""
    guards_edits = False
    keeps_text = True
    # What is typed is private text: while it is not sent it is kept encrypted (`groundwork.private`).
    is_private = False
    object: Any
    user: SomeUser
    today: date

    def setup(self, request: HttpRequest, *args: object, **kwargs: object) -> None:
        super().setup(request, *args, **kwargs)
        self.user, self.today = user_of(request), timezone.localdate()

    def dispatch(self, request: HttpRequest, *args: object, **kwargs: object) -> HttpResponseBase:
        sent = self.sent_before()
        try:
            if not sent:
                self.open()
        except (Http404, PermissionDenied):
            # The same form sent at the same moment may have closed the object to its sender.
            sent = self.sent_before()
            if not sent:
                raise
        if sent:
            return HttpResponseRedirect(sent.outcome)
        note_access(request, *self.people_ids())
        return super().dispatch(request, *args, **kwargs)

    def sent_before(self) -> Submission | None:
        """The Submission of this form where it was carried out already, or None."""
        return sending_of(self.request) if self.request.method == "POST" else None

    def open(self) -> None:
        """Find the object and see whether this user may do the deed to it."""
        self.object = self.get_object()
        if self.permission:
            require(self.user, self.permission, self.object)
        self.check()

    def get_object(self, queryset: QuerySet | None = None) -> Any:
        """The object of the address, out of what the user may see; else 404. None where something new is made."""
        if self.model is None:
            return None
        pk, is_locked = self.kwargs["pk"], self.is_guarded_edit
        return prepared_or_404(object_asked_for, self.user, pk, deed=type(self), is_locked=is_locked)

    @property
    def is_guarded_edit(self) -> bool:
        return self.guards_edits and self.request.method == "POST"

    def get_queryset(self) -> QuerySet:
        """The objects that the user may see.

        Its SQL is kept (`groundwork.prepared`): it knows `self.user`, a stand-in with the user's roles, and
        `self.today`, and there is no `self.request`.
        """
        return self.model.objects.visible_to(self.user)

    def check(self) -> None:
        """Raise PermissionDenied where more than the permission is needed."""

    def why_not(self) -> str:
        """A sentence where this cannot be done as things stand; the page then leads back with it."""
        return ""

    def person_id(self) -> UUID | None:
        """Id of the person whose record this opens; None where it is nobody's."""
        return None

    def people_ids(self) -> list[UUID | None]:
        """Ids of all whose records this opens, where they are several."""
        return [self.person_id()]

    def get_title(self) -> str:
        return self.title

    def get_success_message(self) -> str:
        return self.success_message

    def get_success_url(self) -> str:
        return self.get_back_url()

    def get_back_url(self) -> str:
        """Where the back link and, unless overridden, success lead."""
        return self.object.get_absolute_url()

    def way_back(self) -> str:
        """Where the reader came from: the list, or else the page that this deed belongs to."""
        return way_back(self.request) or as_left(self.request, self.get_back_url())

    def act(self, form: BaseForm) -> None:
        """Carry out the deed with a valid form; ValidationError goes back to the form."""
        raise NotImplementedError

    def get_form(self, form_class: type[BaseForm] | None = None) -> BaseForm:
        form = super().get_form(form_class)
        form.submit_label = self.submit_label
        form.autosave_url = reverse("groundwork:autosave") if self.keeps_text else None
        form.hidden_values = {"submission": number_of(self.request)}
        if self.guards_edits:
            form.hidden_values["seen"] = self.object.updated_at.isoformat()
        return form

    def get(self, request: HttpRequest, *args: object, **kwargs: object) -> HttpResponse:
        why_not = self.why_not()
        if why_not:
            messages.warning(request, why_not)
            return HttpResponseRedirect(self.get_back_url())
        form, kept = self.get_form(), autosave.kept(self.user, request.path)
        if kept:
            form.initial.update(autosave.initial_from(kept, form))
        return self.render_to_response(self.get_context_data(form=form, kept=kept))

    def form_valid(self, form: BaseForm) -> HttpResponse:
        """Act and lead on, or show the form again with why the deed was refused."""
        outcome = None if self.changed_meanwhile(form) else self.act_once(form)
        return outcome or self.show(form)

    def show(self, form: BaseForm) -> HttpResponse:
        return self.render_to_response(self.get_context_data(form=form))

    def act_once(self, form: BaseForm) -> HttpResponseRedirect | None:
        """Act and answer with a redirect, or None where the deed was refused (said in the form)."""
        try:
            with one_transaction():
                sending = claim(number_of(self.request), self.user)
                self.act(form)
                sending.outcome = outcome = as_left(self.request, self.get_success_url())
                sending.save(update_fields=["outcome"])
        except Repeated:
            before = sending_of(self.request)
            if not before:
                raise Http404 from None
            outcome = before.outcome
        except ValidationError as error:
            add_refusal(form, error)
            return None
        else:
            # What a repeated sending finds was typed after the first, which has discarded its own.
            autosave.discard(self.user, self.request.path)
        if self.get_success_message():
            messages.success(self.request, self.get_success_message())
        return HttpResponseRedirect(outcome)

    def changed_meanwhile(self, form: BaseForm) -> bool:
        """Whether somebody changed the object since the form was opened; then the form says what."""
        seen = seen_by(self.request) if self.guards_edits else None
        if not seen or seen == self.object.updated_at or sending_of(self.request):
            return False
        tell_of_change(form, self.record_shown())
        return True

    def record_shown(self) -> Any:
        """The record whose values may be told to who changes it at the same time as somebody else."""
        return self.object

    def get_context_object_name(self, obj: object) -> Any:
        """None: the template knows it as `object` alone, so that no `user` takes the place of who is signed in."""
        return None

    def get_context_data(self, **kwargs: object) -> dict[str, Any]:
        """What the template needs: `form`, `object`, `title`, the way back, and `kept`, what was typed before."""
        back = {"href": self.way_back(), "text": "Back"}
        return super().get_context_data(**{"title": self.get_title(), "back_link": back, "kept": None} | kwargs)

    def render_to_response(self, context: dict[str, Any], **response_kwargs: object) -> HttpResponse:
        """The page, drawn now: within the transaction of the request, as what it shows stands in the trail."""
        return render(self.request, self.template_name, context)


class PermissionFirst(DeedView):
    """A deed to what belongs to no team: whoever has not the permission is not told what there is."""

    def open(self) -> None:
        """As every deed, but the permission comes before the object, and is asked of nothing."""
        require(self.user, self.permission or ())
        self.object = self.get_object()
        self.check()


def object_asked_for(user: SomeUser, today: date, pk: UUID, deed: type[DeedView], is_locked: bool) -> QuerySet:
    """The object of a deed, as a view of its own would write it that no request reaches."""
    view = deed()
    view.user, view.today = user, today
    objects = view.get_queryset().filter(pk=pk)
    # Of two who edit at once the second waits here, and then hears what the first has changed.
    return objects.select_for_update(of=("self",), no_key=True) if is_locked else objects


class ConfirmedDeed(DeedView):
    """A deed with nothing to fill in: its consequences, and a button."""

    form_class = ConfirmForm
    template_name = "layouts/confirm_page.html"
    consequences: Sequence[str] = ()

    def get_context_data(self, **kwargs: object) -> dict[str, Any]:
        return super().get_context_data(**kwargs) | {
            "consequences": self.consequences,
            "cancel_href": self.way_back(),
        }


def add_refusal(form: BaseForm, error: ValidationError) -> None:
    """Put an action's ValidationError into the form, next to its field where it names one."""
    if isinstance(error, Question) and isinstance(form, AsksMixin):
        form.ask(error.name)
    if hasattr(error, "error_dict"):
        for field, errors in error.error_dict.items():
            form.add_error(field if field in form.fields else None, errors)
    else:
        form.add_error(None, error)
