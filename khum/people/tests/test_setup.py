"""The first-run wizard: a whole journey, the closed door for strangers, and what must not be lost."""

import stat

import pytest
from django.core.cache import cache
from django.test import Client
from django.utils.timezone import localdate

from khum.activity.models import Entry
from khum.domain.organisation_types import OrganisationType
from khum.people import setup_code
from khum.people.actions import setup as actions
from khum.people.models import Division, Organisation, Person
from khum.people.setup_divisions import ready_list
from khum.people.standing import load

pytestmark = pytest.mark.django_db

COUNCIL = {"kind": "tambon", "name": "องค์การบริหารส่วนตำบลดอนแก้ว", "district": "อำเภอแม่ริม", "province": "เชียงใหม่"}
PASSWORD = "ข้าวเหนียวมูนหวาน9"
PERSON = {
    "prefix": "นางสาว", "first_name": "สมหญิง", "last_name": "ใจดี", "username": "somying", "email": "s@example.go.th",
    "password1": PASSWORD, "password2": PASSWORD,
}  # fmt: skip
LEADERS = {"chief_executive": "นายประเสริฐ ขุมทอง", "permanent_secretary": ""}


@pytest.fixture(autouse=True)
def _own_data(settings, tmp_path):
    settings.DATA_DIR = tmp_path
    settings.ALLOWED_HOSTS = ["localhost", "testserver", "khum.example.go.th"]
    cache.clear()


@pytest.fixture
def local():
    return Client(headers={"host": "localhost:8000"})


def walk(client):
    """Every step with its answer; gives the answer of the last."""
    client.post("/setup/", COUNCIL)
    client.post("/setup/person/", PERSON)
    client.post("/setup/divisions/", {"divisions": "สำนักปลัด\n  กองคลัง  \nกองคลัง\n\n"})
    return client.post("/setup/leaders/", LEADERS)


def test_visitor_of_an_empty_installation_is_led_to_the_setup(local):
    assert local.get("/").headers["Location"] == "/setup/"


def test_whole_journey_ends_signed_in_on_the_first_page(local):
    answer = walk(local)
    assert answer.headers["Location"] == "/"
    page = local.get("/").content.decode()
    assert "ระบบขุมพร้อมใช้แล้ว" in page
    assert "plans/new" in page
    council = Organisation.objects.get()
    assert (council.name, council.district, council.province) == (COUNCIL["name"], "แม่ริม", "เชียงใหม่")
    assert list(Division.objects.values_list("name", flat=True)) == ["สำนักปลัด", "กองคลัง"]
    somying = Person.objects.get(username="somying")
    assert somying.check_password(PASSWORD)
    assert load(somying, today=localdate(somying.created_at)).is_km_secretary
    nayok = Person.objects.get(first_name="ประเสริฐ")
    assert (nayok.prefix, nayok.last_name) == ("นาย", "ขุมทอง")
    assert Entry.objects.filter(verb="organisation.founded").count() == 1


def test_setup_is_gone_afterwards(local):
    walk(local)
    for address in ("/setup/", "/setup/person/", "/setup/divisions/", "/setup/leaders/"):
        assert local.get(address).status_code == 404
        assert local.post(address, {**COUNCIL, **PERSON, **LEADERS}).status_code == 404
    assert Organisation.objects.count() == 1
    assert local.get("/accounts/logout/").status_code == 200
    assert Client().get("/").headers["Location"].startswith("/accounts/login/")


@pytest.mark.parametrize(
    "seen_as",
    [
        {"REMOTE_ADDR": "10.0.0.9", "HTTP_HOST": "localhost:8000"},
        {"HTTP_HOST": "khum.example.go.th"},
        {"HTTP_HOST": "localhost:8000", "HTTP_X_FORWARDED_FOR": "203.0.113.7"},
    ],
)
def test_stranger_needs_the_code(seen_as):
    stranger = Client(**seen_as)
    page = stranger.get("/setup/")
    assert "รหัสติดตั้ง" in page.content.decode()
    assert stranger.post("/setup/", COUNCIL).status_code in (200, 422)
    assert not stranger.session.get("setup")
    assert stranger.post("/setup/", {"code": "AAAA-AAAA"}).status_code == 422
    assert stranger.post("/setup/", {"code": setup_code.ensure().lower().replace("-", " ")}).status_code == 302
    assert walk(stranger).headers["Location"] == "/"


