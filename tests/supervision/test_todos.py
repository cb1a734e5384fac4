import pytest

from supervision.actions.crossovers import log_crossover
from supervision.models import Supervision
from supervision.todos import todos
from tests.factories import ActionFactory, SupervisionFactory, WorkerFactory, days_ago

pytestmark = pytest.mark.django_db
Status = Supervision.Status


@pytest.fixture
def busy(cast):
    """Something of every kind for the lead and for a worker."""
    held = {"status": Status.RECORDED, "minutes": 60, "discussed": "The week."}
    supervision = SupervisionFactory(worker=cast.worker_profile, date=days_ago(40), **held)
    SupervisionFactory(worker=cast.worker_profile, date=days_ago(5))
    SupervisionFactory(worker=cast.worker2_profile, date=days_ago(5))
    SupervisionFactory(worker=cast.worker2_profile, date=days_ago(4), **held)
    ActionFactory(supervision=supervision, due_on=days_ago(0))
    ActionFactory(supervision=supervision, due_on=days_ago(0), owner=cast.lead)
    WorkerFactory(team=cast.north, line_manager=cast.lead)
    log_crossover(worker=cast.worker2_profile, by=cast.worker2, happened_on=days_ago(1), happened="Met a nurse.")
    return cast


@pytest.mark.parametrize(
    ("key", "expected"), [("lead", [2, 1, 0, 0, 1, 1, 1]), ("worker", [0, 1, 1]), ("supervisor", [0, 1, 1, 0, 1, 0])]
)
def test_every_line_counts_what_its_list_shows(busy, sign_in, key, expected):
    client, user = sign_in(getattr(busy, key)), getattr(busy, key)
    lines = list(todos(user, days_ago(0)))
    if key == "worker":
        lines = [line for line in lines if "overdue" not in line.title] + [
            line for line in lines if "overdue" in line.title
        ]
        lines, overdue = lines[:-1], lines[-1]
        assert overdue.count == 1
        assert "Overdue" in client.get(overdue.url).text
        expected = expected[1:]
    assert [line.count for line in lines] == expected
    for line in lines:
        assert client.get(line.url).context["page_obj"].paginator.count == line.count, line.title


@pytest.mark.parametrize("key", ["coordinator", "manager", "admin"])
def test_nobody_else_has_lines_about_supervision(busy, key):
    # What host teams have open is nobody's supervision.
    lines = [line for line in todos(getattr(busy, key), days_ago(0)) if "Host teams" not in line.title]
    assert not any(line.count for line in lines)
