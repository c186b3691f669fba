"""A forum from the call to what was exchanged, and everything that is refused on the way."""

from __future__ import annotations

from datetime import timedelta

import pytest

from khum.domain.verdict import NotPermittedError, NotPossibleError
from khum.forums import due
from khum.forums.actions import calling, clustering, exchanging, keeping, telling
from khum.forums.metrics import METRICS, took_part
from khum.forums.models import Core, Forum, Group, Invitation, Participant, Point, Story
from khum.forums.queries import sight
from khum.forums.queries.formalising import candidates
from khum.forums.queries.river import river_of
from khum.forums.rules.formalising import Shape
from khum.forums.rules.states import ForumState, InvitationState
from khum.forums.search import SOURCES
from khum.forums.tests import journeys
from khum.forums.tests.journeys import AT, DAY, TOLD
from khum.library.actions import reviewing, using
from khum.library.models import Item, Relation
from khum.library.rules.states import Significance

pytestmark = pytest.mark.django_db


@pytest.fixture
def office():
    return journeys.council()


@pytest.fixture
def forum(office):
    return journeys.opened(office)


def who(office, name):
    return {"by": office.standing(name, DAY), "at": AT}


def test_a_forum_opens_on_its_day_and_closes_with_what_it_brought(office):
    forum = journeys.called(office, on=DAY + timedelta(days=3))
    assert forum.facilitator == office.people["staff_finance"]
    with pytest.raises(NotPossibleError):
        calling.move_forum(forum_id=forum.pk, to=ForumState.OPEN, **who(office, "hr"))
    with pytest.raises(NotPermittedError):
        calling.change_forum(forum_id=forum.pk, values={"on": DAY}, **who(office, "staff_works"))
    with pytest.raises(NotPossibleError):
        calling.take_attendance(forum_id=forum.pk, came=[], **who(office, "hr"))
    calling.change_forum(forum_id=forum.pk, values={"on": DAY}, **who(office, "staff_finance"))
    calling.move_forum(forum_id=forum.pk, to=ForumState.OPEN, **who(office, "hr"))
    for outcome in ("", "ได้มาก"):  # without words; without anybody present
        with pytest.raises(NotPossibleError):
            calling.move_forum(forum_id=forum.pk, to=ForumState.CLOSED, outcome=outcome, **who(office, "hr"))
    journeys.told(office, forum)
    assert Participant.objects.get(person=office.people["clerk_finance"]).came is True
    done = journeys.closed(office, forum)
    assert (done.state_value, done.closed_on, done.participants.filter(came=True).count()) == (
        ForumState.CLOSED,
        DAY,
        5,
    )
    with pytest.raises(NotPossibleError):
        calling.invite_people(forum_id=forum.pk, person_ids=[], **who(office, "hr"))
    with pytest.raises(NotPossibleError):
        calling.drop_person(forum_id=forum.pk, person_id=office.people["clerk_finance"].pk, **who(office, "hr"))
    calling.drop_person(forum_id=forum.pk, person_id=office.people["nayok"].pk, **who(office, "hr"))
    assert done.participants.count() == 7
    again = calling.move_forum(forum_id=forum.pk, to=ForumState.OPEN, **who(office, "hr"))
    assert again.closed_on is None


def test_another_council_sees_nothing(office, forum):
    other = journeys.council("rimnam", "ริมน้ำ")
    story = journeys.told(office, forum)
    with pytest.raises(Forum.DoesNotExist):
        calling.move_forum(forum_id=forum.pk, to=ForumState.CLOSED, outcome="x", **who(other, "hr"))
    with pytest.raises(Story.DoesNotExist):
        telling.agree(story_id=story.pk, words="x", **who(other, "hr"))
    with pytest.raises(Point.DoesNotExist):
        clustering.place_point(point_id=story.points.first().pk, core_id=None, **who(other, "hr"))
    with pytest.raises(NotPossibleError):
        calling.call_forum(
            values={"topic": "ก", "problem": "ข", "on": DAY, "facilitator": office.people["hr"]}, **who(other, "hr")
        )


