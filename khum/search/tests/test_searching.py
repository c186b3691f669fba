"""The search on whichever database the tests run: what is found, what is kept from whom, what is understood."""

from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from khum.domain.organisation_types import OrganisationType
from khum.domain.searching import EVERYONE, KEEPERS, VISITORS, Findable, Part, holder, people_of, person
from khum.people.models import Organisation
from khum.people.standing import Standing
from khum.search.actions import indexing
from khum.search.models import Corpus, Document, Passage, SameWords, Spelling, Term
from khum.search.queries import searching, suggesting
from khum.search.rules import layout

pytestmark = pytest.mark.django_db
TODAY = date(2026, 11, 23)
TEXTS = {
    1: ("คู่มือการขออนุญาตก่อสร้าง", "ผู้ขอยื่นคำร้องพร้อมแบบแปลน เจ้าพนักงานท้องถิ่นตรวจแบบและออกใบอนุญาตภายในสี่สิบห้าวัน"),
    2: ("การจัดเก็บภาษีที่ดินและสิ่งปลูกสร้าง", "แจ้งประเมินภาษีภายในเดือนกุมภาพันธ์ ผู้เสียภาษีอุทธรณ์ได้ตามพระราชกฤษฎีกา"),
    3: ("เบี้ยยังชีพผู้สูงอายุ", "ลงทะเบียนที่องค์การบริหารส่วนตำบลตั้งแต่เดือนตุลาคม จ่ายทุกวันที่ 10 ผ่านธนาคาร"),
    4: ("บทเรียนน้ำท่วมปี 2568", "ศูนย์บัญชาการใช้ Line กลุ่มเดียว แจ้งเตือนประชาชนผ่านหอกระจายข่าว และระบบ e-office"),
    5: (
        "งบประมาณรายจ่ายประจำปี",
        "หัวหน้าหน่วยงานส่งคำขอตั้งงบประมาณต่อเจ้าหน้าที่งบประมาณ ผอ.กองคลังตรวจสอบ ตาม พ.ร.บ. วิธีการงบประมาณ",
    ),
}


def standing_in(organisation, **facts):
    return Standing(person=None, organisation=organisation, today=TODAY, **facts)


def thing(organisation, key, title, *texts, **facts):
    return Findable(
        key=key, root=key, organisation_id=organisation.pk, title=title, url=f"/{key}/",
        parts=tuple(map(Part, texts)), **facts,
    )  # fmt: skip


@pytest.fixture
def council():
    return Organisation.objects.create(code="khumthong", name="อบต.ขุมทอง", kind=next(iter(OrganisationType)).value)


@pytest.fixture
def other():
    return Organisation.objects.create(code="rimnam", name="ริมน้ำ", kind=next(iter(OrganisationType)).value)


@pytest.fixture
def library(council):
    indexing.index("items", [thing(council, key, *texts) for key, texts in TEXTS.items()])
    return standing_in(council)


def keys(standing, words, **filters):
    return [one.key for one in searching.find(standing, words, searching.Filters(**filters)).results]


@pytest.mark.parametrize(
    ("words", "first"),
    [
        ("ก่อสร้าง", 1), ("ออกใบอนุญาตกี่วัน", 1), ("กฤษฎีกา", 2), ("ภาษี", 2), ("ผู้สูงอายุลงทะเบียนเมื่อไร", 3),
        ("อบต.", 3), ("อบต", 3),
        ("บัญชาการ", 4), ("e-office", 4), ("LINE", 4), ("๒๕๖๘", 4), ("พรบ", 5), ("พ.ร.บ.", 5),
        ("พระราชบัญญัติ", 5), ("ผู้อำนวยการ", 5),
        ("นํ้าท่วม", 4), ("เเจ้งเตือน", 4), ("ประ​มาณ", 5), ("Line กลุ่ม", 4), ("หอกระจาย", 4),
    ],
)  # fmt: skip
def test_found(library, words, first):
    assert keys(library, words)[:1] == [first]


