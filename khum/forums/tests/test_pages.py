"""Pages of forums: who sees and does what, without scripts."""

from __future__ import annotations

import pytest
from django.test import Client
from django.urls import reverse
from django.utils.timezone import localdate

from khum.forums.models import Assessment, Core, Forum, Group, Invitation, KnowledgeSet, Point, Story
from khum.forums.papers.forum import forum_paper
from khum.forums.queries.papers import content_of
from khum.forums.rules.states import ForumState
from khum.forums.tests import journeys
from khum.forums.tests.journeys import DAY, TOLD, TOPIC
from khum.library.models import Item
from khum.papers import render
from khum.papers.tests.reading import pdf_text

pytestmark = pytest.mark.django_db


@pytest.fixture
def office():
    return journeys.council()


@pytest.fixture
def forum(office):
    return journeys.opened(office)


def go(office, who, page, /, *args, **data):
    """A page, or a form sent where there is data."""
    client = office.browser(who)
    address = reverse(f"forums:{page}", args=args)
    return client.post(address, data, follow=True) if data else client.get(address)


def seen(office, who, page, /, *args, **asked):
    """The words of a page asked with parameters."""
    return office.browser(who).get(reverse(f"forums:{page}", args=args), asked).content.decode()


def test_visitors_sign_in_first():
    for page in ("forums", "new", "ready"):
        assert Client().get(reverse(f"forums:{page}")).status_code == 302


def test_an_empty_list_teaches_the_next_step_and_narrows(office):
    assert "เลือกปัญหาของงานที่มีคนแก้ได้ดี" in seen(office, "staff_works", "forums")
    assert "ยังไม่มีเรื่องเล่าหรือชุดความรู้" in seen(office, "staff_works", "ready")
    journeys.called(office, who=("staff_finance",))
    for asked in ({"q": "ภาษี"}, {"state": "planned"}, {}):
        assert TOPIC in seen(office, "staff_works", "forums", **asked)
    assert TOPIC in seen(office, "staff_finance", "forums", mine="1")
    for asked in ({"q": "ถนน"}, {"state": "closed"}, {"mine": "1"}):
        assert "ไม่พบเวที" in seen(office, "staff_works", "forums", **asked)


def test_from_the_call_to_the_closing(office):
    form = {"topic": TOPIC, "problem": "ลูกหนี้มากขึ้น", "on": localdate().isoformat(), "place": "ห้องประชุม"}
    assert go(office, "staff_finance", "new", **form | {"on": "เมื่อวาน"}).status_code == 422
    page = go(office, "staff_finance", "new", **form)
    forum = Forum.objects.get()
    assert page.redirect_chain[-1][0] == reverse("forums:people", args=[forum.pk])
    go(office, "staff_finance", "people", forum.pk, people=[office.people[name].pk for name in ("hr", "clerk_finance")])
    assert "ท่านได้รับเชิญเข้าร่วมเวทีนี้" in office.browser("clerk_finance").get("/").content.decode()
    go(office, "staff_finance", "edit", forum.pk, **form | {"place": "ศาลากลาง"})
    go(office, "staff_finance", "move", forum.pk, to="open")
    assert go(office, "staff_finance", "move", forum.pk, to="closed").status_code == 404
    go(office, "staff_finance", "attendance", forum.pk, came=[office.people["hr"].pk])
    go(office, "staff_finance", "drop", forum.pk, office.people["clerk_finance"].pk, act="1")
    assert go(office, "staff_finance", "close", forum.pk, outcome=" ").status_code == 422
    body = go(office, "staff_finance", "close", forum.pk, outcome="ได้วิธีใหม่").content.decode()
    assert "ได้วิธีใหม่" in body
    forum.refresh_from_db()
    assert (forum.state_value, forum.place) == (ForumState.CLOSED, "ศาลากลาง")


def test_a_story_is_told_read_back_and_kept(office, forum):
    teller = office.people["clerk_finance"]
    answer = go(office, "hr", "story-new", forum.pk, teller=teller.pk, **TOLD | {"why": ""})
    assert answer.status_code == 422
    assert TOLD["done"] in answer.content.decode()
    go(office, "hr", "story-new", forum.pk, teller=teller.pk, **TOLD)
    story = Story.objects.get()
    assert go(office, "hr", "point-add", story.pk, text="", quote="พูดว่า").status_code == 422
    go(office, "hr", "point-add", story.pk, text="ไปพบก่อนส่งหนังสือ", quote="ไปถึงบ้านเขา")
    point = Point.objects.get()
    go(office, "hr", "point-edit", point.pk, text="ไปพบก่อนออกหนังสือ", quote="")
    assert go(office, "hr", "story-agree", story.pk, act="1").status_code == 422
    assert go(office, "staff_works", "story-agree", story.pk, act="1").status_code == 403
    body = go(office, "clerk_finance", "story-agree", story.pk, act="1").content.decode()
    assert "ผู้เล่า" in body
    point.refresh_from_db()
    assert (point.text, point.agreed_on) == ("ไปพบก่อนออกหนังสือ", localdate())
    go(office, "clerk_finance", "story-item", story.pk, act="1")
    assert Item.objects.get().kind == "story"
    assert "อีก 3 ครั้ง" in seen(office, "clerk_finance", "story", story.pk)
    assert "อีก 3 ครั้ง" in seen(office, "clerk_finance", "ready")
    assert go(office, "staff_finance", "story-formalise", story.pk, shape="manual").status_code == 409
    assert go(office, "staff_finance", "story-formalise", story.pk, shape="x").status_code == 404
    go(office, "hr", "story-edit", story.pk, **TOLD | {"title": "ชื่อใหม่"})
    go(office, "hr", "point-remove", point.pk, act="1")
    assert "รอตรวจทาน" in seen(office, "hr", "story", story.pk)


