"""What the end of a year comes to, and what stands in the way of settling or closing it."""

from dataclasses import asdict, dataclass
from datetime import date

from lifecourse.finance.kinds.ledger import Kind, Why
from lifecourse.finance.models import Entry, FundYear, SharingRule, YearEnd, YearSettled
from lifecourse.finance.queries.balances import balances_of, sums_by_place
from lifecourse.finance.queries.risk_share import parties_of, settlement_in_force
from lifecourse.finance.reading.risk_share import SharingRead, names_in, outturn_of, read_sharing, said_with
from lifecourse.finance.reading.statement import Statement, read_statement
from lifecourse.finance.rules.pounds import pounds_words
from lifecourse.finance.rules.settlement import Settled, settle
from lifecourse.finance.rules.sharing import RiskShare, SettlementRule, WorkingLine


@dataclass(frozen=True)
class InTheWay:
    """Something that stands in the way of settling a year, and the page of the year where it is mended."""

    words: str
    page: str = ""


@dataclass(frozen=True, kw_only=True)
class EndRead:
    """The end of a year: what stands in the way, the settlement by what was spent, and how far it is."""

    in_the_way: tuple[InTheWay, ...]
    rule: SharingRule | None
    settled: Settled | None
    working: tuple[WorkingLine, ...]
    # Rules that hang on a result by which nothing is held: somebody says why.
    not_held: tuple[str, ...]
    # What was prepared last, where nothing has been posted since; and the entry that posted it.
    prepared: YearEnd | None
    posted: YearSettled | None
    # In the way of closing, once it is settled.
    open_balances: tuple[str, ...]

    @property
    def in_words(self) -> str:
        """What stands in the way, in sentences."""
        return " ".join(one.words for one in self.in_the_way)

    @property
    def is_agreed(self) -> bool:
        """Whether a second person agreed to what was prepared."""
        return self.prepared is not None and hasattr(self.prepared, "agreed")

    @property
    def working_data(self) -> list[dict[str, object]]:
        """The working as it is kept."""
        return [asdict(line) for line in self.working]


def read_end(year: FundYear, *, today: date) -> EndRead:
    """The end of a year as it stands."""
    statement = read_statement(year)
    rule = settlement_in_force(year)
    posted = (
        YearSettled.objects.filter(end__year=year, entry__reversed_by=None)
        .select_related("end", "entry")
        .order_by("-id")
        .first()
    )
    settled = settle(rule[1], outturn_of(statement, _spent(statement))) if rule else None
    sharing = read_sharing(year)
    newest = YearEnd.objects.filter(year=year).select_related("agreed__party").order_by("-id").first()
    not_held = tuple(one.rule.name for one in sharing if isinstance(one.rule, RiskShare) and not one.held)
    return EndRead(
        in_the_way=()
        if posted
        else (
            *_of_the_year(year, today),
            *_of_the_books(year, statement),
            *_of_the_rules(sharing, settled),
        ),
        rule=rule[0] if rule else None,
        settled=settled,
        working=said_with(names_in(year), settled.working) if settled else (),
        not_held=not_held,
        prepared=newest if newest and _stands(newest, year, rule, settled, not_held) else None,
        posted=posted,
        open_balances=(*_posted_since(posted), *_open(year, statement)),
    )


def _stands(
    end: YearEnd,
    year: FundYear,
    rule: tuple[SharingRule, SettlementRule] | None,
    settled: Settled | None,
    not_held: tuple[str, ...],
) -> bool:
    """Whether what was prepared is what would be prepared now: rules change without an entry."""
    if rule is None or settled is None or end.rule_id != rule[0].pk or end.last_entry != year.last_number:
        return False
    shared = [(line["step"], line["pence"]) for line in end.working]
    return shared == [(one.step, one.pence) for one in settled.working] and bool(end.unknown or not not_held)


def _spent(statement: Statement) -> dict[int, int]:
    """By line what was spent: at the end of a year nothing is still to come."""
    return {
        row.line.pk: row.sums.spent
        for priority in statement.priorities
        for scheme in priority.schemes
        for row in scheme.lines
    }


