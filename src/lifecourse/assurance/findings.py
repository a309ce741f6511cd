"""What a check is, what it is asked, and what it finds."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cached_property

from lifecourse.figures.api import FigureValue
from lifecourse.plans.api import Place, PlanDocument
from lifecourse.standards.api import RulePack


class Severity(StrEnum):
    """What a finding asks of the reader."""

    MUST_MEND = "must-mend"
    SHOULD_LOOK = "should-look"
    FOR_INFORMATION = "for-information"


SEVERITY_WORDS: dict[Severity, str] = {
    Severity.MUST_MEND: "Must be mended",
    Severity.SHOULD_LOOK: "Should be looked at",
    Severity.FOR_INFORMATION: "For information",
}


class Family(StrEnum):
    """Checks that ask the same kind of question."""

    PARTS = "parts"
    SUMS = "sums"
    WHOLES = "wholes"
    AGREEMENT = "agreement"
    BEDS = "beds"
    RANGE = "range"
    ACTIVITY = "activity"
    BIDS = "bids"
    MONEY = "money"
    FUND = "fund"
    FLOWS = "flows"
    MILESTONES = "milestones"


FAMILY_WORDS: dict[Family, str] = {
    Family.PARTS: "Required parts are there",
    Family.SUMS: "Tables add up",
    Family.WHOLES: "A part is not above its whole",
    Family.AGREEMENT: "The same thing said twice agrees",
    Family.BEDS: "People and beds",
    Family.RANGE: "The range of planning assumptions",
    Family.ACTIVITY: "Activity by year",
    Family.BIDS: "Bids for national money",
    Family.MONEY: "Money between commissioners",
    Family.FUND: "A pooled fund",
    Family.FLOWS: "People coming and going",
    Family.MILESTONES: "Milestones and dates",
}

Statement = tuple[Place, FigureValue]

ARITHMETIC = "arithmetic"
TEMPLATE = "template"
CONVENTION = "local-convention"


@dataclass(frozen=True, kw_only=True)
class Asked:
    """What a check is given: the plan, the rules that apply, and the day."""

    document: PlanDocument
    pack: RulePack
    today: date

    @cached_property
    def figures(self) -> tuple[Statement, ...]:
        """Every figure of the plan with its place, gone through once for all checks."""
        return tuple(self.document.figures())

    @cached_property
    def _by_quantity(self) -> Mapping[str, list[Statement]]:
        found: dict[str, list[Statement]] = {}
        for place, figure in self.figures:
            if figure.quantity:
                found.setdefault(figure.quantity, []).append((place, figure))
        return found

    def stating(self, quantity: str) -> list[Statement]:
        """Every place that states a quantity."""
        return self._by_quantity.get(quantity, [])


@dataclass(frozen=True, kw_only=True)
class RawFinding:
    """One thing that does not hold, with everything a page needs to say so.

    `place` is where to look first and `others` are the other places that it rests on. `about` tells apart
    two findings of one check at one place.
    """

    check_id: str
    severity: Severity
    place: Place
    others: tuple[Place, ...]
    about: str
    found: str
    expected: str
    difference: str
    sentence: str
    mend: str

    @property
    def fingerprint(self) -> str:
        """The same for the same finding whatever its numbers become: what it is found by next time."""
        end = f"#{self.about}" if self.about else ""
        return f"{self.check_id}:{self.place.path}{end}"

    @property
    def evidence(self) -> tuple[str, ...]:
        """What the finding rests on: when this changes, an acceptance no longer covers it."""
        return (self.found, self.expected, self.difference, *sorted(p.path for p in self.others))

    @property
    def places(self) -> tuple[Place, ...]:
        """Every place that the finding speaks of, the first to look at first."""
        return (self.place, *(p for p in self.others if p != self.place))


@dataclass(frozen=True, kw_only=True)
class Check:
    """One named check. `rule` is the id of what the rule pack says, or what else the check rests on."""

    id: str
    family: Family
    title: str
    severity: Severity
    rule: str
    why: str

    def finding(
        self,
        *,
        place: Place,
        sentence: str,
        found: str,
        expected: str,
        mend: str,
        difference: str = "",
        others: Iterable[Place] = (),
        about: str = "",
        severity: Severity | None = None,
    ) -> RawFinding:
        """A finding of this check."""
        return RawFinding(
            check_id=self.id,
            severity=severity or self.severity,
            place=place,
            others=tuple(dict.fromkeys(others)),
            about=about,
            found=found,
            expected=expected,
            difference=difference,
            sentence=sentence,
            mend=mend,
        )


Find = Callable[[Asked], Iterator[RawFinding]]


@dataclass(frozen=True, kw_only=True)
class Registered:
    """A check with the function that does it."""

    check: Check
    find: Find
