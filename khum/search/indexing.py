"""From documents to what the index keeps: passages, rows of words, counts. A pure function of what is stored."""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from collections.abc import Iterable
from dataclasses import asdict, dataclass, field

from khum.domain.searching import Findable
from khum.search.engines import Row
from khum.search.models import Document, Passage
from khum.search.rules import marks
from khum.search.rules.normal import clean, fold, undotted
from khum.search.rules.passages import passages
from khum.search.rules.tokens import LONGEST_TOKEN, VERSION, pairs, tokens


@dataclass(slots=True)
class Counts:
    """How the counts of an organisation change."""

    words: Counter[str] = field(default_factory=Counter)
    pairs: Counter[str] = field(default_factory=Counter)
    passages: int = 0
    characters: int = 0
    sampled: int = 0


def digest(kind: str, thing: Findable) -> str:
    """Fingerprint of a thing under the present rules; equal ones need no new index."""
    facts = {**asdict(thing), "readers": sorted(thing.readers), "on": str(thing.on), "kind": kind, "rules": VERSION}
    return hashlib.sha256(json.dumps(facts, ensure_ascii=False, sort_keys=True).encode()).hexdigest()


def document(kind: str, thing: Findable, fingerprint: str) -> Document:
    """The unsaved document of a thing."""
    return Document(
        organisation_id=thing.organisation_id,
        kind=kind,
        key=thing.key,
        root=thing.root,
        title=clean(thing.title),
        url=thing.url,
        detail=thing.detail[:500],
        readers=sorted(thing.readers),
        division_id=thing.division_id,
        year_be=thing.year_be,
        status=thing.status,
        on=thing.on,
        digest=fingerprint,
    )


def parts(stored: Document, thing: Findable) -> list[Passage]:
    """Unsaved passages of a stored document; a thing without text has one, for its title."""
    made = [
        Passage(document=stored, place=part.place[:200], anchor=part.anchor[:500], text=text)
        for part in thing.parts
        for text in passages(clean(part.text))
    ]
    return made or [Passage(document=stored, text="")]


def rows(documents: Iterable[tuple[Document, list[Passage]]]) -> tuple[list[Row], dict[int, Counts]]:
    """Rows of the index of stored documents, and what they add to the counts of each organisation."""
    made: list[Row] = []
    counts: dict[int, Counts] = {}
    for stored, its_passages in documents:
        organisation = stored.organisation_id
        count = counts.setdefault(organisation, Counts())
        title = fold(stored.title)
        title_words = tokens(title)
        own_marks = _marks(stored)
        audiences = marks.audiences(stored.readers)
        for passage in its_passages:
            text = fold(passage.text)
            body_words = tokens(text)
            made.append(
                Row(
                    passage_id=passage.pk,
                    title=[marks.word(organisation, word, one) for one in audiences for word in title_words],
                    body=[marks.word(organisation, word, one) for one in audiences for word in body_words],
                    marks=own_marks,
                )
            )
            count.words.update({*title_words, *body_words})
            count.passages += 1
            count.characters += len(text)
            if passage.is_sampled:
                count.sampled += 1
                count.pairs.update({pair[:LONGEST_TOKEN] for pair in (*pairs(undotted(title)), *pairs(undotted(text)))})
    return made, counts


def _marks(stored: Document) -> list[str]:
    organisation = stored.organisation_id
    found = [marks.facet(organisation, "k", stored.kind)]
    for name, value in (("v", stored.division_id), ("y", stored.year_be), ("t", stored.status)):
        if value:
            found.append(marks.facet(organisation, name, value))
    return found