def _of_the_year(year: FundYear, today: date) -> list[InTheWay]:
    """Days and months that stand in the way."""
    if today <= year.last_day:
        return [InTheWay(f"The year ends on {year.last_day.day} {year.last_day:%B %Y}.")]
    still_open = year.months.filter(closed=False).count()
    if still_open > 1:
        words = f"{still_open} months are open. Close every month but the last."
        return [InTheWay(words, "show_months")]
    if not still_open:
        words = "Every month is closed. Open the last one, into which the settlement is posted."
        return [InTheWay(words, "show_months")]
    return []


def _of_the_books(year: FundYear, statement: Statement) -> list[InTheWay]:
    """What the books leave open."""
    found = []
    sums = sums_by_place(balances_of(year), up_to=12)
    waiting = sum(abs(pence) for (kind, _), pence in sums.items() if kind is Kind.SUSPENSE)
    if waiting:
        words = f"Nobody has said on what {pounds_words(waiting)} was spent. Clear it to lines."
        found.append(InTheWay(words, "show_suspense"))
    if statement.sums.committed:
        ordered = pounds_words(statement.sums.committed)
        words = f"{ordered} is ordered and not invoiced. Post the invoices, or take the orders back."
        found.append(InTheWay(words, "post"))
    for one in statement.contributions:
        if one.due < one.promised:
            left = pounds_words(one.promised - one.due)
            found.append(InTheWay(f"{left} of “{one.contribution}” has not fallen due.", "fall_due"))
        elif one.due > one.promised:
            more = pounds_words(one.due - one.promised)
            words = f"{more} more than was promised of “{one.contribution}” has fallen due."
            found.append(InTheWay(words, "show_postings"))
    return found


def _of_the_rules(sharing: list[SharingRead], settled: Settled | None) -> list[InTheWay]:
    """Money still held until a result is known, and what no rule takes."""
    return [InTheWay(words, "show_sharing") for words in _rules_in_words(sharing, settled)]


def _rules_in_words(sharing: list[SharingRead], settled: Settled | None) -> list[str]:
    found = []
    for one in sharing:
        if isinstance(one.rule, RiskShare) and one.held and not one.shared:
            said = f" ({one.standing.working})" if one.standing else ""
            found.append(
                f"{one.rule.name}: not shared out yet{said}. Share it out by an agreed result, or take back "
                f"entry {one.held.entry.number}, which holds it."
            )
        if isinstance(one.rule, RiskShare) and one.shared and one.result_changed:
            found.append(
                f"{one.rule.name}: another result stands now than the one by which it was shared out. Take "
                f"back entry {one.shared.entry.number}, and share it out again."
            )
    if settled is None:
        return [
            *found,
            "No rule about what is spent over or under the budget holds. Every party agrees to one.",
        ]
    for pence, words in (
        (settled.not_agreed_over, "that was spent over the budget"),
        (settled.not_agreed_under, "that was not spent"),
    ):
        if pence:
            found.append(
                f"No step of the agreement takes {pounds_words(pence)} {words}. The parties agree who does."
            )
    return found


def _posted_since(posted: YearSettled | None) -> list[str]:
    """What was posted after the settlement and is no payment: the settlement does not know of it."""
    if posted is None:
        return []
    later = Entry.objects.filter(year_id=posted.end.year_id, number__gt=posted.entry.number)
    others = later.exclude(why=Why.PAYMENT.value).exclude(reverses__why=Why.PAYMENT.value).order_by("number")
    return [
        f"Entry {one.number} was posted after the settlement and is no payment. Take back entry "
        f"{posted.entry.number}, and settle the year again."
        for one in others[:1]
    ]


def _open(year: FundYear, statement: Statement) -> list[str]:
    """Who still owes whom: a year is closed once nobody does."""
    names = {party.pk: party.name for party in parties_of(year)}
    found = [
        f"{names.get(key, 'A partner')} {'owes the fund' if pence > 0 else 'is owed by the fund'} "
        f"{pounds_words(abs(pence))}. Post the payment."
        for key, pence in sorted(statement.partners.items())
        if pence
    ]
    if statement.cash:
        found.append(f"{pounds_words(statement.cash)} of the fund's money is left with its host.")
    return found
