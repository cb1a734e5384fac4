"""The SQL of docs/operations.md that purges deleted drafts from the history."""

from pathlib import Path

import pytest
from django.apps import apps
from django.conf import settings
from django.db import InternalError, connection, transaction

from groundwork.verifying import purges, verify
from referrals.actions.refer import discard_draft
from referrals.models import Referral, SupportTheme
from tests.database import as_owner
from tests.factories import PersonFactory, ReferralFactory
from tests.sealing import by_owner, recorded, sealed

pytestmark = pytest.mark.django_db
HISTORY = ["ReferralEvent", "PersonEvent", "ReferralThemesChoiceEvent", "ReferralExperienceThemesChoiceEvent"]


def forget():
    """Run the statements of the page, inside the test's own transaction."""
    text = (Path(settings.BASE_DIR) / "docs/operations.md").read_text()
    block = text.split("```sql\n", 1)[1].split("```", 1)[0]
    with as_owner(), connection.cursor() as cursor:
        for statement in block.split(";"):
            if statement.strip() not in ("", "BEGIN", "COMMIT"):
                cursor.execute(statement)


def history(name):
    return apps.get_model("referrals", name).objects.all()


def remembered(word):
    """How many rows of history say the word."""
    return sum(word in str(row) for name in HISTORY for row in history(name).values())


def test_the_command_forgets_deleted_drafts_and_nothing_else(cast):
    draft = ReferralFactory(
        status=Referral.Status.DRAFT, submitted_at=None, hopes="Lighthouse", person=PersonFactory(name="Lighthouse")
    )
    ReferralFactory(hopes="Windmill", person=PersonFactory(name="Windmill"))
    discard_draft(referral=draft, by=draft.referrer)
    before = remembered("Windmill")
    assert remembered("Lighthouse") >= 4
    forget()
    assert remembered("Lighthouse") == 0
    assert remembered("Windmill") == before > 0


def test_the_choices_of_a_draft_are_forgotten_too(cast):
    draft = ReferralFactory(status=Referral.Status.DRAFT, submitted_at=None)
    draft.themes.add(SupportTheme.objects.first())
    discard_draft(referral=draft, by=draft.referrer)
    forget()
    assert not any(history(name).exists() for name in HISTORY)


def test_the_trail_still_holds_and_says_what_was_purged(cast):
    draft = ReferralFactory(status=Referral.Status.DRAFT, submitted_at=None)
    draft.themes.add(SupportTheme.objects.first())
    discard_draft(referral=draft, by=draft.referrer)
    recorded(days_ago=1)
    sealed()
    forget()
    assert verify().faults == []
    assert len(list(purges())) == 3
    assert all("purged by" in line and line.endswith("deleted drafts") for line in purges())


def test_rows_that_go_without_a_purge_are_named(cast):
    draft = ReferralFactory(status=Referral.Status.DRAFT, submitted_at=None)
    discard_draft(referral=draft, by=draft.referrer)
    recorded(days_ago=1)
    sealed()
    forget()
    by_owner("DELETE FROM groundwork_purge", "groundwork_purge")
    assert any("no purge says so" in fault for fault in verify().faults)


@pytest.mark.parametrize("name", HISTORY[:2])
def test_afterwards_the_history_refuses_changes_again(cast, name):
    ReferralFactory()
    forget()
    with as_owner(), pytest.raises(InternalError, match="Cannot"), transaction.atomic():
        history(name).delete()
