"""Fields of choices from the database."""

import pytest
from django import forms

from accounts.models import Team
from crispy_nhsuk import bound
from crispy_nhsuk.forms import NHSForm


class TeamForm(NHSForm):
    team = forms.ModelChoiceField(Team.objects.order_by("pk"), empty_label="Any")


@pytest.mark.django_db
def test_rows_are_read_once_for_each_form(django_assert_num_queries):
    for _ in range(2):
        with django_assert_num_queries(1) as queries:
            form = TeamForm()
            drawn = bound.render(form["team"])
            assert bound.render(form["team"]) == drawn
        assert "DECLARE" not in queries.captured_queries[0]["sql"]


@pytest.mark.django_db
def test_a_row_added_meanwhile_is_in_the_next_form():
    before = bound.render(TeamForm()["team"])
    Team.objects.create(name="Later")
    after = bound.render(TeamForm()["team"])
    assert after.count("<option") == before.count("<option") + 1
    assert "Any" in after


@pytest.mark.django_db
def test_rows_given_later_count():
    form = TeamForm()
    form.fields["team"].queryset = Team.objects.none()
    assert bound.render(form["team"]).count("<option") == 1