def test_a_story_belongs_to_its_people_until_the_teller_agrees(office):
    forum = journeys.opened(office, who=("staff_finance", "clerk_finance", "hr"))
    story = journeys.told(office, forum, agrees=False)
    outside, teller = office.standing("staff_works", DAY), office.standing("clerk_finance", DAY)
    assert not Story.objects.visible_to(outside).exists()
    assert sight.stories(outside, [story.pk]) == set()
    assert [row.title for row in due.items(teller)] == [story.title]
    assert list(SOURCES[1].read(None)) == []
    with pytest.raises(Story.DoesNotExist):
        telling.agree(story_id=story.pk, by=outside, at=AT)
    with pytest.raises(NotPossibleError):  # the facilitator says how it was read back
        telling.agree(story_id=story.pk, **who(office, "staff_finance"))
    with pytest.raises(NotPossibleError):
        clustering.place_point(point_id=story.points.first().pk, core_id=None, by=teller, at=AT)
    telling.agree(story_id=story.pk, words="อ่านในวง", **who(office, "staff_finance"))
    assert Story.objects.visible_to(outside).get().agreed_words == "อ่านในวง"
    assert sight.stories(outside, [story.pk]) == {story.pk}
    [found] = SOURCES[1].read([story.pk])
    assert "ต้องให้เขามีทางออก" in found.parts[0].text
    assert [row.person_id for row in sight.told(outside, "ลูกหนี้รายใหญ่ยอมผ่อน", None)] == [story.teller_id]
    assert list(due.items(teller)) == []


def test_what_is_mended_is_read_back_again(office, forum):
    story = journeys.told(office, forum)
    made = journeys.core(office, story)
    first, second = story.points.all()
    with pytest.raises(NotPermittedError):
        telling.change_point(point_id=first.pk, text="อื่น", quote="", **who(office, "staff_works"))
    telling.change_point(point_id=first.pk, text="พูดใหม่", quote="", **who(office, "clerk_finance"))
    first.refresh_from_db()
    assert (first.agreed_on, first.core, made.points.count()) == (None, None, 1)
    telling.change_story(story_id=story.pk, values={"title": "ชื่อใหม่"}, **who(office, "clerk_finance"))
    story.refresh_from_db()
    assert (story.title, story.done, story.is_agreed) == ("ชื่อใหม่", TOLD["done"], False)
    with pytest.raises(NotPossibleError):
        telling.story_item(story_id=story.pk, **who(office, "clerk_finance"))
    telling.agree(story_id=story.pk, **who(office, "clerk_finance"))
    telling.remove_point(point_id=second.pk, **who(office, "clerk_finance"))
    assert [point.agreed_on for point in story.points.all()] == [DAY]
    with pytest.raises(NotPossibleError):
        telling.add_point(story_id=story.pk, text=" ", **who(office, "hr"))
    outsider = journeys.council("rimnam", "ริมน้ำ").people["hr"]
    with pytest.raises(NotPossibleError):
        telling.tell(forum_id=forum.pk, teller=outsider, values=TOLD, **who(office, "hr"))


def test_the_group_clusters_and_cores_carry_no_two_names(office, forum):
    story = journeys.told(office, forum)
    made = journeys.core(office, story)
    assert [point.core for point in story.points.all()] == [made, made]
    with pytest.raises(NotPossibleError):
        clustering.name_core(forum_id=forum.pk, title=made.title, **who(office, "hr"))
    second = clustering.name_core(forum_id=forum.pk, title="อีกแก่น", **who(office, "nayok"))
    clustering.change_core(core_id=second.pk, title="อีกแก่นหนึ่ง", meaning="", **who(office, "nayok"))
    clustering.remove_core(core_id=second.pk, **who(office, "nayok"))
    other = journeys.opened(office, who=("staff_finance",), topic="อีกเวที")
    with pytest.raises(NotPermittedError):
        clustering.name_core(forum_id=other.pk, title="แก่น", **who(office, "staff_works"))
    elsewhere = clustering.name_core(forum_id=other.pk, title="แก่น", **who(office, "hr"))
    with pytest.raises(Core.DoesNotExist):
        clustering.place_point(point_id=story.points.first().pk, core_id=elsewhere.pk, **who(office, "hr"))
    journeys.knowledge_set(office, made)
    with pytest.raises(NotPossibleError):
        clustering.remove_core(core_id=made.pk, **who(office, "hr"))
    journeys.closed(office, forum)
    with pytest.raises(NotPermittedError):
        clustering.place_point(point_id=story.points.first().pk, core_id=None, **who(office, "hr"))


