"""The end of a year: prepared, agreed by another party, posted, and closed once nobody owes anybody."""

from datetime import datetime, timedelta

from django.db import transaction
from django.utils.timezone import localdate

from lifecourse.accounts.api import Account, Stamp
from lifecourse.engine.allocation import allocate
from lifecourse.finance.ending.reading import EndRead, read_end
from lifecourse.finance.ending.statements import statements_missing
from lifecourse.finance.kinds.fund import Source
from lifecourse.finance.kinds.ledger import Kind, Why
from lifecourse.finance.models import Contribution, Entry, FundYear, YearEnd, YearEndAgreed, YearSettled
from lifecourse.finance.operations.budget import promise
from lifecourse.finance.operations.keeping import check_keeps, locked, same
from lifecourse.finance.operations.months import close_month
from lifecourse.finance.operations.posting import Said, post, stands
from lifecourse.finance.queries.balances import sum_of
from lifecourse.finance.queries.risk_share import lines_by_name, parties_of
from lifecourse.finance.rules.ledger import At, Leg
from lifecourse.finance.rules.months import CannotHold
from lifecourse.finance.rules.settlement import Settled
from lifecourse.finance.setting_up.funds import begin_year
from lifecourse.organisations.api import (
    NotAllowed,
    Organisation,
    Permission,
    check_may,
    organisations_acted_for,
)


@transaction.atomic
def prepare_year_end(*, year: FundYear, unknown: str = "", by: Account, at: datetime) -> YearEnd:
    """Put the settlement before another party, by what was spent. Raises NotAllowed or CannotHold.

    `unknown` says why a rule that hangs on a result shares nothing out, where nothing is held by one.
    """
    year = locked(year)
    check_keeps(year, by=by, at=at)
    _check_open(year)
    end = _ready(year, at=at)
    if end.rule is None or end.prepared is not None:
        raise CannotHold("It is prepared, and nothing has been posted since.")
    if end.not_held and not unknown.strip():
        raise CannotHold(
            f"Nothing is held by {' or '.join(end.not_held)}. Say why nothing is shared out by it."
        )
    return YearEnd.objects.create(
        year=year,
        rule=end.rule,
        last_entry=year.last_number,
        working=end.working_data,
        unknown=unknown.strip() if end.not_held else "",
        prepared_by=by,
        prepared_at=at,
    )


@transaction.atomic
def agree_year_end(*, end: YearEnd, by: Account, at: datetime) -> YearEndAgreed:
    """Agree for another party than the host to a settlement. Raises NotAllowed or CannotHold."""
    year = locked(end.year)
    _check_open(year)
    agreement, on = year.fund.agreement, localdate(at)
    check_may(by, Permission.AUTHORISE_FUND, partnership=agreement.partnership, on=on)
    acted_for = organisations_acted_for(
        by, Permission.AUTHORISE_FUND, partnership=agreement.partnership, on=on
    )
    others = [party for party in parties_of(year) if party in acted_for and party != agreement.host]
    if not others:
        raise NotAllowed(f"Somebody of another party than {agreement.host} agrees to this.")
    if by.pk == end.prepared_by_id:
        raise NotAllowed("Nobody agrees to what they prepared themselves.")
    now = _ready(year, at=at)
    if now.prepared is None or now.prepared.pk != end.pk:
        raise CannotHold("More has been posted since it was prepared. Have it prepared again.")
    if now.is_agreed:
        raise CannotHold("It is agreed already.")
    return YearEndAgreed.objects.create(end=end, party=others[0], by=by, at=at)


@transaction.atomic
def settle_year(*, year: FundYear, stamp: Stamp) -> Entry:
    """Post the settlement that was agreed, and promise the next year what is carried.

    Where the agreement ends with the year no next year is begun. Raises NotAllowed, CannotHold or CannotPost.
    """
    year = locked(year)
    check_keeps(year, by=stamp.by, at=stamp.at)
    words = f"Settlement of {year.slug}"
    if (standing := stands(stamp)) is not None:
        return same(standing, year_id=year.pk, why=Why.SETTLEMENT.value, words=words)
    _check_open(year)
    end = _ready(year, at=stamp.at)
    if end.prepared is None or end.settled is None:
        raise CannotHold(
            "Prepare the settlement first: more may have been posted since, or another rule agreed to."
        )
    if not end.is_agreed:
        raise CannotHold("Another party has to agree to the settlement first.")
    legs = _legs(year, end.settled)
    if not legs:
        raise CannotHold("Nothing was over or under the budget: there is nothing to settle.")
    said = Said(
        why=Why.SETTLEMENT,
        words=words,
        belongs_on=year.last_day,
        authority=str(end.prepared.rule.data["clause"]),
    )
    entry = post(year=year, said=said, legs=legs, stamp=stamp)
    YearSettled.objects.create(end=end.prepared, entry=entry)
    _promise_next(year, end.settled, stamp)
    return entry


