"""What people look for and do not find, without who they are: it feeds the list of needs."""

from __future__ import annotations

import re

from django.db import connection

from khum.people.standing import Standing
from khum.search.models import FailedSearch
from khum.search.rules.normal import normalise

_PERSONAL = re.compile(r"\d{6,}|\S+@\S+|\d[\d -]{8,}\d")
_COUNT = """
INSERT INTO search_failedsearch (organisation_id, words, "on", times, reported) VALUES (%s, %s, %s, %s, %s)
ON CONFLICT (organisation_id, words, "on") DO UPDATE
SET times = search_failedsearch.times + excluded.times, reported = search_failedsearch.reported + excluded.reported
"""


def record_failed(standing: Standing, words: str) -> None:
    """Count a search that found nothing. Numbers of people and addresses of mail are never kept."""
    _count(standing, words, times=1, reported=0)


def report_gap(standing: Standing, words: str) -> bool:
    """Count that somebody misses this knowledge; False where the words name a person and are not kept."""
    return _count(standing, words, times=0, reported=1)


def _count(standing: Standing, words: str, *, times: int, reported: int) -> bool:
    kept = " ".join(normalise(words).split())[: FailedSearch._meta.get_field("words").max_length]
    if not kept or _PERSONAL.search(kept):
        return False
    with connection.cursor() as cursor:
        cursor.execute(_COUNT, [standing.organisation_id, kept, standing.today, times, reported])
    return True
