"""Somebody at a screen: what they see, press and write."""

from tests.factories import PASSWORD


class Screen:
    """One browser, in which one person after another signs in; `unseen` is where no focus could be seen."""

    unseen = ()

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

    def check(self, label):
        self.page.get_by_label(label).check()

    def date(self, name, day):
        for part in ("day", "month", "year"):
            self.page.locator(f"#id_{name}-{part}").fill(str(getattr(day, part)))

    def sees(self, text):
        """Whether the page says this; waits for a page that is on its way."""
        self.page.get_by_text(text).first.wait_for()
        return True

    def reaches(self, title):
        """Whether a page with this heading is there; waits for one that is on its way."""
        self.page.get_by_role("heading", level=1, name=title).wait_for()
        return True

    def fits(self):
        """Whether nothing is wider than the screen."""
        return self.page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
