import pytest

from groundwork.shows import Show, Shows, with_status
from support.models import Support
from support.models.supports import SupportQuerySet
from tests.factories import SupportFactory, days_ago

pytestmark = pytest.mark.django_db
SHOW = Shows(
    Show("open", "All open", SupportQuerySet.open),
    Show("late", "Review overdue", SupportQuerySet.review_overdue, dated=True),
    with_status(Support.Status.PAUSED),
)


def test_the_choices_of_the_field_are_those_of_the_list():
    field = SHOW.field(label="Which")
    assert field.label == "Which" and not field.required
    assert field.choices == [("open", "All open"), ("late", "Review overdue"), ("paused", "Paused")]


@pytest.mark.parametrize(
    ("value", "names"),
    [
        ("open", "late paused"),
        ("late", "late"),
        ("paused", "paused"),
        ("", "late paused"),
        (None, "late paused"),
        ("nonsense", "late paused"),
    ],
)
def test_each_choice_narrows_and_anything_else_is_the_first(value, names):
    made = {
        "late": SupportFactory(next_review_due=days_ago(1)),
        "paused": SupportFactory(status=Support.Status.PAUSED),
    }
    shown = SHOW.narrow(Support.objects.all(), value, days_ago(0))
    assert set(shown) == {made[name] for name in names.split()}
    assert not SHOW.narrow(Support.objects.all(), "late", days_ago(1)).exists()
