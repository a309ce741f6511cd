"""What a rehearsal does, in a process and a database of its own: `python -m tests...rehearsal WHAT`."""

import hashlib
import json
import os
import sys
from pathlib import Path
from uuid import uuid4

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "lifecourse.settings")
django.setup()

from django.contrib.sessions.models import Session  # noqa: E402
from django.core.management import call_command  # noqa: E402
from django.db import DatabaseError, connection, transaction  # noqa: E402
from django.utils import timezone  # noqa: E402
from tests.building import one_partnership, one_ward_plan  # noqa: E402

from lifecourse.accounts import api as accounts  # noqa: E402
from lifecourse.assurance.api import freeze_version  # noqa: E402
from lifecourse.audit import api as audit  # noqa: E402
from lifecourse.organisations.api import Organisation  # noqa: E402
from lifecourse.people.api import Person  # noqa: E402
from lifecourse.plans.api import PlanVersion, VersionKind, verify_version  # noqa: E402
from lifecourse.safekeeping import api as safekeeping  # noqa: E402

CHANGES_BY_ITSELF = {"django_migrations", "lifecourse_cache"}


def fill():
    with audit.acting_as("account:1"):
        Organisation.objects.bulk_create(
            [Organisation(code=f"B{i}", name=f"Board {i} – £½", kind="other") for i in range(200)]
        )
        Organisation.objects.filter(code__endswith="7").update(name="Renamed")
        accounts.create_account(email="a@council.example", full_name="A", at=timezone.now())
        plan = one_ward_plan(one_partnership())
        freeze_version(plan=plan, kind=VersionKind.FIRST_CUT, by=None, at=timezone.now())


def version_stands():
    """Whether the frozen version gives its hash, and the database still refuses to change it."""
    try:
        with transaction.atomic():
            PlanVersion.objects.update(note="Altered")
    except DatabaseError:
        return verify_version(PlanVersion.objects.get())
    return False


def everything():
    """Every row of every table, as one digest a table."""
    found = {}
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            if table not in CHANGES_BY_ITSELF:
                cursor.execute(f'SELECT * FROM "{table}"')  # noqa: S608
                rows = sorted(repr(row) for row in cursor.fetchall())
                found[table] = [len(rows), hashlib.sha256("\n".join(rows).encode()).hexdigest()]
    return found


def backup_and_restore(folder):
    """Back up, do harm, restore over it: what was there, and what is there again."""
    fill()
    before = everything()
    # Somebody is signed in when the backup is made: not so after a restore.
    Session.objects.create(session_key="k" * 32, session_data="", expire_date=timezone.now())
    backup = safekeeping.back_up(to=folder, at=timezone.now())
    Organisation.objects.filter(code__startswith="B").delete()
    done = safekeeping.restore(source=backup, replace=True, at=timezone.now())
    after = everything()
    after["audit_entry"][0] -= 1  # that it was restored is itself recorded
    Organisation.objects.create(code="NEW", name="Life goes on", kind="other")
    audit.seal(to=audit.default_file(), at=timezone.now())
    return {
        "before": before,
        "after": after,
        "faults": done.verdict.faults,
        "later_faults": audit.verify(against=audit.default_file()).faults,
        "harmed": str(done.backup),
        "version_stands": version_stands(),
        "modes": [oct(path.stat().st_mode & 0o777) for path in [backup, *sorted(backup.iterdir())]],
    }


def restore_over_an_erasure(folder):
    """A copy made before somebody was erased by law is put in place again."""
    fill()
    person = uuid4()
    with audit.acting_as("account:1"):
        Person.objects.create(pk=person, head_id=person, made_at=timezone.now())
    backup = safekeeping.back_up(to=folder, at=timezone.now())
    audit.destroy_key(subject=person, by="account:1", at=timezone.now(), why="By law")
    done = safekeeping.restore(source=backup, replace=True, at=timezone.now())
    told = audit.opened(audit.entries_about([person]))
    return {"faults": done.verdict.faults, "entries": len(told), "erased": sum(one.is_erased for one in told)}


def restore_elsewhere(folder):
    """Into a database that is empty."""
    (backup,) = folder.iterdir()
    done = safekeeping.restore(source=backup, replace=False, at=timezone.now())
    return {
        "after": everything(),
        "faults": done.verdict.faults,
        "kept": done.backup is None,
        "version_stands": version_stands(),
    }


def upgrade(folder):
    """Go back by some migrations, then upgrade."""
    fill()
    call_command("migrate", "usersessions", "zero", verbosity=0)
    before = everything()
    done = safekeeping.upgrade(to=folder, at=timezone.now())
    after = everything()
    Organisation.objects.update(kind="police")
    audit.seal(to=audit.default_file(), at=timezone.now())
    return {
        "before": before,
        "after": after,
        "faults": done.verdict.faults,
        "later_faults": audit.verify(against=audit.default_file()).faults,
        "backups": len(list(folder.iterdir())),
        "version_stands": version_stands(),
    }


if __name__ == "__main__":
    known = (backup_and_restore, restore_elsewhere, restore_over_an_erasure, upgrade)
    what = {one.__name__: one for one in known}
    print("RESULT " + json.dumps(what[sys.argv[1]](Path(sys.argv[2]))))  # noqa: T201
