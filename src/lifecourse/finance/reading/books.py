"""Whether the books of a year hold: every fault, by its place, in a fixed number of queries."""

from collections import defaultdict
from collections.abc import Iterator

from lifecourse.finance.kinds.fund import CARRIED
from lifecourse.finance.kinds.ledger import BOOK_WORDS, Book, Kind
from lifecourse.finance.models import Contribution, FundYear, SchemeLine
from lifecourse.finance.queries.balances import balances_of, sums_by_place
from lifecourse.finance.queries.signing import parties_in
from lifecourse.finance.reading.agreement import AgreementReads, read_agreement
from lifecourse.finance.reading.checking import balances_differ
from lifecourse.finance.reading.signing import read_standing
from lifecourse.finance.rules.agreement import agreement_faults, puts_in_faults
from lifecourse.finance.rules.books import (
    BookFault,
    Given,
    LineStand,
    Owned,
    Weight,
    contribution_faults,
    date_faults,
    line_faults,
    party_faults,
    suspense_faults,
)
from lifecourse.finance.rules.months import MONTHS
from lifecourse.finance.rules.pounds import pounds_words
from lifecourse.finance.rules.signing import standing_faults


def check_books(year: FundYear) -> list[BookFault]:
    """Every fault in the books of a year, what must be mended first."""
    agreement = year.fund.agreement
    stand = list(balances_of(year))
    sums = sums_by_place(stand, up_to=MONTHS)
    of_book: defaultdict[Book, int] = defaultdict(int)
    for one in stand:
        of_book[one.at.book] += one.pence
    lines = list(
        SchemeLine.objects.filter(scheme__priority__year=year)
        .select_related("scheme__priority", "lead", "contribution")
        .order_by("scheme__priority__number", "scheme__number", "id")
    )
    contributions = list(year.contributions.select_related("party").order_by("id"))
    parties = frozenset(one.pk for one in parties_in(year))
    reads = read_agreement(agreement, on=year.last_day)
    stands = read_standing(agreement, on=year.first_day)
    faults = [
        *_balance_faults(year, of_book),
        *contribution_faults([_given(one, lines, sums) for one in contributions]),
        *suspense_faults(sum(pence for (kind, _), pence in sums.items() if kind is Kind.SUSPENSE)),
        *party_faults(_owned(year, contributions, lines), parties),
        *date_faults(
            first=year.first_day,
            last=year.last_day,
            agreed_from=agreement.from_date,
            agreed_to=agreement.to_date,
        ),
        *agreement_faults(reads.missing, wanted=len(reads.rows)),
        *_puts_in_faults(year, reads, contributions, sums),
        *standing_faults(stands.standing, first=year.first_day, words=stands.words),
        *line_faults(
            LineStand(name=_named(line), budget=sums[Kind.BUDGET, line.pk], spent=sums[Kind.SPENT, line.pk])
            for line in lines
        ),
    ]
    return sorted(faults, key=lambda one: one.weight is not Weight.MUST_MEND)


def _balance_faults(year: FundYear, of_book: dict[Book, int]) -> Iterator[BookFault]:
    for one in balances_differ(year):
        yield BookFault(
            check="balances-are-their-postings",
            weight=Weight.MUST_MEND,
            place=f"{one.account}, {one.month}",
            found=f"a balance of {pounds_words(one.kept)}",
            expected=f"the {pounds_words(one.posted)} that was posted",
            mend="Somebody wrote to the database past the site. Put back a backup, or ask who did.",
        )
    for book, pence in of_book.items():
        if pence:
            yield BookFault(
                check="a-book-comes-to-nothing",
                weight=Weight.MUST_MEND,
                place=f"The book: {BOOK_WORDS[book]}",
                found=pounds_words(pence),
                expected="accounts that come to nothing together",
                mend="Somebody wrote to the database past the site. Put back a backup, or ask who did.",
            )


def _puts_in_faults(
    year: FundYear,
    reads: AgreementReads,
    contributions: list[Contribution],
    sums: dict[tuple[Kind, int | None], int],
) -> Iterator[BookFault]:
    """What partners put in, against the sums of the version in force; one being written binds nobody."""
    if reads.number is None:
        return
    promised: defaultdict[str, int] = defaultdict(int)
    for one in contributions:
        if one.source not in CARRIED:
            promised[str(one.party)] -= sums[Kind.PROMISED, one.pk]
    agreed = {name: pence for slug, name, pence in reads.puts_in if slug == year.slug}
    yield from puts_in_faults(agreed, promised)


def _given(one: Contribution, lines: list[SchemeLine], sums: dict[tuple[Kind, int | None], int]) -> Given:
    own = [line.pk for line in lines if line.contribution_id == one.pk]
    return Given(
        name=one.name,
        party=str(one.party),
        capital=one.is_capital,
        promised=-sums[Kind.PROMISED, one.pk],
        to_lines=sum(sums[Kind.BUDGET, line] for line in own),
        contingency=sums[Kind.CONTINGENCY, one.pk],
        held=sum(sums[Kind.RISK_POT, line] + sums[Kind.KEPT_BUDGET, line] for line in own),
        left=sums[Kind.UNALLOCATED, one.pk],
    )


def _owned(year: FundYear, contributions: list[Contribution], lines: list[SchemeLine]) -> Iterator[Owned]:
    host = year.fund.agreement.host
    yield Owned(place="The host", organisation=host.pk, name=str(host))
    for one in contributions:
        yield Owned(place=one.name, organisation=one.party_id, name=str(one.party))
    for line in lines:
        yield Owned(place=_named(line), organisation=line.lead_id, name=str(line.lead))


def _named(line: SchemeLine) -> str:
    return f"{line.scheme}, {line.contribution}"
