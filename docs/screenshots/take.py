"""Take the README's pictures of the demo at the address given; called by bin/screenshots."""

import shutil
import sys
from pathlib import Path

from playwright.sync_api import sync_playwright

HERE = Path(__file__).parent
# As high as a lead's start page, down to the first workers.
TALL, PHONE = {"width": 1200, "height": 1760}, {"width": 390, "height": 760}
# name, who, screen, first page, link to follow from there
PICTURES = [
    ("dashboard", "lead", TALL, "/", None),
    ("start", "worker", PHONE, "/", None),
    ("log-session", "worker", PHONE, "/supports/?show=active", "Log a session"),
]


def main(address):
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
        for name, who, screen, path, link in PICTURES:
            page = browser.new_page(viewport=screen, base_url=address)
            sign_in(page, who)
            page.goto(path)
            if link:
                page.locator("main td a, main dd a").first.click()
                page.get_by_role("link", name=link).first.click()
            page.wait_for_load_state()
            page.screenshot(path=HERE / f"{name}.png")
        browser.close()


def sign_in(page, who):
    page.goto("/accounts/login/")
    page.fill("[name=login]", f"{who}@example.org")
    page.fill("[name=password]", "demo-peer-support-1")
    page.keyboard.press("Enter")
    page.wait_for_url(lambda url: "login" not in url)


main(sys.argv[1])
