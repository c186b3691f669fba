"""What may be done to channels, by whom, and what the figures make of it."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from khum.activity.models import Entry
from khum.channels import metrics
from khum.channels.actions import counting, keeping, publishing
from khum.channels.models import Post, Scan
from khum.channels.queries import registry
from khum.channels.rules.kinds import CheckResult, VisitKind
from khum.channels.rules.working import Lack
from khum.channels.tests import journeys
from khum.channels.tests.journeys import AT, DAY
from khum.domain.verdict import NotPermittedError, NotPossibleError

pytestmark = pytest.mark.django_db
START, END = date(2025, 10, 1), date(2026, 9, 30)


@pytest.fixture
def office():
    return journeys.council()


def measured(function, office, today=DAY):
    return function(office.organisation, START, END, today)


def test_a_channel_counts_with_steward_update_and_access(office):
    board = journeys.channel(office)
    assert registry.rows([board], today=DAY)[0].lacks == (Lack.UPDATE, Lack.ACCESS)
    journeys.post(office, [board])
    journeys.visit(office, board)
    assert registry.rows([board], today=DAY)[0].works
    assert measured(metrics.working, office).value == 1
    later = DAY + timedelta(days=61)
    assert registry.rows([board], today=later)[0].lacks == (Lack.UPDATE, Lack.ACCESS)


def test_a_steward_counts_with_an_order_only(office):
    named, unnamed = journeys.channel(office), journeys.channel(office, "ศูนย์ข้อมูล", order="")
    figure = measured(metrics.stewarded, office)
    assert (figure.value, figure.numerator, figure.denominator) == (50, 1, 2)
    assert [row.label for row in figure.evidence] == [named.name]
    assert not unnamed.has_steward


def test_one_piece_in_two_channels_is_one_piece_with_two_codes(office):
    boards = [journeys.channel(office), journeys.channel(office, "บอร์ดตลาด")]
    item = journeys.published(office)
    posts = journeys.post(office, boards, item)
    assert len({post.code for post in posts}) == 2
    journeys.post(office, boards[:1], title="ประกาศหยุดทำการ", text="หยุดวันที่ 5 ธันวาคม")
    assert measured(metrics.publications, office).value == 2
    assert Entry.objects.filter(verb="channel.published").count() == 3


def test_reach_counts_scans_and_people(office):
    board = journeys.channel(office)
    post = journeys.post(office, [board])[0]
    for _time in range(3):
        counting.scan(post_id=post.pk, on=DAY)
    journeys.visit(office, board, 12)
    assert measured(metrics.reach, office).value == 15
    assert registry.reach(board, START, END) == (12, 3)
    assert Scan.objects.get().number == 3


def test_updates_count_with_a_photograph(office):
    board = journeys.channel(office)
    post = journeys.post(office, [board])[0]
    journeys.check(office, board)
    assert measured(metrics.updates, office).value == 0
    proof = journeys.photograph(office)
    publishing.prove(post_id=post.pk, proof=proof, by=office.standing("clerk_finance"), at=AT)
    journeys.check(office, board, proof=proof)
    assert measured(metrics.updates, office).value == 2


def test_rounds_done_beside_rounds_due(office):
    board = journeys.channel(office)
    for month in (11, 12):
        journeys.check(office, board, on=date(2025, month, 1))
    figure = measured(metrics.rounds_done, office, today=date(2026, 1, 31))
    assert (figure.numerator, figure.denominator) == (2, 4)


def test_who_may(office):
    board = journeys.channel(office)
    for name in ("clerk_finance", "head_finance", "hr"):
        keeping.check(channel_id=board.pk, result=CheckResult.FINE, by=office.standing(name), at=AT)
    with pytest.raises(NotPermittedError):
        keeping.check(channel_id=board.pk, result=CheckResult.FINE, by=office.standing("staff_works"), at=AT)
    with pytest.raises(NotPermittedError):
        keeping.close_channel(channel_id=board.pk, on=DAY, reason="ย้าย", by=office.standing("clerk_finance"), at=AT)
    assert board.checks.count() == 3


def test_what_is_refused(office):
    board = journeys.channel(office)
    clerk = office.standing("clerk_finance")
    with pytest.raises(NotPossibleError, match="ปรับปรุงอะไร"):
        keeping.check(channel_id=board.pk, result=CheckResult.BROKEN, by=clerk, at=AT)
    tomorrow = DAY + timedelta(days=1)
    with pytest.raises(NotPossibleError, match="ยังไม่ถึงวัน"):
        keeping.count(channel_id=board.pk, kind=VisitKind.COUNTER, number=1, on=tomorrow, by=clerk, at=AT)
    with pytest.raises(NotPossibleError, match="อย่างน้อย 1 ช่องทาง"):
        publishing.publish(channel_ids=[], piece=publishing.Piece("ก", DAY, text="ข"), by=clerk, at=AT)
    with pytest.raises(NotPossibleError, match="เลือกเรื่อง"):
        publishing.publish(channel_ids=[board.pk], piece=publishing.Piece("ก", DAY), by=clerk, at=AT)
    keeping.close_channel(channel_id=board.pk, on=DAY - timedelta(days=1), reason="รื้อ", by=office.standing("hr"), at=AT)
    with pytest.raises(NotPossibleError, match="ปิดแล้ว"):
        journeys.post(office, [board])
    assert not Post.objects.exists()


def test_another_council_cannot_be_named(office):
    other = journeys.council("rimnam", "เทศบาลตำบลริมน้ำ")
    board = journeys.channel(office)
    with pytest.raises(type(board).DoesNotExist):
        keeping.check(channel_id=board.pk, result=CheckResult.FINE, by=other.standing("hr"), at=AT)
    theirs = journeys.published(other)
    with pytest.raises(NotPossibleError, match="อนุมัติแล้วของหน่วยงาน"):
        journeys.post(office, [board], theirs)
