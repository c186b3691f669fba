"""Speed of the search at sizes, on text made by rule: no data is needed and every run makes the same.

Paragraphs are built from the word list by a law like that of language (few words very often, most seldom).
"""

from __future__ import annotations

import itertools
import random
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from khum.domain.organisation_types import OrganisationType
from khum.domain.searching import Findable, Part
from khum.domain.words import word_list
from khum.people.models import Organisation
from khum.people.standing import Standing, of_command_line
from khum.search.actions.indexing import add
from khum.search.evaluation import percentile
from khum.search.queries import searching

KIND = "benched"
WORDS_A_PARAGRAPH = 86
_SEED = 2570
_QUERIES = 60


@dataclass(frozen=True, slots=True)
class Measured:
    """Times in milliseconds at a size."""

    paragraphs: int
    documents_a_second: float
    p50: float
    p95: float
    p99: float
    worst_common: float
    long: float


class Text:
    """Words with their frequency, and paragraphs and questions made of them."""

    def __init__(self) -> None:
        self.random = random.Random(_SEED)  # noqa: S311 - made text, no secret
        words = [word for word in word_list().read_text(encoding="utf-8").split("\n") if 2 <= len(word) <= 12]
        self.random.shuffle(words)
        self.words = words
        self.sums = list(itertools.accumulate(1 / (rank + 2.7) for rank in range(len(words))))

    def some(self, count: int) -> list[str]:
        """So many words as a text has them."""
        return self.random.choices(self.words, cum_weights=self.sums, k=count)

    def paragraph(self) -> str:
        """A paragraph with spaces where Thai has them, every few words."""
        words = self.some(WORDS_A_PARAGRAPH)
        return " ".join("".join(words[at : at + 9]) for at in range(0, len(words), 9))

    def queries(self) -> list[str]:
        """Questions of two to eight words as people type them: none is only the commonest words."""
        return ["".join(self.some(2 + number % 7)) for number in range(_QUERIES)]


def run(sizes: Sequence[int], *, today: date) -> Iterator[Measured]:
    """Grow an organisation of this database to each size and measure there. The caller gives a database to waste."""
    kind = next(iter(OrganisationType)).value
    organisation = Organisation.objects.create(code="search-bench", name="search-bench", kind=kind)
    standing = of_command_line(organisation, today=today)
    text = Text()
    made = 0
    for size in sizes:
        begun = time.perf_counter()
        add(KIND, (_thing(organisation.pk, key, text) for key in range(made + 1, size + 1)))
        speed = (size - made) / (time.perf_counter() - begun)
        made = size
        yield _measure(standing, text, size, speed)


def _thing(organisation_id: int, key: int, text: Text) -> Findable:
    title = " ".join(text.some(3))
    return Findable(
        key=key, root=key, organisation_id=organisation_id, title=title, url="/", parts=(Part(text.paragraph()),)
    )


def _measure(standing: Standing, text: Text, size: int, speed: float) -> Measured:
    queries = text.queries()
    for query in queries[:5]:
        searching.find(standing, query)
    times = sorted(_timed(standing, query) for query in queries)
    return Measured(
        paragraphs=size,
        documents_a_second=round(speed, 1),
        p50=round(percentile(times, 50), 1),
        p95=round(percentile(times, 95), 1),
        p99=round(percentile(times, 99), 1),
        worst_common=round(max(_timed(standing, word) for word in text.words[:8]), 1),
        long=round(max(_timed(standing, "".join(text.some(200))) for _ in range(3)), 1),
    )


def _timed(standing: Standing, query: str) -> float:
    begun = time.perf_counter()
    searching.find(standing, query)
    return (time.perf_counter() - begun) * 1000
