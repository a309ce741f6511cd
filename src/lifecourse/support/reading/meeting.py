"""The notes of a register's meeting: every decision of a day, by whom, and what comes next."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from lifecourse.accounts.api import Account
from lifecourse.people.api import Person, called_by
from lifecourse.support.kinds.register import Rating
from lifecourse.support.models import RegisterDecision
from lifecourse.support.queries.register import on_register_seen_by
from lifecourse.support.rules.register import is_harder


@dataclass(frozen=True, kw_only=True)
class Note:
    """One decision of a day."""

    person: Person
    called: str
    decision: RegisterDecision
    change: str


@dataclass(frozen=True, kw_only=True)
class Notes:
    """The decisions of one day, and the days before and after it on which something was decided."""

    day: date
    lines: Sequence[Note]
    before: date | None
    after: date | None


def notes_of(day: date, *, seen_by: Account, on: date, at: datetime) -> Notes:
    """What was decided on a day about those of whom the reader may know, in the order it was."""
    entries = on_register_seen_by(seen_by, on=on, at=at)
    seen = RegisterDecision.objects.filter(entry__in=entries.values("pk"))
    decisions = list(seen.filter(on=day).select_related("person__head", "by").order_by("at", "pk"))
    called = called_by([one.person.head for one in decisions], today=on)
    return Notes(
        day=day,
        lines=[
            Note(
                person=one.person.head,
                called=called[one.person.head_id],
                decision=one,
                change=_change(one),
            )
            for one in decisions
        ],
        before=seen.filter(on__lt=day).order_by("-on").values_list("on", flat=True).first(),
        after=seen.filter(on__gt=day).order_by("on").values_list("on", flat=True).first(),
    )


def _change(decision: RegisterDecision) -> str:
    earlier = RegisterDecision.objects.filter(entry=decision.entry_id, pk__lt=decision.pk)
    before = earlier.order_by("-on", "-pk").first()
    if before is None:
        return f"Put on the register, rated {decision.rating}"
    if before.rating == decision.rating:
        return f"Stays {decision.rating}"
    up = is_harder(Rating(before.rating), Rating(decision.rating))
    return f"Stepped {'up' if up else 'down'} from {before.rating} to {decision.rating}"
