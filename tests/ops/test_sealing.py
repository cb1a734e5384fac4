"""The trail is sealed day by day; what was altered behind PostgreSQL's back is found, and by which row."""

from datetime import timedelta
from io import StringIO

import pytest
from django.core import mail
from django.core.management import CommandError, call_command
from django.db import DatabaseError, connection, transaction
from django.utils import timezone

from drills.days import sealing_at_noon
from groundwork.database_rights import append_only
from groundwork.models import AccessEvent, Purge, Seal, SealedRow
from groundwork.sealing import seal
from groundwork.verifying import trails, verify
from peersupport import tasks
from tests.database import as_owner
from tests.factories import PersonFactory, UserFactory
from tests.sealing import by_owner, recorded, sealed

pytestmark = pytest.mark.django_db
EVENTS = "referrals_personevent"
LOOKS = "groundwork_accessevent"


def day(days_ago):
    return timezone.localdate() - timedelta(days=days_ago)


@pytest.fixture
def chain():
    """Three sealed days: something on the first, nothing on the second, something on the third, which was yesterday."""
    look()
    PersonFactory(name="First")
    recorded(days_ago=3)
    assert sealed(days_ago=2) == 1
    look()
    PersonFactory(name="Third")
    recorded(days_ago=1)
    assert sealed() == 2


def look():
    return AccessEvent.objects.create(user=UserFactory(), subjects=[PersonFactory().pk], verb="seen")


def faults(**how):
    return verify(**how).faults


def newest(model):
    return model.objects.order_by("-recorded_at").first()


def test_a_trail_that_nobody_altered_holds(chain):
    look()
    found = verify()
    assert found.faults == []
    assert (found.first, found.last, found.days) == (day(3), day(1), 3)
    assert found.rows == SealedRow.objects.count() > 4


def test_every_table_of_the_trail_is_sealed(chain):
    sealed(days_ago=-1)
    filled = {table for table, model in trails().items() if model.objects.exists()}
    assert {LOOKS, EVENTS} <= filled
    assert set(SealedRow.objects.values_list("table_name", flat=True)) == filled
    assert append_only().keys() - trails().keys() == {"groundwork_seal", "groundwork_sealedrow"}


def test_what_is_of_today_waits_for_its_seal(chain):
    look()
    assert sealed() == 0
    assert SealedRow.objects.filter(table_name=LOOKS).count() == 2


def test_a_changed_row_is_named(chain):
    row = newest(AccessEvent)
    by_owner("UPDATE groundwork_accessevent SET verb = 'unseen' WHERE id = %s", LOOKS, values=[row.pk])
    assert faults() == [f"{day(1)}: {LOOKS} {row.pk} is not what was sealed"]


def test_a_changed_row_of_history_is_named(chain):
    by_owner("UPDATE referrals_personevent SET name = 'Other' WHERE name = 'First'", EVENTS)
    [fault] = faults()
    assert fault.startswith(f"{day(3)}: {EVENTS}") and fault.endswith("is not what was sealed")


def test_a_removed_row_is_named(chain):
    row = newest(AccessEvent)
    by_owner("DELETE FROM groundwork_accessevent WHERE id = %s", LOOKS, values=[row.pk])
    assert faults() == [f"{day(1)}: {LOOKS} {row.pk} is gone, and no purge says so"]


def test_a_row_added_to_a_sealed_day_is_named(chain):
    row = look()
    recorded(days_ago=2)
    assert f"{day(2)}: {LOOKS} {row.pk} is not sealed, though its day is" in faults()


def test_a_row_that_came_when_its_day_was_sealed_is_named():
    look()
    recorded(days_ago=3)
    sealed(days_ago=2)
    row = look()
    recorded(days_ago=3)
    sealed()
    assert f"{day(2)}: {LOOKS} {row.pk} came after the day of its time had been sealed" in faults()


@pytest.mark.parametrize(
    ("statement", "fault"),
    [
        ("UPDATE groundwork_sealedrow SET digest = sha256('') WHERE id = (SELECT max(id) FROM groundwork_sealedrow)",
         "the chain of .* is broken"),
        ("DELETE FROM groundwork_sealedrow WHERE id = (SELECT min(id) FROM groundwork_sealedrow)",
         "the chain of .* is (broken|gone)"),
        ("UPDATE groundwork_seal SET contents = jsonb_set(contents, '{groundwork_accessevent,rows}', '7')",
         "the seal does not follow"),
        ("DELETE FROM groundwork_seal WHERE contents = '{}'", "no seal"),
        ("DELETE FROM groundwork_seal", "nothing is sealed"),
    ],
)  # fmt: skip
def test_altered_seals_are_found(chain, statement, fault):
    by_owner(statement, "groundwork_seal", "groundwork_sealedrow")
    with pytest.raises(CommandError, match=fault):
        call_command("verify_trail")


def test_a_chain_made_anew_is_found_by_its_anchor_alone(chain):
    kept = anchored()
    by_owner("UPDATE groundwork_accessevent SET verb = 'unseen'", LOOKS)
    by_owner("DELETE FROM groundwork_seal; DELETE FROM groundwork_sealedrow", "groundwork_seal", "groundwork_sealedrow")
    sealed()
    assert faults() == []
    with pytest.raises(CommandError, match="not the one that was anchored"):
        call_command("verify_trail", anchor=[kept])


def anchored(**options):
    """What the command printed."""
    output = StringIO()
    call_command("anchor_trail", stdout=output, **options)
    return output.getvalue()


