"""Whom and what ``test_every_url`` asks with. An app adds its own in ``khum/<app>/tests/urls.py``: ``EXAMPLES``."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from types import ModuleType
from typing import Any

import khum
from khum.files.models import StoredFile
from khum.people.actions import roles
from khum.people.models import Division
from khum.people.rules import RoleCode
from khum.plans.models import Activity, Indicator, Plan
from khum.plans.tests import journeys

SECRET = "ถ้อยคำที่ผู้อื่นไม่ควรเห็น"


@dataclass
class Cast:
    """Two councils; the records are of the first."""

    ours: journeys.Council
    theirs: journeys.Council
    plan: Plan
    row: Activity
    indicator: Indicator
    committee: Any
    file: StoredFile
    secrets: tuple[str, ...]


def cast() -> Cast:
    """A council with a plan on its way, and a neighbour with nothing."""
    ours, theirs = journeys.council(), journeys.council("rimnam", "เทศบาลตำบลริมน้ำ", "subdistrict_municipality")
    committee = journeys.km_committee(ours)
    plan = journeys.draft_plan(ours.standing("hr"))
    Plan.objects.filter(pk=plan.pk).update(title=SECRET)
    row = journeys.first_row(plan)
    indicator = Indicator.objects.filter(activity__table__plan=plan).first()
    assert indicator is not None
    post = ours.positions["staff_finance"]
    roles.grant_role(
        role=RoleCode.PR_STEWARD, to=post, start=journeys.AT.date(), by=ours.standing("hr"), at=journeys.AT
    )
    file = StoredFile.objects.create(
        organisation=ours.organisation, name=f"{SECRET}.txt", kind="txt", content_type="text/plain",
        size=1, sha256="0" * 64, uploaded_at=journeys.AT,
    )  # fmt: skip
    made = Cast(ours, theirs, plan, row, indicator, committee, file, (SECRET, ours.organisation.name))
    for module in _modules():
        if hasattr(module, "prepare"):
            module.prepare(made)
    return made


def division(c: Cast) -> Division:
    """A division of the first council."""
    return c.ours.divisions["กองคลัง"]


Example = Callable[[Cast], Any]
_NOWHERE = 987654321


def _plans() -> dict[str, Example]:
    of_plan = (
        "copy links plan timeline check history fill add-rules undo parts rename approval submit decide paper "
        "make-link revoke-link amend close progress progress-file remind metrics documents scan"
    )
    of_row = "row row-shown row-merge row-move row-remove report"
    of_import = "import-review import-decide import-accept import-discard"
    of_part = "part part-shown part-merge part-move part-remove"
    return {
        **{f"plans:{name}": lambda c: (c.plan.pk,) for name in of_plan.split()},
        **{f"plans:{name}": lambda c: (c.row.pk,) for name in of_row.split()},
        **{f"plans:{name}": lambda c: (_NOWHERE,) for name in of_import.split()},
        **{f"plans:{name}": lambda c: ("focus", _NOWHERE) for name in of_part.split()},
        "plans:import-row": lambda c: (_NOWHERE, 0, 0),
        "plans:row-add": lambda c: (c.row.table_id,),
        "plans:guide": lambda c: (c.plan.pk, 1),
        "plans:part-add": lambda c: (c.plan.pk, "focus"),
        "plans:link": lambda c: ("no-such-token",),
        "plans:link-file": lambda c: ("no-such-token",),
        "plans:metric": lambda c: (c.plan.pk, "M1"),
        "plans:measure": lambda c: (c.indicator.pk,),
        "plans:version": lambda c: (c.plan.pk, 0),
        "plans:preview": lambda c: (c.plan.pk, "plan"),
        "plans:paper-file": lambda c: {"pk": c.plan.pk, "code": "plan", "extension": "xlsx"},
        "plans:file": lambda c: {"pk": c.plan.pk, "extension": "json"},
        "plans:committee-order": lambda c: (c.committee.pk,),
        "plans:order-file": lambda c: {"pk": c.committee.pk, "extension": "docx"},
    }


def _people() -> dict[str, Example]:
    of_person = "account account-link account-close account-reopen account-sign-out account-second-step"
    of_import = "review divisions accept discard"
    of_chart = "position position-edit position-close handover"
    of_committee = "committee committee-edit committee-again seat-add committee-number"
    return {
        **{f"people:{name}": lambda c: (c.ours.people["staff_finance"].pk,) for name in of_person.split()},
        **{f"people:staff-import-{name}": lambda c: (_NOWHERE,) for name in of_import.split()},
        **{f"people:person{name}": lambda c: (c.ours.people["staff_finance"].pk,) for name in ("", "-edit", "-leave")},
        **{f"people:{name}": lambda c: (c.ours.positions["staff_finance"].pk,) for name in of_chart.split()},
        **{f"people:{name}": lambda c: (c.committee.pk,) for name in of_committee.split()},
        "people:division": lambda c: (division(c).pk,),
        "people:division-close": lambda c: (division(c).pk,),
        "people:holding-end": lambda c: (_NOWHERE,),
        "people:seat-end": lambda c: (c.committee.pk, _NOWHERE),
        "people:staff-import-row": lambda c: (_NOWHERE, 0),
        "people:staff-import-template": lambda c: ("xlsx",),
        "people:set-password": lambda c: ("nobody", "no-such-token"),
    }


def _modules() -> list[ModuleType]:
    """What the apps say of themselves: EXAMPLES, and ``prepare(cast)`` where they need records."""
    paths = sorted(Path(khum.__file__).parent.glob("*/tests/urls.py"))
    return [import_module(f"khum.{path.parent.parent.name}.tests.urls") for path in paths]


def _of_apps() -> dict[str, Example]:
    found: dict[str, Example] = {}
    for module in _modules():
        found |= module.EXAMPLES
    return found


EXAMPLES: dict[str, Example] = {
    "files:download": lambda c: (c.file.pk,),
    **_plans(),
    **_people(),
    **_of_apps(),
}
# Their arguments name no record: a format, a token, a year.
NOT_OF_A_RECORD = {
    *set().union(*(getattr(module, "NOT_OF_A_RECORD", set()) for module in _modules())),
    "people:staff-import-template",
    "meetings:resolutions-file",
    "plans:link",
    "plans:link-file",
    "people:set-password",
}
# Pages for citizens.
PUBLIC: set[str] = set().union(*(getattr(module, "PUBLIC", set()) for module in _modules()))
# Visitors may open these: the setup before there is anybody, one-time links, the health page, the components.
OPEN_TO_VISITORS = {
    *PUBLIC,
    "healthz", "home:preferences", "ui:gallery", "plans:link", "plans:link-file", "people:set-password",
    "setup:council", "setup:person", "setup:divisions", "setup:heads",
    "meetings:feed-file",
}  # fmt: skip
# Looking at these is meant to do something; the libraries ask again by POST where it matters.
ACTS_ON_GET: set[str] = set()
