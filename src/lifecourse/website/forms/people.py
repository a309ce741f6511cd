"""Choosing a person of a partnership."""

from collections import Counter
from collections.abc import Sequence
from typing import Any

from django import forms

from lifecourse.accounts.api import Account


class PersonField(forms.ChoiceField):
    """One person among those offered, or nobody; gives the person."""

    def __init__(self, **options: Any) -> None:
        self.people: dict[str, Account] = {}
        super().__init__(**options)

    def offer(self, people: Sequence[Account], *first: tuple[str, str]) -> None:
        """Who may be chosen, after the choices that are no person."""
        times = Counter(person.full_name for person in people)
        self.people = {str(person.pk): person for person in people}
        named = [
            (key, p.full_name if times[p.full_name] == 1 else f"{p.full_name} ({p.email})")
            for key, p in self.people.items()
        ]
        self.choices = [*first, *named]

    def person(self, chosen: str) -> Account | None:
        """The person behind a choice; None for a choice that is no person."""
        return self.people.get(chosen)
