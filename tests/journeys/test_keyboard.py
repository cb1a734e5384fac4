"""The way of somebody who uses no mouse: Tab, Shift and Tab, Space, Enter, arrows and letters."""

import pytest

from referrals.models import Session
from tests.factories import PASSWORD, SupportFactory

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
MOST_TABS = 80
# What has the focus: its text or label, its name, and whether somebody can see that it has it.
FOCUSED = """() => {
  const it = document.activeElement
  if (!it || it === document.body) return {text: "", name: "", seen: true, body: true}
  const label = it.labels && it.labels[0]
  const drawn = [it, label, label && label.parentElement].filter(Boolean).flatMap(
    each => [getComputedStyle(each), getComputedStyle(each, "::before")])
  const marked = drawn.some(style => style.outlineStyle !== "none" && parseFloat(style.outlineWidth) > 0
    || style.boxShadow !== "none")
  const box = (label && it.type !== "text" ? label : it).getBoundingClientRect()
  const inside = box.bottom > 0 && box.top < innerHeight && box.width > 0
  return {text: ((label || it).innerText || "").trim(), name: it.name || "", value: it.value || "",
          kind: it.type || "", seen: marked && inside, body: false, html: it.outerHTML.slice(0, 200)}
}"""


class Keyboard:
    """Somebody at the keys; every step of the focus must be visible."""

    def __init__(self, page):
        self.page, self.unseen = page, []

    def press(self, key):
        self.page.keyboard.press(key)
        return self.focused()

    def focused(self):
        found = self.page.evaluate(FOCUSED)
        if not found["seen"]:
            self.unseen.append(found["html"])
        return found

    def tab_to(self, wanted, key="Tab"):
        """Go on to the next thing that `wanted` says yes to."""
        for _ in range(MOST_TABS):
            if wanted(self.press(key)):
                return
        raise AssertionError(f"Not to be reached by {key}: {self.page.url}")

    def tab_to_text(self, text, key="Tab"):
        self.tab_to(lambda found: found["text"].startswith(text), key)

    def tab_to_field(self, name, key="Tab"):
        self.tab_to(lambda found: found["name"] == name, key)

    def enter(self):
        """Press Enter on a link or button, and wait for the page it leads to."""
        with self.page.expect_navigation():
            self.page.keyboard.press("Enter")

    def write(self, name, text):
        self.tab_to_field(name)
        self.page.keyboard.type(text)

    def sign_in(self, user):
        self.page.goto("/accounts/login/")
        self.write("login", user.email)
        self.write("password", PASSWORD)
        self.tab_to_text("Sign in")
        self.enter()


@pytest.fixture
def keyboard(page):
    keyboard = Keyboard(page)
    yield keyboard
    assert not keyboard.unseen


@pytest.fixture
def support(cast):
    return SupportFactory(worker=cast.worker_profile)


def test_a_session_is_logged_without_a_mouse(keyboard, cast, support):
    keyboard.sign_in(cast.worker)
    keyboard.tab_to_text("Supports")
    keyboard.enter()
    keyboard.tab_to_text(support.person.called)
    keyboard.enter()
    keyboard.tab_to_text("Log a session")
    keyboard.enter()
    keyboard.tab_to_field("date")
    keyboard.press("Space")
    keyboard.tab_to_field("attendance")
    keyboard.press("Space")
    keyboard.press("ArrowDown")
    keyboard.press("ArrowUp")
    keyboard.write("summary", "We went to the library.")
    keyboard.tab_to_text("Save session")
    keyboard.enter()
    assert Session.objects.get().summary == "We went to the library."


def test_after_a_failed_attempt_the_keys_go_on_from_the_list_of_what_is_wrong(keyboard, cast, support):
    keyboard.sign_in(cast.worker)
    keyboard.page.goto(f"{support.get_absolute_url()}log-session/")
    keyboard.tab_to_text("Save session")
    keyboard.enter()
    keyboard.page.wait_for_function("document.activeElement.matches('.nhsuk-error-summary')")
    assert keyboard.focused()["seen"]
    keyboard.press("Tab")
    keyboard.page.keyboard.press("Enter")
    assert keyboard.focused()["name"] == "date"
    keyboard.tab_to_text("Choose the day", key="Shift+Tab")


def test_the_first_key_leads_past_the_navigation(keyboard, cast, support):
    keyboard.sign_in(cast.worker)
    keyboard.page.goto(support.get_absolute_url())
    assert keyboard.press("Tab")["text"] == "Skip to main content"
    keyboard.page.keyboard.press("Enter")
    keyboard.press("Tab")
    assert keyboard.page.evaluate("document.querySelector('main').contains(document.activeElement)")
