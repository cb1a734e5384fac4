import pytest
from allauth.mfa.models import Authenticator
from django.core.mail import EmailMultiAlternatives

pytestmark = pytest.mark.django_db


@pytest.fixture
def kept(settings, tmp_path):
    """Emails go to a folder, and one is there."""
    settings.EMAIL_BACKEND = "notices.mail_folder.EmailBackend"
    settings.EMAIL_FILE_PATH = str(tmp_path)
    message = EmailMultiAlternatives("Räv & <reminder>", "Open http://testserver/notices/", to=["lead@example.org"])
    message.attach_alternative("<p>Open it</p>", "text/html")
    message.send()
    return tmp_path


def test_administrators_read_kept_emails(sign_in, cast, kept):
    client = sign_in(cast.admin)
    page = client.get("/emails/")
    [mail] = page.context["mails"]
    assert (mail["subject"], mail["to"]) == ("Räv & <reminder>", "lead@example.org")
    detail = client.get(f"/emails/{mail['name']}/")
    assert '<a href="http://testserver/notices/"' in detail.text
    assert "Räv &amp; &lt;reminder&gt;" in detail.text


def test_nobody_else_reads_them(sign_in, cast, kept):
    assert sign_in(cast.lead).get("/emails/").status_code == 403


def test_where_emails_are_sent_there_is_no_such_page(sign_in, cast):
    client = sign_in(cast.admin)
    assert client.get("/emails/").status_code == 404
    assert "/emails/" not in client.get("/").text


@pytest.mark.parametrize("name", ["nothing.log", "..", "secret.txt", "%2e%2e%2fsecret.log"])
def test_no_other_file_is_shown(sign_in, cast, kept, name):
    (kept / "secret.txt").write_text("Subject: secret\n\nsecret")
    (kept.parent / "secret.log").write_text("Subject: secret\n\nsecret")
    assert sign_in(cast.admin).get(f"/emails/{name}/").status_code == 404


def test_an_empty_folder_says_so(sign_in, cast, kept):
    for file in kept.glob("*.log"):
        file.unlink()
    assert "No emails yet" in sign_in(cast.admin).get("/emails/").text


@pytest.mark.parametrize("demo", [True, False])
@pytest.mark.parametrize("path", ["/invitations/0a-1b/zzyzx/", "/accounts/password/reset/key/a-zzyzx/"])
def test_a_link_into_an_account_is_shown_in_a_demo_only(sign_in, cast, kept, settings, path, demo):
    client = sign_in(cast.admin)
    settings.DEMO = demo
    Authenticator.objects.create(user=cast.admin, type=Authenticator.Type.TOTP, data={"secret": "kept"})
    EmailMultiAlternatives("Link", f"Open http://testserver{path} now", to=["lead@example.org"]).send()
    pages = [client.get(f"/emails/{mail['name']}/").text for mail in client.get("/emails/").context["mails"]]
    assert any(" now" in page for page in pages)
    assert any("zzyzx" in page for page in pages) is demo
