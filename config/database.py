"""The database from one address: SQLite in the data folder, or PostgreSQL."""

from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

from config.env import BadSetting


def database(address: str, *, data: Path) -> dict[str, Any]:
    """Django's settings for `sqlite`, `sqlite:PATH` or a postgresql:// address."""
    if address == "sqlite" or address.startswith("sqlite:"):
        name = address.partition(":")[2] or str(data / "lantoa.sqlite3")
        return sqlite(name)
    parts = urlsplit(address)
    if parts.scheme not in {"postgres", "postgresql"} or not parts.path.strip("/"):
        raise BadSetting(
            "LANTOA_DATABASE: write `sqlite` or postgresql://user:password@host:port/name. "
            "See docs/reference/settings.md."
        )
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": parts.path.strip("/"),
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": parts.hostname or "",
        "PORT": str(parts.port or ""),
        "CONN_MAX_AGE": None,
        "CONN_HEALTH_CHECKS": True,
    }


def sqlite(name: str) -> dict[str, Any]:
    """WAL, full durability, IMMEDIATE transactions, 20 s patience, kept connections."""
    return {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": name,
        "CONN_MAX_AGE": None,
        "OPTIONS": {
            "timeout": 20,
            "transaction_mode": "IMMEDIATE",
            "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON;",
        },
        "TEST": {"NAME": None},
    }
