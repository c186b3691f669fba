"""Who must look at a change before readers see it; the author never approves alone (issue 3 §2)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from khum.library.rules.states import Significance

COLLEAGUE, HEAD, SECRETARY = "colleague", "head", "secretary"
ROLES_TH = {
    COLLEAGUE: "เพื่อนร่วมงานหนึ่งคน",
    HEAD: "หัวหน้าสำนัก/ผู้อำนวยการกองเจ้าของเรื่อง",
    SECRETARY: "เลขานุการงานจัดการความรู้",
}
_FIRST_ON_TOP = {Significance.TYPO: 0, Significance.MEDIUM: 1, Significance.MAJOR: 2}


@dataclass(frozen=True, slots=True)
class Reviewer:
    """What a person is to one revision on the day of looking."""

    person_id: int | None
    is_author: bool = False
    is_colleague: bool = False
    is_head: bool = False
    is_secretary: bool = False
    is_permanent_secretary: bool = False


def needed(
    reviews: Mapping[Significance, tuple[str, ...]], significance: Significance, *, is_first: bool
) -> tuple[str, ...]:
    """Roles that must look. The first revision of an item counts as major whatever its author says."""
    return reviews[Significance.MAJOR if is_first else significance]


def still_missing(roles: Iterable[str], given: Iterable[str]) -> tuple[str, ...]:
    """Roles that nobody has filled yet, in their order."""
    done = set(given)
    return tuple(role for role in roles if role not in done)


def role_for(reviewer: Reviewer, missing: Iterable[str], *, seen_by: Iterable[int | None]) -> str:
    """The missing role that a person may fill now; "" where none. Nobody fills two roles, no author fills any.

    The permanent secretary stands in for every role: a small office has nobody else.
    """
    if reviewer.is_author or (reviewer.person_id is not None and reviewer.person_id in set(seen_by)):
        return ""
    fits = {
        COLLEAGUE: reviewer.is_colleague or reviewer.is_head or reviewer.is_secretary,
        HEAD: reviewer.is_head,
        SECRETARY: reviewer.is_secretary,
    }
    return next((role for role in missing if fits[role] or reviewer.is_permanent_secretary), "")


def heavier(one: Significance, other: Significance) -> Significance:
    """The heavier of two: a reviewer may raise what the author said, never lower it."""
    return max(one, other, key=_FIRST_ON_TOP.__getitem__)


def is_material(significance: Significance) -> bool:
    """Whether people who acknowledged an item must be asked again (row 69; anchors.md §4.5)."""
    return significance is not Significance.TYPO
