"""Doubts with their places, names put right, and a last look over a reading (rows 126–128)."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import date
from typing import Any

from rapidfuzz import fuzz

from khum.domain import thai_date
from khum.domain.organisation_types import OrganisationType
from khum.domain.steps import Track
from khum.plans.reading import naming
from khum.plans.reading.cleaning import squeezed
from khum.plans.reading.naming import Council
from khum.plans.reading.prose import Line
from khum.plans.reading.result import Doubt, PlanReading, ReadActivity, ReadIndicator, ReadTable

_LABELS = {
    Track.PROCESS: "ตารางกระบวนการจัดการความรู้",
    Track.CHANGE: "ตารางการบริหารการเปลี่ยนแปลง",
    Track.ANNUAL: "ตารางประจำปี",
}
_TEXT_FIELDS = ("title", "method", "audience", "owner", "remark")
_SAME_STATE = 85
"""Share of letters (fuzz.partial_ratio) from which a table's desired state is one of the list."""


def doubts_of(table: ReadTable, place: int, doubts: Sequence[Doubt]) -> list[Doubt]:
    """Doubts about a table and its rows, with their places and the values that were read."""
    label = f"{_LABELS[table.track]} (ตารางที่ {place + 1})"
    found = [
        Doubt(d.code, label, d.source, d.reading, f"tables/{place}/{d.path}" if d.path else "", d.severity)
        for d in doubts
    ]
    for number, activity in enumerate(table.activities):
        where = f"{label} ข้อ {activity.number}" + (f" · {activity.where}" if activity.where else "")
        for doubt in activity.doubts:
            value = _value(activity, doubt.field)
            path = f"tables/{place}/activities/{number}/{doubt.field}" if value is not None else ""
            found.append(Doubt(doubt.code, where, doubt.source, _said(value), path, doubt.severity))
    return found


def _value(activity: ReadActivity, field: str) -> Any:
    if not field.startswith("indicators/"):
        return getattr(activity, field) or ""
    _indicators, number, name = field.split("/")
    known = activity.indicators[int(number) : int(number) + 1]
    return getattr(known[0], name) if known else None


def _said(value: Any) -> str:
    return thai_date.short_date(value) if isinstance(value, date) else str(value or "")


def put_names_right(reading: PlanReading, *, council: Council, file_council: Council, lines: Sequence[Line]) -> None:
    """Write the council's name as its profile or the cover has it, everywhere; each other spelling is one doubt."""
    is_other = bool(file_council.own) and not _is_same(file_council.own, council.own)
    doubts: list[Doubt] = []
    variants = naming.spellings((line.text for line in lines), file_council if is_other else council)
    if is_other:
        doubts.append(Doubt("other_organisation", "", file_council.name, council.name))
        variants[file_council.own] = 1
    for variant, count in sorted(variants.items()):
        first = next((line.where for line in lines if variant in line.text), "")
        if variant != file_council.own or not is_other:
            where = f"พบ {count} แห่ง" + (f" แห่งแรก{first}" if first else "")
            doubts.append(Doubt("name_spelling", where, variant, council.own))
    fix = _Fixer(council, file_council if is_other else None, tuple(variants))
    _fix_texts(reading, fix)
    for path, where, text, write in _fields(reading):
        fixed = fix(text)
        if fixed != text:
            write(fixed)
        if naming.misread_abbreviations(text) and council.kind is OrganisationType.TAMBON:
            doubts.append(Doubt("abbreviation_misread", where, text, fixed, path))
        if titles := naming.titles_of_others(fixed, council):
            right = fix.titles(fixed)
            write(right)
            doubts.append(Doubt("wrong_title", where, " · ".join(titles), right, path))
    for section in reading.sections:
        if titles := naming.titles_of_others(section.text, council):
            doubts.append(Doubt("wrong_title", section.heading, " · ".join(titles), section.text[:120], "", "note"))
    reading.doubts[:0] = doubts


def _is_same(one: str, other: str) -> bool:
    return squeezed(one) == squeezed(other)