def test_code_cannot_be_guessed_by_trying():
    stranger = Client(REMOTE_ADDR="10.0.0.9")
    for _try in range(10):
        stranger.post("/setup/", {"code": "AAAA-AAAA"})
    page = stranger.post("/setup/", {"code": setup_code.ensure()})
    assert page.status_code == 422
    assert "รอ 10 นาที" in page.content.decode()


def test_code_is_the_owners_only_and_ends_with_the_setup(local):
    code = setup_code.ensure()
    assert setup_code.ensure() == code
    assert stat.S_IMODE(setup_code.path().stat().st_mode) == 0o600
    walk(local)
    assert not setup_code.path().exists()


def test_wrong_answers_are_said_and_what_was_typed_stays(local):
    page = local.post("/setup/", {**COUNCIL, "kind": ""})
    assert page.status_code == 422
    assert COUNCIL["name"] in page.content.decode()
    local.post("/setup/", COUNCIL)
    page = local.post("/setup/person/", {**PERSON, "password2": "อื่น"})
    assert page.status_code == 422
    assert "ไม่ตรงกัน" in page.content.decode()
    assert "สมหญิง" in page.content.decode()
    assert PASSWORD not in page.content.decode()
    assert local.post("/setup/person/", {**PERSON, "password1": "12345678", "password2": "12345678"}).status_code == 422


def test_one_can_go_back_without_losing_anything(local):
    local.post("/setup/", COUNCIL)
    local.post("/setup/person/", PERSON)
    assert COUNCIL["name"] in local.get("/setup/").content.decode()
    assert "somying" in local.get("/setup/person/").content.decode()
    kept = local.post("/setup/person/", {**PERSON, "password1": "", "password2": "", "last_name": "ใจงาม"})
    assert kept.status_code == 302
    local.post("/setup/divisions/", {"divisions": "สำนักปลัด"})
    local.post("/setup/leaders/", LEADERS)
    assert Person.objects.get(last_name="ใจงาม").check_password(PASSWORD)


def test_no_step_can_be_left_out(local):
    assert local.get("/setup/leaders/").headers["Location"] == "/setup/"
    local.post("/setup/", COUNCIL)
    assert local.post("/setup/leaders/", LEADERS).headers["Location"] == "/setup/person/"
    assert not Organisation.objects.exists()


def test_password_is_never_kept_in_the_session(local):
    local.post("/setup/", COUNCIL)
    local.post("/setup/person/", PERSON)
    assert PASSWORD not in str(dict(local.session))


@pytest.mark.parametrize("kind", OrganisationType)
def test_every_type_has_its_ready_list(local, kind):
    local.post("/setup/", {**COUNCIL, "kind": kind.value})
    local.post("/setup/person/", PERSON)
    page = local.get("/setup/divisions/").content.decode()
    assert all(name in page for name in ready_list(kind))
    assert kind.titles.chief_executive


def test_second_organisation_is_refused_by_the_database_too(local, monkeypatch):
    walk(local)
    monkeypatch.setattr(actions.Organisation.objects, "exists", lambda: False)
    monkeypatch.setattr(actions.founding.Organisation.objects, "filter", lambda **_: Organisation.objects.none())
    before, founded = Person.objects.count(), Organisation.objects.get().created_at
    with pytest.raises(actions.NotPossibleError):
        actions.found_first(
            council={**COUNCIL}, person={**PERSON, "username": "b", "password_hash": "x"}, divisions=[],
            heads=LEADERS, today=localdate(founded), at=founded,
        )  # fmt: skip
    assert Person.objects.count() == before
