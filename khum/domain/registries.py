"""Registries through which an app offers things to the layers above it, declared in its ``apps.py``.

A feature registers what it has; nobody above has to know its name (design.md §4).
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Any, Generic, Protocol, TypeVar

from khum.domain.levels import IndicatorLevel
from khum.domain.publicity import PublicSource
from khum.domain.searching import Findable


@dataclass(frozen=True, slots=True)
class DueItem:
    """Something that waits for one person."""

    title: str
    detail: str
    url: str
    due_on: date | None
    action_label: str


@dataclass(frozen=True, slots=True)
class DueSource:
    """Where due items of one kind come from; ``items(standing)`` reads those of one person."""

    code: str
    items: Callable[[Any], Iterable[DueItem]]


@dataclass(frozen=True, slots=True)
class NavigationEntry:
    """One entry of the main navigation."""

    code: str
    label: Any
    icon: str
    url_name: str
    order: int
    in_tabs: bool = False
    is_for: Callable[[Any], bool] | None = None
    in_rail: bool = True
    short: Any = ""  # for the tabs of a phone, where the label is too long for one line


@dataclass(frozen=True, slots=True)
class SectionPage:
    """One page of a section of the menu: ``section`` is the code of its navigation entry.

    A section of several apps (meetings and learning) is one entry of the menu; its pages stand below it.
    ``covers``: beginnings of address names that belong to it ("exchange:team"); else the first page of an app has all.
    """

    code: str
    section: str
    label: Any
    url_name: str
    order: int
    covers: tuple[str, ...] = ()
    is_for: Callable[[Any], bool] | None = None


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The ledger lines of one app in plain words.

    ``sentences``: verb → words with ``%(thing)s``; ``quiet``: beginnings of verbs that are no news;
    ``pages``: table of a thing → name of the address where it opens.
    """

    code: str
    sentences: Mapping[str, Any]
    quiet: tuple[str, ...] = ()
    pages: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class EvidenceRow:
    """One record that a figure counts."""

    label: str
    url: str
    on: date | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class Measurement:
    """A measured figure with the records behind it; ``value`` None means there is nothing to measure yet."""

    value: Decimal | None
    numerator: Decimal | None
    denominator: Decimal | None
    evidence: tuple[EvidenceRow, ...]


@dataclass(frozen=True, slots=True)
class Metric:
    """A figure computed from records: ``measure(organisation, start, end, today)`` → :class:`Measurement`."""

    code: str
    name_th: str
    unit: str
    level: IndicatorLevel
    definition_th: str
    measure: Callable[[Any, date, date, date], Measurement]


@dataclass(frozen=True, slots=True)
class SearchSource:
    """Where things to be found come from. ``read(roots)`` reads those that follow the roots, all for None.

    ``follows`` says which acts of the ledger change them: the type of the target → the roots that it touches.
    ``statuses`` names the codes of status in Thai.
    """

    code: str
    label: Any
    read: Callable[[Collection[int] | None], Iterable[Findable]]
    follows: Mapping[str, Callable[[int], Iterable[int]]]
    statuses: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Sight:
    """Which things of a kind a person may see: ``seen(standing, ids)``; ``code`` is the table, as the ledger names it.

    For kinds whose things are not open to the whole organisation: lines about the others are left out of the news.
    """

    code: str
    seen: Callable[[Any, Iterable[int]], Iterable[int]]


@dataclass(frozen=True, slots=True)
class FileSight:
    """Whether a person may open a stored file: ``may_open(standing, file_id)``; None where the app does not hold it.

    A file that no app speaks for is open to its organisation; one that several hold opens where one of them allows it.
    """

    code: str
    may_open: Callable[[Any, int], bool | None]


@dataclass(frozen=True, slots=True)
class ItemAct:
    """What another app offers on the page of an item that may be read, to those who ``may(standing)`` do it."""

    code: str
    label: Any
    icon: str
    address: Callable[[int], str]
    may: Callable[[Any], bool]


