"""``khum items import``: what went where; killed in the middle and begun again it loses and doubles nothing."""

from __future__ import annotations

import json
import os
import signal
import sqlite3
import subprocess
import sys
import time
from collections import Counter
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings

from config.cli.items import readable
from config.cli.main import main
from khum.files.tests import mixed_folder
from khum.library.models import Attachment, Intake, Item
from khum.library.tests import journeys
from tests.installations import Copy

PREPARE = (
    "import django; django.setup();"
    "from khum.people.models import Organisation;"
    "Organisation.objects.create(code='khumthong', name='อบต.ขุมทอง', kind='tambon')"
)
ITEMS = mixed_folder.NEW - 1
TABLES = {
    "items": "SELECT count(*) FROM library_item",
    "attachments": "SELECT count(*) FROM library_attachment",
    "drafts": "SELECT count(*) FROM library_draft",
    "files": "SELECT count(*) FROM files_storedfile",
    "hashes": "SELECT count(DISTINCT sha256) FROM files_storedfile",
    "failed": "SELECT count(*) FROM library_intake WHERE state = 'failed'",
    "under_way": "SELECT count(*) FROM library_intake WHERE state IN ('waiting', 'reading')",
}


def run(capsys: pytest.CaptureFixture[str], *words: str) -> tuple[int, str, str]:
    code = main(list(words))
    said = capsys.readouterr()
    return code, said.out, said.err


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "เอกสาร"
    (made / "ลึก").mkdir(parents=True)
    (made / "คู่มือรับเรื่อง.txt").write_text("คู่มือรับเรื่องร้องเรียน", "utf-8")
    (made / "ลึก" / "สำเนา.txt").write_text("คู่มือรับเรื่องร้องเรียน", "utf-8")
    (made / "เสีย.pdf").write_bytes(b"%PDF-1.7\n")
    (made / "เกม.exe").write_bytes(b"MZ")
    (made / ".ซ่อน.txt").write_text("ซ่อน", "utf-8")
    return made


@pytest.fixture
def _office(settings: Any, tmp_path: Path) -> None:
    settings.DATA_DIR = tmp_path / "data"
    journeys.council()


@pytest.mark.django_db
@pytest.mark.usefixtures("_office")
def test_the_report_says_what_went_where(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code, out, err = run(capsys, "items", "import", str(folder), "--json")
    report = json.loads(out)
    assert code == 1
    assert report["counts"] == {"new": 1, "duplicate": 1, "failed": 1, "unsupported": 1}
    assert err == "4 files: 1 new, 1 duplicate, 1 failed, 1 unsupported\n"
    found = {row["file"]: row for row in report["files"]}
    item = Item.objects.get()
    assert found["คู่มือรับเรื่อง.txt"]["item"] == found["ลึก/สำเนา.txt"]["item"] == item.pk
    assert found["เสีย.pdf"]["why"]
    assert (item.kind, item.created_by_id, item.organisation.code) == ("manual", None, "khumthong")


@pytest.mark.django_db
@pytest.mark.usefixtures("_office")
def test_again_and_again_is_once(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    run(capsys, "items", "import", str(folder), "--kind", "procedure")
    before = (Item.objects.count(), Attachment.objects.count(), Intake.objects.count())
    _code, out, _err = run(capsys, "items", "import", str(folder))
    assert (Item.objects.count(), Attachment.objects.count(), Intake.objects.count()) == before
    assert Item.objects.get().kind == "procedure"
    assert "duplicate   คู่มือรับเรื่อง.txt" in out


@pytest.mark.django_db
@pytest.mark.usefixtures("_office")
@pytest.mark.parametrize("words", [("nowhere",), (".", "--kind", "nothing"), (".", "--organisation", "nobody")])
def test_wrong_use(words: tuple[str, ...], capsys: pytest.CaptureFixture[str]) -> None:
    assert run(capsys, "items", "import", *words)[0] == 2
    assert not Intake.objects.exists()


def test_names_of_old_sticks_are_readable() -> None:
    assert readable(os.fsdecode("คู่มือ.txt".encode("cp874"))) == readable("คู่มือ.txt") == "คู่มือ.txt"


def counts(data: Path) -> dict[str, int]:
    """What stands in the database of another process."""
    with closing(sqlite3.connect(data / "khum.sqlite3", timeout=30)) as database:
        return {name: database.execute(query).fetchone()[0] for name, query in TABLES.items()}


@pytest.mark.slow
@pytest.mark.timeout(420)
@pytest.mark.skipif(not hasattr(os, "killpg"), reason="this system has no SIGKILL")
def test_killed_in_the_middle_and_begun_again_loses_and_doubles_nothing(
    tmp_path: Path, empty_installation: Copy
) -> None:
    folder, data = mixed_folder.fifty_files(tmp_path / "แชร์"), empty_installation(tmp_path / "data")
    assert len([path for path in folder.rglob("*") if path.is_file()]) == 50
    kept = {name: value for name, value in os.environ.items() if not name.startswith("KHUM_")}
    environment = kept | {"KHUM_DATA": str(data), "DJANGO_SETTINGS_MODULE": "config.settings"}
    subprocess.run([sys.executable, "-c", PREPARE], env=environment, cwd=settings.BASE_DIR, check=True)
    command = [sys.executable, "-m", "config.cli.main", "items", "import", str(folder), "--json"]
    for stop_at in (5, 17, 30):
        with (tmp_path / "said").open("wb") as said:
            process = subprocess.Popen(command, env=environment, cwd=settings.BASE_DIR, stdout=said, stderr=said)
            while counts(data)["items"] < stop_at:
                assert process.poll() is None, (tmp_path / "said").read_text("utf-8")
                time.sleep(0.05)
            process.send_signal(signal.SIGKILL)
            process.wait()
    done = subprocess.run(command, env=environment, cwd=settings.BASE_DIR, capture_output=True, text=True, check=False)
    assert done.returncode == 1, done.stderr
    found = counts(data)
    kept_files = ITEMS + 1  # and the archive
    assert found == {
        "items": ITEMS, "attachments": ITEMS, "drafts": ITEMS, "files": kept_files, "hashes": kept_files,
        "failed": mixed_folder.FAILED, "under_way": 0,
    }  # fmt: skip
    on_disk = [path for path in (data / "files").rglob("*") if path.is_file()]
    assert len(on_disk) == kept_files
    again = subprocess.run(command, env=environment, cwd=settings.BASE_DIR, capture_output=True, text=True, check=False)
    became = Counter(row["became"] for row in json.loads(again.stdout)["files"])
    assert became == {"duplicate": 48, "failed": mixed_folder.FAILED, "unsupported": mixed_folder.UNSUPPORTED}
    assert counts(data) == found
