"""What the funds of a partnership ask of one person today."""

from dataclasses import dataclass
from datetime import date, datetime

from lifecourse.accounts.api import Account
from lifecourse.finance.kinds.ledger import Kind
from lifecourse.finance.kinds.waiting import Asks
from lifecourse.finance.models import FundYear, PartnerStatement, YearEnd
from lifecourse.finance.operations.virement import virements_due
from lifecourse.finance.queries.balances import sum_of
from lifecourse.finance.queries.risk_share import parties_of, settlement_in_force
from lifecourse.finance.reading.risk_share import SharingRead, read_sharing
from lifecourse.finance.rules.ledger import At
from lifecourse.finance.rules.pounds import pounds_words
from lifecourse.organisations.api import Partnership, Permission, organisations_acted_for


@dataclass(frozen=True, kw_only=True)
class FundWaiting:
    """One thing that waits for the reader: what, in which year of which fund, and a few words on it."""

    asks: Asks
    fund: str
    year: str
    words: str


def funds_waiting(partnership: Partnership, *, account: Account, on: date, at: datetime) -> list[FundWaiting]:
    """What waits for one person in the open years of a partnership's funds.

    One query where there is no fund; where there are, those who only read the books are asked no more.
    """
    rows = FundYear.objects.filter(fund__agreement__partnership=partnership, closed_at=None)
    years = list(rows.select_related("fund__agreement__host", "fund__agreement__partnership"))
    if not years:
        return []
    found = [
        FundWaiting(
            asks=Asks.VIREMENT,
            fund=one.year.fund.slug,
            year=one.year.slug,
            words=f"{one.year.fund.name}: {pounds_words(one.pence)} to {one.to_line}",
        )
        for one in virements_due(partnership, account=account, at=at)
    ]
    for year in years:
        found += _of_year(year, account, on)
    return found


def _of_year(year: FundYear, account: Account, on: date) -> list[FundWaiting]:
    partnership = year.fund.agreement.partnership
    authorises, keeps = (
        {one.pk for one in organisations_acted_for(account, permission, partnership=partnership, on=on)}
        for permission in (Permission.AUTHORISE_FUND, Permission.KEEP_FUND)
    )
    is_keeper = year.fund.agreement.host_id in keeps
    said: list[tuple[Asks, str]] = []
    if authorises or is_keeper:
        said += _of_rules(year, authorises, is_keeper=is_keeper)
        said += _of_the_end(year, authorises, account, is_keeper=is_keeper)
    if keeps:
        said += _of_statements(year, keeps, account)
    if is_keeper:
        said += _of_books(year, on)
    return [
        FundWaiting(asks=asks, fund=year.fund.slug, year=year.slug, words=f"{year.fund.name}: {words}")
        for asks, words in said
    ]


def _of_rules(year: FundYear, authorises: set[int], *, is_keeper: bool) -> list[tuple[Asks, str]]:
    said = []
    for one in read_sharing(year):
        if waits_for(one, authorises):
            said.append((Asks.RULE, one.slug.replace("-", " ")))
        agreed = one.standing is not None and one.standing.is_agreed
        if is_keeper and one.held and not one.shared and agreed:
            said.append((Asks.POT, one.slug.replace("-", " ")))
    return said


def _of_the_end(
    year: FundYear, authorises: set[int], account: Account, *, is_keeper: bool
) -> list[tuple[Asks, str]]:
    """A settlement by the books as they stand: to agree to for another party, or to post once agreed."""
    end = YearEnd.objects.filter(year=year).select_related("agreed").order_by("-id").first()
    rule = settlement_in_force(year) if end is not None and end.last_entry == year.last_number else None
    if end is None or rule is None or end.rule_id != rule[0].pk:
        return []
    if hasattr(end, "agreed"):
        return [(Asks.SETTLE, year.slug)] if is_keeper else []
    others = authorises & {one.pk for one in parties_of(year)} - {year.fund.agreement.host_id}
    return [(Asks.SETTLEMENT, year.slug)] if others and end.prepared_by_id != account.pk else []


def _of_statements(year: FundYear, keeps: set[int], account: Account) -> list[tuple[Asks, str]]:
    """The newest statement of each partner, where one of these organisations has still to answer it."""
    newest: dict[int, PartnerStatement] = {}
    rows = PartnerStatement.objects.filter(year=year).select_related("party").order_by("number")
    for row in rows.prefetch_related("answers"):
        newest[row.party_id] = row
    parties = {one.pk for one in parties_of(year)} if newest else set()
    return [
        (Asks.STATEMENT, f"what {row.party} owes or is owed")
        for row in newest.values()
        if keeps & _to_answer(row, parties, host=year.fund.agreement.host_id)
        and not any(answer.by_id == account.pk for answer in row.answers.all())
    ]


def _to_answer(row: PartnerStatement, parties: set[int], *, host: int) -> set[int]:
    """Who has still to answer a statement: its partner, and the host, or any other where it is the host's."""
    answers = list(row.answers.all())
    if any(not one.agrees for one in answers):
        return set()
    answered = {one.organisation_id for one in answers}
    others = {host} if host != row.party_id else parties - {row.party_id}
    return ({row.party_id} | (set() if answered - {row.party_id} else others)) - answered


def _of_books(year: FundYear, on: date) -> list[tuple[Asks, str]]:
    said = []
    if suspense := sum_of(year, At(kind=Kind.SUSPENSE)):
        said.append((Asks.SUSPENSE, pounds_words(suspense)))
    over = year.months.filter(closed=False, last_day__lt=on).count()
    if over:
        said.append((Asks.MONTH, f"{over} month{'s' if over > 1 else ''} of {year.slug}"))
    return said


def waits_for(one: SharingRead, authorises: set[int]) -> bool:
    """Whether a proposed wording waits for one of these organisations, by key."""
    return one.proposed is not None and any(
        party.pk in authorises for party in one.proposed.wording.waits_for
    )
