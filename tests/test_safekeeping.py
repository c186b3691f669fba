"""Backup, restore and verify as an administrator uses them: by the command, on an installation of its own."""

from __future__ import annotations

import json
import os
import shutil
import sqlite3
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest
from django.apps import apps
from django.conf import settings
from django.core.serializers.base import DeserializationError
from django.db import connection

from config.safekeeping import backup, bundle, records
from tests.installations import Copy

pytestmark = pytest.mark.slow


class Installation:
    """A data folder and the commands on it."""

    def __init__(self, data: Path) -> None:
        self.data = data
        data.mkdir(parents=True, exist_ok=True)

    @property
    def database(self) -> Path:
        return self.data / "khum.sqlite3"

    def __call__(self, *words: str, **more: str) -> subprocess.CompletedProcess[str]:
        return self._python("-m", "config.cli.main", *words, **more)

    def script(self, text: str) -> None:
        done = self._python("-c", text)
        assert done.returncode == 0, done.stderr

    def _python(self, *words: str, **more: str) -> subprocess.CompletedProcess[str]:
        kept = {k: v for k, v in os.environ.items() if not k.startswith("KHUM_")}
        env = kept | {"KHUM_DATA": str(self.data), "DJANGO_SETTINGS_MODULE": "config.settings"} | more
        return subprocess.run(
            [sys.executable, *words], env=env, cwd=settings.BASE_DIR, capture_output=True, text=True, timeout=120
        )

    def names(self) -> list[str]:
        database = sqlite3.connect(self.database)
        try:
            if not database.execute("SELECT 1 FROM sqlite_master").fetchone():
                return []
            return [row[0] for row in database.execute("SELECT name FROM people_organisation ORDER BY id")]
        finally:
            database.close()

    def kept_files(self) -> list[Path]:
        return sorted(path for path in (self.data / "files").rglob("*") if path.is_file())


FOUND = """
import django; django.setup()
from datetime import date
from django.utils.timezone import now
from khum.files.models import StoredFile
from khum.files.storage import Incoming
from khum.people.actions import founding
account = founding.Account("นาง", "ดารุณี", "ใจงาม", "hr", "ข้าวเหนียวมูนหวาน9", "hr@example.go.th")
by = founding.found(council=founding.Council("khumthong", "อบต.ขุมทอง", "tambon", "เมือง", "ชัยภูมิ", ("สำนักปลัด",), account),
                    start=date(2025, 10, 1), at=now())
for number in range(3):
    with Incoming.receive([b"proof %d" % number]) as came:
        came.keep(by.organisation_id)
        StoredFile.objects.create(organisation_id=by.organisation_id, name=f"proof{number}.txt", kind="txt",
            content_type="text/plain", size=came.size, sha256=came.sha256, uploaded_at=now())
"""


@pytest.fixture(scope="module")
def sound(tmp_path_factory: pytest.TempPathFactory, empty_installation: Copy) -> Installation:
    """An installation with a council, three files and a backup; tests copy it and never change it."""
    made = Installation(empty_installation(tmp_path_factory.mktemp("sound") / "data"))
    made.script(FOUND)
    done = made("backup", "--to", str(made.data.parent / "good.khum"))
    assert done.returncode == 0, done.stderr
    return made


@pytest.fixture
def copy(sound: Installation, tmp_path: Path) -> Installation:
    shutil.copytree(sound.data, tmp_path / "copy")
    return Installation(tmp_path / "copy")


@pytest.fixture
def good(sound: Installation) -> Path:
    return sound.data.parent / "good.khum"


def test_a_backup_comes_back_whole_on_an_empty_machine(sound, good, tmp_path):
    fresh = Installation(tmp_path / "fresh")
    done = fresh("restore", str(good))
    assert done.returncode == 0, done.stderr
    assert fresh.names() == ["อบต.ขุมทอง"]
    assert [p.read_bytes() for p in fresh.kept_files()] == [p.read_bytes() for p in sound.kept_files()]
    assert (fresh.data / "secret.key").read_bytes() == (sound.data / "secret.key").read_bytes()
    assert fresh("verify").returncode == 0
    assert not list(fresh.data.glob("restore-*"))


def test_a_backup_is_readable_by_its_owner_only(good):
    assert good.stat().st_mode & 0o077 == 0


