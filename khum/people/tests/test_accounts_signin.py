"""Sign-in: by username or e-mail, limited, reset by mail, with a second step, and by another service."""

import base64
import hashlib
import hmac
import json
import re
import struct
import time
from urllib.parse import parse_qs, urlsplit

import pytest
from allauth.socialaccount.models import SocialAccount
from django.core import mail
from django.core.cache import cache
from django.test import Client
from django.urls import URLPattern, get_resolver, reverse

from config.environment import BadSettingError, oidc_server
from khum.activity.models import Entry
from khum.people.actions import accounts
from khum.people.tests import accounts_cast as cast

pytestmark = pytest.mark.django_db

LOGIN, RESET = "/accounts/login/", "/accounts/password/reset/"
NEW = "กล้วยบวชชีสามลูก7"
ON = {
    "account_login", "account_logout", "account_inactive", "account_reauthenticate", "account_change_password",
    "account_set_password", "account_reset_password", "account_reset_password_done", "account_reset_password_from_key",
    "account_reset_password_from_key_done", "mfa_index", "mfa_authenticate", "mfa_reauthenticate", "mfa_activate_totp",
    "mfa_deactivate_totp", "mfa_view_recovery_codes", "mfa_generate_recovery_codes", "mfa_download_recovery_codes",
    "socialaccount_login_cancelled", "socialaccount_login_error", "openid_connect_login", "openid_connect_callback",
}  # fmt: skip
OFF = {
    "account_signup", "account_email", "account_email_verification_sent", "account_confirm_email",
    "account_confirm_login_code", "socialaccount_signup", "socialaccount_connections", "socialaccount_old",
    "usersessions_list",
}  # fmt: skip


@pytest.fixture(autouse=True)
def _fresh(settings):
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    cache.clear()


@pytest.fixture
def hr():
    return cast.council()


@pytest.fixture
def malee(hr):
    return cast.staff(hr, "malee")


def sign_in(client, login="malee", password=cast.PASSWORD):
    return client.post(LOGIN, {"login": login, "password": password})


# -- addresses --------------------------------------------------------------------------------------------------


def allauth_names() -> set[str]:
    def walk(patterns):
        for pattern in patterns:
            if isinstance(pattern, URLPattern):
                yield pattern.name
            else:
                yield from walk(pattern.url_patterns)

    mounted = next(entry for entry in get_resolver().url_patterns if str(entry.pattern) == "accounts/")
    return {name for name in walk(mounted.url_patterns) if name}


def test_every_address_of_allauth_is_decided_upon():
    assert allauth_names() == ON | OFF


def test_switched_off_addresses_are_not_there(client_as, malee):
    addresses = [
        reverse(name) for name in OFF - {"account_confirm_email", "socialaccount_old"}
    ] + ["/accounts/confirm-email/abc/", "/accounts/social/signup/"]  # fmt: skip
    for browser in (Client(), client_as(malee)):
        assert {address: browser.get(address).status_code for address in addresses} == dict.fromkeys(addresses, 404)


def test_every_page_is_thai_and_wears_the_frame(client_as, malee):
    signed_in = Client()
    sign_in(signed_in)
    for name in ON - {"mfa_download_recovery_codes", "openid_connect_login", "openid_connect_callback"}:
        if name == "account_reset_password_from_key":
            continue
        for browser in (Client(), signed_in):
            page = browser.get(reverse(name), follow=True)
            text = page.content.decode()
            assert page.status_code in (200, 302, 401, 403, 404), name
            assert 'lang="th"' in text, name
            assert 'id="content"' in text, name
            words = re.sub(
                r"<(script|style)[^>]*>.*?</\1>|<[^>]+>|&\w+;",
                " ",
                "<main" + text.partition("<main")[2].partition("</main>")[0],
                flags=re.S,
            )
            english = set(re.findall(r"[A-Za-z]{4,}", words)) - {"Google", "Microsoft", "Authenticator", "English"}
            english -= {"malee", "example", "Unspecified"}
            assert not {word for word in english if not re.fullmatch(r"[A-Z0-9]{16,}", word)}, (name, english)


# -- username, e-mail, limits -----------------------------------------------------------------------------------


@pytest.mark.parametrize("login", ["malee", "MALEE", "malee@example.go.th", " Malee@Example.go.th "])
def test_username_and_e_mail_both_open(client, malee, login):
    assert sign_in(client, login).headers["Location"] == "/"


