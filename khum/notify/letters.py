"""One mail to one person about one thing, outside of the digest."""

from __future__ import annotations

from collections.abc import Sequence

from django.conf import settings
from django.core.mail import EmailMessage
from django.template.loader import render_to_string
from django.urls import reverse

from khum.notify.actions import subscription_of
from khum.notify.rules import Rhythm
from khum.people.models import Person


def write(
    person: Person,
    *,
    subject: str,
    lines: Sequence[str],
    address: str,
    attachments: Sequence[tuple[str, bytes, str]] = (),
) -> bool:
    """Send it unless the person has no address or wants no mail; whether it was sent.

    ``attachments`` are files as name, content and type.
    """
    if not person.email or not person.is_active:
        return False
    kept = subscription_of(person)
    if Rhythm(kept.rhythm) is Rhythm.NEVER:
        return False
    stop_at = settings.PUBLIC_URL + reverse("notify:stop", args=[kept.token])
    context = {"person": person, "lines": lines, "address": address, "stop_at": stop_at}
    headers = {"List-Unsubscribe": f"<{stop_at}>", "List-Unsubscribe-Post": "List-Unsubscribe=One-Click"}
    text = render_to_string("notify/letter.txt", context)
    title = f"{' '.join(subject.split())} – {person.organisation.name}"
    EmailMessage(title, text, to=[person.email], headers=headers, attachments=list(attachments)).send()
    return True
