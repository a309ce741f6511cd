"""Backing up, restoring and upgrading."""

import shutil
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from django.conf import settings
from django.contrib.sessions.models import Session
from django.core.management import call_command
from django.db import DatabaseError, connection
from django.db.migrations.loader import MigrationLoader

from lifecourse import __version__
from lifecourse.audit import api as audit
from lifecourse.safekeeping import manifest
from lifecourse.safekeeping.databases import copier
from lifecourse.safekeeping.databases.postgresql import ToolFailed
from lifecourse.safekeeping.databases.sqlite import DamagedDatabase

SEAL = "record-of-change.seal"
FAILURES = (ToolFailed, DamagedDatabase, manifest.BadBackup)


class UnableToRestore(Exception):
    """A backup cannot be restored here."""


@dataclass(frozen=True, kw_only=True)
class Done:
    """What came of it: where the backup is, and what verifying the record found."""

    backup: Path | None
    verdict: audit.Verdict


def backups() -> Path:
    return Path(settings.LIFECOURSE_HOME) / "backups"


def back_up(*, to: Path, at: datetime) -> Path:
    """Seal the record and copy everything to a new folder in `to`; gives the folder."""
    audit.seal(to=audit.default_file(), at=at)
    to.mkdir(parents=True, exist_ok=True)
    folder = to / f"lifecourse-{at:%Y%m%dT%H%M%S}"
    folder.mkdir(mode=0o700)
    copying = copier(connection)
    copying.copy_out(connection, folder / copying.FILE)
    shutil.copyfile(audit.default_file(), folder / SEAL)
    manifest.write(
        folder,
        made_at=at.isoformat(),
        version=__version__,
        database=connection.vendor,
        migrations=[".".join(key) for key in MigrationLoader(connection).applied_migrations],
    )
    return folder


def take_stock() -> None:
    """Let the database know how large its tables have become, after much came in and once a day."""
    copier(connection).take_stock(connection)


def restore(*, source: Path, replace: bool, at: datetime) -> Done:
    """Put a backup in place of an empty database, or of a full one when told.

    Raises BadBackup or UnableToRestore before anything is changed.
    """
    described = manifest.read(source)
    check_fits(described)
    kept = None
    if connection.introspection.table_names():
        if not replace:
            raise UnableToRestore(
                "The database is not empty. To restore over it, add --replace: it is backed up first."
            )
        kept = put_aside(at)
    erased = audit.destroyed_keys() if kept else []
    copy_in(source, kept)
    put_seal(source / SEAL, at=at)
    call_command("migrate", verbosity=0, interactive=False)
    # Whoever was signed in when it was made may have been signed out, or have left, since.
    Session.objects.all().delete()
    # The copy may be older than an erasure: what was erased by law stays erased.
    audit.destroy_again(erased)
    verdict = audit.verify(against=source / SEAL)
    audit.record(
        by=audit.acting().actor,
        at=at,
        action="database restored",
        of=source.name,
        detail={"made_at": described.made_at, "version": described.version},
    )
    return Done(backup=kept, verdict=verdict)


def copy_in(source: Path, kept: Path | None) -> None:
    """Put the copy in place. Raises UnableToRestore, saying where what was here before is now."""
    copying = copier(connection)
    try:
        copying.copy_in(connection, source / copying.FILE)
    except (*FAILURES, DatabaseError) as reason:
        where = f" What was here before is in {kept}: restore that." if kept else ""
        raise UnableToRestore(f"{reason}{where}") from reason


def put_aside(at: datetime) -> Path:
    """Back up what is about to be replaced. Raises UnableToRestore."""
    try:
        return back_up(to=backups(), at=at)
    except (*FAILURES, DatabaseError, audit.UnableToSeal) as reason:
        raise UnableToRestore(
            f"What is here now cannot be backed up first ({reason}). Move it away, or restore into another "
            "database with --into."
        ) from reason


def check_fits(described: manifest.Manifest) -> None:
    """Raises UnableToRestore for another kind of database, a newer version's, or one that is not whole."""
    if described.database != connection.vendor:
        raise UnableToRestore(f"The backup is of {described.database}; this database is {connection.vendor}.")
    unsaid = sorted({copier(connection).FILE, SEAL} - set(described.files))
    if unsaid:
        raise UnableToRestore(
            f"The backup's manifest does not list {unsaid[0]}, so nobody can say it is whole."
        )
    known = {".".join(key) for key in MigrationLoader(None, ignore_no_migrations=True).disk_migrations}
    newer = sorted(set(described.migrations) - known)
    if newer:
        raise UnableToRestore(
            f"The backup was made by a newer version ({described.version}): it has {newer[0]}, "
            "which this version does not know. Install that version first."
        )


def put_seal(seal: Path, *, at: datetime) -> None:
    """The restored record goes on with its own seal; the one that was here is kept beside it."""
    here = audit.default_file()
    if here.exists():
        here.rename(here.with_name(f"{here.name}.before-restore-{at:%Y%m%dT%H%M%S}"))
    here.parent.mkdir(parents=True, exist_ok=True)
    here.touch(mode=0o600)
    shutil.copyfile(seal, here)


def upgrade(*, to: Path, at: datetime) -> Done:
    """Back up, bring the database up to this version, and verify the record."""
    if not connection.introspection.table_names():
        call_command("migrate", verbosity=0, interactive=False)
        audit.seal(to=audit.default_file(), at=at)
        return Done(backup=None, verdict=audit.verify(against=audit.default_file()))
    kept = back_up(to=to, at=at)
    call_command("migrate", verbosity=0, interactive=False)
    return Done(backup=kept, verdict=audit.verify(against=kept / SEAL))
