"""A hand-over: begin, answer, work side by side, hand over, sign, and let due items change hands (row 93)."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime

from django.db import transaction
from django.utils.translation import gettext as _

from khum.activity import ledger
from khum.domain.verdict import NotPossibleError
from khum.exchange import permissions
from khum.exchange.models import Departure, HandOver, PartAnswer, ShadowDay
from khum.exchange.rules import interview
from khum.exchange.rules.handing import HandOverState, ShadowStage
from khum.people.models import Person, Position
from khum.people.standing import Standing


@transaction.atomic
def begin(*, departure_id: int, by: Standing, at: datetime) -> HandOver:
    """Begin the hand-over of who leaves; a second time it is the same one. The leaver may begin it too."""
    departure: Departure = Departure.objects.visible_to(by).select_for_update(of=("self",)).get(pk=departure_id)
    found = HandOver.objects.filter(departure=departure).first()
    if found is not None:
        return found
    if departure.person_id != by.person_id:
        permissions.may_arrange(by, departure).or_raise()
    if departure.cancelled_on is not None:
        raise NotPossibleError(_("This was called off already."))
    made = HandOver.objects.create(
        organisation=by.organisation, departure=departure, position_id=departure.position_id, begun_at=at
    )
    ledger.record("hand_over.begun", made, by=by, at=at)
    return made


@transaction.atomic
def name_successor(
    *, hand_over_id: int, successor: Person, position: Position | None, by: Standing, at: datetime
) -> HandOver:
    """Say who takes over, and which post carries the work on (the leaver's own post unless the work moves)."""
    found = locked(hand_over_id, by)
    permissions.may_arrange(by, found.departure).or_raise()
    if found.state_value is HandOverState.SIGNED:
        raise NotPossibleError(_("A hand-over that was signed is not changed."))
    if successor.pk == found.departure.person_id:
        raise NotPossibleError(_("Nobody hands over to themselves."))
    for chosen in (successor, position):
        if chosen is not None and chosen.organisation_id != found.organisation_id:
            raise NotPossibleError(_("What you chose belongs to another organisation."))
    found.successor, found.position = successor, position or found.departure.position
    found.save(update_fields=["successor", "position"])
    detail = {"successor": successor.full_name, "position": str(found.position or "")}
    ledger.record("hand_over.successor_named", found, by=by, at=at, detail=detail)
    return found


@transaction.atomic
def answer(
    *, hand_over_id: int, part: str, answers: Mapping[str, str], is_done: bool, by: Standing, at: datetime
) -> PartAnswer:
    """Keep the answers of one section; they are a draft until the section is done. Other codes are left out."""
    found = locked(hand_over_id, by)
    permissions.may_answer(by, found).or_raise()
    section = interview.part(part)
    if section is None:
        raise NotPossibleError(_("There is no such section."))
    kept = {question.code: str(answers.get(question.code, "")).strip() for question in section.questions}
    if is_done and not any(kept.values()):
        raise NotPossibleError(_("Answer at least one question; write “none” where there is nothing to say."))
    saved, _made = PartAnswer.objects.update_or_create(
        hand_over=found,
        part=part,
        defaults={"answers": kept, "is_done": is_done, "saved_at": at, "saved_by_name": by.name},
    )
    ledger.record("hand_over.part_kept", found, by=by, at=at, detail={"part": part, "done": is_done})
    return saved


@transaction.atomic
def note_shadow_day(
    *, hand_over_id: int, on: date, work: str, stage: ShadowStage, learned: str = "", by: Standing, at: datetime
) -> ShadowDay:
    """Note a day on which both worked side by side."""
    found = locked(hand_over_id, by)
    permissions.may_shadow(by, found).or_raise()
    if found.successor_id is None:
        raise NotPossibleError(_("Name the successor first."))
    if on > by.today:
        raise NotPossibleError(_("That day has not come yet."))
    made = ShadowDay.objects.create(
        hand_over=found,
        on=on,
        work=work.strip(),
        stage=stage.value,
        learned=learned.strip(),
        noted_by=by.person,
        noted_at=at,
    )
    ledger.record("hand_over.shadowed", found, by=by, at=at, detail={"work": made.work[:200], "stage": stage.value})
    return made


@transaction.atomic
def hand(*, hand_over_id: int, by: Standing, at: datetime) -> HandOver:
    """The leaver has told everything: it goes to the successor."""
    found = locked(hand_over_id, by)
    permissions.may_answer(by, found).or_raise()
    if found.successor_id is None:
        raise NotPossibleError(_("Name the successor first."))
    done = set(found.parts.filter(is_done=True).values_list("part", flat=True))
    if any(part.code not in done for part in interview.KIT):
        raise NotPossibleError(_("Some sections of the interview are not done yet."))
    found.state, found.handed_on = HandOverState.HANDED.value, by.today
    found.save(update_fields=["state", "handed_on"])
    ledger.record("hand_over.handed", found, by=by, at=at)
    return found


@transaction.atomic
def sign(*, hand_over_id: int, note: str, by: Standing, at: datetime) -> HandOver:
    """The successor signs for having taken over and being able to do the work."""
    found = locked(hand_over_id, by)
    permissions.may_sign(by, found).or_raise()
    if found.state_value is not HandOverState.HANDED:
        raise NotPossibleError(_("It is not handed over yet, or was signed already."))
    found.state, found.signed_on = HandOverState.SIGNED.value, by.today
    found.signed_name, found.signed_title, found.sign_note = by.name, by.title, note.strip()
    found.save(update_fields=["state", "signed_on", "signed_name", "signed_title", "sign_note"])
    ledger.record("hand_over.signed", found, by=by, at=at)
    return found


@transaction.atomic
def give_back(*, hand_over_id: int, note: str, by: Standing, at: datetime) -> HandOver:
    """The successor still has questions: it goes back to the leaver with them."""
    found = locked(hand_over_id, by)
    permissions.may_sign(by, found).or_raise()
    if found.state_value is not HandOverState.HANDED:
        raise NotPossibleError(_("It is not handed over yet, or was signed already."))
    if not note.strip():
        raise NotPossibleError(_("Say what is still missing."))
    found.state, found.sign_note, found.handed_on = HandOverState.OPEN.value, note.strip(), None
    found.save(update_fields=["state", "sign_note", "handed_on"])
    ledger.record("hand_over.given_back", found, by=by, at=at, detail={"note": found.sign_note[:300]})
    return found


def locked(hand_over_id: int, by: Standing) -> HandOver:
    """A hand-over in sight, locked for the act."""
    visible = HandOver.objects.visible_to(by).filter(pk=hand_over_id).values("pk")
    found: HandOver = (
        HandOver.objects.select_for_update(of=("self",))
        .select_related("departure__person", "departure__position", "successor", "position")
        .get(pk__in=visible)
    )
    return found
