"""What other rooms may ask of people."""

from lifecourse.people.models import Person
from lifecourse.people.queries import emergencies_to_judge, pairs_waiting
from lifecourse.people.rules import Purpose

__all__ = ["Person", "Purpose", "emergencies_to_judge", "pairs_waiting"]