@transaction.atomic
def close_year(*, year: FundYear, without: str = "", by: Account, at: datetime) -> FundYear:
    """Let nothing more be posted into a year in which nobody owes. Raises NotAllowed or CannotHold.

    `without` says why it is closed although a partner's statement is not agreed, where one is not.
    """
    year = locked(year)
    check_keeps(year, by=by, at=at)
    _check_open(year)
    end = read_end(year, today=localdate(at))
    if end.in_the_way:
        raise CannotHold(end.in_words)
    if end.posted is None and (end.settled is None or end.settled.over or end.settled.under):
        raise CannotHold("The year is not settled yet.")
    if end.posted is None and not end.is_agreed:
        raise CannotHold("Prepare the settlement, and have another party agree to it: also to nothing.")
    if end.open_balances:
        raise CannotHold(" ".join(end.open_balances))
    missing = statements_missing(year)
    if missing and not without.strip():
        raise CannotHold(
            f"{' '.join(missing)} Have them agreed first, or say why the year is closed without."
        )
    for month in year.months.filter(closed=False).order_by("number"):
        close_month(year=year, number=month.number, by=by, at=at)
    year.closed_at, year.closed_by = at, by
    year.closed_without = without.strip() if missing else ""
    year.save(update_fields=["closed_at", "closed_by", "closed_without"])
    return year


def _check_open(year: FundYear) -> None:
    if year.closed_at is not None:
        raise CannotHold(f"{year} is closed.")


def _ready(year: FundYear, *, at: datetime) -> EndRead:
    """The end of a year with nothing in the way. Raises CannotHold."""
    end = read_end(year, today=localdate(at))
    if end.posted is not None:
        raise CannotHold(f"The year was settled before, by entry {end.posted.entry.number}.")
    if end.in_the_way:
        raise CannotHold(end.in_words)
    return end


def _legs(year: FundYear, settled: Settled) -> list[Leg]:
    """What moves: contingency to lines, shares to partners, and what is carried to who holds it."""
    month = year.months.order_by("-number")[0].number
    parties = {party.code: party for party in parties_of(year)}
    found: list[tuple[At, At, int]] = _from_contingency(year, settled)
    for code, pence in settled.owed.items():
        account, shared = (At(kind=kind, party=parties[code].pk) for kind in (Kind.PARTNER, Kind.SHARED))
        found.append((shared, account, pence) if pence > 0 else (account, shared, -pence))
    cash = sum_of(year, At(kind=Kind.CASH))
    for (code, _), pence in settled.carried.items():
        holder = parties[code]
        account = At(kind=Kind.PARTNER, party=holder.pk)
        found.append((account, At(kind=Kind.CARRIED, party=holder.pk), pence))
        # The host holds the fund's money: what it holds for the next year, it holds no more for this one.
        if holder == year.fund.agreement.host and cash > 0:
            part = min(cash, pence)
            cash -= part
            found.append((At(kind=Kind.CASH), account, part))
    return [Leg(source=source, to=to, month=month, pence=pence) for source, to, pence in found if pence]


def _from_contingency(year: FundYear, settled: Settled) -> list[tuple[At, At, int]]:
    """What contingency gives to lines, from each contribution by what there is in it."""
    lines = lines_by_name(year)
    there: dict[bool, dict[str, int]] = {False: {}, True: {}}
    for one in year.contributions.order_by("id"):
        at = At(kind=Kind.CONTINGENCY, contribution=one.pk)
        there[one.is_capital][f"{one.pk}"] = max(sum_of(year, at), 0)
    found: list[tuple[str, str, int]] = []
    rest: dict[tuple[str, bool], int] = {}
    # What a partner kept back covers what its own money bought before it covers anything else.
    for (name, capital), pence in sorted(settled.covered.items()):
        own = f"{lines[name].contribution_id}"
        part = min(pence, there[capital].get(own, 0))
        there[capital][own] = there[capital].get(own, 0) - part
        rest[name, capital] = pence - part
        found.append((own, name, part))
    for (name, capital), pence in rest.items():
        for key, part in (allocate(pence, there[capital]) if pence else {}).items():
            there[capital][key] -= part
            found.append((key, name, part))
    return [
        (
            At(kind=Kind.CONTINGENCY, contribution=int(key)),
            At(kind=Kind.BUDGET, line=lines[name].pk),
            part,
        )
        for key, name, part in found
    ]


def _promise_next(year: FundYear, settled: Settled, stamp: Stamp) -> None:
    """What is carried, as contributions of the next year, where the agreement still holds then."""
    agreement, first_day = year.fund.agreement, year.last_day + timedelta(days=1)
    if agreement.to_date is not None and agreement.to_date < first_day:
        return
    parties = {party.code: party for party in parties_of(year)}
    for (code, capital), pence in sorted(settled.carried.items()):
        if not pence:
            continue
        following = begin_year(fund=year.fund, first_day=first_day)
        contribution = carried_into(following, year, parties[code], capital=capital)
        if sum_of(following, At(kind=Kind.PROMISED, contribution=contribution.pk)):
            raise CannotHold(
                f"{following} has been promised what is carried from {year.slug} already. Have that entry "
                "reversed there first."
            )
        part = stamp.part(contribution.slug)
        promise(year=following, contribution=contribution, pence=pence, stamp=part)


def carried_into(following: FundYear, year: FundYear, holder: Organisation, *, capital: bool) -> Contribution:
    """The contribution of the next year by which what is carried comes into it; capital stays capital."""
    kind = "capital-carried" if capital else "carried"
    contribution, _ = Contribution.objects.get_or_create(
        year=following,
        slug=f"{kind}-{year.slug}-{holder.code}"[:60],
        defaults={
            "party": holder,
            "source": (Source.CARRIED_CAPITAL if capital else Source.CARRY_FORWARD).value,
            "name": f"{'Capital carried' if capital else 'Carried'} forward from {year.slug}",
            "agreed_in": f"Settlement of {year.slug}",
        },
    )
    return contribution
