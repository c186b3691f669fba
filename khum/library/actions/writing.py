"""Writing an item: making it, saving the draft while typing, its particulars, files and links."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from khum.activity import ledger
from khum.domain.levels import Visibility
from khum.domain.merging import EditConflictError
from khum.domain.verdict import NotPossibleError
from khum.files.models import StoredFile
from khum.library import permissions
from khum.library.actions import items
from khum.library.models import Attachment, Draft, DraftSave, Item, Regulation, Relation
from khum.library.queries import drafts
from khum.library.queries.drafts import TEXT_FIELDS, values_of
from khum.library.rules import rich
from khum.library.rules.personal import personal_data
from khum.library.rules.states import Link
from khum.people.standing import Standing

KEPT_SAVES = 60


class PersonalDataError(NotPossibleError):
    """Everybody would read what looks like personal data; the message names what was found."""


PARTICULARS = frozenset(
    {
        *{"division", "owner", "category", "risk", "visibility", "named_ids", "address", "origin"},
        *{"is_offered", "licence"},
    }
)


@transaction.atomic
def create(
    *,
    kind: str,
    title: str,
    by: Standing,
    at: datetime,
    values: Mapping[str, Any] | None = None,
    particulars: Mapping[str, Any] | None = None,
) -> Item:
    """Begin an item. ``values`` are summary, body and parts; ``particulars`` as in :func:`set_particulars`."""
    permissions.may_write(by).or_raise()
    if kind not in items.kinds_of(by.organisation_id, by.today).kinds:
        raise NotPossibleError(_("There is no such kind of item."))
    item = Item.objects.create(
        organisation=by.organisation,
        kind=kind,
        title=title,
        created_by=by.person,
        created_at=at,
        updated_at=at,
        division_id=min(by.division_ids, default=None),
        owner_id=min(by.position_ids, default=None),
    )
    values = _cleaned({"title": title, **(values or {})})
    draft = Draft.objects.create(item=item, saved_by=by.person, saved_at=at, **values)
    _keep(draft, by=by, at=at)
    ledger.record("item.begun", item, by=by, at=at, detail={"kind": kind})
    if particulars:
        set_particulars(item_id=item.pk, values=particulars, by=by, at=at)
        item.refresh_from_db()
    return item


@transaction.atomic
def open_draft(*, item_id: int, by: Standing, at: datetime) -> Draft:
    """The draft of an item; of a published one a new draft is begun from what readers see."""
    item = items.locked(item_id, by)
    permissions.may_write_text(by, item).or_raise()
    return _opened(item, by=by, at=at)


@transaction.atomic
def save_draft(*, item_id: int, values: Mapping[str, Any], version: int, by: Standing, at: datetime) -> Draft:
    """Keep what was typed; ``version`` is the one that the person opened.

    Raises :class:`khum.domain.merging.EditConflictError` where somebody else saved another text meanwhile.
    """
    item = items.locked(item_id, by)
    permissions.may_write_text(by, item).or_raise()
    draft = _opened(item, by=by, at=at)
    mine, theirs = _cleaned(values), values_of(draft)
    if all(theirs[name] == value for name, value in mine.items()):
        return draft
    if version != draft.version:
        _refuse(draft, version, mine, theirs)
    for name, value in mine.items():
        setattr(draft, name, value)
    draft.version, draft.saved_by, draft.saved_at = draft.version + 1, by.person, at
    draft.save(update_fields=[*mine, "version", "saved_by", "saved_at"])
    _keep(draft, by=by, at=at)
    if item.current_id is None:
        item.title, item.summary, item.updated_at = draft.title, draft.summary, at
        item.save(update_fields=["title", "summary", "updated_at"])
    return draft


@transaction.atomic
def discard_draft(*, item_id: int, by: Standing, at: datetime) -> Item:
    """Put the draft of a published item aside; readers keep what they have."""
    item = items.locked(item_id, by)
    permissions.may_write_text(by, item).or_raise()
    if item.current_id is None:
        raise NotPossibleError(_("An item that was never published has nothing but its draft."))
    Draft.objects.filter(item=item).delete()
    ledger.record("item.draft_discarded", item, by=by, at=at)
    return item


@transaction.atomic
def set_particulars(
    *, item_id: int, values: Mapping[str, Any], by: Standing, at: datetime, accepts_personal_data: bool = False
) -> Item:
    """Change where an item belongs, who owns it, who reads it: only the fields in ``values``, and ``tags``.

    Raises :class:`PersonalDataError` where everybody would read what looks like personal data, unless that is meant.
    """
    item = items.locked(item_id, by)
    permissions.may_edit(by, item).or_raise()
    fields = {name: value for name, value in values.items() if name in PARTICULARS}
    _check_belongs(item, fields)
    if fields.get("visibility") == Visibility.PUBLIC and not accepts_personal_data:
        _stop_personal(item)
    before = {name: str(getattr(item, name) or "") for name in fields}
    for name, value in fields.items():
        setattr(item, name, value)
    item.save(update_fields=list(fields))
    before_tags = set(item.tags.values_list("pk", flat=True)) if "tags" in values else set()
    if "tags" in values:
        item.tags.set(values["tags"])
    changed = {name: [before[name], str(getattr(item, name) or "")] for name in fields}
    changed = {name: pair for name, pair in changed.items() if pair[0] != pair[1]}
    if "tags" in values and before_tags != {tag.pk for tag in values["tags"]}:
        changed["tags"] = ["", ", ".join(tag.name for tag in values["tags"])]
    if changed:
        ledger.record("item.particulars_changed", item, by=by, at=at, detail=changed)
    return item


@transaction.atomic
def set_regulation(*, item_id: int, values: Mapping[str, Any], by: Standing, at: datetime) -> Regulation:
    """Write number, day, issuer and status of a law; what cites it is told by the badge (row 69)."""
    item = items.locked(item_id, by)
    permissions.may_edit(by, item).or_raise()
    regulation, _made = Regulation.objects.update_or_create(item=item, defaults=dict(values))
    ledger.record("item.regulation_set", item, by=by, at=at, detail={"status": regulation.status})
    return regulation


@transaction.atomic
def attach(*, item_id: int, file: StoredFile, title: str, by: Standing, at: datetime) -> Attachment:
    """Put a stored file beside an item."""
    item = items.locked(item_id, by)
    permissions.may_edit(by, item).or_raise()
    if file.organisation_id != item.organisation_id:
        raise NotPossibleError(_("The file belongs to another organisation."))
    attached = Attachment.objects.create(item=item, file=file, title=title, added_by=by.person, added_at=at)
    ledger.record("item.file_attached", item, by=by, at=at, detail={"file": file.pk, "name": file.name})
    return attached


@transaction.atomic
def detach(*, attachment_id: int, by: Standing, at: datetime) -> Attachment:
    """Take a file away; it stays on record."""
    attached: Attachment = Attachment.objects.visible_to(by).get(pk=attachment_id)
    item = items.locked(attached.item_id, by)
    permissions.may_edit(by, item).or_raise()
    attached.removed_at = attached.removed_at or at
    attached.save(update_fields=["removed_at"])
    ledger.record("item.file_removed", item, by=by, at=at, detail={"file": attached.file_id})
    return attached


@transaction.atomic
def relate(*, item_id: int, other_id: int, kind: str, note: str, by: Standing, at: datetime) -> Relation:
    """Link an item to another one that the person may read."""
    item = items.locked(item_id, by)
    permissions.may_edit(by, item).or_raise()
    other = Item.objects.visible_to(by).get(pk=other_id)
    if other.pk == item.pk:
        raise NotPossibleError(_("An item cannot be linked to itself."))
    link, _made = Relation.objects.update_or_create(
        item=item, other=other, kind=Link(kind).value, defaults={"note": note}
    )
    ledger.record("item.related", item, by=by, at=at, detail={"other": other.pk, "kind": kind})
    return link


@transaction.atomic
def unrelate(*, relation_id: int, by: Standing, at: datetime) -> Item:
    """Take a link away."""
    link = Relation.objects.visible_to(by).get(pk=relation_id)
    item = items.locked(link.item_id, by)
    permissions.may_edit(by, item).or_raise()
    ledger.record("item.unrelated", item, by=by, at=at, detail={"other": link.other_id, "kind": link.kind})
    link.delete()
    return item


def _opened(item: Item, *, by: Standing, at: datetime) -> Draft:
    """The stored draft of a locked item; one is begun from what readers see where there is none."""
    draft = drafts.draft_of(item)
    if draft.pk is None:
        draft.saved_by, draft.saved_at = by.person, at
        draft.save()
        _keep(draft, by=by, at=at)
    return draft


def _cleaned(values: Mapping[str, Any]) -> dict[str, Any]:
    mine = {name: values[name] for name in TEXT_FIELDS if name in values}
    if "body" in mine:
        mine["body"] = rich.clean(mine["body"])
    if "parts" in mine:
        mine["parts"] = {code: text.replace("\r\n", "\n") for code, text in mine["parts"].items() if text.strip()}
    return mine


def _keep(draft: Draft, *, by: Standing, at: datetime) -> None:
    DraftSave.objects.create(draft=draft, version=draft.version, values=values_of(draft), by_name=by.name, at=at)
    DraftSave.objects.filter(draft=draft, version__lte=draft.version - KEPT_SAVES).delete()


def _refuse(draft: Draft, version: int, mine: dict[str, Any], theirs: dict[str, Any]) -> None:
    saves = {save.version: save for save in draft.saves.all()}
    opened = saves[version].values if version in saves else {}
    last = saves.get(draft.version)
    raise EditConflictError(
        original={**theirs, **opened},
        mine={**theirs, **mine},
        theirs=theirs,
        version=draft.version,
        by_name=last.by_name if last else "",
    )


def _stop_personal(item: Item) -> None:
    """What readers see is looked at; a text that nobody approved yet is looked at when it is sent."""
    found = personal_data(item.text) if item.current_id and item.visibility != Visibility.PUBLIC else ()
    if found:
        raise PersonalDataError(
            _("Everybody may read this item, and it holds what looks like personal data: %(what)s")
            % {"what": ", ".join(f"{one.kind_th} {one.shown}" for one in found[:5])}
        )


def _check_belongs(item: Item, fields: Mapping[str, Any]) -> None:
    for name in ("division", "owner", "category"):
        thing = fields.get(name)
        if thing is not None and thing.organisation_id != item.organisation_id:
            raise NotPossibleError(_("What you chose belongs to another organisation."))
    if fields.get("visibility") == Visibility.NAMED and not fields.get("named_ids", item.named_ids).strip(","):
        raise NotPossibleError(_("Choose the people who may read this."))