def test_anchors_are_kept_in_a_file_or_as_words(chain, tmp_path):
    file = tmp_path / "anchors"
    file.write_text(anchored(since=day(3)))
    assert len(file.read_text().splitlines()) == 3
    output = StringIO()
    call_command("verify_trail", anchor=[str(file)], stdout=output)
    call_command("verify_trail", anchor=[anchored().split()[1]], stdout=output)
    assert output.getvalue().count("and the anchors") == 2


def test_an_anchor_nobody_can_read_is_refused(chain):
    with pytest.raises(CommandError, match="neither a seal nor a file"):
        call_command("verify_trail", anchor=["nonsense"])


def test_the_mailed_anchor_names_nobody(chain):
    anchored(mail=["first@example.org", "second@example.org"])
    assert [message.to for message in mail.outbox] == [["first@example.org"], ["second@example.org"]]
    assert mail.outbox[0].body.splitlines()[-1] == anchored().strip()
    assert "First" not in mail.outbox[0].body


def test_before_the_first_seal_there_is_nothing_to_anchor(chain):
    by_owner("DELETE FROM groundwork_seal", "groundwork_seal")
    by_owner("CREATE OR REPLACE FUNCTION seal_trail() RETURNS integer LANGUAGE sql AS 'SELECT 0'")
    with pytest.raises(CommandError, match="No day is sealed yet"):
        anchored()


def test_days_before_one_can_be_believed(chain):
    by_owner("UPDATE referrals_personevent SET name = 'Other' WHERE name = 'First'", EVENTS)
    assert faults(since=day(2)) == []
    assert len(faults(since=day(3))) == 1


def test_a_purge_is_told_and_no_fault(chain):
    row = newest(AccessEvent)
    by_owner("DELETE FROM groundwork_accessevent WHERE id = %s", LOOKS, values=[row.pk])
    by_owner(
        "INSERT INTO groundwork_purge (by, why, table_name, keys) VALUES (session_user, 'a reason', %s, ARRAY[%s])",
        values=[LOOKS, row.pk],
    )
    output = StringIO()
    call_command("verify_trail", stdout=output)
    assert f"1 rows of {LOOKS} purged by" in output.getvalue()


def test_a_purge_is_sealed_itself_and_cannot_be_taken_back(chain):
    by_owner("INSERT INTO groundwork_purge (by, why, table_name, keys) VALUES ('x', 'x', 'x', '{}')")
    sealed(days_ago=-1)
    by_owner("DELETE FROM groundwork_purge", "groundwork_purge")
    [fault] = faults()
    assert "groundwork_purge" in fault and fault.endswith("is gone, and no purge says so")


def test_a_column_added_later_changes_no_seal(chain):
    by_owner(f"ALTER TABLE {EVENTS} ADD COLUMN shoe_size integer DEFAULT 42")
    assert faults() == []
    look()
    PersonFactory(name="Fourth")
    by_owner("UPDATE referrals_personevent SET name = 'Other' WHERE name = 'Third'", EVENTS)
    assert len(faults()) == 1


def test_a_column_that_is_gone_is_said(chain):
    by_owner(f"ALTER TABLE {EVENTS} DROP COLUMN pronouns CASCADE")
    assert f"{day(3)}: {EVENTS} has lost its column pronouns, so its rows cannot be checked" in faults()


def test_a_trigger_that_is_switched_off_is_named(chain):
    by_owner(f"DROP TRIGGER {trigger('append_only', LOOKS)} ON {LOOKS}")
    by_owner(f"ALTER TABLE referrals_person DISABLE TRIGGER {trigger('insert', 'referrals_person')}")
    assert faults() == [
        f"{LOOKS}: the trigger append_only is missing or switched off",
        "referrals_person: the trigger insert_insert is missing or switched off",
    ]


def trigger(name, table):
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT tgname FROM pg_trigger WHERE tgrelid = %s::regclass AND tgname LIKE %s", [table, f"%{name}%"]
        )
        return cursor.fetchone()[0]


def test_sealing_twice_changes_nothing(chain):
    before = list(Seal.objects.values_list("day", "digest"))
    assert sealed() == 0
    assert seal() == 0
    assert [(each, bytes(digest)) for each, digest in Seal.objects.values_list("day", "digest")] == [
        (each, bytes(digest)) for each, digest in before
    ]


def test_the_worker_seals_the_day_that_ended(settings):
    look()
    recorded(days_ago=1)
    with as_owner(), connection.cursor() as cursor:
        cursor.execute(sealing_at_noon(0))
    tasks.seal()
    assert Seal.objects.get().day == day(1)
    assert tasks.seal.name in {each["task"] for each in settings.CELERY_BEAT_SCHEDULE.values()}


@pytest.mark.parametrize(
    "model",
    [
        Seal(day=timezone.localdate(), contents={}, digest=b""),
        SealedRow(day=timezone.localdate(), table_name="x", key="x", digest=b""),
        Purge(by="x", why="x", table_name="x", keys=[]),
    ],
)
def test_the_application_cannot_write_what_proves_the_trail(model):
    with pytest.raises(DatabaseError, match="permission denied"), transaction.atomic():
        model.save(force_insert=True)


def test_nobody_dates_a_row_into_the_past():
    event = AccessEvent.objects.create(
        user=UserFactory(), subjects=[], verb="seen", at=timezone.now() - timedelta(days=400),
        recorded_at=timezone.now() - timedelta(days=400),
    )  # fmt: skip
    event.refresh_from_db()
    assert abs(event.recorded_at - timezone.now()) < timedelta(hours=1)
    assert event.at < timezone.now() - timedelta(days=399)
