"""Rules of the library by truth tables and properties."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from khum.domain.verdict import NotPossibleError
from khum.library.rules import diffing, helpfulness, likeness, outline, rich, terms
from khum.library.rules.completeness import completeness, too_long
from khum.library.rules.kinds import catalogue, catalogues, kind_of
from khum.library.rules.personal import is_thai_id, personal_data
from khum.library.rules.review import COLLEAGUE, HEAD, SECRETARY, Reviewer, heavier, needed, role_for, still_missing
from khum.library.rules.states import MOVES, READABLE, ItemState, LegalStatus, Significance, move
from khum.library.rules.verification import Badge, Trust, Waits, add_months, badge, waits_for

TODAY = date(2026, 9, 15)
THAI = st.text(alphabet="กขคงจฉชซญดตถทนบปผพฟมยรลวสหอะาิีึืุูเแโใไ่้๊๋์ \n", max_size=200)


def test_moves_are_a_closed_table() -> None:
    assert set(MOVES) == set(ItemState)
    for state in ItemState:
        for to in ItemState:
            if to in MOVES[state]:
                assert move(state, to=to) is to
            else:
                with pytest.raises(NotPossibleError):
                    move(state, to=to)
    assert ItemState.PUBLISHED not in MOVES[ItemState.DRAFT]
    assert ItemState.PUBLISHED not in MOVES[ItemState.RETURNED]


@given(st.lists(st.sampled_from(ItemState), max_size=12))
def test_nothing_is_readable_that_was_not_submitted(way: list[ItemState]) -> None:
    state, submitted = ItemState.DRAFT, False
    for to in way:
        if to in MOVES[state]:
            state = to
            submitted |= to is ItemState.SUBMITTED
    assert state not in READABLE or submitted


def test_every_catalogue_is_whole() -> None:
    for entry in catalogues():
        assert set(entry.reviews) == set(Significance)
        assert len(entry.kinds) >= 11
        for kind in entry.kinds.values():
            assert kind.name
            assert any(part.required for part in kind.parts)
            assert set(kind.months) == {"low", "normal", "high"}
    assert catalogue(2400) is catalogues()[0]
    assert catalogue(2570).kind("unknown").name == "unknown"


REVIEWS = {Significance.TYPO: (COLLEAGUE,), Significance.MEDIUM: (HEAD,), Significance.MAJOR: (HEAD, SECRETARY)}


@pytest.mark.parametrize(
    ("significance", "is_first", "roles"),
    [
        (Significance.TYPO, False, (COLLEAGUE,)),
        (Significance.MEDIUM, False, (HEAD,)),
        (Significance.MAJOR, False, (HEAD, SECRETARY)),
        (Significance.TYPO, True, (HEAD, SECRETARY)),
    ],
)
def test_who_must_look(significance: Significance, is_first: bool, roles: tuple[str, ...]) -> None:
    assert needed(REVIEWS, significance, is_first=is_first) == roles


@pytest.mark.parametrize(
    ("reviewer", "missing", "seen_by", "role"),
    [
        (Reviewer(1, is_author=True, is_head=True, is_secretary=True, is_permanent_secretary=True), (HEAD,), (), ""),
        (Reviewer(1, is_head=True), (HEAD, SECRETARY), (), HEAD),
        (Reviewer(1, is_head=True), (SECRETARY,), (), ""),
        (Reviewer(1, is_head=True, is_secretary=True), (SECRETARY,), (1,), ""),
        (Reviewer(1, is_secretary=True), (HEAD, SECRETARY), (), SECRETARY),
        (Reviewer(1, is_permanent_secretary=True), (HEAD, SECRETARY), (), HEAD),
        (Reviewer(1, is_permanent_secretary=True), (SECRETARY,), (2,), SECRETARY),
        (Reviewer(1, is_colleague=True), (COLLEAGUE,), (), COLLEAGUE),
        (Reviewer(1, is_colleague=True), (HEAD,), (), ""),
        (Reviewer(1), (COLLEAGUE,), (), ""),
        (Reviewer(1, is_head=True), (), (), ""),
    ],
)
def test_who_may_look(reviewer: Reviewer, missing: tuple[str, ...], seen_by: tuple[int, ...], role: str) -> None:
    assert role_for(reviewer, missing, seen_by=seen_by) == role


@given(st.sets(st.sampled_from([COLLEAGUE, HEAD, SECRETARY])), st.booleans(), st.booleans(), st.booleans())
def test_an_author_never_fills_a_role(missing: set[str], head: bool, secretary: bool, palad: bool) -> None:
    author = Reviewer(7, is_author=True, is_head=head, is_secretary=secretary, is_permanent_secretary=palad)
    assert role_for(author, sorted(missing), seen_by=()) == ""


def test_a_reviewer_raises_and_never_lowers() -> None:
    assert heavier(Significance.TYPO, Significance.MAJOR) is Significance.MAJOR
    assert heavier(Significance.MEDIUM, Significance.TYPO) is Significance.MEDIUM
    assert still_missing((HEAD, SECRETARY), [HEAD]) == (SECRETARY,)


def trust(state: ItemState = ItemState.PUBLISHED, **facts: object) -> Trust:
    return Trust(**{"state": state, "verified_until": TODAY, **facts})  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("facts", "expected"),
    [
        (trust(), Badge.VERIFIED),
        (trust(verified_until=TODAY - timedelta(days=1)), Badge.OVERDUE),
        (trust(verified_until=None), Badge.OVERDUE),
        (trust(owner_id=1, holder_id=2, verified_holder_id=2), Badge.VERIFIED),
        (trust(owner_id=1, holder_id=3, verified_holder_id=2), Badge.UNVERIFIED),
        (trust(owner_id=1, holder_id=None, verified_holder_id=2), Badge.UNVERIFIED),
        (trust(ItemState.NEEDS_CHANGE), Badge.NEEDS_CHANGE),
        (trust(legal_status=LegalStatus.REPEALED), Badge.REPEALED),
        (trust(ItemState.NEEDS_CHANGE, legal_status=LegalStatus.REPEALED), Badge.REPEALED),
        (trust(ItemState.RETIRED, legal_status=LegalStatus.REPEALED), Badge.RETIRED),
        (trust(ItemState.SUBMITTED), Badge.DRAFT),
    ],
)
def test_badge(facts: Trust, expected: Badge) -> None:
    assert badge(facts, today=TODAY) is expected
    assert expected.label_th
    assert expected.tone in {"ok", "warn", "bad", "soft"}


@pytest.mark.parametrize(
    ("days", "whom"),
    [
        (31, Waits.NOBODY),
        (30, Waits.OWNER),
        (0, Waits.OWNER),
        (-14, Waits.OWNER),
        (-15, Waits.HEAD),
        (-30, Waits.HEAD),
        (-31, Waits.SECRETARY),
    ],
)
def test_whom_an_overdue_item_waits_for(days: int, whom: Waits) -> None:
    assert waits_for(TODAY + timedelta(days=days), today=TODAY) is whom


@given(st.dates(date(2000, 1, 1), date(2090, 1, 1)), st.integers(1, 60))
def test_months_are_added_to_the_calendar(day: date, months: int) -> None:
    later = add_months(day, months)
    assert (later.year * 12 + later.month) - (day.year * 12 + day.month) == months
    assert later.day <= day.day


def test_completeness_says_what_is_missing() -> None:
    kind = catalogue(2570).kind("manual")
    empty = completeness(kind, title="", parts={}, has=set())
    assert "ชื่อเรื่อง" in empty.missing
    assert "เนื้อหา" in empty.missing
    assert empty.score == 0
    parts = {part.code: "ข้อความที่ยาวพอ" for part in kind.parts}
    full = completeness(kind, title="คู่มือ", parts=parts, has={"body", "category", "summary", "owner", "tags"})
    assert (full.score, full.missing, full.wished) == (100, (), ())
    half = completeness(kind, title="คู่มือ", parts=parts, has={"body", "category"})
    assert half.missing == ()
    assert half.score < 100


def test_a_file_or_an_address_is_enough_for_media_and_five_lines_are_five() -> None:
    kind = catalogue(2570).kind("media")
    parts = {"five_lines": "\n".join("บรรทัด" for _ in range(6))}
    assert completeness(kind, title="วิดีโอ", parts=parts, has={"address"}).missing == ()
    assert too_long(kind, parts) == ("สรุป ๕ บรรทัด",)
    assert too_long(kind, {"five_lines": "ก\nข"}) == ()


def test_an_organisation_adds_a_kind() -> None:
    own = kind_of({"code": "own-1", "name": "องค์ความรู้ชุมชน", "parts": [{"code": "a", "label": "เรื่อง"}]})
    found = catalogue(2570).with_own([own])
    assert found.kind("own-1").name == "องค์ความรู้ชุมชน"
    assert found.kind("manual").name == "คู่มือการปฏิบัติงาน"


@given(st.integers(0, 50), st.integers(0, 50))
def test_helpfulness_is_a_share_and_few_votes_do_not_dominate(helpful: int, unhelpful: int) -> None:
    value = helpfulness.helpfulness(helpful, helpful + unhelpful)
    assert 0 < value < 1
    assert helpfulness.helpfulness(1, 1) < helpfulness.helpfulness(50, 50)
    assert not helpfulness.is_unhelpful(0, 0)
    assert not helpfulness.is_unhelpful(0, 1)
    assert helpfulness.is_unhelpful(0, 5)


MANUAL = (
    "การเบิกค่าเดินทางไปราชการให้ผู้เดินทางจัดทำบันทึกขออนุมัติก่อนเดินทาง แนบหนังสือเชิญประชุม "
    "เมื่อกลับแล้วให้ส่งใบเสร็จรับเงินและรายงานการเดินทางภายในสิบห้าวัน งานการเงินตรวจสอบความถูกต้องแล้วเสนอผู้อำนวยการกองคลัง"
)
OTHER = "การขออนุญาตก่อสร้างอาคารให้ยื่นแบบ ข.๑ พร้อมแบบแปลนและโฉนดที่ดินที่กองช่าง นายตรวจเขตออกตรวจสถานที่ภายในเจ็ดวัน"


def test_near_duplicates_are_found_and_others_are_not() -> None:
    changed = MANUAL.replace("สิบห้าวัน", "สามสิบวัน")
    assert likeness.overlap(MANUAL, changed) > likeness.ALIKE
    assert likeness.likeness(likeness.signature(MANUAL), likeness.signature(changed)) > 0.5
    assert set(likeness.bands(likeness.signature(MANUAL))) & set(likeness.bands(likeness.signature(changed)))
    assert likeness.likeness(likeness.signature(MANUAL), likeness.signature(OTHER)) < 0.1
    assert likeness.signature("") == []
    assert likeness.bands([]) == []


@given(THAI)
def test_a_text_is_like_itself(text: str) -> None:
    signed = likeness.signature(text)
    assert likeness.likeness(signed, likeness.signature(text)) == (1.0 if signed else 0.0)
    assert all(0 <= band < 2**63 for band in likeness.bands(signed))


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("เลขประจำตัว 1-1017-00230-70-8 ของผู้ยื่น", ["id"]),
        ("เลขประจำตัว ๑๑๐๑๗๐๐๒๓๐๗๐๘", ["id"]),
        ("เลขที่หนังสือ 1101700230701", []),
        ("โทร ๐๘๑-๒๓๔-๕๖๗๘", ["phone"]),
        ("โทรสาร 044 123456", ["phone"]),
        ("ติดต่อ somchai@example.go.th", ["email"]),
        ("ผู้ร้องคือนายสมชาย ใจดี และนางสาวสมหญิง ดีใจ", ["name", "name"]),
        ("น.ส.มาลี สีสวย", ["name"]),
        ("นายกองค์การบริหารส่วนตำบล และนายอำเภอเมือง กับนายช่างโยธา ตรวจ", []),
        ("งบประมาณ 1,200,000 บาท ปี 2569", []),
    ],
)
def test_personal_data(text: str, kinds: list[str]) -> None:
    assert [found.kind for found in personal_data(text)] == kinds


def test_numbers_of_persons_are_not_shown_whole() -> None:
    assert is_thai_id("1101700230708")
    (found,) = personal_data("1101700230708")
    assert "1101700230708" not in found.shown


@given(THAI, THAI)
def test_a_difference_holds_both_texts(before: str, after: str) -> None:
    lines = diffing.difference(before, after)

    def side(gone: diffing.Change) -> list[str]:
        texts = ["".join(piece.text for piece in line.pieces if piece.change is not gone) for line in lines]
        return [text for text in texts if text]

    assert side(diffing.Change.REMOVED) == [line for line in after.splitlines() if line]
    assert side(diffing.Change.ADDED) == [line for line in before.splitlines() if line]


def test_thai_is_compared_by_words() -> None:
    (line,) = diffing.difference("ส่งใบเสร็จภายในสิบห้าวัน", "ส่งใบเสร็จภายในสามสิบวัน")
    assert line.is_changed
    assert next(piece.text for piece in line.pieces if piece.change is diffing.Change.SAME).startswith("ส่งใบเสร็จ")
    assert diffing.changed_words("ก ข", "ก ข") == 0


@pytest.mark.parametrize(
    ("dirty", "clean"),
    [
        ("บรรทัดหนึ่ง\nสอง\n\nย่อหน้าใหม่", "<p>บรรทัดหนึ่ง<br>สอง</p><p>ย่อหน้าใหม่</p>"),
        ("<p onclick='x()'>ก<script>x()</script></p>", "<p>ก</p>"),
        ("<h1 class='MsoTitle'>หัวข้อ</h1>", "<h2>หัวข้อ</h2>"),
        ("<p style='color:red'><o:p></o:p>ข</p>", "<p>ข</p>"),
        ('<img src="https://elsewhere.example/x.png" alt="x">', '<img alt="x">'),
        ('<img src="/files/12/" alt="แผนผัง">', '<img src="/files/12/" alt="แผนผัง">'),
        ("<td colspan='999999'>ก</td>", "ก"),
    ],
)
def test_bodies_are_cleaned(dirty: str, clean: str) -> None:
    assert rich.clean(dirty) == clean


def test_addresses_of_scripts_are_dropped_and_text_is_read_by_blocks() -> None:
    assert "javascript" not in rich.clean('<a href="javascript:alert(1)">x</a>')
    assert rich.plain("<table><tbody><tr><td>ก</td><td>ข</td></tr></tbody></table><ul><li>ค</li></ul>") == "ก\tข\nค"


@given(st.text(max_size=300))
def test_cleaning_twice_changes_no_word(text: str) -> None:
    once = rich.clean(text)
    assert rich.plain(rich.clean(once)) == rich.plain(once)
    assert "<script" not in once.lower()


def test_words_of_the_glossary() -> None:
    glossary = [("องค์การบริหารส่วนตำบล", ["องค์กรบริหารส่วนตำบล", "ส่วนตำบล"])]
    found = terms.other_words("องค์กรบริหารส่วนตำบลขุมทอง", glossary)
    assert next((word.written, word.wanted) for word in found) == ("องค์กรบริหารส่วนตำบล", "องค์การบริหารส่วนตำบล")
    assert terms.other_words("องค์การบริหารส่วนตำบลขุมทอง", glossary) == ()


def test_a_body_in_blocks() -> None:
    body = (
        "<h2>หัวข้อ</h2><p>ย่อหน้า<br>สอง</p><ol><li><p>หนึ่ง</p><ul><li>ย่อย</li></ul></li><li>สอง</li></ol>"
        "<table><tbody><tr><th><p>ก</p></th><th>ข</th></tr><tr><td>ค</td></tr></tbody></table>"
        '<figure><img src="/files/7/" alt="แผนผัง"><figcaption>ใต้ภาพ</figcaption></figure>ท้าย'
    )
    assert outline.outline(body) == (
        outline.Heading("หัวข้อ", 2),
        outline.Paragraph("ย่อหน้า สอง"),
        outline.Points(("หนึ่ง", "ย่อย", "สอง"), is_numbered=True),
        outline.Grid((("ก", "ข"), ("ค", ""))),
        outline.Figure(7, "แผนผัง"),
        outline.Paragraph("ใต้ภาพ"),
        outline.Paragraph("ท้าย"),
    )


@given(st.text(max_size=300))
def test_every_word_of_a_body_is_printed(text: str) -> None:
    body = rich.clean(text)
    said = []
    for block in outline.outline(body):
        if isinstance(block, outline.Heading | outline.Paragraph):
            said.append(block.text)
        elif isinstance(block, outline.Points):
            said += block.items
    assert "".join("".join(said).split()) == "".join(rich.plain(body).split())
