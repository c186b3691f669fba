"""Keeping the words that mean the same for an organisation."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from khum.activity import ledger
from khum.people.standing import Standing
from khum.search import permissions
from khum.search.models import SameWords


@transaction.atomic
def keep_same_words(*, groups: list[list[str]], by: Standing, at: datetime) -> int:
    """Put these groups in place of the organisation's own; how many there are. The common ones stay as they are."""
    permissions.may_keep_words(by).or_raise()
    wanted = {"\n".join(words) for words in groups}
    own = SameWords.objects.visible_to(by)
    before = set(own.values_list("words", flat=True))
    own.filter(words__in=before - wanted).delete()
    SameWords.objects.bulk_create(
        SameWords(organisation=by.organisation, words=words) for words in sorted(wanted - before)
    )
    if wanted != before:
        detail = {"added": len(wanted - before), "removed": len(before - wanted)}
        ledger.record("search.words_kept", by.organisation, by=by, at=at, detail=detail)
    return len(wanted)
