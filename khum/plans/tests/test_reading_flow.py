"""From the file of an old plan to a plan: upload, doubts side by side, corrections, confirmation (issue 2 §3)."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils.timezone import now

from khum.plans.models import Plan, PlanImport
from khum.plans.queries.doubts import CODES
from khum.plans.reading import confirming, prose, rows, tables
from khum.plans.tests import journeys
from khum.plans.tests.plan_files import WRITERS
from khum.plans.tests.plan_variants import OVER_PAGES, WRONG_HEADING
from khum.plans.tests.test_pages import signed_in
from khum.web import jobs

pytestmark = pytest.mark.django_db


@pytest.fixture
def council() -> journeys.Council:
    return journeys.council()


def upload(client: Client, path: Path) -> PlanImport:
    """Send a file and let the background work read it."""
    sent = SimpleUploadedFile(path.name, path.read_bytes())
    answer = client.post("/plans/import/", {"file": sent})
    assert answer.status_code == 302, answer.content.decode()[-2000:]
    jobs.run_due(at=now())
    return PlanImport.objects.latest("id")


@pytest.fixture
def read(council: journeys.Council, tmp_path: Path) -> PlanImport:
    return upload(signed_in(council, "hr"), WRITERS["docx"](WRONG_HEADING.file, tmp_path))


def version_of(html: str) -> str:
    found = re.search(r'name="version" value="(\d+)"', html)
    assert found
    return found[1]


def test_a_file_becomes_a_plan_only_when_confirmed(council: journeys.Council, read: PlanImport) -> None:
    client, page = signed_in(council, "hr"), f"/plans/import/{read.pk}/"
    html = client.get(page).content.decode()
    assert "หัวตารางไม่ตรงกับเนื้อหาในตาราง" in html
    assert "ผู้รับผิดชอบเลื่อนไปอยู่ในช่องเป้าหมาย" in html
    assert "disabled" in html
    early = client.post(f"{page}accept/", {"year_be": 2570, "version": version_of(html)})
    assert early.status_code == 409
    assert not Plan.objects.exists()

    client.post(f"{page}decide/", {"version": version_of(html), "accept_remaining": "1"})
    html = client.get(page).content.decode()
    answer = client.post(f"{page}accept/", {"year_be": 2570, "version": version_of(html)})
    plan = Plan.objects.get()
    assert answer.url == f"/plans/{plan.pk}/"
    assert (plan.year_be, plan.state) == (2570, "draft")
    assert [t.track for t in plan.tables.order_by("order")] == ["process", "change"]
    first = plan.tables.order_by("order").first().activities.order_by("number").first()
    assert first.start_date == date(2026, 10, 1), "dates move with the year"
    assert client.get(page).content.decode().count(plan.title) >= 1
    again = client.post(f"{page}accept/", {"year_be": 2570, "version": version_of(html)})
    assert again.status_code == 409
    assert Plan.objects.count() == 1


def test_doubts_are_corrected_accepted_or_left(council: journeys.Council, read: PlanImport) -> None:
    client, page = signed_in(council, "hr"), f"/plans/import/{read.pk}/"
    place = next(i for i, d in enumerate(read.reading["doubts"]) if d["code"] == "owner_in_target")
    html = client.get(page).content.decode()
    sent = {"version": version_of(html), f"doubt-{place}": "correct", f"text-{place}": "ใช้คู่มืออย่างน้อย ๓ เรื่อง"}
    client.post(f"{page}decide/", sent)
    read.refresh_from_db()
    assert read.reading["tables"][0]["activities"][1]["indicators"][0]["target"] == "ใช้คู่มืออย่างน้อย ๓ เรื่อง"
    assert read.decisions[str(place)]["choice"] == "correct"
    html = client.get(page).content.decode()
    assert html.count("ตัดสินใจแล้ว") == 1
    client.post(f"{page}decide/", {"version": version_of(html), "accept_kind": "missing_step"})
    read.refresh_from_db()
    missing = [str(i) for i, d in enumerate(read.reading["doubts"]) if d["code"] == "missing_step"]
    assert missing
    assert all(read.decisions[i]["choice"] == "accept" for i in missing)


def test_a_stale_page_changes_nothing(council: journeys.Council, read: PlanImport) -> None:
    client, page = signed_in(council, "hr"), f"/plans/import/{read.pk}/"
    old = version_of(client.get(page).content.decode())
    client.post(f"{page}decide/", {"version": old, "accept_kind": "missing_step"})
    answer = client.post(f"{page}decide/", {"version": old, "accept_remaining": "1"})
    assert answer.status_code == 409
    read.refresh_from_db()
    assert len(read.decisions) < len(read.reading["doubts"])


def test_two_cells_are_corrected_beside_the_cells_of_the_file(council: journeys.Council, read: PlanImport) -> None:
    client, page = signed_in(council, "hr"), f"/plans/import/{read.pk}/row/0/0/"
    html = client.get(page).content.decode()
    assert "หัวหน้าส่วนราชการแต่ละส่วน" in html
    sent = {
        "version": version_of(html), "number": "1", "step": "identify", "title": "การบ่งชี้ความรู้", "method": "",
        "start": "๑ พ.ย. ๖๘", "end": "30 ก.ย. 2569", "audience": "", "owner": "สำนักปลัด", "budget": "", "remark": "",
        "indicator_0_text": "มีบัญชีความรู้", "indicator_0_target": "๑ ฉบับ",
    }  # fmt: skip
    wrong = client.post(page, sent | {"start": "31 ก.พ. 69"})
    assert wrong.status_code == 422
    assert "31 ก.พ. 69" in wrong.content.decode(), "what was typed stays"
    assert client.post(page, sent).status_code == 302
    read.refresh_from_db()
    row = read.reading["tables"][0]["activities"][0]
    assert (row["start"], row["end"], row["owner"]) == ("2025-11-01", "2026-09-30", "สำนักปลัด")


def test_a_file_is_put_aside_and_stays_in_the_ledger(council: journeys.Council, read: PlanImport) -> None:
    client, page = signed_in(council, "hr"), f"/plans/import/{read.pk}/"
    client.post(f"{page}discard/", {"version": version_of(client.get(page).content.decode())})
    read.refresh_from_db()
    assert read.state == "discarded"
    assert "พักไว้" in client.get(page).content.decode() or client.get(page).status_code == 200
    assert not Plan.objects.exists()


def test_who_may_bring_in_a_plan(council: journeys.Council, read: PlanImport) -> None:
    other = journeys.council("rimnam", "เทศบาลตำบลริมน้ำ", "tambon_municipality")
    pages = ("", "row/0/0/")
    for page in (f"/plans/import/{read.pk}/{rest}" for rest in pages):
        assert Client().get(page).status_code == 302
        assert signed_in(council, "staff_finance").get(page).status_code == 403
        assert signed_in(other, "hr").get(page).status_code == 404
    for verb in ("decide", "accept", "discard"):
        page = f"/plans/import/{read.pk}/{verb}/"
        sent = {"version": 1, "year_be": 2570, "accept_remaining": "1"}
        assert Client().post(page, sent).status_code == 302
        assert signed_in(council, "staff_finance").post(page, sent).status_code in {403, 409}
        assert signed_in(other, "hr").post(page, sent).status_code == 404
    assert signed_in(council, "staff_finance").get("/plans/import/").status_code == 403
    read.refresh_from_db()
    assert (read.state, read.decisions) == ("read", {})
    assert "plan.docx" not in signed_in(other, "hr").get("/plans/import/").content.decode()


def test_pages_have_budgets(council: journeys.Council, tmp_path: Path, django_assert_max_num_queries) -> None:
    client = signed_in(council, "hr")
    import_ = upload(client, WRITERS["txt"](OVER_PAGES.file, tmp_path))
    with django_assert_max_num_queries(12):
        assert client.get(f"/plans/import/{import_.pk}/").status_code == 200
    with django_assert_max_num_queries(12):
        client.get("/plans/import/")


@pytest.mark.parametrize("name", ["bomb.docx", "torn.pdf"])
def test_a_bad_file_is_refused_in_thai(council: journeys.Council, name: str) -> None:
    sent = SimpleUploadedFile(name, b"PK\x03\x04 broken" if name.endswith("docx") else b"%PDF-1.7 broken")
    client = signed_in(council, "hr")
    answer = client.post("/plans/import/", {"file": sent})
    if answer.status_code == 302:
        jobs.run_due(at=now())
        answer = client.get(answer.url)
    html = answer.content.decode()
    assert 'role="alert"' in html or 'aria-invalid="true"' in html
    assert "ไฟล์" in html
    assert not Plan.objects.exists()


def test_the_worker_knows_how_to_read_a_plan(council: journeys.Council, read: PlanImport) -> None:
    assert read.state == "read"
    assert read.year_be == 2569


def test_every_kind_of_doubt_has_its_words() -> None:
    made = set()
    for module in (confirming, prose, rows, tables):
        source = Path(module.__file__).read_text(encoding="utf-8")
        made |= set(re.findall(r'Doubt\(\s*"([a-z_]+)"', source))
    assert made
    assert made <= CODES
