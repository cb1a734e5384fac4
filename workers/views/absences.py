"""When a worker is away: the page of an absence, and what is done to it."""

from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from groundwork.deeds import ConfirmedDeed, DeedView
from workers import slots
from workers.absences import may_enter, note_reading_of_absences
from workers.actions.absences import away_today, correct_absence, end_absence, enter_absence, take_back_absence
from workers.forms.absences import CorrectAbsenceForm, EnterAbsenceForm, TakeBackAbsenceForm, asked_before
from workers.models import Absence, Worker


class OfWorker:
    """A deed that enters an absence: the worker's own, or of who manages them."""

    model = Worker
    # None where another sending of this form has entered it.
    absence = None

    def get_queryset(self):
        return super().get_queryset().select_related("user", "team")

    def check(self):
        if not may_enter(self.user, self.object):
            raise PermissionDenied

    def get_context_data(self, **kwargs):
        return super().get_context_data(**kwargs) | {"caption": self.object.user.name}

    def get_success_url(self):
        return self.absence.get_absolute_url() if self.absence else self.get_back_url()

    def get_back_url(self):
        is_own = self.object.user_id == self.user.pk
        return reverse("workers:my_profile") if is_own else self.object.get_absolute_url()


class EnterAbsence(OfWorker, DeedView):
    """Write down when a worker is or will be away."""

    form_class = EnterAbsenceForm
    title, submit_label = "Enter an absence", "Enter absence"
    success_message = "The absence is entered. See below who covers."

    def act(self, form):
        self.absence = enter_absence(worker=self.object, by=self.user, **form.answers())


class AwayToday(OfWorker, ConfirmedDeed):
    """One tap: the worker is away for the rest of today."""

    title, submit_label = "Away today", "Away today"
    success_message = "Entered as away today. If nobody knows until when, correct it below. See below who covers."
    consequences = (
        "Entered as away until the end of today, without a reason.",
        "The team leads and the line manager get a notice.",
        "Supports that nobody covers show on the leads' start page at once.",
    )

    def why_not(self):
        is_away = Absence.objects.current(timezone.now()).filter(worker=self.object).exists()
        return "An absence is entered for now already." if is_away else ""

    def act(self, form):
        self.absence = away_today(worker=self.object, by=self.user)


class AbsenceDeed(DeedView):
    """A deed on an absence that was entered."""

    model = Absence
    guards_edits = True

    def get_queryset(self):
        return super().get_queryset().select_related("worker__user", "worker__team", "kind")

    def check(self):
        note_reading_of_absences(self.request, self.object.worker)

    def why_not(self):
        return "This absence was taken back." if self.object.is_taken_back else ""

    def get_context_data(self, **kwargs):
        return super().get_context_data(**kwargs) | {"caption": self.object.worker.user.name}


class CorrectAbsence(AbsenceDeed):
    form_class = CorrectAbsenceForm
    title, submit_label, success_message = "Correct this absence", "Correct absence", "The absence is corrected."

    def get_initial(self):
        return asked_before(self.object)

    def get_form_kwargs(self):
        return super().get_form_kwargs() | {"absence": self.object}

    def act(self, form):
        correct_absence(absence=self.object, by=self.user, **form.answers())


class EndAbsence(AbsenceDeed, ConfirmedDeed):
    """The worker is back."""

    guards_edits = False
    title, submit_label = "Back at work", "Back at work now"
    success_message = "The absence has ended. See below what happened meanwhile."
    consequences = (
        "The absence ends now, and with it what those who cover can open.",
        "The team leads and the line manager get a notice.",
    )

    def why_not(self):
        goes_on = self.object.is_current(timezone.now())
        return super().why_not() or ("" if goes_on else "This absence does not go on at the moment.")

    def act(self, form):
        end_absence(absence=self.object, by=self.user)


class TakeBackAbsence(AbsenceDeed):
    form_class = TakeBackAbsenceForm
    title, submit_label = "Take back this absence", "Take back"
    success_message = "The absence is taken back. Nobody is away because of it."

    def act(self, form):
        take_back_absence(absence=self.object, by=self.user, **form.cleaned_data)


@require_safe
def absence_detail(request, pk):
    """One absence: when, what it is called, who covers, and what can be done about it."""
    absences = Absence.objects.visible_to(request.user)
    absence = get_object_or_404(
        absences.select_related("worker__user", "worker__team", "kind", "entered_by", "taken_back_by"), pk=pk
    )
    note_reading_of_absences(request, absence.worker)
    now, is_own = timezone.now(), absence.worker.user_id == request.user.pk
    parts = [part(absence, request.user) for part in slots.ABSENCE_PARTS]
    context = {
        "title": "My absence" if is_own else f"Absence of {absence.worker.user.name}",
        "tab_title": "Absence",
        "caption": absence.in_words,
        "absence": absence,
        "is_own": is_own,
        "is_current": absence.is_current(now),
        "is_over": absence.is_over(now),
        "parts": [part for part in parts if part],
    }
    return render(request, "workers/absence_detail.html", context)
