"""Taking the database out and putting it back: SQLite as its own file, PostgreSQL as portable lines of JSON.

PostgreSQL's own ``pg_dump`` is not used: it need not be installed where Khum runs, and its version must fit the server.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from datetime import datetime, time
from pathlib import Path
from typing import Any

from django.apps import apps
from django.core import serializers
from django.core.management.color import no_style
from django.core.serializers.json import DjangoJSONEncoder
from django.db import connection, models, transaction
from django.db.migrations.recorder import MigrationRecorder

SQLITE, LINES = "khum.sqlite3", "records.jsonl"
# Made anew by migrate, or worth nothing after a restore.
LEFT_OUT = {"contenttypes.contenttype", "auth.permission", "sessions.session"}


class WholeMoments(DjangoJSONEncoder):
    """Moments with their microseconds: Django's own encoder cuts them to milliseconds."""

    def default(self, o: Any) -> Any:
        """The JSON form of a value that JSON does not know."""
        return o.isoformat() if isinstance(o, datetime | time) else super().default(o)


class UnfitDatabaseError(Exception):
    """The copy of the database is broken or does not fit this version of Khum."""


def entry_name() -> str:
    """How this database is called in a backup."""
    return SQLITE if connection.vendor == "sqlite" else LINES


def applied_migrations() -> list[str]:
    """Names of the migrations that the database has."""
    return sorted(f"{app}.{name}" for app, name in MigrationRecorder(connection).applied_migrations())


def take_out(to: Path) -> None:
    """A consistent copy of all records while others go on writing."""
    if connection.vendor == "sqlite":
        _copy_sqlite(to)
    else:
        write_lines(to)


def _copy_sqlite(to: Path) -> None:
    connection.ensure_connection()
    copy = sqlite3.connect(to)
    try:
        # All pages in one step: the stepped form starts over whenever another process writes (stack.md §2).
        connection.connection.backup(copy, pages=-1)
        # One file: no side files travel with it.
        copy.execute("PRAGMA journal_mode=DELETE")
    finally:
        copy.close()
    check_sqlite(to)


def check_sqlite(path: Path) -> None:
    """Raise :class:`UnfitDatabaseError` unless SQLite finds its file whole and every reference kept."""
    database = sqlite3.connect(f"file:{path}?mode=ro", uri=True)
    try:
        verdict = database.execute("PRAGMA integrity_check").fetchone()[0]
        broken = database.execute("PRAGMA foreign_key_check").fetchone()
    except sqlite3.DatabaseError as error:
        raise UnfitDatabaseError(f"the database in the backup cannot be read: {error}") from error
    finally:
        database.close()
    if verdict != "ok" or broken:
        raise UnfitDatabaseError(f"the database in the backup is broken: {verdict if verdict != 'ok' else broken}")


def kept_models() -> list[type[models.Model]]:
    """Every model whose rows a portable copy holds; links between many first come with their owners."""
    every = apps.get_models(include_auto_created=True)
    return [m for m in every if m._meta.managed and not m._meta.proxy and m._meta.label_lower not in LEFT_OUT]


def write_lines(to: Path) -> None:
    """Every record as a line of JSON, all of one moment."""
    with transaction.atomic():
        if connection.vendor == "postgresql":
            with connection.cursor() as cursor:
                cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY")
        with to.open("w", encoding="utf-8") as stream:
            serializers.serialize("jsonl", _rows(), stream=stream, ensure_ascii=False, cls=WholeMoments)


def _rows() -> Iterator[Any]:
    for model in kept_models():
        # Links of many to many are written as rows of their own table, not once more with their owner.
        yield from model._base_manager.order_by("pk").iterator(chunk_size=2000)


def put_lines(path: Path) -> None:
    """Replace every record by those of a portable copy, in one transaction: all or nothing."""
    kept = kept_models()
    tables = ", ".join(connection.ops.quote_name(model._meta.db_table) for model in kept)
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(f"TRUNCATE {tables}, {connection.ops.quote_name('django_session')} CASCADE")
        with path.open(encoding="utf-8") as stream:
            for row in serializers.deserialize("jsonl", stream):
                row.m2m_data = {}
                row.save()
        for statement in connection.ops.sequence_reset_sql(no_style(), kept):
            cursor.execute(statement)
        connection.check_constraints()
