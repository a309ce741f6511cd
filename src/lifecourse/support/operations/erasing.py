"""Taking away everything that this room keeps about people who are erased by law."""

from collections.abc import Iterator, Sequence
from uuid import UUID

from django.apps import apps
from django.db.models import Model, Q

from lifecourse.people.api import Person
from lifecourse.support.models import ExtractAnswer, ExtractRow


def take_away(people: Sequence[UUID]) -> None:
    """Delete every row about these people. Whoever calls has checked who may."""
    # Rows of extracts are about them by number also where nobody said so.
    known = Person.objects.filter(pk__in=people, records__nhs_number__gt="")
    numbers = known.values("records__nhs_number")
    rows = ExtractRow.objects.filter(Q(nhs_number__in=numbers) | Q(person__in=people))
    ExtractAnswer.objects.filter(Q(row__in=rows) | Q(person__in=people)).delete()
    rows.delete()
    for table in _leaves_first():
        table._default_manager.filter(person__in=people).delete()


def _leaves_first() -> Iterator[type[Model]]:
    """Every table about a person, those that lead to another before it."""
    left = [table for table in apps.get_app_config("support").get_models() if hasattr(table, "ABOUT")]
    while left:
        led_to = {field.related_model for table in left for field in table._meta.concrete_fields}
        yield from (table for table in left if table not in led_to)
        left = [table for table in left if table in led_to]
