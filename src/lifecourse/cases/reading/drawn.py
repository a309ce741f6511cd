"""What a fund's books and people's support say of a partnership's savings, beside what was typed."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from lifecourse.cases.kinds.document import CaseDocument
from lifecourse.cases.kinds.drawn import Drawn, DrawnReviews, Whose
from lifecourse.cases.kinds.finding import CaseFinding
from lifecourse.cases.kinds.savings import Saving
from lifecourse.cases.kinds.tracking import Came
from lifecourse.cases.models import Case
from lifecourse.cases.queries.following import months_told
from lifecourse.cases.rules.drawn import draw, draw_reviews, known_months, lines_named
from lifecourse.cases.rules.drawn_findings import drawn_findings, review_findings
from lifecourse.cases.rules.savings import months_after, starts_on
from lifecourse.finance.api import ledger_lines
from lifecourse.organisations.api import Organisation, Partnership
from lifecourse.support.api import AroundReviews, costs_around_reviews


@dataclass(frozen=True, kw_only=True)
class Books:
    """What is known of every saving of a partnership. `told`: what was typed, by case and saving."""

    drawn: Mapping[Whose, Drawn]
    reviews: Mapping[Whose, DrawnReviews]
    told: Mapping[tuple[int, str], Mapping[date, Came]]

    def of(self, case: Case, saving: Saving) -> Drawn | None:
        """What the books say of a saving; None where it names no line of a fund."""
        return self.drawn.get((case.reference, saving.slug))

    def by_reviews(self, case: Case, saving: Saving) -> DrawnReviews | None:
        """What people's support says of a saving; None where it is made by no reviews."""
        return self.reviews.get((case.reference, saving.slug))

    def typed(self, case: Case, saving: Saving) -> Mapping[date, Came]:
        """What was typed of a saving, by month."""
        return self.told.get((case.pk, saving.slug), {})

    def known(self, case: Case, saving: Saving) -> dict[date, Came]:
        """What is known of each month of a saving."""
        return known_months(self.of(case, saving), self.typed(case, saving), self.by_reviews(case, saving))

    def findings(self, case: Case, document: CaseDocument) -> list[CaseFinding]:
        """What does not hold between a case and the books."""
        found: list[CaseFinding] = []
        for saving in document.savings:
            if (drawn := self.of(case, saving)) is not None:
                found += drawn_findings(saving, drawn, self.typed(case, saving))
            if (reviews := self.by_reviews(case, saving)) is not None:
                found += review_findings(saving, reviews)
        return found


def read_books(
    partnership: Partnership, documents: Sequence[tuple[Case, CaseDocument]], *, on: date
) -> Books:
    """What the books say of the savings of all cases of a partnership by a day.

    `documents` are all of them: whose a posting is hangs on every case that names its line. The
    queries grow with the savings that reviews make, and with nothing else.
    """
    savings = {
        (case.reference, saving.slug): saving for case, document in documents for saving in document.savings
    }
    named = lines_named(list(savings.values()))
    over = months_after(on.replace(day=1), -1)
    return Books(
        drawn=draw(savings, ledger_lines(partnership, named) if named else {}, over=over),
        reviews=draw_reviews(savings, _around(savings, over=over), over=over),
        told=months_told(case for case, _ in documents),
    )


def _around(savings: Mapping[Whose, Saving], *, over: date) -> dict[Whose, AroundReviews]:
    """What people's support costs around the reviews that savings name, by the end of a month: sums alone."""
    made = {whose: one for whose, one in savings.items() if one.reviews and starts_on(one) is not None}
    payers = dict(
        Organisation.objects.filter(code__in={one.organisation for one in made.values()}).values_list(
            "code", "pk"
        )
    )
    on = months_after(over, 1) - timedelta(days=1)
    return {
        whose: costs_around_reviews(
            kinds=one.reviews, payer=payers[one.organisation], first=starts_on(one) or on, on=on
        )
        for whose, one in made.items()
        if one.organisation in payers
    }
