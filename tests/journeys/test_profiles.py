"""What a worker says of themselves and who sees it, and line management that changes hands, as people click it."""

import pytest

from tests.factories import days_ago
from workers.actions.own import edit_experience
from workers.models import ExperienceTheme, Stage, Visibility, Worker

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
THEME = "Hearing voices or unusual experiences"


@pytest.fixture
def theme(cast):
    return ExperienceTheme.objects.get(code="voices")


def test_a_theme_shown_to_the_team_is_read_by_a_colleague_and_one_taken_back_is_not(screen, cast, theme):
    # Given a worker who named a theme for matching only
    edit_experience(worker=cast.worker_profile, by=cast.worker, themes={theme: Visibility.MATCHING})
    assert not colleague_reads(screen, cast)
    # When the worker lets the team know
    choose(screen, cast, theme, "My team")
    # Then the colleague reads it, and the worker sees who did
    assert colleague_reads(screen, cast)
    screen.sign_in(cast.worker)
    screen.open("/my-profile/")
    assert screen.sees("Will Sørensen: read your experience, 1 time")
    # When the worker takes it back
    choose(screen, cast, theme, "Matching only")
    # Then the colleague does not
    assert not colleague_reads(screen, cast)


def choose(screen, cast, theme, answer):
    screen.sign_in(cast.worker)
    screen.open("/my-profile/")
    screen.follow("Edit experience to draw on")
    assert screen.reaches("Experience I am willing to draw on")
    assert screen.fits()
    screen.page.get_by_label(theme.label).select_option(label=answer)
    screen.press("Save changes")
    assert screen.sees("Your profile is changed.")


def colleague_reads(screen, cast):
    screen.sign_in(cast.worker2)
    screen.open("/my-profile/")
    screen.follow("My team")
    assert screen.reaches("My team")
    assert screen.fits()
    screen.follow(cast.worker.name)
    assert screen.sees("Working days")
    assert screen.fits()
    return screen.page.get_by_text(THEME).count() > 0


def test_line_management_changes_hands(screen, cast):
    # Given a lead who is line manager of a worker
    screen.sign_in(cast.lead)
    open_profile(screen, cast)
    # When they hand line management to somebody else
    screen.follow("Change line manager")
    screen.check(cast.supervisor.name)
    screen.press("Change line manager")
    # Then they change nothing of the employment any more
    assert screen.sees("Sunita Rao changes this, as line manager.")
    assert not screen.page.get_by_role("link", name="Change stage").count()
    # And whoever took over does, and was told
    screen.sign_in(cast.supervisor)
    screen.open("/notices/")
    assert screen.sees("You are line manager of a worker now")
    open_profile(screen, cast)
    screen.follow("Change stage")
    screen.check("Senior")
    screen.date("starts_on", days_ago(0))
    screen.write("why", "Mentors both newcomers.")
    assert screen.fits()
    screen.press("Change stage")
    assert screen.sees("Stage: from Established to Senior")
    # And the worker reads all of it
    screen.sign_in(cast.worker)
    screen.open("/my-profile/")
    assert screen.sees("Line manager: from Lena Fairweather to Sunita Rao")
    assert screen.sees("Mentors both newcomers.")
    assert screen.fits()
    assert Worker.objects.get(pk=cast.worker_profile.pk).stage == Stage.objects.get(code="senior")


def open_profile(screen, cast):
    screen.open("/workers/")
    screen.follow(cast.worker.name)
