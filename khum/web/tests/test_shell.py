"""Language, theme, navigation and policy of every page."""

import pytest
from django.test import Client
from django.urls import reverse

from khum.domain.registries import NAVIGATION
from khum.home.tests import cast
from khum.people.rules import PositionKind

pytestmark = pytest.mark.django_db


@pytest.fixture
def hr():
    return cast.person(cast.council(), PositionKind.HR_OFFICER, "hr")


def test_thai_is_spoken_whatever_the_browser_asks_for():
    page = Client().get("/no-such-page/", headers={"accept-language": "en-US,en;q=0.9"})
    assert '<html lang="th"' in page.content.decode()
    assert page.headers["Content-Language"] == "th"


def test_visitor_chooses_a_language_for_this_browser():
    browser = Client()
    answer = browser.post("/preferences/", {"language": "en", "next": "/no-such-page/"})
    assert answer.headers["Location"] == "/no-such-page/"
    assert "There is nothing here" in browser.get("/no-such-page/").content.decode()


def test_person_chooses_language_and_theme_for_every_browser(client_as, hr):
    client_as(hr).post("/preferences/", {"language": "en"})
    client_as(hr).post("/preferences/", {"theme": "dark"})
    page = client_as(hr).get("/").content.decode()
    assert '<html lang="en" data-theme="dark"' in page
    assert "Four steps to a plan in force" in page


@pytest.mark.parametrize("typed", [{"language": "xx"}, {"theme": "<b>"}, {}])
def test_unknown_preference_changes_nothing(client_as, hr, typed):
    client_as(hr).post("/preferences/", typed)
    hr.refresh_from_db()
    assert (hr.language, hr.theme) == ("th", "auto")


def test_way_back_stays_on_this_site(client_as, hr):
    assert client_as(hr).post("/preferences/", {"next": "https://evil.example/"}).headers["Location"] == "/"


def test_preferences_are_only_changed_by_post(client_as, hr):
    assert client_as(hr).get("/preferences/").status_code == 405


def test_every_entry_of_the_menu_leads_somewhere(client_as, hr):
    assert [entry.url_name for entry in NAVIGATION if not reverse(entry.url_name)] == []
    page = client_as(hr).get("/").content.decode()
    assert page.count('aria-current="page"') >= 2  # rail, tabs and the phone's menu


def test_accent_follows_the_organisation(client_as, hr):
    hr.organisation.accent_hue = 250
    hr.organisation.save(update_fields=["accent_hue"])
    assert 'data-hue="255"' in client_as(hr).get("/").content.decode()


def test_policy_forbids_everything_from_elsewhere_and_inline(client_as, hr):
    policy = client_as(hr).get("/").headers["Content-Security-Policy"]
    assert "default-src 'self'" in policy
    assert "unsafe-inline" not in policy
    assert "http" not in policy
