"""What people do with items: writing, reviewing, caring, using, acknowledging."""

from datetime import date, timedelta

import pytest

from khum.activity.models import Entry
from khum.domain.merging import EditConflictError
from khum.domain.verdict import NotPermittedError, NotPossibleError
from khum.library.actions import acknowledging, classes, life, reviewing, using, writing
from khum.library.models import Acknowledgement, Draft, Item, ReadCount, Receipt, Revision, Use, Verification, Vote
from khum.library.queries import drafts
from khum.library.rules.states import ItemState, LegalStatus, Link, RevisionState, Significance
from khum.library.tests import journeys
from khum.library.tests.journeys import AT, DAY, Council, later

pytestmark = pytest.mark.django_db


@pytest.fixture
def office() -> Council:
    return journeys.council()


def verbs(item: Item) -> list[str]:
    return list(Entry.objects.filter(target_type="library.item", target_id=item.pk).values_list("verb", flat=True))


def test_a_manual_from_draft_to_confirmed_use(office: Council) -> None:
    item = journeys.draft(office)
    assert item.state == ItemState.DRAFT
    revision = journeys.submitted(office, item)
    item.refresh_from_db()
    assert item.state == ItemState.SUBMITTED
    reviewing.approve(revision_id=revision.pk, by=office.standing("head_finance"), at=later(2))
    item.refresh_from_db()
    assert item.state == ItemState.SUBMITTED
    assert item.current_id is None
    reviewing.approve(revision_id=revision.pk, by=office.standing("hr"), at=later(3))
    item.refresh_from_db()
    assert item.state == ItemState.PUBLISHED
    assert item.current_id == revision.pk
    assert item.verified_until == date(2027, 9, 15)
    assert item.verified_holder_id == office.people["staff_finance"].pk
    assert not Draft.objects.exists()
    assert "สิบห้าวัน" in item.text
    using.count_read(item=item, by=office.standing("staff_works"))
    using.count_read(item=item, by=office.standing("staff_works"))
    using.count_read(item=item, by=office.standing("staff_finance"))
    assert ReadCount.objects.count() == 1
    used = using.use(item_id=item.pk, by=office.standing("clerk_finance"), at=later(4))
    assert using.use(item_id=item.pk, by=office.standing("clerk_finance"), at=later(5)).pk == used.pk
    details = {"case": "เบิกค่าเดินทางอบรม", "result": "เบิกได้ในวันเดียว", "minutes_saved": 60, "basis": "เดิมใช้สองวัน"}
    using.describe(use_id=used.pk, details=details, by=office.standing("clerk_finance"), at=later(6))
    with pytest.raises(NotPermittedError):
        using.confirm(use_id=used.pk, by=office.standing("clerk_finance"), at=later(7))
    with pytest.raises(NotPermittedError):
        using.confirm(use_id=used.pk, by=office.standing("head_office"), at=later(7))
    using.confirm(use_id=used.pk, by=office.standing("head_finance"), at=later(8))
    assert Use.objects.get().confirmed_name == office.people["head_finance"].full_name
    assert verbs(item) == [
        *("item.use_confirmed", "item.use_described", "item.used", "item.published", "item.approved", "item.approved"),
        *("item.submitted", "item.particulars_changed", "item.begun"),
    ]


def test_the_author_never_approves_alone(office: Council) -> None:
    item = journeys.draft(office, by="head_finance")
    revision = journeys.submitted(office, item, by="head_finance")
    for name in ("head_finance", "staff_works", "staff_finance", "nayok"):
        with pytest.raises((NotPermittedError, Revision.DoesNotExist)):
            reviewing.approve(revision_id=revision.pk, by=office.standing(name), at=later(2))
    reviewing.approve(revision_id=revision.pk, by=office.standing("palad"), at=later(2))
    with pytest.raises(NotPermittedError):
        reviewing.approve(revision_id=revision.pk, by=office.standing("palad"), at=later(3))
    reviewing.approve(revision_id=revision.pk, by=office.standing("hr"), at=later(3))
    assert Item.objects.get(pk=item.pk).state == ItemState.PUBLISHED


