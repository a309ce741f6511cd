"""Plain decisions about work queues: who belongs in one, which stage comes next, and what is a saving.

Nobody is moved to save money. So what the person wants is asked before the first stage is passed and again
whenever it changes; nothing goes on while the last answer is not yes; and what one pays less because
another pays more is never called a saving.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from enum import StrEnum

from lifecourse.standards.api import Counts, Unit, due_by, working_days_of_england
from lifecourse.support.kinds.queues import Answer

# Our own: whoever said no is not asked the same thing again sooner, unless they ask for it themselves.
NOT_ASKED_AGAIN_MONTHS = 12
MOST_STAGES = 12
LONGEST_STAGE = 366


class BadQueue(ValueError):
    """A queue cannot work as it is written: says why."""


class Rule(StrEnum):
    """By what somebody belongs in a queue."""

    NOT_WITHIN = "not_within_months"
    OUTSIDE = "outside_area"
    RESIDENTIAL = "in_residential_care"
    DEAREST = "dearest"


# Which of them find people; the other one only leaves some out.
FINDING = frozenset({Rule.OUTSIDE, Rule.RESIDENTIAL, Rule.DEAREST})
NUMBERED = frozenset({Rule.NOT_WITHIN, Rule.DEAREST})


@dataclass(frozen=True, kw_only=True)
class Fits:
    """One rule of a queue, with its number where it has one."""

    rule: Rule
    number: int = 0

    @property
    def words(self) -> str:
        """The rule in words."""
        match self.rule:
            case Rule.NOT_WITHIN:
                return f"Nobody looked at their support with them in the last {self.number} months"
            case Rule.OUTSIDE:
                return "Their home is outside the area of the council that is responsible"
            case Rule.RESIDENTIAL:
                return "They live in a care home"
            case Rule.DEAREST:
                return f"What is bought for them is among the {self.number} that cost most a week"


@dataclass(frozen=True, kw_only=True)
class Stage:
    """One stage: what is done, who does it, within how many days, and what shows that it is done."""

    key: str
    words: str
    who: str
    within_days: int
    evidence: str
    # What it costs everybody who pays is stated by the end of this stage.
    says_money: bool = False


@dataclass(frozen=True, kw_only=True)
class QueueShape:
    """A queue as it is written: what it is for, where it comes from, whom it is for, and its stages."""

    key: str
    name: str
    purpose: str
    source: str
    rules: Sequence[Fits]
    stages: Sequence[Stage]


def check_shape(shape: QueueShape) -> None:
    """Raises BadQueue for a queue that cannot work."""
    if not all(said.strip() for said in (shape.key, shape.name, shape.purpose, shape.source)):
        raise BadQueue("Say what the queue is called, what it is for, and where it comes from.")
    if not any(one.rule in FINDING for one in shape.rules):
        raise BadQueue("Say by what people are found for this queue.")
    if any((one.rule in NUMBERED) is not (one.number > 0) for one in shape.rules):
        raise BadQueue("Give a number, above 0, with the rules that have one.")
    if len({one.rule for one in shape.rules}) != len(shape.rules):
        raise BadQueue("A rule stands twice.")
    if not 2 <= len(shape.stages) <= MOST_STAGES:
        raise BadQueue(f"A queue has from 2 to {MOST_STAGES} stages.")
    if len({one.key for one in shape.stages}) != len(shape.stages):
        raise BadQueue("Two stages have one key.")
    for one in shape.stages:
        if not all(said.strip() for said in (one.key, one.words, one.who, one.evidence)):
            raise BadQueue("Say of each stage what is done, who does it, and what shows that it is done.")
        if not 1 <= one.within_days <= LONGEST_STAGE:
            raise BadQueue(f"A stage takes from 1 to {LONGEST_STAGE} days.")
    if shape.stages[0].says_money:
        raise BadQueue("The first stage asks what the person wants. Money is stated after that.")


def months_after(day: date, months: int) -> date:
    """The day on which so many months are over."""
    calendar = working_days_of_england()
    return due_by(day, count=months, unit=Unit.MONTHS, counts=Counts.AFTER, calendar=calendar)


@dataclass(frozen=True, kw_only=True)
class Known:
    """What is known of somebody, as far as it bears on a queue."""

    residential: str = ""
    lives_in: str = ""
    responsible: Sequence[str] = ()
    rank: int | None = None
    weekly: Decimal = Decimal(0)
    looked_at: date | None = None
    said_no: date | None = None
    under_way: bool = False

    @property
    def outside(self) -> bool:
        """Whether the area of their home and the councils that are responsible are known and differ."""
        return bool(self.lives_in and self.responsible) and self.lives_in not in self.responsible


def why_fits(rules: Sequence[Fits], known: Known, *, today: date) -> list[str]:
    """Why somebody belongs in a queue, rule by rule; nothing where they do not, or are not to be asked."""
    if known.under_way or may_ask_again(known.said_no) > today:
        return []
    reasons = [_reason(one, known, today) for one in rules]
    return reasons if all(reasons) else []


def may_ask_again(said_no: date | None) -> date:
    """From which day somebody who said no is asked again without asking for it."""
    return months_after(said_no, NOT_ASKED_AGAIN_MONTHS) if said_no else date.min


def too_soon(rules: Sequence[Fits], looked_at: date | None, *, today: date) -> date | None:
    """The day from which somebody may be looked at again, where that is still to come; else None."""
    months = next((one.number for one in rules if one.rule is Rule.NOT_WITHIN), 0)
    if not months or looked_at is None:
        return None
    again = months_after(looked_at, months)
    return again if again > today else None


def _reason(one: Fits, known: Known, today: date) -> str:
    match one.rule:
        case Rule.NOT_WITHIN if known.looked_at is None:
            return "By this record nobody has looked at their support with them yet."
        case Rule.NOT_WITHIN:
            soon = too_soon([one], known.looked_at, today=today)
            return "" if soon else f"Their support was last looked at on {known.looked_at:%-d %B %Y}."
        case Rule.OUTSIDE if known.outside:
            return f"Lives in the area of {known.lives_in}; {' and '.join(known.responsible)} is responsible."
        case Rule.RESIDENTIAL if known.residential:
            return f"Lives in {known.residential}."
        case Rule.DEAREST if known.rank is not None and known.rank <= one.number:
            return f"£{known.weekly:,.2f} a week is bought for them: number {known.rank} of those you see."
        case _:
            return ""


@dataclass(frozen=True, kw_only=True)
class Passed:
    """A stage that was passed, and on which day."""

    stage: str
    on: date


@dataclass(frozen=True, kw_only=True)
class Standing:
    """Where somebody is on their way through a queue: the stage that waits, and by when. None: at the end."""

    stage: Stage | None
    number: int
    due: date | None

    def late(self, *, today: date) -> int:
        """How many days the stage is late."""
        return max(0, (today - self.due).days) if self.due else 0


def standing(stages: Sequence[Stage], passed: Sequence[Passed], *, began: date) -> Standing:
    """The stage that waits now, counted from when the one before was passed."""
    if len(passed) >= len(stages):
        return Standing(stage=None, number=len(stages), due=None)
    stage, since = stages[len(passed)], passed[-1].on if passed else began
    return Standing(stage=stage, number=len(passed) + 1, due=since + timedelta(days=stage.within_days))


WITHOUT_A_YES: dict[Answer | None, str] = {
    None: "Ask first what the person wants, and write it down. No stage is passed before that.",
    Answer.NO: "The person does not want this. Stop here, and say so.",
    Answer.UNSURE: "The person is not sure yet. Nothing goes on until they are, or it is decided for them.",
}


@dataclass(frozen=True, kw_only=True)
class Going:
    """One way as it stands: what was passed, what the person last answered, whether money was stated."""

    stages: Sequence[Stage]
    began: date
    passed: Sequence[Passed] = ()
    answer: Answer | None = None
    money_stated: bool = False


def why_not_passed(stage: str, on: date, going: Going, *, today: date) -> str:
    """Why a stage cannot be passed on a day, in words for a page; empty where it can."""
    now, answer = standing(going.stages, going.passed, began=going.began), going.answer
    if now.stage is None or now.stage.key != stage:
        return "Another stage comes next: somebody may have passed this one meanwhile."
    if answer is not Answer.YES:
        return WITHOUT_A_YES[answer]
    if now.stage.says_money and not going.money_stated:
        return "State first what it costs everybody who pays, before and after, also where nothing changes."
    since = going.passed[-1].on if going.passed else going.began
    if not since <= on <= today:
        return f"Give a day from {since:%-d %B %Y}, when the stage before was over, up to today."
    return ""


@dataclass(frozen=True, kw_only=True)
class Effect:
    """What one of those who pay pays a week before and after, in pence."""

    payer: str
    before: int
    after: int

    @property
    def less(self) -> int:
        """How much less they pay a week; below nothing where they pay more."""
        return self.before - self.after


@dataclass(frozen=True, kw_only=True)
class Money:
    """What a change does to everybody who pays together, in pence a week."""

    saved: int
    moved: int
    more: int

    @property
    def words(self) -> str:
        """In a sentence."""
        said = []
        if self.saved:
            said.append(f"Together they pay {_pounds(self.saved)} a week less.")
        elif self.more:
            said.append(f"Together they pay {_pounds(self.more)} a week more.")
        else:
            said.append("Together they pay as much as before: nothing is saved.")
        if self.moved:
            said.append(f"{_pounds(self.moved)} a week only moves from one who pays to another.")
        return " ".join(said)


def money_of(effects: Sequence[Effect]) -> Money:
    """What is saved is what all pay less together; what another pays instead only moves."""
    down = sum(one.less for one in effects if one.less > 0)
    up = -sum(one.less for one in effects if one.less < 0)
    return Money(saved=max(0, down - up), moved=min(down, up), more=max(0, up - down))


def by_payer(statements: Sequence[Sequence[Effect]]) -> list[Effect]:
    """What each of those who pay pays in all these statements together, the one who pays most first."""
    before: dict[str, int] = {}
    after: dict[str, int] = {}
    for one in (effect for effects in statements for effect in effects):
        before[one.payer] = before.get(one.payer, 0) + one.before
        after[one.payer] = after.get(one.payer, 0) + one.after
    found = [Effect(payer=name, before=before[name], after=after[name]) for name in before]
    return sorted(found, key=lambda one: (-one.before, -one.after, one.payer))


def together(statements: Sequence[Sequence[Effect]]) -> Money:
    """What these statements come to, person by person: what one life saves pays for no other's move."""
    each = [money_of(effects) for effects in statements]
    return Money(
        saved=sum(one.saved for one in each),
        moved=sum(one.moved for one in each),
        more=sum(one.more for one in each),
    )


def _pounds(pence: int) -> str:
    return f"£{Decimal(pence) / 100:,.2f}"
