"""What the search finds in meetings: agenda and, once finished, minutes and resolutions, for who may read them."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator

from django.urls import reverse
from django.utils.timezone import localdate
from django.utils.translation import gettext_lazy as _

from khum.domain.fiscal_year import FiscalYear
from khum.domain.registries import SearchSource
from khum.domain.searching import EVERYONE, KEEPERS, Findable, Part, holder, people_of, person
from khum.meetings.models import AgendaItem, Meeting, Series
from khum.meetings.rules.agenda import numbered
from khum.meetings.rules.states import WITH_MINUTES, MeetingState, SeriesKind
from khum.people.models import Seat

_UNSAID = [MeetingState.PLANNED.value, MeetingState.CANCELLED.value]


def meetings(roots: Collection[int] | None) -> Iterator[Findable]:
    """Meetings that were called or held: five queries, and one for each committee series."""
    found = (
        Meeting.objects.exclude(state__in=_UNSAID)
        .select_related("series")
        .prefetch_related("agenda_items__resolutions", "agenda_items__points", "attendances")
        .order_by("pk")
    )
    if roots is not None:
        found = found.filter(pk__in=roots)
    marks: dict[int, frozenset[str]] = {}
    for meeting in found.iterator(chunk_size=100):
        day = localdate(meeting.starts_at)
        if meeting.series_id not in marks:
            marks[meeting.series_id] = readers(meeting.series)
        yield Findable(
            key=meeting.pk,
            root=meeting.pk,
            organisation_id=meeting.organisation_id,
            title=str(meeting),
            url=reverse("meetings:meeting", args=[meeting.pk]),
            parts=_parts(meeting),
            readers=marks[meeting.series_id] | _called(meeting),
            detail=meeting.series.kind_value.label_th,
            division_id=meeting.series.division_id,
            year_be=FiscalYear.containing(day).be,
            status=meeting.state,
            on=day,
        )


def readers(series: Series) -> frozenset[str]:
    """Who may find what a series says: the same people who may see it (``models.series.seen_by``)."""
    if series.kind_value is SeriesKind.STAFF:
        return frozenset({EVERYONE})
    own = {holder(series.chair_id), holder(series.secretary_id)}
    if series.kind_value is SeriesKind.DIVISION:
        return frozenset(own | {KEEPERS} | ({people_of(series.division_id)} if series.division_id else set()))
    seats = Seat.objects.on(localdate()).filter(committee=series.committee_id)
    seated = {holder(seat.position_id) if seat.position_id else person(seat.person_id or 0) for seat in seats}
    return frozenset(own | seated)


def _called(meeting: Meeting) -> frozenset[str]:
    """Who was called reads it too, also a guest of another division; the staff meeting is open to everybody."""
    if meeting.series.kind_value is SeriesKind.STAFF:
        return frozenset()
    return frozenset(person(row.person_id) for row in meeting.attendances.all())


def _parts(meeting: Meeting) -> tuple[Part, ...]:
    items = list(meeting.agenda_items.all())
    is_finished = meeting.state_value in WITH_MINUTES
    return tuple(
        Part(_said(item) if is_finished else item.title, f"วาระที่ {label}", "#agenda")
        for label, item in zip(numbered([item.section for item in items]), items, strict=True)
    )


def _said(item: AgendaItem) -> str:
    lines = [item.title, item.text]
    lines += [f"มติ {resolution.text} {resolution.result}".strip() for resolution in item.resolutions.all()]
    lines += [point.text for point in item.points.all()]
    return "\n".join(line for line in lines if line)


def _of_series(series_id: int) -> Iterable[int]:
    return Meeting.objects.filter(series=series_id).values_list("pk", flat=True)


def _of_committee(committee_id: int) -> Iterable[int]:
    return Meeting.objects.filter(series__committee=committee_id).values_list("pk", flat=True)


SOURCES = (
    SearchSource(
        "meetings",
        _("Meetings"),
        meetings,
        follows={
            "meetings.meeting": lambda pk: (pk,),
            "meetings.series": _of_series,
            "people.committee": _of_committee,
        },
        statuses={state.value: state.label_th for state in MeetingState},
    ),
)
"""Registered by ``registration.register``."""
