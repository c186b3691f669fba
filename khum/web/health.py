"""``/healthz`` for watchers: whether records, background work and disk are in order; no data is disclosed."""

from __future__ import annotations

import shutil
import time
from pathlib import Path

from django.conf import settings
from django.db import DatabaseError, connection
from django.http import HttpRequest, JsonResponse
from django.views.decorators.cache import never_cache

# A job may hold the worker for as long as its lease (120 s); then it must have given a sign of life.
SILENT_SECONDS = 180
LEAST_FREE_BYTES = 200 * 1024 * 1024


def heartbeat_path() -> Path:
    """The file whose age says when the worker was last seen."""
    return Path(settings.DATA_DIR) / "worker.alive"


def beat() -> None:
    """The worker gives a sign of life. A full disk must not end it: the health page shows that by itself."""
    try:
        heartbeat_path().touch()
    except OSError:
        return


def database_answers() -> bool:
    """Whether a query is answered."""
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
            return bool(cursor.fetchone())
    except DatabaseError:
        return False


def worker_is_alive() -> bool:
    """Whether the worker has given a sign of life lately."""
    try:
        return time.time() - heartbeat_path().stat().st_mtime < SILENT_SECONDS
    except OSError:
        return False


def disk_has_room() -> bool:
    """Whether at least 200 MB are free where the data lies."""
    return shutil.disk_usage(settings.DATA_DIR).free >= LEAST_FREE_BYTES


@never_cache
def healthz(_request: HttpRequest) -> JsonResponse:
    """200 when all is well, 503 otherwise; both say which of the three it is."""
    found = {"database": database_answers(), "worker": worker_is_alive(), "disk": disk_has_room()}
    well = all(found.values())
    return JsonResponse({"status": "ok" if well else "failing", **found}, status=200 if well else 503)
