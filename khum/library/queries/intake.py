"""Files on their way to items: what holds a file already, the list of a person, the words of a file."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Q, QuerySet
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from khum.files import messages
from khum.files.kinds import FileKind
from khum.files.refusals import FileRefused, Refusal
from khum.library.models import Attachment, Intake, IntakePage, Item
from khum.library.queries.kinds import kinds_for
from khum.library.rules.intake import UNDER_WAY, IntakeState
from khum.people.standing import Standing

NO_RIGHT = "no_right"
WORDS_PAGE = 10
"""Pages of a file on one screen of its words."""
_OWN_REASONS: dict[str, Promise] = {
    NO_RIGHT: _("Whoever brought this file may no longer write items. Ask the KM secretary."),
}
_TONES = {
    IntakeState.WAITING: "soft",
    IntakeState.READING: "info",
    IntakeState.READY: "ok",
    IntakeState.DUPLICATE: "warn",
    IntakeState.FAILED: "bad",
}


@dataclass(frozen=True, slots=True)
class Holder:
    """What holds a file already: an item, or an archive or a file that is still being read."""

    item_id: int | None


@dataclass(frozen=True, slots=True)
class Row:
    """One file of the list as the screen shows it; ``item`` only where the reader may open it."""

    intake: Intake
    tone: str
    reason: str
    notes: tuple[str, ...]
    item: Item | None
    can_retry: bool
    is_archive: bool


def holder_of(organisation_id: int, sha256: str, *, but: int | None = None) -> Holder | None:
    """What holds the same bytes already: two queries at most. ``but`` is the row that asks."""
    same = Q(item__organisation=organisation_id, file__sha256=sha256, removed_at=None)
    item_id = Attachment.objects.filter(same).order_by("pk").values_list("item_id", flat=True).first()
    if item_id is not None:
        return Holder(item_id)
    under_way = Q(state__in=[state.value for state in UNDER_WAY])
    unpacked = Q(state=IntakeState.READY.value, file__kind=FileKind.ZIP.value)
    found = Intake.objects.filter(under_way | unpacked, organisation=organisation_id, sha256=sha256)
    others = found.exclude(pk=but) if but is not None else found
    return Holder(None) if others.exists() else None


def failed_before(standing: Standing, *, name: str, sha256: str, part_of: Intake | None) -> Intake | None:
    """The line about the same file that the person brought before in vain: one query."""
    same = Intake.objects.visible_to(standing).filter(by=standing.person_id, name=name, sha256=sha256, part_of=part_of)
    return same.filter(state=IntakeState.FAILED.value).order_by("-pk").first()


def listed(standing: Standing) -> QuerySet[Intake]:
    """Files that the person brought, newest first; the secretaries see those of everybody."""
    found: QuerySet[Intake] = Intake.objects.visible_to(standing).select_related("item", "by", "part_of")
    return found.defer("item__text", "item__signature")


def under_way(standing: Standing) -> int:
    """How many files of the list still change by themselves: one query."""
    waiting = Intake.objects.visible_to(standing).filter(state__in=[state.value for state in UNDER_WAY])
    return int(waiting.count())


def rows(intakes: list[Intake], standing: Standing, retryable: set[int]) -> list[Row]:
    """Rows of one page: one query, for the items in sight."""
    ids = {intake.item_id for intake in intakes if intake.item_id}
    seen = set(Item.objects.visible_to(standing).filter(pk__in=ids).values_list("pk", flat=True)) if ids else set()
    return [
        Row(
            intake,
            tone=_TONES[intake.state_value],
            reason=reason_of(intake),
            notes=notes_of(intake),
            item=intake.item if intake.item_id in seen else None,
            can_retry=intake.pk in retryable,
            is_archive=intake.state_value is IntakeState.READY and intake.item_id is None,
        )
        for intake in intakes
    ]


def reason_of(intake: Intake) -> str:
    """Why a file was not taken, in the reader's language; "" for one that was."""
    if not intake.refusal:
        return ""
    if intake.refusal in _OWN_REASONS:
        return str(_OWN_REASONS[intake.refusal])
    return messages.sentence(FileRefused(Refusal(intake.refusal)))


def notes_of(intake: Intake) -> tuple[str, ...]:
    """What was read with something missing, in the reader's language."""
    return tuple(messages.warning(code) for code in intake.warnings)


def codes_of_kinds(standing: Standing) -> list[str]:
    """Codes of the kinds in force: one query."""
    return list(kinds_for(standing).kinds)


def file_of(item: Item, file_id: int = 0) -> Intake | None:
    """A file beside an item in sight whose words were read, the first one unless named: one query."""
    kept = Attachment.objects.filter(item=item, removed_at=None).values("file_id")
    ready = Intake.objects.filter(item=item, state=IntakeState.READY.value, file__in=kept)
    if file_id:
        ready = ready.filter(file=file_id)
    return ready.select_related("file").order_by("pk").first()


def pages_of(intake: Intake | None) -> QuerySet[IntakePage]:
    """The words of a file, page by page; none without a file."""
    return IntakePage.objects.filter(intake=intake)


def unfinished(organisation_id: int) -> list[Intake]:
    """Files whose reading has not ended, oldest first: what a command that was killed left behind."""
    under_way = [state.value for state in UNDER_WAY]
    return list(Intake.objects.filter(organisation=organisation_id, state__in=under_way).order_by("at", "pk"))


def seen_intakes(standing: Standing, ids: Iterable[int]) -> set[int]:
    """Those of the files that the person may see: one query."""
    return set(Intake.objects.visible_to(standing).filter(pk__in=ids).values_list("pk", flat=True))


def may_open_intake_file(standing: Standing, file_id: int) -> bool | None:
    """Whether a file that stands beside no item yet may be opened; None where it is not on its way."""
    holding = Intake.objects.filter(file=file_id, item=None)
    if holding.visible_to(standing).exists():  # type: ignore[attr-defined]
        return True
    return False if holding.exists() else None
