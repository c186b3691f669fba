"""What one version of a plan changed of another, word by word (issue 2 §4: an amendment is numbered and readable)."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum
from typing import TypeVar

from khum.domain import thai_date, words
from khum.domain.steps import Track, step_or_component
from khum.plans.rules.content import ActivityContent, ChapterContent, CommitteeContent, PlanContent, TableContent

T = TypeVar("T")


SHRED = 6
"""Letters below which words kept between two changes are told as changed."""


class Mark(StrEnum):
    """What became of a run of words."""

    SAME = "same"
    GONE = "gone"
    NEW = "new"


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of words with what became of it."""

    mark: Mark
    text: str


@dataclass(frozen=True, slots=True)
class Difference:
    """One text that differs: where it stands, what it said, what it says; an empty side was added or taken out."""

    place: str
    field: str
    before: str
    after: str

    @property
    def pieces(self) -> tuple[Piece, ...]:
        """The two texts woven into one."""
        return woven(self.before, self.after)


def woven(before: str, after: str) -> tuple[Piece, ...]:
    """Both texts as runs of whole words: kept, gone, new. Kept and gone join to ``before``, kept and new to ``after``.

    >>> [(p.mark.value, p.text) for p in woven("อย่างน้อย 2 ครั้ง", "อย่างน้อย 4 ครั้ง")]
    [('same', 'อย่างน้อย '), ('gone', '2'), ('new', '4'), ('same', ' ครั้ง')]
    """
    old, new = words.segment(before), words.segment(after)
    pieces: list[Piece] = []
    for is_same, i, j, k, m in _runs(old, new):
        if is_same:
            pieces.append(Piece(Mark.SAME, "".join(old[i:j])))
            continue
        for mark, text in ((Mark.GONE, "".join(old[i:j])), (Mark.NEW, "".join(new[k:m]))):
            if text:
                pieces.append(Piece(mark, text))
    return tuple(pieces)


def _runs(old: list[str], new: list[str]) -> list[tuple[bool, int, int, int, int]]:
    """Stretches of both texts, kept or changed. A word or two that happen to stand in both between two changes count
    as changed: a sentence that was written anew reads as the old one and the new one, not as shreds of both."""
    codes = SequenceMatcher(None, old, new, autojunk=False).get_opcodes()
    runs: list[tuple[bool, int, int, int, int]] = []
    for place, (tag, i, j, k, m) in enumerate(codes):
        is_inside = 0 < place < len(codes) - 1
        is_same = tag == "equal" and not (is_inside and len("".join(old[i:j]).strip()) < SHRED)
        if runs and not is_same and not runs[-1][0]:
            _, first, _, start, _ = runs.pop()
            runs.append((False, first, j, start, m))
        else:
            runs.append((is_same, i, j, k, m))
    return runs


def differences(before: PlanContent, after: PlanContent) -> tuple[Difference, ...]:
    """Everything that differs, in the order of the document; rows are compared with the row they came from."""
    found = [
        *_texts("แผน", (("ชื่อแผน", before.title, after.title), ("หน่วยงาน", before.organisation, after.organisation))),
        *_points("ขอบเขต KM", before.focus_areas, after.focus_areas),
        *_points("เป้าหมาย KM", before.desired_states, after.desired_states),
        *_points("ปัจจัยแห่งความสำเร็จ", *(_factors(content) for content in (before, after))),
        *_points("ยุทธศาสตร์และเป้าหมายของงาน", *(_goals(content) for content in (before, after))),
        *_chapters(before.chapters, after.chapters),
    ]
    for track in Track:
        olds, news = ([t for t in content.tables if t.track is track] for content in (before, after))
        for number in range(max(len(olds), len(news))):
            old, new = (tables[number] if number < len(tables) else None for tables in (olds, news))
            label = f"{track.label_th} ตารางที่ {number + 1}" if max(len(olds), len(news)) > 1 else track.label_th
            found += _table(label, old or TableContent(track), new or TableContent(track))
    found += _committees(before.committees, after.committees)
    found += _points("เกณฑ์ตัวเลข", *(tuple(rule.text for rule in content.rules) for content in (before, after)))
    return tuple(found)


def _factors(content: PlanContent) -> tuple[str, ...]:
    return tuple(f"{f.text} (ผู้รับผิดชอบ: {f.owner})" if f.owner else f.text for f in content.success_factors)


def _goals(content: PlanContent) -> tuple[str, ...]:
    return tuple(f"{g.strategy} : {g.goal}" if g.goal else g.strategy for g in content.goals)


def _texts(place: str, fields: Iterable[tuple[str, str, str]]) -> list[Difference]:
    return [Difference(place, label, old, new) for label, old, new in fields if old != new]


