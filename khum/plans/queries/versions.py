"""A version that was in force, read-only, and what the next one changed of it."""

from __future__ import annotations

from dataclasses import dataclass

from khum.plans.models import ApprovalStep, Plan, Snapshot
from khum.plans.queries.content import content_of
from khum.plans.rules import exchange
from khum.plans.rules.content import PlanContent
from khum.plans.rules.differences import Difference, differences


@dataclass(frozen=True, slots=True)
class Version:
    """One frozen version beside the one before it or another that a person chose."""

    snapshot: Snapshot
    content: PlanContent
    beside: int | None
    """Amendment of the other version; None is the plan as it stands."""
    differences: tuple[Difference, ...]
    steps: tuple[ApprovalStep, ...]
    editors: tuple[str, ...]


def version_of(plan: Plan, amendment: int, *, beside: int | None) -> Version:
    """A version compared with another one, older texts on the left: seven queries, or 18 with the plan as it stands.

    Raises Snapshot.DoesNotExist where one of them is not frozen.
    """
    snapshot = plan.snapshots.select_related("scan").get(amendment=amendment)
    content = exchange.from_json(snapshot.content)
    other = content_of(plan) if beside is None else exchange.from_json(plan.snapshots.get(amendment=beside).content)
    is_older = beside is not None and beside < amendment
    older, newer = (other, content) if is_older else (content, other)
    changing = amendment if is_older else beside if beside is not None else plan.amendment
    return Version(
        snapshot=snapshot,
        content=content,
        beside=beside,
        differences=differences(older, newer),
        steps=tuple(plan.approvals.filter(amendment=changing)),
        editors=_editors(plan, older=min(amendment, changing), newer=changing),
    )


def _editors(plan: Plan, *, older: int, newer: int) -> tuple[str, ...]:
    """Who edited between two versions, each once."""
    moments = dict(plan.snapshots.filter(amendment__in=(older, newer)).values_list("amendment", "at"))
    changes = plan.changes.filter(undone_at=None)
    if older in moments and older != newer:
        changes = changes.filter(at__gt=moments[older])
    if newer in moments:
        changes = changes.filter(at__lte=moments[newer])
    return tuple(dict.fromkeys(changes.order_by("at", "id").values_list("by_name", flat=True)))
