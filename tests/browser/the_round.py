"""The twelve-month round, act by act in the browser: frozen, looked at, found, reported, signed, decided, closed."""

from __future__ import annotations

import re

from django.utils.timezone import localdate
from playwright.sync_api import expect

from khum.domain.thai_date import short_date, thai_digits
from khum.evaluation.models import Recommendation, Report, Round
from khum.meetings.models import Meeting
from khum.papers.tests.reading import bare, pdf_text
from khum.plans.models import Plan
from tests.browser.counting import Hand
from tests.browser.the_year import PHONE, YEAR_BE, Year, at, follow, press, says

FOUND = "ประชุมแลกเปลี่ยนเรียนรู้ยังไม่ครบ 12 ครั้ง"
ADVICE = "ให้ประชุมแลกเปลี่ยนเรียนรู้ทุกเดือนโดยไม่เว้น"
WRITTEN = "คณะกรรมการได้ตรวจหลักฐานด้วยตนเองแล้ว"
CODE = re.compile(r"[0-9a-f]{64}")


def see_the_figure(year: Year, plan: Plan, meeting: Meeting) -> str:
    """From the plan to the figure of the meetings, and on to the meeting that was recorded in autumn."""
    window = year.as_("hr", f"/plans/{plan.pk}/")
    follow(window, "ผลตัวชี้วัด")
    follow(window, "การประชุมแลกเปลี่ยนเรียนรู้")
    figure = window.page.locator(".figure-now").inner_text().strip()
    window.page.locator(f"main a[href='/meetings/{meeting.pk}/']").click()
    says(window, "กองคลังเล่าวิธีตรวจใบเสร็จ")
    at(window, f"/evaluation/figures/M6/?year={YEAR_BE}").check(shots="evaluation-figure", guide="evaluation-figure")
    says(window, figure)
    return figure


def open_round(year: Year) -> Round:
    """The secretary opens the round of twelve months; its figures are frozen under a code."""
    window = year.as_("hr", "/evaluation/rounds/")
    window.check(shots="evaluation-rounds")
    follow(window, "เปิดรอบ")
    window.page.locator("[name=kind]").select_option("year")
    expect(window.page.locator("[name=year]")).to_have_value(str(YEAR_BE))
    window.check(shots="evaluation-open")
    press(window, "เปิดรอบและบันทึกผลตัวชี้วัด")
    says(window, "ระบบบันทึกผลตัวชี้วัดและสุ่มหลักฐานให้กรรมการทุกคนแล้ว")
    found = Round.objects.select_related("snapshot").get()
    assert found.snapshot.sha256 in bare(window.page.get_by_role("main").inner_text())
    follow(window, "ดูผลตัวชี้วัดที่บันทึกไว้")
    window.check(shots="evaluation-frozen")
    return found


def look_and_find(year: Year) -> None:
    """A member looks at all evidence drawn for them on a phone, writes what they found and what they recommend."""
    window = year.as_("head_finance", width=PHONE)
    page = window.page
    follow(window, "ตรวจหลักฐาน")
    window.check(shots="evaluation-samples")
    page.locator("main .list a").first.click()
    page.wait_for_url("**/samples/*/")
    window.check(shots="evaluation-sample", guide="evaluation-sample")
    opened = 0
    while page.get_by_label("เป็นหลักฐานจริง").count():
        if not opened and page.get_by_role("link", name="เปิดดูรายการ").count():
            with page.expect_popup() as record:
                page.get_by_role("link", name="เปิดดูรายการ").click()
            expect(record.value.get_by_role("heading", level=1)).to_be_visible()
            record.value.close()
            opened += 1
        page.get_by_label("เป็นหลักฐานจริง").check()
        press(window, "บันทึกและทำต่อ")
    assert opened
    says(window, "ขอบคุณ ท่านตรวจหลักฐานที่สุ่มให้ครบแล้ว")
    at(window, "/")
    follow(window, "เขียนข้อค้นพบ")
    page.get_by_label("ท่านพบอะไร").fill(FOUND)
    page.get_by_label("ควรปรับปรุง").check()
    page.locator("[name=metric]").select_option("M6")
    window.check(shots="evaluation-finding")
    press(window, "บันทึกข้อค้นพบ")
    page.locator("#findings").get_by_role("link", name="เสนอแนะ").click()
    page.get_by_label("ท่านเสนอแนะอะไรต่อผู้บริหาร").fill(ADVICE)
    press(window, "บันทึกข้อเสนอแนะ")
    says(window, ADVICE)


