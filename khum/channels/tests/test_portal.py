"""The public pages: what citizens read and find, and what they never see."""

from __future__ import annotations

import json
import re

import pytest
from django.core.files.base import ContentFile
from django.test import Client
from django.urls import reverse

from khum.channels import metrics
from khum.channels.models import PublicRead
from khum.channels.queries import portal
from khum.channels.tests import journeys
from khum.channels.tests.journeys import AT, DAY
from khum.domain.levels import Visibility
from khum.files import actions as files
from khum.library.actions import reviewing, writing
from khum.library.models import Item
from khum.people import standing
from khum.search.queries import searching

pytestmark = pytest.mark.django_db
PHONE = {"HTTP_USER_AGENT": "Mozilla/5.0 (Linux; Android 14) Chrome/120"}


@pytest.fixture
def office():
    return journeys.council()


@pytest.fixture
def citizen():
    return Client(**PHONE)


def public(office: journeys.Council, title: str = "คู่มือขออนุญาตก่อสร้าง") -> Item:
    """An item that everybody may read."""
    return journeys.published(office, title, visibility=Visibility.PUBLIC.value)


def address(office: journeys.Council, name: str, *more: object) -> str:
    return reverse(f"portal:{name}", args=[office.organisation.code, *more])


def test_a_citizen_reads_what_is_public_without_signing_in(office, citizen):
    item, inner = public(office), journeys.published(office, "บันทึกภายใน")
    home = citizen.get(address(office, "home")).content.decode()
    assert item.title in home
    assert inner.title not in home
    page = citizen.get(address(office, "item", item.pk))
    assert "ใบเสร็จรับเงิน" in page.content.decode()
    assert citizen.get(address(office, "item", inner.pk)).status_code == 404
    assert citizen.get(address(office, "shelf", item.kind)).status_code == 200


def test_no_person_is_named_there(office, citizen):
    item = public(office)
    pages = [address(office, "home"), address(office, "item", item.pk), address(office, "search") + "?q=ก่อสร้าง"]
    for page in pages:
        text = citizen.get(page).content.decode()
        for person in office.people.values():
            assert person.full_name not in text, page


def test_the_search_finds_what_is_public_only(office, citizen):
    item, inner = public(office, "คู่มือขออนุญาตก่อสร้าง"), journeys.published(office, "ก่อสร้างรั้วสำนักงาน")
    found = citizen.get(address(office, "search"), {"q": "ก่อสร้าง"}).content.decode()
    assert address(office, "item", item.pk) in found
    assert "รั้ว" not in found
    visitor = standing.of_visitor(office.organisation, today=DAY)
    assert searching.find(visitor, inner.title).results == () or all(
        result.key == item.pk for result in searching.find(visitor, inner.title).results
    )


def test_a_council_shows_its_own_alone(office, citizen):
    item = public(office)
    other = journeys.council("rimnam", "เทศบาลตำบลริมน้ำ")
    assert citizen.get(address(other, "item", item.pk)).status_code == 404
    assert item.title not in citizen.get(address(other, "home")).content.decode()
    assert citizen.get(reverse("portal:home", args=["nowhere"])).status_code == 404


def test_retired_and_withdrawn_items_are_gone(office, citizen):
    item = public(office)
    values = {"visibility": Visibility.ORGANISATION.value}
    writing.set_particulars(item_id=item.pk, values=values, by=office.standing("hr"), at=AT)
    assert citizen.get(address(office, "item", item.pk)).status_code == 404
    visitor = standing.of_visitor(office.organisation, today=DAY)
    assert searching.find(visitor, item.title).results == ()


def test_files_of_public_items_open_and_others_do_not(office, citizen):
    by = office.standing("staff_finance")
    item, inner = public(office), journeys.published(office, "บันทึกภายใน")
    kept = [
        files.store(organisation=office.organisation, uploaded=ContentFile(b"form", name=f"{name}.txt"), by=by, at=AT)
        for name in ("open", "inner")
    ]
    for holder, stored in zip((item, inner), kept, strict=True):
        writing.attach(item_id=holder.pk, file=stored, title="", by=office.standing("hr"), at=AT)
    answer = citizen.get(address(office, "file", kept[0].pk))
    assert b"".join(answer.streaming_content) == b"form"
    assert answer.headers["Content-Security-Policy"] == "default-src 'none'; sandbox"
    assert citizen.get(address(office, "file", kept[1].pk)).status_code == 404


def test_what_was_improved(office, citizen):
    item = public(office)
    assert "ยังไม่มี" in citizen.get(address(office, "improved")).content.decode()
    revision = journeys.journeys.revised(office, item)
    reviewing.approve(revision_id=revision.pk, by=office.standing("head_finance"), at=AT)
    told = portal.improved(standing.of_visitor(office.organisation, today=DAY), since=DAY)
    assert [found.item for found in told] == [item]


def test_reading_counts_once_a_browser_and_day(office, citizen):
    item = public(office)
    for _time in range(3):
        citizen.get(address(office, "item", item.pk))
    Client(HTTP_USER_AGENT="Googlebot/2.1").get(address(office, "item", item.pk))
    assert PublicRead.objects.get().number == 1
    figure = metrics.reach(office.organisation, PublicRead.objects.get().on, PublicRead.objects.get().on, DAY)
    assert (figure.value, figure.evidence[0].label) == (1, item.title)


def test_feeds_and_sitemap(office, citizen):
    item = public(office)
    atom = citizen.get(address(office, "atom")).content.decode()
    assert item.title in atom
    feed = json.loads(citizen.get(address(office, "json")).content)
    assert [row["title"] for row in feed["items"]] == [item.title]
    sitemap = citizen.get(address(office, "sitemap")).content.decode()
    assert re.findall(r"<loc>[^<]*(/public/[^<]*)</loc>", sitemap) == [
        address(office, "home"),
        address(office, "item", item.pk),
    ]


def test_the_only_council_is_opened_at_once(office, citizen):
    assert citizen.get(reverse("portal:councils")).status_code == 200
    public(office)
    assert citizen.get(reverse("portal:councils")).headers["Location"] == address(office, "home")
    other = journeys.council("rimnam", "เทศบาลตำบลริมน้ำ")
    public(other)
    assert other.organisation.name in citizen.get(reverse("portal:councils")).content.decode()


def test_a_page_costs_few_queries_and_bytes(office, citizen, django_assert_max_num_queries):
    items = [public(office, f"คู่มือเรื่องที่ {number}") for number in range(12)]
    pages = [address(office, "home"), address(office, "item", items[0].pk), address(office, "shelf", items[0].kind)]
    for page in pages:
        citizen.get(page)
        with django_assert_max_num_queries(6):
            answer = citizen.get(page)
        assert len(answer.content) < 30_000


def test_pictures_of_a_text_have_public_addresses():
    text = '<p>ก</p><img src="/files/12/" alt="แผนผัง"><a href="/files/3/">ข</a>'
    assert portal.with_public_pictures(text, "khum") == (
        '<p>ก</p><img src="/public/khum/files/12/" alt="แผนผัง"><a href="/files/3/">ข</a>'
    )
