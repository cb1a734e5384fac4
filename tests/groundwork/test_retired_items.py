"""A retired item of a list stays shown and chosen where it was chosen, until somebody unchooses it."""

import re
from pathlib import Path

import pytest
from django.conf import settings
from django.urls import reverse

from groundwork.forms import ItemField, ids_of
from groundwork.models import ServiceListItem
from referrals.actions.refer import save_section
from referrals.models import SupportTheme
from support.models import Principle
from tests.consistency.test_forms import form_classes
from tests.factories import SessionFactory, SupportFactory
from tests.referrals.drafts import start_draft
from workers.models import ExperienceTheme

pytestmark = pytest.mark.django_db


@pytest.fixture
def draft(cast):
    draft = start_draft(cast)
    themes = SupportTheme.objects.all()[:2]
    save_section(
        referral=draft, by=cast.coordinator, section="hopes", answers={"hopes": "Swim", "themes": themes}, complete=True
    )
    themes[0].__class__.objects.filter(pk=themes[0].pk).update(is_active=False)
    return draft


def themes_of(draft):
    return set(draft.themes.values_list("pk", flat=True))


def test_a_coordinator_who_edits_something_else_keeps_a_retired_theme(cast, draft, sign_in):
    page = sign_in(cast.coordinator)
    address = reverse("referrals:referral_section", args=[draft.pk, "hopes"])
    shown = page.get(address)
    assert "(no longer offered)" in shown.text
    chosen = themes_of(draft)
    assert set(ids_of(shown.context["form"]["themes"].value())) == chosen
    page.post(address, {"hopes": "Swim again", "themes": list(chosen)})
    assert themes_of(draft) == chosen


def test_once_unchosen_it_is_gone_and_cannot_be_chosen(cast, draft, sign_in):
    page = sign_in(cast.coordinator)
    address = reverse("referrals:referral_section", args=[draft.pk, "hopes"])
    retired = SupportTheme.objects.get(is_active=False)
    page.post(address, {"hopes": "Swim again", "themes": [pk for pk in themes_of(draft) if pk != retired.pk]})
    assert retired.pk not in themes_of(draft)
    assert "(no longer offered)" not in page.get(address).text
    page.post(address, {"hopes": "Swim again", "themes": [retired.pk]})
    assert retired.pk not in themes_of(draft)


def test_a_worker_who_edits_a_session_or_their_profile_keeps_what_is_retired(cast, sign_in):
    principle, theme = Principle.objects.first(), ExperienceTheme.objects.first()
    session = SessionFactory(support=SupportFactory(worker=cast.worker_profile), experience_theme=theme)
    session.principles.add(principle)
    cast.worker_profile.experience_themes.add(theme)
    for item in (principle, theme):
        type(item).objects.filter(pk=item.pk).update(is_active=False)
    page = sign_in(cast.worker)
    form = page.get(reverse("support:edit_session", args=[session.pk])).context["form"]
    assert ids_of(form["principles"].value()) == [principle.pk]
    assert principle in form.fields["principles"].queryset
    assert theme in form.fields["experience_theme"].queryset
    about = reverse("workers:edit_experience", args=[cast.worker_profile.pk])
    form = page.get(about).context["form"]
    assert theme in form.themes
    page.post(about, {name: form[name].value() for name in form.fields})
    assert list(cast.worker_profile.experience_themes.all()) == [theme]


def test_every_choice_from_a_list_is_such_a_field():
    wrong = {
        f"{form.__qualname__}.{name}"
        for form in form_classes()
        for name, field in form.base_fields.items()
        if issubclass(getattr(getattr(field, "queryset", None), "model", object), ServiceListItem)
        and not isinstance(field, ItemField)
    }
    assert not wrong


def test_forms_never_name_the_offered_themselves():
    files = Path(settings.BASE_DIR).glob("*/forms/**/*.py")
    assert not [file for file in files if re.search(r"\.offered\(", file.read_text())]


@pytest.mark.parametrize("initial", [None, "", "abc", "-1", "9" * 40, ["x", None], "٣"])
def test_what_stands_in_a_form_may_be_anything(initial):
    assert ids_of(initial) == []


def test_ids_are_found_among_rows_and_words():
    principle = Principle.objects.first()
    assert ids_of([principle, "7", 8]) == [principle.pk, 7, 8]
