"""Bringing in what a partner's finance system says was spent: held, laid out, posted or taken back."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from django.db import transaction
from django.utils.timezone import localdate

from lifecourse.accounts.api import Account, Stamp
from lifecourse.engine.sheets.faults import Fault, Refused
from lifecourse.engine.sheets.grid import address
from lifecourse.finance.kinds.imports import FIELDS, State
from lifecourse.finance.kinds.ledger import Kind, Why
from lifecourse.finance.models import (
    Cleared,
    Entry,
    ExportLayout,
    FundYear,
    ImportedLine,
    LedgerImport,
    LedgerTotal,
    LineGone,
    OrderReleased,
)
from lifecourse.finance.operations.keeping import SENT_BEFORE, check_keeps, locked, same, states_of
from lifecourse.finance.operations.posting import Said, post, reverse
from lifecourse.finance.operations.spending import Invoice, order
from lifecourse.finance.queries.imports import (
    Came,
    came_of,
    known_of,
    latest_layout,
    layout_of,
    posted_layout,
)
from lifecourse.finance.queries.months import month_of
from lifecourse.finance.queries.spending import order_line
from lifecourse.finance.rules.export_file import Export, read_export
from lifecourse.finance.rules.imports import (
    ExportRead,
    Layout,
    Line,
    identities,
    layout_faults,
    read_lines,
    telling_fields,
)
from lifecourse.finance.rules.ledger import At, CannotPost, Leg, MonthState
from lifecourse.finance.rules.matching import ByHand, Put, put_lines
from lifecourse.finance.rules.months import CannotHold
from lifecourse.organisations.api import (
    NotAllowed,
    Organisation,
    Permission,
    check_may,
    organisations_acted_for,
)


@dataclass(frozen=True, kw_only=True)
class NewLine:
    """A line that was in no earlier file: what tells it from others, and where it goes."""

    line: Line
    identity: str
    put: Put
    cells: Mapping[str, str]


@dataclass(frozen=True, kw_only=True)
class Offered:
    """An order that lines of the file seem to be the invoice of; amounts in pence."""

    order: ByHand
    pence: int


@dataclass(frozen=True, kw_only=True)
class Planned:
    """What posting a file would do. With `faults` nothing can be posted. `gone` are keys of earlier lines."""

    export: Export
    read: ExportRead
    faults: Sequence[Fault]
    new: Sequence[NewLine]
    before: int
    gone: Sequence[int]
    offered: Sequence[Offered]


def check_may_import(year: FundYear, party: Organisation, *, by: Account | None, at: datetime) -> None:
    """Raises NotAllowed unless this person keeps the fund for that partner or for its host; or CannotHold."""
    agreement, on = year.fund.agreement, localdate(at)
    if by is not None:
        check_may(by, Permission.KEEP_FUND, partnership=agreement.partnership, on=on)
        acts_for = organisations_acted_for(by, Permission.KEEP_FUND, partnership=agreement.partnership, on=on)
        if party not in acts_for and agreement.host not in acts_for:
            raise NotAllowed("Only that partner's finance lead, or the host's, brings in its ledger.")
    if not agreement.parties.filter(organisation=party).exists():
        raise CannotHold(f"{party} is no party to the fund's agreement.")


@transaction.atomic
def hold_export(
    *, year: FundYear, party: Organisation, file_name: str, content: bytes, stamp: Stamp
) -> LedgerImport:
    """Keep a file until somebody posts it. The same key again gives the file that is held.

    Raises NotAllowed, CannotHold or Refused: then nothing is kept.
    """
    check_may_import(year, party, by=stamp.by, at=stamp.at)
    if (held := LedgerImport.objects.filter(key=stamp.key).first()) is not None:
        if held.content is None or bytes(held.content) != content:
            raise CannotHold(SENT_BEFORE)
        return same(held, year_id=year.pk, party_id=party.pk)
    layout = latest_layout(year, party)
    export = read_export(content, known=layout.columns if layout else ())
    run = LedgerImport.objects.create(
        year=year,
        party=party,
        key=stamp.key,
        file_name=file_name[:200],
        content=content,
        headings=list(export.headings),
        by=stamp.by,
        at=stamp.at,
    )
    # A column that nobody named before is not kept: it may name people.
    columns = {heading: layout.columns.get(heading, "") for heading in run.headings} if layout else {}
    if layout is not None and not layout_faults(columns):
        as_before = replace(layout_of(layout), columns=columns)
        run.layout = _kept_layout(run, as_before, by=stamp.by, at=stamp.at)
        run.save(update_fields=["layout"])
    return run


@transaction.atomic
def lay_out(*, run: LedgerImport, layout: Layout, by: Account | None, at: datetime) -> LedgerImport:
    """Say what each column means and how amounts are written: for this file, and kept for the next.

    Raises NotAllowed, CannotHold (somebody decided about it) or Refused.
    """
    check_may_import(run.year, run.party, by=by, at=at)
    run = _waiting(run)
    columns = {heading: layout.columns.get(heading, "") for heading in run.headings}
    if faults := layout_faults(columns):
        raise Refused(*faults)
    run.layout = _kept_layout(run, replace(layout, columns=columns), by=by, at=at)
    run.save(update_fields=["layout"])
    return run


def plan_import(run: LedgerImport, *, at: datetime) -> Planned:
    """What posting a file that is held would do, as the books stand now. Raises CannotHold."""
    if run.content is None or run.layout is None:
        raise CannotHold("Say first what each column of the file means.")
    layout = layout_of(run.layout)
    export = read_export(bytes(run.content), known=layout.columns)
    months = states_of(run.year)
    read = read_lines(export.rows, layout, headings=export.headings, months=months, today=localdate(at))
    came = came_of(run.year, run.party)
    by_identity = {one.identity: one for one in came}
    found = identities(read.lines)
    faults = [*_told_otherwise(run), *read.faults, *_changed(read.lines, found, by_identity, export, layout)]
    fresh = [(line, key) for line, key in zip(read.lines, found, strict=True) if key not in by_identity]
    known = known_of(run.year, run.party, came)
    # Each invoice posted by hand is one line of the ledger: what is used up is used up.
    puts = put_lines([line for line, _ in fresh], known)
    rows = {row.number: row.cells for row in export.rows}
    kept = [heading for heading in export.headings if layout.columns.get(heading)]
    new = [
        NewLine(
            line=line,
            identity=key,
            put=put,
            cells={heading: rows[line.number][heading] for heading in kept},
        )
        for (line, key), put in zip(fresh, puts, strict=True)
    ]
    return Planned(
        export=export,
        read=read,
        faults=faults,
        new=new,
        before=len(read.lines) - len(new),
        gone=_gone(read.lines, set(found), came, months),
        offered=_offered(new, known.orders),
    )


@transaction.atomic
def post_import(
    *, run: LedgerImport, release: Mapping[int, bool] | None = None, stamp: Stamp
) -> LedgerImport:
    """Post every line of a file that no earlier file had, or nothing; posted before, it stays as it is.

    What nothing matches goes to suspense. `release`: numbers of orders whose invoice came, and whether the
    rest of each is still to come. Raises NotAllowed, CannotHold, CannotPost or Refused.
    """
    year = locked(run.year)
    check_may_import(year, run.party, by=stamp.by, at=stamp.at)
    run = (
        LedgerImport.objects.select_for_update(of=("self",)).select_related("layout", "party").get(pk=run.pk)
    )
    run.year = year
    if run.state == State.POSTED.value:
        return run
    _check_waiting(run)
    planned = plan_import(run, at=stamp.at)
    if planned.faults:
        raise Refused(*planned.faults)
    posted = _post_lines(run, planned, stamp)
    entries = {
        entry.number: entry
        for entry in Entry.objects.filter(
            year=year, number__in=[one.put.entry for one in planned.new if one.put.entry]
        )
    }
    months = {month.number: month for month in year.months.all()}
    ImportedLine.objects.bulk_create(
        [
            ImportedLine(
                run=run,
                number=one.line.number,
                identity=one.identity,
                cells=dict(one.cells),
                day=one.line.day,
                month=months[one.line.month],
                pence=one.line.pence,
                cost_centre=one.line.cost_centre,
                subjective=one.line.subjective,
                words=one.line.words,
                supplier=one.line.supplier,
                reference=one.line.reference,
                line_id=one.put.to,
                because=one.put.because,
                posting_id=posted.get(one.identity),
                by_hand=entries.get(one.put.entry) if one.put.entry else None,
            )
            for one in planned.new
        ],
        batch_size=500,
    )
    LineGone.objects.bulk_create([LineGone(run=run, came_id=pk) for pk in planned.gone], batch_size=500)
    offered = {one.order.number: one for one in planned.offered}
    for number, rest in sorted((release or {}).items()):
        if number in offered:
            _release(run, offered[number], stamp, rest_comes=rest)
    run.state, run.content = State.POSTED.value, None
    run.lines, run.new = len(planned.read.lines), len(planned.new)
    run.pence = sum(one.line.pence for one in planned.new)
    run.posted_by, run.posted_at = stamp.by, stamp.at
    run.save()
    return run


@transaction.atomic
def drop_export(*, run: LedgerImport, by: Account | None, at: datetime) -> LedgerImport:
    """Decide against a file, and forget what it said. Raises NotAllowed or CannotHold."""
    check_may_import(run.year, run.party, by=by, at=at)
    run = _waiting(run)
    run.state, run.content = State.DROPPED.value, None
    run.save(update_fields=["state", "content"])
    return run


@transaction.atomic
def take_back_import(*, run: LedgerImport, why: str, stamp: Stamp) -> LedgerImport:
    """Reverse everything that a file posted, and what was cleared of it since. Raises as `post_import`.

    An order that was released with it is open again, but for what other invoices took of it since; then
    only whoever keeps the host's books takes the file back.
    """
    year = locked(run.year)
    check_may_import(year, run.party, by=stamp.by, at=stamp.at)
    run = LedgerImport.objects.select_for_update(of=("self",)).select_related("party").get(pk=run.pk)
    if run.state == State.TAKEN_BACK.value:
        return run
    if run.state != State.POSTED.value:
        raise CannotHold("Nothing of this file is posted.")
    if not why.strip():
        raise CannotPost("Say why it is taken back.")
    cleared = Cleared.objects.filter(came__run=run, entry__reversed_by=None).values_list("entry", flat=True)
    came = ImportedLine.objects.filter(run=run, posting__isnull=False).values_list(
        "posting__entry", flat=True
    )
    # What was said since comes out first: until then it does not stand where it came in.
    for keys in (set(cleared), set(came)):
        for entry in Entry.objects.filter(pk__in=keys).select_related("year").order_by("number"):
            part = replace(stamp, key=run.key).part(f"back {entry.pk}")
            reverse(entry=entry, why=f"The file was taken back: {why.strip()}"[:300], stamp=part)
    for one in run.released.select_related("ordered", "rest").order_by("id"):
        _order_again(year, one, replace(stamp, key=run.key))
    run.state, run.taken_back_why = State.TAKEN_BACK.value, why.strip()
    run.taken_back_by, run.taken_back_at = stamp.by, stamp.at
    run.save()
    return run


@transaction.atomic
def say_total(*, year: FundYear, party: Organisation, month: int, pence: int, stamp: Stamp) -> LedgerTotal:
    """Write down what a partner's own trial balance says for a month. Raises NotAllowed or CannotHold."""
    check_may_import(year, party, by=stamp.by, at=stamp.at)
    of = month_of(year, month)
    return LedgerTotal.objects.create(year=year, party=party, month=of, pence=pence, by=stamp.by, at=stamp.at)


