"""Choosing the rhythm, ending it from a mail, and the mails themselves."""

from __future__ import annotations

import secrets
from datetime import date, datetime

from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.db import transaction
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _

from khum.activity import ledger
from khum.domain.verdict import NotPossibleError
from khum.notify.digests import Digest, digest_of
from khum.notify.models import Subscription
from khum.notify.rules import Rhythm, is_due
from khum.people import standing
from khum.people.models import Person
from khum.people.standing import Standing


@transaction.atomic
def choose(*, rhythm: Rhythm, by: Standing, at: datetime) -> Subscription:
    """Choose how often one is written to."""
    if by.person is None:
        raise NotPossibleError(_("Only a person gets mail."))
    kept = subscription_of(by.person)
    kept.rhythm = rhythm
    kept.save(update_fields=["rhythm"])
    ledger.record("person.notices_chosen", by.person, by=by, at=at, detail={"rhythm": rhythm.value})
    return kept


@transaction.atomic
def stop(*, token: str, at: datetime) -> Subscription | None:
    """End the mails by the address in one of them; None for an unknown one."""
    kept = Subscription.objects.select_for_update(of=("self",)).select_related("person").filter(token=token).first()
    if kept is None or kept.rhythm == Rhythm.NEVER:
        return kept
    kept.rhythm = Rhythm.NEVER
    kept.save(update_fields=["rhythm"])
    by = standing.load(kept.person, today=at.date())
    ledger.record("person.notices_stopped", kept.person, by=by, at=at)
    return kept


def subscription_of(person: Person) -> Subscription:
    """The person's subscription; weekly until another rhythm is chosen."""
    found, _made = Subscription.objects.get_or_create(person=person, defaults={"token": secrets.token_urlsafe(32)})
    return found


def due_people(*, today: date) -> list[int]:
    """Keys of the people whose digest is due this morning: one query."""
    people = Person.objects.filter(is_active=True, left_on=None).exclude(email="").select_related("subscription")
    return [person.pk for person in people if _is_due(person, today)]


def _is_due(person: Person, today: date) -> bool:
    kept = getattr(person, "subscription", None)
    if kept is None:
        return is_due(Rhythm.WEEKLY, last_sent_on=None, today=today)
    return is_due(Rhythm(kept.rhythm), last_sent_on=kept.last_sent_on, today=today)


def send(*, person_id: int, today: date) -> bool:
    """Send the digest of the day unless it was sent or there is nothing to say; whether a mail went out.

    The day is kept after the mail is handed over: a worker killed in between sends it once more rather than never.
    """
    person = Person.objects.filter(pk=person_id, is_active=True).exclude(email="").first()
    if person is None:
        return False
    kept = subscription_of(person)
    if not is_due(Rhythm(kept.rhythm), last_sent_on=kept.last_sent_on, today=today):
        return False
    digest = digest_of(standing.load(person, today=today))
    if digest.is_empty:
        return False
    with translation.override(person.language):
        _mail(person, kept, digest).send()
    Subscription.objects.filter(pk=kept.pk).update(last_sent_on=today)
    return True


def _mail(person: Person, kept: Subscription, digest: Digest) -> EmailMultiAlternatives:
    stop_at = settings.PUBLIC_URL + reverse("notify:stop", args=[kept.token])
    context = {"person": person, "digest": digest, "site": settings.PUBLIC_URL, "stop_at": stop_at}
    subject = _("%(number)d things wait for you") % {"number": len(digest.waiting)} if digest.waiting else _("News")
    headers = {"List-Unsubscribe": f"<{stop_at}>", "List-Unsubscribe-Post": "List-Unsubscribe=One-Click"}
    text = render_to_string("notify/digest.txt", context)
    mail = EmailMultiAlternatives(f"{subject} – {person.organisation.name}", text, to=[person.email], headers=headers)
    mail.attach_alternative(render_to_string("notify/digest.html", context), "text/html")
    return mail
