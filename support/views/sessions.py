"""Sessions: booked, logged, changed for some hours, added to afterwards."""

from datetime import timedelta

from django.core.exceptions import PermissionDenied
from django.db.models import F
from django.utils import timezone

from accounts.permissions import Permission
from groundwork.deeds import DeedView
from groundwork.lists import ListPage
from groundwork.names import by_name
from support.actions.bookings import book_session, rebook_session
from support.actions.sessions import add_to_session, edit_session, log_session, record_debrief
from support.forms.log_session import LogSessionForm
from support.forms.sessions import AddToSessionForm, BookSessionForm, RecordDebriefForm, SessionFilterForm, SessionForm
from support.models import Session, Support
from support.told import raised_in_words
from support.views.deeds import SupportDeed, may_act, may_add

# No more than a page needs: with ten tables in a join PostgreSQL plans longer than it reads.
RELATED = ("support__person", "support__referral", "support__worker", "worker")
LISTED = ("support__person", "support__referral", "worker__user")


class BookSession(SupportDeed):
    cover_may = True
    form_class = BookSessionForm
    title = "Book a session"
    submit_label = "Book session"
    success_message = "The session is booked."

    def act(self, form):
        book_session(support=self.support, by=self.user, **form.answers())


class LogSession(SupportDeed):
    """The form a worker fills in on the bus: of a session that was booked for the day, or of one that was not."""

    cover_may = True
    form_class = LogSessionForm
    title = "Log a session"
    submit_label = "Save session"
    success_message = "The session is saved."
    # None where another sending of this form has saved it.
    session = None

    def get_form_kwargs(self):
        booked = self.support.sessions.filter(attendance=Session.Attendance.NOT_YET).order_by("date", "start")
        return super().get_form_kwargs() | {"goals": self.support.goals.open(), "booked": booked}

    def act(self, form):
        self.session = log_session(support=self.support, by=self.user, **form.answers())

    def get_success_message(self):
        concern = self.session and self.session.concerns.order_by("raised_at").last()
        return f"{self.success_message} {raised_in_words(concern)}" if concern else self.success_message


class SessionDeed(DeedView):
    """A deed on a session, of the worker who supports the person now, or who covers."""

    model = Session

    def get_object(self, queryset=None):
        """Where the session is edited, its support is locked before it, as in every action."""
        if self.is_guarded_edit:
            Support.objects.select_for_update(of=("self",), no_key=True).filter(sessions=self.kwargs["pk"]).first()
        return super().get_object()

    def get_queryset(self):
        return super().get_queryset().select_related(*RELATED)

    def check(self):
        if not self.may():
            raise PermissionDenied

    def may(self):
        return may_act(self.user, self.object.support, cover_may=True)

    def person_id(self):
        return self.object.support.person_id

    def get_context_data(self, **kwargs):
        return super().get_context_data(**kwargs) | {
            "caption": f"{self.object.support.person.called}, {self.object.support}"
        }


class RebookSession(SessionDeed):
    form_class = BookSessionForm
    title = "Move this session"
    submit_label = "Move session"
    success_message = "The session is moved."
    guards_edits = True

    def why_not(self):
        return "This session has been logged, so it cannot be moved." if self.object.is_logged else ""

    def get_initial(self):
        return {name: getattr(self.object, name) for name in ("date", "start", "mode", "place")}

    def act(self, form):
        rebook_session(session=self.object, by=self.user, **form.answers())


class LogBookedSession(SessionDeed):
    """The same form of one booked session: it begins with what was booked."""

    form_class = LogSessionForm
    title = "Log this session"
    submit_label = "Save session"
    success_message = "The session is saved."
    guards_edits = True

    def why_not(self):
        return "This session has been logged already." if self.object.is_logged else ""

    def get_form_kwargs(self):
        return super().get_form_kwargs() | {"goals": self.object.support.goals.open(), "instance": self.object}

    def changed_meanwhile(self, form):
        is_changed = super().changed_meanwhile(form)
        # They were asked for here, so nobody could have read them before.
        for name in ("attendance", "summary") if is_changed and not self.object.is_logged else ():
            form.errors.pop(name, None)
        return is_changed

    def act(self, form):
        log_session(support=self.object.support, by=self.user, **form.answers())

    def get_success_url(self):
        return self.object.support.get_absolute_url()


