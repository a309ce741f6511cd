"""The weeks after hospital as pages read them: whose day is near, and the share at home by each measure."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID

from django.db.models import Exists, OuterRef, QuerySet

from lifecourse.accounts.api import Account
from lifecourse.people.api import Person, Portrait, called_by, people_seen_by, portraits_of
from lifecourse.standards.api import age_on, home_measures
from lifecourse.support.kinds.after import OUTCOMES, Where
from lifecourse.support.models import ShortSupport, WardStay, WhereAfter
from lifecourse.support.queries.register import wards_by_head
from lifecourse.support.rules.after import DAY, IN_TIME, SOON, After, Quarter, Share, of_a_hundred, share


@dataclass(frozen=True, kw_only=True)
class ToAsk:
    """Somebody whose 91st day is near or over, and whom nobody has asked."""

    support: ShortSupport
    called: str
    day: date
    late: int

    @property
    def may_be_asked(self) -> bool:
        """Whether the day has come."""
        return self.late >= 0


@dataclass(frozen=True, kw_only=True)
class Measured:
    """The share by one measure, with the people behind it by name."""

    share: Share
    home: Sequence[tuple[UUID, str]]
    not_home: Sequence[tuple[UUID, str]]
    not_asked: Sequence[tuple[UUID, str]]


@dataclass(frozen=True, kw_only=True)
class Weeks:
    """What a page shows of a quarter: by each measure, and what came of the support that ended."""

    quarter: Quarter
    measured: Sequence[Measured]
    outcomes: Sequence[tuple[str, int]]
    ended: int
    no_support: int | None
    of_no_measure: int
    people: Sequence[Person]


def supports_seen_by(account: Account, *, on: date, at: datetime) -> QuerySet[ShortSupport]:
    """Support after hospital of people whom the reader may see."""
    seen = people_seen_by(account, on=on, at=at).filter(pk=OuterRef("person__head"))
    found = ShortSupport.objects.filter(Exists(seen)).select_related("person__head")
    return found.prefetch_related("found_out__by")


def to_ask(account: Account, *, on: date, at: datetime) -> list[ToAsk]:
    """Whose 91st day is near or over without anybody having asked; the longest over first."""
    near = supports_seen_by(account, on=on, at=at).filter(
        left_hospital_on__lte=on + timedelta(days=SOON - DAY), found_out=None
    )
    supports = list(near.order_by("left_hospital_on", "pk"))
    heads = list({one.person.head_id: one.person.head for one in supports}.values())
    known = portraits_of(heads, today=on)
    called = called_by(heads, today=on, known=known)
    found = []
    for one in supports:
        day, died = one.left_hospital_on + timedelta(days=DAY), known[one.person.head_id].died_on
        # Of whoever died before that day the record knows already.
        if died is None or died > day:
            found.append(ToAsk(support=one, called=called[one.person.head_id], day=day, late=(on - day).days))
    return found


def days_not_asked(*, seen_by: Account, on: date, at: datetime) -> int:
    """Of how many people whom the reader may see the 91st day is over, and nobody has asked."""
    return sum(one.may_be_asked for one in to_ask(seen_by, on=on, at=at))


def weeks_of(account: Account, quarter: Quarter, *, on: date, at: datetime) -> Weeks:
    """Those who left hospital in a quarter, of those whom the reader may see. A set number of queries."""
    left = supports_seen_by(account, on=on, at=at).filter(
        left_hospital_on__gte=quarter.first, left_hospital_on__lte=quarter.last
    )
    supports = list(left)
    heads = list({one.person.head_id: one.person.head for one in supports}.values())
    known = portraits_of(heads, today=on)
    called, wards = called_by(heads, today=on, known=known), wards_by_head(heads)
    facts = [after_of(one, known[one.person.head_id], wards[one.person.head_id]) for one in supports]
    shares = [
        share(measure, facts, first=quarter.first, last=quarter.last, today=on)
        for measure in home_measures()
        if measure.in_force_from <= quarter.last
        and (measure.in_force_to is None or measure.in_force_to >= quarter.first)
    ]
    ended = Counter(one.outcome for one in supports if one.to_date is not None)
    of_some = {(one.person, one.left_on) for some in shares for one in [*some.counted, *some.waiting]}
    every = {(one.person, one.left_on) for one in facts}
    return Weeks(
        quarter=quarter,
        measured=[_measured(one, called) for one in shares],
        outcomes=[(words, ended[code]) for code, words in OUTCOMES.items() if ended[code]],
        ended=ended.total(),
        no_support=of_a_hundred(ended["none"], ended.total()),
        of_no_measure=len(every - of_some),
        people=heads,
    )


def after_of(support: ShortSupport, known: Portrait, wards: Iterable[WardStay]) -> After:
    """One leaving of hospital, with everything that the record knows of the weeks after."""
    found_out = list(support.found_out.all())
    told = found_out[-1] if found_out else None
    day = support.left_hospital_on + timedelta(days=DAY)
    back = [one.from_date for one in wards if one.from_date > support.left_hospital_on]
    there = any(one.from_date <= day and (one.to_date is None or one.to_date > day) for one in wards)
    backs = [one for one in (told.back_on if told else None, *back) if one is not None]
    return After(
        person=str(support.person.head_id),
        hospital=support.hospital,
        kind=support.kind,
        meant_to_go_home=support.meant_to_go_home,
        left_on=support.left_hospital_on,
        begins_on=support.from_date,
        age=age_on(known.birth_date, support.left_hospital_on) if known.birth_date else None,
        died_on=known.died_on,
        where=_where(told, there=there),
        back_on=min(backs, default=None),
        care_home_on=told.care_home_on if told else None,
        all_is_known=told is not None and told.all_is_known,
    )


def _where(told: WhereAfter | None, *, there: bool) -> Where | None:
    if told is not None:
        return Where(told.where)
    # A stay that is written down says where somebody was, also where nobody asked.
    return Where.HOSPITAL if there else None


def _measured(found: Share, called: Mapping[UUID, str]) -> Measured:
    def named(some: Iterable[After]) -> list[tuple[UUID, str]]:
        keys = {UUID(one.person) for one in some}
        return sorted(((key, called[key]) for key in keys), key=lambda one: (one[1].lower(), str(one[0])))

    unknown = found.not_asked
    return Measured(
        share=found,
        home=named(found.home),
        not_home=named(one for one in found.counted if one not in found.home and one not in unknown),
        not_asked=named(unknown),
    )


@dataclass(frozen=True, kw_only=True)
class ShortLine:
    """Support after hospital on its person's page."""

    support: ShortSupport
    day: date
    told: WhereAfter | None
    may_be_asked: bool
    late: bool


def short_of(person: Person, *, on: date) -> list[ShortLine]:
    """All support after hospital of a head, the latest first."""
    found = ShortSupport.objects.filter(person__head=person).prefetch_related("found_out__by")
    lines = []
    for one in found:
        day, told = one.left_hospital_on + timedelta(days=DAY), list(one.found_out.all())
        lines.append(
            ShortLine(
                support=one,
                day=day,
                told=told[-1] if told else None,
                may_be_asked=day <= on,
                late=not told and (on - day).days > IN_TIME,
            )
        )
    return lines