def _kept_layout(run: LedgerImport, layout: Layout, *, by: Account | None, at: datetime) -> ExportLayout:
    """The newest version where it says the same, else the next."""
    newest = latest_layout(run.year, run.party)
    if newest is not None and layout_of(newest) == layout:
        return newest
    return ExportLayout.objects.create(
        fund=run.year.fund,
        party=run.party,
        version=newest.version + 1 if newest else 1,
        columns=dict(layout.columns),
        unit=layout.unit.value,
        sign=layout.sign.value,
        days=layout.days.value,
        by=by,
        at=at,
    )


def _waiting(run: LedgerImport) -> LedgerImport:
    rows = LedgerImport.objects.select_for_update(of=("self",))
    run = rows.select_related("layout", "party", "year__fund__agreement").get(pk=run.pk)
    _check_waiting(run)
    return run


def _check_waiting(run: LedgerImport) -> None:
    if run.state != State.WAITING.value:
        raise CannotHold("Somebody has decided about this file already.")


def _told_otherwise(run: LedgerImport) -> list[Fault]:
    """Lines told apart by other columns than before would all look new, and be posted again."""
    before = posted_layout(run.year, run.party)
    if before is None or run.layout is None:
        return []
    was, now = telling_fields(before.columns), telling_fields(run.layout.columns)
    if was == now:
        return []
    return [
        Fault(
            found="lines told apart by " + _named(now),
            expected="as in the files before: by " + _named(was),
            mend="Choose the columns as before; or take the earlier files back, and bring all in again.",
        )
    ]


