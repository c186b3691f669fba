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
from khum.search.engines import engine
from khum.search.evaluation import percentile
from khum.search.models import Document
from khum.search.queries import searching
from khum.search.rules import marks
from khum.search.rules.normal import normalise
from khum.search.rules.tokens import tokens

KIND = "benched"
_CODE = "search-bench"
WORDS_A_PARAGRAPH = 86
_SEED = 2570
_QUERIES = 60


@dataclass(frozen=True, slots=True)
class Measured:
    """Times in milliseconds at a size.

    ``one_stage_p95`` is the peer: the bare index asked for all the words with no budget, nothing fetched, in this run.
    ``cpu_p95`` and ``cpu_worst`` count the work of this process alone, for machines that others use as well.
    ``documents_a_second`` is 0 where the paragraphs stood in the database already.
    """

    paragraphs: int
    documents_a_second: float
    p50: float
    p95: float
    p99: float
    worst: float
    worst_common: float
    long: float
    one_stage_p95: float
    cpu_p95: float
    cpu_worst: float


class Text:
    """Words with their frequency, and paragraphs and questions made of them, the same in every run."""

    def __init__(self) -> None:
        words = [word for word in word_list().read_text(encoding="utf-8").split("\n") if 2 <= len(word) <= 12]
        self._chance(0).shuffle(words)
        self.words = words
        self.sums = list(itertools.accumulate(1 / (rank + 2.7) for rank in range(len(words))))

    def some(self, count: int, number: int) -> list[str]:
        """So many words as a text has them; the same for the same number."""
        return self._chance(number).choices(self.words, cum_weights=self.sums, k=count)

    def thing(self, organisation_id: int, key: int) -> Findable:
        """A paragraph with its title, with spaces where Thai has them, every few words."""
        words = self.some(WORDS_A_PARAGRAPH + 3, key)
        title, body = words[:3], words[3:]
        text = " ".join("".join(body[at : at + 9]) for at in range(0, len(body), 9))
        return Findable(
            key=key, root=key, organisation_id=organisation_id, title=" ".join(title), url="/", parts=(Part(text),)
        )

    def queries(self) -> list[str]:
        """Questions of two to eight words, as frequent in them as in the texts."""
        return ["".join(self.some(2 + number % 7, -1 - number)) for number in range(_QUERIES)]

    def long(self) -> list[str]:
        """Pasted texts of two hundred words."""
        return ["".join(self.some(200, -10_000 - number)) for number in range(3)]

    @staticmethod
    def _chance(number: int) -> random.Random:
        return random.Random(_SEED * 10_000_019 + number)  # noqa: S311 - made text, no secret


def run(sizes: Sequence[int], *, today: date) -> Iterator[Measured]:
    """Grow an organisation of this database to each size and measure there. The caller gives a database to waste.

    A database that an earlier run left is taken on from where it stands.
    """
    kind = next(iter(OrganisationType)).value
    organisation, _ = Organisation.objects.get_or_create(code=_CODE, defaults={"name": _CODE, "kind": kind})
    standing = of_command_line(organisation, today=today)
    text = Text()
    made = Document.objects.filter(organisation=organisation).count()
    for size in sizes:
        begun = time.perf_counter()
        added = add(KIND, (text.thing(organisation.pk, key) for key in range(made + 1, size + 1)))
        speed = added / (time.perf_counter() - begun)
        made = max(made, size)
        yield _measure(standing, text, made, speed)


def _measure(standing: Standing, text: Text, size: int, speed: float) -> Measured:
    queries = text.queries()
    for query in queries[:5]:
        searching.find(standing, query)
    timed = [_timed(standing, query) for query in queries]
    times, cpu = sorted(wall for wall, _ in timed), sorted(own for _, own in timed)
    common = [_timed(standing, word) for word in text.words[:8]]
    long = [_timed(standing, words) for words in text.long()]
    return Measured(
        paragraphs=size,
        documents_a_second=round(speed, 1),
        p50=round(percentile(times, 50), 1),
        p95=round(percentile(times, 95), 1),
        p99=round(percentile(times, 99), 1),
        worst=round(times[-1], 1),
        worst_common=round(max(wall for wall, _ in common), 1),
        long=round(max(wall for wall, _ in long), 1),
        one_stage_p95=round(percentile(sorted(_one_stage(standing, query) for query in queries), 95), 1),
        cpu_p95=round(percentile(cpu, 95), 1),
        cpu_worst=round(max(own for _, own in (*timed, *common, *long)), 1),
    )


def _timed(standing: Standing, query: str) -> tuple[float, float]:
    """Milliseconds by the clock and of our own work."""
    begun, worked = time.perf_counter(), time.process_time()
    searching.find(standing, query)
    return (time.perf_counter() - begun) * 1000, (time.process_time() - worked) * 1000


def _one_stage(standing: Standing, query: str) -> float:
    words = [marks.word(standing.organisation_id, word) for word in dict.fromkeys(tokens(normalise(query)))]
    begun = time.perf_counter()
    engine().candidates(words, [], limit=10)
    return (time.perf_counter() - begun) * 1000
