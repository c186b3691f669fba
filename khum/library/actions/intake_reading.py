"""What the background does with a file that was taken in. Every step may be begun again and never doubles anything.

A file's words are kept page by page; pages that are pictures follow a few at a time; then the item is made, once.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from django.core.files.base import ContentFile
from django.db import transaction
from django.utils.timezone import localdate

from khum.activity import ledger
from khum.domain.extracted import ExtractedDocument, Paragraph, Table
from khum.domain.verdict import NotPermittedError
from khum.files import archives, sandbox, storage
from khum.files.extract import ocr
from khum.files.kinds import TAKEN_IN, FileKind
from khum.files.models import StoredFile
from khum.files.reading import extract
from khum.files.refusals import FileRefused
from khum.library.actions import intake as receiving
from khum.library.actions import items, writing
from khum.library.models import Intake, IntakePage, Item
from khum.library.queries.intake import NO_RIGHT, holder_of
from khum.library.rules import intake as rules
from khum.library.rules.intake import UNDER_WAY, IntakeState, Page
from khum.people import standing
from khum.people.standing import Standing
from khum.web import jobs

_SCANNED = "scanned_page:"


def read(*, intake_id: int, at: datetime) -> Intake | None:
    """Do the next piece of work on a file; None where nothing is left to do."""
    row = Intake.objects.select_related("file", "organisation", "by").filter(pk=intake_id).first()
    if row is None or row.file is None or row.state_value not in UNDER_WAY:
        return None
    by = _standing_of(row, at)
    Intake.objects.filter(pk=row.pk, state=IntakeState.WAITING.value).update(state=IntakeState.READING.value)
    try:
        _next(row, row.file, by=by, at=at)
    except FileRefused as refused:
        fail(row, refused.code.value, by=by, at=at)
    except NotPermittedError:
        fail(row, NO_RIGHT, by=by, at=at)
    return row


@transaction.atomic
def fail(row: Intake, code: str, *, by: Standing, at: datetime) -> None:
    """The reading ended without an item; the file stays, and another try begins from the start."""
    under_way = [state.value for state in UNDER_WAY]
    changed = Intake.objects.filter(pk=row.pk, state__in=under_way).update(
        state=IntakeState.FAILED.value, refusal=code, finished_at=at, is_read=False, pages_to_read=[]
    )
    if changed:
        ledger.record("intake.failed", row, by=by, at=at, detail={"why": code})


def _next(row: Intake, file: StoredFile, *, by: Standing, at: datetime) -> None:
    if file.kind == FileKind.ZIP:
        _unpack(row, file, by=by, at=at)
    elif not row.is_read:
        document = extract(storage.path_of(file), name=file.name, allowed=TAKEN_IN)
        _keep_words(row.pk, document, by=by, at=at)
    else:
        pages = row.pages_to_read[: rules.PAGES_AT_ONCE]
        _keep_scans(row.pk, pages, _words_of(file, pages), by=by, at=at)


def _words_of(file: StoredFile, pages: list[int]) -> ExtractedDocument:
    """The words of pages that are pictures; pages that take too long stay unread, and the file goes on without."""
    try:
        return sandbox.read_scans(storage.path_of(file), pages)
    except FileRefused:
        return ExtractedDocument((), "pdf", tuple(f"{_SCANNED}{page}" for page in pages))


def _unpack(row: Intake, file: StoredFile, *, by: Standing, at: datetime) -> None:
    """Take in each file of an archive that is not there yet; a second run goes on where the first one ended."""
    path = storage.path_of(file)
    names = archives.names_in(path)
    Intake.objects.filter(pk=row.pk).update(pages_total=len(names))
    there = set(row.parts.values_list("name", flat=True))
    for name in names:
        if name in there:
            continue
        try:
            content = ContentFile(archives.read_one(path, name), name=name.rpartition("/")[2])
        except FileRefused as refused:
            facts = {"organisation": row.organisation, "name": name, "kind": row.kind, "part_of": row, "by": row.by}
            receiving.refuse({**facts, "at": at}, refused.code.value, by=by, at=at)
        else:
            receiving.receive(uploaded=content, kind=row.kind, by=by, at=at, part_of=row, name=name)
        Intake.objects.filter(pk=row.pk).update(pages_read=row.parts.count())
    Intake.objects.filter(pk=row.pk).update(
        state=IntakeState.READY.value, pages_read=len(names), is_read=True, finished_at=at
    )


@transaction.atomic
def _keep_words(intake_id: int, document: ExtractedDocument, *, by: Standing, at: datetime) -> None:
    """Keep what was read; pages that are pictures wait for their turn where this machine can read them."""
    row = _locked(intake_id)
    if row is None or row.is_read:
        return
    scans = [int(code.removeprefix(_SCANNED)) for code in document.warnings if code.startswith(_SCANNED)]
    is_readable = bool(scans) and ocr.is_installed()
    pages = rules.pages_of(document)
    row.is_read = True
    row.warnings = [code for code in document.warnings if not (is_readable and code.startswith(_SCANNED))]
    row.pages_to_read = scans if is_readable else []
    row.pages_total = max([len(pages), *(page.number for page in pages), *scans])
    row.pages_read = row.pages_total - len(row.pages_to_read)
    row.save(update_fields=["is_read", "warnings", "pages_to_read", "pages_total", "pages_read"])
    row.pages.all().delete()
    _write_pages(row, pages)
    if row.pages_to_read:
        jobs.enqueue(receiving.JOB, {"intake_id": row.pk}, at=at)
    else:
        _make_item(row, document.blocks, by=by, at=at)


@transaction.atomic
def _keep_scans(intake_id: int, numbers: list[int], document: ExtractedDocument, *, by: Standing, at: datetime) -> None:
    """Keep the words of a few pages; the last ones make the item."""
    row = _locked(intake_id)
    if row is None or row.pages_to_read[: len(numbers)] != numbers:
        return  # Another worker kept them meanwhile.
    said = {page.number: page for page in rules.pages_of(document)}
    row.pages.filter(number__in=said).delete()
    _write_pages(row, list(said.values()))
    row.pages_to_read = row.pages_to_read[len(numbers) :]
    row.pages_read = row.pages_total - len(row.pages_to_read)
    row.warnings = list(dict.fromkeys([*row.warnings, *document.warnings]))
    row.save(update_fields=["pages_to_read", "pages_read", "warnings"])
    if row.pages_to_read:
        jobs.enqueue(receiving.JOB, {"intake_id": row.pk}, at=at)
        return
    lines = [Paragraph(line) for page in row.pages.order_by("number") for line in page.text.splitlines()]
    _make_item(row, lines, by=by, at=at)


def _write_pages(row: Intake, pages: list[Page]) -> None:
    IntakePage.objects.bulk_create(
        IntakePage(intake=row, number=page.number, place=page.place[:200], text=page.text) for page in pages
    )


def _make_item(row: Intake, blocks: Sequence[Paragraph | Table], *, by: Standing, at: datetime) -> None:
    """The item with the file beside it, inside the transaction that ends the reading: both or neither.

    A file that was put beside an item has its item already; only its words were wanted.
    """
    holder = holder_of(row.organisation_id, row.sha256, but=row.pk) if row.item_id is None else None
    if row.item_id is not None:
        row.state = IntakeState.READY.value
    elif holder is not None:
        row.state, row.item_id = IntakeState.DUPLICATE.value, holder.item_id
    else:
        body, is_whole = rules.body_of(blocks)
        row.warnings = row.warnings if is_whole else [*row.warnings, "words_left_out"]
        item = _written(row, body, by=by, at=at)
        row.state, row.item = IntakeState.READY.value, item
        # Who brought the same file while it was being read learns now where it stands.
        same = Intake.objects.filter(organisation=row.organisation_id, sha256=row.sha256, item=None)
        same.filter(state=IntakeState.DUPLICATE.value).update(item=item)
    row.finished_at = at
    row.save(update_fields=["state", "item", "warnings", "finished_at"])
    ledger.record("intake.ready", row, by=by, at=at)


def _written(row: Intake, body: str, *, by: Standing, at: datetime) -> Item:
    texts = list(row.pages.order_by("number").values_list("text", flat=True)[:2])
    first = "\n".join(texts)
    title = rules.title_of(row.name, first.splitlines()[:20])
    kind = row.kind or rules.kind_of(title, first, items.kinds_of(row.organisation_id, by.today).kinds)
    item = writing.create(kind=kind, title=title, values={"body": body}, by=by, at=at)
    if row.file is not None:
        writing.attach(item_id=item.pk, file=row.file, title="", by=by, at=at)
    return item


def _locked(intake_id: int) -> Intake | None:
    found = Intake.objects.select_for_update().filter(pk=intake_id).first()
    return found if found is not None and found.state_value in UNDER_WAY else None


def _standing_of(row: Intake, at: datetime) -> Standing:
    """The rights of whoever brought the file, on the day of the reading."""
    today = localdate(at)
    if row.by is None:
        return standing.of_command_line(row.organisation, today=today)
    return standing.load(row.by, today=today)