def _points(place: str, before: Sequence[str], after: Sequence[str]) -> list[Difference]:
    """Points of a list: those that stand in the same stretch of changes are taken for one another, in their order."""
    found = []
    for tag, i, j, k, m in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if tag == "equal":
            continue
        olds, news = before[i:j], after[k:m]
        for step in range(max(len(olds), len(news))):
            old, new = (texts[step] if step < len(texts) else "" for texts in (olds, news))
            found.append(Difference(place, f"ข้อ {(k if new else i) + step + 1}", old, new))
    return found


def _chapters(before: Sequence[ChapterContent], after: Sequence[ChapterContent]) -> list[Difference]:
    found = []
    for old, new in _matched(before, after, (lambda c: c.code, lambda c: c.heading)):
        place = new.heading if new else old.heading if old else ""
        empty = ChapterContent("", "")
        old, new = old or empty, new or empty
        found += _texts(place, (("หัวข้อ", old.heading, new.heading), ("ข้อความ", old.body, new.body)))
    return found


def _committees(before: Sequence[CommitteeContent], after: Sequence[CommitteeContent]) -> list[Difference]:
    found = []
    for old, new in _matched(before, after, (lambda c: c.name,)):
        place = new.name if new else old.name if old else ""
        empty = CommitteeContent("")
        old, new = old or empty, new or empty
        seats = ("ตำแหน่งในคณะกรรมการ", _seats(old), _seats(new))
        found += _texts(place, (seats, ("หน้าที่", old.duties, new.duties)))
    return found


def _seats(committee: CommitteeContent) -> str:
    return "\n".join(f"{seat.position} {seat.role}" for seat in committee.seats)


def _table(place: str, before: TableContent, after: TableContent) -> list[Difference]:
    found = _texts(
        place,
        (
            ("เป้าหมาย KM", before.desired_state, after.desired_state),
            ("หน่วยที่วัดผลได้เป็นรูปธรรม", before.measurable_unit, after.measurable_unit),
        ),
    )
    alike: tuple[Callable[[ActivityContent], object], ...] = (
        lambda a: (a.step, a.title),
        lambda a: a.title,
        lambda a: (a.step, a.number),
        lambda a: a.step,
    )
    for old, new in _matched(before.activities, after.activities, alike):
        row = new or old
        if row is None:  # pragma: no cover - every pair has a side
            continue
        where = f"{place} ลำดับ {row.number}"
        if old is None or new is None:
            found.append(Difference(where, "ทั้งกิจกรรม", _told(old), _told(new)))
            continue
        found += _texts(where, ((label, was, now) for (label, was), (_, now) in zip(_row(old), _row(new), strict=True)))
    return found


def _row(activity: ActivityContent) -> tuple[tuple[str, str], ...]:
    step = step_or_component(activity.step)
    return (
        ("ขั้นตอน", step.label_th if step else ""),
        ("กิจกรรม", activity.title),
        ("วิธีการสู่ความสำเร็จ", activity.method),
        ("ระยะเวลา", thai_date.period(activity.start, activity.end) if activity.start and activity.end else ""),
        ("กลุ่มเป้าหมาย", activity.audience),
        ("ตัวชี้วัด", "\n".join(indicator.text for indicator in activity.indicators)),
        ("เป้าหมาย", "\n".join(indicator.target for indicator in activity.indicators)),
        ("ผู้รับผิดชอบ", "\n".join(dict.fromkeys(n for n in (activity.owner, activity.division) if n))),
        ("ตำแหน่งผู้รับผิดชอบ", activity.accountable),
        ("งบประมาณ", activity.budget),
        ("หมายเหตุ", activity.remark),
        ("ขอบเขต KM ที่สนองตอบ", activity.focus_area),
        ("เป้าหมายของงาน", activity.work_goal),
    )


def _told(activity: ActivityContent | None) -> str:
    """A whole row in lines, for a row that came or went."""
    return "\n".join(f"{label}: {text}" for label, text in _row(activity) if text) if activity else ""


def _matched(
    before: Sequence[T], after: Sequence[T], keys: Sequence[Callable[[T], object]]
) -> list[tuple[T | None, T | None]]:
    """Pairs of what belongs together: the same by the first key, else by the next; what is left came or went.

    In the order of ``after``, with what went in its old place.
    """
    partner: dict[int, int] = {}
    for key in keys:
        free: dict[object, list[int]] = {}
        for place, thing in enumerate(before):
            if place not in partner.values() and key(thing):
                free.setdefault(key(thing), []).append(place)
        for place, thing in enumerate(after):
            if place not in partner and free.get(key(thing)):
                partner[place] = free[key(thing)].pop(0)
    pairs: list[tuple[T | None, T | None]] = []
    gone = [place for place in range(len(before)) if place not in partner.values()]
    for place, thing in enumerate(after):
        old = partner.get(place)
        while old is not None and gone and gone[0] < old:
            pairs.append((before[gone.pop(0)], None))
        pairs.append((before[old] if old is not None else None, thing))
    return pairs + [(before[place], None) for place in gone]
