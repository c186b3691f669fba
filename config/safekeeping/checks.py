"""What ``khum verify`` looks at: files against their hashes, references, numbering, people and states."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict, dataclass

from django.db import connection
from django.db.migrations.executor import MigrationExecutor
from django.db.models import Count, F, Max, Min

from config.safekeeping.bundle import sha256_of
from khum.activity.models import Entry
from khum.files import storage
from khum.files.models import StoredFile
from khum.people.models import Holding
from khum.plans.models import Activity, Plan
from khum.plans.models.approval import ApprovalStep
from khum.plans.rules.states import ActivityState, PlanState


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that is wrong, where, and what to do."""

    what: str
    where: str
    remedy: str

    def as_json(self) -> dict[str, str]:
        """For ``--json``."""
        return asdict(self)


RESTORE = "restore the last good backup: khum restore FILE --replace"


def all_findings() -> list[Finding]:
    """Every problem found; none where the installation is sound."""
    return [finding for check in CHECKS for finding in check()]


def database() -> Iterator[Finding]:
    """The database file is whole and every reference leads somewhere."""
    if connection.vendor != "sqlite":  # PostgreSQL refuses a broken reference at the write.
        return
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA integrity_check")
        for (said,) in cursor.fetchall():
            if said != "ok":
                yield Finding(f"the database is damaged: {said}", str(connection.settings_dict["NAME"]), RESTORE)
        cursor.execute("PRAGMA foreign_key_check")
        for table, row, parent, _number in cursor.fetchall():
            yield Finding(f"a row refers to a row of {parent} that is not there", f"{table} {row}", RESTORE)


def migrations() -> Iterator[Finding]:
    """The tables are those of this version."""
    executor = MigrationExecutor(connection)
    for migration, _back in executor.migration_plan(executor.loader.graph.leaf_nodes()):
        yield Finding("a change of the tables is not applied", str(migration), "start Khum once: khum run")


def files() -> Iterator[Finding]:
    """Every stored file is on disk with the bytes that were uploaded."""
    for stored in StoredFile.objects.order_by("pk").iterator():
        path = storage.path_of(stored)
        where = f"file {stored.pk}: {stored.name}"
        if not path.is_file():
            yield Finding("the file is missing on disk", where, RESTORE)
        elif sha256_of(path) != stored.sha256:
            yield Finding("the file on disk is not what was uploaded: its hash does not fit", where, RESTORE)


def ledger() -> Iterator[Finding]:
    """No line was taken out, and each actor belongs to the line's organisation."""
    if connection.vendor == "sqlite":  # PostgreSQL's numbers have gaps wherever a transaction was undone.
        found = Entry.objects.aggregate(count=Count("pk"), first=Min("pk"), last=Max("pk"))
        if found["count"] and (found["last"] != found["count"] or found["first"] != 1):
            gone = found["last"] - found["count"]
            yield Finding(f"{gone} lines of the ledger are missing", f"lines 1 to {found['last']}", RESTORE)
    for line in Entry.objects.exclude(actor=None).exclude(actor__organisation=F("organisation")):
        yield Finding("a line of the ledger names a person of another organisation", f"line {line.pk}", RESTORE)


def holdings() -> Iterator[Finding]:
    """Who holds a position belongs to its organisation, and the time does not end before it begins."""
    crossed = Holding.objects.exclude(position__organisation=F("person__organisation"))
    backwards = Holding.objects.filter(end_date__lt=F("start_date"))
    for holding in crossed:
        yield Finding("a position is held by somebody of another organisation", f"holding {holding.pk}", RESTORE)
    for holding in backwards:
        yield Finding("a holding ends before it begins", f"holding {holding.pk}", RESTORE)


def plans() -> Iterator[Finding]:
    """States are known ones, and a plan in force was approved by the chief executive (or is a record of the past)."""
    for plan in Plan.objects.exclude(state__in=[state.value for state in PlanState]):
        yield Finding(f"the plan has the unknown state {plan.state!r}", f"plan {plan.pk}", RESTORE)
    for activity in Activity.objects.exclude(state__in=[state.value for state in ActivityState]):
        yield Finding(f"the activity has the unknown state {activity.state!r}", f"activity {activity.pk}", RESTORE)
    in_force = Plan.objects.filter(state__in=[PlanState.IN_FORCE.value, PlanState.CLOSED.value], is_past=False)
    approved = ApprovalStep.objects.filter(stage=PlanState.EXECUTIVE.value, decision="approved")
    for plan in in_force.exclude(pk__in=approved.values("plan")):
        yield Finding("the plan is in force but nobody approved it", f"plan {plan.pk}", RESTORE)


CHECKS = (database, migrations, files, ledger, holdings, plans)
