"""Typed readers of environment variables; a bad value stops the start with the remedy in the message."""

from __future__ import annotations

import os
from importlib.util import find_spec
from pathlib import Path
from urllib.parse import unquote, urlsplit


class BadSettingError(Exception):
    """An environment variable holds a value that cannot be used."""


def env_str(name: str, default: str) -> str:
    """Text value of a variable."""
    return os.environ.get(name, default)


def env_bool(name: str, *, default: bool) -> bool:
    """``1/true/yes/on`` or ``0/false/no/off``."""
    raw = os.environ.get(name)
    if raw is None or raw == "":
        return default
    if raw.lower() in {"1", "true", "yes", "on"}:
        return True
    if raw.lower() in {"0", "false", "no", "off"}:
        return False
    raise BadSettingError(f"{name}={raw!r}: write 1 or 0")


def env_list(name: str, default: str) -> list[str]:
    """Comma-separated values without blanks."""
    return [part.strip() for part in os.environ.get(name, default).split(",") if part.strip()]


def data_directory() -> Path:
    """Where all state lives: ``KHUM_DATA``, else ``khum-data`` in the working directory."""
    path = Path(os.environ.get("KHUM_DATA") or "khum-data").expanduser().resolve()
    path.mkdir(parents=True, exist_ok=True)
    return path


def secret_key(data: Path) -> str:
    """``KHUM_SECRET_KEY``, else a key made once and kept beside the data, readable by its owner only."""
    if given := os.environ.get("KHUM_SECRET_KEY"):
        return given
    path = data / "secret.key"
    if not path.exists():
        _write_once(path, os.urandom(48).hex())
    return path.read_text(encoding="ascii").strip()


def oidc_server() -> str:
    """Address of the OpenID Connect server, "" when sign-in elsewhere is off."""
    server = os.environ.get("KHUM_OIDC_SERVER", "").rstrip("/")
    if not server:
        return ""
    if not server.startswith(("https://", "http://localhost", "http://127.0.0.1")):
        raise BadSettingError(f"KHUM_OIDC_SERVER={server!r}: write the whole address, beginning with https://")
    if not os.environ.get("KHUM_OIDC_CLIENT"):
        raise BadSettingError("KHUM_OIDC_SERVER is set but KHUM_OIDC_CLIENT is not: write the client id of this server")
    missing = [name for name in ("requests", "jwt") if find_spec(name) is None]
    if missing:
        raise BadSettingError(
            f"KHUM_OIDC_SERVER needs {' and '.join(missing)}: pip install 'django-allauth[socialaccount]'"
        )
    return server


def _write_once(path: Path, text: str) -> None:
    try:
        descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:  # Another process starting at the same moment was first.
        return
    with os.fdopen(descriptor, "w", encoding="ascii") as stream:
        stream.write(text)


def database(data: Path) -> dict[str, object]:
    """Django's description of the database that ``KHUM_DATABASE_URL`` names; SQLite under the data by default."""
    url = os.environ.get("KHUM_DATABASE_URL") or f"sqlite:///{data / 'khum.sqlite3'}"
    parts = urlsplit(url)
    if parts.scheme == "sqlite":
        return _sqlite(parts.path[1:] if parts.path.startswith("//") else parts.path)
    if parts.scheme in {"postgres", "postgresql"}:
        return {
            "ENGINE": "django.db.backends.postgresql",
            "NAME": unquote(parts.path.lstrip("/")),
            "USER": unquote(parts.username or ""),
            "PASSWORD": unquote(parts.password or ""),
            "HOST": unquote(parts.hostname or ""),
            "PORT": str(parts.port or ""),
            "CONN_MAX_AGE": 600,
            "CONN_HEALTH_CHECKS": True,
            "DISABLE_SERVER_SIDE_CURSORS": True,
        }
    raise BadSettingError(f"KHUM_DATABASE_URL={url!r}: write sqlite:///path or postgresql://user:password@host/name")


def _sqlite(path: str) -> dict[str, object]:
    return {
        "ENGINE": "khum.web.sqlite",
        "NAME": path,
        "CONN_MAX_AGE": 600,
        "OPTIONS": {
            "transaction_mode": "IMMEDIATE",
            "timeout": 20,
            # FULL: an acknowledged write survives power loss; it costs about 0.5 ms a commit (ADR 0002).
            "init_command": "PRAGMA synchronous=FULL;PRAGMA cache_size=-16000;"
            "PRAGMA temp_store=MEMORY;PRAGMA journal_size_limit=67108864",
        },
    }
