"""How many passages hold a word: what tells rare words from common ones."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from django.db.models import F

from khum.search.engines import engine
from khum.search.indexing import Counts
from khum.search.models import Corpus, Spelling, Term
from khum.search.rules.spelling import keys
from khum.search.rules.tokens import VERSION

_CHUNK = 400


def room_for_samples(organisation_ids: Collection[int], *, most: int) -> dict[int, int]:
    """How many more passages of each organisation may be sampled."""
    taken = dict(Corpus.objects.filter(organisation__in=organisation_ids).values_list("organisation_id", "sampled"))
    return {one: most - taken.get(one, 0) for one in organisation_ids}


def grow(counts: Mapping[int, Counts]) -> None:
    """Add to the counts; words that are new learn their misspellings."""
    for organisation_id, count in counts.items():
        Corpus.objects.get_or_create(organisation_id=organisation_id, defaults={"version": VERSION})
        fresh = count.words.keys() - engine().known(organisation_id, count.words)
        _change(organisation_id, count, sign=1)
        engine().learn(organisation_id, sorted((key, word) for word in fresh for key in keys(word)))


def shrink(counts: Mapping[int, Counts]) -> None:
    """Take from the counts; words that nothing holds any more are forgotten, so that no guess ever shows them."""
    for organisation_id, count in counts.items():
        _change(organisation_id, count, sign=-1)
        for is_pair, words in ((False, count.words), (True, count.pairs)):
            gone = [
                text
                for part in _chunks(words)
                for text in Term.objects.filter(
                    organisation=organisation_id, is_pair__in=[is_pair], text__in=part, passages__lte=0
                ).values_list("text", flat=True)
            ]
            for part in _chunks(gone):
                Term.objects.filter(organisation=organisation_id, is_pair__in=[is_pair], text__in=part).delete()
                if not is_pair:
                    Spelling.objects.filter(organisation=organisation_id, word__in=part).delete()


def _change(organisation_id: int, count: Counts, *, sign: int) -> None:
    Corpus.objects.filter(organisation=organisation_id).update(
        passages=F("passages") + sign * count.passages,
        characters=F("characters") + sign * count.characters,
        sampled=F("sampled") + sign * count.sampled,
    )
    for is_pair, counter in ((False, count.words), (True, count.pairs)):
        engine().count(organisation_id, is_pair, {text: sign * times for text, times in counter.items()})


def _chunks(words: Collection[str]) -> list[list[str]]:
    ordered = sorted(words)
    return [ordered[at : at + _CHUNK] for at in range(0, len(ordered), _CHUNK)]
