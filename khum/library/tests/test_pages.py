"""Pages of the library: who may, what happens, what it costs."""

from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from khum.files import permissions as file_permissions
from khum.library.actions import acknowledging, life, reviewing, using, writing
from khum.library.models import Acknowledgement, Draft, Item, ReadCount, Receipt, Revision, Use, Vote
from khum.library.tests import journeys
from khum.library.tests.journeys import AT, BODY, DAY, PARTS, Council, later

pytestmark = pytest.mark.django_db


@pytest.fixture
def office() -> Council:
    return journeys.council()


@pytest.fixture
def item(office: Council) -> Item:
    return journeys.published(office)


@pytest.fixture(autouse=True)
def _own_files(settings: Any, tmp_path: Path) -> None:
    """Bytes of uploads lie where the test can leave them."""
    settings.DATA_DIR = tmp_path


def url(name: str, *args: Any) -> str:
    return reverse(f"library:{name}", args=args)


def fields(item: Item, **changed: Any) -> dict[str, Any]:
    """What a browser posts from the form of a manual."""
    draft = Draft.objects.filter(item=item).first()
    text = draft or item.current
    assert text is not None
    return {
        "version": draft.version if draft else 1,
        "title": text.title,
        "summary": text.summary,
        "body": text.body,
        **{f"part_{code}": said for code, said in text.parts.items()},
        "category": item.category_id or "",
        "division": item.division_id or "",
        "owner": item.owner_id or "",
        "risk": item.risk,
        "visibility": item.visibility,
        **changed,
    }


LISTS = ("browse", "uses", "health", "inventory", "new")
PAGES = ("item", "history", "links", "acknowledgements")


@pytest.mark.parametrize("page", LISTS)
def test_lists_answer_members_and_send_strangers_to_the_door(office: Council, item: Item, page: str) -> None:
    assert Client().get(url(page)).status_code == 302
    for name in ("hr", "staff_works", "nayok"):
        assert office.browser(name).get(url(page)).status_code == 200
    other = journeys.council("rimnam", "เทศบาลตำบลริมน้ำ")
    assert item.title not in other.browser("hr").get(url(page)).content.decode()


@pytest.mark.parametrize("page", PAGES)
def test_pages_of_an_item(office: Council, item: Item, page: str) -> None:
    assert Client().get(url(page, item.pk)).status_code == 302
    html = office.browser("staff_works").get(url(page, item.pk)).content.decode()
    assert item.title in html
    other = journeys.council("rimnam", "เทศบาลตำบลริมน้ำ")
    assert other.browser("hr").get(url(page, item.pk)).status_code == 404


