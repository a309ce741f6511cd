"""What the books of a partnership's funds say of its cases' savings, beside what was typed."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from lifecourse.cases.kinds.document import CaseDocument
from lifecourse.cases.kinds.drawn import Drawn, Whose
from lifecourse.cases.kinds.finding import CaseFinding
from lifecourse.cases.kinds.savings import Saving
from lifecourse.cases.kinds.tracking import Came
from lifecourse.cases.models import Case
from lifecourse.cases.queries.following import months_told
from lifecourse.cases.rules.drawn import draw, known_months, lines_named
from lifecourse.cases.rules.drawn_findings import drawn_findings
from lifecourse.cases.rules.savings import months_after
from lifecourse.finance.api import ledger_lines
from lifecourse.organisations.api import Partnership


@dataclass(frozen=True, kw_only=True)
class Books:
    """What is known of every saving of a partnership. `told`: what was typed, by case and saving."""

    drawn: Mapping[Whose, Drawn]
    told: Mapping[tuple[int, str], Mapping[date, Came]]

    def of(self, case: Case, saving: Saving) -> Drawn | None:
        """What the books say of a saving; None where it names no line of a fund."""
        return self.drawn.get((case.reference, saving.slug))

    def typed(self, case: Case, saving: Saving) -> Mapping[date, Came]:
        """What was typed of a saving, by month."""
        return self.told.get((case.pk, saving.slug), {})

    def known(self, case: Case, saving: Saving) -> dict[date, Came]:
        """What is known of each month of a saving."""
        return known_months(self.of(case, saving), self.typed(case, saving))

    def findings(self, case: Case, document: CaseDocument) -> list[CaseFinding]:
        """What does not hold between a case and the books."""
        return [
            finding
            for saving in document.savings
            if (drawn := self.of(case, saving)) is not None
            for finding in drawn_findings(saving, drawn, self.typed(case, saving))
        ]


def read_books(
    partnership: Partnership, documents: Sequence[tuple[Case, CaseDocument]], *, on: date
) -> Books:
    """What the books say of the savings of all cases of a partnership by a day.

    `documents` are all of them: whose a posting is hangs on every case that names its line. Four queries.
    """
    savings = {
        (case.reference, saving.slug): saving for case, document in documents for saving in document.savings
    }
    named = lines_named(list(savings.values()))
    return Books(
        drawn=draw(
            savings,
            ledger_lines(partnership, named) if named else {},
            over=months_after(on.replace(day=1), -1),
        ),
        told=months_told(case for case, _ in documents),
    )
