"""What the library holds and how it is cared for: M2, M3, M4, M19; the lessons among its items."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from django.db.models import Count, Exists, OuterRef, Q
from django.urls import reverse
from django.utils.timezone import localdate

from khum.domain.registries import EvidenceRow, Measurement
from khum.library.metrics.shared import count, day_of, in_date, in_service, item_row, period, share
from khum.library.models import Category, Item, Relation, Revision, Verification
from khum.library.rules.states import LegalStatus, Link, RevisionState, Significance
from khum.people.models import Organisation

SET_OF = 3
CHECKED_WITHIN = timedelta(days=365)
LESSON = "lesson"


def categories(organisation: Organisation, start: date, end: date, today: date) -> Measurement:
    """Categories with at least one approved item in date (row 70): one query."""
    items = in_date(organisation, day_of(end, today)).order_by().values("pk")
    found = Category.objects.filter(organisation=organisation).annotate(
        number=Count("items", filter=Q(items__in=items))
    )
    return count(
        [
            EvidenceRow(
                category.name, f"{reverse('library:browse')}?category={category.pk}", note=f"{category.number} เรื่อง"
            )
            for category in found.filter(number__gt=0)
        ]
    )


def items(organisation: Organisation, start: date, end: date, today: date) -> Measurement:
    """Approved items in service: one query."""
    day = day_of(end, today)
    return count([item_row(item, on=localdate(item.published_at)) for item in in_service(organisation, day)])


def regulations(organisation: Organisation, start: date, end: date, today: date) -> Measurement:
    """Laws, rules and circulars held: one query."""
    held = in_service(organisation, day_of(end, today)).filter(regulation__isnull=False).select_related("regulation")
    return count([item_row(item, on=item.regulation.issued_on, note=item.regulation.number) for item in held])


def currency(organisation: Organisation, start: date, end: date, today: date) -> Measurement:
    """Share of those in force that were checked within twelve months: two queries."""
    day = day_of(end, today)
    in_force = (
        in_service(organisation, day).filter(regulation__isnull=False).exclude(regulation__status=LegalStatus.REPEALED)
    )
    looked = Verification.objects.filter(item=OuterRef("pk"), on__gt=day - CHECKED_WITHIN, on__lte=day)
    checked = in_force.filter(Exists(looked)).select_related("regulation")
    return share([item_row(item, note=item.regulation.number) for item in checked], in_force.count())


def improved(organisation: Organisation, start: date, end: date, today: date) -> Measurement:
    """Items with a new approved revision that is more than a typo: one query."""
    revisions = (
        Revision.objects.filter(
            item__organisation=organisation,
            state=RevisionState.APPROVED,
            number__gt=1,
            **period(start, end, "reviewed_at__date"),
        )
        .filter(based_on__isnull=False)
        .exclude(significance=Significance.TYPO)
        .select_related("item")
        .defer("body", "text")
        .order_by("reviewed_at")
    )
    latest = {revision.item_id: revision for revision in revisions if revision.reviewed_at}
    return count(
        [
            item_row(
                revision.item,
                on=localdate(revision.reviewed_at),
                note=f"ฉบับที่ {revision.number} {revision.comment}".strip(),
            )
            for revision in latest.values()
        ]
    )


def reviews_on_time(organisation: Organisation, start: date, end: date, today: date) -> Measurement:
    """Share of looks due in the year that were taken by their day: two queries.

    Those still awaited count as late; a look taken before the year began moved its day out of the year.
    """
    day = day_of(end, today)
    due = Verification.objects.filter(item__organisation=organisation, on__gte=start, **period(start, day, "due_on"))
    looks = list(due.select_related("item"))
    timely = [look for look in looks if look.due_on and look.on <= look.due_on]
    awaited = in_service(organisation, day).filter(verified_until__gte=start, verified_until__lt=day).count()
    rows = [item_row(look.item, on=look.on, note=look.by_name) for look in timely]
    return share(rows, len(looks) + awaited)


def sets(organisation: Organisation, start: date, end: date, today: date) -> Measurement:
    """Knowledge sets of at least three linked approved items: one query."""
    day = day_of(end, today)
    parts = Count("relations", filter=Q(relations__kind=Link.PART, relations__other__in=in_service(organisation, day)))
    found = in_service(organisation, day).annotate(number=parts).filter(number__gte=SET_OF)
    return count([item_row(item, note=f"{item.number} เรื่องในชุด") for item in found])


def loops(organisation: Organisation, start: date, end: date, today: date) -> tuple[int, list[tuple[Item, Item, date]]]:
    """How many lessons were published in the period; of each the first item linked to it that was changed after it.

    For M24, which counts lessons told elsewhere too: three queries.
    """
    lessons = {
        lesson.pk: lesson
        for lesson in in_service(organisation, day_of(end, today)).filter(
            kind=LESSON, **period(start, end, "published_at__date")
        )
    }
    links = Relation.objects.filter(other__in=lessons).exclude(item__kind=LESSON).select_related("item")
    approved = Revision.objects.filter(
        item__in=[link.item_id for link in links],
        state=RevisionState.APPROVED,
        number__gt=1,
        reviewed_at__date__lte=end,
    )
    changed: dict[int, list[datetime]] = {}
    for item_id, at in approved.order_by("reviewed_at").values_list("item_id", "reviewed_at"):
        if at is not None:
            changed.setdefault(item_id, []).append(at)
    first: dict[int, tuple[Item, Item, date]] = {}
    for link in links:
        lesson = lessons[link.other_id]
        began = lesson.published_at or lesson.created_at
        days = [localdate(at) for at in changed.get(link.item_id, []) if at > began]
        if days and (link.other_id not in first or days[0] < first[link.other_id][2]):
            first[link.other_id] = (lesson, link.item, days[0])
    return len(lessons), list(first.values())
