"""What became of the savings of a partnership's cases: by saving, by case and by partner."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from lifecourse.cases.kinds.document import CaseDocument
from lifecourse.cases.kinds.drawn import Drawn, DrawnReviews
from lifecourse.cases.kinds.savings import Money, Saving
from lifecourse.cases.kinds.tracking import KEPT_WORDS, Kept, Known, KnownSum, Outcome, Track
from lifecourse.cases.models import Case
from lifecourse.cases.queries.following import months_told
from lifecourse.cases.reading.drawn import Books
from lifecourse.cases.rules.savings import months_after, saved_by_month
from lifecourse.cases.rules.tracking import by_known, forecast_of_year, outcome_of, track
from lifecourse.delivery.api import first_day_of, last_day_of, year_of
from lifecourse.organisations.api import Organisation

LOOKS = {Kept.KEPT: "done", Kept.PART: "look", Kept.BROKEN: "mend", Kept.UNTOLD: "look"}


@dataclass(frozen=True, kw_only=True)
class SavingStands:
    """One saving of a case: its promise, what came of it, and what a year will bring at this rate."""

    case: Case
    saving: Saving
    partner: str
    track: Track
    outcome: Outcome
    forecast: int | None
    drawn: Drawn | None = None
    reviews: DrawnReviews | None = None

    @property
    def kept_words(self) -> str:
        """How the promise stands: Came in part."""
        return KEPT_WORDS[self.track.kept]

    @property
    def look(self) -> str:
        """How its label looks; never the only sign."""
        return LOOKS.get(self.track.kept, "plain")

    @property
    def is_cash(self) -> bool:
        """Whether a budget can be cut by it."""
        return self.saving.money is Money.CASH


@dataclass(frozen=True, kw_only=True)
class Following:
    """What became of savings in a financial year ("" for all of them), up to the last month that is over."""

    rows: tuple[SavingStands, ...]
    year: str
    years: tuple[str, ...]
    over: date

    @property
    def whole(self) -> Outcome:
        """All savings together."""
        return sum((row.outcome for row in self.rows), Outcome())

    @property
    def by_known(self) -> list[tuple[Known, KnownSum]]:
        """How it is known what came, and what that makes: those that are there, the books first."""
        sums = {known: KnownSum() for known in Known}
        for row in self.rows:
            for known, one in by_known(row.saving, row.track).items():
                sums[known] += one
        return [(known, one) for known, one in sums.items() if one != KnownSum()]

    @property
    def by_case(self) -> list[tuple[Case, Outcome]]:
        """Each case with what became of its savings, by reference."""
        return [
            (case, sum((row.outcome for row in self.rows if row.case == case), Outcome()))
            for case in dict.fromkeys(row.case for row in self.rows)
        ]

    @property
    def by_partner(self) -> list[tuple[str, Outcome]]:
        """Each partner with what became of the savings that it was to gain, by name."""
        return [
            (name, sum((row.outcome for row in self.rows if row.partner == name), Outcome()))
            for name in sorted({row.partner for row in self.rows})
        ]


def read_following(
    documents: Sequence[tuple[Case, CaseDocument]],
    *,
    on: date,
    year: str | None = None,
    books: Books | None = None,
) -> Following:
    """What became of the savings of these cases by a day.

    `year`: a financial year, "" for all of the time; None: the latest year of which something is said, or
    else the one in which the last of them begins. `books`: what is known of them, where funds say it; None:
    only what was typed counts. The queries do not grow with the cases.
    """
    over = months_after(on.replace(day=1), -1)
    books = books or Books(drawn={}, reviews={}, told=months_told(case for case, _ in documents))
    savings = [(case, saving) for case, document in documents for saving in document.savings]
    told = {(case.pk, saving.slug): books.known(case, saving) for case, saving in savings}
    planned = sorted(
        {year_of(month) for _, saving in savings for month in saved_by_month(saving, last=over)}
        | {year_of(month) for months in told.values() for month in months}
    )
    if year is None or (year and year not in planned):
        said = {year_of(month) for months in told.values() for month in months}
        begun = {year_of(one.first_day) for _, one in savings if one.first_day and one.first_day <= over}
        year = max(said or begun & set(planned) or planned, default="")
    first = first_day_of(year) if year else None
    until = min(over, last_day_of(year).replace(day=1)) if year else over
    names = names_of(savings)
    rows = []
    for case, saving in savings:
        stands = track(saving, told.get((case.pk, saving.slug), {}), over=until, first=first)
        rows.append(
            SavingStands(
                case=case,
                saving=saving,
                partner=names.get(saving.organisation, saving.organisation),
                track=stands,
                outcome=outcome_of(saving, stands),
                forecast=forecast_of_year(stands, saving, year) if year else None,
                drawn=books.of(case, saving),
                reviews=books.by_reviews(case, saving),
            )
        )
    return Following(rows=tuple(rows), year=year, years=tuple(planned), over=until)


def names_of(savings: Sequence[tuple[Case, Saving]]) -> dict[str, str]:
    """The name of each organisation that savings name; one that is not kept here has its code."""
    codes = {saving.organisation for _, saving in savings}
    codes |= {one.organisation for _, saving in savings for one in saving.moved}
    codes |= {one.organisation for _, saving in savings for one in saving.costs}
    found = dict(Organisation.objects.filter(code__in=codes).values_list("code", "name"))
    return {code: found.get(code) or code.replace("-", " ").capitalize() for code in codes}
