"""The ledger in plain words: one sentence a verb, by app. Unknown verbs get the plain sentence at the end."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy as _

SENTENCES: dict[str, Any] = {
    # plans
    "plan.created": _("made the plan “%(thing)s”"),
    "plan.imported": _("took over the plan “%(thing)s” from a file"),
    "plan.content_replaced": _("rewrote the plan “%(thing)s”"),
    "plan.row_added": _("added a row to “%(thing)s”"),
    "plan.row_changed": _("changed a row of “%(thing)s”"),
    "plan.row_removed": _("removed a row from “%(thing)s”"),
    "plan.submitted": _("submitted “%(thing)s” to the committee"),
    "plan.approved": _("approved “%(thing)s”"),
    "plan.returned": _("returned “%(thing)s” with a reason"),
    "plan.amended": _("opened an amendment of “%(thing)s”"),
    "plan.closed": _("closed “%(thing)s”"),
    "activity.reported": _("reported on the activity “%(thing)s”"),
    "indicator.measured": _("gave a figure for “%(thing)s”"),
    "plan_import.received": _("uploaded the plan file “%(thing)s”"),
    "plan_import.accepted": _("confirmed the reading of “%(thing)s”"),
    "plan_import.discarded": _("put the file “%(thing)s” aside"),
    # people
    "organisation.created": _("set up “%(thing)s”"),
    "organisation.changed": _("changed the details of “%(thing)s”"),
    "person.created": _("added %(thing)s"),
    "person.changed": _("changed the details of %(thing)s"),
    "position.filled": _("recorded who holds the position “%(thing)s”"),
    "staff.imported": _("imported the staff list"),
    "committee.appointed": _("appointed “%(thing)s”"),
    "committee.changed": _("changed the seats of “%(thing)s”"),
}

# Small steps while working (each row typed, each file stored) would bury the news.
QUIET = (
    "plan.row_",
    "plan.part_",
    "plan.table_",
    "plan_import.row",
    "plan_import.cell",
    "file.",
    "session.",
    "account.",
)

FALLBACK = _("worked on “%(thing)s”")

# Where the thing of a line opens, by the table it lives in.
PAGES = {
    "plans.plan": "plans:plan",
    "plans.planimport": "plans:import",
    "plans.activity": "plans:activity",
    "people.committee": "people:committee",
    "people.person": "people:person",
}


def sentence(verb: str, thing: str) -> str:
    """What was done, to stand after a name."""
    return str(SENTENCES.get(verb, FALLBACK)) % {"thing": thing}