def test_a_set_becomes_an_item_with_every_core_traceable(office, forum):
    story = journeys.told(office, forum)
    made = journeys.knowledge_set(office, journeys.core(office, story))
    item = keeping.set_item(set_id=made.pk, **who(office, "staff_finance"))
    assert keeping.set_item(set_id=made.pk, **who(office, "hr")) == item
    words = item.draft.parts["core"]
    for said in ("ให้ทางออกก่อนใช้กฎหมาย", "ต้องให้เขามีทางออก", "clerk_finance khumthong", story.title):
        assert said in words
    story.refresh_from_db()
    link = Relation.objects.get(item=item)
    assert (link.other, link.kind, item.kind, story.item.kind) == (story.item, "part", "set", "story")
    assert story.points.first().text in link.note
    with pytest.raises(NotPossibleError):
        keeping.keep_set(
            forum_id=forum.pk, title="x", for_whom="", core_ids=[1], set_id=made.pk, **who(office, "staff_finance")
        )
    with pytest.raises(NotPermittedError):
        keeping.keep_set(forum_id=forum.pk, title="x", for_whom="", core_ids=[], **who(office, "staff_works"))


def test_only_what_was_used_three_times_becomes_a_manual(office, forum):
    story = journeys.told(office, forum)
    assert candidates(office.standing("staff_finance", DAY)) == []
    with pytest.raises(NotPossibleError):
        keeping.formalise(source=story, shape=Shape.MANUAL, **who(office, "staff_finance"))
    item = telling.story_item(story_id=story.pk, **who(office, "staff_finance"))
    revision = reviewing.submit(
        item_id=item.pk, comment="ฉบับแรก", significance=Significance.MAJOR, **who(office, "staff_finance")
    )
    for head in ("head_finance", "hr"):
        reviewing.approve(revision_id=revision.pk, **who(office, head))
    assert Item.objects.get(pk=item.pk).current
    users = (("clerk_finance", "head_finance"), ("head_office", "palad"), ("hr", "head_office"))
    for number, (user, head) in enumerate(users):
        with pytest.raises(NotPossibleError):
            keeping.formalise(source=story, shape=Shape.MANUAL, **who(office, "staff_finance"))
        used = using.use(item_id=item.pk, details={"case": f"รายที่ {number}", "result": "ได้ผล"}, **who(office, user))
        using.confirm(use_id=used.pk, **who(office, head))
    [row] = candidates(office.standing("staff_finance", DAY))
    assert (row.readiness.confirmed, row.readiness.is_ready, row.is_set) == (3, True, False)
    made = keeping.formalise(source=story, shape=Shape.MANUAL, **who(office, "staff_finance"))
    assert (made.kind, Relation.objects.get(item=made).other, made.origin) == ("manual", item, item.origin)
    assert keeping.formalise(source=story, shape=Shape.MANUAL, **who(office, "hr")) == made
    assert keeping.formalise(source=story, shape=Shape.COURSE, **who(office, "hr")) != made


