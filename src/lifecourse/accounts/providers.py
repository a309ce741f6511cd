"""The identity providers of an installation, read from a file. Imports no tables: settings call it."""

import os
import tomllib
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

VARIABLE = "LIFECOURSE_IDENTITY_PROVIDERS"
LOOPBACK = {"127.0.0.1", "localhost", "::1"}
REQUIRED = ("id", "name", "server_url", "client_id", "client_secret_file", "email_domains")
KNOWN = {*REQUIRED, "trusts_second_factor"}
READABLE_BY_ALL = 0o004


class BadProviderFile(Exception):
    """The file of identity providers cannot be used; says which entry and what was expected."""


def socialaccount_providers(path: str | None = None) -> dict[str, Any]:
    """The sign-in library's setting for every provider in the file; no file, no provider."""
    named = os.environ.get(VARIABLE, "") if path is None else path
    apps = [as_app(entry) for entry in entries(Path(named))] if named else []
    return {"openid_connect": {"OAUTH_PKCE_ENABLED": True, "APPS": apps}}


def entries(path: Path) -> list[dict[str, Any]]:
    try:
        content = tomllib.loads(path.read_text())
    except (OSError, tomllib.TOMLDecodeError) as reason:
        raise BadProviderFile(f"{VARIABLE}: {path} cannot be read: {reason}") from reason
    found = content.get("provider", [])
    names = [entry.get("id") for entry in found]
    if len(set(names)) != len(names):
        raise BadProviderFile(f"{path}: two providers have the same id.")
    for entry in found:
        check(entry, path)
    return list(found)


def check(entry: dict[str, Any], path: Path) -> None:
    """Raises BadProviderFile for an entry that is incomplete, misspelt or unsafe."""
    where = f"{path}, provider {entry.get('id', '(without an id)')}"
    missing = [name for name in REQUIRED if not entry.get(name)]
    if missing:
        raise BadProviderFile(f"{where}: missing {', '.join(missing)}.")
    unknown = sorted(set(entry) - KNOWN)
    if unknown:
        raise BadProviderFile(
            f"{where}: {', '.join(unknown)} is not known. Expected {', '.join(sorted(KNOWN))}."
        )
    address = urlsplit(entry["server_url"])
    if address.scheme != "https" and address.hostname not in LOOPBACK:
        raise BadProviderFile(f"{where}: server_url must begin https://.")


def as_app(entry: dict[str, Any]) -> dict[str, Any]:
    return {
        "provider_id": entry["id"],
        "name": entry["name"],
        "client_id": entry["client_id"],
        "secret": secret(Path(entry["client_secret_file"])),
        "settings": {
            "server_url": entry["server_url"],
            "email_domains": list(entry["email_domains"]),
            "trusts_second_factor": entry.get("trusts_second_factor", False) is True,
        },
    }


def secret(path: Path) -> str:
    try:
        if path.stat().st_mode & READABLE_BY_ALL:
            raise BadProviderFile(f"{path} can be read by everybody on this machine: chmod 600 {path}")
        return path.read_text().strip()
    except OSError as reason:
        raise BadProviderFile(f"{path} cannot be read: {reason}") from reason
