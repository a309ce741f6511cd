"""What is in place for a young person at eighteen, need by need, and on which days nothing is."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Q

from lifecourse.design.api import day as words
from lifecourse.people.api import Person
from lifecourse.support.models import Need, SchoolPlace, Service
from lifecourse.support.reading.learning import plan_spans
from lifecourse.support.rules.ages import A_DAY, REACHES, Span, eighteenth, passes_over


@dataclass(frozen=True, kw_only=True)
class AtEighteen:
    """One thing that somebody needs, what gives it, and the days around eighteen on which nothing does."""

    what: str
    given_by: Sequence[str]
    open: Sequence[str]


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
                open=_open(given, day),
            )
        )
    schools = [one for one in SchoolPlace.objects.filter(**of_them) if _near(one, day)]
    if schools:
        lines.append(
            AtEighteen(
                what="Somewhere to live in term",
                given_by=[one.school for one in schools],
                open=_open(schools, day),
            )
        )
    plans = [span for span in plan_spans(person) if _near(span, day)]
    if plans:
        # Children's services may go on past 18 only as long as the plan does: Children Act 1989, s.17ZG.
        lines.append(
            AtEighteen(
                what="A plan for learning, health and care",
                given_by=["kept by the council"],
                open=_open(plans, day),
            )
        )
    return Eighteen(day=day, lines=lines)


def _near(line: Service | SchoolPlace | Span, day: date) -> bool:
    return line.to_date is None or line.to_date >= day - A_DAY


def _open(lines: Iterable[Service | SchoolPlace | Span], eighteen: date) -> list[str]:
    spans = [Span(from_date=one.from_date, to_date=one.to_date) for one in lines]
    return [
        f"from {words(gap.from_date)} on"
        if gap.to_date is None or gap.to_date == eighteen + REACHES
        else f"from {words(gap.from_date)} until {words(gap.to_date)}"
        for gap in passes_over(spans, eighteen=eighteen)
    ]
