"""Who knows: evidence, what people say of themselves, contact, demand, topics without anybody."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.urls import path, reverse
from django.utils.timezone import localdate, now

from khum.domain.fiscal_year import FiscalYear
from khum.domain.registries import DEMANDS, EXPERTISE, Demand, DemandLine, Expertise, ExpertiseRow
from khum.library.actions import using
from khum.library.models import Regulation
from khum.library.tests import journeys as library
from khum.needs.actions import knowing, needs
from khum.needs.models import Goal, Need, Skill
from khum.needs.queries.demand import demand, new_laws, orphans
from khum.needs.queries.knowing import ask_address, who_knows
from khum.needs.queries.pages import facts_of
from khum.needs.tests import journeys
from khum.search.actions import failing

pytestmark = pytest.mark.django_db
MANUAL = "คู่มือการเบิกค่าเดินทาง"


@pytest.fixture
def office():
    return journeys.council()


def get(office, who, page, /, *args, **asked):
    return office.browser(who).get(reverse(f"needs:{page}", args=args), asked)


def post(office, who, page, /, *args, **data):
    return office.browser(who).post(reverse(f"needs:{page}", args=args), data, follow=True)


def test_who_wrote_and_who_holds_it_are_found_apart_from_who_says_so(office):
    today = localdate()
    library.published(office, MANUAL)
    need = journeys.need(office, title="การเบิกค่าเดินทางไปราชการ")
    journeys.holder(office, need, "clerk_finance")
    Goal.objects.update(year_be=FiscalYear.containing(today).be)
    knowing.declare_skill(name="เบิกค่าเดินทาง", by=office.standing("staff_works", today), at=now())
    answer = who_knows(office.standing("palad", today), "เบิกค่าเดินทาง")
    codes = {k.person.first_name: [proof.code for proof in k.proofs] for k in answer.proven}
    assert codes["staff_finance"] == ["library.wrote"]
    assert codes["clerk_finance"] == ["needs.holder"]
    assert [k.person.first_name for k in answer.declared] == ["staff_works"]
    other = journeys.council("rimnam", "ริมน้ำ")
    stranger = who_knows(other.standing("palad", today), "เบิกค่าเดินทาง")
    assert (stranger.proven, stranger.declared) == ([], [])


def test_using_it_and_the_post_are_evidence_and_who_left_is_not_listed(office):
    today = localdate()
    item = library.published(office, MANUAL)
    using.use(
        item_id=item.pk,
        details={"case": "เดินทางไปเชียงใหม่"},
        by=office.standing("clerk_finance", today),
        at=now(),
    )
    by = office.standing("palad", today)
    found = {k.person.first_name: k for k in who_knows(by, "เบิกค่าเดินทาง").proven}
    assert found["clerk_finance"].proofs[0].rows[0].title == "เดินทางไปเชียงใหม่"
    posts = {k.person.first_name: [p.code for p in k.proofs] for k in who_knows(by, "นายช่างโยธา").proven}
    assert posts["staff_works"] == ["people.held"]
    gone = office.people["clerk_finance"]
    gone.left_on = library.DAY
    gone.save(update_fields=["left_on"])
    assert "clerk_finance" not in {k.person.first_name for k in who_knows(by, "เบิกค่าเดินทาง").proven}


def test_hidden_items_prove_nothing_to_who_may_not_read_them(office):
    library.published(office, MANUAL, visibility="division", division=office.divisions["กองคลัง"])
    assert who_knows(office.standing("head_finance", localdate()), "เบิกค่าเดินทาง").proven
    found = who_knows(office.standing("staff_works", localdate()), "เบิกค่าเดินทาง").proven
    assert not [k for k in found if "library.wrote" in [p.code for p in k.proofs]]


def test_other_apps_add_their_evidence(office, monkeypatch):
    row = ExpertiseRow(office.people["hr"].pk, "ตอบคำถามเรื่องสวัสดิการ", "/q/1/")
    mine = {"x": Expertise("x", "ตอบ", lambda _standing, words, _ids: [row] if words else [])}
    monkeypatch.setattr(EXPERTISE, "_things", mine)
    assert [k.person.first_name for k in who_knows(office.standing("palad", localdate()), "สวัสดิการ").proven] == ["hr"]


def test_contact_is_shown_as_the_person_allows(office):
    person = office.people["staff_works"]
    person.phone, person.email = "081-000-1111", "works@example.test"
    person.save(update_fields=["phone", "email"])
    body = get(office, "palad", "knows", person.pk).content.decode()
    assert "081-000-1111" not in body
    assert "works@example.test" not in body
    answer = post(office, "staff_works", "knows-contact", shows_phone="on", note="ช่วงบ่าย")
    assert answer.status_code == 200
    body = get(office, "palad", "knows", person.pk).content.decode()
    assert "081-000-1111" in body
    assert "works@example.test" not in body
    assert "ช่วงบ่าย" in body
    assert "ยินดีให้มาพบ" not in body
    other = journeys.council("rimnam", "ริมน้ำ")
    assert get(other, "hr", "knows", person.pk).status_code == 404


def test_skills_are_named_and_taken_back_on_ones_own_page(office):
    post(office, "staff_works", "knows-mine", name="เขียนแบบ", note="AutoCAD")
    skill = Skill.objects.get()
    assert "AutoCAD" in get(office, "palad", "knows", skill.person_id).content.decode()
    assert post(office, "palad", "skill-withdraw", skill.pk, act=1).status_code == 403
    assert post(office, "staff_works", "knows-mine", name="").status_code == 422
    assert post(office, "staff_works", "knows-contact", note="ก" * 300).status_code == 422
    post(office, "staff_works", "skill-withdraw", skill.pk, act=1)
    assert not Skill.objects.exists()


def test_the_directory_pages_everybody_and_narrows_by_division(office, django_assert_max_num_queries):
    library.published(office, MANUAL)
    client = office.browser("palad")
    client.get(reverse("needs:who-knows"))
    with django_assert_max_num_queries(40):
        body = client.get(reverse("needs:who-knows")).content.decode()
    assert "staff_finance khumthong" in body
    body = get(office, "palad", "who-knows", division=office.divisions["กองช่าง"].pk).content.decode()
    assert "staff_works khumthong" in body
    assert "staff_finance khumthong" not in body
    with django_assert_max_num_queries(60):
        body = client.get(reverse("needs:who-knows"), {"q": "เบิกค่าเดินทาง"}).content.decode()
    assert MANUAL in body
    assert "ยังไม่พบผู้มีความรู้" in get(office, "palad", "who-knows", q="ดาราศาสตร์ควอนตัม\0").content.decode()


def test_the_ask_button_appears_once_an_app_takes_questions(office, settings):
    settings.ROOT_URLCONF = type("urls", (), {"urlpatterns": []})
    assert ask_address(7, "ภาษี") == ""
    pattern = path("ask/", lambda _request: None, name="ask")
    included = ([pattern], "communities")
    settings.ROOT_URLCONF = type("urls", (), {"urlpatterns": [path("c/", (*included, "communities"))]})
    assert ask_address(7, "ภาษี") == "/c/ask/?to=7&about=%E0%B8%A0%E0%B8%B2%E0%B8%A9%E0%B8%B5"


def test_what_was_looked_for_in_vain_becomes_a_need(office):
    by = office.standing("hr", localdate())
    for _time in range(3):
        failing.record_failed(by, "ใบอนุญาตฆ่าสัตว์")
    assert get(office, "staff_works", "demand").status_code == 403
    body = get(office, "hr", "demand").content.decode()
    assert "ใบอนุญาตฆ่าสัตว์" in body
    assert "ใบอนุญาตฆ่าสัตว์" not in get(office, "head_finance", "demand").content.decode()
    assert [topic.text for topic in orphans(by)] == ["ใบอนุญาตฆ่าสัตว์"]
    assert "ใบอนุญาตฆ่าสัตว์" in get(office, "hr", "who-knows").content.decode()
    goal = journeys.goal(office)
    Goal.objects.update(year_be=FiscalYear.containing(localdate()).be)
    page = get(office, "hr", "demand-need", words="ใบอนุญาตฆ่าสัตว์").content.decode()
    assert "ใบอนุญาตฆ่าสัตว์" in page
    values = {"title": "การออกใบอนุญาตฆ่าสัตว์", "nature": "both", "criticality": 3, "having": "gap", "form": "none"}
    assert post(office, "hr", "demand-need", words="ใบอนุญาตฆ่าสัตว์", **values).status_code == 422
    post(office, "hr", "demand-need", words="ใบอนุญาตฆ่าสัตว์", goal=goal.pk, **values)
    need = Need.objects.get()
    assert need.demand == "ใบอนุญาตฆ่าสัตว์"
    wanted = [row for source in demand(by) for row in source.lines]
    assert [row.need for row in wanted] == [need]
    journeys.holder(office, need, "staff_works")
    assert orphans(by) == []


def test_other_apps_bring_demand(office, monkeypatch):
    lines = [DemandLine("ขอรับเบี้ยคนพิการ", 5, "/q/3/")]
    monkeypatch.setattr(DEMANDS, "_things", {"q": Demand("q", "คำถามที่ยังไม่มีผู้ตอบ", lambda _standing: lines)})
    body = get(office, "head_finance", "demand").content.decode()
    assert "คำถามที่ยังไม่มีผู้ตอบ" in body
    assert "/q/3/" in body
    assert "5 ครั้ง" in body


def test_a_new_law_wants_somebody_who_knows_it_until_a_need_speaks_of_it(office):
    law = library.published(office, "ระเบียบใหม่ว่าด้วยการเบิกค่าเช่าบ้าน")
    Regulation.objects.create(item=law, number="มท 0808.2/ว 1", issuer="กระทรวงมหาดไทย", issued_on=library.DAY)
    by = office.standing("head_finance", library.DAY)
    assert [line.text for line in new_laws(by)] == [law.title]
    assert not list(new_laws(office.standing("head_finance", library.DAY + timedelta(days=400))))
    need = journeys.need(office, title="การเบิกค่าเช่าบ้าน")
    needs.link_item(need_id=need.pk, item_id=law.pk, by=by, at=library.AT)
    assert not list(new_laws(by))


def test_the_steps_of_a_need_follow_the_records(office):
    item = library.published(office, MANUAL)
    need = journeys.need(office, having="gap")
    by = office.standing("head_finance", library.DAY)

    def done():
        return [stage.step.number for stage in facts_of(need, by).steps if stage.is_done]

    assert done() == [1]
    journeys.holder(office, need, "staff_finance")
    needs.link_item(need_id=need.pk, item_id=item.pk, by=by, at=library.AT)
    assert done() == [1, 2, 3, 4]
    using.count_read(item=item, by=office.standing("staff_works", library.DAY))
    using.use(item_id=item.pk, by=office.standing("clerk_finance", library.DAY), at=library.AT)
    assert done() == [1, 2, 3, 4, 5, 7]
    assert "aria-current" in get(office, "staff_works", "need", need.pk).content.decode()