def test_a_returned_draft_goes_on_and_readers_keep_what_they_have(office: Council) -> None:
    item = journeys.published(office)
    revision = journeys.revised(office, item)
    assert Item.objects.get(pk=item.pk).state == ItemState.PUBLISHED
    back = reviewing.return_with_reason(
        revision_id=revision.pk, reason="ยังไม่ตรงกับระเบียบ", by=office.standing("head_finance"), at=later(20)
    )
    assert back.state == RevisionState.RETURNED
    item.refresh_from_db()
    assert (item.state, item.current_id != revision.pk) == (ItemState.PUBLISHED, True)
    assert "สามสิบวัน" in Draft.objects.get(item=item).body
    with pytest.raises(NotPossibleError):
        reviewing.approve(revision_id=revision.pk, by=office.standing("head_finance"), at=later(21))


@pytest.mark.parametrize(
    ("weight", "names"),
    [
        (Significance.TYPO, ("clerk_finance",)),
        (Significance.MEDIUM, ("head_finance",)),
        (Significance.MAJOR, ("head_finance", "hr")),
    ],
)
def test_the_weight_of_a_change_decides_who_looks(
    office: Council, weight: Significance, names: tuple[str, ...]
) -> None:
    item = journeys.published(office)
    revision = journeys.revised(office, item, significance=weight)
    for name in names:
        assert Item.objects.get(pk=item.pk).current_id != revision.pk
        reviewing.approve(revision_id=revision.pk, by=office.standing(name), at=later(20))
    assert Item.objects.get(pk=item.pk).current_id == revision.pk


def test_a_reviewer_calls_a_typo_a_major_change(office: Council) -> None:
    item = journeys.published(office)
    revision = journeys.revised(office, item, significance=Significance.TYPO)
    head = office.standing("head_finance")
    reviewing.approve(revision_id=revision.pk, significance=Significance.MAJOR, by=head, at=later(20))
    assert Item.objects.get(pk=item.pk).current_id != revision.pk
    reviewing.approve(revision_id=revision.pk, by=office.standing("hr"), at=later(21))
    assert Item.objects.get(pk=item.pk).current_id == revision.pk


def test_an_incomplete_draft_is_not_sent(office: Council) -> None:
    by = office.standing("staff_finance")
    item = writing.create(kind="manual", title="คู่มือ", by=by, at=AT)
    with pytest.raises(NotPossibleError, match="เนื้อหา"):
        reviewing.submit(item_id=item.pk, comment="", significance=Significance.MAJOR, by=by, at=later(1))
    with pytest.raises(NotPossibleError):
        writing.create(kind="nothing", title="คู่มือ", by=by, at=AT)


def test_nothing_is_lost_when_two_people_write(office: Council) -> None:
    item = journeys.draft(office)
    mine, other = office.standing("staff_finance"), office.standing("clerk_finance")
    opened = writing.open_draft(item_id=item.pk, by=mine, at=later(1))
    save = writing.save_draft
    save(item_id=item.pk, values={"summary": "ของเพื่อน"}, version=opened.version, by=other, at=later(2))
    with pytest.raises(EditConflictError) as caught:
        save(item_id=item.pk, values={"summary": "ของฉัน"}, version=opened.version, by=mine, at=later(3))
    conflict = caught.value
    assert conflict.original["summary"] == "วิธีเบิกค่าเดินทาง"
    assert (conflict.mine["summary"], conflict.theirs["summary"]) == ("ของฉัน", "ของเพื่อน")
    assert conflict.by_name == office.people["clerk_finance"].full_name
    save(item_id=item.pk, values={"summary": "ของเพื่อน"}, version=1, by=mine, at=later(4))
    done = save(item_id=item.pk, values={"summary": "ทั้งสอง"}, version=conflict.version, by=mine, at=later(5))
    assert done.saves.count() == 3


def test_people_outside_write_nothing(office: Council) -> None:
    item = journeys.published(office)
    other = journeys.council("rimnam", "เทศบาลตำบลริมน้ำ")
    with pytest.raises(Item.DoesNotExist):
        writing.open_draft(item_id=item.pk, by=other.standing("hr"), at=AT)
    with pytest.raises(NotPermittedError):
        writing.open_draft(item_id=item.pk, by=office.standing("staff_works"), at=AT)
    revision = journeys.revised(office, item)
    with pytest.raises(Exception, match="matching query"):
        reviewing.approve(revision_id=revision.pk, by=other.standing("hr"), at=AT)