@pytest.mark.parametrize(
    ("words", "first"),
    [("ก่อสราง", 1), ("งบปรัมาณ", 5), ("ผู้สุงอายุ", 3), ("ใบอนุญต", 1), ("พระราชกฤษฎกา", 2), ("กุมภาพันธ", 2), ("ทะเบีนย", 3)],
)
def test_slips_are_forgiven(library, words, first):
    assert keys(library, words)[:1] == [first]


def test_did_you_mean(library):
    assert searching.find(library, "งบปรัมาณ").suggestion == "งบประมาณ"
    assert searching.find(library, "งบประมาณ").suggestion == ""


def test_the_other_keyboard_both_ways(library):
    found = searching.find(library, layout.as_english("ผู้สูงอายุ"))
    assert found.results[0].key == 3
    assert found.text == "ผู้สูงอายุ"
    assert found.typed_on_other_keyboard
    assert searching.find(library, layout.as_thai("office")).results[0].key == 4
    assert not searching.find(library, "office").typed_on_other_keyboard


def test_an_organisation_keeps_words_of_its_own(library, council):
    assert keys(library, "ใบปลูกบ้าน")[:1] != [1]
    SameWords.objects.create(organisation=council, words="ใบปลูกบ้าน\nใบอนุญาต")
    assert keys(library, "ใบปลูกบ้าน")[:1] == [1]


def test_words_are_marked_where_they_stand(library):
    result = searching.find(library, "ใบอนุญาต").results[0]
    assert "ใบอนุญาต" in {piece.text for piece in result.snippet if piece.is_hit} | {
        "".join(piece.text for piece in result.snippet if piece.is_hit)
    }
    assert "".join(piece.text for piece in result.title) == TEXTS[1][0]


def test_other_organisation_finds_nothing(library, other):
    stranger = standing_in(other)
    indexing.index("items", [thing(other, 99, "เรื่องของริมน้ำ", "ตลาดน้ำ")])
    for words in ("ก่อสร้าง", "ภาษี", "งบปรัมาณ", "ก", layout.as_english("ผู้สูงอายุ"), "กฤษฎีกา"):
        found = searching.find(stranger, words)
        assert found.results == ()
        assert found.suggestion == ""
        assert not found.typed_on_other_keyboard
        assert suggesting.suggestions(stranger, words) == []
    assert keys(library, "ตลาดน้ำ") in ([], [4])


@pytest.mark.parametrize(
    ("readers", "facts", "may"),
    [
        ({people_of(7)}, {"division_ids": frozenset({7})}, True),
        ({people_of(7)}, {"division_ids": frozenset({8, 70})}, False),
        ({holder(3)}, {"position_ids": frozenset({3})}, True),
        ({person(3)}, {"position_ids": frozenset({3}), "division_ids": frozenset({3})}, False),
        ({KEEPERS, people_of(7)}, {"roles": frozenset({"km_secretary"})}, True),
        ({person(5)}, {"roles": frozenset({"km_secretary"})}, False),
        (set(), {"roles": frozenset({"km_secretary"})}, False),
        ({EVERYONE}, {}, True),
        ({EVERYONE}, {"is_visitor": True}, False),
        ({EVERYONE, VISITORS}, {"is_visitor": True}, True),
        ({EVERYONE, VISITORS}, {}, True),
        ({VISITORS}, {}, True),
        ({person(5), holder(2), KEEPERS}, {"is_visitor": True}, False),
    ],
)
def test_what_one_may_not_read_leaks_nowhere(library, council, readers, facts, may):
    secret = thing(council, 50, "สอบวินัยนายช่างโยธา", "พยานให้ถ้อยคำเรื่องสอบวินัยร้ายแรง", readers=frozenset(readers))
    indexing.index("items", [secret])
    standing = standing_in(council, **facts)
    assert (50 in keys(standing, "สอบวินัย")) is may
    assert ("สอบวินัยนายช่างโยธา" in [one.title for one in suggesting.suggestions(standing, "สอบวิน")]) is may
    guess = searching.find(standing, "พยนา").suggestion
    assert may or guess == ""
    assert may or not searching.find(standing, layout.as_english("สอบวินัยร้ายแรง")).results