def sum_up(year: Year, round_: Round) -> None:
    """The secretary sums up: the recommendation waits for the chief executive."""
    window = year.as_("hr", f"/evaluation/rounds/{round_.pk}/").check(shots="evaluation-round")
    follow(window, "สรุปและเสนอผู้บริหาร")
    press(window, "สรุปรอบ")
    says(window, "รอผู้บริหารพิจารณา")


def report(year: Year, figure: str, code: str) -> None:
    """Begun from the figures, mended by a hand, signed by two; its paper tells figure and code, and the code holds."""
    window = year.as_("hr", "/evaluation/reports/new/")
    page = window.page
    page.locator("[name=kind]").select_option("committee")
    press(window, "เริ่มเขียน")
    follow(window, "เขียน")
    summary = page.locator("[name=summary]")
    assert figure in page.locator("[name=results]").input_value()
    summary.fill(f"{summary.input_value()}\n{WRITTEN}")
    window.check(shots="evaluation-write", guide="evaluation-report")
    press(window, "บันทึก")
    follow(window, "เสนอปลัดลงนาม")
    press(window, "เสนอลงนาม")
    signing = year.as_("palad")
    follow(signing, "อ่านและลงนาม")
    signing.check(shots="evaluation-report")
    follow(signing, "ลงนาม")
    press(signing, "ลงนาม")
    says(signing, "ลงนามรายงานแล้ว")
    assert Report.objects.get().signed_on == localdate()
    paper = bare(pdf_text(Hand(signing.page).paper("PDF")))
    for words in (figure, WRITTEN, FOUND, ADVICE):
        assert bare(thai_digits(words)) in paper, words
    printed = CODE.findall(paper)
    assert printed == [code]
    check_code(year, printed[0])


def check_code(year: Year, printed: str) -> None:
    """Whoever has the paper types its code: the figures are those that were frozen; another code is not known."""
    window = year.as_("nayok", "/evaluation/check/")
    for typed, answer in ((printed, "ไม่มีการเปลี่ยนแปลงตั้งแต่นั้น"), (printed[::-1], "ไม่พบรหัสนี้")):
        window.page.locator("[name=hash]").fill(typed)
        press(window, "ตรวจสอบ")
        says(window, answer)
        window.check(shots=f"evaluation-check-{typed == printed}")


def deliver(year: Year) -> None:
    """The secretary notes that the report reached the chief executive."""
    window = year.as_("hr", f"/evaluation/reports/{Report.objects.get().pk}/")
    follow(window, "บันทึกการเสนอรายงานต่อผู้บริหาร")
    press(window, "บันทึก")
    assert Round.objects.get().delivered_on == localdate()


def decide(year: Year) -> Recommendation:
    """The chief executive accepts, says who does it and until when; it is on that person's first page."""
    window = year.as_("nayok", width=PHONE)
    follow(window, "พิจารณา")
    follow(window, "พิจารณา")
    page = window.page
    page.get_by_label("เห็นชอบ", exact=True).check()
    page.get_by_label("ผู้รับผิดชอบดำเนินการ").select_option(label="นักทรัพยากรบุคคล")
    due = localdate().replace(year=localdate().year + 1, month=1, day=31)
    page.get_by_label("กำหนดแล้วเสร็จ").fill(short_date(due))
    window.check(shots="evaluation-decide", guide="evaluation-decide")
    press(window, "บันทึกการพิจารณา")
    says(window, "บันทึกผลการพิจารณาของท่านแล้ว")
    window.check(shots="evaluation-decided")
    found = Recommendation.objects.select_related("owner").get()
    assert (found.state, found.owner.title, found.due_on) == ("accepted", "นักทรัพยากรบุคคล", due)
    owner = year.as_("hr")
    says(owner, ADVICE)
    expect(owner.page.get_by_role("link", name="รายงานว่าดำเนินการแล้ว").first).to_be_visible()
    owner.check(shots="evaluation-owner-home")
    return found


def close(year: Year, round_: Round, meeting: Meeting) -> None:
    """The round ends with the minutes of the meeting that dealt with it, and counts from then on."""
    window = year.as_("hr", f"/evaluation/rounds/{round_.pk}/")
    follow(window, "ปิดรอบ")
    window.page.locator("[name=meeting]").select_option(str(meeting.pk))
    press(window, "ปิดรอบ")
    says(window, "ปิดรอบแล้ว")
    window.check(shots="evaluation-closed", guide="evaluation-round")
    at(window, f"/evaluation/figures/M14/?year={YEAR_BE}")
    says(window, round_.title)
