"""The register of a course day on a phone: twelve people, one hand, no scripts needed."""

import pytest
from playwright.sync_api import expect

from tests.factories import WorkerFactory, days_ago
from training.actions.cohorts import add_cohort, join_cohort
from training.models import Course

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture(params=[True, False], ids=["with scripts", "without"])
def register(cast, browser, browser_context_args, client, live_server, settings, request):
    """The page of a cohort of twelve, on its first day, on a narrow phone."""
    cohort = add_cohort(
        course=Course.objects.get(code="stigma"),
        team=cast.north,
        name="Mondays",
        places_number=12,
        by=cast.lead,
        first_on=days_ago(0),
        minutes=360,
        weeks=12,
    )
    people = [cast.worker_profile, *(WorkerFactory(team=cast.north, line_manager=cast.lead) for _ in range(11))]
    join_cohort(cohort=cohort, workers=people, by=cast.lead)
    client.force_login(cast.lead)
    cookie = client.cookies[settings.SESSION_COOKIE_NAME].value
    phone = {"viewport": {"width": 320, "height": 640}, "java_script_enabled": request.param}
    context = browser.new_context(**browser_context_args | phone)
    context.add_cookies([{"name": settings.SESSION_COOKIE_NAME, "value": cookie, "url": live_server.url}])
    page = context.new_page()
    page.goto(cohort.get_absolute_url())
    page.get_by_role("link", name="Keep register").click()
    yield page
    context.close()


def test_everybody_was_there_takes_one_press_and_one_is_put_right(cast, register):
    register.get_by_role("button", name="Everybody was there").click()
    expect(register.get_by_text("The register is kept.")).to_be_visible()
    expect(register.get_by_text("1 of 1 day")).to_have_count(12)
    register.get_by_role("link", name="Correct register").click()
    register.get_by_label(cast.worker.name).uncheck()
    register.get_by_role("button", name="Keep register").click()
    expect(register.get_by_text("0 of 1 day")).to_have_count(1)


def test_a_register_without_a_tick_is_asked_about_and_keeps_nothing(register):
    register.get_by_role("button", name="Keep register").click()
    expect(register.get_by_role("alert")).to_contain_text("Tick who was there, or that nobody was")
    register.get_by_label("Nobody was there").check()
    register.get_by_role("button", name="Keep register").click()
    expect(register.get_by_text("0 of 1 day")).to_have_count(12)


def test_nothing_of_the_register_is_wider_than_the_phone(register):
    assert register.evaluate("document.documentElement.scrollWidth") <= 320
    register.get_by_role("link", name="Back").click()
    expect(register.get_by_role("heading", name="Who takes part")).to_be_visible()
    assert register.evaluate("document.documentElement.scrollWidth") <= 320