def _named(fields: frozenset[str]) -> str:
    return ", ".join(f"“{words}”" for name, words in FIELDS.items() if name in fields)


def _changed(
    lines: Sequence[Line],
    found: Sequence[str],
    before: Mapping[str, Came],
    export: Export,
    layout: Layout,
) -> list[Fault]:
    """A line that is known by the system's own number keeps its amount."""
    headings = [one for one, name in layout.columns.items() if name in ("amount", "debit")]
    column = list(export.headings).index(headings[0]) if headings else 0
    return [
        Fault(
            sheet="1",
            cell=address(line.number - 1, column),
            found=f"£{line.pence / 100:,.2f}",
            expected=f"£{before[key].placed.pence / 100:,.2f}, as the line of this number said before",
            mend="A posted line keeps its amount. If the earlier file was wrong, take it back first.",
        )
        for line, key in zip(lines, found, strict=True)
        if key in before and before[key].placed.pence != line.pence
    ]


def _gone(
    lines: Sequence[Line], found: set[str], came: Sequence[Came], months: Sequence[MonthState]
) -> list[int]:
    """Keys of earlier lines that lie between the first and the last of this file, and are not in it."""
    if not lines:
        return []
    last_days = {month.number: month.last_day for month in months}
    days = [line.day or last_days[line.month] for line in lines]
    first, last = min(days), max(days)
    return [one.pk for one in came if first <= one.at <= last and one.identity not in found]


