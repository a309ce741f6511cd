"""Something that changes, and the record of it."""

import pytest
from django.db import connection

from lifecourse.audit import triggers
from lifecourse.audit.models import Entry
from lifecourse.organisations.api import Organisation

TABLE = "organisations_organisation"


@pytest.fixture
def organisation(db):
    return Organisation.objects.create(code="E10", name="The county council", kind="county_council")


@pytest.fixture
def since(organisation):
    """`since()`: the entries written after the test began."""
    last = Entry.objects.order_by("-id").first().id
    return lambda: list(Entry.objects.filter(id__gt=last).order_by("id"))


@pytest.fixture
def run_sql(db):
    def run(sql, *values):
        with connection.cursor() as cursor:
            cursor.execute(sql, values or None)

    return run


@pytest.fixture
def as_owner(db):
    """Runs SQL with the guards off, as only the owner of the tables could, and puts them back."""

    def run(sql, *values):
        with connection.cursor() as cursor:
            if connection.vendor == "sqlite":
                for name in ("update", "delete"):
                    cursor.execute(f"DROP TRIGGER record_refuse_{name}")
            else:
                cursor.execute("ALTER TABLE audit_entry DISABLE TRIGGER USER")
            cursor.execute(sql, values or None)
            if connection.vendor == "postgresql":
                cursor.execute("ALTER TABLE audit_entry ENABLE TRIGGER USER")
        triggers.install(connection)

    return run
