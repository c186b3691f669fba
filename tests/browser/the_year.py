"""What people do in a year of knowledge management, act by act in the browser; the story is test_whole_year.py."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from pathlib import Path

from django.conf import settings
from django.urls import reverse
from django.utils.timezone import localdate, localtime, now
from playwright.sync_api import expect

from khum.domain.steps import ProcessStep
from khum.domain.thai_date import short_date
from khum.learning.models import Place
from khum.learning.tests import journeys as learning
from khum.library.models import Item, Use
from khum.library.tests import journeys as library
from khum.library.tests.journeys import Council
from khum.meetings.actions import holding, minutes
from khum.meetings.models import Meeting
from khum.meetings.rules.states import Presence
from khum.meetings.tests.journeys import km_line
from khum.plans.models import Activity, Plan, PlanImport
from khum.plans.rules.states import PlanState
from khum.plans.tests.plan_files import WRITERS
from khum.plans.tests.plan_variants import WRONG_HEADING
from khum.web import jobs
from tests.browser.clock import BANGKOK, Clock
from tests.browser.watching import Watched

PHONE = 360
YEAR_BE = 2570
TITLE = "คู่มือตรวจใบเสร็จก่อนเบิก"
REFERENCE = Path(settings.BASE_DIR).parent / "shared" / "reference" / "kutum-km-plan-2562.txt"


@dataclass
class Year:
    """The council, its clock, and a window for whoever has something to do."""

    office: Council
    clock: Clock
    visit: Callable[..., Watched]
    folder: Path
    windows: dict[tuple[str, int], Watched] = field(default_factory=dict)

    def as_(self, name: str, address: str = "/", *, width: int = 1280) -> Watched:
        """The window of that person, at an address; it stays signed in all year."""
        if (name, width) not in self.windows:
            self.windows[name, width] = self.visit(self.office.people[name], width=width)
        return at(self.windows[name, width], address)

    def on(self, day: date) -> None:
        """Turn the clock to a day."""
        self.clock.go(day)

    def plan_file(self) -> Path:
        """The reference plan where it is at hand, else one in our own words."""
        return REFERENCE if REFERENCE.exists() else WRITERS["docx"](WRONG_HEADING.file, self.folder)


def at(window: Watched, address: str) -> Watched:
    """Open an address in that window."""
    window.page.goto(f"{window.base}{address}")
    return window


def press(window: Watched, name: str) -> None:
    """Press the button of that name and wait for what comes."""
    with window.page.expect_navigation():
        window.page.get_by_role("main").get_by_role("button", name=name, exact=True).first.click()


def follow(window: Watched, name: str) -> None:
    """Follow the first link whose name holds these words."""
    with window.page.expect_navigation():
        window.page.get_by_role("main").get_by_role("link", name=name).first.click()


def says(window: Watched, words: str) -> None:
    """The page says this."""
    expect(window.page.get_by_role("main")).to_contain_text(words)


def import_plan(year: Year) -> Plan:
    """The HR officer reads last years' file and makes this year's draft of it."""
    window = year.as_("hr", "/plans/import/")
    window.page.set_input_files("input[type=file]", str(year.plan_file()))
    press(window, "อ่านไฟล์")
    window.page.wait_for_url("**/plans/import/*/")
    jobs.run_due(at=now())
    at(window, reverse("plans:import-review", args=[PlanImport.objects.get().pk]))
    says(window, "ระบบอ่านว่า")
    press(window, "ยอมรับส่วนที่เหลือทั้งหมดตามที่อ่าน")
    window.page.locator("#id_year_be").fill(str(YEAR_BE))
    press(window, "ยืนยันและสร้างแผน")
    plan = Plan.objects.get()
    window.page.wait_for_url(f"**/plans/{plan.pk}/")
    return plan


def approve_plan(year: Year, plan: Plan) -> None:
    """Sent by the HR officer; committee, permanent secretary and chief executive agree."""
    way = reverse("plans:approval", args=[plan.pk])
    press(year.as_("hr", way), "เสนอคณะกรรมการ")
    for name in ("palad", "palad", "nayok"):
        window = year.as_(name, way)
        window.page.get_by_label("เห็นชอบ/อนุมัติ").check()
        press(window, "บันทึกการพิจารณา")
    plan.refresh_from_db()
    assert plan.state == PlanState.IN_FORCE


def complete_plan(year: Year, plan: Plan) -> None:
    """What an old plan never said: for which work, counted by what, and who answers for two of its rows."""
    window = year.as_("hr", reverse("plans:part-add", args=[plan.pk, "goals"]))
    window.page.locator("[name=strategy]").fill("การบริหารจัดการที่ดี")
    window.page.locator("[name=goal]").fill("เบิกจ่ายถูกต้องตั้งแต่ครั้งแรก")
    press(window, "เพิ่ม")
    if not plan.focus_areas.exists():
        at(window, reverse("plans:part-add", args=[plan.pk, "focus-areas"]))
        window.page.locator("form textarea").first.fill("พัฒนาบุคลากรด้วยการจัดการความรู้")
        press(window, "เพิ่ม")
    at(window, reverse("plans:links", args=[plan.pk]))
    for name in ("goal-all", "area-all"):
        window.page.locator(f"#{name}").select_option(index=1)
    press(window, "บันทึก")
    met, trained = rows_of(plan)
    _change_row(window, year, met, post="hr", metric="M6", target="ไม่น้อยกว่า 12 ครั้ง")
    _change_row(window, year, trained, post="staff_finance", metric="M1", target="ไม่น้อยกว่า 1 คน")


def rows_of(plan: Plan) -> tuple[Activity, Activity]:
    """A row of sharing and one of seeking knowledge."""
    rows = list(Activity.objects.filter(table__plan=plan).order_by("table__order", "order", "id"))
    first = {row.step: row for row in reversed(rows)}
    return first.get(ProcessStep.SHARE.value, rows[-1]), first.get(ProcessStep.ACQUIRE.value, rows[0])


def _change_row(window: Watched, year: Year, row: Activity, *, post: str, metric: str, target: str) -> None:
    at(window, reverse("plans:row", args=[row.pk]))
    form = window.page.locator("form[data-row-form]")
    form.locator("[name$=accountable]").select_option(str(year.office.positions[post].pk))
    form.locator("[name$=target]").first.fill(target)
    form.locator("summary").first.click()
    form.locator("[name$=metric]").first.select_option(metric)
    form.locator("[data-save]").click()
    expect(window.page.locator("form[data-row-form]")).to_have_count(0)


def meet(year: Year, day: date) -> Meeting:
    """The monthly meeting: called, opened, everybody came, knowledge exchanged, minutes finished."""
    meeting = Meeting.objects.get(starts_at__date=day)
    window = year.as_("hr", f"/meetings/{meeting.pk}/")
    follow(window, "เชิญประชุม")
    press(window, "เชิญประชุม")
    press(window, "เปิดการประชุม")
    press(window, "ที่เหลือมาทุกคน")
    at(window, f"/meetings/{meeting.pk}/minutes/")
    line = km_line(meeting)
    window.page.locator(f"#text-{line.pk}").fill("กองคลังเล่าวิธีตรวจใบเสร็จให้ครบในครั้งเดียว")
    press(window, "ทำรายงานเสร็จแล้ว")
    says(window, "รอรับรองในการประชุมครั้งถัดไป")
    return meeting


def set_up_meetings(year: Year) -> None:
    """The HR officer puts the monthly staff meeting of the whole year into the calendar."""
    window = year.as_("hr", "/meetings/series/new/")
    page = window.page
    page.get_by_label("ชื่อการประชุม").fill("ประชุมพนักงานประจำเดือน")
    page.get_by_label("สถานที่").fill("ห้องประชุม อบต.")
    page.get_by_label("ประธาน", exact=True).select_option(label="ปลัดองค์การบริหารส่วนตำบล")
    page.get_by_label("เลขานุการการประชุม").select_option(label="นักทรัพยากรบุคคล")
    press(window, "บันทึก")
    says(window, "ตั้งชุดการประชุมและกำหนดวันประชุม")


def certify(year: Year, meeting: Meeting) -> None:
    """The chair certifies the minutes of the last meeting in this one, from the first page."""
    window = year.as_("palad")
    follow(window, "รับรอง")
    press(window, "รับรอง")
    says(window, "รับรองรายงานการประชุมแล้ว")
    meeting.refresh_from_db()
    assert meeting.certified_in is not None


def write_item(year: Year) -> Item:
    """A finance officer writes a manual; the head and the KM secretary approve it from their first pages."""
    sort = library.category(year.office)
    window = year.as_("staff_finance", "/library/new/?kind=manual")
    page = window.page
    page.get_by_label("ชื่อเรื่อง").fill(TITLE)
    press(window, "เริ่มเขียน")
    item = Item.objects.get()
    for code, text in library.PARTS.items():
        page.locator(f"[name=part_{code}]").fill(text)
    page.get_by_role("textbox", name="เนื้อหา").click()
    page.keyboard.type("ตรวจใบเสร็จสามจุดก่อนส่งเบิก")
    page.locator("[name=category]").select_option(str(sort.pk))
    press(window, "บันทึกและไปส่งตรวจ")
    press(window, "ส่ง")
    for name in ("head_finance", "hr"):
        looking = year.as_(name)
        follow(looking, TITLE)
        looking.page.get_by_label("ถูกต้อง เห็นชอบ").check()
        press(looking, "บันทึกผลการตรวจ")
    item.refresh_from_db()
    assert item.state == "published"
    return item


def use_item(year: Year, item: Item) -> None:
    """Somebody of another division finds it on a phone, uses it and says so; the permanent secretary confirms."""
    window = year.as_("staff_works", "/library/?q=ใบเสร็จ", width=PHONE)
    follow(window, TITLE)
    press(window, "ฉันนำเรื่องนี้ไปใช้")
    window.page.get_by_label("ใช้กับเรื่องหรืองานใด").fill("เบิกค่าวัสดุซ่อมถนน")
    press(window, "บันทึก")
    press(year.as_("palad", "/library/uses/"), "ยืนยัน")
    assert Use.objects.get(item=item).confirmed_at is not None


def train(year: Year) -> Place:
    """A training is asked for, approved, attended and reported, each on a phone."""
    window = year.as_("staff_finance", "/learning/ask/", width=PHONE)
    page = window.page
    page.get_by_label("ชื่อเรื่อง").fill("ระเบียบเบิกจ่ายฉบับใหม่")
    page.get_by_label("ต้องการเรียนรู้ไปใช้กับงานใด").fill("รับผิดชอบการเบิกจ่ายของกอง")
    page.get_by_label("ผู้จัด").fill("สถาบันพัฒนาบุคลากรท้องถิ่น")
    page.get_by_label("วันแรก").fill(short_date(localdate() - timedelta(days=1)))
    press(window, "ส่งคำขอ")
    head = year.as_("head_finance", width=PHONE)
    follow(head, "พิจารณา")
    press(head, "เห็นชอบ/อนุมัติ")
    at(window, "/learning/")
    follow(window, "เข้าร่วมแล้ว")
    press(window, "ใช่ บันทึก")
    at(window, "/")
    follow(window, "รายงานผล")
    page.get_by_label("ท่านได้เรียนรู้อะไรใหม่").fill(learning.LEARNT)
    page.get_by_label("ท่านหรือกองของท่านจะทำอะไรต่างไปจากเดิม").fill(learning.CHANGE)
    press(window, "บันทึกรายงาน")
    says(window, "ขอบคุณ บันทึกรายงานแล้ว")
    return Place.objects.get()


def report_progress(year: Year, row: Activity) -> None:
    """Who answers for a row of the plan says how far it is, from the list of their own work."""
    window = year.as_("staff_finance", reverse("plans:work"), width=PHONE)
    follow(window, "บันทึกผล")
    window.page.get_by_label("แล้วเสร็จ").check()
    window.page.get_by_label("ผลการดำเนินงาน").fill("ส่งอบรมครบตามแผน")
    press(window, "บันทึกผล")
    says(window, "บันทึกผลแล้ว ขอบคุณ")
    row.refresh_from_db()
    assert row.state == "done"


def meet_every_month(year: Year, *, until: date) -> None:
    """The other meetings of the calendar by the same actions without a browser; each certifies the one before."""
    planned = Meeting.objects.filter(state="planned", starts_at__date__lte=until).order_by("starts_at")
    for meeting in list(planned):
        day = localtime(meeting.starts_at).date()
        by, moment = year.office.standing("hr", day), datetime.combine(day, time(10), tzinfo=BANGKOK)
        holding.begin(meeting_id=meeting.pk, by=by, at=moment)
        holding.note_rest(meeting_id=meeting.pk, presence=Presence.PRESENT, by=by, at=moment)
        line = km_line(meeting)
        text = f"เล่าบทเรียนของเดือน {short_date(day)}"
        minutes.save_line(line_id=line.pk, text=text, version=line.version, by=by, at=moment)
        for before in Meeting.objects.filter(state="drafted"):
            minutes.certify(meeting_id=before.pk, by=year.office.standing("palad", day), at=moment)
        minutes.finish(meeting_id=meeting.pk, by=by, at=moment)
