"""Error pages: plain words, a way on, and no dependence on what may be broken."""

import pytest
from django.core.exceptions import SuspiciousOperation
from django.http import HttpRequest, HttpResponse
from django.test import Client, override_settings
from django.urls import include, path

from khum.domain.verdict import NotPermittedError, NotPossibleError


def broken(request: HttpRequest) -> HttpResponse:
    raise RuntimeError("not for visitors: secret")


def refused(request: HttpRequest) -> HttpResponse:
    raise NotPermittedError("เฉพาะเลขานุการ KM เท่านั้น")


def clash(request: HttpRequest) -> HttpResponse:
    raise NotPossibleError("แผนใช้บังคับแล้ว")


def odd(request: HttpRequest) -> HttpResponse:
    raise SuspiciousOperation("odd")


urlpatterns = [
    path("broken/", broken),
    path("refused/", refused),
    path("clash/", clash),
    path("odd/", odd),
    path("", include("config.urls")),
]
handler400 = "khum.web.errors.bad_request"
handler403 = "khum.web.errors.forbidden"
handler404 = "khum.web.errors.not_found"
handler500 = "khum.web.errors.server_error"

pytestmark = pytest.mark.urls(__name__)


def test_wrong_address_says_so_in_thai():
    page = Client().get("/no-such-page/")
    assert page.status_code == 404
    assert "ไม่พบสิ่งที่ท่านเปิด" in page.content.decode()
    assert 'href="/"' in page.content.decode()


def test_our_fault_says_what_is_safe_and_nothing_of_the_inside():
    page = Client(raise_request_exception=False).get("/broken/")
    text = page.content.decode()
    assert page.status_code == 500
    assert "ระบบขัดข้อง ไม่ใช่ความผิดของท่าน" in text
    assert "secret" not in text
    assert "<script" not in text


def test_our_fault_is_said_without_static_files(monkeypatch):
    def missing(path):
        raise ValueError("no manifest")

    monkeypatch.setattr("khum.web.errors.static", missing)
    page = Client(raise_request_exception=False).get("/broken/")
    assert page.status_code == 500
    assert "stylesheet" not in page.content.decode()


def test_our_fault_is_said_in_english_to_who_chose_it():
    browser = Client(raise_request_exception=False)
    browser.cookies["khum_language"] = "en"
    page = browser.get("/broken/")
    assert '<html lang="en"' in page.content.decode()
    assert "Something went wrong on our side" in page.content.decode()


@pytest.mark.parametrize(("address", "status", "words"), [
    ("/refused/", 403, "เฉพาะเลขานุการ KM เท่านั้น"),
    ("/clash/", 409, "แผนใช้บังคับแล้ว"),
])  # fmt: skip
def test_refusal_gives_its_reason_and_the_way_back(address, status, words):
    page = Client().post(address, headers={"referer": "http://testserver/plans/1/"})
    text = page.content.decode()
    assert page.status_code == status
    assert words in text
    assert "ไม่มีข้อมูลใดเปลี่ยนแปลง" in text
    assert 'href="http://testserver/plans/1/"' in text
    assert "evil" not in Client().post(address, headers={"referer": "https://evil.example/"}).content.decode()


def test_refusal_of_a_fragment_is_only_its_message():
    text = Client().post("/refused/", headers={"hx-request": "true"}).content.decode()
    assert "เฉพาะเลขานุการ KM เท่านั้น" in text
    assert "<html" not in text


def test_odd_request_is_answered_plainly():
    page = Client().get("/odd/")
    assert page.status_code == 400
    assert "ระบบไม่เข้าใจคำขอนี้" in page.content.decode()


def test_stale_form_is_asked_for_again():
    page = Client(enforce_csrf_checks=True).post("/preferences/", {"theme": "dark"})
    assert page.status_code == 403
    assert "โปรดส่งใหม่อีกครั้ง" in page.content.decode()


@override_settings(ALLOWED_HOSTS=["khum.example"])
def test_strange_host_is_answered():
    page = Client().get("/", headers={"host": "evil.example"})
    assert page.status_code == 400
    assert "evil" not in page.content.decode()
