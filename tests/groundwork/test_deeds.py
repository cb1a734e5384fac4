"""What every deed owes its user, tried on a deed of the tests' own."""

from uuid import uuid4

import pytest
from django.core.exceptions import ValidationError
from django.http import Http404
from django.test import override_settings
from django.urls import include, path

from accounts.models import Team
from accounts.permissions import Permission
from crispy_nhsuk.forms import NHSModelForm
from groundwork.deeds import DeedView
from groundwork.models import AccessEvent, Autosave, Submission
from peersupport import urls as product
from workers.models import Worker

pytestmark = pytest.mark.django_db


class HoursForm(NHSModelForm):
    class Meta:
        model = Worker
        fields = ["weekly_hours", "areas"]


class ChangeHours(DeedView):
    model, permission, form_class = Worker, Permission.MANAGE_WORKERS, HoursForm
    title, submit_label, success_message = "Change hours", "Change hours", "The hours are changed."
    guards_edits = True

    def get_form_kwargs(self):
        return super().get_form_kwargs() | {"instance": self.get_object()}

    def person_id(self):
        return self.object.pk

    def get_back_url(self):
        return "/back/"

    def act(self, form):
        if form.cleaned_data["areas"] == "refuse":
            raise ValidationError({"areas": "Choose another area."})
        form.save()
        Team.objects.create(name=f"made {uuid4()}", kind=Team.Kind.REFERRING)


class ClosedMeanwhile(ChangeHours):
    """As the second of two sendings at once meets it: the first has just closed the record to its sender."""

    def get_object(self, queryset=None):
        Submission.objects.create(id=self.request.POST["submission"], user=self.request.user, outcome="/back/")
        raise Http404


class SentMeanwhile(ChangeHours):
    """As the second of two sendings at once meets it: the first claims the number before this one does."""

    def check(self):
        if self.request.method == "POST":
            Submission.objects.create(id=self.request.POST["submission"], user=self.request.user, outcome="/back/")


urlpatterns = [
    path("try/<uuid:pk>/", ChangeHours.as_view(), name="change_hours"),
    path("try/<uuid:pk>/closed/", ClosedMeanwhile.as_view(), name="closed_meanwhile"),
    path("try/<uuid:pk>/sent/", SentMeanwhile.as_view(), name="sent_meanwhile"),
    path("back/", lambda request: None),
    path("", include(product)),
]
here = override_settings(ROOT_URLCONF=__name__)


@pytest.fixture
def page(cast):
    with here:
        yield f"/try/{cast.worker_profile.pk}/"


def test_a_record_out_of_scope_is_not_found(page, cast, sign_in):
    assert sign_in(cast.lead2).get(page).status_code == 404


def test_a_record_in_scope_without_the_permission_is_refused(page, cast, sign_in):
    assert sign_in(cast.worker).get(page).status_code == 403


def test_opening_a_deed_is_in_the_trail(page, cast, sign_in):
    sign_in(cast.lead).get(page)
    assert AccessEvent.objects.get().subjects == [cast.worker_profile.pk]


def test_a_deed_is_done_and_says_so(page, cast, sign_in):
    answer = sign_in(cast.lead).post(page, {"weekly_hours": "30", "areas": "North"})
    assert answer.url == "/back/"
    cast.worker_profile.refresh_from_db()
    assert cast.worker_profile.areas == "North"


def test_a_repeated_sending_acts_once_and_leads_to_the_same_place(page, cast, sign_in):
    sent = {"weekly_hours": "30", "submission": str(uuid4())}
    answers = [sign_in(cast.lead).post(page, sent) for _ in range(2)]
    assert [answer.url for answer in answers] == ["/back/", "/back/"]
    assert Team.objects.filter(name__startswith="made").count() == 1


def test_a_form_sent_twice_at_once_leads_on_also_where_the_record_is_closed_by_then(page, cast, sign_in):
    answer = sign_in(cast.lead).post(f"{page}closed/", {"submission": str(uuid4())})
    assert answer["Location"] == "/back/"


def test_a_submission_of_somebody_else_tells_nothing(page, cast, sign_in):
    sent = {"weekly_hours": "30", "submission": str(uuid4())}
    sign_in(cast.lead).post(page, sent)
    cast.worker_profile.line_manager = cast.supervisor
    assert sign_in(cast.lead2).post(page, sent).status_code == 404


def test_a_refusal_stands_next_to_its_field_and_saves_nothing(page, cast, sign_in):
    answer = sign_in(cast.lead).post(page, {"weekly_hours": "30", "areas": "refuse"})
    assert answer.context["form"].errors["areas"] == ["Choose another area."]
    assert "refuse" in answer.text
    assert not Team.objects.filter(name__startswith="made").exists()


def test_a_stale_form_says_what_changed(page, cast, sign_in):
    seen = cast.worker_profile.updated_at.isoformat()
    cast.worker_profile.weekly_hours = 22
    cast.worker_profile.save()
    answer = sign_in(cast.lead).post(page, {"weekly_hours": "30", "seen": seen})
    assert "This is now “22" in answer.context["form"].errors["weekly_hours"][0]


def test_text_is_kept_and_shown_again_in_the_same_form_only(page, cast, sign_in):
    client = sign_in(cast.lead)
    client.post("/autosave/", {"path": page, "areas": "Half a thought"})
    assert "Half a thought" in client.get(page).text
    assert "Half a thought" not in client.get(f"/try/{cast.worker2_profile.pk}/").text


def test_kept_text_is_its_authors_alone(page, cast, sign_in):
    Autosave.objects.create(user=cast.lead2, path=page, data={"areas": ["Half a thought"]})
    assert "Half a thought" not in sign_in(cast.lead).get(page).text


def test_sending_forgets_what_was_kept(page, cast, sign_in):
    client = sign_in(cast.lead)
    client.post("/autosave/", {"path": page, "areas": "Half a thought"})
    client.post(page, {"weekly_hours": "30", "areas": "North"})
    assert not Autosave.objects.exists()


def test_a_repeated_sending_leaves_what_was_typed_since(page, cast, sign_in):
    client = sign_in(cast.lead)
    client.post("/autosave/", {"path": f"{page}sent/", "areas": "The next thought"})
    sent = {"weekly_hours": "30", "areas": "North", "submission": str(uuid4())}
    assert client.post(f"{page}sent/", sent)["Location"] == "/back/"
    assert Autosave.objects.get().data["areas"] == ["The next thought"]
    assert not Team.objects.filter(name__startswith="made").exists()


def test_text_that_arrives_after_its_form_was_sent_is_not_kept(page, cast, sign_in):
    client, number = sign_in(cast.lead), str(uuid4())
    client.post(page, {"weekly_hours": "30", "areas": "North", "submission": number})
    client.post("/autosave/", {"path": page, "areas": "North", "submission": number})
    assert not Autosave.objects.exists()


def test_kept_text_can_be_discarded(page, cast, sign_in):
    client = sign_in(cast.lead)
    client.post("/autosave/", {"path": page, "areas": "Half a thought"})
    assert client.post("/autosave/discard/", {"path": page}).url == page
    assert not Autosave.objects.exists()


@pytest.mark.parametrize("elsewhere", ["https://elsewhere.example/", "/", "", "//elsewhere.example/x"])
def test_text_is_kept_for_forms_of_ours_alone(page, cast, sign_in, elsewhere):
    client = sign_in(cast.lead)
    assert client.post("/autosave/", {"path": elsewhere, "areas": "x"}).status_code == 400
    assert client.post("/autosave/discard/", {"path": elsewhere}).status_code == 400