def test_the_whole_way_without_javascript(office: Council) -> None:
    journeys.category(office)
    writer = office.browser("staff_finance")
    assert writer.post(url("new"), {"kind": "manual", "title": ""}).status_code == 422
    answer = writer.post(url("new"), {"kind": "manual", "title": "คู่มือการรับเงิน"})
    item = Item.objects.get()
    assert answer["Location"] == url("edit", item.pk)
    assert 'name="part_purpose"' in writer.get(url("edit", item.pk)).content.decode()
    typed = {f"part_{code}": text for code, text in PARTS.items()}
    data = fields(item, body="รับเงินแล้วออกใบเสร็จทันที\n\nนำฝากธนาคารทุกวัน", category=journeys.category(office).pk, **typed)
    picture = SimpleUploadedFile("ใบเสร็จ.txt", "ตัวอย่างใบเสร็จ".encode())
    answer = writer.post(url("edit", item.pk), {**data, "send": "1", "files": [picture]})
    assert answer["Location"] == url("submit", item.pk), answer.content.decode()[:3000]
    assert Draft.objects.get().body == "<p>รับเงินแล้วออกใบเสร็จทันที</p><p>นำฝากธนาคารทุกวัน</p>"
    assert item.attachments.count() == 1
    assert writer.get(url("submit", item.pk)).status_code == 200
    assert writer.post(url("submit", item.pk), {"comment": "ฉบับแรก"}).status_code == 302
    revision = Revision.objects.get()
    assert office.browser("staff_works").get(url("review", revision.pk)).status_code == 404
    assert writer.post(url("review", revision.pk), {"decision": "approve", "significance": "major"}).status_code == 403
    head = office.browser("head_finance")
    assert head.post(url("review", revision.pk), {"decision": "return", "significance": "major"}).status_code == 422
    for name in ("head_finance", "hr"):
        page = office.browser(name).get(url("review", revision.pk)).content.decode()
        assert "นำฝากธนาคารทุกวัน" in page
        office.browser(name).post(url("review", revision.pk), {"decision": "approve", "significance": "major"})
    item.refresh_from_db()
    assert item.state == "published"
    reader = office.browser("staff_works")
    assert "นำฝากธนาคารทุกวัน" in reader.get(url("item", item.pk)).content.decode()
    assert ReadCount.objects.count() == 1
    answer = reader.post(url("use", item.pk))
    used = Use.objects.get()
    assert answer["Location"] == url("describe", used.pk)
    assert reader.post(url("describe", used.pk), {"minutes_saved": "30"}).status_code == 422
    assert reader.post(url("describe", used.pk), {"case": "รับค่าธรรมเนียม", "result": "เร็วขึ้น"}).status_code == 302
    assert office.browser("head_finance").post(url("confirm", used.pk)).status_code == 403
    assert office.browser("palad").post(url("confirm", used.pk)).status_code == 302
    assert Use.objects.get().confirmed_at is not None


def test_two_writers_meet_on_the_merge_page(office: Council) -> None:
    item = journeys.draft(office)
    mine, other = office.browser("staff_finance"), office.browser("clerk_finance")
    opened = fields(item)
    other.post(url("edit", item.pk), {**opened, "summary": "ของเพื่อน", "part_scope": "ขอบเขตของเพื่อน"})
    answer = mine.post(url("edit", item.pk), {**opened, "summary": "ของฉัน"})
    assert answer.status_code == 409
    html = answer.content.decode()
    assert "ของเพื่อน" in html
    assert "ของฉัน" in html
    sent = {
        "mine": answer.context["mine"],
        "opened": answer.context["opened"],
        "version": answer.context["version"],
        "choice-summary": "both",
    }
    assert mine.post(url("merge", item.pk), sent).status_code == 302
    draft = Draft.objects.get(item=item)
    assert draft.summary == "ของเพื่อน\nของฉัน"
    assert draft.parts["scope"] == "ขอบเขตของเพื่อน"
    assert mine.post(url("merge", item.pk), {"mine": "nonsense"}).status_code in {302, 409}


def test_autosave_keeps_and_refuses(office: Council) -> None:
    item = journeys.draft(office)
    mine = office.browser("staff_finance")
    opened = fields(item)
    kept = mine.post(url("autosave", item.pk), {**opened, "summary": "พิมพ์อยู่"})
    assert kept.json()["version"] == 2
    assert Draft.objects.get().summary == "พิมพ์อยู่"
    late = office.browser("clerk_finance").post(url("autosave", item.pk), {**opened, "summary": "อีกคน"})
    assert late.status_code == 409
    assert mine.post(url("autosave", item.pk), {**opened, "title": ""}).status_code == 422
    assert office.browser("staff_works").post(url("autosave", item.pk), opened).status_code == 404
    assert Client().post(url("autosave", item.pk), opened).status_code == 302


def test_a_refused_file_loses_no_text(office: Council) -> None:
    item = journeys.draft(office)
    bad = SimpleUploadedFile("virus.exe", b"MZ\x90\x00")
    answer = office.browser("staff_finance").post(url("edit", item.pk), fields(item, summary="ข้อความใหม่", files=[bad]))
    assert answer.status_code == 422
    assert "ข้อความใหม่" in answer.content.decode()
    assert Draft.objects.get(item=item).summary == "ข้อความใหม่"
    assert f'name="version" value="{Draft.objects.get(item=item).version}"' in answer.content.decode()


