"""A figure opened to what was posted to it, newest first; and one entry with all its postings."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.db.models import Max, OuterRef, Q, QuerySet, Subquery, Sum

from lifecourse.finance.kinds.fund import CAPITAL, MONEY_WORDS, Money, Source
from lifecourse.finance.kinds.ledger import BOOK_WORDS, KIND_WORDS, Book, Kind
from lifecourse.finance.kinds.postings import ON_A_LINE, PLACE_WORDS
from lifecourse.finance.models import (
    Balance,
    Contribution,
    Entry,
    FundYear,
    LedgerAccount,
    Posting,
    Priority,
    Scheme,
    SchemeLine,
)
from lifecourse.organisations.api import Organisation

_OF_ACCOUNT = ("line__scheme", "line__lead", "contribution", "party")
_OF_POSTING = tuple(
    f"{side}__{more}" for side in ("from_account", "to_account") for more in (*_OF_ACCOUNT, "line")
)


@dataclass(frozen=True, kw_only=True)
class Wanted:
    """Which figure is opened: everything that is given narrows it. Months by number, 1 to 12."""

    book: Book | None = None
    kind: Kind | None = None
    line: SchemeLine | None = None
    scheme: Scheme | None = None
    priority: Priority | None = None
    contribution: Contribution | None = None
    party: Organisation | None = None
    month: int | None = None
    up_to: int | None = None
    # Only the months after this one.
    after: int | None = None
    money: Money | None = None

    @property
    def places(self) -> tuple[object, ...]:
        """Whose or what for, as far as it is said."""
        money = MONEY_WORDS[self.money].lower() if self.money else None
        every = self.line, self.scheme, self.priority, self.contribution, self.party, money
        return tuple(one for one in every if one is not None)

    @property
    def kind_found(self) -> Kind | None:
        """The kind of account looked at: of a scheme's figure in a book, the one that stands on its line."""
        of_scheme = self.line or self.scheme or self.priority or self.money
        return self.kind or (ON_A_LINE[self.book] if self.book and of_scheme else None)


@dataclass(frozen=True, kw_only=True)
class PostedLine:
    """One posting, and how much it adds to the figure: below nothing where it takes from it. In pence."""

    posting: Posting
    adds: int
    source: str
    to: str

    @property
    def late(self) -> bool:
        """Whether it stands in a later month than the one to which it belongs."""
        return not self.planned and self.posting.entry.belongs_on < self.posting.month.first_day

    @property
    def planned(self) -> bool:
        """Whether it says what is meant, and not what happened: it belongs to no day."""
        return self.posting.to_account.book in (Book.BUDGET.value, Book.FORECAST.value)


@dataclass(frozen=True, kw_only=True)
class Figure:
    """A figure's accounts, and the balance that stands there where they are of one kind; else no sum."""

    accounts: frozenset[int] | None
    kind: Kind | None
    total: int | None


@dataclass(frozen=True, kw_only=True)
class EntryRead:
    """One entry: what it says, each posting of it, and what takes it back or is taken back by it."""

    entry: Entry
    lines: tuple[PostedLine, ...]
    reversed_by: Entry | None

    @property
    def total(self) -> int:
        """Everything that it moves, in pence."""
        return sum(line.adds for line in self.lines)

    @property
    def late(self) -> bool:
        """Whether any of it stands in a later month than the one to which it belongs."""
        return any(line.late for line in self.lines)


def find_figure(year: FundYear, wanted: Wanted) -> Figure:
    """The accounts that a figure is read from, with what stands in them: in two queries."""
    narrowed = wanted.places or wanted.kind or wanted.book
    if not narrowed:
        return Figure(accounts=None, kind=None, total=None)
    found = LedgerAccount.objects.filter(_of(wanted), year=year)
    accounts = dict(found.values_list("pk", "kind"))
    kinds = {wanted.kind_found.value} if wanted.kind_found else set(accounts.values())
    if len(kinds) != 1:
        return Figure(accounts=frozenset(accounts), kind=None, total=None)
    rows = Balance.objects.filter(_in_months(wanted), account__in=list(accounts))
    total = rows.aggregate(all=Sum("pence"))["all"] or 0
    return Figure(accounts=frozenset(accounts), kind=Kind(kinds.pop()), total=total)


def newest_of(
    year: FundYear, wanted: Wanted, figure: Figure, *, most: int, before: int | None = None
) -> list[Posting]:
    """What was posted last to a figure's accounts or from them, newest first: in two queries.

    `before` is the key of a posting: only older ones are given. Takes as long for a million as for a hundred,
    so nothing is counted.
    """
    stands = Balance.objects.filter(_in_months(wanted), account__year=year)
    rows = Posting.objects.filter(_in_months(wanted))
    if figure.accounts is not None:
        stands = stands.filter(account__in=figure.accounts)
    if before is not None:
        rows = rows.filter(pk__lt=before)
    accounts = figure.accounts
    if accounts is None:
        accounts = frozenset(LedgerAccount.objects.filter(year=year).values_list("pk", flat=True))
    rows = rows.filter(Q(to_account__in=accounts) | Q(from_account__in=accounts))
    edge = _edge(stands, most=most, before=before)
    if edge is not None:
        rows = rows.filter(pk__gte=edge)
    more = "month", "entry__by", "entry__reversed_by", "entry__reverses", *_OF_POSTING
    return list(rows.select_related(*more).order_by("-id")[:most])


