"""Plan tables of a file, joined over the pages they run on, each with its track, numbers and desired state."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field

from rapidfuzz import fuzz

from khum.domain.fiscal_year import FiscalYear
from khum.domain.steps import ChangeComponent, ProcessStep, Track, steps_of
from khum.plans.reading import rows as reading_rows
from khum.plans.reading.cleaning import clean, rejoined, squeezed
from khum.plans.reading.columns import Column, Header
from khum.plans.reading.grids import RawRow, Segment, headings_of
from khum.plans.reading.numbering import ItemNumber, is_subnumber, number_of
from khum.plans.reading.result import CellDoubt, Doubt, ReadActivity, ReadTable
from khum.plans.reading.stepping import known, track_of_heading, track_of_steps

_SAME_STATE = 90
"""Share of letters (fuzz.ratio) from which two desired states are one, spelled or wrapped differently."""
_SOME_LETTERS = 3


@dataclass(slots=True)
class Draft:
    """A table while its pieces are gathered."""

    title: str
    state: str
    unit: str
    said_track: Track | None
    pieces: list[Segment] = field(default_factory=list)
    office: str = ""


def gather(segments: list[Segment]) -> list[Draft]:
    """Pieces that belong together, in the order of the file."""
    drafts: list[Draft] = []
    for segment in segments:
        draft = _draft_of(segment)
        if drafts and _goes_on(drafts[-1], draft, segment):
            drafts[-1].pieces.append(segment)
            drafts[-1].title = drafts[-1].title or draft.title
        elif segment.rows:
            draft.pieces.append(segment)
            drafts.append(draft)
    return drafts


def _draft_of(segment: Segment) -> Draft:
    said: dict[str, str] = {}
    last = ""
    for kind, text in headings_of(segment):
        if kind == "other" and last in {"state", "unit"}:
            said[last] = f"{said[last]} {text}"  # the heading went on in a second line
            continue
        last = "" if kind in said and kind in {"state", "unit"} else kind
        if last:
            said[kind] = f"{said[kind]} {text}" if kind in said else text
    state = said.get("state") or next((row.state for row in segment.rows if row.state), "")
    title = f"{said.get('title', '')} {said.get('other', '')}".strip()
    return Draft(
        title, rejoined(state), rejoined(said.get("unit", "")), track_of_heading(title), office=said.get("office", "")
    )


def _goes_on(draft: Draft, piece: Draft, segment: Segment) -> bool:
    """Whether a piece continues the table before it."""
    if not segment.has_own_header and not piece.state and not piece.title:
        return _first_number(segment) != ItemNumber(1, is_clean=True) or not _numbered(draft)
    if not _same(draft.state, piece.state) or (
        draft.said_track and piece.said_track and draft.said_track != piece.said_track
    ):
        return False
    if segment.header.columns != draft.pieces[-1].header.columns:
        return False
    first, last = _first_number(segment), _last_number(draft)
    if first is None or last is None:
        return bool(draft.state) and bool(piece.state)
    return not first.is_clean or first.value > 1


def _same(one: str, other: str) -> bool:
    if not one or not other:
        return not one and not other
    return fuzz.ratio(squeezed(one), squeezed(other)) >= _SAME_STATE


def _numbers(segment: Segment) -> list[ItemNumber]:
    place = segment.header.place(Column.NUMBER)
    if place is None:
        return []
    return [number for row in segment.rows if (number := number_of(clean(row.cells[place]))) is not None]


def _first_number(segment: Segment) -> ItemNumber | None:
    return next(iter(_numbers(segment)), None)


def _last_number(draft: Draft) -> ItemNumber | None:
    return next((numbers[-1] for piece in reversed(draft.pieces) if (numbers := _numbers(piece))), None)


def _numbered(draft: Draft) -> bool:
    return _last_number(draft) is not None


def read_table(draft: Draft, year: FiscalYear | None) -> tuple[ReadTable, list[Doubt]]:
    """The table of gathered pieces, with doubts about the table itself; doubts about rows stay with the rows."""
    pairs = [(row, piece.header, piece) for piece in draft.pieces for row in piece.rows]
    matches = [reading_rows.matches_of(row, header) for row, header, _piece in pairs]
    by_steps = track_of_steps(matches)
    track = _track(draft, by_steps, [header for _row, header, _piece in pairs])
    table = ReadTable(track, draft.state or None, draft.unit, draft.title)
    for row, header, piece in pairs:
        activity = reading_rows.read_row(row, header, track, year)
        activity.where = _place(piece, row)
        if table.activities:
            reading_rows.inherit(activity, table.activities[-1], header)
        table.activities.append(activity)
    _number(table, is_grouped=any(row.group for row, _header, _piece in pairs))
    _take_owners_out(table)
    doubts = []
    if (
        draft.said_track in {Track.PROCESS, Track.CHANGE}
        and by_steps
        and by_steps is not draft.said_track
        and track is by_steps
    ):
        doubts.append(Doubt("track_by_rows", "", draft.title, track.label_th, "track"))
    elif draft.said_track is None and by_steps is None and track is not Track.ANNUAL:
        doubts.append(Doubt("track_unknown", "", draft.title, track.label_th, "track"))
    return table, [*doubts, *_missing_steps(table)]


def _track(draft: Draft, by_steps: Track | None, headers: list[Header]) -> Track:
    """Rows say it better than headings: change components are change whatever stands above them."""
    has_audience = any(Column.AUDIENCE in header.columns for header in headers)
    if draft.said_track is Track.ANNUAL or (draft.said_track is None and not draft.state and has_audience):
        return Track.CHANGE if by_steps is Track.CHANGE else Track.ANNUAL
    return by_steps or draft.said_track or Track.PROCESS


def _place(piece: Segment, row: RawRow) -> str:
    """Where a row stands in the file, in Thai words."""
    table = piece.table
    if table is None:
        return ""
    if table.page:
        return f"หน้า {table.page} แถวที่ {row.place + 1} ของตาราง"
    start = table.where.removeprefix("L")
    if table.where.startswith("L") and start.isdecimal():
        return f"บรรทัดที่ {int(start) + row.place}"
    return f"{table.where} แถวที่ {row.place + 1}".strip()


def _number(table: ReadTable, *, is_grouped: bool) -> None:
    """Numbers in their order: a number that breaks it is put right, with a doubt."""
    printed = running = 0
    is_apart = False  # printed numbers and places differ already: some rows carry no number
    for place, activity in enumerate(table.activities):
        number = number_of(activity.number_text)
        running += 1
        expected = printed + 1
        if number is None or is_grouped or is_subnumber(activity.number_text):
            activity.number = running
            is_apart = True
            if activity.number_text and number is None and not is_subnumber(activity.number_text):
                activity.doubts.append(CellDoubt("number_misread", activity.number_text, "number"))
            printed = number.value if number else printed
            continue
        value = number.value
        if not (number.is_clean and (value == expected or place == 0 or value > expected)):
            activity.doubts.append(CellDoubt("number_misread", activity.number_text, "number"))
            value = expected
        elif value > expected and place:
            activity.doubts.append(CellDoubt("number_gap", activity.number_text, "number", "note"))
        printed = value
        activity.number = running if is_apart else value
        running = activity.number


def _take_owners_out(table: ReadTable) -> None:
    owners = Counter(activity.owner for activity in table.activities if activity.owner)
    usual = owners.most_common(1)[0][0] if owners else ""
    for activity in table.activities:
        reading_rows.take_owner_out(activity, activity.owner or usual)


def _missing_steps(table: ReadTable) -> list[Doubt]:
    """Steps that no row of the table belongs to; a table whose rows name no steps at all is not asked for them."""
    present = {activity.step for activity in table.activities}
    expected = [step for step in steps_of(table.track) if step.value not in present]
    found = [step for step in steps_of(table.track) if step.value in present]
    if len(found) < _SOME_LETTERS:
        return []
    return [Doubt("missing_step", "", "", step.label_th, "", "note") for step in expected]


def name_of(activity: ReadActivity) -> str:
    """The official name of an activity's step, or its title."""
    step = known(activity.step)
    if isinstance(step, ProcessStep | ChangeComponent):
        return step.label_th
    return activity.title
