"""Accounts: made by the KM secretary, opened by a one-time link, closed at once."""

import re
from datetime import timedelta

import pytest
from django.core import mail
from django.core.cache import cache
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from khum.activity.models import Entry
from khum.people.actions import accounts
from khum.people.models import Person
from khum.people.tests import accounts_cast as cast

pytestmark = pytest.mark.django_db

NEW = "กล้วยบวชชีสามลูก7"


@pytest.fixture(autouse=True)
def _fresh_counters(settings):
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    cache.clear()


@pytest.fixture
def hr():
    return cast.council()


@pytest.fixture
def other():
    return cast.council("rimnam", "other_hr", "ทต.ริมน้ำ")


def link_of(page) -> str:
    return re.search(r'value="http://testserver(/people/password/[^"]+)"', page.content.decode())[1]


def pages(pk):
    return [
        ("get", reverse("people:accounts")),
        ("get", reverse("people:account", args=[pk])),
        *[
            ("post", reverse(f"people:account-{name}", args=[pk]))
            for name in ("link", "close", "reopen", "sign-out", "second-step")
        ],
    ]


def test_visitors_are_sent_to_sign_in(client, hr):
    for verb, address in pages(cast.staff(hr).pk):
        assert getattr(client, verb)(address).headers["Location"].startswith("/accounts/login/")


def test_staff_may_not_keep_accounts(client_as, hr):
    somebody = cast.staff(hr, "malee")
    target = cast.staff(hr, first_name="สมชาย")
    for verb, address in pages(target.pk):
        assert getattr(client_as(somebody), verb)(address).status_code == 403
    target.refresh_from_db()
    assert target.is_active


def test_other_organisations_persons_do_not_exist(client_as, hr, other):
    target = cast.staff(other, "malee")
    for verb, address in pages(target.pk)[1:]:
        assert getattr(client_as(hr.person), verb)(address).status_code == 404
    assert "มาลี" not in client_as(hr.person).get(reverse("people:accounts")).content.decode()


def test_journey_from_no_account_to_signed_in(client_as, hr):
    malee = cast.staff(hr)
    secretary = client_as(hr.person)
    address = reverse("people:account", args=[malee.pk])
    assert "สร้างบัญชี" in secretary.get(address).content.decode()
    secretary.post(address, {"username": "malee", "email": ""})
    assert "รอตั้งรหัสผ่าน" in secretary.get(address).content.decode()
    link = link_of(secretary.post(reverse("people:account-link", args=[malee.pk])))
    visitor = Client()
    assert "malee" in visitor.get(link).content.decode()
    assert visitor.post(link, {"password1": NEW, "password2": NEW}).headers["Location"] == "/accounts/login/"
    assert visitor.post("/accounts/login/", {"login": "malee", "password": NEW}).headers["Location"] == "/"
    assert visitor.get("/").status_code == 200
    verbs = set(Entry.objects.values_list("verb", flat=True))
    assert {"account.opened", "account.link_made", "account.password_set"} <= verbs


def test_link_is_used_once(client, hr):
    malee = cast.staff(hr, "malee")
    link = reverse("people:set-password", args=accounts.make_link(person_id=malee.pk, by=hr, at=cast.AT))
    assert client.post(link, {"password1": NEW, "password2": NEW}).status_code == 302
    again = client.post(link, {"password1": "อื่น" + NEW, "password2": "อื่น" + NEW})
    assert again.status_code == 410
    malee.refresh_from_db()
    assert malee.check_password(NEW)


def test_wrong_password_form_keeps_the_link_alive(client, hr):
    malee = cast.staff(hr, "malee")
    link = reverse("people:set-password", args=accounts.make_link(person_id=malee.pk, by=hr, at=cast.AT))
    assert client.post(link, {"password1": NEW, "password2": "ต่าง"}).status_code == 422
    assert client.post(link, {"password1": "12345678", "password2": "12345678"}).status_code == 422
    assert client.post(link, {"password1": NEW, "password2": NEW}).status_code == 302


def test_link_is_over_after_three_days_and_for_closed_accounts(client, hr, monkeypatch):
    malee = cast.staff(hr, "malee")
    link = reverse("people:set-password", args=accounts.make_link(person_id=malee.pk, by=hr, at=cast.AT))
    accounts.close_account(person_id=malee.pk, by=hr, at=cast.AT)
    assert client.get(link).status_code == 410
    accounts.reopen_account(person_id=malee.pk, by=hr, at=cast.AT)
    assert client.get(link).status_code == 200
    later = timezone.now().replace(tzinfo=None) + timedelta(days=3, hours=20)
    monkeypatch.setattr("khum.people.account_links.SetPasswordTokens._now", lambda self: later)
    assert client.get(link).status_code == 410


def test_nonsense_in_a_link_is_a_plain_page(client, hr):
    for address in ("/people/password/AAAA/x-y/", "/people/password/Zm9v/" + "a" * 50 + "/"):
        page = client.get(address)
        assert page.status_code == 410
        assert "ขอลิงก์ใหม่" in page.content.decode()


