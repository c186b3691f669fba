"""The ways to reach a state of a forum, always through actions; the council is the library's."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from khum.forums.actions import calling, clustering, exchanging, keeping, telling
from khum.forums.models import Core, Forum, Group, Invitation, KnowledgeSet, Story
from khum.forums.rules.states import ForumState
from khum.library.tests.journeys import Council, council

DAY = date(2026, 11, 2)
AT = datetime(2026, 11, 2, 9, 0, tzinfo=ZoneInfo("Asia/Bangkok"))
TOPIC = "เก็บภาษีที่ดินให้ครบโดยไม่มีข้อร้องเรียน"
EIGHT = ("nayok", "palad", "head_office", "hr", "head_finance", "staff_finance", "clerk_finance", "staff_works")
TOLD = {
    "title": "ลูกหนี้รายใหญ่ยอมผ่อน",
    "context": "ปลายปี 2568 ลูกหนี้ค้างสามปีไม่ยอมรับหนังสือ",
    "done": "ไปพบที่บ้านพร้อมกำนัน เสนอผ่อนหกงวด",
    "why": "เห็นว่าเขากลัวเสียหน้ามากกว่ากลัวเสียเงิน",
    "result": "ชำระครบภายในหกเดือน ไม่มีข้อร้องเรียน",
}
__all__ = ["AT", "DAY", "EIGHT", "TOLD", "TOPIC", "Council", "council"]


def called(office: Council, on: date = DAY, who: tuple[str, ...] = EIGHT, **values: Any) -> Forum:
    """A forum of finance that the finance officer calls and leads."""
    fields = {"topic": TOPIC, "problem": "ลูกหนี้ค้างชำระมากขึ้น", "on": on, "place": "ห้องประชุม 1"}
    return calling.call_forum(
        values=fields | values,
        person_ids=[office.people[name].pk for name in who],
        by=office.standing("staff_finance", DAY),
        at=AT,
    )


def opened(office: Council, **values: Any) -> Forum:
    """A forum where people tell now."""
    forum = called(office, **values)
    return calling.move_forum(forum_id=forum.pk, to=ForumState.OPEN, by=office.standing("staff_finance", DAY), at=AT)


def told(office: Council, forum: Forum, teller: str = "clerk_finance", *, agrees: bool = True, **values: str) -> Story:
    """A story with two points that its teller agreed to."""
    story = telling.tell(
        forum_id=forum.pk,
        teller=office.people[teller],
        values=TOLD | values,
        by=office.standing("staff_finance", DAY),
        at=AT,
    )
    for number in (1, 2):
        telling.add_point(
            story_id=story.pk,
            text=f"{story.title}: ข้อ {number}",
            quote="ต้องให้เขามีทางออก",
            by=office.standing("staff_finance", DAY),
            at=AT,
        )
    if agrees:
        telling.agree(story_id=story.pk, by=office.standing(teller, DAY), at=AT)
    story.refresh_from_db()
    return story


def core(office: Council, story: Story, title: str = "ให้ทางออกก่อนใช้กฎหมาย") -> Core:
    """A core with all points of a story."""
    by = office.standing("clerk_finance", DAY)
    made = clustering.name_core(forum_id=story.forum_id, title=title, meaning="เสนอทางที่เขาทำได้", by=by, at=AT)
    for point in story.points.all():
        clustering.place_point(point_id=point.pk, core_id=made.pk, by=by, at=AT)
    return made


def groups(office: Council, forum: Forum) -> list[Group]:
    """Finance, the office and the works division, with speakers."""
    by = office.standing("staff_finance", DAY)
    pairs = (("กองคลัง", "head_finance"), ("สำนักปลัด", "head_office"), ("กองช่าง", "staff_works"))
    return [
        exchanging.add_group(
            forum_id=forum.pk, division=office.divisions[name], speaker=office.people[speaker], by=by, at=AT
        )
        for name, speaker in pairs
    ]


def river(office: Council, forum: Forum, made: Core) -> list[Group]:
    """Finance at 5, the office at 2 and the works division at 3, both aiming at 4."""
    found = groups(office, forum)
    for group, levels in zip(found, ((5, 5), (2, 4), (3, 4)), strict=True):
        exchanging.assess(group_id=group.pk, levels={made.pk: levels}, by=office.standing("hr", DAY), at=AT)
    return found


def invited(office: Council, forum: Forum, made: Core) -> Invitation:
    """The office asks finance."""
    giver, taker, _other = river(office, forum, made)
    return exchanging.invite(
        core_id=made.pk, giver_id=giver.pk, taker_id=taker.pk, by=office.standing("head_office", DAY), at=AT
    )


def knowledge_set(office: Council, made: Core) -> KnowledgeSet:
    """A set of one core."""
    return keeping.keep_set(
        forum_id=made.forum_id,
        title="ชุดความรู้การเร่งรัดภาษี",
        for_whom="งานพัฒนารายได้",
        core_ids=[made.pk],
        by=office.standing("staff_finance", DAY),
        at=AT,
    )


def closed(office: Council, forum: Forum) -> Forum:
    """The forum with five who came and what it brought."""
    by = office.standing("staff_finance", DAY)
    came = [office.people[name].pk for name in EIGHT[3:]]
    calling.take_attendance(forum_id=forum.pk, came=came, by=by, at=AT)
    return calling.move_forum(forum_id=forum.pk, to=ForumState.CLOSED, outcome="ได้วิธีเร่งรัดที่ไม่เกิดข้อร้องเรียน", by=by, at=AT)
