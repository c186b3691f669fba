"""Kinds of papers are registered by the apps that own them."""

from __future__ import annotations

import pytest

from khum.domain.registries import Registry
from khum.papers import registry
from khum.papers.blocks import Column, ColumnGroup, Row, RowKind, Table
from khum.papers.errors import UnevenTableError, UnknownKindError
from khum.papers.tests import samples


def test_a_registered_kind_builds_its_paper(monkeypatch):
    monkeypatch.setattr(registry, "PAPERS", Registry())
    registry.PAPERS.register(registry.PaperKind("memo", "บันทึกข้อความ", build=samples.memo))
    assert registry.paper_kind("memo").build().kind == "memo"
    with pytest.raises(UnknownKindError, match="order"):
        registry.paper_kind("order")


@pytest.mark.parametrize(
    "extra",
    [
        {"rows": (Row(("ก",)),)},
        {"rows": (Row(("ก", "ข"), RowKind.GROUP),)},
        {"rows": (), "groups": (ColumnGroup("ก", 3),)},
    ],
)
def test_a_table_that_does_not_fit_its_columns_is_refused(extra):
    with pytest.raises(UnevenTableError):
        Table("x", (Column("ก", 2), Column("ข", 2)), **extra)
