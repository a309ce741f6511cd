"""What a case promises to better, and what it has reached: by its own results or those of a measure."""

from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from lifecourse.cases.kinds.document import CaseDocument
from lifecourse.cases.kinds.savings import Benefit
from lifecourse.cases.models import BenefitResult, Case
from lifecourse.cases.queries.following import results_told
from lifecourse.cases.rules.tracking import reached, way_gone
from lifecourse.measures.api import NoSuchMeasure, newest_standing_of


@dataclass(frozen=True, kw_only=True)
class Reached:
    """What a benefit had reached on a day, and where that is known from."""

    on: date
    value: Fraction
    evidence: str
    by_measure: bool = False


@dataclass(frozen=True, kw_only=True)
class BenefitStands:
    """A benefit with its results, the latest first. `unknown`: it names a measure that is not kept here."""

    benefit: Benefit
    results: tuple[Reached, ...]
    unknown: bool = False

    @property
    def latest(self) -> Reached | None:
        """The newest result."""
        return self.results[0] if self.results else None

    @property
    def reached(self) -> bool | None:
        """Whether the newest result is as good as the target; None where that cannot be said."""
        return reached(self.benefit, self.latest.value) if self.latest else None

    @property
    def percent_gone(self) -> int | None:
        """How many hundredths of the way from baseline to target are gone; below nothing: the wrong way."""
        gone = way_gone(self.benefit, self.latest.value) if self.latest else None
        return None if gone is None else int(gone * 100)


def read_benefits_of(case: Case, document: CaseDocument) -> list[BenefitStands]:
    """Every benefit of a case with what it has reached."""
    told = results_told(case)
    return [_stands(case, one, told.get(one.slug, [])) for one in document.benefits]


def _stands(case: Case, benefit: Benefit, told: list[BenefitResult]) -> BenefitStands:
    if benefit.code:
        return _by_measure(case, benefit)
    return BenefitStands(
        benefit=benefit,
        results=tuple(Reached(on=row.on, value=Fraction(row.value), evidence=row.evidence) for row in told),
    )


def _by_measure(case: Case, benefit: Benefit) -> BenefitStands:
    try:
        standing = newest_standing_of(partnership=case.partnership, code=benefit.code)
    except NoSuchMeasure:
        return BenefitStands(benefit=benefit, results=(), unknown=True)
    if standing is None or standing.result is None:
        return BenefitStands(benefit=benefit, results=())
    found = Reached(
        on=standing.last,
        value=Fraction(standing.result.value),
        evidence=standing.sentence,
        by_measure=True,
    )
    return BenefitStands(benefit=benefit, results=(found,))
