"""Whether a dowry may follow somebody home, by the stays that are written down."""

from datetime import date

from lifecourse.people.api import Person
from lifecourse.standards.api import rule_number
from lifecourse.support.reading.stays import stays_of
from lifecourse.support.rules.dowries import Qualifies, Spell, qualifies


def dowry_of_going_home(head: Person, *, left_on: date, agreed_on: date | None) -> Qualifies:
    """Whether a dowry may follow a head who left hospital on a day, by the stays that are written down."""
    stays = stays_of(head, on=left_on)
    spells = [Spell(start=one.since, end=one.until) for one in stays]
    rule = rule_number("dowry-stay")
    return qualifies(spells, left_on=left_on, named=True, agreed_on=agreed_on, rule=rule)
