import pytest

from peersupport.celery import app


@pytest.mark.browser
def test_the_browser_opens_the_product(page):
    assert page.goto("/accounts/login/").ok


@pytest.mark.browser
def test_the_browser_can_be_signed_in(page, cast, sign_in_browser):
    sign_in_browser(cast.lead)
    page.goto("/")
    assert "/accounts/login/" not in page.url


@pytest.mark.worker
def test_a_real_worker_listens(celery_worker):
    assert len(app.control.ping(timeout=1)) == 1
