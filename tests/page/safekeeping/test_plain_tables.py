"""A copy of SQLite's is looked at without Django, so no table may ask for a function that Django brings."""

import re

import pytest
from django.db import connection

pytestmark = pytest.mark.page
# A call, and not a table of Django's that another refers to.
CALL = re.compile(r"\bdjango_\w+\(", re.IGNORECASE)


def asking() -> list[str]:
    with connection.cursor() as cursor:
        cursor.execute("SELECT name, sql FROM sqlite_master WHERE sql IS NOT NULL")
        return [name for name, sql in cursor.fetchall() if CALL.search(sql)]


def test_no_table_asks_for_a_function_that_sqlite_alone_lacks() -> None:
    if connection.vendor != "sqlite":
        pytest.skip("PostgreSQL's functions are its own")
    assert asking() == []
    with connection.cursor() as cursor:
        cursor.execute("CREATE TABLE asks (day date CHECK (django_date_extract('day', day) = 1))")
    assert asking() == ["asks"]