def test_personal_data_stops_what_everybody_may_read(office: Council) -> None:
    item = journeys.draft(office, visibility="public")
    by = office.standing("staff_finance")
    body = journeys.BODY + "<p>ติดต่อนายสมชาย ใจดี 081-234-5678</p>"
    writing.save_draft(item_id=item.pk, values={"body": body}, version=1, by=by, at=later(1))
    with pytest.raises(NotPossibleError, match="081"):
        reviewing.submit(item_id=item.pk, comment="", significance=Significance.MAJOR, by=by, at=later(2))
    reviewing.submit(
        item_id=item.pk,
        comment="",
        significance=Significance.MAJOR,
        by=by,
        at=later(2),
        accepts_personal_data=True,
    )


def test_near_duplicates_are_seen(office: Council) -> None:
    first = journeys.published(office)
    second = journeys.draft(office, "คู่มือเบิกค่าเดินทาง (ใหม่)")
    found = drafts.alike(second, first.text, office.standing("staff_finance"))
    assert [like.item.pk for like in found] == [first.pk]
    assert found[0].percent == 100
    assert drafts.alike(second, "เรื่องอื่น ๆ ที่ไม่เกี่ยวข้องกันเลย", office.standing("staff_finance")) == []


def test_verification_moves_the_date_and_keeps_the_record(office: Council) -> None:
    item = journeys.published(office, risk="high")
    assert item.verified_until == date(2027, 3, 15)
    day = date(2027, 4, 1)
    life.verify(item_id=item.pk, by=office.standing("staff_finance", day), at=AT + timedelta(days=198))
    item.refresh_from_db()
    assert item.verified_until == date(2027, 10, 1)
    assert [check.due_on for check in Verification.objects.all()] == [date(2027, 3, 15), None]
    with pytest.raises(NotPermittedError):
        life.verify(item_id=item.pk, by=office.standing("staff_works"), at=AT)


def test_retired_with_a_reason_and_a_successor(office: Council) -> None:
    item, new = journeys.published(office), journeys.published(office, "คู่มือใหม่")
    by = office.standing("head_finance")
    with pytest.raises(NotPossibleError):
        life.retire(item_id=item.pk, reason=" ", successor_id=None, by=by, at=AT)
    with pytest.raises(NotPossibleError):
        life.retire(item_id=item.pk, reason="เก่า", successor_id=item.pk, by=by, at=AT)
    life.retire(item_id=item.pk, reason="มีฉบับใหม่", successor_id=new.pk, by=by, at=AT)
    item.refresh_from_db()
    assert (item.state, item.successor_id) == (ItemState.RETIRED, new.pk)
    with pytest.raises(NotPermittedError):
        using.use(item_id=item.pk, by=office.standing("clerk_finance"), at=AT)
    with pytest.raises(NotPossibleError):
        life.verify(item_id=item.pk, by=by, at=AT)


def test_a_changed_law_marks_what_cites_it(office: Council) -> None:
    manual, law = journeys.published(office), journeys.published(office, "ระเบียบค่าเดินทาง")
    by = office.standing("staff_finance")
    facts = {"number": "ว 123", "issuer": "กรมส่งเสริมการปกครองท้องถิ่น", "issued_on": DAY}
    writing.set_regulation(item_id=law.pk, values=facts, by=by, at=AT)
    writing.relate(item_id=manual.pk, other_id=law.pk, kind=Link.CITES, note="", by=by, at=AT)
    with pytest.raises(NotPossibleError):
        writing.relate(item_id=manual.pk, other_id=manual.pk, kind=Link.CITES, note="", by=by, at=AT)
    affected = life.change_status(
        item_id=law.pk, status=LegalStatus.REPEALED, reason="ยกเลิกโดยฉบับใหม่", by=by, at=later(5)
    )
    assert [item.pk for item in affected] == [manual.pk]
    manual.refresh_from_db()
    assert manual.state == ItemState.NEEDS_CHANGE
    assert "ยกเลิกโดยฉบับใหม่" in manual.change_wanted
    life.change_done(item_id=manual.pk, reason="ไม่กระทบ", by=by, at=later(6))
    manual.refresh_from_db()
    assert manual.state == ItemState.PUBLISHED


