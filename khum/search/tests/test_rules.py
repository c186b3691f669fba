"""Normal form, words, pairs, keyboard and spelling: rules without a database."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from khum.search.queries import understanding
from khum.search.rules import layout, normal, passages, snippets, spelling, tokens

THAI = st.text(st.sampled_from([chr(code) for code in range(0x0E01, 0x0E5C)] + [" ", "a", "\u200b", "."]), max_size=60)


@pytest.mark.parametrize(
    ("written", "wanted"),
    [
        ("นํ้า", "น้ำ"), ("น้ํา", "น้ำ"), ("เเผน", "แผน"), ("ที่​ดิน", "ที่ดิน"), ("ท่ี", "ที่"), ("๒๕๗๐", "2570"),
        ("ทำำ", "ทำำ"), ("ที่่", "ที่"), ("PLAN", "plan"), ("İ", "İ"),
    ],
)  # fmt: skip
def test_one_way_to_write(written, wanted):
    assert normal.normalise(written) == wanted


@given(st.one_of(THAI, st.text(max_size=60)))
def test_normal_form_is_reached_at_once(text):
    once = normal.normalise(text)
    assert normal.normalise(once) == once
    assert len(normal.fold(normal.clean(text))) == len(normal.clean(text))


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("พ.ร.บ.", ["พรบ"]), ("อบต. ขุมทอง", ["อบต", "ขุม", "ทอง"]), ("ธ.ก.ส.", ["ธกส"]), ("รพ.สต.", ["รพสต"]),
        ("พรบ", ["พรบ"]),
        ("การจัดการความรู้", ["การ", "จัดการ", "ความรู้"]), ("e-office 2570", ["e", "office", "2570"]),
        ("ต่างๆ", ["ต่าง"]), ("", []),
        ("ว 123", ["ว", "123"]), ("์่้", []), ("ตามพ.ร.บ.", ["ตาม", "พรบ"]),
    ],
)  # fmt: skip
def test_words(text, wanted):
    assert [word for word in tokens.tokens(text) if word.strip("์่้")] == wanted


@given(THAI)
def test_words_stand_where_they_say(text):
    text = normal.normalise(text)
    ends = 0
    for word, start, end in tokens.places(text):
        assert start >= ends
        assert word
        ends = end
        assert end <= len(text)


def test_pairs_of_clusters():
    assert tokens.pairs("ความรู้ a ดี") == ["ควา", "วาม", "มรู้"]


@given(st.text(max_size=9000))
def test_passages_lose_nothing(text):
    parts = list(passages.passages(text))
    assert "".join("".join(parts).split()) == "".join(text.split())
    assert all(0 < len(part) <= passages.LONGEST for part in parts)


def test_the_other_keyboard():
    assert layout.as_thai("dkii^h") == "การรู้"
    for text in ("การจัดการความรู้", "งบประมาณ"):
        assert layout.as_thai(layout.as_english(text)) == text
    assert layout.as_english("ยสฟื") == "plan"


@pytest.mark.parametrize(
    ("written", "word"),
    [("ประกศ", "ประกาศ"), ("ปรกะาศ", "ประกาศ"), ("ความรู", "ความรู้"), ("งบปรัมาณ", "งบประมาณ"), ("ข้อบัญญัต", "ข้อบัญญัติ")],
)
def test_slips_meet_their_words(written, word):
    assert spelling.keys(written) & spelling.keys(word)
    assert spelling.likeness(written, word) > 0.5
    assert spelling.likeness(written, "แผ่นดินไหว") == 0


@given(
    st.dictionaries(st.text("กขคงจ", min_size=1, max_size=4), st.integers(0, 500), max_size=120), st.integers(1, 2000)
)
def test_the_rarest_words_are_asked_within_the_budget(words, budget):
    chosen, is_over = understanding.rarest_within(words, budget=budget)
    found = sorted(count for count in words.values() if count)
    assert [words[word] for word in chosen] == found[: len(chosen)]
    assert len(chosen) <= understanding.MOST_ASKED
    assert bool(chosen) == bool(found)
    assert is_over == (sum(words[word] for word in chosen) > budget)
    assert not is_over or len(chosen) == 1


def test_hits_are_marked_longest_word_first_and_through_dots():
    words = snippets.finder(["งาน", "หน่วยงาน", "พรบ"])
    found = snippets.pieces("หน่วยงานตาม พ.ร.บ.", "หน่วยงานตาม พ.ร.บ.", words)
    assert [(piece.text, piece.is_hit) for piece in found] == [("หน่วยงาน", True), ("ตาม ", False), ("พ.ร.บ.", True)]
    assert snippets.finder([""]) is None
    assert snippets.pieces("ข้อความ", "ข้อความ", None) == (snippets.Piece("ข้อความ", is_hit=False),)
