"""A database knows how large its tables are, so that a few are not looked for among everybody."""

import pytest
from django.db import connection

from lifecourse.people.derived import much_at_hand
from lifecourse.safekeeping.api import take_stock

pytestmark = pytest.mark.page


def known_sizes() -> dict[str, int]:
    with connection.cursor() as cursor:
        cursor.execute("SELECT tbl, stat FROM sqlite_stat1")
        return {table: int(sizes.split()[0]) for table, sizes in cursor.fetchall()}


@pytest.mark.skipif("connection.vendor != 'sqlite'", reason="PostgreSQL takes stock by itself")
@pytest.mark.django_db
@pytest.mark.parametrize("by", ["the command", "an import"])
def test_sizes_are_known_after_much_came_in(by: str) -> None:
    from django.contrib.auth.models import Group  # noqa: PLC0415

    Group.objects.bulk_create(Group(name=f"Group {number}") for number in range(1_500))
    if by == "the command":
        take_stock()
    else:
        with much_at_hand():
            pass
    assert 1_400 <= known_sizes()["auth_group"] <= 1_600


@pytest.mark.skipif("connection.vendor != 'sqlite'", reason="PostgreSQL takes stock by itself")
@pytest.mark.django_db
def test_a_table_without_rows_is_known_to_have_none() -> None:
    take_stock()
    assert known_sizes()["auth_group"] == 0
    take_stock()
    assert known_sizes()["auth_group"] == 0