def test_the_board_works_without_script_and_says_where_a_point_lies(office, forum):
    story = journeys.told(office, forum)
    point = story.points.first()
    assert go(office, "hr", "core-new", forum.pk, title="").status_code == 422
    go(office, "hr", "core-new", forum.pk, title="ให้ทางออก", meaning="")
    made = Core.objects.get()
    body = go(office, "nayok", "point-place", point.pk, core=made.pk).content.decode()
    assert f"จัด “{point.text}” เข้า “ให้ทางออก” แล้ว" in body
    assert 'hx-target="#board"' in body
    body = go(office, "nayok", "point-place", point.pk, core="").content.decode()
    assert "กลับไปรอจัดกลุ่ม" in body
    assert go(office, "nayok", "point-place", point.pk, core=made.pk + 99).status_code == 404
    go(office, "hr", "core-edit", made.pk, title="ให้ทางออกก่อน", meaning="ก่อนใช้กฎหมาย")
    assert "ก่อนใช้กฎหมาย" in seen(office, "staff_works", "board", forum.pk)
    go(office, "hr", "core-remove", made.pk, act="1")
    assert not Core.objects.exists()
    journeys.told(office, forum, title="อีกเรื่อง", agrees=False)
    assert "ขุมความรู้ 2 ข้อรอผู้เล่าตรวจทาน" in seen(office, "staff_works", "board", forum.pk)


def test_river_stairs_and_invitation_on_their_pages(office, forum):
    made = journeys.core(office, journeys.told(office, forum))
    assert "ยังไม่มีกลุ่ม" in seen(office, "staff_finance", "river", forum.pk)
    finance, works = (office.divisions[name].pk for name in ("กองคลัง", "กองช่าง"))
    assert go(office, "staff_finance", "group-new", forum.pk, speaker=office.people["hr"].pk).status_code == 422
    for division, speaker in ((finance, "head_finance"), (works, "staff_works")):
        person = office.people[speaker].pk
        go(office, "staff_finance", "group-new", forum.pk, division=division, speaker=person)
    giver, taker = Group.objects.order_by("pk")
    names = (f"now-{made.pk}", f"target-{made.pk}")
    wrong = dict(zip(names, ("4", "2"), strict=True))
    assert go(office, "staff_works", "assess", taker.pk, **wrong).status_code == 422
    go(office, "staff_works", "assess", taker.pk, **dict(zip(names, ("2", "4"), strict=True)))
    go(office, "clerk_finance", "assess", giver.pk, **dict(zip(names, ("5", "5"), strict=True)))
    body = seen(office, "staff_works", "river", forum.pk)
    assert "<polygon" in body
    assert "style=" not in body[body.index('<svg class="forum-river') :].split("</svg>")[0]
    assert "เชิญกองคลังให้กองช่าง" in body
    pair = {"core": made.pk, "giver": giver.pk, "taker": taker.pk}
    assert go(office, "staff_works", "invite", forum.pk, **pair | {"giver": 99999}).status_code == 404
    go(office, "staff_works", "invite", forum.pk, **pair)
    sent = Invitation.objects.get()
    assert "กองช่างเชิญท่านมาเล่าวิธีทำ" in office.browser("head_finance").get("/").content.decode()
    assert go(office, "staff_works", "invitation-accept", sent.pk).status_code == 403
    assert go(office, "head_finance", "invitation-accept", sent.pk, meet_on="x").status_code == 422
    go(office, "head_finance", "invitation-decline", sent.pk, reason="ติดงบประมาณ")
    assert "ติดงบประมาณ" in seen(office, "staff_works", "invitation", sent.pk)
    go(office, "staff_works", "invite", forum.pk, **pair)
    go(office, "head_finance", "invitation-accept", sent.pk, meet_on=localdate().isoformat(), meet_where="กองคลัง")
    go(office, "staff_works", "invitation-note", sent.pk, met_on=localdate().isoformat(), exchanged="ดูการพูดคุย")
    assert "ดูการพูดคุย" in seen(office, "staff_works", "invitation", sent.pk)
    assert go(office, "staff_finance", "group-remove", giver.pk, act="1").status_code == 409
    assert Assessment.objects.count() == 2