class _Fixer:
    """Puts names right in one text."""

    def __init__(self, council: Council, other: Council | None, variants: tuple[str, ...]) -> None:
        self.council, self.other, self.variants = council, other, variants

    def __call__(self, text: str) -> str:
        if self.other:
            text = text.replace(self.other.name, self.council.name)
        return naming.with_own_names(text, self.council, self.variants)

    def titles(self, text: str) -> str:
        """Titles of another type of council as this type has them; only whole titles are changed."""
        kind = self.council.kind
        if kind is None:
            return text
        own = kind.titles
        for other in OrganisationType:
            titles = other.titles
            if titles.chief_executive == own.chief_executive:
                continue
            text = text.replace(titles.chief_executive, own.chief_executive)
            text = text.replace(titles.permanent_secretary, own.permanent_secretary).replace(titles.staff, own.staff)
            for word in {titles.area, titles.short} - {"ตำบล", "จังหวัด"}:
                text = text.replace(f"ของ{word}", f"ของ{own.short}")
        return text


def _fix_texts(reading: PlanReading, fix: Callable[[str], str]) -> None:
    """Lists and chapters: names only."""
    reading.focus_areas = [fix(text) for text in reading.focus_areas]
    reading.desired_states = [fix(text) for text in reading.desired_states]
    reading.success_factors = [fix(text) for text in reading.success_factors]
    for section in reading.sections:
        section.heading, section.text = fix(section.heading), fix(section.text)
    for table in reading.tables:
        table.heading = fix(table.heading)
        for activity in table.activities:
            activity.details = [fix(text) for text in activity.details]


Field = tuple[str, str, str, Callable[[str], None]]


def _fields(reading: PlanReading) -> Iterator[Field]:
    """Every single text of tables and committees: path, place, text and how to write it back."""
    for t, table in enumerate(reading.tables):
        label = f"{_LABELS[table.track]} (ตารางที่ {t + 1})"
        for name in ("desired_state", "measurable_unit"):
            if text := getattr(table, name):
                yield f"tables/{t}/{name}", label, text, _writer(table, name)
        for a, activity in enumerate(table.activities):
            where = f"{label} ข้อ {activity.number}"
            yield from _fields_of(activity, f"tables/{t}/activities/{a}", where)
    for c, committee in enumerate(reading.committees):
        yield f"committees/{c}/name", committee.name, committee.name, _writer(committee, "name")
        if committee.duties:
            yield f"committees/{c}/duties", committee.name, committee.duties, _writer(committee, "duties")


def _fields_of(activity: ReadActivity, base: str, where: str) -> Iterator[Field]:
    for name in _TEXT_FIELDS:
        if text := getattr(activity, name):
            yield f"{base}/{name}", where, text, _writer(activity, name)
    for place, detail in enumerate(activity.details):
        yield f"{base}/details/{place}", where, detail, _place_writer(activity.details, place)
    for i, indicator in enumerate(activity.indicators):
        for name in ("text", "target"):
            if text := getattr(indicator, name):
                yield f"{base}/indicators/{i}/{name}", where, text, _writer(indicator, name)


def _writer(thing: ReadTable | ReadActivity | ReadIndicator | Any, name: str) -> Callable[[str], None]:
    return lambda text: setattr(thing, name, text)


def _place_writer(texts: list[str], place: int) -> Callable[[str], None]:
    return lambda text: texts.__setitem__(place, text)


def look_over(reading: PlanReading) -> None:
    """Doubts about the whole: the year, the council, and desired states that the list does not name."""
    if not reading.organisation:
        reading.doubts.insert(0, Doubt("organisation_unknown", "", "", "", "organisation"))
    if reading.year_be is None:
        reading.doubts.insert(0, Doubt("year_unknown", "", "", "", "year_be"))
    if not reading.tables:
        reading.doubts.append(Doubt("no_tables", "", "", ""))
    for place, table in enumerate(reading.tables):
        state = squeezed(table.desired_state or "")
        listed = [squeezed(text) for text in reading.desired_states]
        if state and listed and max(fuzz.partial_ratio(state, text) for text in listed) < _SAME_STATE:
            label = f"{_LABELS[table.track]} (ตารางที่ {place + 1})"
            path = f"tables/{place}/desired_state"
            text = table.desired_state or ""
            reading.doubts.append(Doubt("state_unlisted", label, text, text, path, "note"))
    reading.unread = [text for text in reading.unread if text.strip()]
