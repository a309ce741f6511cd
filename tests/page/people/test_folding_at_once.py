"""Two who join people at the same time, or with what they read before the other was done."""

import threading
import time

import pytest
from django.db import connection, connections, transaction
from django.db.models import F
from tests.page.people.conftest import NOW
from tests.page.people.test_folding import known

from lifecourse.organisations.api import Organisation
from lifecourse.people.folding import UnableToFold
from lifecourse.people.models import Merge, Person, Sight
from lifecourse.people.operations.folding import fold

pytestmark = pytest.mark.page


def join(kept: Person, folded: Person) -> Merge:
    return fold(kept=kept, folded=folded, how="person", by=None, at=NOW)


def nobody_is_lost() -> bool:
    """Everybody is read under somebody who stands for themselves and can be seen."""
    lost = Person.objects.exclude(head__head=F("head"))
    return not lost.exists() and set(Person.objects.values_list("head", flat=True)) == set(
        Sight.objects.values_list("head", flat=True)
    )


def test_what_was_read_before_another_fold_is_looked_at_anew(council: Organisation) -> None:
    ours, theirs, third = (known(council, local_id=number) for number in "123")
    join(ours, Person.objects.get(pk=theirs.pk))
    with pytest.raises(UnableToFold, match="meanwhile"):
        join(theirs, third)
    with pytest.raises(UnableToFold, match="meanwhile"):
        join(third, theirs)
    assert nobody_is_lost()


@pytest.mark.django_db(transaction=True)
def test_whoever_waited_for_another_fold_sees_what_it_did(council: Organisation) -> None:
    if connection.vendor != "postgresql":
        pytest.skip("SQLite lets only one write at a time")
    ours, theirs, third = (known(council, local_id=number) for number in "123")
    said: list[str] = []

    def second() -> None:
        try:
            join(Person.objects.get(pk=theirs.pk), Person.objects.get(pk=third.pk))
        except UnableToFold as reason:
            said.append(str(reason))
        finally:
            connections.close_all()

    with transaction.atomic():
        join(Person.objects.get(pk=ours.pk), Person.objects.get(pk=theirs.pk))
        waits = threading.Thread(target=second)
        waits.start()
        time.sleep(1)
    waits.join(20)
    assert nobody_is_lost()
    assert "meanwhile" in said[0]