def test_an_error_is_reported_and_answered(office: Council) -> None:
    item = journeys.published(office)
    report = life.report_error(item_id=item.pk, text="กำหนดเวลาผิด", by=office.standing("staff_works"), at=AT)
    with pytest.raises(NotPermittedError):
        life.answer_error(report_id=report.pk, answer="แก้แล้ว", is_fixed=True, by=office.standing("staff_works"), at=AT)
    life.answer_error(report_id=report.pk, answer="แก้แล้ว", is_fixed=True, by=office.standing("staff_finance"), at=AT)
    with pytest.raises(NotPossibleError):
        life.answer_error(
            report_id=report.pk, answer="อีกครั้ง", is_fixed=True, by=office.standing("staff_finance"), at=AT
        )


def test_a_vote_belongs_to_the_revision(office: Council) -> None:
    item = journeys.published(office)
    for helpful in (True, False):
        using.vote(item_id=item.pk, is_helpful=helpful, reason="", by=office.standing("staff_works"), at=AT)
    assert [given.is_helpful for given in Vote.objects.all()] == [False]


def test_people_of_a_division_acknowledge_and_are_asked_again(office: Council) -> None:
    item = journeys.published(office)
    finance = office.divisions["กองคลัง"].pk
    head = office.standing("head_finance")
    with pytest.raises(NotPermittedError):
        acknowledging.ask(item_id=item.pk, division_ids=[finance], due_on=DAY, by=office.standing("staff_works"), at=AT)
    asked = acknowledging.ask(item_id=item.pk, division_ids=[finance], due_on=DAY, by=head, at=AT)
    assert asked.receipts.count() == 3
    clerk = office.standing("clerk_finance")
    acknowledging.acknowledge(acknowledgement_id=asked.pk, by=clerk, at=later(1))
    acknowledging.acknowledge(acknowledgement_id=asked.pk, by=clerk, at=later(2))
    assert Receipt.objects.get(acknowledgement=asked, person=clerk.person).at == later(1)
    with pytest.raises(NotPossibleError):
        acknowledging.acknowledge(acknowledgement_id=asked.pk, by=office.standing("staff_works"), at=AT)
    typo = journeys.revised(office, item, significance=Significance.TYPO)
    reviewing.approve(revision_id=typo.pk, by=clerk, at=later(20))
    assert Acknowledgement.objects.count() == 1
    medium = journeys.revised(office, item, "<p>เปลี่ยนเป็นสี่สิบห้าวัน</p>")
    reviewing.approve(revision_id=medium.pk, by=head, at=later(30))
    again = Acknowledgement.objects.get(round=2)
    assert (again.receipts.count(), again.receipts.filter(at=None).count()) == (3, 3)
    assert Acknowledgement.objects.get(round=1).closed_at is not None


def test_categories_have_two_levels(office: Council) -> None:
    work = journeys.category(office)
    by = office.standing("hr")
    with pytest.raises(NotPossibleError):
        classes.add_category(name="ชั้นสาม", parent_id=work.pk, by=by, at=AT)
    with pytest.raises(NotPossibleError):
        classes.add_category(name=work.name, parent_id=work.parent_id, by=by, at=AT)
    with pytest.raises(NotPermittedError):
        classes.add_category(name="อื่น", parent_id=None, by=office.standing("staff_finance"), at=AT)
    assert {made.name for made in classes.from_chart(by=by, at=AT)} == {"สำนักปลัด", "กองช่าง"}
    assert classes.from_chart(by=by, at=AT) == []


def test_who_may_read(office: Council) -> None:
    def names(item: Item) -> set[str]:
        return {name for name in office.people if Item.objects.visible_to(office.standing(name)).filter(pk=item.pk)}

    finance = {"head_finance", "staff_finance", "clerk_finance"}
    draft = journeys.draft(office, "ร่าง")
    assert names(draft) == finance | {"hr", "palad"}
    assert names(journeys.published(office)) == set(office.people)
    division = journeys.published(office, "เฉพาะกอง", visibility="division")
    assert names(division) == finance | {"hr", "palad"}
    nayok = office.people["nayok"].pk
    named = journeys.draft(office, "เฉพาะบุคคล", visibility="named", named_ids=f",{nayok},")
    assert names(named) == {"nayok", "staff_finance"}
    other = journeys.council("rimnam", "เทศบาลตำบลริมน้ำ")
    assert not Item.objects.visible_to(other.standing("hr")).exists()
