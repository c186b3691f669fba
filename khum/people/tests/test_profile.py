"""One's own page and devices."""

import pytest
from allauth.account.models import EmailAddress
from django.core.cache import cache
from django.test import Client
from django.urls import reverse

from khum.activity.models import Entry
from khum.people.models import Person
from khum.people.queries.sessions import device
from khum.people.tests import accounts_cast as cast

pytestmark = pytest.mark.django_db

PROFILE, SESSIONS, END = "/people/profile/", "/people/profile/sessions/", "/people/profile/sessions/end/"
WINDOWS = "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/156.0 Safari/537.36"
PHONE = "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1 Version/18.0 Safari/604.1"
FORM = {"prefix": "นาง", "first_name": "มาลี", "last_name": "สุขใจ", "phone": "081", "language": "th", "theme": "dark"}


@pytest.fixture(autouse=True)
def _fresh_counters(settings):
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    cache.clear()


@pytest.fixture
def hr():
    return cast.council()


@pytest.fixture
def malee(hr):
    return cast.staff(hr, "malee")


def test_addresses_carry_names():
    assert [reverse(f"people:{name}") for name in ("profile", "sessions", "sessions-end")] == [PROFILE, SESSIONS, END]


def test_visitors_are_sent_to_sign_in(client, hr):
    for address in (PROFILE, SESSIONS):
        assert client.get(address).headers["Location"].startswith("/accounts/login/")
    assert client.post(END).headers["Location"].startswith("/accounts/login/")


def test_own_details_are_kept(client_as, malee):
    browser = client_as(malee)
    assert browser.post(PROFILE, {**FORM, "email": malee.email}).status_code == 302
    malee.refresh_from_db()
    assert (malee.last_name, malee.phone, malee.theme) == ("สุขใจ", "081", "dark")
    assert 'data-theme="dark"' in browser.get(PROFILE).content.decode()
    assert Entry.objects.get(verb="person.profile_kept").detail == {"fields": ["last_name", "phone", "theme"]}


def test_nothing_changed_is_nothing_recorded(client_as, malee):
    same = {**FORM, "last_name": "รักไทย", "phone": "", "theme": "auto", "email": malee.email}
    client_as(malee).post(PROFILE, same)
    assert not Entry.objects.filter(verb="person.profile_kept").exists()


def test_wrong_details_are_said_and_not_kept(client_as, malee):
    page = client_as(malee).post(PROFILE, {**FORM, "first_name": "", "email": malee.email})
    assert page.status_code == 422
    assert "สุขใจ" in page.content.decode()
    malee.refresh_from_db()
    assert malee.last_name == "รักไทย"


def test_new_e_mail_needs_the_password(client_as, malee):
    EmailAddress.objects.create(user=malee, email=malee.email, verified=True, primary=True)
    browser = client_as(malee)
    for typed in ("", "ผิด"):
        page = browser.post(PROFILE, {**FORM, "email": "new@example.go.th", "current_password": typed})
        assert page.status_code == 422
    assert (
        browser.post(PROFILE, {**FORM, "email": "new@example.go.th", "current_password": cast.PASSWORD}).status_code
        == 302
    )
    malee.refresh_from_db()
    assert malee.email == "new@example.go.th"
    assert not EmailAddress.objects.filter(user=malee).exists()
    old = Client().post("/accounts/login/", {"login": "malee@example.go.th", "password": cast.PASSWORD})
    assert old.status_code == 200  # refused: the form again


def test_another_persons_e_mail_is_refused(client_as, malee, hr):
    form = {**FORM, "email": hr.person.email, "current_password": cast.PASSWORD}
    assert client_as(malee).post(PROFILE, form).status_code == 422


def test_english_is_spoken_after_choosing_it(client_as, malee):
    browser = client_as(malee)
    page = browser.post(PROFILE, {**FORM, "language": "en", "email": malee.email}, follow=True)
    assert "Your details are kept." in page.content.decode()


def test_devices_are_listed_in_plain_words(malee):
    here, there = Client(headers={"user-agent": WINDOWS}), Client(headers={"user-agent": PHONE})
    for browser in (here, there):
        browser.post("/accounts/login/", {"login": "malee", "password": cast.PASSWORD})
    page = here.get(SESSIONS).content.decode()
    assert "Chrome · Windows" in page
    assert "Safari · iPhone" in page
    assert page.index("อุปกรณ์นี้") < page.index("Safari · iPhone")


def test_signing_out_elsewhere_keeps_this_device(client_as, malee):
    here, there = client_as(malee), client_as(malee)
    for browser in (here, there):
        browser.get("/")
    here.post(END, {"others": "1"})
    assert here.get(PROFILE).status_code == 200
    assert there.get(PROFILE).status_code == 302


def test_signing_out_everywhere_ends_this_too(client_as, malee):
    here, there = client_as(malee), client_as(malee)
    for browser in (here, there):
        browser.get("/")
    assert here.post(END).headers["Location"] == "/accounts/login/"
    assert here.get(PROFILE).status_code == there.get(PROFILE).status_code == 302
    assert Entry.objects.filter(verb="session.ended").count() == 1


def test_other_peoples_sessions_are_not_touched(client_as, malee, hr):
    secretary = client_as(hr.person)
    secretary.get("/")
    client_as(malee).post(END)
    assert secretary.get(PROFILE).status_code == 200


def test_pages_cost_few_queries(client_as, malee, django_assert_max_num_queries):
    browser = client_as(malee)
    browser.get("/")
    with django_assert_max_num_queries(10):
        browser.get(PROFILE)
    with django_assert_max_num_queries(14):
        browser.get(SESSIONS)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (WINDOWS, "Chrome · Windows"),
        (PHONE, "Safari · iPhone"),
        ("Mozilla/5.0 (Linux; Android 14) Chrome/156 Mobile Safari Line/14", "LINE · Android"),
        ("Mozilla/5.0 (Windows NT 6.1) Chrome/109 Safari Edg/109", "Edge · Windows"),
        ("curl/8", ""),
    ],
)
def test_browsers_are_named(text, words):
    assert device(text) == words


def test_form_never_renames_the_frame(client_as, malee):
    page = client_as(malee).post(PROFILE, {**FORM, "first_name": "ปลอม", "last_name": "", "language": "xx"})
    assert "เมนูของ นางปลอม" not in page.content.decode()
    assert Person.objects.get(pk=malee.pk).first_name == "มาลี"