def _edge(stands: "QuerySet[Balance]", *, most: int, before: int | None) -> int | None:
    """A key which so many of a figure's postings reach: a database then reads none of the older ones.

    Where one account has so many in one month, the last of those; the newest such of all accounts and months.
    """
    edges = {}
    for side in ("to_account", "from_account"):
        there = Posting.objects.filter(**{side: OuterRef("account")}, month=OuterRef("month"))
        if before is not None:
            there = there.filter(pk__lt=before)
        edges[side] = Subquery(there.order_by("-id").values("id")[most - 1 : most])
    found = stands.annotate(**edges).aggregate(**{f"last_{side}": Max(side) for side in edges})
    return max((key for key in found.values() if key is not None), default=None)


def lines_of(rows: Iterable[Posting], figure: Figure) -> list[PostedLine]:
    """Postings as a page shows them. Reads nothing more."""
    return [_line(row, figure.accounts) for row in rows]


def read_entry(year: FundYear, number: int) -> EntryRead | None:
    """One entry of a year with all its postings, or nothing where there is none: in two queries."""
    found = Entry.objects.filter(year=year, number=number)
    entry = found.select_related("by", "reverses", "reversed_by__by").first()
    if entry is None:
        return None
    rows = Posting.objects.filter(entry=entry).select_related("month", *_OF_POSTING).order_by("id")
    lines = []
    for row in rows:
        row.entry = entry
        lines.append(_line(row, None))
    return EntryRead(
        entry=entry,
        lines=tuple(lines),
        reversed_by=getattr(entry, "reversed_by", None),
    )


def account_words(account: LedgerAccount) -> str:
    """An account as a sentence says it."""
    kind = Kind(account.kind)
    of = account.line or account.contribution or account.party
    if of is None and "{of}" in PLACE_WORDS[kind]:
        return KIND_WORDS[kind][0].lower() + KIND_WORDS[kind][1:]
    return PLACE_WORDS[kind].format(of=of)


def figure_words(wanted: Wanted, months: Sequence[str]) -> str:
    """What a page of postings is about, as its heading. `months` are the names of the year's months."""
    kind, of = wanted.kind_found, ", ".join(str(one) for one in wanted.places)
    if kind is not None and "{of}" in PLACE_WORDS[kind]:
        words = PLACE_WORDS[kind].format(of=of) if of else KIND_WORDS[kind]
    elif kind is not None:
        words = ", ".join(filter(None, [PLACE_WORDS[kind], of]))
    else:
        words = ", ".join(filter(None, [BOOK_WORDS[wanted.book] if wanted.book else "everything posted", of]))
    words += _months_words(wanted, months)
    return words[0].upper() + words[1:]


def _months_words(wanted: Wanted, months: Sequence[str]) -> str:
    if wanted.month is not None:
        return f", in {months[wanted.month - 1]}"
    after = f", after {months[wanted.after - 1]}" if wanted.after is not None else ""
    return after + (f", up to the end of {months[wanted.up_to - 1]}" if wanted.up_to is not None else "")


def _of(wanted: Wanted) -> Q:
    found = Q()
    if wanted.kind_found is not None:
        found &= Q(kind=wanted.kind_found.value)
    if wanted.book is not None:
        found &= Q(book=wanted.book.value)
    if wanted.line is not None:
        found &= Q(line=wanted.line)
    if wanted.scheme is not None:
        found &= Q(line__scheme=wanted.scheme)
    if wanted.priority is not None:
        found &= Q(line__scheme__priority=wanted.priority)
    if wanted.contribution is not None:
        found &= Q(contribution=wanted.contribution) | Q(line__contribution=wanted.contribution)
    if wanted.party is not None:
        found &= Q(party=wanted.party) | Q(line__lead=wanted.party) | Q(contribution__party=wanted.party)
    if wanted.money is not None:
        capital = wanted.money is Money.CAPITAL
        sources = [one.value for one in Source if (one in CAPITAL) is capital]
        found &= Q(line__contribution__source__in=sources) | Q(contribution__source__in=sources)
    return found


def _in_months(wanted: Wanted) -> Q:
    if wanted.month is not None:
        return Q(month__number=wanted.month)
    found = Q() if wanted.after is None else Q(month__number__gt=wanted.after)
    return found if wanted.up_to is None else found & Q(month__number__lte=wanted.up_to)


def _line(row: Posting, accounts: frozenset[int] | None) -> PostedLine:
    adds = row.pence
    if accounts is not None:
        adds *= (row.to_account_id in accounts) - (row.from_account_id in accounts)
    return PostedLine(
        posting=row,
        adds=adds,
        source=account_words(row.from_account),
        to=account_words(row.to_account),
    )
