"""Screens of bringing files in: who may, what happens, what it costs, also without JavaScript."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from khum.library.actions import intake, writing
from khum.library.models import Intake, Item
from khum.library.rules.intake import IntakeState
from khum.library.tests import journeys
from khum.library.tests.journeys import AT, Council, later
from khum.library.tests.test_intake import MUCH_LATER, WORDS, bring, fresh, work
from khum.web import jobs

pytestmark = pytest.mark.django_db
MOST_QUERIES = 14
POLLS = 'hx-trigger="every 2s"'


@pytest.fixture
def office() -> Council:
    return journeys.council()


@pytest.fixture(autouse=True)
def _own_files(settings: Any, tmp_path: Path) -> None:
    settings.DATA_DIR = tmp_path


def upload(name: str, content: str = WORDS) -> SimpleUploadedFile:
    return SimpleUploadedFile(name, content.encode())


HERE = "library:intake"


def test_several_files_at_once_and_what_became_of_them(office: Council) -> None:
    writer = office.browser("staff_finance")
    files = [upload("คู่มือรับเงิน.txt"), upload("ซ้ำ.txt"), upload("ว่าง.txt", ""), upload("เกม.exe", "MZ")]
    answer = writer.post(reverse(HERE), {"files": files, "kind": ""}, follow=True)
    html = answer.content.decode()
    assert [row.state for row in Intake.objects.order_by("pk")] == ["waiting", "duplicate", "failed", "failed"]
    assert "กำลังอ่าน 1 ไฟล์" in html
    assert POLLS in html
    work()
    html = writer.get(reverse(HERE)).content.decode()
    assert POLLS not in html
    assert "พร้อมใช้" in html
    assert "ไฟล์นี้ว่างเปล่า" in html or "ว่าง" in html
    assert reverse("library:item", args=[Item.objects.get().pk]) in html


def test_a_photo_and_pasted_text(office: Council) -> None:
    writer = office.browser("staff_finance")
    writer.post(
        reverse(HERE), {"photo": SimpleUploadedFile("image.jpg", b"\xff\xd8\xff\xe0" + b"\0" * 200), "kind": "form"}
    )
    writer.post(
        reverse(HERE), {"paste": "1", "paste-title": "วิธีตอบประชาชน", "paste-text": "ตอบภายในวันเดียว", "paste-kind": ""}
    )
    assert list(Intake.objects.order_by("pk").values_list("name", "kind")) == [
        ("image.jpg", "form"),
        ("วิธีตอบประชาชน.txt", ""),
    ]


def test_nothing_chosen_is_said(office: Council) -> None:
    writer = office.browser("staff_finance")
    answer = writer.post(reverse(HERE), {"kind": ""})
    assert answer.status_code == 422
    assert "โปรดเลือกไฟล์" in answer.content.decode()
    answer = writer.post(reverse(HERE), {"paste": "1", "paste-title": "ก", "paste-text": ""})
    assert answer.status_code == 422
    assert not Intake.objects.exists()


def test_htmx_asks_for_the_list_alone(office: Council) -> None:
    bring(office, "ก.txt", WORDS)
    html = office.browser("staff_finance").get(reverse(HERE), headers={"HX-Request": "true"}).content.decode()
    assert html.lstrip().startswith('<section id="intake-list"')
    assert "<html" not in html


def test_another_try_from_the_screen(office: Council) -> None:
    row = bring(office, "ก.txt", WORDS)
    Intake.objects.filter(pk=row.pk).update(state=IntakeState.FAILED.value, refusal="too_heavy")
    address = reverse("library:intake-retry", args=[row.pk])
    writer = office.browser("staff_finance")
    assert address in writer.get(reverse(HERE)).content.decode()
    assert office.browser("head_office").post(address).status_code == 404
    assert writer.get(address).status_code == 405
    assert writer.post(address).status_code == 302
    jobs.run_due(at=MUCH_LATER)
    assert fresh(row).state == IntakeState.READY
    assert writer.post(address).status_code == 409


def test_a_duplicate_names_its_item_only_to_who_may_read_it(office: Council) -> None:
    bring(office, "ก.txt", WORDS)
    work()
    item = Item.objects.get()
    item.title = "เรื่องลับของกองคลัง"
    item.save(update_fields=["title"])
    values = {"visibility": "named", "named_ids": f",{office.people['staff_finance'].pk},"}
    writing.set_particulars(item_id=item.pk, values=values, by=office.standing("staff_finance"), at=later(3))
    again = bring(office, "ข.txt", WORDS, who="head_office")
    assert (again.state, again.item_id) == (IntakeState.DUPLICATE, item.pk)
    html = office.browser("head_office").get(reverse(HERE)).content.decode()
    assert "เรื่องลับ" not in html
    assert reverse("library:item", args=[item.pk]) not in html
    assert "ท่านไม่มีสิทธิ์อ่าน" in html
    bring(office, "ค.txt", WORDS)
    html = office.browser("staff_finance").get(reverse(HERE)).content.decode()
    assert html.count(f'href="{reverse("library:item", args=[item.pk])}"') == 2


def test_the_words_of_a_file_page_by_page(office: Council) -> None:
    row = bring(office, "ก.txt", WORDS)
    work()
    item = fresh(row).item
    assert item is not None
    address = reverse("library:words", args=[item.pk])
    html = office.browser("staff_finance").get(address).content.decode()
    assert "ลงทะเบียนรับภายในวันเดียวกัน" in html
    assert reverse("files:download", args=[row.file_id]) in html
    assert office.browser("head_office").get(address).status_code == 404
    assert address in office.browser("staff_finance").get(reverse("library:item", args=[item.pk])).content.decode()
    written = writing.create(kind="manual", title="ไม่มีไฟล์", by=office.standing("staff_finance"), at=AT)
    html = office.browser("staff_finance").get(reverse("library:words", args=[written.pk])).content.decode()
    assert "ไม่ได้สร้างจากไฟล์" in html


def test_who_may(office: Council) -> None:
    assert Client().get(reverse(HERE)).status_code == 302
    bring(office, "แฟ้มของกองคลัง.txt", WORDS)
    assert "แฟ้มของกองคลัง" in office.browser("hr").get(reverse(HERE)).content.decode()
    assert "แฟ้มของกองคลัง" not in office.browser("head_office").get(reverse(HERE)).content.decode()
    other = journeys.council("rimnam", "เทศบาลตำบลริมน้ำ")
    assert "แฟ้มของกองคลัง" not in other.browser("hr").get(reverse(HERE)).content.decode()


def test_the_list_costs_the_same_however_long(office: Council) -> None:
    writer = office.browser("staff_finance")
    for n in range(3):
        bring(office, f"{n}.txt", f"เรื่องที่ {n}")
    work()

    def queries() -> int:
        with CaptureQueriesContext(connection) as asked:
            writer.get(reverse(HERE))
        return len(asked)

    queries()
    few = queries()
    for n in range(3, 12):
        bring(office, f"{n}.txt", f"เรื่องที่ {n}")
    work()
    assert queries() == few <= MOST_QUERIES


def test_five_questions_of_every_screen(office: Council) -> None:
    """Where am I, what is this, what can I do, what is wrong, what next."""
    row = intake.receive(uploaded=upload("เกม.exe", "MZ"), kind="", by=office.standing("staff_finance"), at=AT)
    html = office.browser("staff_finance").get(reverse(HERE)).content.decode()
    assert reverse("library:browse") in html
    assert "<h1>นำเข้าไฟล์</h1>" in html
    assert 'type="file"' in html
    assert "multiple" in html
    assert 'capture="environment"' in html
    assert row.name in html
    assert "ระบบใช้ไฟล์ชนิดนี้ไม่ได้" in html
