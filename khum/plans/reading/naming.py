"""The council that a plan is of: its name, its type, and the spellings of its name that differ (rows 126–127)."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from khum.domain import words
from khum.domain.organisation_types import OrganisationType
from khum.plans.rules.names import foreign_titles, may_be_name, other_names, own_name

_KINDS = (
    ("องค์การบริหารส่วนตำบล", OrganisationType.TAMBON),
    ("องค์การบริหารส่วนจังหวัด", OrganisationType.PROVINCIAL),
    ("เทศบาลตำบล", OrganisationType.TAMBON_MUNICIPALITY),
    ("เทศบาลเมือง", OrganisationType.TOWN_MUNICIPALITY),
    ("เทศบาลนคร", OrganisationType.CITY_MUNICIPALITY),
    ("อบต.", OrganisationType.TAMBON),
    ("อบจ.", OrganisationType.PROVINCIAL),
)
_TYPE_OF = dict(_KINDS)
_KIND = "|".join(re.escape(kind) for kind, _type in _KINDS)
_LINE_OF_NAME = re.compile(
    rf"^(?:ของ)?({_KIND})\s?([ก-๛]{{2,25}}(?:\s(?!อำเภอ|จังหวัด|ตำบล)[ก-๛]{{2,12}})?)(?=\s*(?:อำเภอ|อ\.|จังหวัด|จ\.|ประจำปี|พ\.ศ|$))"
)
_OFFICE = re.compile(rf"(?:ชื่อหน่วยงาน|หน่วยงาน|ส่วนราชการ)\s*[:：]?\s*({_KIND})\s?([ก-๛]{{2,25}})")
_BEFORE_PLACE = re.compile(rf"({_KIND})\s?([ก-๛]{{2,25}})\s+(?:อำเภอ|อ\.)")
_AT_END = re.compile(rf"({_KIND})\s?([ก-๛]{{2,25}})$")
_YEAR = re.compile(r"ปีงบประมาณ\s*(?:พ\.?\s?ศ\.?\s*)?([๐-๙\d]{4})")
_TRAINING_FOR_COUNCIL = re.compile(
    r"(?:(?<=ใน)|(?<=ของ)|(?<=ของ )|(?<=สังกัด)|(?<=สังกัด )|(?<=พนักงาน)|(?<=พนักงาน ))อบรม(?:\.|(?=\s+ในสังกัด))"
)
_FIRST_LINES = 40


@dataclass(frozen=True, slots=True)
class Council:
    """The council of a plan: its full name (kind and name), its own name, and its type where the kind tells."""

    name: str
    kind: OrganisationType | None

    @property
    def own(self) -> str:
        """The name without the kind."""
        return own_name(self.name)


def council_of(texts: Sequence[str], known: str | None = None) -> Council:
    """The council that the texts name most clearly; ``known`` (the profile's name) stands above them."""
    votes: Counter[str] = Counter()
    for place, text in enumerate(texts):
        for pattern, weight in (
            (_LINE_OF_NAME, 5 if place < _FIRST_LINES else 3),
            (_OFFICE, 3),
            (_BEFORE_PLACE, 2),
            (_AT_END, 1),
        ):
            found = (_full(*pair) for pair in pattern.findall(text) if may_be_name(pair[1]))
            votes.update(dict.fromkeys(found, weight))
    name = known or (votes.most_common(1)[0][0] if votes else "")
    kind = next((kind for word, kind in _KINDS if name.startswith(word)), None)
    return Council(name, kind)


def _full(kind: str, name: str) -> str:
    full = next((word for word, type_ in _KINDS if type_ is _TYPE_OF[kind]), kind)
    return f"{full}{name.strip()}"


def spellings(texts: Iterable[str], council: Council) -> dict[str, int]:
    """Other spellings of the council's name in the texts, with how often each stands there."""
    if not council.own:
        return {}
    found: Counter[str] = Counter()
    for text in texts:
        for name in other_names(text, council.name):
            other = own_name(name)
            if _alike(other, council.own):
                found[other] += text.count(other)
    return dict(found)


def _alike(other: str, own: str) -> bool:
    """Whether two names share letters enough to be one name spelled twice: the consonants differ in few places."""
    consonants = [re.sub("[^ก-ฮ]", "", name) for name in (other, own)]
    shared = Counter(consonants[0]) & Counter(consonants[1])
    return bool(other) and sum(shared.values()) * 2 >= max(map(len, consonants))


def year_of(texts: Sequence[str]) -> int | None:
    """The fiscal year (B.E.) that the texts name most, the first lines counting most; None where they name none."""
    votes: Counter[int] = Counter()
    for place, text in enumerate(texts):
        for year in _YEAR.findall(text):
            votes[int(year)] += 5 if place < _FIRST_LINES else 1
    plausible = {year: count for year, count in votes.items() if 2540 <= year <= 2643}
    return max(plausible, key=lambda year: plausible[year]) if plausible else None


def misread_abbreviations(text: str) -> list[str]:
    """Places where ``อบรม`` stands for ``อบต.``, each with some words around it."""
    return [text[max(0, m.start() - 20) : m.end() + 20].strip() for m in _TRAINING_FOR_COUNCIL.finditer(text)]


def with_own_names(text: str, council: Council, variants: Iterable[str]) -> str:
    """The text with other spellings of the council's name, and ``อบรม.`` for ``อบต.``, put right."""
    for variant in sorted(variants, key=len, reverse=True):
        text = text.replace(variant, council.own)
    if council.kind is OrganisationType.TAMBON:
        text = _TRAINING_FOR_COUNCIL.sub("อบต.", text)
    return text


def titles_of_others(text: str, council: Council) -> tuple[str, ...]:
    """Titles in a text that another type of council uses (row 126)."""
    return foreign_titles(text, council.kind) if council.kind else ()


def is_word(text: str) -> bool:
    """Whether a text is one word of the dictionary."""
    return len(words.segment(text)) == 1