def test_history_compares_two_revisions_by_words(office: Council, item: Item) -> None:
    journeys.revised(office, item, BODY.replace("สิบห้าวัน", "สามสิบวัน"))
    html = office.browser("staff_finance").get(url("history", item.pk), {"old": 1, "new": 2}).content.decode()
    assert "<ins>" in html
    assert "สามสิบ" in html
    assert office.browser("staff_finance").get(url("history", item.pk), {"old": "x", "new": "99"}).status_code == 404


def test_verify_retire_and_warn(office: Council, item: Item) -> None:
    owner, other = office.browser("staff_finance"), office.browser("staff_works")
    assert other.post(url("verify", item.pk)).status_code == 403
    assert owner.post(url("verify", item.pk)).status_code == 302
    for page in ("want-change", "retire", "change-done"):
        assert other.get(url(page, item.pk)).status_code == 403
        assert owner.get(url(page, item.pk)).status_code == 200
        assert owner.post(url(page, item.pk), {"reason": ""}).status_code == 422
    assert owner.post(url("want-change", item.pk), {"reason": "ระเบียบใหม่"}).status_code == 302
    assert "ระเบียบใหม่" in other.get(url("item", item.pk)).content.decode()
    assert owner.post(url("change-done", item.pk), {"reason": "ไม่กระทบ"}).status_code == 302
    assert owner.post(url("retire", item.pk), {"reason": "เลิกใช้"}).status_code == 302
    assert "เลิกใช้" in other.get(url("item", item.pk)).content.decode()
    assert other.post(url("use", item.pk)).status_code == 403


def test_votes_and_reports(office: Council, item: Item) -> None:
    reader, owner = office.browser("staff_works"), office.browser("staff_finance")
    reader.post(url("vote", item.pk), {"is_helpful": "no", "reason": "ไม่มีตัวอย่าง"})
    assert Vote.objects.get().reason == "ไม่มีตัวอย่าง"
    assert reader.post(url("report", item.pk), {"text": ""}).status_code == 422
    reader.post(url("report", item.pk), {"text": "เลขมาตราผิด"})
    report = item.error_reports.get()
    assert "เลขมาตราผิด" in owner.get(url("item", item.pk)).content.decode()
    assert reader.get(url("answer", report.pk)).status_code == 403
    assert owner.get(url("answer", report.pk)).status_code == 200
    assert owner.post(url("answer", report.pk), {"answer": ""}).status_code == 422
    assert owner.post(url("answer", report.pk), {"answer": "แก้แล้ว", "is_fixed": "on"}).status_code == 302


def test_acknowledging(office: Council, item: Item) -> None:
    head, staff = office.browser("head_finance"), office.browser("staff_finance")
    asks = {"divisions": [office.divisions["กองคลัง"].pk], "due_on": "1 ต.ค. 2580"}
    assert office.browser("staff_works").post(url("acknowledgements", item.pk), asks).status_code == 403
    assert head.post(url("acknowledgements", item.pk), {"due_on": "วันไหน"}).status_code == 422
    assert head.post(url("acknowledgements", item.pk), asks).status_code == 302
    asked = Acknowledgement.objects.get()
    assert url("acknowledge", asked.pk) in staff.get(url("item", item.pk)).content.decode()
    assert staff.post(url("acknowledge", asked.pk)).status_code == 302
    assert Receipt.objects.filter(at__isnull=False).count() == 1
    assert office.browser("staff_works").post(url("acknowledge", asked.pk)).status_code == 409
    assert head.get(url("sheet", asked.pk, "xlsx")).content[:2] == b"PK"
    assert head.get(url("sheet", asked.pk, "exe")).status_code == 404
    other = journeys.council("rimnam", "เทศบาลตำบลริมน้ำ")
    assert other.browser("hr").get(url("sheet", asked.pk, "xlsx")).status_code == 404


