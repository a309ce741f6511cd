"""Tests that commit leave nothing behind for the next one, not even in the record of change."""

from decimal import Decimal

import pytest
from django.contrib.auth.models import Permission
from django.contrib.contenttypes.models import ContentType

from lifecourse.audit.models import Entry
from lifecourse.figures.api import Figure, Unit

pytestmark = [pytest.mark.page, pytest.mark.django_db(transaction=True)]


@pytest.mark.parametrize("time", ["first", "second"])
def test_each_test_finds_its_tables_and_the_record_empty(time: str) -> None:
    assert not Figure.objects.exists()
    assert not Entry.objects.exists()
    # What Django writes after migrations stays.
    assert ContentType.objects.exists() and Permission.objects.exists()
    Figure.objects.create(value=Decimal(3), unit=Unit.PEOPLE)
    assert [entry.action for entry in Entry.objects.all()] == ["insert"]
