"""What was meant by what was typed: words with their rarity, other ways to write them, slips, the wrong keyboard."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from khum.search.models import Corpus
from khum.search.queries import guessing, vocabulary
from khum.search.rules import layout
from khum.search.rules.normal import normalise, undotted
from khum.search.rules.scoring import Wanted, rarity
from khum.search.rules.tokens import LONGEST_TOKEN, pairs, places

LONGEST_QUERY = 1000
MOST_WORDS = 200
MOST_RANKED = 80
"""Words above which the second stage only costs (search.md §6.4)."""
MOST_ASKED = 48
"""Words that the index is asked for."""
MOST_GUESSED = 40
ALONE = 100.0
"""What a whole query that is one abbreviation is worth where it stands as typed: more than all ways to write it."""
SHORTEST = 2
"""Letters that are read as the beginning of a word, where they are none themselves."""
ENOUGH = 100
"""Passages that hold a word, from which on longer words around it are not asked for."""

_LETTERS_KNOWN = 0.6
_PAIR_WORTH = 1.0


@dataclass(slots=True)
class Query:
    """A query ready to be asked. ``words`` are to be looked up with their counts; ``wanted`` rank what they find."""

    text: str
    passages: int = 0
    average: float = 1.0
    words: dict[str, int] = field(default_factory=dict)
    wanted: list[Wanted] = field(default_factory=list)
    exact: list[Wanted] = field(default_factory=list)  # abbreviations with their dots, as they were typed
    shown: list[str] = field(default_factory=list)  # what is marked in the results
    corrected: str = ""
    corrections: tuple[str, ...] = ()
    typed: str = ""  # what was typed in the wrong keyboard, where ``text`` stands for it
    is_ranked: bool = True


def understand(organisation_id: int, typed: str, *, is_prefix: bool = False) -> Query:
    """Read a query; at most a handful of look-ups in the words of the organisation. Anything can be asked."""
    raw = unicodedata.normalize("NFC", typed[:LONGEST_QUERY])
    corpus = Corpus.objects.filter(organisation=organisation_id).first()
    text = " ".join(normalise(raw).split())
    if corpus is None or not corpus.passages:
        return Query(text=text)
    meant = _other_keyboard(organisation_id, raw, text)
    query = Query(text=meant or text, typed=text if meant else "")
    query.passages = corpus.passages
    query.average = corpus.characters / corpus.passages
    _fill(query, organisation_id, corpus, is_prefix=is_prefix)
    return query


def _fill(query: Query, organisation_id: int, corpus: Corpus, *, is_prefix: bool) -> None:
    found = list(places(query.text))[:MOST_WORDS]
    words = list(dict.fromkeys(word for word, _, _ in found))
    counts = vocabulary.counts(organisation_id, words)
    query.is_ranked = len(words) <= MOST_RANKED
    query.shown = list(words)
    for word in words:
        query.words[word] = counts.get(word, 0)
        query.wanted.append(Wanted(word, rarity(counts.get(word, 0), of=corpus.passages)))
    _want_exact(query, found, counts)
    if query.is_ranked:
        _want_pairs(query, organisation_id, corpus)
        for same in vocabulary.same_words(organisation_id, query.text, words):
            _want_other(query, organisation_id, same, worth=0.8)
    if len(words) <= MOST_GUESSED:
        slips = guessing.slips(organisation_id, found, counts)
        for slip in slips:
            _want_word(query, slip.word, slip.passages, worth=slip.likeness)
        query.corrected, query.corrections = guessing.corrected(query.text, slips)
    if found and (is_prefix or (len(query.text) <= SHORTEST and not counts)):
        for word, passages in vocabulary.beginning_with(organisation_id, found[-1][0]):
            _want_word(query, word, passages, worth=0.7)
    if len(words) <= 2:
        for word in [w for w in words if len(w) >= 3 and counts.get(w, 0) < ENOUGH]:
            for other, passages in vocabulary.holding(organisation_id, word):
                query.words.setdefault(other, passages)


def _want_exact(query: Query, found: Sequence[tuple[str, int, int]], counts: dict[str, int]) -> None:
    """An abbreviation with dots is worth more as it was typed; asked alone, nothing comes before it."""
    for word, start, end in found:
        typed = query.text[start:end]
        if "." in typed:
            worth = rarity(counts.get(word, 0), of=query.passages)
            query.exact.append(Wanted(typed, ALONE if typed == query.text else worth))


def _want_word(query: Query, word: str, passages: int, *, worth: float) -> None:
    if word not in query.words:
        query.words[word] = passages
        query.wanted.append(Wanted(word, worth * rarity(passages, of=query.passages)))
        query.shown.append(word)


def _want_other(query: Query, organisation_id: int, same: str, *, worth: float) -> None:
    """Another way to write what was asked: it ranks as one phrase and is looked up by its words."""
    words = [word for word, _, _ in places(same)]
    counts = vocabulary.counts(organisation_id, words)
    if not words or any(not counts.get(word) for word in words):
        return
    rarest = min(counts.values())
    for word in words:
        query.words.setdefault(word, counts[word])
    query.wanted.append(Wanted(undotted(same), worth * rarity(rarest, of=query.passages)))
    query.shown.append(same)


def _want_pairs(query: Query, organisation_id: int, corpus: Corpus) -> None:
    asked = list(dict.fromkeys(pair[:LONGEST_TOKEN] for pair in pairs(undotted(query.text))))
    counts = vocabulary.counts(organisation_id, asked, is_pair=True)
    query.wanted.extend(
        Wanted(pair, _PAIR_WORTH * rarity(counts.get(pair, 0), of=corpus.sampled), is_word=False) for pair in asked
    )


def _other_keyboard(organisation_id: int, raw: str, text: str) -> str:
    """What the same keys give in the other language, where that is known and what stands there is not; else ""."""
    has_thai = any("ก" <= letter <= "๛" for letter in raw)
    if not any(letter.isalnum() or letter in "[];',./" for letter in raw) or len(raw) < 3:
        return ""
    other = normalise(layout.as_english(raw) if has_thai else layout.as_thai(raw)).strip()
    if has_thai and any("ก" <= letter <= "๛" for letter in other):
        return ""
    written, meant = _words(text), _words(other)
    counts = vocabulary.counts(organisation_id, [*written, *meant])
    if _known(written, counts) > 0.3 or _known(meant, counts) < _LETTERS_KNOWN:
        return ""
    return other


def _words(text: str) -> list[str]:
    return list(dict.fromkeys(word for word, _, _ in places(text)))[:MOST_WORDS]


def _known(words: Sequence[str], counts: dict[str, int]) -> float:
    letters = sum(map(len, words))
    return _length(word for word in words if len(word) > 1 and counts.get(word)) / letters if letters else 0.0


def _length(words: Iterable[str]) -> int:
    return sum(map(len, words))


def rarest_within(words: dict[str, int], *, budget: int) -> tuple[list[str], bool]:
    """Rarest words whose counts sum up to the budget, at least one; and whether even that one is over it.

    At most :data:`MOST_ASKED`: of a pasted page the rarest words find it, each further one only makes the walk longer.
    """
    chosen: list[str] = []
    total = 0
    for word, passages in sorted(words.items(), key=lambda pair: pair[1]):
        if not passages:
            continue
        if chosen and (total + passages > budget or len(chosen) == MOST_ASKED):
            break
        chosen.append(word)
        total += passages
    return chosen, total > budget
