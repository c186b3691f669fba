"""What an amendment changed, word by word."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from khum.domain.steps import Track
from khum.plans.rules.content import ActivityContent, IndicatorContent, PlanContent, TableContent
from khum.plans.rules.differences import Difference, Mark, differences, woven
from khum.plans.tests.contents import standard, with_row

THAI = st.text("กขคงนมรสาิุ่้เแำ ๆ.\n0123456789๑๒๓", max_size=60)


@given(THAI, THAI)
def test_woven_texts_join_to_both_sides(before: str, after: str) -> None:
    pieces = woven(before, after)
    assert "".join(piece.text for piece in pieces if piece.mark is not Mark.NEW) == before
    assert "".join(piece.text for piece in pieces if piece.mark is not Mark.GONE) == after


def test_only_whole_words_are_marked() -> None:
    pieces = woven("ประชุมบุคลากรทุกเดือน", "ประชุมบุคลากรทุกไตรมาส")
    assert [(p.mark.value, p.text) for p in pieces] == [
        ("same", "ประชุมบุคลากรทุก"),
        ("gone", "เดือน"),
        ("new", "ไตรมาส"),
    ]


def test_a_sentence_written_anew_is_not_told_in_shreds() -> None:
    pieces = woven("แต่ละสำนัก/กองเลือกงานสำคัญ", "ถามทุกกองด้วยแบบสำรวจ")
    assert [(p.mark.value, p.text) for p in pieces] == [
        ("gone", "แต่ละสำนัก/กองเลือกงานสำคัญ"),
        ("new", "ถามทุกกองด้วยแบบสำรวจ"),
    ]


def test_the_same_plan_has_no_differences() -> None:
    assert differences(standard(), standard()) == ()


def test_a_changed_row_names_its_place_and_field() -> None:
    before = standard()
    found = differences(before, with_row(before, method="ถามทุกกองด้วยแบบสำรวจ", remark="งบเพิ่ม"))
    assert [(d.field, d.after) for d in found] == [
        ("วิธีการสู่ความสำเร็จ", "ถามทุกกองด้วยแบบสำรวจ"),
        ("หมายเหตุ", "งบเพิ่ม"),
    ]
    assert found[0].place == "กระบวนการจัดการความรู้ (KM Process) ตารางที่ 1 ลำดับ 1"


def plan(*rows: ActivityContent) -> PlanContent:
    return PlanContent("อบต.", 2570, tables=(TableContent(Track.PROCESS, activities=rows),))


def row(number: int, step: str, title: str) -> ActivityContent:
    return ActivityContent(number, step, title, indicators=(IndicatorContent("จำนวน", "1"),))


def test_a_row_that_was_put_between_others_is_one_difference() -> None:
    one, two = row(1, "identify", "สำรวจ"), row(2, "share", "ประชุม")
    added = row(2, "acquire", "อบรม")
    found = differences(plan(one, two), plan(one, added, replace(two, number=3)))
    assert [(d.field, d.before) for d in found] == [("ทั้งกิจกรรม", "")]
    assert "กิจกรรม: อบรม" in found[0].after
    taken = differences(plan(one, added, replace(two, number=3)), plan(one, two))
    assert [(d.field, d.after) for d in taken] == [("ทั้งกิจกรรม", "")]


def test_points_of_a_list_are_paired_in_their_order() -> None:
    before = PlanContent("อบต.", 2570, focus_areas=("ก", "ข", "ค"))
    after = replace(before, focus_areas=("ก", "ง", "ค", "จ"))
    assert differences(before, after) == (
        Difference("ขอบเขต KM", "ข้อ 2", "ข", "ง"),
        Difference("ขอบเขต KM", "ข้อ 4", "", "จ"),
    )
