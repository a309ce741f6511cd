"""What a return still misses before it can be filed: plain decisions on plain values."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from lifecourse.finance.kinds.returns import ITEM_WORDS, Item
from lifecourse.finance.rules.months import CannotHold
from lifecourse.finance.rules.variance import QUARTERS, WHOLE_YEAR

NAMED = re.compile(r"(\d{4})-(?:Q([1-4])|year)", re.IGNORECASE)


@dataclass(frozen=True, kw_only=True)
class Known:
    """What is known of the days of a return: months that are open by name, and what does not hold.

    `faults` and `results` each say what is wrong and how it is mended; `unexplained` names lines, and
    `of_year` measures whose target is for the whole year, of which a quarter asks no result.
    """

    open_months: tuple[str, ...]
    faults: tuple[tuple[str, str], ...]
    unexplained: tuple[str, ...]
    results: tuple[tuple[str, str], ...]
    narrative: str
    signatory: str
    of_year: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Point:
    """Something that a return misses, and how that is mended."""

    item: Item
    missing: str
    mend: str


@dataclass(frozen=True, kw_only=True)
class Checked:
    """One thing that a return has to have, with everything it misses of it."""

    item: Item
    points: tuple[Point, ...]
    # What it does not ask for, and why.
    note: str = ""

    @property
    def words(self) -> str:
        """What it has to have."""
        return ITEM_WORDS[self.item]

    @property
    def is_complete(self) -> bool:
        """Whether it has it."""
        return not self.points

    @property
    def mend(self) -> str:
        """How all of it is mended, where that is one way; said once then."""
        ways = {one.mend for one in self.points}
        return ways.pop() if len(ways) == 1 else ""


def checklist(known: Known) -> tuple[Checked, ...]:
    """Every item in its order: complete only where nothing is missing of it."""
    found = list(_points(known))
    notes = {Item.RESULTS: _of_year(known.of_year)}
    return tuple(
        Checked(item=item, points=tuple(one for one in found if one.item is item), note=notes.get(item, ""))
        for item in Item
    )


def _of_year(names: tuple[str, ...]) -> str:
    if not names:
        return ""
    those = "; ".join(names)
    return f"A target for the whole year is asked for in the return about the year, and not here: {those}."


def _points(known: Known) -> Iterator[Point]:
    for name in known.open_months:
        yield Point(item=Item.MONTHS, missing=f"{name} is open.", mend="Close it once all of it is posted.")
    for wrong, mend in known.faults:
        yield Point(item=Item.BOOKS, missing=wrong, mend=mend)
    for name in known.unexplained:
        yield Point(
            item=Item.VARIANCE,
            missing=f"{name} differs from its plan, not explained.",
            mend="Whoever spends it, or keeps the books, says why at the figures as they are.",
        )
    for wrong, mend in known.results:
        yield Point(item=Item.RESULTS, missing=wrong, mend=mend)
    if not known.narrative.strip():
        yield Point(
            item=Item.NARRATIVE, missing="Nothing is told.", mend="Write what happened, and what comes next."
        )
    if not known.signatory.strip():
        yield Point(item=Item.SIGNATORY, missing="Nobody is to sign it.", mend="Say which role signs it.")


def check_complete(items: tuple[Checked, ...]) -> None:
    """Raises CannotHold with everything that is missing."""
    missing = [point.missing for one in items for point in one.points]
    if missing:
        raise CannotHold(f"It is not filed yet. {' '.join(missing)}")


def check_correction(*, number: int, why: str) -> None:
    """Raises CannotHold where a return that was filed before is filed again without a reason."""
    if number > 1 and not why.strip():
        raise CannotHold("It was filed before: say what this version corrects.")


def quarter_named(name: str) -> tuple[int, int]:
    """The year in which a financial year begins, and its quarter (0: the whole year): 2016-Q1, 2016-year.

    Raises CannotHold.
    """
    found = NAMED.fullmatch(name)
    if found is None:
        raise CannotHold(
            f"Found “{name}”, expected a quarter such as 2016-Q1, which begins on the first day of the "
            "financial year 2016-17, or 2016-year for all of it."
        )
    return int(found[1]), int(found[2]) if found[2] else WHOLE_YEAR


def quarter_name(first_year: int, quarter: int) -> str:
    """How a quarter is named in files: 2016-Q1, or 2016-year."""
    return f"{first_year}-Q{quarter}" if quarter in QUARTERS else f"{first_year}-year"