def test_inventory_files(office: Council, item: Item) -> None:
    browser = office.browser("hr")
    assert browser.get(url("inventory-file", "xlsx")).content[:2] == b"PK"
    assert browser.get(url("inventory-file", "exe")).status_code == 404
    assert item.title in browser.get(url("inventory")).content.decode()


def test_arranging(office: Council) -> None:
    hr = office.browser("hr")
    assert office.browser("staff_finance").get(url("arranging")).status_code == 403
    assert hr.get(url("arranging")).status_code == 200
    assert hr.post(url("arranging"), {"what": "category", "category-name": ""}).status_code == 422
    assert hr.post(url("arranging"), {"what": "category", "category-name": "งานสารบรรณ"}).status_code == 302
    assert hr.post(url("arranging"), {"what": "tag", "tag-name": "เบิกจ่าย", "tag-synonyms": "จ่ายเงิน"}).status_code == 302
    word = {"what": "term", "term-word": "องค์การบริหารส่วนตำบล", "term-instead_of": "องค์กรบริหารส่วนตำบล"}
    assert hr.post(url("arranging"), word).status_code == 302
    kind = {"what": "kind", "kind-name": "ภูมิปัญญาท้องถิ่น", "kind-parts": "* เจ้าของภูมิปัญญา\nวิธีทำ", "kind-months": "24"}
    assert hr.post(url("arranging"), kind).status_code == 302
    assert "ภูมิปัญญาท้องถิ่น" in hr.get(url("new")).content.decode()
    assert hr.post(url("from-chart")).status_code == 302
    page = hr.get(url("arranging")).content.decode()
    assert "งานสารบรรณ" in page
    assert "กองช่าง" in page


def test_links_are_made_and_removed(office: Council, item: Item) -> None:
    law = journeys.published(office, "ระเบียบค่าเดินทาง")
    owner = office.browser("staff_finance")
    assert owner.post(url("relate", item.pk), {"kind": "cites", "other": ""}).status_code == 422
    assert owner.post(url("relate", item.pk), {"kind": "cites", "other": law.pk}).status_code == 302
    assert law.title in owner.get(url("item", item.pk)).content.decode()
    assert item.title in owner.get(url("item", law.pk)).content.decode()
    link = item.relations.get()
    assert office.browser("staff_works").post(url("unrelate", link.pk)).status_code == 403
    assert owner.post(url("unrelate", link.pk)).status_code == 302


def test_what_waits_stands_on_the_first_page(office: Council) -> None:
    revision = journeys.submitted(office)
    home = reverse("home:home")
    assert url("review", revision.pk) in office.browser("head_finance").get(home).content.decode()
    assert url("review", revision.pk) not in office.browser("staff_finance").get(home).content.decode()
    assert url("review", revision.pk) not in office.browser("staff_works").get(home).content.decode()


def many(office: Council, number: int) -> None:
    for place in range(number):
        made = journeys.published(office, f"คู่มือเล่มที่ {place}")
        using.use(item_id=made.pk, by=office.standing("clerk_finance"), at=AT)
        using.vote(item_id=made.pk, is_helpful=False, reason="", by=office.standing("clerk_finance"), at=AT)
        life.report_error(item_id=made.pk, text="ผิด", by=office.standing("clerk_finance"), at=AT)


