"""The search page: results that explain themselves, filters, suggestions, and what it costs."""

from datetime import date

import pytest

from khum.domain.searching import Findable, Part, person
from khum.home.tests import cast
from khum.people.rules import PositionKind
from khum.search.actions.indexing import index
from khum.search.models import FailedSearch

pytestmark = pytest.mark.django_db


@pytest.fixture
def council():
    return cast.council()


@pytest.fixture
def hr(council):
    return cast.person(council, PositionKind.HR_OFFICER, "hr")


@pytest.fixture
def items(council):
    text = "เมื่อผู้ขอยื่นคำร้องพร้อมเอกสารครบถ้วน เจ้าหน้าที่ตรวจสอบและออกใบอนุญาตก่อสร้างภายในสามสิบวัน <script>alert(1)</script>"
    facts = {"root": 1, "organisation_id": council.pk, "year_be": 2570, "on": date(2026, 11, 2)}
    index(
        "items",
        [
            Findable(key=1, title="คู่มือขออนุญาต", url="/library/1/", parts=(Part(text, "หน้า 3", "#page-3"),), **facts),
            Findable(key=2, title="เรื่องลับของใบอนุญาต", url="/library/2/", readers=frozenset({person(0)}), **facts),
        ],
    )


def page_of(client, **query):
    return client.get("/search/", query).content.decode()


def test_visitor_is_sent_to_sign_in(client, council):
    assert client.get("/search/?q=ก").status_code == 302
    assert client.get("/search/suggestions?q=ก").status_code == 302


def test_result_says_where_it_matched_and_marks_words(client_as, hr, items):
    page = page_of(client_as(hr), q="  ใบอนุญาต   ก่อสร้าง ")
    assert "<mark>" in page
    assert 'href="/library/1/#page-3"' in page
    assert "หน้า 3" in page
    assert "2 พ.ย. 69" in page
    assert "<script>alert" not in page
    assert "เรื่องลับ" not in page


def test_empty_box_says_what_to_type(client_as, hr):
    assert "พิมพ์คำในแผน" in page_of(client_as(hr))


def test_filters_narrow_and_nonsense_narrows_nothing(client_as, hr, items):
    client = client_as(hr)
    assert "คู่มือขออนุญาต" in page_of(client, q="ขออนุญาต", kind="items", year="2570").replace("<mark>", "").replace(
        "</mark>", ""
    )
    assert "/library/1/" not in page_of(client, q="ขออนุญาต", kind="people")
    assert "/library/1/" not in page_of(client, q="ขออนุญาต", year="2569")
    assert "/library/1/" in page_of(client, q="ขออนุญาต", kind="x", year="y", division="z", page="w")


def test_nothing_found_is_said_and_counted_without_a_name(client_as, hr, items, council):
    client = client_as(hr)
    for _ in range(2):
        assert "ไม่พบข้อมูล" in page_of(client, q="สนามบินสุวรรณ")
    page_of(client, q="1-2345-67890-12-3")
    page_of(client, q="malee@example.com")
    failed = FailedSearch.objects.get()
    assert (failed.words, failed.times, failed.organisation) == ("สนามบินสุวรรณ", 2, council)


def test_other_organisation_finds_nothing(client_as, items):
    other = cast.person(cast.council("rimnam", "เทศบาลตำบลริมน้ำ"), PositionKind.HR_OFFICER, "other")
    assert "/library/1/" not in page_of(client_as(other), q="ใบอนุญาต")
    assert client_as(other).get("/search/suggestions", {"q": "คู่มือ"}).json() == {"suggestions": []}


def test_suggestions_are_titles_one_may_read(client_as, hr, items):
    found = client_as(hr).get("/search/suggestions", {"q": "ขออนุ"}).json()["suggestions"]
    assert [one["title"] for one in found] == ["คู่มือขออนุญาต"]


def test_the_box_offers_while_typing_and_works_without(client_as, hr, items):
    client = client_as(hr)
    offered = client.get("/search/suggestions", {"q": "ขออนุ"}, headers={"HX-Request": "true"}).content.decode()
    assert '<a href="/library/1/#page-3">คู่มือขออนุญาต' in offered
    assert "<html" not in offered
    assert (
        "เรื่องลับ"
        not in client.get("/search/suggestions", {"q": "ใบอนุญาต"}, headers={"HX-Request": "true"}).content.decode()
    )
    page = client.get("/search/").content.decode()
    assert 'action="/search/"' in page
    assert 'hx-get="/search/suggestions"' in page


@pytest.mark.parametrize(
    "words", ["\0", '"', "a AND", "*", "NEAR(", "์์์", "ก" * 10_000, "{body}:x", "<script>", "🐘", "--", "%"]
)
def test_whatever_is_typed_the_page_answers(client_as, hr, items, words):
    client = client_as(hr)
    assert client.get("/search/", {"q": words}).status_code == 200
    assert client.get("/search/suggestions", {"q": words}).status_code == 200


def test_page_has_a_price(client_as, hr, items, django_assert_max_num_queries):
    client = client_as(hr)
    client.get("/search/")
    # The six of every page; corpus, words of both keyboards, words, pairs, same words, slips, candidates, passages,
    # longer words, divisions of the filter.
    with django_assert_max_num_queries(19):
        client.get("/search/", {"q": "ใบอนุญาตก่อสร้าง"})
