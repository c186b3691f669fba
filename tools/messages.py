"""Catalogues of the screens: ``check`` says what is missing, ``update`` adds empty entries, ``compile`` makes .mo.

Message ids are English and stand in templates and Python; each app keeps its Thai catalogue beside them. gettext's own
programs are not needed: Babel reads Python, Django's ``templatize`` turns a template into what Babel can read.
"""

from __future__ import annotations

import io
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po
from django.conf import settings
from django.utils.translation.template import templatize

ROOT = Path(__file__).resolve().parent.parent
KEYWORDS = {
    "_": None,
    "gettext": None,
    "gettext_lazy": None,
    "gettext_noop": None,
    "ngettext": (1, 2),
    "ngettext_lazy": (1, 2),
    "pgettext": ((1, "c"), 2),
    "pgettext_lazy": ((1, "c"), 2),
}
SKIPPED = {"tests", "migrations", "locale", "__pycache__"}


@dataclass(frozen=True, order=True)
class Message:
    """One message id as the sources use it."""

    id: str
    plural: str = ""
    context: str = ""


def apps() -> list[Path]:
    """Folders with screens of their own."""
    return [*sorted(path.parent for path in (ROOT / "khum").glob("*/__init__.py")), ROOT / "config"]


def used_in(folder: Path) -> set[Message]:
    """Every message id that an app's Python and templates use."""
    messages: set[Message] = set()
    for path in sorted(folder.rglob("*")):
        if SKIPPED & set(path.relative_to(folder).parts) or path.suffix not in {".py", ".html", ".txt"}:
            continue
        if path.suffix != ".py" and "templates" not in path.parts:
            continue
        source = path.read_text(encoding="utf-8")
        text = source if path.suffix == ".py" else _flat(templatize(source, origin=str(path)))
        messages |= set(_extracted(text))
    return messages


def _flat(text: str) -> str:
    """Templates are indented as HTML is, which no reader of Python accepts."""
    return "\n".join(line.strip() for line in text.splitlines())


def _extracted(text: str) -> Iterator[Message]:
    for _line, found, _comments, context in extract("python", io.BytesIO(text.encode()), keywords=KEYWORDS):
        ids = found if isinstance(found, tuple) else (found,)
        texts = [part for part in ids if isinstance(part, str) and part]
        if texts:
            yield Message(texts[0], texts[1] if len(texts) > 1 else "", context or "")


def catalogue_path(folder: Path) -> Path:
    """Where an app's Thai catalogue stands."""
    return folder / "locale" / "th" / "LC_MESSAGES" / "django.po"


def catalogue(folder: Path) -> Catalog:
    """An app's Thai catalogue; empty where it has none."""
    path = catalogue_path(folder)
    if not path.exists():
        return Catalog(locale="th", charset="utf-8")
    with path.open("rb") as stream:
        return read_po(stream, locale="th", charset="utf-8")


def problems() -> list[str]:
    """What is missing, fuzzy or no longer used, one line each."""
    lines: list[str] = []
    for folder in apps():
        used, known = used_in(folder), catalogue(folder)
        name = folder.relative_to(ROOT)
        for message in sorted(used):
            entry = known.get(message.id, message.context or None)
            if entry is None or not _is_translated(entry.string):
                lines.append(f"{name}: not translated: {message.id!r}")
            elif entry.fuzzy:
                lines.append(f"{name}: fuzzy: {message.id!r}")
        ids = {message.id for message in used}
        for entry in known:
            entry_id = entry.id[0] if isinstance(entry.id, tuple | list) else entry.id
            if entry_id and entry_id not in ids:
                lines.append(f"{name}: no longer used: {entry_id!r}")
    return [*lines, *conflicts()]


def conflicts() -> list[str]:
    """Ids that catalogues translate differently: Django merges them, and one reading would win everywhere."""
    readings: dict[tuple[str, str], dict[str, str]] = {}
    for folder in apps():
        for entry in catalogue(folder):
            if isinstance(entry.id, str) and entry.id:
                said = readings.setdefault((entry.context or "", entry.id), {})
                said[str(folder.relative_to(ROOT))] = str(entry.string)
    return [
        f"translated in several ways: {message!r} ({', '.join(sorted(said))})"
        for (_context, message), said in readings.items()
        if len(set(said.values())) > 1
    ]


def _is_translated(string: object) -> bool:
    return all(string) if isinstance(string, tuple | list) else bool(string)


def update() -> None:
    """Add an empty entry for each message id that a catalogue lacks."""
    for folder in apps():
        known = catalogue(folder)
        missing = [m for m in sorted(used_in(folder)) if known.get(m.id, m.context or None) is None]
        if not missing:
            continue
        for message in missing:
            known.add((message.id, message.plural) if message.plural else message.id, context=message.context or None)
        path = catalogue_path(folder)
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("wb") as stream:
            write_po(stream, known, width=110, omit_header=False)


def compile_all() -> None:
    """Write the .mo file beside each catalogue."""
    for folder in apps():
        path = catalogue_path(folder)
        if path.exists():
            with path.with_suffix(".mo").open("wb") as stream:
                write_mo(stream, catalogue(folder))


def main(words: list[str]) -> int:
    """Run one verb."""
    if not settings.configured:
        settings.configure(USE_I18N=True)
    if words == ["check"]:
        lines = problems()
        print("\n".join(lines) or "catalogues are complete")
        return 1 if lines else 0
    if words == ["update"]:
        update()
        return 0
    if words == ["compile"]:
        compile_all()
        return 0
    print("python -m tools.messages check|update|compile", file=sys.stderr)
    return 2


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