def test_wrong_password_is_said_the_same_way_as_an_unknown_name(client, malee):
    wrong = sign_in(client, password="ผิดแน่นอน").content.decode()
    unknown = sign_in(client, "nobody").content.decode()
    sentence = "ชื่อผู้ใช้ อีเมล หรือรหัสผ่านไม่ถูกต้อง"
    assert sentence in wrong
    assert sentence in unknown
    assert 'value="malee"' in wrong


def test_five_failures_lock_even_the_right_password(client, malee):
    for _try in range(5):
        sign_in(client, password="ผิด")
    page = sign_in(client)
    assert page.status_code == 200
    assert "รอ 5 นาที" in page.content.decode()
    elsewhere = Client(REMOTE_ADDR="10.0.0.7")
    assert "รอ 5 นาที" in sign_in(elsewhere).content.decode()


def test_one_address_may_not_try_many_names(client, malee):
    for number in range(10):
        sign_in(client, f"name{number}", "ผิด")
    assert "รอ 5 นาที" in sign_in(client).content.decode()
    assert sign_in(Client(REMOTE_ADDR="10.0.0.7")).status_code == 302


def test_counters_are_shared_by_all_processes(settings):
    assert settings.CACHES["default"]["BACKEND"].endswith("DatabaseCache")


def test_someone_without_a_password_cannot_sign_in(client, hr):
    someone = cast.staff(hr)
    accounts.open_account(person_id=someone.pk, username="somchai", email="", by=hr, at=cast.AT)
    assert sign_in(client, "somchai", "").status_code == 200
    assert sign_in(client, "somchai", "!").status_code == 200


def test_next_page_of_elsewhere_is_ignored(client, malee):
    answer = client.post(LOGIN, {"login": "malee", "password": cast.PASSWORD, "next": "https://evil.example/"})
    assert answer.headers["Location"] == "/"


# -- reset ------------------------------------------------------------------------------------------------------


def test_reset_by_mail_works_once(client, malee):
    other_device = Client()
    sign_in(other_device)
    assert client.post(RESET, {"email": "MALEE@example.go.th"}).headers["Location"].endswith("/reset/done/")
    assert mail.outbox[0].subject == "ตั้งรหัสผ่านใหม่สำหรับระบบขุม"
    link = re.search(r"http://testserver(/\S+)", mail.outbox[0].body)[1]
    form_page = client.get(link, follow=True)
    address = form_page.redirect_chain[-1][0]
    assert client.post(address, {"password1": NEW, "password2": "ต่าง"}).status_code == 200
    assert client.post(address, {"password1": NEW, "password2": NEW}).status_code == 302
    malee.refresh_from_db()
    assert malee.check_password(NEW)
    assert other_device.get("/").status_code == 302
    again = Client().get(link, follow=True)
    assert "ขอลิงก์ใหม่" in again.content.decode()
    assert Entry.objects.filter(verb="account.password_changed").count() == 1


def test_reset_says_the_same_for_unknown_and_closed_accounts(client, malee, hr):
    known = client.post(RESET, {"email": malee.email}, follow=True).content.decode()
    accounts.close_account(person_id=malee.pk, by=hr, at=cast.AT)
    closed = client.post(RESET, {"email": malee.email}, follow=True).content.decode()
    unknown = client.post(RESET, {"email": "nobody@example.go.th"}, follow=True).content.decode()
    stripped = {
        re.sub(r'(csrfmiddlewaretoken" value="|csrftoken": ")[^"]+', "", page) for page in (known, closed, unknown)
    }
    assert len(stripped) == 1
    assert len(mail.outbox) == 1


def test_too_many_resets_are_refused_in_thai(client, malee):
    for _try in range(5):
        client.post(RESET, {"email": malee.email})
    page = client.post(RESET, {"email": malee.email})
    assert page.status_code == 429
    assert "ลองใหม่ในอีกไม่กี่นาที" in page.content.decode()


def test_changing_the_password_ends_the_other_devices(malee):
    here, there = Client(), Client()
    for browser in (here, there):
        sign_in(browser)
        browser.get("/")
    form = {"oldpassword": cast.PASSWORD, "password1": NEW, "password2": NEW}
    wrong = here.post("/accounts/password/change/", {**form, "oldpassword": "ผิด"})
    assert "รหัสผ่าน" in wrong.content.decode()
    assert here.post("/accounts/password/change/", form).headers["Location"] == "/people/profile/"
    assert "เปลี่ยนรหัสผ่านแล้ว" in here.get("/people/profile/").content.decode()
    assert there.get("/").status_code == 302


# -- second step ------------------------------------------------------------------------------------------------


