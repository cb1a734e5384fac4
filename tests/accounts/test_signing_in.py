import pytest
from django.core import mail
from django.urls import NoReverseMatch, reverse

from accounts.models import User
from tests.accounts.resets import ask, link_in, use
from tests.factories import PASSWORD, UserFactory

pytestmark = pytest.mark.django_db
LOGIN = "/accounts/login/"
NEW = "three random words together"


def attempt(client, email, password, **extra):
    return client.post(LOGIN, {"login": email, "password": password}, **extra)


def test_the_right_password_opens_the_start_page(client):
    user = UserFactory()
    answer = attempt(client, user.email.upper(), PASSWORD)
    assert answer.status_code == 302
    assert answer.url == "/"


def test_signing_in_leads_to_the_page_asked_for(client):
    user = UserFactory()
    answer = client.post(f"{LOGIN}?next=/notices/", {"login": user.email, "password": PASSWORD})
    assert answer.url == "/notices/"


def test_signing_in_never_leads_to_another_site(client):
    user = UserFactory()
    answer = client.post(f"{LOGIN}?next=https://example.com/", {"login": user.email, "password": PASSWORD})
    assert answer.url == "/"


@pytest.mark.parametrize("email", ["known@example.org", "unknown@example.org"])
def test_a_wrong_password_does_not_tell_whether_there_is_an_account(client, email):
    UserFactory(email="known@example.org")
    answer = attempt(client, email, "not the password")
    assert "The email address or the password is not right" in answer.text
    assert 'href="#id_password"' in answer.text


def test_a_password_is_never_sent_back(client):
    assert "something secret" not in attempt(client, UserFactory().email, "something secret").text


def test_an_empty_form_says_what_to_enter(client):
    answer = attempt(client, "", "")
    assert "Enter your email address" in answer.text
    assert "Enter your password" in answer.text


def test_five_wrong_attempts_close_the_account_for_a_while(client):
    user = UserFactory()
    for _ in range(5):
        attempt(client, user.email, "not the password")
    answer = attempt(client, user.email, PASSWORD)
    assert "too many wrong attempts" in answer.text
    assert "_auth_user_id" not in client.session


def test_a_new_password_by_link_opens_an_account_that_others_have_closed(client):
    user = UserFactory()
    for _ in range(6):
        attempt(client, user.email, "not the password")
    ask(client, user.email)
    use(client, link_in(mail.outbox[0]), NEW)
    assert attempt(client, user.email, NEW).status_code == 302


def test_wrong_attempts_of_one_do_not_shut_out_colleagues_behind_the_same_address(client):
    for number in range(4):
        for _ in range(5):
            attempt(client, f"somebody{number}@example.org", "not the password")
    assert attempt(client, UserFactory().email, PASSWORD).status_code == 302


def test_a_deactivated_account_is_told_so_only_with_its_password(client):
    user = UserFactory(is_active=False)
    assert "is not right" in attempt(client, user.email, "not the password").text
    assert attempt(client, user.email, PASSWORD).url == "/accounts/inactive/"
    assert "Your account is closed" in client.get("/accounts/inactive/").text


@pytest.mark.parametrize("name", ["account_signup", "account_email", "account_set_password"])
def test_nobody_can_sign_up_or_change_their_address(name):
    with pytest.raises(NoReverseMatch):
        reverse(name)


def test_a_page_asked_for_without_signing_in_leads_to_signing_in(client):
    assert client.get("/settings/").url == f"{LOGIN}?next=/settings/"


def test_signing_out_asks_first_and_then_ends_the_session(sign_in):
    client = sign_in(UserFactory())
    assert "Do you want to sign out?" in client.get("/accounts/logout/").text
    client.post("/accounts/logout/")
    assert "_auth_user_id" not in client.session


def test_reset_sends_one_link_that_sets_a_new_password(client):
    user = UserFactory(name="Zebedee Quill")
    ask(client, user.email)
    [message] = mail.outbox
    assert "Zebedee" not in message.body
    assert message.alternatives[0].mimetype == "text/html"
    link = link_in(message)
    use(client, link, NEW)
    assert User.objects.get(pk=user.pk).check_password(NEW)
    assert "This link does not work any more" in client.get(link, follow=True).text


