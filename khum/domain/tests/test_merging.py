"""Merging two edits: nothing is lost."""

from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from khum.domain.merging import Choice, combined, differences, resolved

VALUES = st.fixed_dictionaries({name: st.text("กขค\n", max_size=6) for name in ("title", "method", "remark")})


@given(VALUES, VALUES)
def test_an_editor_who_changed_nothing_changes_nothing(original: dict[str, Any], theirs: dict[str, Any]) -> None:
    assert resolved(original, original, theirs, {}) == theirs


@given(VALUES, VALUES)
def test_where_nobody_else_changed_anything_mine_stands(original: dict[str, Any], mine: dict[str, Any]) -> None:
    assert resolved(original, mine, original, {}) == mine


@given(VALUES, VALUES, VALUES)
def test_a_conflict_is_where_both_changed_and_differ(
    original: dict[str, Any], mine: dict[str, Any], theirs: dict[str, Any]
) -> None:
    conflicts = {d.field for d in differences(original, mine, theirs) if d.is_conflict}
    assert conflicts == {f for f in original if mine[f] != original[f] != theirs[f] and mine[f] != theirs[f]}


@given(VALUES, VALUES, VALUES, st.sampled_from(Choice))
def test_a_choice_is_obeyed(
    original: dict[str, Any], mine: dict[str, Any], theirs: dict[str, Any], choice: Choice
) -> None:
    result = resolved(original, mine, theirs, dict.fromkeys(mine, choice))
    for found in differences(original, mine, theirs):
        if choice is Choice.BOTH:
            kept = set(result[found.field].splitlines())
            assert {line for text in (found.mine, found.theirs) for line in text.splitlines() if line} <= kept
        else:
            assert result[found.field] == getattr(found, choice.value)


def test_lists_keep_the_entries_of_both() -> None:
    assert combined([{"text": "ก"}, {"text": "ข"}], [{"text": "ก"}, {"text": "ค"}]) == [
        {"text": "ก"},
        {"text": "ค"},
        {"text": "ข"},
    ]
    assert combined(3, 4) == 3