def _offered(new: Sequence[NewLine], orders: Sequence[ByHand]) -> list[Offered]:
    sums: defaultdict[int, int] = defaultdict(int)
    for one in new:
        if one.put.order is not None:
            sums[one.put.order] += one.line.pence
    return [Offered(order=one, pence=sums[one.number]) for one in orders if one.number in sums]


def _post_lines(run: LedgerImport, planned: Planned, stamp: Stamp) -> dict[str, int]:
    """Post an entry for each month to which lines belong. Gives the posting's key by identity."""
    states = {state.number: state for state in states_of(run.year)}
    by_month: defaultdict[int, list[NewLine]] = defaultdict(list)
    for one in planned.new:
        if one.put.entry is None and one.line.pence:
            by_month[one.line.month].append(one)
    posted: dict[str, int] = {}
    for number, some in sorted(by_month.items()):
        into = _open_from(number, states)
        first, last = states[number].first_day, states[number].last_day
        days = [one.line.day for one in some if one.line.day and first <= one.line.day <= last]
        entry = post(
            year=run.year,
            said=Said(
                why=Why.IMPORT,
                words=f"From the ledger of {run.party}: {len(some)} lines of {first:%B %Y}"[:300],
                belongs_on=max(days, default=min(last, max(first, localdate(stamp.at)))),
            ),
            legs=[_leg(run.party, one, into) for one in some],
            stamp=replace(stamp, key=run.key).part(f"month {number}"),
        )
        keys = entry.postings.order_by("id").values_list("pk", flat=True)
        posted |= {one.identity: key for one, key in zip(some, keys, strict=True)}
    return posted