def test_pages_have_budgets(office: Council, django_assert_max_num_queries: Any) -> None:
    many(office, 12)
    item = Item.objects.order_by("pk").first()
    assert item is not None
    acknowledging.ask(item_id=item.pk, division_ids=[], due_on=DAY, by=office.standing("hr"), at=later(5))
    writing.open_draft(item_id=item.pk, by=office.standing("hr"), at=later(6))
    client = office.browser("hr")
    budgets = {"browse": 16, "uses": 14, "health": 20, "inventory": 12}
    client.get(url("browse"))
    for page, most in budgets.items():
        with django_assert_max_num_queries(most):
            assert client.get(url(page)).status_code == 200
    for page, most in {"item": 32, "history": 16, "links": 18, "edit": 30, "acknowledgements": 14}.items():
        with django_assert_max_num_queries(most):
            assert client.get(url(page, item.pk)).status_code == 200
    head = office.browser("head_finance")
    head.get(reverse("home:home"))  # The first page of a session writes who signed in where.
    with django_assert_max_num_queries(54):  # Every app asks its own things that wait: four each at most.
        assert head.get(reverse("home:home")).status_code == 200


def test_files_of_an_item_open_for_its_readers_only(office: Council) -> None:
    item = journeys.draft(office, visibility="named", named_ids=f",{office.people['palad'].pk},")
    upload = SimpleUploadedFile("ลับ.txt", "เนื้อหา".encode())
    office.browser("staff_finance").post(
        url("edit", item.pk), fields(item, files=[upload], visibility="named", named=[office.people["palad"].pk])
    )
    stored = item.attachments.get().file
    for name, opens in (("staff_finance", True), ("palad", True), ("hr", False)):
        assert file_permissions.may_open(office.standing(name), stored) is opens
    assert office.browser("hr").get(reverse("files:download", args=[stored.pk])).status_code == 404


def test_titles_out_of_sight_are_not_in_the_news(office: Council) -> None:
    secret = journeys.draft(office, "เรื่องลับเฉพาะกอง", visibility="division")
    journeys.submitted(office, secret)
    journeys.published(office, "เรื่องเปิด")
    home = office.browser("staff_works").get(reverse("home:home")).content.decode()
    assert "เรื่องเปิด" in home
    assert "เรื่องลับเฉพาะกอง" not in home


def test_nothing_is_written_while_a_reviewer_looks(office: Council, item: Item) -> None:
    writer = office.browser("staff_finance")
    assert writer.get(url("edit", item.pk)).status_code == 200
    assert not Draft.objects.exists()
    revision = journeys.revised(office, item)
    assert writer.get(url("edit", item.pk)).status_code == 403
    assert writer.post(url("edit", item.pk), fields(item, summary="ใหม่")).status_code == 403
    assert url("withdraw", revision.pk) in writer.get(url("item", item.pk)).content.decode()
    assert office.browser("clerk_finance").post(url("withdraw", revision.pk)).status_code == 403
    assert writer.post(url("withdraw", revision.pk)).status_code == 302
    assert writer.get(url("edit", item.pk)).status_code == 200
    assert writer.post(url("discard", item.pk)).status_code == 302
    assert not Draft.objects.exists()


def test_personal_data_stops_opening_an_approved_item_to_everybody(office: Council) -> None:
    item = journeys.published(office)
    revision = journeys.revised(office, item, body="<p>ติดต่อ นายสมชาย ใจดี โทร 081 234 5678</p>")
    reviewing.approve(revision_id=revision.pk, by=office.standing("head_finance"), at=later(20))
    client = office.browser("hr")
    page = client.get(url("edit", item.pk))
    shown = page.context["form"]
    form = {name: value for name, value in shown.initial.items() if value not in (None, [])}
    form |= {"visibility": "public", "owner": item.owner_id, "keep": "1"}
    refused = client.post(url("edit", item.pk), form)
    assert refused.status_code == 422
    assert "ข้อมูลส่วนบุคคล" in refused.content.decode()
    assert "accepts_personal_data" in refused.content.decode()
    item.refresh_from_db()
    assert item.visibility == "organisation"
    version = refused.context["form"]["version"].value()
    meant = client.post(url("edit", item.pk), form | {"version": version, "accepts_personal_data": "on"})
    assert meant.status_code == 302
    item.refresh_from_db()
    assert item.visibility == "public"