@dataclass(frozen=True, slots=True)
class NewsLine:
    """Something new that a person may read."""

    title: str
    url: str
    on: date


@dataclass(frozen=True, slots=True)
class NewsSource:
    """Where news for a digest come from: ``lines(standing, since)``, few and in sight of the person."""

    code: str
    lines: Callable[[Any, date], Iterable[NewsLine]]


@dataclass(frozen=True, slots=True)
class Participation:
    """Acts of taking part that no line of the ledger says by its actor: being present, being helped (row 6, M21).

    ``people(organisation, start, end)`` gives how often each person took part in a period.
    """

    code: str
    people: Callable[[Any, date, date], Mapping[int, int]]


@dataclass(frozen=True, slots=True)
class WorkGoalLine:
    """A work goal known elsewhere: its words, the line of the strategy above it, the name of its division if any."""

    text: str
    strategy: str = ""
    division: str = ""


@dataclass(frozen=True, slots=True)
class WorkGoalSource:
    """Where work goals of a fiscal year can be taken over from: ``read(standing, year_be)`` (row 25)."""

    code: str
    label: Any
    read: Callable[[Any, int], Iterable[WorkGoalLine]]


@dataclass(frozen=True, slots=True)
class DemandLine:
    """Words for which knowledge was wanted and not found, how often, and where to look at it."""

    text: str
    count: int = 1
    url: str = ""


@dataclass(frozen=True, slots=True)
class Demand:
    """Demand for knowledge that comes in by itself: ``lines(standing)``, most wanted first, never who (row 54)."""

    code: str
    label: Any
    lines: Callable[[Any], Iterable[DemandLine]]


@dataclass(frozen=True, slots=True)
class ExpertiseRow:
    """Something that a person demonstrably did: ``title`` of what, ``url`` where it is seen by who asks."""

    person_id: int
    title: str
    url: str = ""
    on: date | None = None


@dataclass(frozen=True, slots=True)
class Expertise:
    """One kind of evidence of who knows what (row 36); ``label`` is what the people did, such as "answered".

    ``read(standing, words, person_ids)``: rows in sight about the words (all where empty) of these people (all for
    None), newest first and few.
    """

    code: str
    label: Any
    read: Callable[[Any, str, Collection[int] | None], Iterable[ExpertiseRow]]


class DuplicateCodeError(Exception):
    """Two things were registered under one code."""


class _Coded(Protocol):
    @property
    def code(self) -> str: ...


T = TypeVar("T", bound=_Coded)


class Registry(Generic[T]):
    """Things by their code, in the order of registration."""

    def __init__(self) -> None:
        self._things: dict[str, T] = {}

    def register(self, thing: T) -> T:
        """Add a thing; a second one under its code is a programming error."""
        if thing.code in self._things:
            raise DuplicateCodeError(thing.code)
        self._things[thing.code] = thing
        return thing

    def get(self, code: str) -> T | None:
        """The thing with a code, or None."""
        return self._things.get(code)

    def __iter__(self) -> Iterator[T]:
        return iter(self._things.values())


METRICS: Registry[Metric] = Registry()
DUE_SOURCES: Registry[DueSource] = Registry()
NEWS_SOURCES: Registry[NewsSource] = Registry()
NAVIGATION: Registry[NavigationEntry] = Registry()
SECTION_PAGES: Registry[SectionPage] = Registry()
VOCABULARIES: Registry[Vocabulary] = Registry()
SIGHTS: Registry[Sight] = Registry()
PARTICIPATIONS: Registry[Participation] = Registry()
FILE_SIGHTS: Registry[FileSight] = Registry()
SEARCH_SOURCES: Registry[SearchSource] = Registry()
WORK_GOALS: Registry[WorkGoalSource] = Registry()
DEMANDS: Registry[Demand] = Registry()
ITEM_ACTS: Registry[ItemAct] = Registry()
EXPERTISE: Registry[Expertise] = Registry()
PUBLIC_SHEETS: Registry[PublicSource] = Registry()
