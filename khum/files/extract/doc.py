"""Old Word files (.doc): LibreOffice writes them as DOCX.

Its profile is made for the one reading: it runs no macro and loads nothing from elsewhere (documents.md §2).
"""

from __future__ import annotations

import shutil
import subprocess
import tempfile
from functools import cache
from pathlib import Path

from khum.domain.extracted import ExtractedDocument
from khum.files import zip_guard
from khum.files.extract import docx
from khum.files.kinds import FileKind
from khum.files.refusals import FileRefused, Refusal

_SCRIPTING = "/org.openoffice.Office.Common/Security/Scripting"
_ITEM = '<item oor:path="{}"><prop oor:name="{}"><value>{}</value></prop></item>'
_SAFE = {"BlockUntrustedRefererLinks": "true", "DisableMacrosExecution": "true", "MacroSecurityLevel": "3"}
_PROFILE = (
    '<?xml version="1.0" encoding="UTF-8"?><oor:items xmlns:oor="http://openoffice.org/2001/registry">'
    + "".join(_ITEM.format(_SCRIPTING, name, value) for name, value in _SAFE.items())
    + "</oor:items>"
)


@cache
def program() -> str | None:
    """Where LibreOffice is; None without it."""
    return shutil.which("soffice") or shutil.which("libreoffice")


def read(path: Path) -> ExtractedDocument:
    """Paragraphs and tables as of a DOCX; whoever started this process bounds its time and its memory."""
    office = program()
    if office is None:
        raise FileRefused(Refusal.NO_OFFICE)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        source = folder / "old.doc"
        shutil.copyfile(path, source)
        said = convert(office, source, folder, to="docx")
        made = folder / "old.docx"
        if not made.is_file():
            raise FileRefused(Refusal.CORRUPTED, said)
        zip_guard.check(made, FileKind.DOCX)
        return ExtractedDocument(docx.read(made).blocks, "doc")


def convert(office: str, source: Path, folder: Path, *, to: str) -> str:
    """Have LibreOffice write the source as another kind into the folder; what it complained of, if it did not."""
    settings = folder / "profile" / "user" / "registrymodifications.xcu"
    settings.parent.mkdir(parents=True)
    settings.write_text(_PROFILE, "utf-8")
    command = [office, "--headless", "--norestore", f"-env:UserInstallation={(folder / 'profile').as_uri()}"]
    command += ["--convert-to", to, "--outdir", str(folder), str(source)]
    done = subprocess.run(command, capture_output=True, check=False)  # noqa: S603 - no shell, our own paths
    return done.stderr.decode(errors="replace")[-200:]
