"""Plain decisions about the register: what is a sign that things get harder, and who comes first."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise

from lifecourse.standards.api import years_after
from lifecourse.support.kinds.register import AGES, Rating

# Our own conventions, not national rules: how far back a sign looks, and how far ahead.
LATELY = timedelta(days=28)
THIS_WEEK = timedelta(days=7)
SOON = timedelta(days=14)
A_YEAR = timedelta(days=365)
MANY_MOVES = 2
MANY_RISKS = 2


@dataclass(frozen=True, kw_only=True)
class Decided:
    """One decision about somebody on the register: on which day, which rating, to look again by when."""

    on: date
    rating: Rating
    look_by: date | None


@dataclass(frozen=True, kw_only=True)
class OnTheRegister:
    """What the record says about somebody on the register, in plain values; decisions oldest first."""

    decided: Sequence[Decided]
    risks_since: Sequence[date]
    crisis_plan_on: date | None
    has_coordinator: bool
    born: date | None
    moved_on: Sequence[date]
    emergencies_on: Sequence[date]
    school_weeks: int | None
    # By when the next review is due, of somebody in hospital; and when the one that is planned meets.
    review_by: date | None = None
    review_meets: date | None = None
    # Whether a review before hospital is planned, or was held lately.
    review_before: bool = True
    has_carer: bool = False
    # By when somebody looks again at what happens when the carer cannot; None where no plan says it.
    contingency_look_by: date | None = None

    @property
    def rating(self) -> Rating:
        """The rating that stands."""
        return self.decided[-1].rating

    @property
    def look_by(self) -> date | None:
        """By when to look again."""
        return self.decided[-1].look_by


@dataclass(frozen=True, kw_only=True)
class Sign:
    """One sign that something is wrong or coming, why it shows, and what somebody may do."""

    key: str
    words: str
    because: str
    do: str


HARDER = {Rating.RED, Rating.AMBER}
CLOSENESS = {rating: place for place, rating in enumerate(Rating)}


def is_harder(before: Rating, after: Rating) -> bool:
    """Whether a change of rating is one towards hospital. Blue is hospital, so nothing is closer."""
    order = [Rating.BLUE, Rating.RED, Rating.AMBER, Rating.GREEN]
    return order.index(after) < order.index(before)


def coming_of_age(born: date | None, *, today: date, within: timedelta = A_YEAR) -> tuple[int, date] | None:
    """The next age at which much changes, and its day, if that is near; today counts."""
    if born is None:
        return None
    for age in AGES:
        day = years_after(born, age)
        if today <= day <= today + within:
            return age, day
    return None


def days_late(look_by: date | None, *, today: date) -> int:
    """How many days ago somebody should have looked again; 0 if it is not late."""
    return max(0, (today - look_by).days) if look_by else 0


def signs(facts: OnTheRegister, *, today: date) -> list[Sign]:
    """What the record shows that a meeting should know, the most urgent first."""
    return [*_of_the_register(facts, today), *_of_the_life(facts, today)]


def _of_the_register(facts: OnTheRegister, today: date) -> Iterator[Sign]:
    late = days_late(facts.look_by, today=today)
    if late and facts.look_by:
        yield Sign(
            key="look_late",
            words=f"Nobody has looked again: {_days(late)} late",
            because=f"The last decision said to look again by {_day(facts.look_by)}.",
            do="Talk about this person today.",
        )
    yield from _of_the_review(facts, today)
    if not facts.has_coordinator:
        yield Sign(
            key="no_coordinator",
            words="Nobody coordinates",
            because="No named person is written down as coordinating today.",
            do="Name one person whom everybody can ring.",
        )
    if facts.rating in HARDER and facts.crisis_plan_on is None:
        yield Sign(
            key="no_crisis_plan",
            words="No crisis plan",
            because="The rating is red or amber, and no plan for a crisis is written down.",
            do="Write one with the person and those around them.",
        )
    harder = last_step_up(facts.decided)
    if facts.crisis_plan_on is not None and harder is not None and facts.crisis_plan_on < harder:
        yield Sign(
            key="crisis_plan_old",
            words="The crisis plan is older than the last step up",
            because=f"It was written on {_day(facts.crisis_plan_on)}; things got harder on {_day(harder)}.",
            do="Read it through with the person. Write it anew if it no longer fits.",
        )
    new = [day for day in facts.risks_since if today - LATELY <= day <= today]
    if len(new) >= MANY_RISKS:
        yield Sign(
            key="many_new",
            words=f"{len(new)} things have become harder in four weeks",
            because="They began on " + ", ".join(_day(day) for day in sorted(new)) + ".",
            do="Ask whether the rating still fits.",
        )


def _of_the_review(facts: OnTheRegister, today: date) -> Iterator[Sign]:
    if facts.rating is Rating.RED and not facts.review_before:
        yield Sign(
            key="no_review_before",
            words="Red, and no review before hospital is planned",
            because="None is planned in the community, and none was held in the last four weeks.",
            do="Plan one with the person now: it asks what would keep them at home.",
        )
    by, meets = facts.review_by, facts.review_meets
    if by is None or by > today + SOON:
        return
    planned = f"One is planned for {_day(meets)}." if meets else "None is planned."
    if by < today:
        yield Sign(
            key="review_late",
            words=f"The review is {_days((today - by).days)} overdue",
            because=f"It was due by {_day(by)}. {planned}",
            do="Say today who holds it, and when.",
        )
    elif meets is None or meets > by:
        yield Sign(
            key="review_due",
            words=f"A review is due by {_day(by)}",
            because=planned,
            do="Plan it with the person before that day.",
        )


def _of_the_carer(facts: OnTheRegister, today: date) -> Iterator[Sign]:
    late = days_late(facts.contingency_look_by, today=today)
    if facts.has_carer and facts.contingency_look_by is None:
        yield Sign(
            key="no_contingency",
            words="No plan says who steps in when the carer cannot",
            because="An unpaid carer is written down, and no plan for the day on which they cannot care.",
            do="Write one with the person and those who care.",
        )
    elif late:
        yield Sign(
            key="contingency_late",
            words=f"Nobody has asked again who steps in for the carer: {_days(late)} late",
            because="The plan for when the carer cannot was to be looked at again by then.",
            do="Ask those who care, and whoever steps in, whether it still holds.",
        )


def _of_the_life(facts: OnTheRegister, today: date) -> Iterator[Sign]:
    yield from _of_the_carer(facts, today)
    moves = [day for day in facts.moved_on if today - A_YEAR <= day <= today]
    if len(moves) >= MANY_MOVES:
        yield Sign(
            key="moves",
            words=f"Moved home {len(moves)} times in a year",
            because="New addresses since " + ", ".join(_day(day) for day in sorted(moves)) + ".",
            do="Ask what ended each home.",
        )
    opened = [day for day in facts.emergencies_on if today - LATELY <= day <= today]
    if opened:
        yield Sign(
            key="emergency",
            words="Somebody opened the record because harm was near",
            because="On " + ", ".join(_day(day) for day in sorted(set(opened))) + ".",
            do="Ask what happened, and whether the crisis plan was used.",
        )
    coming = coming_of_age(facts.born, today=today)
    if coming:
        age, day = coming
        school = (
            f" They live at a school for {facts.school_weeks} weeks a year." if facts.school_weeks else ""
        )
        yield Sign(
            key="age",
            words=f"Turns {age} on {_day(day)}",
            because=f"{AGES[age]}.{school}",
            do="Say who plans this with the person, and by when.",
        )


def last_step_up(decided: Sequence[Decided]) -> date | None:
    """The last day on which a rating moved towards hospital."""
    steps = pairwise(decided)
    return max((after.on for before, after in steps if is_harder(before.rating, after.rating)), default=None)


def _days(count: int) -> str:
    return "1 day" if count == 1 else f"{count} days"


def _day(day: date) -> str:
    return f"{day:%-d %B %Y}"
