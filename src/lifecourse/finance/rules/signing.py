"""Whether an agreement is in force on a day, by who signed which version and when; and who moves budget."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from lifecourse.finance.kinds.agreement import Decides, Stand
from lifecourse.finance.rules.agreement import Terms, who_signs
from lifecourse.finance.rules.books import BookFault, Weight, day_words

A_DAY = timedelta(days=1)


@dataclass(frozen=True, kw_only=True)
class SignedVersion:
    """One version with the day on which each party, by its code, signed it."""

    number: int
    terms: Terms
    signed_on: Mapping[str, date]

    @property
    def waits_for(self) -> frozenset[str]:
        """The codes of those who have not signed it."""
        return who_signs(self.terms) - set(self.signed_on)

    @property
    def from_day(self) -> date | None:
        """The day from which it is in force: all have signed and its day has come. None: not all signed."""
        if self.waits_for:
            return None
        return max([self.terms.holds_from, *(self.signed_on[code] for code in who_signs(self.terms))])


@dataclass(frozen=True, kw_only=True)
class Standing:
    """How an agreement stands on a day: by which version (none signed: none), from when, who has to sign."""

    stand: Stand
    number: int | None = None
    from_day: date | None = None
    last: date | None = None
    waits_for: frozenset[str] = frozenset()


def version_on(versions: Iterable[SignedVersion], *, on: date) -> SignedVersion | None:
    """The version by which partners act on a day: the newest that all have signed and whose day has come."""
    found = [one for one in versions if one.from_day is not None and one.from_day <= on]
    return max(found, key=lambda one: one.number, default=None)


def standing_on(versions: Sequence[SignedVersion], *, on: date) -> Standing:
    """How an agreement stands on a day."""
    newest = max(versions, key=lambda one: one.number, default=None)
    waits = newest.waits_for if newest else frozenset()
    now = version_on(versions, on=on)
    if now is not None:
        over = now.terms.last is not None and now.terms.last < on
        return Standing(
            stand=Stand.OVER if over else Stand.IN_FORCE,
            number=now.number,
            from_day=now.from_day,
            last=now.terms.last,
            waits_for=waits,
        )
    later = [(one.from_day, one.number) for one in versions if one.from_day is not None]
    if later:
        from_day, number = min(later)
        return Standing(stand=Stand.NOT_YET, number=number, from_day=from_day, waits_for=waits)
    return Standing(stand=Stand.NOT_SIGNED, waits_for=waits)


def standing_words(standing: Standing, *, names: Mapping[str, str], written: bool) -> str:
    """How it stands, in a sentence or two; names by the code of the party; `written`: there is a version."""
    waits = " and ".join(sorted(names.get(code, code) for code in standing.waits_for))
    later = f" A later version is not signed by {waits}." if waits else ""
    if standing.stand is Stand.IN_FORCE and standing.from_day is not None:
        return f"Version {standing.number} is in force since {day_words(standing.from_day)}.{later}"
    if standing.stand is Stand.OVER and standing.last is not None:
        return f"It ended on {day_words(standing.last)}.{later}"
    if standing.stand is Stand.NOT_YET and standing.from_day is not None:
        holds = day_words(standing.from_day)
        return f"Every party has signed version {standing.number}, which holds from {holds}.{later}"
    if not written:
        return "Nobody has put a version of it forward to be signed."
    return f"It is not signed by {waits}."


def gap_words(standing: Standing, *, first: date) -> str:
    """The days of a year that went by without an agreement in force, in words; nothing where there are none.

    `standing` is that of the year's first day.
    """
    if standing.stand is not Stand.NOT_YET or standing.from_day is None:
        return ""
    return f"{day_words(first)} to {day_words(standing.from_day - A_DAY)}"


def standing_faults(standing: Standing, *, first: date, words: str) -> Iterator[BookFault]:
    """A fault when a year begins on an agreement that was not signed by then, however it stands later."""
    if standing.stand in {Stand.NOT_SIGNED, Stand.NOT_YET}:
        gap = gap_words(standing, first=first)
        found = f"{gap} without an agreement in force" if gap else "no agreement in force"
        yield BookFault(
            check="agreement-in-force",
            weight=Weight.SHOULD_LOOK,
            place="The agreement",
            found=found,
            expected=f"one that every party has signed by {day_words(first)}",
            mend=f"{words} Have the board secretary of each party record its signature.",
        )


def who_decides(terms: Terms | None, *, pence: int, moved_before: int = 0) -> Decides:
    """Who decides that budget moves. What the manager moved before from there in the year counts with it.

    Without an agreement in force, or without limits in it: the partner that gives the money.
    """
    if terms is None:
        return Decides.PARTNER
    if terms.manager_pence is not None and pence + moved_before <= terms.manager_pence:
        return Decides.MANAGER
    if terms.partner_pence is not None and pence > terms.partner_pence:
        return Decides.ALL
    return Decides.PARTNER
