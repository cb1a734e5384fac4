"""Somebody at a screen: what they see, press and write."""

import pytest

from tests.factories import PASSWORD

DESKTOP, PHONE = {"width": 1280, "height": 900}, {"width": 390, "height": 844}
SCREENS = {"desktop": (DESKTOP, True), "phone": (PHONE, True), "desktop without scripts": (DESKTOP, False)}


class Screen:
    """One browser, in which one person after another signs in."""

    def __init__(self, page):
        self.page = page

    def sign_in(self, user):
        """Sign out whoever is signed in, and sign in by email address and password."""
        self.page.context.clear_cookies()
        self.page.goto("/accounts/login/")
        self.write("login", user.email)
        self.write("password", PASSWORD)
        self.press("Sign in")

    def open(self, address):
        self.page.goto(address)

    def follow(self, text):
        self.page.get_by_role("link", name=text).first.click()

    def press(self, text):
        self.page.get_by_role("button", name=text, exact=True).click()

    def write(self, name, text):
        self.page.locator(f"[name={name}]").fill(text)

    def choose(self, name, value):
        self.page.locator(f"[name={name}][value='{value}']").check()

    def date(self, name, day):
        for part in ("day", "month", "year"):
            self.page.locator(f"#id_{name}-{part}").fill(str(getattr(day, part)))

    def sees(self, text):
        """Whether the page says this; waits for a page that is on its way."""
        self.page.get_by_text(text).first.wait_for()
        return True

    def fits(self):
        """Whether nothing is wider than the screen."""
        return self.page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")


@pytest.fixture(params=SCREENS.values(), ids=list(SCREENS))
def screen(request, browser, browser_context_args):
    """A desktop, a phone, and a desktop whose scripts are off."""
    size, scripts = request.param
    context = browser.new_context(**browser_context_args | {"viewport": size, "java_script_enabled": scripts})
    context.set_default_timeout(15_000)
    yield Screen(context.new_page())
    context.close()
