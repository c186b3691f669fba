"""Words that mean the same on a screen, gaps that are reported, the list of needs."""

import pytest

from khum.home.tests import cast
from khum.home.tests.test_search_page import council, hr, items, page_of  # noqa: F401 - fixtures
from khum.library.rules.verification import Badge
from khum.library.tests import journeys
from khum.people.rules import PositionKind
from khum.search.models import FailedSearch, SameWords
from khum.search.rules import groups

pytestmark = pytest.mark.django_db
WORDS = "/search/words/"


def test_groups_are_read_and_written():
    text = "ใบปลูกบ้าน = ใบอนุญาต\n\n ก =ข= ก "
    assert groups.read(text) == [["ใบปลูกบ้าน", "ใบอนุญาต"], ["ก", "ข"]]
    assert groups.read(groups.written(groups.read(text))) == groups.read(text)
    for wrong in ("เดี่ยว", "=".join("กขคงจฉชซฌ"), f"ก = {'ข' * 101}", "\n".join(f"ก{n} = ข{n}" for n in range(301))):
        with pytest.raises(ValueError, match=r"\d"):
            groups.read(wrong)


def test_the_secretary_keeps_words_and_the_search_knows_them_at_once(client_as, hr, items, council):  # noqa: F811
    client = client_as(hr)
    assert "/library/1/" not in page_of(client, q="บปบ.")
    assert client.post(WORDS, {"words": "บปบ. = ใบอนุญาตก่อสร้าง"}).status_code == 302
    assert "/library/1/" in page_of(client, q="บปบ.")
    assert "บปบ. = ใบอนุญาตก่อสร้าง" in client.get(WORDS).content.decode()
    assert client.post(WORDS, {"words": "คำเดียว"}).status_code == 422
    assert SameWords.objects.count() == 1
    assert client.post(WORDS, {"words": ""}).status_code == 302
    assert not SameWords.objects.exists()


def test_only_the_secretary_keeps_them_and_nobody_sees_those_of_others(client_as, hr, items, council):  # noqa: F811
    SameWords.objects.create(organisation=council, words="ลับ\nของเรา")
    other = cast.person(cast.council("rimnam", "เทศบาลตำบลริมน้ำ"), PositionKind.HR_OFFICER, "other")
    FailedSearch.objects.create(organisation=council, words="ลับของเรา", on=cast.TODAY)
    assert "ลับ" not in client_as(other).get(WORDS).content.decode()
    assert "ลับของเรา" not in client_as(other).get("/search/needs/").content.decode()
    staff = cast.person(council, PositionKind.OFFICER, "staff")
    for path in (WORDS, "/search/needs/"):
        assert client_as(staff).get(path).status_code == 403


def test_nothing_found_offers_a_colleague_and_reports_the_gap(client_as, hr, items, council):  # noqa: F811
    client = client_as(hr)
    page = page_of(client, q="สนามบินสุวรรณ")
    assert 'action="/search/gap"' in page
    assert 'href="/people/"' in page
    assert client.post("/search/gap", {"q": "สนามบินสุวรรณ"}).status_code == 302
    client.post("/search/gap", {"q": "1-2345-67890-12-3"})
    failed = FailedSearch.objects.get()
    assert (failed.words, failed.times, failed.reported) == ("สนามบินสุวรรณ", 1, 1)
    needs = client.get("/search/needs/").content.decode()
    assert "สนามบินสุวรรณ" in needs
    assert "นางสาวมาลี" not in needs.split("<main")[1].split("</main")[0]


def test_an_item_says_how_far_it_can_be_trusted(client_as):
    office = journeys.council()
    item = journeys.published(office)
    page = page_of(client_as(office.people["staff_works"]), q="ใบเสร็จรับเงิน")
    assert f'href="/library/{item.pk}/' in page
    assert Badge.VERIFIED.label_th in page.split("<main")[1]
