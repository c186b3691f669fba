"""What executives were seen to do: entered by hand with proof, and told by the ledger itself (row 10)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from django.db.models import Q
from django.urls import NoReverseMatch, reverse
from django.utils.timezone import make_aware

from khum.activity.models import Entry
from khum.domain.registries import VOCABULARIES
from khum.domain.thai_date import day_of
from khum.evaluation.models import SponsorAct
from khum.evaluation.rules.components import SEEN
from khum.evaluation.rules.periods import Period
from khum.evaluation.rules.states import SponsorKind
from khum.people.models import Holding, Organisation, Person
from khum.people.rules import PositionKind

EXECUTIVES = (PositionKind.CHIEF_EXECUTIVE, PositionKind.PERMANENT_SECRETARY)
MOST = 200


@dataclass(frozen=True, slots=True)
class Act:
    """One visible act; ``pk`` where somebody entered it, empty where the ledger tells it."""

    on: date
    kind: SponsorKind
    who: str
    title: str
    text: str
    url: str = ""
    file_id: int | None = None
    pk: int | None = None


def executives(organisation: Organisation, on: date) -> list[Person]:
    """Who holds or acts in the two top posts on a day: one query."""
    held = Holding.objects.on(on).filter(position__organisation=organisation, position__kind__in=EXECUTIVES)
    found = {holding.person_id: holding.person for holding in held.select_related("person").order_by("position__order")}
    return list(found.values())


def acts(organisation: Organisation, period: Period) -> list[Act]:
    """Acts of a period, the newest first: three queries."""
    entered = SponsorAct.objects.filter(organisation=organisation, on__gte=period.start, on__lte=period.end)
    found = [
        Act(row.on, SponsorKind(row.kind), row.name, row.title, row.text, file_id=row.file_id, pk=row.pk)
        for row in entered[:MOST]
    ]
    return sorted([*found, *_told(organisation, period)], key=lambda act: act.on, reverse=True)


def counted(rows: list[Act]) -> list[tuple[SponsorKind, int]]:
    """How many of each kind."""
    return [(kind, sum(row.kind is kind for row in rows)) for kind in SponsorKind]


def _told(organisation: Organisation, period: Period) -> list[Act]:
    posts = Holding.objects.filter(position__organisation=organisation, position__kind__in=EXECUTIVES).filter(
        Q(end_date=None) | Q(end_date__gte=period.start), start_date__lte=period.end
    )
    begin, end = (_midnight(day) for day in (period.start, period.end + timedelta(days=1)))
    lines = Entry.objects.filter(
        organisation=organisation, actor__in=posts.values("person"), verb__in=SEEN, at__gte=begin, at__lt=end
    )
    words = {verb: text for vocabulary in VOCABULARIES for verb, text in vocabulary.sentences.items()}
    return [_act(line, words) for line in lines.order_by("-at")[:MOST]]


def _act(line: Entry, words: Mapping[str, object]) -> Act:
    sentence = str(words.get(line.verb, "%(thing)s")) % {"thing": line.target_label}
    return Act(day_of(line.at), SEEN[line.verb], line.actor_name, line.actor_title, sentence, _address(line))


def _address(line: Entry) -> str:
    pages = {table: page for vocabulary in VOCABULARIES for table, page in vocabulary.pages.items()}
    page = pages.get(line.target_type)
    if not page:
        return ""
    try:
        return reverse(page, args=[line.target_id])
    except NoReverseMatch:
        return ""


def _midnight(day: date) -> datetime:
    return make_aware(datetime.combine(day, time()))
