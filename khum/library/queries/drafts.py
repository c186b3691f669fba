"""What a draft lacks, what it says otherwise than the glossary, what it is like, what it reveals."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from khum.domain.levels import Visibility
from khum.library.models import Band, Draft, Item, Revision, Term
from khum.library.rules import likeness, rich
from khum.library.rules.completeness import Completeness, completeness
from khum.library.rules.kinds import Kind
from khum.library.rules.personal import PersonalData, personal_data
from khum.library.rules.states import Link
from khum.library.rules.terms import OtherWord, other_words
from khum.people.standing import Standing

TEXT_FIELDS = ("title", "summary", "body", "parts")
_MOST_LIKE = 5


@dataclass(frozen=True, slots=True)
class Like:
    """Another item that says nearly the same; ``percent`` is how much of it is shared."""

    item: Item
    percent: int


def draft_of(item: Item) -> Draft:
    """What is being written; where nothing is, an unsaved draft with the text that readers see: at most two queries."""
    stored = Draft.objects.filter(item=item).first()
    if stored is not None:
        return stored
    source = item.current or Revision.objects.filter(item=item).first()
    values = values_of(source) if source else {"title": item.title}
    return Draft(item=item, based_on=item.current, saved_at=item.updated_at, **values)


def has_draft(item: Item) -> bool:
    """Whether something is being written: one query."""
    return Draft.objects.filter(item=item).exists()


def saved_values(draft: Draft, version: int) -> dict[str, Any]:
    """What a draft held at a version; what it holds now where that save is no longer kept: one query."""
    save = draft.saves.filter(version=version).first()
    return dict(save.values) if save else values_of(draft)


def values_of(text: Draft | Revision) -> dict[str, Any]:
    """The text of a draft or a revision, as the forms and the merge screen know it."""
    return {name: getattr(text, name) for name in TEXT_FIELDS}


def completeness_of(item: Item, text: Draft | Revision, kind: Kind) -> Completeness:
    """What is there and what is missing: at most five small queries."""
    has = {name for name in ("address", "origin") if getattr(item, name)}
    has |= {name for name in ("category", "owner") if getattr(item, f"{name}_id")}
    has |= {"body"} if len(rich.plain(text.body)) >= 10 else set()
    has |= {"summary"} if text.summary.strip() else set()
    has |= {"file"} if item.attachments.filter(removed_at=None).exists() else set()
    has |= {"tags"} if item.tags.exists() else set()
    if kind.needs_of("particulars") and hasattr(item, "regulation"):
        has.add("particulars")
    if kind.needs_of("members") and item.relations.filter(kind=Link.PART).exists():
        has.add("members")
    return completeness(kind, title=text.title, parts=text.parts, has=has)


def other_words_of(item: Item, text: str) -> tuple[OtherWord, ...]:
    """Words that the glossary of the organisation wants written otherwise: one query."""
    terms = Term.objects.filter(organisation_id=item.organisation_id)
    return other_words(text, [(term.word, term.variants) for term in terms])


def personal_data_of(item: Item, text: str) -> tuple[PersonalData, ...]:
    """What looks like personal data; asked for items that the public reads."""
    return personal_data(text) if item.visibility == Visibility.PUBLIC else ()


def alike(item: Item, text: str, standing: Standing) -> list[Like]:
    """Items in sight that share most of this text, the most alike first: two queries."""
    signed = likeness.signature(text)
    keys = likeness.bands(signed)
    near = Band.objects.filter(organisation_id=item.organisation_id, key__in=keys).values("item")
    others = Item.objects.visible_to(standing).filter(pk__in=near).exclude(pk=item.pk).exclude(state="retired")
    found = [Like(other, round(100 * likeness.likeness(signed, other.signature))) for other in others[:100]]
    close = [like for like in found if like.percent >= 100 * likeness.ALIKE]
    return sorted(close, key=lambda like: -like.percent)[:_MOST_LIKE]
