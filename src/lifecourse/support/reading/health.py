"""The yearly health check as the plan's page reads it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from lifecourse.people.api import Person
from lifecourse.standards.api import years_after
from lifecourse.support.models import HealthAction, HealthCheck


@dataclass(frozen=True, kw_only=True)
class Health:
    """The last check, when the next is due, and what is to be done, the latest first."""

    last: HealthCheck | None
    next_by: date | None
    late: bool
    open: Sequence[tuple[HealthAction, int]]
    done: Sequence[HealthAction]


def health_of(head: Person, *, on: date) -> Health:
    """The health check of a head on a day, in two queries; each open action with the days it is late."""
    last = HealthCheck.objects.filter(person__head=head, on__lte=on).order_by("-on", "-pk").first()
    next_by = years_after(last.on, 1) if last else None
    actions = list(HealthAction.objects.filter(person__head=head).order_by("due", "pk"))
    return Health(
        last=last,
        next_by=next_by,
        late=next_by is not None and next_by < on,
        open=[(one, max((on - one.due).days, 0)) for one in actions if one.done_on is None],
        done=[one for one in actions if one.done_on is not None],
    )
