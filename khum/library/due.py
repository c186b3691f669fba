"""What waits for a person because of items: reviews, verifications, receipts, reports, uses (design.md §4)."""

from __future__ import annotations

from collections.abc import Iterator

from django.urls import reverse
from django.utils.translation import gettext as _

from khum.domain.registries import DueItem
from khum.library import permissions
from khum.library.queries import waiting
from khum.people.standing import Standing

MOST = 30


def items(standing: Standing) -> Iterator[DueItem]:
    """At most seven queries, and two a revision in review."""
    yield from _receipts(standing)
    yield from _reviews(standing)
    yield from _returned(standing)
    yield from _reports(standing)
    yield from _verifications(standing)
    yield from _uses(standing)


def _receipts(standing: Standing) -> Iterator[DueItem]:
    for receipt in waiting.receipts(standing)[:MOST]:
        asked = receipt.acknowledgement
        yield DueItem(
            asked.item.title,
            _("Read it and acknowledge"),
            reverse("library:item", args=[asked.item_id]),
            asked.due_on,
            _("Acknowledge"),
        )


def _reviews(standing: Standing) -> Iterator[DueItem]:
    for revision in waiting.revisions(standing)[:MOST]:
        if permissions.may_review(standing, revision.item, revision):
            words = _("By %(who)s") % {"who": revision.author_name}
            yield DueItem(revision.title, words, reverse("library:review", args=[revision.pk]), None, _("Review"))


def _returned(standing: Standing) -> Iterator[DueItem]:
    for item in waiting.returned(standing)[:MOST]:
        yield DueItem(item.title, _("Returned to you"), reverse("library:edit", args=[item.pk]), None, _("Mend"))


def _reports(standing: Standing) -> Iterator[DueItem]:
    for report in waiting.reports(standing)[:MOST]:
        words = _("Reported as wrong: %(text)s") % {"text": report.text[:80]}
        yield DueItem(
            report.item.title, words, f"{reverse('library:item', args=[report.item_id])}#reports", None, _("Answer")
        )


def _verifications(standing: Standing) -> Iterator[DueItem]:
    for item in waiting.verifications(standing)[:MOST]:
        yield DueItem(
            item.title,
            _("Look whether it is still correct"),
            reverse("library:item", args=[item.pk]),
            item.verified_until,
            _("Verify"),
        )


def _uses(standing: Standing) -> Iterator[DueItem]:
    number = waiting.uses(standing).count()
    if number:
        yield DueItem(
            _("Uses of knowledge to confirm"),
            _("%(number)d uses by your people") % {"number": number},
            reverse("library:uses"),
            None,
            _("Confirm"),
        )
