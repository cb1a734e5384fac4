"""Who covers while a worker is away: naming them, and the list of whoever covers."""

from django.core.exceptions import PermissionDenied
from django.db.models.functions import Now
from django.urls import reverse
from django.utils import timezone

from accounts.permissions import Permission
from groundwork.deeds import ConfirmedDeed, DeedView
from groundwork.lists import ListPage
from groundwork.names import by_name
from support.actions.covers import end_cover, name_cover
from support.covering import may_name, supports_of
from support.forms.covers import EACH, CoverFilterForm, NameCoverForm
from support.models import Cover
from workers.models import Absence, Worker


class NameCover(DeedView):
    """Say who covers in an absence: the worker who is away, or a lead."""

    model, form_class = Absence, NameCoverForm
    template_name = "support/name_cover.html"
    title, submit_label, success_message = "Who covers?", "Save cover", "Saved. Whoever covers gets a notice."

    def open(self):
        super().open()
        self.supports = list(supports_of(self.object, self.user))
        covers = self.object.covers.in_force().filter(support__in=self.supports)
        self.said = {cover.support_id: cover for cover in covers}

    def get_queryset(self):
        return super().get_queryset().select_related("worker__user", "worker__team")

    def check(self):
        if not may_name(self.user, self.object):
            raise PermissionDenied

    def people_ids(self):
        return [support.person_id for support in self.supports]

    def why_not(self):
        if self.object.is_taken_back or self.object.is_over(timezone.now()):
            return "This absence is over or was taken back, so nobody needs to cover."
        return "" if self.supports else "No support is open, so nobody needs to cover."

    def get_initial(self):
        agreed = [str(pk) for pk, cover in self.said.items() if cover.notes_agreed]
        return {"who": EACH if self.said else None, "agreed": agreed}

    def get_form_kwargs(self):
        worker = self.object.worker
        there = Worker.objects.there(self.today, timezone.now()).filter(team=worker.team_id).exclude(pk=worker.pk)
        away = Absence.objects.meeting(max(self.object.starts_at, timezone.now()), self.object.ends_at)
        free = there.exclude(pk__in=away.order_by().values("worker")).select_related("user")
        return super().get_form_kwargs() | {
            "supports": self.supports,
            "workers": list(free.order_by(*by_name("user__"))),
            "said": self.said,
        }

    def get_context_data(self, **kwargs):
        return super().get_context_data(**kwargs) | {
            "caption": f"{self.object.worker.user.name}: {self.object.in_words}"
        }

    def act(self, form):
        name_cover(absence=self.object, by=self.user, named=form.named())


class EndCover(ConfirmedDeed):
    """Whoever covers says that they no longer can."""

    model, permission = Cover, Permission.SUPPORT
    title, submit_label, success_message = "I can no longer cover", "End my cover", "Ended. The team leads are told."
    consequences = (
        "You cannot open this support any more.",
        "Nobody covers it until somebody else is named. The team leads get a notice at once.",
    )

    def get_queryset(self):
        covers = Cover.objects.of(self.user).ahead(Now())
        return covers.select_related("support__referral", "absence__worker__user")

    def get_context_data(self, **kwargs):
        return super().get_context_data(**kwargs) | {"caption": self.object.support.referral.reference}

    def get_back_url(self):
        return reverse("support:cover_list")

    def act(self, form):
        end_cover(cover=self.object, by=self.user)


class CoverList(ListPage):
    """What somebody covers for colleagues who are away, now and soon; only what goes on can be opened."""

    permissions = (Permission.SUPPORT,)
    template_name = "support/cover_list.html"
    title = "Supports you cover"
    form_class = CoverFilterForm
    fields = (
        "support__person__name", "support__person__preferred_name", "support__person__safe_contact",
        "support__referral__reference", "absence__starts_at", "absence__ends_at", "absence__worker__user__name",
    )  # fmt: skip
    sorts = {"when": "absence__starts_at"}
    default_sort = "when"
    empty_title = "You cover for nobody"
    empty_text = "When somebody names you for a colleague who is away, you get a notice, and it stands here."

    def get_queryset(self):
        covers = Cover.objects.of(self.user).ahead(Now())
        return covers.select_related("support__person", "support__referral", "absence__worker__user")

    def narrow(self, rows, filters):
        return CoverFilterForm.SHOW.narrow(rows, filters.get("show"), self.today)

    def prepare(self, rows):
        now = timezone.now()
        counting = Cover.objects.counting(self.today, now).filter(pk__in=[row.pk for row in rows])
        goes_on = set(counting.order_by().values_list("pk", flat=True))
        for cover in rows:
            cover.goes_on = cover.pk in goes_on

    def people_ids(self, rows):
        now = timezone.now()
        return [cover.support.person_id for cover in rows if cover.absence.starts_at <= now]