def test_groups_assess_pairs_are_invited_and_say_what_was_exchanged(office, forum):
    made = journeys.core(office, journeys.told(office, forum))
    finance, secretariat, works = journeys.river(office, forum, made)
    with pytest.raises(NotPermittedError):
        exchanging.assess(group_id=works.pk, levels={made.pk: (5, 5)}, **who(office, "clerk_finance"))
    for levels in ({made.pk: (4, 3)}, {made.pk: (0, 5)}, {}, {made.pk + 99: (1, 2)}):
        with pytest.raises(NotPossibleError):
            exchanging.assess(group_id=works.pk, levels=levels, **who(office, "staff_works"))
    found = river_of(forum)
    assert [(row.giver, row.taker) for row in found.matches] == [(finance, secretariat), (finance, works)]
    with pytest.raises(NotPossibleError):
        exchanging.invite(core_id=made.pk, giver_id=works.pk, taker_id=secretariat.pk, **who(office, "hr"))
    with pytest.raises(NotPermittedError):
        exchanging.invite(core_id=made.pk, giver_id=finance.pk, taker_id=secretariat.pk, **who(office, "staff_works"))
    sent = exchanging.invite(
        core_id=made.pk, giver_id=finance.pk, taker_id=secretariat.pk, **who(office, "head_office")
    )
    again = exchanging.invite(core_id=made.pk, giver_id=finance.pk, taker_id=secretariat.pk, **who(office, "hr"))
    assert again == sent
    assert [row.title for row in due.items(office.standing("head_finance", DAY))] == [made.title]
    _answered(office, sent)
    with pytest.raises(NotPossibleError):
        exchanging.remove_group(group_id=finance.pk, **who(office, "hr"))
    exchanging.remove_group(group_id=works.pk, **who(office, "hr"))
    assert Group.objects.count() == 2
    with pytest.raises(NotPossibleError):
        clustering.remove_core(core_id=made.pk, **who(office, "hr"))


def _answered(office, sent):
    accept = {"meet_on": DAY, "meet_where": "กองคลัง"}
    with pytest.raises(NotPermittedError):
        exchanging.accept(invitation_id=sent.pk, **accept, **who(office, "head_office"))
    with pytest.raises(NotPossibleError):
        exchanging.decline(invitation_id=sent.pk, reason=" ", **who(office, "head_finance"))
    exchanging.decline(invitation_id=sent.pk, reason="ติดงบประมาณ", **who(office, "head_finance"))
    with pytest.raises(NotPossibleError):
        exchanging.accept(invitation_id=sent.pk, **accept, **who(office, "head_finance"))
    exchanging.invite(core_id=sent.core_id, giver_id=sent.giver_id, taker_id=sent.taker_id, **who(office, "hr"))
    with pytest.raises(NotPossibleError):
        exchanging.note_exchange(invitation_id=sent.pk, met_on=DAY, exchanged="x", **who(office, "head_office"))
    with pytest.raises(NotPossibleError):
        exchanging.accept(invitation_id=sent.pk, meet_on=DAY, meet_where=" ", **who(office, "head_finance"))
    exchanging.accept(invitation_id=sent.pk, **accept, **who(office, "head_finance"))
    with pytest.raises(NotPermittedError):
        exchanging.note_exchange(invitation_id=sent.pk, met_on=DAY, exchanged="x", **who(office, "staff_works"))
    exchanging.note_exchange(invitation_id=sent.pk, met_on=DAY, exchanged="ดูวิธีพูดกับลูกหนี้", **who(office, "head_office"))
    assert Invitation.objects.get().state_value is InvitationState.MET


def test_figures_count_what_was_told_agreed_and_exchanged(office, forum):
    by_code = {metric.code: metric for metric in METRICS}
    period = (office.organisation, DAY - timedelta(days=5), DAY, DAY)
    sent = journeys.invited(office, forum, journeys.core(office, journeys.told(office, forum)))
    exchanging.accept(invitation_id=sent.pk, meet_on=DAY, meet_where="ก", **who(office, "head_finance"))
    assert [by_code[code].measure(*period).value for code in ("M6b", "M6c", "M6d")] == [0, 1, 0]
    exchanging.note_exchange(invitation_id=sent.pk, met_on=DAY, exchanged="ก", **who(office, "hr"))
    journeys.closed(office, forum)
    found = by_code["M6b"].measure(*period)
    assert (found.value, found.evidence[0].note) == (1, "ผู้เข้าร่วม 5 คน เรื่องเล่า 1 เรื่อง")
    assert by_code["M6d"].measure(*period).value == 1
    assert took_part(*period[:3])[office.people["clerk_finance"].pk] == 2
    other = journeys.council("rimnam", "ริมน้ำ")
    assert by_code["M6b"].measure(other.organisation, *period[1:]).value == 0