def digits(secret: str, step: int = 0) -> str:
    """RFC 6238, by hand."""
    counter = struct.pack(">Q", int(time.time()) // 30 + step)
    digest = hmac.new(base64.b32decode(secret), counter, hashlib.sha1).digest()
    place = digest[-1] & 15
    return f"{(struct.unpack('>I', digest[place : place + 4])[0] & 0x7FFFFFFF) % 10**6:06d}"


def confirm(browser):
    answer = browser.post("/accounts/reauthenticate/", {"password": cast.PASSWORD, "next": "/accounts/2fa/"})
    assert answer.headers["Location"] == "/accounts/2fa/"


def turn_on(browser) -> str:
    confirm(browser)
    secret = re.search(
        r'id="secret" type="text" readonly value="(\w+)"', browser.get("/accounts/2fa/totp/activate/").content.decode()
    )[1]
    answer = browser.post("/accounts/2fa/totp/activate/", {"code": digits(secret)})
    assert answer.status_code == 302
    return secret


def test_second_step_is_off_unless_turned_on(client, malee):
    sign_in(client)
    assert "ปิด" in client.get("/accounts/2fa/").content.decode()
    assert client.get("/").status_code == 200


def test_second_step_journey(malee, hr, django_capture_on_commit_callbacks):
    here = Client()
    sign_in(here)
    with django_capture_on_commit_callbacks(execute=True):
        secret = turn_on(here)
    codes = re.findall(r"<code>([^<]+)</code>", here.get("/accounts/2fa/recovery-codes/").content.decode())
    assert len(codes) == 10
    again = Client()
    assert sign_in(again).headers["Location"] == "/accounts/2fa/authenticate/"
    assert again.get("/").status_code == 302
    assert "รหัสไม่ถูกต้อง" in again.post("/accounts/2fa/authenticate/", {"code": "000000"}).content.decode()
    cache.clear()  # A code is good for one use; the counter of used codes lives in the cache.
    assert again.post("/accounts/2fa/authenticate/", {"code": digits(secret)}).status_code == 302
    assert again.get("/").status_code == 200
    lost = Client()
    sign_in(lost)
    assert lost.post("/accounts/2fa/authenticate/", {"code": codes[0]}).status_code == 302
    twice = Client()
    sign_in(twice)
    assert twice.post("/accounts/2fa/authenticate/", {"code": codes[0]}).status_code == 200
    verbs = set(Entry.objects.values_list("verb", flat=True))
    assert "account.second_step_on" in verbs


def test_secretary_turns_a_lost_second_step_off(client_as, malee, hr):
    here = Client()
    sign_in(here)
    turn_on(here)
    secretary = client_as(hr.person)
    assert "ปิดการยืนยันขั้นที่สอง" in secretary.get(reverse("people:account", args=[malee.pk])).content.decode()
    secretary.post(reverse("people:account-second-step", args=[malee.pk]))
    assert sign_in(Client()).headers["Location"] == "/"


def test_turning_off_needs_to_prove_oneself(malee):
    here = Client()
    sign_in(here)
    turn_on(here)
    session = here.session
    records = session["account_authentication_methods"]
    session["account_authentication_methods"] = [record | {"at": record["at"] - 3600} for record in records]
    session.save()
    assert "reauthenticate" in here.get("/accounts/2fa/totp/deactivate/").headers["Location"]


# -- another service --------------------------------------------------------------------------------------------

SERVER = "https://id.example.go.th"


class Answer:
    """What the stand-in says."""

    status_code = 200
    headers = {"content-type": "application/json"}

    def __init__(self, data):
        self._data = data
        self.text = self.content = json.dumps(data)

    def raise_for_status(self):
        """Always well."""

    def json(self):
        return self._data


class StandIn:
    """An OpenID Connect service without a network."""

    who = {"sub": "1", "email": "malee@example.go.th", "email_verified": True}

    def __enter__(self):
        return self

    def __exit__(self, *_error):
        return None

    def get(self, url, **_options):
        if url.endswith("/userinfo"):
            return Answer(self.who)
        assert url == f"{SERVER}/.well-known/openid-configuration"
        places = {"authorization_endpoint": "auth", "token_endpoint": "token", "userinfo_endpoint": "userinfo"}
        return Answer({name: f"{SERVER}/{place}" for name, place in places.items()} | {"issuer": SERVER})

    def request(self, _method, url, **_options):
        assert url == f"{SERVER}/token"
        return Answer({"access_token": "t", "token_type": "Bearer"})


@pytest.fixture
def service(settings, monkeypatch):
    app = {
        "provider_id": "oidc",
        "name": "ThaID",
        "client_id": "khum",
        "secret": "s",
        "settings": {"server_url": SERVER},
    }
    settings.SOCIALACCOUNT_PROVIDERS = {"openid_connect": {"APPS": [app]}}
    stand_in = StandIn()
    monkeypatch.setattr("khum.people.adapters.KnownPersonAdapter.get_requests_session", lambda self: stand_in)
    return stand_in


def come_back(client):
    away = client.get("/accounts/oidc/oidc/login/?process=login").headers["Location"]
    assert away.startswith(f"{SERVER}/auth?")
    state = parse_qs(urlsplit(away).query)["state"][0]
    return client.get("/accounts/oidc/oidc/login/callback/", {"code": "c", "state": state}, follow=True)


def test_other_service_is_off_unless_configured(client, hr):
    assert "ThaID" not in client.get(LOGIN).content.decode()
    assert client.get("/accounts/oidc/oidc/login/").status_code == 404


def test_known_person_comes_in_by_the_other_service(client, malee, service):
    assert "เข้าสู่ระบบด้วย ThaID" in client.get(LOGIN).content.decode()
    assert come_back(client).status_code == 200
    assert client.get("/people/profile/").status_code == 200
    assert SocialAccount.objects.get().user_id == malee.pk
    again = Client()
    come_back(again)
    assert again.get("/people/profile/").status_code == 200
    assert Entry.objects.filter(verb="account.identity_connected").count() == 1


@pytest.mark.parametrize(
    "who",
    [
        {"sub": "2", "email": "stranger@example.go.th", "email_verified": True},
        {"sub": "2", "email": "malee@example.go.th", "email_verified": False},
        {"sub": "2"},
    ],
)
def test_unknown_identities_are_turned_away_with_the_reason(client, malee, service, who):
    service.who = who
    assert "ระบบยังไม่รู้จักบัญชีนี้" in come_back(client).content.decode()
    assert client.get("/people/profile/").status_code == 302


def test_closed_account_stays_closed_for_the_other_service_too(client, malee, hr, service):
    come_back(client)
    accounts.close_account(person_id=malee.pk, by=hr, at=cast.AT)
    late = Client()
    come_back(late)
    assert late.get("/people/profile/").status_code == 302


def test_second_step_is_asked_after_the_other_service_too(malee, service):
    here = Client()
    sign_in(here)
    turn_on(here)
    page = come_back(Client())
    assert page.redirect_chain[-1][0].startswith("/accounts/2fa/authenticate/")


def test_answer_without_our_state_is_refused(client, malee, service):
    page = client.get("/accounts/oidc/oidc/login/callback/", {"code": "c", "state": "forged"})
    assert "ไม่สำเร็จ" in page.content.decode()


@pytest.mark.parametrize(
    ("variables", "remedy"),
    [
        ({"KHUM_OIDC_SERVER": "id.example.go.th", "KHUM_OIDC_CLIENT": "x"}, "https://"),
        ({"KHUM_OIDC_SERVER": SERVER}, "KHUM_OIDC_CLIENT"),
    ],
)
def test_half_a_configuration_stops_the_start_with_the_remedy(monkeypatch, variables, remedy):
    for name, value in variables.items():
        monkeypatch.setenv(name, value)
    with pytest.raises(BadSettingError, match=remedy):
        oidc_server()


def test_missing_packages_are_named(monkeypatch):
    monkeypatch.setenv("KHUM_OIDC_SERVER", SERVER + "/")
    monkeypatch.setenv("KHUM_OIDC_CLIENT", "khum")
    assert oidc_server() == SERVER
    monkeypatch.setattr("config.environment.find_spec", lambda name: None)
    with pytest.raises(BadSettingError, match="pip install"):
        oidc_server()


def test_visitors_behind_a_proxy_are_counted_apart_and_nobody_lies_about_the_address(malee, settings):
    def behind(address):
        return Client(REMOTE_ADDR="10.0.0.1", headers={"x-forwarded-for": address})

    for number in range(10):
        sign_in(behind(f"203.0.113.{number}"), f"name{number}", "ผิด")
    assert "รอ 5 นาที" in sign_in(behind("203.0.113.99")).content.decode()
    cache.clear()
    settings.ALLAUTH_TRUSTED_PROXY_COUNT = 1
    for number in range(10):
        sign_in(behind("203.0.113.7"), f"name{number}", "ผิด")
    assert "รอ 5 นาที" in sign_in(behind("203.0.113.7")).content.decode()
    assert sign_in(behind("203.0.113.99")).status_code == 302
