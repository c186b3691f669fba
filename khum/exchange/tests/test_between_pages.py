"""Lessons and programmes on screen, by the five questions; figures and what waits."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils.timezone import localdate
from pytest_django import DjangoAssertNumQueries

from khum.domain.registries import METRICS
from khum.exchange import due
from khum.exchange.actions import programmes as running
from khum.exchange.models import Lesson, Programme
from khum.exchange.queries import lessons as lesson_queries
from khum.exchange.rules.programmes import Kind
from khum.exchange.tests import journeys
from khum.exchange.tests.journeys import AT, DAY, LAST
from khum.library.tests import journeys as library
from khum.needs.tests import journeys as needs

pytestmark = pytest.mark.django_db


@pytest.fixture
def office():
    return journeys.council()


def go(office, who, page, *args, **data):
    client, address = office.browser(who), reverse(f"exchange:{page}", args=args)
    return client.post(address, data, follow=True) if data else client.get(address)


def measured(office, code, end=LAST):
    metric = METRICS.get(code)
    assert metric is not None
    return metric.measure(office.organisation, DAY, end, end)


def titles(standing):
    return [item.title for item in due.items(standing)]


def test_nobody_and_others_see_nothing(office):
    lesson, programme = journeys.lesson(office), journeys.programme(office)
    assert Client().get(reverse("exchange:lessons")).status_code == 302
    other = library.council("rimnam", "เทศบาลตำบลริมน้ำ")
    assert go(other, "hr", "lesson", lesson.pk).status_code == 404
    assert go(other, "hr", "programme", programme.pk).status_code == 404
    assert lesson.title not in go(other, "hr", "lessons", all="1").content.decode()
    assert programme.title not in go(other, "hr", "programmes").content.decode()


def test_a_lesson_on_screen_from_telling_to_closing(office):
    page = go(office, "staff_finance", "lesson-new", **(journeys.LESSON | {"why": "เจ้าหน้าที่สะเพร่า"}))
    assert page.status_code == 422
    assert "สะเพร่า" in page.content.decode()
    division = office.divisions["กองคลัง"].pk
    go(office, "staff_finance", "lesson-new", **journeys.LESSON, division=division)
    lesson = Lesson.objects.get()
    assert titles(office.standing("head_finance", localdate())) == [lesson.title]
    assert go(office, "staff_works", "lesson-assign", lesson.pk).status_code == 403
    assert go(office, "head_finance", "lesson-assign", lesson.pk, action="", due_on="x").status_code == 422
    owner = office.positions["clerk_finance"].pk
    go(office, "head_finance", "lesson-assign", lesson.pk, action="แก้แบบตรวจ", owner=owner, due_on="1/12/2599")
    assert titles(office.standing("clerk_finance", localdate())) == [lesson.title]
    assert go(office, "staff_works", "lesson-changed", lesson.pk).status_code == 403
    assert go(office, "clerk_finance", "lesson-changed", lesson.pk, what=" ").status_code == 422
    go(office, "clerk_finance", "lesson-changed", lesson.pk, what="เพิ่มช่องแล้ว")
    assert go(office, "head_finance", "lesson-close", lesson.pk, note="ดี").status_code == 409
    go(office, "clerk_finance", "lesson-tell", lesson.pk, note="แจ้งในที่ประชุมกอง")
    go(office, "head_finance", "lesson-close", lesson.pk, note="ไม่ถูกส่งคืนอีก")
    body = go(office, "nayok", "lesson", lesson.pk).content.decode()
    for words in ("เพิ่มช่องแล้ว", "แจ้งในที่ประชุมกอง", "ไม่ถูกส่งคืนอีก"):
        assert words in body
    assert go(office, "head_finance", "lesson-drop", lesson.pk, note="x").status_code == 409
    assert lesson.title not in go(office, "hr", "lessons").content.decode()


def test_late_lessons_are_those_whose_day_has_passed(office):
    lesson = journeys.assigned(office)
    ours = office.organisation.pk
    assert lesson_queries.late_of(ours, on=DAY) == []
    assert lesson_queries.late_of(ours, on=DAY + timedelta(days=60)) == [lesson]
    assert lesson_queries.late_of(ours, on=DAY + timedelta(days=60), division=office.divisions["กองช่าง"].pk) == []


def test_a_programme_on_screen_from_the_plan_to_what_remained(office):
    assert go(office, "staff_works", "programme-new", "mentoring").status_code == 403
    assert go(office, "staff_works", "programme-new", "nothing").status_code == 404
    assert "เฉพาะ" in go(office, "staff_works", "programme-choose").content.decode()
    plan = {
        "title": "ลดเวลาออกใบอนุญาต",
        "first": office.people["staff_works"].pk,
        "rest": [office.people["staff_finance"].pk],
        "starts_on": "1/10/2569",
        "ends_on": "1/9/2569",
        "problem": "ออกใบอนุญาตช้า",
    }
    page = go(office, "staff_works", "programme-new", "circle", **plan)
    assert page.status_code == 422
    assert "ออกใบอนุญาตช้า" in page.content.decode()
    go(office, "staff_works", "programme-new", "circle", **(plan | {"ends_on": "30/9/2570"}))
    one = Programme.objects.get()
    assert go(office, "clerk_finance", "programme-session", one.pk).status_code == 403
    assert go(office, "staff_works", "programme-session", one.pk, on="1/10/2569", done="").status_code == 422
    go(office, "staff_works", "programme-session", one.pk, on="2/10/2569", done="หาสาเหตุ", minutes="60")
    output = {
        "cause": "แบบคำขอไม่ครบ",
        "countermeasure": "ตรวจหน้าเคาน์เตอร์",
        "before": "7 วัน",
        "after": "3 วัน",
        "outcome": "efficiency",
        "follow_up_on": "1/10/2569",
    }
    assert go(office, "staff_works", "programme-finish", one.pk, **(output | {"after": ""})).status_code == 422
    go(office, "staff_works", "programme-finish", one.pk, **output)
    assert go(office, "staff_finance", "programme-sign", one.pk, ok="1").status_code == 403
    go(office, "staff_works", "programme-sign", one.pk, ok="1")
    assert go(office, "staff_works", "programme-confirm", one.pk, ok="1").status_code == 403
    go(office, "palad", "programme-confirm", one.pk, ok="1")
    assert titles(office.standing("staff_works", localdate())) == [one.title]
    go(office, "staff_works", "programme-follow-up", one.pk, note="ใช้เป็นประจำ")
    body = go(office, "hr", "programme", one.pk).content.decode()
    for words in ("หาสาเหตุ", "3 วัน", "ใช้เป็นประจำ"):
        assert words in body
    assert go(office, "staff_works", "programme-drop", one.pk, note="x").status_code == 409
    assert one.title in office.browser("hr").get(reverse("exchange:programmes"), {"show": "ended"}).content.decode()


def test_what_mentor_and_mentee_said_stays_between_them(office):
    one = journeys.running(office)
    words = "คำนวณภาษีสามแปลงด้วยกัน"
    assert words in go(office, "clerk_finance", "programme", one.pk).content.decode()
    assert words in go(office, "head_finance", "programme", one.pk).content.decode()
    assert words not in go(office, "staff_works", "programme", one.pk).content.decode()


def test_the_figures_of_lessons_and_outcomes(office):
    assert measured(office, "M24").value is None
    lesson = journeys.assigned(office)
    journeys.lesson(office, title="อีกบทเรียนหนึ่ง")
    assert measured(office, "M24").value == 0
    from_clerk = office.standing("clerk_finance", DAY + timedelta(days=9))
    journeys.lessons.change(lesson_id=lesson.pk, what="เพิ่มช่อง", item=None, by=from_clerk, at=AT)
    found = measured(office, "M24")
    assert (found.value, found.numerator, found.denominator) == (50, 1, 2)
    assert measured(office, "M24a").value == 9
    one = journeys.finished(office, Kind.INNOVATION)
    assert measured(office, "M23a").value == 0
    running.confirm(programme_id=one.pk, by=office.standing("hr", DAY), at=AT)
    [row] = measured(office, "M23a").evidence
    assert "7 วัน → 3 วัน" in row.note


def test_the_figures_of_knowledge_at_risk(office):
    need = needs.need(office, criticality=5)
    needs.holder(office, need, "staff_finance")
    assert measured(office, "M22", DAY).value == 1
    assert measured(office, "M22a", DAY).value == 0
    needs.holder(office, need, "head_finance")
    assert measured(office, "M22", DAY).value == 0
    assert measured(office, "M22a", DAY).value is None
    journeys.signed(office)
    assert measured(office, "M22", DAY).value == 1
    assert measured(office, "M22a", DAY).value == 100
    assert measured(office, "M22b").value == 100


def test_steps_before_somebody_leaves_wait_for_the_head(office):
    departure = journeys.departure(office)
    head = office.standing("head_finance", DAY)
    assert titles(head) == [departure.person.full_name]
    journeys.signed(office)
    assert titles(head) == []


def test_budgets_do_not_grow_with_the_rows(office, django_assert_max_num_queries: DjangoAssertNumQueries):
    for number in range(6):
        lesson = journeys.lesson(office, title=f"บทเรียน {number}")
        one = journeys.running(office, sessions=3)
    client = office.browser("head_finance")
    budgets = {
        reverse("exchange:lessons"): 14,
        reverse("exchange:lesson", args=[lesson.pk]): 13,
        reverse("exchange:programmes"): 14,
        reverse("exchange:programme", args=[one.pk]): 16,
        reverse("exchange:radar"): 20,
    }
    for address, budget in budgets.items():
        client.get(address)
        with django_assert_max_num_queries(budget):
            assert client.get(address).status_code == 200