def test_reset_answers_alike_for_an_address_nobody_has(client):
    answer = ask(client, "nobody@example.org")
    assert "If there is an account with this address" in answer.text
    assert mail.outbox == []


def test_reset_sends_nothing_to_somebody_who_has_not_accepted_their_invitation(client):
    user = UserFactory()
    user.set_unusable_password()
    user.save()
    ask(client, user.email)
    assert mail.outbox == []


def test_a_mail_server_that_is_away_does_not_tell_who_has_an_account(client, settings):
    settings.EMAIL_BACKEND = "tests.accounts.test_signing_in.Away"
    answer = ask(client, UserFactory().email)
    assert "If there is an account with this address" in answer.text


class Away:
    """A mail server that does not answer."""

    def __init__(self, *args, **kwargs):
        pass

    def send_messages(self, messages):
        raise ConnectionRefusedError


@pytest.mark.parametrize(
    ("password", "message"),
    [
        ("short", "12 characters"),
        ("password1234", "too common"),
        ("PeerSupport-2026", "besides words such as the name"),
        ("welcome to Northside", "besides words such as the name"),
    ],
)
def test_weak_passwords_are_refused(client, password, message):
    user = UserFactory()
    attempt(client, user.email, PASSWORD)
    answer = client.post("/accounts/password/change/", {"oldpassword": PASSWORD, "password1": password})
    assert message in answer.text


@pytest.mark.parametrize(
    "password",
    ["839201749302", "\N{GRINNING FACE} any ünïcödé", "  spaces count too  ", "long " * 25],
)
def test_a_password_may_be_of_any_kind_and_is_taken_as_it_is(client, password):
    user = UserFactory()
    attempt(client, user.email, PASSWORD)
    client.post("/accounts/password/change/", {"oldpassword": PASSWORD, "password1": password})
    user.refresh_from_db()
    assert user.check_password(password)


def test_the_password_now_is_asked_for_before_a_new_one_is_set(client):
    user = UserFactory()
    attempt(client, user.email, PASSWORD)
    answer = client.post("/accounts/password/change/", {"oldpassword": "not the password", "password1": NEW})
    assert "This is not your current password" in answer.text
    user.refresh_from_db()
    assert user.check_password(PASSWORD)


def test_password_fields_are_masked_and_can_be_pasted_into(client):
    page = client.get(LOGIN).text
    assert 'type="password"' in page and 'autocomplete="current-password"' in page
    assert "onpaste" not in page


def test_changing_the_password_ends_other_sessions_and_tells_the_owner(client):
    user = UserFactory()
    other = type(client)()
    attempt(client, user.email, PASSWORD)
    attempt(other, user.email, PASSWORD)
    client.post("/accounts/password/change/", {"oldpassword": PASSWORD, "password1": NEW})
    assert client.get("/settings/").status_code == 200
    assert other.get("/settings/").status_code == 302
    assert mail.outbox[0].subject == "Your password was changed"


def test_sign_out_everywhere_else_ends_other_sessions_only(client):
    user = UserFactory()
    other = type(client)()
    attempt(client, user.email, PASSWORD)
    attempt(other, user.email, PASSWORD)
    assert "Sign out everywhere else" in client.get("/accounts/sessions/").text
    client.post("/accounts/sessions/")
    assert client.get("/settings/").status_code == 200
    assert other.get("/settings/").status_code == 302


def test_pages_of_signed_in_users_are_stored_nowhere(sign_in, cast):
    assert "no-store" in sign_in(cast.lead).get("/settings/")["Cache-Control"]


@pytest.mark.parametrize("path", ["help", "accessibility", "cookies", "privacy"])
def test_pages_about_the_service_are_open_to_everybody(client, path):
    assert client.get(f"/{path}/").status_code == 200


def test_help_says_where_to_turn_in_a_crisis(client):
    page = client.get("/help/").text
    for number in ("tel:999", "tel:111", "tel:116123"):
        assert number in page


def test_asking_for_many_links_is_slowed_down(client):
    email = UserFactory().email
    answers = [ask(client, email) for _ in range(4)]
    asked_again = ["too many links asked for" in answer.text for answer in answers]
    assert asked_again == [False, False, False, True]
    assert f'value="{email}"' in answers[-1].text
    assert len(mail.outbox) == 3
