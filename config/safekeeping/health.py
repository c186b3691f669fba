"""What ``khum doctor`` looks at: settings, disk, tools and background work, each with its remedy."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

from django.conf import settings
from django.db import DatabaseError, connection

from config.safekeeping.checks import Finding, migrations
from khum.files import programs
from khum.people.queries import setup
from khum.web import health
from khum.web.models import Job

CONSOLE = "django.core.mail.backends.console.EmailBackend"


def problems(*, running: bool) -> list[Finding]:
    """What keeps Khum from working as it should."""
    if not health.database_answers():
        where = f"KHUM_DATABASE_URL ({connection.vendor})"
        return [Finding("the database does not answer", where, "start it, or correct the address"), *_data()]
    return [*_data(), *_records(), *_settings(), *(_work() if running else ())]


def notes() -> list[Finding]:
    """What works but could be better."""
    found = []
    if settings.EMAIL_BACKEND == CONSOLE:
        found.append(
            Finding("mail is only printed to the terminal", "KHUM_EMAIL_BACKEND", "set a mail server in KHUM_EMAIL_*")
        )
    if not settings.HTTPS and not _only_here():
        found.append(
            Finding("people reach Khum without HTTPS", "KHUM_HTTPS", "put a proxy with TLS in front and set 1")
        )
    found += [Finding(lack.without, lack.program, lack.remedy) for lack in programs.missing()]
    return found


def _data() -> Iterator[Finding]:
    data = Path(settings.DATA_DIR)
    if not health.disk_has_room():
        free = shutil.disk_usage(data).free // 1024**2
        yield Finding(
            f"only {free} MB are free on the disk", str(data), "make room, or move KHUM_DATA to a larger disk"
        )
    key = data / "secret.key"
    if key.exists() and key.stat().st_mode & 0o077:
        yield Finding("others on this machine can read the secret key", str(key), f"chmod 600 {key}")


def _records() -> Iterator[Finding]:
    try:
        waiting = list(migrations())
        if waiting:
            yield Finding("the tables are of an older version", "database", "start Khum once: khum run")
            return
        if setup.is_needed():
            yield Finding("there is no organisation yet", "database", "khum run and follow the address, or khum demo")
        if dead := Job.objects.filter(is_dead=True).count():
            yield Finding(f"{dead} pieces of background work failed for good", "jobs", "see last_error of web_job")
    except DatabaseError as error:
        yield Finding(f"the database cannot be read: {error}", "database", "khum verify")


def _settings() -> Iterator[Finding]:
    if settings.DEBUG and not _only_here():
        yield Finding("KHUM_DEBUG shows inner workings to visitors", "KHUM_DEBUG", "set KHUM_DEBUG=0")
    if "*" in settings.ALLOWED_HOSTS:
        yield Finding("every host name is accepted", "KHUM_HOSTS", "write the names under which Khum is reached")
    for origin in settings.CSRF_TRUSTED_ORIGINS:
        if "://" not in origin:
            yield Finding(f"{origin!r} is no whole origin", "KHUM_ORIGINS", f"write https://{origin}")


def _work() -> Iterator[Finding]:
    if not health.worker_is_alive():
        yield Finding("background work gives no sign of life", "worker", "stop khum run and start it again")


def _only_here() -> bool:
    return set(settings.ALLOWED_HOSTS) <= {"localhost", "127.0.0.1", "[::1]"}
