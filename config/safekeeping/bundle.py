"""The backup file: a ZIP whose last entry, the manifest, holds size and SHA-256 of every other entry.

The comment at its end is the seal: the SHA-256 of every byte before it, so that no bit of the file can change unseen.
"""

from __future__ import annotations

import hashlib
import json
import os
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO, Any, Self

FORMAT = "khum-backup/1"
MANIFEST = "manifest.json"
CHUNK = 1024 * 1024
SEAL_LENGTH = 64
# All that the ZIP reader may raise on bytes that are not what they were.
UNREADABLE = (zipfile.BadZipFile, zlib.error, KeyError, ValueError, EOFError, OSError, RuntimeError)


class DamagedBundleError(Exception):
    """The backup cannot be trusted; the message names the first thing that is wrong."""


def sha256_of(path: Path) -> str:
    """Hash of a file on disk."""
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


def _seal_of(path: Path) -> bytes:
    """Hash of everything before the seal."""
    digest, left = hashlib.sha256(), path.stat().st_size - SEAL_LENGTH
    with path.open("rb") as stream:
        while left > 0 and (chunk := stream.read(min(CHUNK, left))):
            digest.update(chunk)
            left -= len(chunk)
    return digest.hexdigest().encode("ascii")


@dataclass
class BundleWriter:
    """Writes beside the target and renames at the end: under the target's name there is a whole backup or none."""

    target: Path
    facts: dict[str, Any]
    entries: dict[str, dict[str, Any]] = field(default_factory=dict)

    def __enter__(self) -> Self:
        self._part = self.target.with_name(f"{self.target.name}.part")
        self._zip = zipfile.ZipFile(self._part, "w", allowZip64=True)
        return self

    def add(self, name: str, path: Path, *, packed: bool = False) -> None:
        """Copy one file in, hashing what is copied; ``packed`` where compressing pays."""
        digest, size = hashlib.sha256(), 0
        info = zipfile.ZipInfo(name)
        info.compress_type = zipfile.ZIP_DEFLATED if packed else zipfile.ZIP_STORED
        info.external_attr = 0o600 << 16
        with path.open("rb") as source, self._zip.open(info, "w", force_zip64=True) as entry:
            while chunk := source.read(CHUNK):
                digest.update(chunk)
                size += len(chunk)
                entry.write(chunk)
        self.entries[name] = {"sha256": digest.hexdigest(), "size": size}

    def __exit__(self, failed: type[BaseException] | None, *_rest: object) -> None:
        try:
            if failed is None:
                manifest = {"format": FORMAT, **self.facts, "entries": self.entries}
                self._zip.writestr(MANIFEST, json.dumps(manifest, ensure_ascii=False, indent=1))
                self._zip.comment = b"0" * SEAL_LENGTH
                self._zip.close()
                seal = _seal_of(self._part)
                with self._part.open("rb+") as stream:
                    stream.seek(-SEAL_LENGTH, os.SEEK_END)
                    stream.write(seal)
                    stream.flush()
                    os.fsync(stream.fileno())
                self._part.chmod(0o600)
                self._part.replace(self.target)
        finally:
            with suppress(Exception):  # A full disk fails again here; the part is thrown away in any case.
                self._zip.close()
            self._part.unlink(missing_ok=True)


class Bundle:
    """A backup opened for reading; :meth:`check` must pass before anything in it is used."""

    def __init__(self, path: Path) -> None:
        self._path = path
        try:
            self._zip = zipfile.ZipFile(path)
            self.manifest: dict[str, Any] = json.loads(self._zip.read(MANIFEST))
        except UNREADABLE as error:
            raise DamagedBundleError(f"{path} is no whole Khum backup: it is cut short or damaged") from error
        if self.manifest.get("format") != FORMAT:
            raise DamagedBundleError(f"{path} has the format {self.manifest.get('format')!r}, not {FORMAT}")
        self.entries: dict[str, dict[str, Any]] = self.manifest["entries"]

    def check(self) -> None:
        """Every entry is there, has its size and its hash, and nothing else is in the file."""
        inside = set(self._zip.namelist()) - {MANIFEST}
        if strange := inside ^ set(self.entries):
            raise DamagedBundleError(f"the list of contents does not fit: {sorted(strange)[0]}")
        for name in self.entries:
            if ".." in Path(name).parts or Path(name).is_absolute():
                raise DamagedBundleError(f"{name} is no name of a file of a backup")
            for _chunk in self._chunks(name):
                pass
        if self._zip.comment != _seal_of(self._path):  # Last, because what was said before names the damaged part.
            raise DamagedBundleError("a byte of the backup is not what was written: its seal does not fit")

    def extract(self, name: str, to: Path) -> None:
        """Write one entry to disk, hashing it again on the way."""
        to.parent.mkdir(parents=True, exist_ok=True)
        with to.open("wb") as stream:
            for chunk in self._chunks(name):
                stream.write(chunk)
            stream.flush()
            os.fsync(stream.fileno())

    def size(self) -> int:
        """Bytes that restoring needs."""
        return sum(int(entry["size"]) for entry in self.entries.values())

    def close(self) -> None:
        """Let go of the file."""
        self._zip.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_exception: object) -> None:
        self.close()

    def _chunks(self, name: str) -> Iterator[bytes]:
        digest, size, told = hashlib.sha256(), 0, self.entries[name]
        try:
            with self._zip.open(name) as stream:
                yield from self._read(stream, digest)
                size = stream.tell()
        except UNREADABLE as error:
            raise DamagedBundleError(f"{name} is damaged: {error}") from error
        if (digest.hexdigest(), size) != (told["sha256"], told["size"]):
            raise DamagedBundleError(f"{name} is damaged: its hash does not fit")

    @staticmethod
    def _read(stream: IO[bytes], digest: Any) -> Iterator[bytes]:
        while chunk := stream.read(CHUNK):
            digest.update(chunk)
            yield chunk
