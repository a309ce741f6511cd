"""What a section may be, what may stand in a cell, how questions end, and whether two changes collide."""

import operator
import re
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from enum import StrEnum

# The table is drawn with the others of this room.
from lifecourse.plans.deciding import NEXT_SIGN_OFF_STATES  # noqa: F401


class SectionState(StrEnum):
    """How far a section is."""

    NOT_STARTED = "not started"
    DRAFTING = "drafting"
    FOR_CHECKING = "ready for checking"
    READY = "ready"


class ThreadKind(StrEnum):
    """What somebody began."""

    COMMENT = "comment"
    QUESTION = "question"


class ThreadState(StrEnum):
    """Where a comment or question stands."""

    OPEN = "open"
    ANSWERED = "answered"
    SETTLED = "settled"


class RemarkKind(StrEnum):
    """What somebody did in a thread."""

    OPENED = "opened"
    SAID = "said"
    ANSWERED = "answered"
    SETTLED = "settled"
    REOPENED = "reopened"


NEXT_THREAD_STATES: dict[ThreadState, frozenset[ThreadState]] = {
    ThreadState.OPEN: frozenset({ThreadState.ANSWERED, ThreadState.SETTLED}),
    ThreadState.ANSWERED: frozenset({ThreadState.OPEN, ThreadState.SETTLED}),
    ThreadState.SETTLED: frozenset({ThreadState.OPEN}),
}

# Where a thread stands after something was done in it; what is only said changes nothing.
AFTER: dict[RemarkKind, ThreadState] = {
    RemarkKind.ANSWERED: ThreadState.ANSWERED,
    RemarkKind.SETTLED: ThreadState.SETTLED,
    RemarkKind.REOPENED: ThreadState.OPEN,
}


class HowOften(StrEnum):
    """How often somebody is reminded by email."""

    NEVER = "never"
    WHEN_DUE = "when due"
    WEEKLY = "weekly"


def is_reminded(how_often: HowOften, *, late: int, now: int, soon: int, on: date) -> bool:
    """Whether somebody is reminded on a day, with so many things late, due by tomorrow, and due in a week."""
    if how_often is HowOften.NEVER:
        return False
    if how_often is HowOften.WEEKLY:
        return on.isoweekday() == 1 and late + soon > 0
    return late + now > 0


class Scan(StrEnum):
    """Whether a file was looked through for viruses."""

    NOT_SCANNED = "not scanned"
    CLEAN = "nothing found"


class CannotRead(Exception):
    """What was typed cannot be read as what was asked for."""


# As many digits as the column that keeps figures: longer numbers are slips of the hand.
NUMBER = re.compile(r"(?P<number>-?\d{1,13}(\.\d{1,4})?)(?P<ending>million|m|k)?")
TIMES = {None: Decimal(1), "k": Decimal(1_000), "m": Decimal(1_000_000), "million": Decimal(1_000_000)}
MOST = Decimal(10) ** 13


def read_number(typed: str) -> Decimal:
    """A number as people type it: "1,234", "£19.5m", "£610k", "3.6%". Raises CannotRead."""
    number, times = _parts(typed)
    if abs(number * times) >= MOST:
        raise CannotRead(f'"{typed}" is larger than any figure in a plan can be.')
    return number * times


def read_step(typed: str) -> Decimal:
    """How finely a typed number was stated: "19.5m" is to the nearest 100,000; "28" to the nearest 1."""
    number, times = _parts(typed)
    places = max(0, -int(number.as_tuple().exponent))
    return times * Decimal(10) ** -places


def _parts(typed: str) -> tuple[Decimal, Decimal]:
    text = re.sub(r"[,£%\s]", "", typed).lower()
    found = NUMBER.fullmatch(text)
    if found is None:
        raise CannotRead(f'"{typed}" is not a number. Type digits, for example 28 or £1,050,000.')
    return Decimal(found["number"]), TIMES[found["ending"]]


def read_day(typed: str) -> date:
    """A day as an ISO date or 31/12/2015. Raises CannotRead."""
    text = typed.strip()
    try:
        if "/" in text:
            day, month, year = (int(part) for part in text.split("/"))
            return date(year, month, day)
        return date.fromisoformat(text)
    except (ValueError, OverflowError):
        raise CannotRead(f'"{typed}" is not a day. Type it as 31/12/2015.') from None


class Verdict(StrEnum):
    """What becomes of one thing that somebody typed while others may have changed it."""

    KEEP = "keep what stands"
    TAKE = "take what was typed"
    ASK = "show both and ask"


class Side(StrEnum):
    """Whose change stands, as the second person chose."""

    THEIRS = "theirs"
    MINE = "mine"


def weigh(
    *,
    seen: str,
    stands: str,
    typed: str,
    chosen: str = "",
    against: str = "",
    same: Callable[[str, str], bool] = operator.eq,
) -> Verdict:
    """What to do with `typed`, by somebody who began from `seen`, where `stands` stands now.

    Only what two people changed to different things is asked about. A choice counts only `against` what
    stands now: whoever chose before a third change is asked again.
    """
    if same(typed, seen) or same(typed, stands):
        return Verdict.KEEP
    if same(seen, stands):
        return Verdict.TAKE
    if chosen in set(Side) and same(against, stands):
        return Verdict.TAKE if chosen == Side.MINE else Verdict.KEEP
    return Verdict.ASK


class VersionKind(StrEnum):
    """How far a plan was when a version of it was frozen."""

    FIRST_CUT = "first-cut"
    MODERATED = "moderated"
    FINAL = "final"


KIND_WORDS: dict[VersionKind, str] = {
    VersionKind.FIRST_CUT: "First cut",
    VersionKind.MODERATED: "Moderated",
    VersionKind.FINAL: "Final",
}

NEXT_KINDS: dict[VersionKind, set[VersionKind]] = {
    VersionKind.FIRST_CUT: {VersionKind.FIRST_CUT, VersionKind.MODERATED, VersionKind.FINAL},
    VersionKind.MODERATED: {VersionKind.MODERATED, VersionKind.FINAL},
    # A plan agreed once may be agreed anew, never be a first cut again.
    VersionKind.FINAL: {VersionKind.FINAL},
}


class CannotFreeze(Exception):
    """A version of a plan cannot be frozen."""


def check_can_freeze(kind: VersionKind, *, latest: VersionKind | None) -> None:
    """Raises CannotFreeze unless such a version may follow the latest one. A plan may begin with any but a
    moderated one, because that is a first cut after moderation."""
    if latest is None and kind is VersionKind.MODERATED:
        raise CannotFreeze("Freeze a first cut before a moderated version: moderation is of a first cut.")
    if latest is not None and kind not in NEXT_KINDS[latest]:
        raise CannotFreeze(
            f"{KIND_WORDS[kind]} cannot follow the latest version of this plan: {KIND_WORDS[latest].lower()}."
        )