def test_link_goes_by_e_mail(client_as, hr):
    malee = cast.staff(hr, "malee")
    answer = client_as(hr.person).post(reverse("people:account-link", args=[malee.pk]), {"mail": "1"})
    assert answer.status_code == 302
    assert mail.outbox[0].to == ["malee@example.go.th"]
    link = re.search(r"http://testserver(/\S+)", mail.outbox[0].body)[1]
    assert Client().get(link).status_code == 200
    assert "เรียน นางมาลี" in mail.outbox[0].body


def test_link_that_cannot_be_mailed_is_shown(client_as, hr, monkeypatch):
    def fail(*_args, **_kwargs):
        raise ConnectionRefusedError

    monkeypatch.setattr("khum.people.views.accounts.send_mail", fail)
    malee = cast.staff(hr, "malee")
    page = client_as(hr.person).post(reverse("people:account-link", args=[malee.pk]), {"mail": "1"})
    assert "ส่งอีเมลไม่สำเร็จ" in page.content.decode()
    assert link_of(page)


def test_names_and_e_mails_are_not_shared(client_as, hr, other):
    cast.staff(hr, "malee")
    target = cast.staff(hr, first_name="สมชาย")
    address = reverse("people:account", args=[target.pk])
    for form in (
        {"username": "MALEE", "email": ""},
        {"username": "other_hr", "email": ""},
        {"username": "somchai", "email": "Malee@Example.go.th"},
        {"username": "has space", "email": ""},
        {"username": "somchai", "email": "not an e-mail"},
    ):
        page = client_as(hr.person).post(address, form)
        assert page.status_code == 422
        assert form["username"] in page.content.decode()
    target.refresh_from_db()
    assert target.username is None


def test_closing_signs_out_at_once(client_as, hr):
    malee = cast.staff(hr, "malee")
    browser = client_as(malee)
    assert browser.get("/").status_code == 200
    client_as(hr.person).post(reverse("people:account-close", args=[malee.pk]))
    assert browser.get("/").headers["Location"].startswith("/accounts/login/")
    assert not browser.login(username="malee", password=cast.PASSWORD)


def test_nobody_locks_themselves_out(client_as, hr):
    assert client_as(hr.person).post(reverse("people:account-close", args=[hr.person.pk])).status_code == 409
    assert Person.objects.get(pk=hr.person.pk).is_active


def test_secretary_signs_a_person_out(client_as, hr):
    malee = cast.staff(hr, "malee")
    browser = client_as(malee)
    browser.get("/")
    client_as(hr.person).post(reverse("people:account-sign-out", args=[malee.pk]))
    assert browser.get("/").status_code == 302
    assert Entry.objects.filter(verb="session.ended", target_id=malee.pk).count() == 1


def test_list_is_narrowed_by_state_and_words(client_as, hr):
    cast.staff(hr, "malee")
    cast.staff(hr, first_name="สมชาย")
    secretary = client_as(hr.person)
    assert "สมชาย" not in secretary.get(reverse("people:accounts"), {"state": "open"}).content.decode()
    assert "มาลี" not in secretary.get(reverse("people:accounts"), {"words": "สมชาย"}).content.decode()
    assert "ไม่พบบุคคล" in secretary.get(reverse("people:accounts"), {"words": "ไม่มี"}).content.decode()


def test_pages_cost_few_queries(client_as, hr, django_assert_max_num_queries):
    for number in range(60):
        cast.staff(hr, first_name=f"คน{number}")
    malee = cast.staff(hr, "malee")
    secretary = client_as(hr.person)
    secretary.get("/")
    with django_assert_max_num_queries(12):
        secretary.get(reverse("people:accounts"))
    with django_assert_max_num_queries(14):
        secretary.get(reverse("people:account", args=[malee.pk]))


def test_links_of_all_who_wait_come_on_one_sheet(client_as, client, hr, other):
    waiting = [cast.staff(hr, first_name=f"คน{number}") for number in range(3)]
    for number, person in enumerate(waiting):
        accounts.open_account(person_id=person.pk, username=f"user{number}", email="", by=hr, at=cast.AT)
    elsewhere = cast.staff(other)
    accounts.open_account(person_id=elsewhere.pk, username="elsewhere", email="", by=other, at=cast.AT)
    secretary, address = client_as(hr.person), reverse("people:account-links")
    assert "ออกลิงก์ให้ทุกคน" in secretary.get(reverse("people:accounts"), {"state": "waiting"}).content.decode()
    sheet = secretary.post(address).content.decode()
    assert "elsewhere" not in sheet
    links = re.findall(r'href="http://testserver(/people/password/[^"]+)"', sheet)
    assert len(links) == 3
    for link in links:
        assert Client().post(link, {"password1": NEW, "password2": NEW}).status_code == 302
    assert "ไม่มีใครรอตั้งรหัสผ่าน" in secretary.post(address).content.decode()
    assert client.post(address).headers["Location"].startswith("/accounts/login/")
    assert client_as(Person.objects.get(username="user0")).post(address).status_code == 403
    assert secretary.get(address).status_code == 405


def test_menu_leads_whoever_keeps_accounts_there(client_as, hr):
    link = 'href="/people/accounts/"'
    assert link in client_as(hr.person).get("/people/profile/").content.decode()
    assert link not in client_as(cast.staff(hr, "malee")).get("/people/profile/").content.decode()
