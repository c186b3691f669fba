"""Kinds of items with their required parts, as dated data; an organisation may add kinds of its own (row 44)."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from khum.library.rules.states import Significance

_FILE = Path(__file__).resolve().parent.parent / "data" / "kinds.json"
NEEDS_TH = {
    "body": "เนื้อหา",
    "category": "หมวดหมู่",
    "file": "ไฟล์",
    "address": "ที่อยู่เว็บ",
    "file_or_address": "ไฟล์หรือที่อยู่เว็บ",
    "particulars": "เลขที่ วันที่ และผู้ออก",
    "origin": "แหล่งที่มา",
    "members": "รายการความรู้ในชุด",
}
"""What a kind may need beside its parts, and how the list of missing things calls it."""


@dataclass(frozen=True, slots=True)
class Part:
    """A part of the short form of a kind; ``lines`` is the most lines it may have (0: any)."""

    code: str
    label: str
    label_en: str = ""
    required: bool = False
    rows: int = 2
    lines: int = 0
    hint: str = ""
    hint_en: str = ""


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of item. ``months`` is how long a verification lasts, by risk."""

    code: str
    name: str
    name_en: str
    parts: tuple[Part, ...]
    needs: tuple[str, ...]
    months: Mapping[str, int]
    form: str = "explicit"

    def months_for(self, risk: str) -> int:
        """Months until the next verification; an unknown risk counts as normal."""
        return self.months.get(risk) or self.months.get("normal", 12)

    def needs_of(self, need: str) -> bool:
        """Whether an item of this kind is incomplete without something."""
        return need in self.needs


@dataclass(frozen=True, slots=True)
class Catalogue:
    """Kinds and who must look at a change, in force from a fiscal year on."""

    from_be: int
    kinds: Mapping[str, Kind]
    reviews: Mapping[Significance, tuple[str, ...]]

    def kind(self, code: str) -> Kind:
        """The kind of a code; one that is no longer in the catalogue is shown by its code, without parts."""
        return self.kinds.get(code) or Kind(code, code, code, (), (), {"normal": 12})

    def with_own(self, own: Iterable[Kind]) -> Catalogue:
        """The catalogue with the kinds that an organisation added; its own name wins."""
        return Catalogue(self.from_be, {**self.kinds, **{kind.code: kind for kind in own}}, self.reviews)


def kind_of(data: Mapping[str, Any]) -> Kind:
    """A kind from its JSON."""
    return Kind(
        code=data["code"],
        name=data["name"],
        name_en=data.get("name_en") or data["name"],
        parts=tuple(Part(**part) for part in data.get("parts", ())),
        needs=tuple(data.get("needs", ())),
        months=dict(data.get("months") or {"normal": 12}),
        form=data.get("form", "explicit"),
    )


@cache
def catalogues() -> tuple[Catalogue, ...]:
    """All catalogues, oldest first."""
    read = [
        Catalogue(
            from_be=entry["from_be"],
            kinds={data["code"]: kind_of(data) for data in entry["kinds"]},
            reviews={Significance(name): tuple(roles) for name, roles in entry["reviews"].items()},
        )
        for entry in json.loads(_FILE.read_text(encoding="utf-8"))
    ]
    return tuple(sorted(read, key=lambda catalogue: catalogue.from_be))


def catalogue(year_be: int) -> Catalogue:
    """The catalogue in force in a fiscal year; the first one for years before it."""
    found = [entry for entry in catalogues() if entry.from_be <= year_be]
    return found[-1] if found else catalogues()[0]
