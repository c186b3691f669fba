"""Which KM step or change component a row belongs to, told by how its activity begins (rows 41–50, 71–76)."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from rapidfuzz import fuzz

from khum.domain.steps import ChangeComponent, ProcessStep, Track, step_or_component
from khum.plans.reading.cleaning import squeezed

Step = ProcessStep | ChangeComponent

_NEAR = 84
"""Share of letters (fuzz.ratio) from which a misspelt name is still taken for a step."""
_LEAD = re.compile(r"^(?:[๐-๙0-9]{1,2}|ขั้นตอนที่[๐-๙0-9]{1,2}|องค์ประกอบที่[๐-๙0-9]{1,2}|ขั้นที่[๐-๙0-9]{1,2})")


@dataclass(frozen=True, slots=True)
class StepMatch:
    """A step that a text begins with. ``letters`` counts the letters of the text that name it, without blanks."""

    step: Step
    letters: int
    score: float
    wording: str


def _wordings() -> tuple[tuple[str, str, Step], ...]:
    members: tuple[Step, ...] = (*ProcessStep, *ChangeComponent)
    pairs = [(squeezed(wording), wording, step) for step in members for wording in step.wordings_th]
    short = [
        (word.removeprefix("การ"), wording, step)
        for word, wording, step in pairs
        if word.startswith("การ") and len(word) > 11
    ]
    english = [(squeezed(step.label_en), step.label_th, step) for step in members]
    return tuple(sorted((*pairs, *short, *english), key=lambda pair: -len(pair[0])))


_WORDINGS = _wordings()


def step_matches(text: str) -> list[StepMatch]:
    """Steps and components that a text begins with, the best first; one name may stand for one of each.

    >>> [match.step.value for match in step_matches("การเรียนรู้ -การสร้างองค์ความรู้")]
    ['learn', 'learning']
    """
    letters = squeezed(text)
    lead = _LEAD.match(letters)
    skipped = lead.end() if lead else 0
    bare = letters[skipped:]
    found: dict[Step, StepMatch] = {}
    for word, wording, step in _WORDINGS:
        if bare.startswith(word):
            score = 100.0 + len(word)
        elif len(word) >= 8 and (near := fuzz.ratio(bare[: len(word)], word)) >= _NEAR:
            score = near
        else:
            continue
        if step not in found or score > found[step].score:
            found[step] = StepMatch(step, skipped + len(word), score, wording)
    best = max((match.score for match in found.values()), default=0.0)
    return sorted((m for m in found.values() if m.score == best), key=lambda match: list(_ORDER).index(match.step))


_ORDER: tuple[Step, ...] = (*ProcessStep, *ChangeComponent)


def track_of_steps(matches: Iterable[list[StepMatch]]) -> Track | None:
    """The track that the rows of a table belong to, by what their steps say clearly; None where they say nothing."""
    votes: Counter[Track] = Counter()
    for found in matches:
        tracks = {Track.PROCESS if isinstance(match.step, ProcessStep) else Track.CHANGE for match in found}
        if len(tracks) == 1:
            votes[tracks.pop()] += 1
    if not votes or len(set(votes.values())) == 1 < len(votes):
        return None
    return votes.most_common(1)[0][0]


def chosen(matches: list[StepMatch], track: Track) -> StepMatch | None:
    """The match that fits a track; the first one where none does."""
    wanted = ChangeComponent if track is Track.CHANGE else ProcessStep
    return next((match for match in matches if isinstance(match.step, wanted)), matches[0] if matches else None)


def track_of_heading(text: str) -> Track | None:
    """The part of a plan that a heading names; None where it names none or both.

    >>> track_of_heading("แผนการจัดการความรู้ (KM Action Plan) : กระบวนการจัดการความรู้ (KM Process)")
    <Track.PROCESS: 'process'>
    """
    letters = squeezed(text)
    is_change = "เปลี่ยนแปลง" in letters or "changemanagement" in letters
    is_process = "kmprocess" in letters or "กระบวนการจัดการความรู้" in letters
    if is_change and is_process:
        return None
    if is_change:
        return Track.CHANGE
    if is_process:
        return Track.PROCESS
    return Track.ANNUAL if "ประจำปี" in letters and "แผน" in letters else None


def known(code: str | None) -> Step | None:
    """The step of a code, if it is one."""
    return step_or_component(code or "")
