"""How the library is read and used: M5, M8, M21, M23."""

from __future__ import annotations

from collections import Counter
from datetime import date, timedelta

from django.db.models import Count, Exists, F, OuterRef, Q, QuerySet
from django.urls import reverse
from django.utils.timezone import localdate

from khum.activity.models import Entry
from khum.domain.fiscal_year import FiscalYear
from khum.domain.registries import PARTICIPATIONS, EvidenceRow, Measurement
from khum.domain.thai_date import moments, short_date
from khum.library.metrics.shared import count, day_of, in_service, item_row, period, share
from khum.library.models import Item, ReadCount, Use
from khum.library.rules.states import Channel, Outcome
from khum.people.models import Organisation, Person

_NAMES = ("prefix", "first_name", "last_name")
YEAR_BACK = timedelta(days=365)
# Acts that share, answer or apply knowledge; other apps' acts count by their own verbs as they come.
ACTS = ("item.submitted", "item.approved", "item.published", "item.used", "item.error_reported", "item.error_answered")


def accesses(organisation: Organisation, start: date, end: date, today: date) -> Measurement:
    """Reads, one a person, item, channel and day; evidence is a row for each item and channel: two queries."""
    found = _reads(organisation, start, end).order_by().values("item", "channel").annotate(number=Count("pk"))
    counted = sorted(found, key=lambda row: (-row["number"], row["item"], row["channel"]))
    items = Item.objects.only("title").in_bulk([row["item"] for row in counted])
    rows = [
        item_row(items[row["item"]], note=f"{Channel(row['channel']).label_th} {row['number']} ครั้ง") for row in counted
    ]
    return count(rows, sum(row["number"] for row in counted))


def readers(organisation: Organisation, start: date, end: date, today: date) -> Measurement:
    """People who read something: two queries."""
    found = _reads(organisation, start, end).order_by().values("person").annotate(number=Count("pk"))
    people = Person.objects.only(*_NAMES).in_bulk([row["person"] for row in found])
    address = reverse("library:browse")
    return count([EvidenceRow(people[row["person"]].full_name, address, note=f"{row['number']} ครั้ง") for row in found])


def applications(organisation: Organisation, start: date, end: date, today: date) -> Measurement:
    """Uses recorded in the year (row 21): one query."""
    return count([_use_row(use) for use in _uses(organisation, start, end)])


def items_used(organisation: Organisation, start: date, end: date, today: date) -> Measurement:
    """Share of items in service that somebody other than their writer used within twelve months: two queries."""
    day = day_of(end, today)
    by_others = Use.objects.filter(item=OuterRef("pk"), on__gt=day - YEAR_BACK, on__lte=day).exclude(
        person=OuterRef("created_by")
    )
    all_items = in_service(organisation, day)
    return share([item_row(item) for item in all_items.filter(Exists(by_others))], all_items.count())


def confirmed_benefits(organisation: Organisation, start: date, end: date, today: date) -> Measurement:
    """Uses with a stated result that a head confirmed: one query."""
    found = _uses(organisation, start, end).filter(confirmed_at__isnull=False).exclude(result="")
    return count([_use_row(use) for use in found])


def outcome_claims(organisation: Organisation, start: date, end: date, today: date) -> Measurement:
    """Confirmed claims of one of the four outcomes with a before and an after (rows 26–29): one query."""
    found = (
        _uses(organisation, start, end)
        .filter(confirmed_at__isnull=False)
        .exclude(Q(outcome="") | Q(before="") | Q(after=""))
    )
    return count([_use_row(use) for use in found])


def active_people(organisation: Organisation, start: date, end: date, today: date) -> Measurement:
    """Share of people in service who shared, answered, applied or attended something in the quarter.

    Two queries, and those of each source of participation.
    """
    day = day_of(end, today)
    first, _last = next(part for part in FiscalYear.containing(day).quarters if part[0] <= day <= part[1])
    here = Q(left_on=None) | Q(left_on__gte=day)
    headcount = list(Person.objects.filter(here, organisation=organisation, is_active=True).only(*_NAMES))
    acts = Entry.objects.filter(organisation=organisation, verb__in=ACTS, **moments(first, day, "at"))
    number = Counter(dict(acts.order_by().values_list("actor").annotate(number=Count("pk"))))
    for source in PARTICIPATIONS:
        number.update(source.people(organisation, first, day))
    address = reverse("library:uses")
    rows = [
        EvidenceRow(person.full_name, address, note=f"{number[person.pk]} ครั้ง")
        for person in headcount
        if person.pk in number
    ]
    return share(rows, len(headcount))


def _reads(organisation: Organisation, start: date, end: date) -> QuerySet[ReadCount]:
    return ReadCount.objects.filter(item__organisation=organisation, **period(start, end, "on")).exclude(
        person=F("item__created_by")
    )


def _uses(organisation: Organisation, start: date, end: date) -> QuerySet[Use]:
    found = Use.objects.filter(item__organisation=organisation, **period(start, end, "on"))
    return found.select_related("item", "person").defer("item__text", "item__signature", "item__summary")


def _use_row(use: Use) -> EvidenceRow:
    said = [use.case, use.result, Outcome(use.outcome).label_th if use.outcome else "", use.person.full_name]
    if use.confirmed_at:
        said.append(f"{use.confirmed_name} ยืนยัน {short_date(localdate(use.confirmed_at))}")
    return item_row(use.item, on=use.on, note=" · ".join(part for part in said if part))