def test_records_are_never_overwritten_unasked(copy, good):
    before = copy.database.read_bytes()
    done = copy("restore", str(good))
    assert done.returncode == 1
    assert "--replace" in done.stderr
    assert copy.names() == ["อบต.ขุมทอง"]
    assert len(copy.database.read_bytes()) == len(before)
    assert copy("restore", str(good), "--replace").returncode == 0
    assert (copy.data / "khum.sqlite3.before-restore").is_file()


def test_a_backup_is_never_overwritten(copy, good):
    bytes_before = good.read_bytes()
    assert copy("backup", "--to", str(good)).returncode == 2
    assert good.read_bytes() == bytes_before


@pytest.mark.parametrize("where", [0.5, 0.99])
def test_a_flipped_bit_anywhere_is_seen_and_nothing_is_restored(good, tmp_path, where):
    bad = tmp_path / "bad.khum"
    content = bytearray(good.read_bytes())
    content[int(len(content) * where)] ^= 0x10
    bad.write_bytes(content)
    fresh = Installation(tmp_path / "fresh")
    checked = fresh("verify", str(bad))
    assert checked.returncode == 1, checked.stderr
    done = fresh("restore", str(bad))
    assert done.returncode == 1
    assert "nothing was restored" in done.stderr
    assert fresh.names() == []
    assert not (fresh.data / "files").exists()