def test_a_set_is_traced_and_becomes_an_item_by_one_press(office, forum):
    story = journeys.told(office, forum)
    made = journeys.core(office, story)
    assert go(office, "staff_finance", "set-new", forum.pk, title="ชุด").status_code == 422
    go(office, "staff_finance", "set-new", forum.pk, title="ชุดเร่งรัด", for_whom="งานรายได้", cores=[made.pk])
    found = KnowledgeSet.objects.get()
    go(office, "staff_finance", "set-edit", found.pk, title="ชุดเร่งรัดภาษี", for_whom="", cores=[made.pk])
    body = seen(office, "staff_works", "set", found.pk)
    for words in ("ชุดเร่งรัดภาษี", made.title, story.title, "ต้องให้เขามีทางออก", reverse("forums:story", args=[story.pk])):
        assert words in body
    assert go(office, "staff_works", "set-item", found.pk, act="1").status_code == 403
    page = go(office, "staff_finance", "set-item", found.pk, act="1")
    assert page.redirect_chain[-1][0] == reverse("library:item", args=[Item.objects.get(kind="set").pk])
    assert go(office, "staff_finance", "set-formalise", found.pk, shape="course").status_code == 409


_LEADING = ("edit", "people", "attendance", "close", "set-new", "group-new")


def test_only_who_leads_steers_and_others_see_nothing(office):
    forum = journeys.opened(office, who=("staff_finance", "clerk_finance"))
    other = journeys.council("rimnam", "ริมน้ำ")
    story = journeys.told(office, forum, agrees=False)
    for page in _LEADING:
        assert go(office, "staff_works", page, forum.pk).status_code == 403
        assert go(office, "hr", page, forum.pk).status_code == 200
        assert go(other, "hr", page, forum.pk).status_code == 404
    assert go(office, "staff_works", "story-new", forum.pk).status_code == 403
    assert go(office, "staff_works", "story", story.pk).status_code == 404
    assert story.title not in seen(office, "staff_works", "forum", forum.pk)
    assert "อีก 1 เรื่องรอผู้เล่าตรวจทาน" in seen(office, "staff_works", "forum", forum.pk)
    for page, key in (("forum", forum.pk), ("story", story.pk), ("board", forum.pk), ("river", forum.pk)):
        assert go(other, "hr", page, key).status_code == 404


def test_the_record_prints_what_was_told(office, forum):
    made = journeys.core(office, journeys.told(office, forum))
    hidden = journeys.told(office, forum, title="เรื่องที่ยังไม่ตรวจทาน", agrees=False)
    journeys.invited(office, forum, made)
    journeys.closed(office, forum)
    forum.refresh_from_db()
    for who, sees in (("hr", True), ("head_office", True)):
        text = _printed(office, forum, who)
        assert (hidden.title in text) == sees
    for words in ("ลูกหนี้รายใหญ่ยอมผ่อน", "ให้ทางออกก่อนใช้กฎหมาย", "clerk_finance", "ธารปัญญา", "บันไดแลกเปลี่ยน", "๒ → ๔"):
        assert words in text
    answer = go(office, "hr", "paper", forum.pk, "docx")
    assert answer.content[:2] == b"PK"
    assert go(office, "hr", "paper", forum.pk, "xlsx").status_code == 404


def _printed(office, forum, who):
    content = content_of(forum, office.standing(who, DAY))
    paper = forum_paper(content, organisation=office.organisation.name, today=DAY)
    assert paper.mark == ""
    return " ".join(pdf_text(render.to_pdf(paper)).split())


def test_pages_stay_within_their_queries(office, forum, django_assert_max_num_queries):
    stories = [journeys.told(office, forum, title=f"เรื่องที่ {number}") for number in range(3)]
    cores = [journeys.core(office, story, f"แก่นที่ {number}") for number, story in enumerate(stories)]
    journeys.invited(office, forum, cores[0])
    made = journeys.knowledge_set(office, cores[1])
    sent = Invitation.objects.get()
    budgets = {
        ("forums",): 18, ("forum", forum.pk): 26, ("story", stories[0].pk): 24, ("board", forum.pk): 20,
        ("river", forum.pk): 22, ("set", made.pk): 19, ("invitation", sent.pk): 20, ("ready",): 18,
        ("new",): 19, ("assess", sent.giver_id): 20,
    }  # fmt: skip
    client = office.browser("hr")
    client.get("/")
    for (page, *args), budget in budgets.items():
        with django_assert_max_num_queries(budget):
            assert client.get(reverse(f"forums:{page}", args=args)).status_code == 200
