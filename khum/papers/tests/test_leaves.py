"""A long paper on the screen, leaf by leaf: nothing is lost, nothing is twice, no leaf is long."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from khum.papers import render
from khum.papers.blocks import Block, Column, Contents, Heading, PageBreak, Paragraph, Row, RowKind, Section, Table
from khum.papers.leaves import ROWS, leaves
from khum.papers.tests import samples
from khum.papers.tests.test_pdf import one_page

COLUMNS = (Column("ก", 2), Column("ข", 2))


def table(rows: int, group_every: int = 0) -> Table:
    """Numbered rows; a heading across the table before every so many."""
    found: list[Row] = []
    for number in range(rows):
        if group_every and number % group_every == 0:
            found.append(Row((f"หมวด {number}",), RowKind.GROUP))
        found.append(Row((number, "ข้อความ")))
    return Table("ตาราง", COLUMNS, tuple(found))


def content(blocks: list[Block]) -> list[object]:
    """What is read, in order: rows of tables one by one."""
    found: list[object] = []
    for block in blocks:
        if isinstance(block, Table):
            found += block.rows
        elif not isinstance(block, Contents | PageBreak):
            found.append(block)
    return found


def all_blocks(parts) -> list[Block]:
    return [block for part in parts for section in part.paper.sections for block in section.blocks]


some_blocks = st.one_of(
    st.builds(Heading, st.sampled_from(["บทนำ", "ผล", "ภาคผนวก"]), st.integers(1, 3)),
    st.just(Paragraph("ข้อความ")),
    st.just(Contents(depth=1)),
    st.just(PageBreak()),
    st.builds(table, st.integers(1, 3 * ROWS), st.integers(0, 30)),
)


@given(st.lists(st.lists(some_blocks, min_size=1, max_size=8), min_size=1, max_size=3))
def test_everything_is_shown_once_in_its_order_on_leaves_that_are_not_long(sections):
    paper = replace(one_page(), sections=tuple(Section(tuple(blocks)) for blocks in sections))
    found = leaves(paper)
    assert content(all_blocks(found)) == content([block for blocks in sections for block in blocks])
    for leaf in found:
        assert len(leaf.paper.sections) == 1 or found == (leaf,)
        assert sum(len(block.rows) for block in all_blocks([leaf]) if isinstance(block, Table)) <= ROWS


def test_a_chapter_is_a_leaf_under_its_own_name():
    paper = one_page(Paragraph("ปก"), Heading("บทที่ 1"), Paragraph("ก"), Heading("ย่อย", 2), Heading("บทที่ 2"), table(5))
    assert [leaf.title for leaf in leaves(paper)] == [paper.title, "บทที่ 1", "บทที่ 2"]


def test_a_long_table_is_cut_before_a_heading_across_it():
    found = leaves(one_page(Heading("ภาคผนวก"), table(200, group_every=11)))
    assert [leaf.title for leaf in found][:2] == ["ภาคผนวก", "ภาคผนวก (2)"]
    firsts = [next(b for b in all_blocks([leaf]) if isinstance(b, Table)).rows[0] for leaf in found]
    assert all(row.kind is RowKind.GROUP for row in firsts)


@pytest.mark.parametrize("make", [samples.plan, samples.order, samples.memo])
def test_each_leaf_of_a_sample_is_shown(make):
    paper = make()
    for leaf in leaves(paper):
        assert render.to_html(leaf.paper).startswith('<article class="paper" lang="th">')