def test_no_byte_can_change_unseen(good, tmp_path):
    whole = good.read_bytes()
    for place in [*range(0, len(whole), len(whole) // 60), *range(len(whole) - 90, len(whole))]:
        bad = tmp_path / "bad.khum"
        bad.write_bytes(whole[:place] + bytes([whole[place] ^ 0x10]) + whole[place + 1 :])
        with pytest.raises(bundle.DamagedBundleError), bundle.Bundle(bad) as opened:
            opened.check()


@pytest.mark.parametrize("kept", [0, 100, 0.5, 0.999])
def test_a_cut_backup_is_seen(good, tmp_path, kept):
    bad = tmp_path / "bad.khum"
    whole = good.read_bytes()
    bad.write_bytes(whole[: kept if kept in {0, 100} else int(len(whole) * kept)])
    with pytest.raises(bundle.DamagedBundleError), bundle.Bundle(bad) as opened:
        opened.check()


def test_an_entry_taken_out_or_put_in_is_seen(good, tmp_path):
    for number, change in enumerate(("out", "in")):
        bad = tmp_path / f"bad{number}.khum"
        with zipfile.ZipFile(good) as old, zipfile.ZipFile(bad, "w") as new:
            for name in old.namelist():
                if change == "in" or not name.startswith("files/"):
                    new.writestr(name, old.read(name))
            if change == "in":
                new.writestr("../escape", "x")
        with pytest.raises(bundle.DamagedBundleError), bundle.Bundle(bad) as opened:
            opened.check()


def test_a_full_disk_leaves_no_backup(copy, tmp_path, monkeypatch):
    def full(*_arguments: object, **_named: object) -> None:
        raise OSError(28, "No space left on device")

    target = tmp_path / "x.khum"
    monkeypatch.setattr(bundle.zipfile.ZipFile, "writestr", full)
    with pytest.raises(OSError, match="No space left"), bundle.BundleWriter(target, {}) as writer:
        writer.add("a", copy.database)
    assert list(tmp_path.glob("x.khum*")) == []


def test_restoring_says_when_the_disk_is_too_full(good, tmp_path, monkeypatch, settings):
    from config.safekeeping import restore

    settings.DATA_DIR = tmp_path
    monkeypatch.setattr(restore, "_fits", lambda _bundle: None)
    monkeypatch.setattr(restore.shutil, "disk_usage", lambda _path: shutil._ntuple_diskusage(1, 1, 1))
    with pytest.raises(restore.NotRestoredError, match="too full"):
        restore.restore(good, replace=False, has_records=False)
    assert list(tmp_path.iterdir()) == []


def findings(installation: Installation) -> list[str]:
    done = installation("verify", "--json")
    told = json.loads(done.stdout)
    assert done.returncode == (0 if told["ok"] else 1)
    return [finding["what"] for finding in told["findings"]]


def test_a_changed_and_a_missing_file_are_named(copy):
    first, second, _third = copy.kept_files()
    first.write_bytes(b"other")
    second.unlink()
    found = " ".join(findings(copy))
    assert "its hash does not fit" in found
    assert "missing on disk" in found
    done = copy("backup", "--to", str(copy.data.parent / "incomplete.khum"))
    assert done.returncode == 1
    assert "missing on disk" in done.stderr


@pytest.mark.parametrize(
    ("damage", "said"),
    [
        (
            "DELETE FROM activity_entry WHERE id = (SELECT MIN(id) FROM activity_entry)",
            "lines of the ledger are missing",
        ),
        ("UPDATE people_person SET organisation_id = 77", "refers to a row of people_organisation"),
        ("DELETE FROM django_migrations WHERE app = 'plans'", "a change of the tables is not applied"),
    ],
)
def test_damaged_records_are_named(copy, damage, said):
    database = sqlite3.connect(copy.database)
    database.execute("PRAGMA ignore_check_constraints=1")
    database.execute(damage)
    database.commit()
    database.close()
    assert said in " ".join(findings(copy))


def test_a_damaged_database_can_be_replaced(copy, good):
    content = bytearray(copy.database.read_bytes())
    content[: len(content) // 2] = b"\x00" * (len(content) // 2)
    copy.database.write_bytes(content)
    assert copy("verify").returncode == 1
    done = copy("restore", str(good), "--replace")
    assert done.returncode == 0, done.stderr
    assert findings(copy) == []


@pytest.mark.django_db(transaction=True)
@pytest.mark.skipif(connection.vendor == "sqlite", reason="SQLite is copied as a file")
def test_postgresql_comes_back_from_portable_lines(tmp_path, settings):
    from khum.activity.models import Entry
    from khum.people.models import Organisation, Person
    from khum.people.tests import accounts_cast

    settings.DATA_DIR = tmp_path
    accounts_cast.council()
    told = [list(model.objects.order_by("pk").values()) for model in (Organisation, Person, Entry)]
    connection.commit()
    backup.make(tmp_path / "pg.khum", at=accounts_cast.AT)
    accounts_cast.council("other", "other", "อบต.อื่น")
    with bundle.Bundle(tmp_path / "pg.khum") as opened:
        opened.check()
        opened.extract(records.LINES, tmp_path / "lines")
    records.put_lines(tmp_path / "lines")
    assert [list(model.objects.order_by("pk").values()) for model in (Organisation, Person, Entry)] == told
    accounts_cast.council("third", "third", "อบต.สาม")


@pytest.mark.django_db(transaction=True)
@pytest.mark.skipif(connection.vendor == "sqlite", reason="SQLite is copied as a file")
@pytest.mark.parametrize("damage", ["cut", "wrong line"])
def test_a_restore_that_breaks_off_leaves_postgresql_as_it_was(tmp_path, settings, damage):
    from khum.people.models import Organisation, Person
    from khum.people.tests import accounts_cast

    settings.DATA_DIR = tmp_path
    accounts_cast.council()
    connection.commit()
    backup.make(tmp_path / "pg.khum", at=accounts_cast.AT)
    with bundle.Bundle(tmp_path / "pg.khum") as opened:
        opened.extract(records.LINES, tmp_path / "lines")
    lines = (tmp_path / "lines").read_text(encoding="utf-8").splitlines(keepends=True)
    broken = "".join(lines)[: -len(lines[-1]) // 2 or None] if damage == "cut" else "".join([*lines[:-1], "{}\n"])
    (tmp_path / "lines").write_text(broken, encoding="utf-8")
    accounts_cast.council("other", "other", "อบต.อื่น")
    told = [list(model.objects.order_by("pk").values()) for model in (Organisation, Person)]
    with pytest.raises(DeserializationError):
        records.put_lines(tmp_path / "lines")
    assert [list(model.objects.order_by("pk").values()) for model in (Organisation, Person)] == told


def test_no_table_is_forgotten_by_a_portable_copy():
    kept = {model._meta.db_table for model in records.kept_models()}
    every = {model._meta.db_table for model in apps.get_models(include_auto_created=True) if model._meta.managed}
    left_out = {apps.get_model(label)._meta.db_table for label in records.LEFT_OUT}
    assert every - kept == left_out
