"""What is in place for a young person at eighteen, need by need, and on which days nothing is."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Q

from lifecourse.people.api import Person
from lifecourse.support.age_rules import Span, eighteenth, passes_over
from lifecourse.support.models import Need, SchoolPlace, Service


@dataclass(frozen=True, kw_only=True)
class AtEighteen:
    """One thing that somebody needs, what gives it, and the days around eighteen on which nothing does."""

    what: str
    given_by: Sequence[str]
    open: Sequence[Span]


@dataclass(frozen=True, kw_only=True)
class Eighteen:
    """The birthday, and everything that has to pass over it."""

    day: date
    lines: Sequence[AtEighteen]

    @property
    def gaps(self) -> int:
        """For how many things there are days with nothing in place."""
        return sum(bool(line.open) for line in self.lines)


def at_eighteen(person: Person, *, born: date | None, today: date) -> Eighteen | None:
    """What passes over the eighteenth birthday of a head; None while it is far off or long ago.

    A need that is still there on the birthday has to be met on every day around it; where somebody lives at a
    school, they have to live somewhere.
    """
    day = eighteenth(born, today=today)
    if day is None:
        return None
    of_them = {"person__head": person}
    still = Need.objects.filter(Q(to_date=None) | Q(to_date__gte=day), reached_on=None, **of_them)
    services = list(Service.objects.filter(never_began=False, **of_them))
    lines = []
    for need in still:
        given = [one for one in services if one.need_id == need.pk and _near(one, day)]
        lines.append(
            AtEighteen(
                what=need.words,
                given_by=[f"{one.words} ({one.provider})" for one in given],
                open=passes_over([_span(one) for one in given], eighteen=day),
            )
        )
    schools = [one for one in SchoolPlace.objects.filter(**of_them) if _near(one, day)]
    if schools:
        lines.append(
            AtEighteen(
                what="Somewhere to live in term",
                given_by=[one.school for one in schools],
                open=passes_over([_span(one) for one in schools], eighteen=day),
            )
        )
    return Eighteen(day=day, lines=lines)


def _near(line: Service | SchoolPlace, day: date) -> bool:
    return line.to_date is None or line.to_date >= day - timedelta(days=1)


def _span(line: Service | SchoolPlace) -> Span:
    return Span(from_date=line.from_date, to_date=line.to_date)
