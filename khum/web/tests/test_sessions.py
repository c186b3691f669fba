"""The list of sessions stays fresh, and a look at a page writes nothing."""

import pytest
from allauth.usersessions.models import UserSession

from khum.home.tests import cast
from khum.people.rules import PositionKind
from khum.web.sessions import FRESH_SECONDS, SeenSessionMiddleware

pytestmark = pytest.mark.django_db


def test_a_session_is_noted_once_and_pages_after_it_write_nothing(client_as, django_assert_num_queries):
    client = client_as(cast.person(cast.council(), PositionKind.HR_OFFICER, "hr"))
    client.get("/search/")
    assert UserSession.objects.count() == 1
    with django_assert_num_queries(6) as looked:  # session, person, positions, organisation, roles, seats
        client.get("/search/")
    assert not [query["sql"] for query in looked.captured_queries if not query["sql"].startswith("SELECT")]


def test_a_session_is_noted_again_after_five_minutes():
    middleware = SeenSessionMiddleware(lambda request: None)
    assert middleware._is_due("a", 0.0)
    assert not middleware._is_due("a", FRESH_SECONDS - 1)
    assert middleware._is_due("a", FRESH_SECONDS)


def test_memory_of_sessions_is_bounded(monkeypatch):
    monkeypatch.setattr("khum.web.sessions._REMEMBERED", 2)
    middleware = SeenSessionMiddleware(lambda request: None)
    for key in "abc":
        middleware._is_due(key, 0.0)
    assert list(middleware._noted) == ["b", "c"]
