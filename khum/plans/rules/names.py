"""Names and titles that belong to another council or another type of council (rows 126–127)."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from functools import cache
from typing import TypeVar

from rapidfuzz import fuzz

from khum.domain import words
from khum.domain.organisation_types import OrganisationType
from khum.plans.rules.content import PlanContent

T = TypeVar("T")
Make = Callable[[str, str, str, Mapping[str, str]], T]

_KINDS = r"องค์การบริหารส่วนตำบล|องค์การบริหารส่วนจังหวัด|เทศบาลตำบล|เทศบาลเมือง|เทศบาลนคร|อบ[ตจ]\.|(?<![ก-์])อบ[ตจ](?=\s)"
_NAMED = re.compile(rf"({_KINDS})\s?([ก-๛]{{2,20}})(?=[\s.,:;()\"”/]|$)")
_PREFIX = re.compile(rf"^\s*(?:{_KINDS})\s?")
# Words that follow the kind of a council in a sentence, besides the stop words, and so begin no name.
_ORDINARY = frozenset({"แถลง", "ลงนาม", "รายงาน", "ประกาศ", "พิจารณา", "อนุมัติ", "เห็นชอบ", "มอบหมาย", "สั่ง", "แห่ง", "เห็น"})
_BEGINS_NAMES = frozenset({"บาง", "ใหม่", "กลาง", "นา"})
_MOST_WORDS = 4
_NEAR = 55
"""Share of letters (fuzz.ratio) from which a name is read as a misspelling of the council's own."""

_FAMILIES = {
    "tambon": ("นายกองค์การบริหารส่วนตำบล", "นายก อบต.", "ปลัดองค์การบริหารส่วนตำบล", "ปลัด อบต.", "พนักงานส่วนตำบล", "ของ อบต."),
    "municipality": ("นายกเทศมนตรี", "ปลัดเทศบาล", "พนักงานเทศบาล", "เทศบัญญัติ", "ของเทศบาล"),
    "provincial": ("นายกองค์การบริหารส่วนจังหวัด", "นายก อบจ.", "ปลัดองค์การบริหารส่วนจังหวัด", "ปลัด อบจ.", "ของ อบจ."),
}
_FAMILY_OF = {
    OrganisationType.TAMBON: "tambon",
    OrganisationType.TAMBON_MUNICIPALITY: "municipality",
    OrganisationType.TOWN_MUNICIPALITY: "municipality",
    OrganisationType.CITY_MUNICIPALITY: "municipality",
    OrganisationType.PROVINCIAL: "provincial",
}


def own_name(organisation: str) -> str:
    """The name without the kind of council: ``อบต.ขุมทอง`` → ``ขุมทอง``."""
    return _PREFIX.sub("", organisation).strip()


def other_names(text: str, organisation: str) -> tuple[str, ...]:
    """Names of councils in a text that are not this council's, each once; misspellings of its own included."""
    own = own_name(organisation)
    found: dict[str, None] = {}
    for match in _NAMED.finditer(text):
        name = match[2]
        if name.startswith(own) or (not may_be_name(name) and fuzz.ratio(name, own) < _NEAR):
            continue
        found[match[0].strip()] = None
    return tuple(found)


def may_be_name(text: str) -> bool:
    """Whether the letters after the kind of a council can be its name: few words, and not how a sentence goes on."""
    parts = words.segment(text)
    return len(parts) <= _MOST_WORDS and parts[0] not in _ORDINARY and parts[0] not in _stop_words()


@cache
def _stop_words() -> frozenset[str]:
    listed = words.word_list().with_name("stopwords_th.txt").read_text(encoding="utf-8").split()
    return frozenset(listed) - _BEGINS_NAMES


def foreign_titles(text: str, kind: OrganisationType) -> tuple[str, ...]:
    """Titles and words in a text that another type of council uses (row 126)."""
    flat = re.sub(r"\s+", " ", text).replace("นายกอบ", "นายก อบ").replace("ปลัดอบ", "ปลัด อบ").replace("ของอบ", "ของ อบ")
    own = _FAMILY_OF[kind]
    return tuple(word for family, own_words in _FAMILIES.items() if family != own for word in own_words if word in flat)


def name_findings(content: PlanContent, kind: OrganisationType, *, make: Make[T]) -> Iterator[T]:
    """A finding for each foreign name or title in any text of the plan."""
    for target, place, text in texts_of(content):
        for name in other_names(text, content.organisation):
            yield make("other_organisation", target, place, {"name": name})
        for title in foreign_titles(text, kind):
            yield make("wrong_title", target, place, {"title": title})


def texts_of(content: PlanContent) -> Iterator[tuple[str, str, str]]:
    """Every text with its place: target, field, text."""
    for kind, texts in (("focus-areas", content.focus_areas), ("desired-states", content.desired_states)):
        for place, text in enumerate(texts):
            yield f"{kind}:{place}", "text", text
    for place, factor in enumerate(content.success_factors):
        yield f"success-factors:{place}", "text", f"{factor.text}\n{factor.owner}"
    for place, goal in enumerate(content.goals):
        yield f"goals:{place}", "goal", f"{goal.strategy}\n{goal.goal}"
    for place, chapter in enumerate(content.chapters):
        yield f"chapters:{place}", "body", f"{chapter.heading}\n{chapter.body}"
    for table in content.tables:
        yield f"table:{table.key or ''}", "measurable_unit", f"{table.desired_state}\n{table.measurable_unit}"
        for row in table.activities:
            said = (row.title, row.method, row.remark, row.owner, row.audience)
            indicators = (f"{i.text}\n{i.target}" for i in row.indicators)
            yield f"row:{row.key or ''}", "title", "\n".join((*said, *indicators))
