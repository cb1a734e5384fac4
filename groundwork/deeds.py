"""The shape of every page that does something to one record."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import Http404, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views import View

from groundwork import autosave
from groundwork.actions import one_transaction
from groundwork.edits import seen_by, tell_of_change
from groundwork.forms import ConfirmForm
from groundwork.permissions import require
from groundwork.prepared import prepared_or_404
from groundwork.submissions import Repeated, claim, number_of, sending_of
from groundwork.trail import note_access


class DeedView(View):
    """One deed: fetch the record from what the user may see, check, ask, act, go on.

    Subclasses set the attributes and write `act(form)`; `person_id()` names whose record
    is opened, for the trail. Without a `model` it makes something new. GET shows the form,
    with what was typed before and not sent; POST checks it and acts once, however often the
    browser repeats it.
    """

    model = None
    permission = None
    form_class = None
    template_name = "layouts/form_page.html"
    title = ""
    submit_label = "Save"
    success_message = ""
    guards_edits = False
    keeps_text = True

    def dispatch(self, request, *args, **kwargs):
        sent = self.sent_before()
        try:
            if not sent:
                self.open_record()
        except (Http404, PermissionDenied):
            # The same form sent at the same moment may have closed the record to its sender.
            sent = self.sent_before()
            if not sent:
                raise
        if sent:
            return HttpResponseRedirect(sent.outcome)
        note_access(request, self.person_id())
        return super().dispatch(request, *args, **kwargs)

    def sent_before(self):
        """The Submission of this form where it was carried out already, or None."""
        return sending_of(self.request) if self.request.method == "POST" else None

    def open_record(self):
        """Find the record and see whether this user may do the deed to it."""
        self.record = self.get_record()
        if self.permission:
            require(self.request.user, self.permission, self.record)
        self.check()

    def get_record(self):
        """The record of the address, out of what the user may see; else 404."""
        if self.model is None:
            return None
        key = type(self), self.request.user.asker, timezone.localdate(), self.is_guarded_edit
        return prepared_or_404(key, self.records_with, self.kwargs["pk"])

    def records_with(self, pk):
        records = self.get_queryset().filter(pk=pk)
        # Of two who edit at once the second waits here, and then hears what the first has changed.
        return records.select_for_update(of=("self",), no_key=True) if self.is_guarded_edit else records

    @property
    def is_guarded_edit(self):
        return self.guards_edits and self.request.method == "POST"

    def get_queryset(self):
        """The records that the user may see; only the user and the day decide which, see `groundwork.prepared`."""
        return self.model.objects.visible_to(self.request.user)

    def check(self):
        """Raise PermissionDenied where more than the permission is needed."""

    def why_not(self):
        """A sentence where this cannot be done as things stand; the page then leads back with it."""
        return ""

    def person_id(self):
        """Id of the person whose record this opens; None where it is nobody's."""
        return None

    def get_form_kwargs(self):
        """Keywords for the form besides data and initial."""
        return {}

    def get_initial(self):
        return {}

    def get_context(self):
        """More for the template."""
        return {}

    def get_title(self):
        return self.title

    def get_success_message(self):
        return self.success_message

    def get_success_url(self):
        return self.get_back_url()

    def get_back_url(self):
        """Where the back link and, unless overridden, success lead."""
        return self.record.get_absolute_url()

    def act(self, form):
        """Carry out the deed with a valid form; ValidationError goes back to the form."""
        raise NotImplementedError

    def make_form(self, data=None):
        form = self.form_class(data, initial=self.get_initial(), **self.get_form_kwargs())
        form.submit_label = self.submit_label
        form.autosave_url = reverse("groundwork:autosave") if self.keeps_text else None
        form.hidden_values = {"submission": number_of(self.request)}
        if self.guards_edits:
            form.hidden_values["seen"] = self.record.updated_at.isoformat()
        return form

    def get(self, request, *args, **kwargs):
        why_not = self.why_not()
        if why_not:
            messages.warning(request, why_not)
            return HttpResponseRedirect(self.get_back_url())
        form = self.make_form()
        kept = autosave.kept(request.user, request.path)
        if kept:
            form.initial |= autosave.initial_from(kept, form)
        return self.show(form, kept=kept)

    def post(self, request, *args, **kwargs):
        form = self.make_form(request.POST)
        if form.is_valid() and not self.changed_meanwhile(form):
            outcome = self.act_once(form)
            if outcome:
                return outcome
        return self.show(form)

    def act_once(self, form):
        """Act and answer with a redirect, or None where the deed was refused (said in the form)."""
        try:
            with one_transaction():
                sending = claim(number_of(self.request), self.request.user)
                self.act(form)
                sending.outcome = self.get_success_url()
                sending.save(update_fields=["outcome"])
        except Repeated:
            sending = sending_of(self.request)
            if not sending:
                raise Http404 from None
        except ValidationError as error:
            add_refusal(form, error)
            return None
        else:
            # What a repeated sending finds was typed after the first, which has discarded its own.
            autosave.discard(self.request.user, self.request.path)
        if self.get_success_message():
            messages.success(self.request, self.get_success_message())
        return HttpResponseRedirect(sending.outcome)

    def changed_meanwhile(self, form):
        """Whether somebody changed the record since the form was opened; then the form says what."""
        seen = seen_by(self.request) if self.guards_edits else None
        if not seen or seen == self.record.updated_at or sending_of(self.request):
            return False
        tell_of_change(form, self.record)
        return True

    def show(self, form, kept=None):
        return render(
            self.request,
            self.template_name,
            {
                "form": form,
                "record": self.record,
                "title": self.get_title(),
                "back_link": {"href": self.get_back_url(), "text": "Back"},
                "kept": kept,
                **self.get_context(),
            },
        )


class ConfirmedDeed(DeedView):
    """A deed with nothing to fill in: its consequences, and a button."""

    form_class = ConfirmForm
    template_name = "layouts/confirm_page.html"
    consequences = ()

    def get_context(self):
        return super().get_context() | {"consequences": self.consequences, "cancel_href": self.get_back_url()}


def add_refusal(form, error):
    """Put an action's ValidationError into the form, next to its field where it names one."""
    if hasattr(error, "error_dict"):
        for field, errors in error.error_dict.items():
            form.add_error(field if field in form.fields else None, errors)
    else:
        form.add_error(None, error)
