"""Rounds of awards: opening, nominating, deciding, telling the result with its certificates; gifts."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal

from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext as _

from khum.activity import ledger
from khum.domain.fiscal_year import FiscalYear
from khum.domain.verdict import NotPossibleError
from khum.people.models import Holding
from khum.people.rules import PositionKind
from khum.people.standing import Standing
from khum.recognition import permissions
from khum.recognition.actions import thanking
from khum.recognition.models import Award, Gift, Nomination, Round
from khum.recognition.rules.states import NominationState, RoundState, has_reason


@transaction.atomic
def open_round(*, title: str, criteria: str, closes_on: date, by: Standing, at: datetime) -> Round:
    """Open a round: everybody may nominate until the last day."""
    permissions.may_keep(by).or_raise()
    if closes_on < by.today:
        raise NotPossibleError(_("The last day is over: choose a later one."))
    made: Round = Round.objects.create(
        organisation=by.organisation,
        title=title.strip(),
        criteria=criteria.strip(),
        year_be=FiscalYear.containing(closes_on).be,
        closes_on=closes_on,
        created_by=by.person,
        created_at=at,
    )
    ledger.record("award.round_opened", made, by=by, at=at)
    return made


@transaction.atomic
def nominate(
    *, round_id: int, person_id: int, reason: str, value_code: str = "", use_id: int | None = None,
    by: Standing, at: datetime,
) -> Nomination:  # fmt: skip
    """Nominate a colleague for a confirmed use or a value, once a round."""
    found = locked(round_id, by)
    if by.person is None or person_id == by.person_id:
        raise NotPossibleError(_("Nominate somebody else: nobody nominates themselves."))
    if not found.takes_names(by.today):
        raise NotPossibleError(_("This round takes no names any more."))
    person = thanking.working(person_id, by)
    use = thanking.known_use(use_id, person, by)
    value = thanking.known_value(value_code, by)
    if not has_reason(is_tied_to_use=use is not None, value_code=value):
        raise NotPossibleError(_("Choose a confirmed use or a value: a nomination rests on one of them."))
    if found.nominations.filter(person=person, nominated_by=by.person).exists():
        raise NotPossibleError(_("You nominated this person in this round already."))
    made: Nomination = Nomination.objects.create(
        round=found,
        person=person,
        division_id=thanking.division_of(person, by),
        nominated_by=by.person,
        reason=reason.strip(),
        value_code=value,
        use=use,
        at=at,
    )
    ledger.record("award.nominated", found, by=by, at=at)  # not whom: that is told with the result
    return made


@transaction.atomic
def begin_deciding(*, round_id: int, by: Standing, at: datetime) -> Round:
    """No more names: the committee decides."""
    permissions.may_keep(by).or_raise()
    found = locked(round_id, by)
    if found.state_value is not RoundState.OPEN:
        raise NotPossibleError(_("This round takes no names any more."))
    if not found.nominations.exists():
        raise NotPossibleError(_("Nobody is nominated yet."))
    found.state = RoundState.DECIDING
    found.save(update_fields=["state"])
    ledger.record("award.deciding_begun", found, by=by, at=at)
    return found


@transaction.atomic
def decide(*, nomination_id: int, award: bool, reason: str = "", by: Standing, at: datetime) -> Nomination:
    """Award a nomination or not, with the reason; may be changed until the result is told."""
    found: Nomination = (
        Nomination.objects.visible_to(by).select_for_update(of=("self",)).select_related("round").get(pk=nomination_id)
    )
    permissions.may_decide(by, found).or_raise()
    if found.round.state_value is not RoundState.DECIDING:
        raise NotPossibleError(_("The committee does not decide on this round now."))
    if not award and not reason.strip():
        raise NotPossibleError(_("Say why it is not awarded."))
    found.state = NominationState.AWARDED if award else NominationState.NOT_AWARDED
    found.decided_on, found.decided_name, found.decided_reason = by.today, by.name, reason.strip()
    found.save(update_fields=["state", "decided_on", "decided_name", "decided_reason"])
    ledger.record("award.decided", found.round, by=by, at=at, detail={"nomination": found.pk, "awarded": award})
    return found


@transaction.atomic
def tell(*, round_id: int, resolution: str, by: Standing, at: datetime) -> Round:
    """Tell the result of a decided round; each awarded person gets one numbered award, whoever nominated them."""
    permissions.may_keep(by).or_raise()
    found = locked(round_id, by)
    if found.state_value is not RoundState.DECIDING:
        raise NotPossibleError(_("The committee does not decide on this round now."))
    if found.nominations.filter(state=NominationState.PROPOSED).exists():
        raise NotPossibleError(_("The committee has not decided on every nomination."))
    if not resolution.strip():
        raise NotPossibleError(_("Say by which resolution of the committee."))
    found.state, found.resolution, found.done_on = RoundState.DONE, resolution.strip(), by.today
    found.signed_name, found.signed_title = _signing(by)
    found.save(update_fields=["state", "resolution", "done_on", "signed_name", "signed_title"])
    year = FiscalYear.containing(by.today)
    number = _last_number(by, year)
    people: set[int] = set()
    for nomination in found.nominations.filter(state=NominationState.AWARDED).order_by("at", "id"):
        if nomination.person_id in people:
            continue
        people.add(nomination.person_id)
        number += 1
        Award.objects.create(
            round=found,
            person_id=nomination.person_id,
            division_id=nomination.division_id,
            number=number,
            reason=nomination.reason,
            value_code=nomination.value_code,
            use_id=nomination.use_id,
            on=by.today,
        )
    ledger.record("award.told", found, by=by, at=at, detail={"awards": len(people)})
    return found


@transaction.atomic
def log_gift(*, award_id: int, what: str, cost: Decimal, source: str, on: date, by: Standing, at: datetime) -> Gift:
    """Keep what was bought for an award and what it cost."""
    permissions.may_keep(by).or_raise()
    award: Award = Award.objects.visible_to(by).select_related("round").get(pk=award_id)
    if on > by.today:
        raise NotPossibleError(_("This day has not come yet."))
    made: Gift = Gift.objects.create(award=award, what=what.strip(), cost=cost, source=source.strip(), on=on)
    ledger.record("award.gift_logged", award.round, by=by, at=at, detail={"gift": made.pk})
    return made


def locked(round_id: int, by: Standing) -> Round:
    """A round of the own council, locked; raises Round.DoesNotExist."""
    found: Round = Round.objects.visible_to(by).select_for_update().get(pk=round_id)
    return found


def _last_number(by: Standing, year: FiscalYear) -> int:
    same = Award.objects.filter(round__organisation=by.organisation_id, on__range=(year.start, year.end))
    return same.aggregate(last=Max("number"))["last"] or 0


def _signing(by: Standing) -> tuple[str, str]:
    """Name and title of the chief executive of the day, for the certificate."""
    posts = Holding.objects.on(by.today).filter(
        position__organisation_id=by.organisation_id, position__kind=PositionKind.CHIEF_EXECUTIVE
    )
    held = posts.select_related("person", "position").order_by("is_acting", "id").first()
    return (held.person.full_name, held.position.title) if held else ("", "")