def test_filters(library, council):
    facts = {"year_be": 2569, "status": "inforce"}
    indexing.index("plans", [thing(council, 1, "แผนภาษี", "ภาษี", **facts)])
    assert set(keys(library, "ภาษี")) == {1, 2}
    assert keys(library, "ภาษี", kind="plans") == keys(library, "ภาษี", year_be=2569) == [1]
    assert keys(library, "ภาษี", status="inforce") == [1]
    assert keys(library, "ภาษี", year_be=2570) == keys(library, "ภาษี", division_id=1) == []


def test_indexing_twice_changes_nothing_and_changing_replaces(library, council):
    assert indexing.index("items", [thing(council, 1, *TEXTS[1])]) == 0
    assert indexing.index("items", [thing(council, 1, "คู่มือใหม่", "การขุดลอกคูคลอง")]) == 1
    assert keys(library, "ขุดลอกคูคลอง") == [1]
    assert 1 not in keys(library, "ใบอนุญาต")
    assert Document.objects.count() == len(TEXTS)


def test_counts_return_to_nothing(library, council):
    indexing.index("long", [thing(council, 9, "ยาว", "เรื่องยาวมาก " * 400)])
    assert Passage.objects.filter(document__kind="long").count() > 2
    indexing._remove(list(Document.objects.all()))
    assert not Passage.objects.exists()
    assert not Term.objects.filter(passages__gt=0).exists()
    assert not Spelling.objects.exists()
    corpus = Corpus.objects.get()
    assert (corpus.passages, corpus.characters, corpus.sampled) == (0, 0, 0)
    assert keys(library, "ภาษี") == []


def test_many_results_are_paged(council):
    indexing.index("items", [thing(council, key, f"ระเบียบข้อที่ {key}", "ระเบียบงานสารบรรณ") for key in range(1, 61)])
    standing = standing_in(council)
    seen = [
        one.key for page in range(3) for one in searching.find(standing, "สารบรรณ", limit=20, offset=page * 20).results
    ]
    assert sorted(seen) == list(range(1, 61))


def test_a_thousand_words_of_an_officer_with_many_posts_are_asked_at_once(library, council):
    held = frozenset(range(1, 40))
    busy = standing_in(council, division_ids=held, position_ids=held, roles=frozenset({"km_secretary"}))
    words = " ".join(term.text for term in Term.objects.filter(is_pair__in=[False]))
    assert searching.find(busy, words * 3).results


HOSTILE = [
    "", " ", "\0", '"', "'", "\\", "a AND b", "NOT", "*", "NEAR(a b)", "title:x", "{x", "^", "์์์", "ๆ", "ก", "ก" * 10_000,
    "a" * 10_000, "%", "_", "' OR 1=1 --", "🐘", "พ.ร.บ." * 300, "คำ " * 3000, "|&!():*", "<->", "\ufffe",
]  # fmt: skip


@pytest.mark.parametrize("words", HOSTILE)
def test_whatever_is_typed_never_fails(library, words):
    searching.find(library, words)
    suggesting.suggestions(library, words)


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(st.text(max_size=40))
def test_any_text_can_be_asked_and_kept(library, text):
    searching.find(library, text)
    indexing.index("any", [thing(library.organisation, 1, text[:20], text)])


WORDS = st.lists(
    st.sampled_from(["ภาษี", "ถนน", "สะพาน", "คลอง", "ประปา", "2569", "km", "พ.ร.บ.", "ผอ.", "ขยะ"]),
    min_size=1,
    max_size=6,
)


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(WORDS)
def test_what_is_kept_is_found_by_each_of_its_words(council, words):
    indexing.index("any", [thing(council, 1, "x", " ".join(words))])
    for word in words:
        assert keys(standing_in(council), word) == [1]
