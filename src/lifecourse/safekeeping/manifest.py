"""What a backup holds, with the digest of each file, so that a damaged one is known before it is used."""

import hashlib
import json
import os
from dataclasses import asdict, dataclass
from pathlib import Path

NAME = "manifest.json"
FORMAT = 1


class BadBackup(Exception):
    """A folder is not a whole and undamaged backup."""


@dataclass(frozen=True, kw_only=True)
class Manifest:
    """One backup: of which kind of database, by which version, after which migrations."""

    format: int
    made_at: str
    version: str
    database: str
    migrations: list[str]
    files: dict[str, str]


def digest_of(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def write(folder: Path, *, made_at: str, version: str, database: str, migrations: list[str]) -> Manifest:
    """Describe every file in the folder, for the owner's eyes only."""
    for path in folder.iterdir():
        path.chmod(0o600)
    made = Manifest(
        format=FORMAT,
        made_at=made_at,
        version=version,
        database=database,
        migrations=sorted(migrations),
        files={path.name: digest_of(path) for path in sorted(folder.iterdir())},
    )
    with os.fdopen(os.open(folder / NAME, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600), "w") as file:
        json.dump(asdict(made), file, indent=1)
    return made


def read(folder: Path) -> Manifest:
    """The manifest of a backup whose every file is as it was written. Raises BadBackup."""
    try:
        found = Manifest(**json.loads((folder / NAME).read_text()))
    except (OSError, ValueError, TypeError) as reason:
        raise BadBackup(f"{folder} is not a backup: {NAME} is missing or cannot be read.") from reason
    if found.format != FORMAT:
        raise BadBackup(f"{folder} has format {found.format}; this version reads format {FORMAT}.")
    for name, digest in found.files.items():
        path = folder / name
        if not path.is_file() or digest_of(path) != digest:
            raise BadBackup(f"{path} is missing or not as it was written.")
    return found
