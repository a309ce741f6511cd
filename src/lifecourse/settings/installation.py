"""What differs between installations: where things are kept and which database holds them."""

import os
import secrets
from contextlib import suppress
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

PACKAGE = Path(__file__).resolve().parent.parent
HOME = Path(os.environ.get("LIFECOURSE_HOME", Path.cwd() / "var")).resolve()


class BadSetting(Exception):
    """A setting of this installation cannot be used."""


def flag(name: str, *, default: bool = False) -> bool:
    """An on-or-off setting; raises BadSetting when it is neither."""
    value = os.environ.get(name, "1" if default else "0").strip().lower()
    if value in {"1", "true", "yes", "on"}:
        return True
    if value in {"0", "false", "no", "off", ""}:
        return False
    raise BadSetting(f"{name} is {value!r}; expected yes or no.")


def secret_key() -> str:
    """The signing key: from the environment, or made once and kept readable by its owner only."""
    given = os.environ.get("LIFECOURSE_SECRET_KEY")
    if given:
        return given
    path = Path(os.environ.get("LIFECOURSE_SECRET_KEY_FILE", HOME / "secret-key"))
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True)
        written = path.with_name(f"{path.name}.{os.getpid()}")
        with os.fdopen(os.open(written, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600), "w") as file:
            file.write(secrets.token_urlsafe(64))
        # Another process may be starting too: the first whole file decides, and nobody reads half of one.
        with suppress(FileExistsError):
            os.link(written, path)
        written.unlink()
    return path.read_text().strip()


def database() -> dict[str, Any]:
    """Django's database entry from LIFECOURSE_DATABASE: a postgresql:// address, or embedded SQLite."""
    address = os.environ.get("LIFECOURSE_DATABASE", "")
    if not address:
        return sqlite(HOME / "lifecourse.sqlite3")
    parts = urlsplit(address)
    if parts.scheme == "sqlite":
        return sqlite(Path(unquote(parts.path)))
    if parts.scheme not in {"postgresql", "postgres"}:
        raise BadSetting(f"LIFECOURSE_DATABASE begins {parts.scheme!r}; expected postgresql:// or sqlite://.")
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": unquote(parts.path.lstrip("/")),
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": unquote(parts.hostname or os.environ.get("PGHOST", "")),
        "PORT": str(parts.port or ""),
        "CONN_MAX_AGE": 60,
        "CONN_HEALTH_CHECKS": True,
        # To compile a query takes a second, and none of the site's own takes as long to run.
        "OPTIONS": {"options": "-c jit=off"},
    }


def mailers() -> dict[str, Any]:
    """Django's mailers from LIFECOURSE_EMAIL: smtp:// (upgraded to TLS where it leaves this machine), smtps://."""
    address = os.environ.get("LIFECOURSE_EMAIL", "smtp://localhost:25")
    parts = urlsplit(address)
    if parts.scheme not in {"smtp", "smtps"} or not parts.hostname:
        raise BadSetting(
            f"LIFECOURSE_EMAIL begins {parts.scheme!r}; expected smtp://host:port or smtps://host:port."
        )
    secure = parts.scheme == "smtps"
    options = {
        "host": parts.hostname,
        "port": parts.port or (465 if secure else 587),
        "username": unquote(parts.username or ""),
        "password": unquote(parts.password or ""),
        "use_ssl": secure,
        "use_tls": not secure and parts.hostname not in {"localhost", "127.0.0.1", "::1"},
        "timeout": 10,
    }
    return {"default": {"BACKEND": "django.core.mail.backends.smtp.EmailBackend", "OPTIONS": options}}


def sqlite(path: Path) -> dict[str, Any]:
    """Django's database entry for a SQLite file, set up so that readers and one writer do not block."""
    path.parent.mkdir(parents=True, exist_ok=True)
    # Its own account may read the database, and nobody else of this machine; SQLite's other files follow it.
    path.touch(mode=0o600, exist_ok=True)
    return {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": path,
        "OPTIONS": {
            "transaction_mode": "IMMEDIATE",
            "timeout": 20,
            "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA foreign_keys=ON;",
        },
        "TEST": {"NAME": os.environ.get("LIFECOURSE_TEST_SQLITE")},
    }