class LoggedSessionDeed(SessionDeed):
    """A deed on a session that has been logged."""

    def get_queryset(self):
        return super().get_queryset().written()

    def why_not(self):
        return "This session is struck through as logged in error." if self.object.is_struck else ""


class EditSession(LoggedSessionDeed):
    form_class = SessionForm
    title = "Change this session"
    submit_label = "Save changes"
    success_message = "The changes are saved."
    guards_edits = True

    def why_not(self):
        may = self.object.may_be_edited_by(self.user, timezone.now())
        return super().why_not() or ("" if may else f"{self.object.edit_hours_over} You can add to the note.")

    def get_form_kwargs(self):
        return super().get_form_kwargs() | {"goals": self.object.support.goals.all(), "instance": self.object}

    def act(self, form):
        edit_session(session=self.object, by=self.user, **form.cleaned_data)


class AddToSession(LoggedSessionDeed):
    form_class = AddToSessionForm
    title = "Add to this session"
    submit_label = "Add"
    success_message = "Your addition is saved with today's date. The note before it stays as it was."

    def may(self):
        return may_add(self.user, self.object)

    def act(self, form):
        add_to_session(session=self.object, by=self.user, **form.cleaned_data)


class RecordDebrief(DeedView):
    """A lead says that the debrief a worker asked for was held."""

    model = Session
    permission = Permission.MANAGE_SUPPORTS
    form_class = RecordDebriefForm
    title = "Debrief held"
    submit_label = "Save debrief"
    success_message = "The debrief is recorded."

    def get_queryset(self):
        return super().get_queryset().select_related(*RELATED).debrief_asked()

    def person_id(self):
        return self.object.support.person_id

    def get_context_data(self, **kwargs):
        return super().get_context_data(**kwargs) | {"caption": str(self.object.worker)}

    def act(self, form):
        record_debrief(session=self.object, by=self.user, **form.cleaned_data)


class SessionList(ListPage):
    permissions = (Permission.SUPPORT, Permission.SEE_TEAM_RECORDS)
    template_name = "support/session_list.html"
    title = "Sessions"
    form_class = SessionFilterForm
    fields = (
        "date", "attendance", "struck_at", "debrief_wanted", "debriefed_on",
        "support__person__name", "support__person__preferred_name", "support__referral__reference",
        "worker__user__name",
    )  # fmt: skip
    sorts = {"date": "date", "person": by_name("support__person__"), "worker": by_name("worker__user__")}
    default_sort = "-date"
    empty_title = "No sessions here"

    def get_form_kwargs(self):
        return {"user": self.user}

    def get_queryset(self):
        user = self.user
        sessions = Session.objects.visible_to(user).select_related(*LISTED)
        if not user.can(Permission.SUPPORT):
            return sessions
        # Notes from before a worker took over are read on the page of the support.
        return sessions.filter(support__in=Support.objects.visible_to(user))

    def narrow(self, rows, filters):
        today = self.today
        rows = SessionFilterForm.SHOW.narrow(rows, filters.get("show"), today)
        if self.order.endswith("person"):
            # True of every session; it lets PostgreSQL begin with the names of one team's people.
            rows = rows.filter(support__team=F("team"))
        if filters.get("worker"):
            rows = rows.filter(worker=filters["worker"])
        if filters.get("weeks"):
            rows = rows.filter(date__gt=today - timedelta(weeks=filters["weeks"]), date__lte=today)
        return rows

    def people_ids(self, rows):
        return [session.support.person_id for session in rows]