def _leg(party: Organisation, one: NewLine, into: int) -> Leg:
    """From the partner that paid to what it was for; a credit the other way round."""
    to = At(kind=Kind.SUSPENSE, party=party.pk)
    if one.put.to is not None:
        to = At(kind=Kind.SPENT, line=one.put.to)
    leg = Leg(source=At(kind=Kind.PARTNER, party=party.pk), to=to, month=into, pence=abs(one.line.pence))
    return leg if one.line.pence > 0 else leg.back()


def _open_from(number: int, states: Mapping[int, MonthState]) -> int:
    for state in sorted(states.values(), key=lambda one: one.number):
        if state.number >= number and not state.closed:
            return state.number
    raise CannotPost(f"{states[number].first_day:%B %Y} and every month after it are closed.")


def _release(run: LedgerImport, offered: Offered, stamp: Stamp, *, rest_comes: bool) -> None:
    """Take an order back whose invoice came; order what is left of it again, where it still comes."""
    year = run.year
    check_keeps(year, by=stamp.by, at=stamp.at)
    ordered = Entry.objects.select_related("year").get(year=year, number=offered.order.number)
    part = stamp.part(f"order {ordered.pk}")
    reverse(entry=ordered, why="Its invoice came from the partner's ledger", stamp=part)
    rest = None
    if rest_comes:
        left = offered.order.pence - offered.pence
        if left <= 0:
            raise CannotPost(
                f"The invoice is for the whole of order {ordered.number}: nothing of it can come."
            )
        again = stamp.part(f"rest {ordered.pk}")
        rest = _order_like(ordered, left, again)
    OrderReleased.objects.create(run=run, ordered=ordered, rest=rest, pence=offered.pence)


def _order_again(year: FundYear, released: OrderReleased, stamp: Stamp) -> None:
    """Undo what a file did to an order. What came since of its rest was invoiced and is not ordered again."""
    check_keeps(year, by=stamp.by, at=stamp.at)
    ordered, rest = released.ordered, released.rest
    pence = sum(ordered.postings.values_list("pence", flat=True))
    if rest is not None and Entry.objects.filter(reverses=rest).exists():
        pence = released.pence
    elif rest is not None:
        rest.year = year
        part = stamp.part(f"no rest {rest.pk}")
        reverse(entry=rest, why="The file with its invoice was taken back", stamp=part)
    again = stamp.part(f"again {ordered.pk}")
    ordered.year = year
    _order_like(ordered, pence, again)


def _order_like(ordered: Entry, pence: int, stamp: Stamp) -> Entry | None:
    """The same ordered again, for that much; nothing where it was no order of a line."""
    line, year = order_line(ordered), ordered.year
    if line is None:
        return None
    shown = Invoice(
        words=ordered.words,
        belongs_on=min(max(localdate(stamp.at), year.first_day), year.last_day),
        pence=pence,
        supplier=ordered.supplier,
        reference=ordered.reference,
    )
    return order(year=year, line=line, shown=shown, stamp=stamp)
