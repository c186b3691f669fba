"""Announcing to colleagues, keeping the information centre, signing for what a division shows."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime

from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext as _

from khum.activity import ledger
from khum.channels import permissions
from khum.channels.models import Announcement, CatalogueEntry, InformationRequest, Upkeep
from khum.channels.rules.centre import Answer, Section
from khum.channels.rules.quarters import Quarter, asked_for
from khum.domain.thai_date import be_year
from khum.domain.verdict import NotPossibleError
from khum.library.models import Item
from khum.people.models import Division
from khum.people.standing import Standing


@transaction.atomic
def announce(
    *,
    title: str,
    text: str,
    starts_on: date,
    ends_on: date | None = None,
    divisions: Iterable[Division] = (),
    item: Item | None = None,
    by: Standing,
    at: datetime,
) -> Announcement:
    """Tell colleagues something for a time: the divisions named, or everybody."""
    chosen = list(divisions)
    permissions.may_announce(by, [division.pk for division in chosen]).or_raise()
    if ends_on is not None and ends_on < starts_on:
        raise NotPossibleError(_("The last day is before the first day."))
    made: Announcement = Announcement.objects.create(
        organisation=by.organisation,
        title=title.strip(),
        text=text.strip(),
        item=item,
        to_all=not chosen,
        starts_on=starts_on,
        ends_on=ends_on,
        by=by.person,
        by_name=by.name,
        at=at,
    )
    made.divisions.set(chosen)
    ledger.record("announcement.made", made, by=by, at=at, detail={"divisions": [d.pk for d in chosen]})
    return made


@transaction.atomic
def end_announcement(*, announcement_id: int, by: Standing, at: datetime) -> Announcement:
    """Show it no longer from tomorrow on."""
    found: Announcement = Announcement.objects.filter(organisation=by.organisation_id).get(pk=announcement_id)
    if found.by_id != by.person_id:
        permissions.may_arrange(by).or_raise()
    found.ends_on = max(by.today, found.starts_on)
    found.save(update_fields=["ends_on"])
    ledger.record("announcement.ended", found, by=by, at=at)
    return found


@transaction.atomic
def lay_open(
    *, section: Section, title: str, shelf: str = "", item: Item | None = None, by: Standing, at: datetime
) -> CatalogueEntry:
    """Enter something in the catalogue of the information centre; with an item it opens there."""
    permissions.may_arrange(by).or_raise()
    if item is not None and not Item.objects.visible_to(by).filter(pk=item.pk, visibility="public").exists():
        raise NotPossibleError(_("Only an item that is open to the public lies open at the centre."))
    made: CatalogueEntry = CatalogueEntry.objects.create(
        organisation=by.organisation,
        section=section.value,
        title=title.strip(),
        shelf=shelf.strip(),
        item=item,
        added_on=by.today,
    )
    ledger.record("centre.laid_open", made, by=by, at=at)
    return made


@transaction.atomic
def take_away(*, entry_id: int, by: Standing, at: datetime) -> CatalogueEntry:
    """Take something out of the catalogue; that it lay there stays known."""
    permissions.may_arrange(by).or_raise()
    found: CatalogueEntry = CatalogueEntry.objects.visible_to(by).get(pk=entry_id)
    found.removed_on = by.today
    found.save(update_fields=["removed_on"])
    ledger.record("centre.taken_away", found, by=by, at=at)
    return found


@transaction.atomic
def receive(
    *,
    subject: str,
    asked_on: date,
    asker: str = "",
    contact: str = "",
    division: Division | None = None,
    promised_on: date | None = None,
    by: Standing,
    at: datetime,
) -> InformationRequest:
    """Write a request down with the next number of the calendar year."""
    permissions.may_receive(by).or_raise()
    if asked_on > by.today:
        raise NotPossibleError(_("This day has not come yet."))
    year = be_year(asked_on)
    asked = InformationRequest.objects.select_for_update().filter(organisation=by.organisation_id, year_be=year)
    last = asked.aggregate(last=Max("number"))["last"] if list(asked.values_list("pk")[:1]) else 0
    made: InformationRequest = InformationRequest.objects.create(
        organisation=by.organisation,
        number=(last or 0) + 1,
        year_be=year,
        asked_on=asked_on,
        subject=subject.strip(),
        asker=asker.strip(),
        contact=contact.strip(),
        division=division,
        promised_on=promised_on,
        received_by=by.person,
        received_name=by.name,
    )
    ledger.record("centre.request_received", made, by=by, at=at)
    return made


@transaction.atomic
def answer_request(*, request_id: int, answer: Answer, words: str, by: Standing, at: datetime) -> InformationRequest:
    """Say how a request ended; what was not given needs its reason."""
    found: InformationRequest = InformationRequest.objects.visible_to(by).select_for_update().get(pk=request_id)
    permissions.may_receive(by).or_raise()
    if found.answered_on is not None:
        raise NotPossibleError(_("This request was answered already."))
    if answer.needs_reason and not words.strip():
        raise NotPossibleError(_("Say why, as it was told to the person."))
    found.answer, found.words = answer.value, words.strip()
    found.answered_on, found.answered_name = by.today, by.name
    found.save(update_fields=["answer", "words", "answered_on", "answered_name"])
    ledger.record("centre.request_answered", found, by=by, at=at, detail={"answer": answer.value})
    return found


@transaction.atomic
def sign_upkeep(
    *, division: Division, quarter: Quarter, looked_at: str, improved: str, by: Standing, at: datetime
) -> Upkeep:
    """The head signs that what the division shows was looked over and improved."""
    permissions.may_sign_upkeep(by, division).or_raise()
    if quarter > asked_for(by.today):
        raise NotPossibleError(_("This quarter has not ended yet."))
    if Upkeep.objects.filter(division=division, year_be=quarter.year_be, quarter=quarter.number).exists():
        raise NotPossibleError(_("This quarter is signed already."))
    made: Upkeep = Upkeep.objects.create(
        organisation=by.organisation,
        division=division,
        year_be=quarter.year_be,
        quarter=quarter.number,
        looked_at=looked_at.strip(),
        improved=improved.strip(),
        signed_on=by.today,
        signed_name=by.name,
        signed_title=by.signing_title("division_head"),
    )
    ledger.record("upkeep.signed", made, by=by, at=at)
    return made
