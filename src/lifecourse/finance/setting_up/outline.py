"""Making up a fund: the fund, its years, what partners put in, and the schemes and lines that it buys."""

from datetime import date, datetime, timedelta
from decimal import Decimal

from django.db import transaction
from django.utils.text import slugify
from django.utils.timezone import localdate

from lifecourse.accounts.api import Account, Stamp
from lifecourse.finance.kinds.fund import CARRIED, Arrangement, Source
from lifecourse.finance.kinds.ledger import Kind, Why
from lifecourse.finance.models import (
    Agreement,
    Contribution,
    Entry,
    Fund,
    FundYear,
    Output,
    Priority,
    Scheme,
    SchemeLine,
)
from lifecourse.finance.operations.budget import promise
from lifecourse.finance.operations.keeping import SENT_BEFORE, check_keeps, check_of, locked, same, states_of
from lifecourse.finance.operations.posting import Said, legs_of, post, stands
from lifecourse.finance.queries.balances import sum_of
from lifecourse.finance.rules.books import date_faults
from lifecourse.finance.rules.ledger import At, CannotPost, Leg
from lifecourse.finance.rules.months import CannotHold, months_of, over_months
from lifecourse.finance.rules.outline import difference, next_number
from lifecourse.finance.rules.pounds import pounds_words
from lifecourse.finance.setting_up.funds import begin_year
from lifecourse.finance.setting_up.reading import RESERVED
from lifecourse.organisations.api import (
    NotAllowed,
    Organisation,
    Permission,
    check_may,
    organisations_acted_for,
)


def can_begin_fund(agreement: Agreement, *, by: Account, on: date) -> bool:
    """Whether this person may begin a fund under an agreement: who keeps its host's books."""
    if agreement.arrangement != Arrangement.POOLED.value:
        return False
    return agreement.host in organisations_acted_for(
        by, Permission.KEEP_FUND, partnership=agreement.partnership, on=on
    )


@transaction.atomic
def begin_fund(*, agreement: Agreement, name: str, first_day: date, by: Account, at: datetime) -> FundYear:
    """A fund with its first year, in which nothing stands yet. Raises NotAllowed or CannotHold."""
    on = localdate(at)
    check_may(by, Permission.KEEP_FUND, partnership=agreement.partnership, on=on)
    if not can_begin_fund(agreement, by=by, on=on):
        raise NotAllowed(
            f"A fund under this agreement is begun by whoever keeps the books of {agreement.host}, where "
            "partners pool money."
        )
    slug = slugify(name)[:60].strip("-")
    if not slug or slug in RESERVED or Fund.objects.filter(slug=slug).exists():
        raise CannotHold(f"Found the name “{name}”, which is taken: give the fund another name.")
    fund = Fund.objects.create(agreement=agreement, slug=slug, name=name.strip())
    return _begin(fund, first_day)


def _begin(fund: Fund, first_day: date) -> FundYear:
    """A year of a fund within the days of its agreement. Raises CannotHold."""
    agreement = fund.agreement
    last_day = months_of(first_day)[-1].last_day
    for fault in date_faults(
        first=first_day, last=last_day, agreed_from=agreement.from_date, agreed_to=agreement.to_date
    ):
        raise CannotHold(f"{fault.place}: found {fault.found}, expected {fault.expected}. {fault.mend}")
    return begin_year(fund=fund, first_day=first_day)


@transaction.atomic
def begin_next_year(*, year: FundYear, by: Account, at: datetime) -> FundYear:
    """The year after this one, with its contributions, schemes, lines and outputs, and no money.

    Money carried forward is of one year: it is not taken over, nor what it pays for. Lines that ended are
    left behind, and schemes of which every line did. Raises NotAllowed or CannotHold.
    """
    year = locked(year)
    check_keeps(year, by=by, at=at)
    first_day = year.last_day + timedelta(days=1)
    after = _begin(year.fund, first_day)
    # The end of a year may have begun the next one, with what is carried into it and nothing else.
    if after.priorities.exists():
        raise CannotHold(f"{after} has schemes already: add to them there.")
    contributions = {}
    for one in year.contributions.exclude(source__in=[one.value for one in CARRIED]):
        contributions[one.pk], _ = Contribution.objects.get_or_create(
            year=after,
            slug=one.slug,
            defaults={"party_id": one.party_id, "source": one.source, "name": one.name},
        )
    for priority in year.priorities.prefetch_related("schemes__lines", "schemes__outputs"):
        under = Priority.objects.create(year=after, number=priority.number, name=priority.name)
        for scheme in priority.schemes.all():
            lines = list(scheme.lines.all())
            if lines and all(line.ended for line in lines):
                continue
            copied = Scheme.objects.create(
                priority=under, number=scheme.number, name=scheme.name, words=scheme.words
            )
            SchemeLine.objects.bulk_create(
                [
                    SchemeLine(
                        scheme=copied,
                        lead_id=line.lead_id,
                        contribution=contributions[line.contribution_id],
                        provider=line.provider,
                        area_of_spend=line.area_of_spend,
                    )
                    for line in lines
                    if line.contribution_id in contributions and not line.ended
                ]
            )
            Output.objects.bulk_create(
                [Output(scheme=copied, name=one.name, unit=one.unit) for one in scheme.outputs.all()]
            )
    return after


@transaction.atomic
def add_contribution(
    *,
    year: FundYear,
    party: Organisation,
    source: Source,
    name: str,
    agreed_in: str,
    pence: int,
    stamp: Stamp,
) -> Contribution:
    """What a partner puts in from now on; `pence` may be 0. Raises NotAllowed, CannotHold or CannotPost."""
    year = kept(year, stamp)
    if (standing := stands(stamp)) is not None:
        put_in = _put_in_by(standing)
        return same(put_in, year_id=year.pk, party_id=party.pk, source=source.value, name=name.strip())
    _check_party(year, party)
    slug = slugify(name)[:60].strip("-")
    if not slug or year.contributions.filter(slug=slug).exists():
        raise CannotHold(f"Found the name “{name}”, which another contribution has: give it another name.")
    contribution = Contribution.objects.create(
        year=year,
        slug=slug,
        party=party,
        source=source.value,
        name=name.strip(),
        agreed_in=agreed_in.strip(),
    )
    if pence:
        promise(year=year, contribution=contribution, pence=pence, stamp=stamp)
    return contribution


@transaction.atomic
def change_contribution(
    *, year: FundYear, contribution: Contribution, pence: int, why: str, authority: str, stamp: Stamp
) -> Entry:
    """Make a contribution so much from now on, by another entry of the difference.

    Never less than what is given or set aside of it. Raises NotAllowed, CannotHold or CannotPost.
    """
    year = kept(year, stamp)
    check_of(year, contribution)
    promised = At(kind=Kind.PROMISED, contribution=contribution.pk)
    was = -sum_of(year, promised)
    if (standing := stands(stamp)) is not None:
        if was != pence:
            raise CannotHold(SENT_BEFORE)
        return same(standing, year_id=year.pk, why=Why.CONTRIBUTION.value, authority=authority.strip())
    if not why.strip() or not authority.strip():
        raise CannotPost("Say why, and by what right: the clause, or the meeting and its day.")
    free = At(kind=Kind.UNALLOCATED, contribution=contribution.pk)
    changes = difference(name=contribution.name, was=was, now=pence, left=sum_of(year, free))
    months = [state.number for state in states_of(year) if not state.closed]
    if not months:
        raise CannotPost("Every month of the year is closed.")
    source, to = (promised, free) if changes > 0 else (free, promised)
    legs = [
        Leg(source=source, to=to, month=month, pence=part)
        for month, part in sorted(over_months(abs(changes), months).items())
    ]
    words = f"{contribution}: {pounds_words(pence)} instead of {pounds_words(was)}. {why.strip()}"
    said = Said(
        why=Why.CONTRIBUTION, words=words[:300], belongs_on=localdate(stamp.at), authority=authority.strip()
    )
    return post(year=year, said=said, legs=legs, stamp=stamp)


@transaction.atomic
def add_priority(*, year: FundYear, name: str, stamp: Stamp) -> Priority:
    """What schemes are grouped under, with the next number. Raises NotAllowed or CannotHold."""
    year = kept(year, stamp)
    name = name.strip()
    if year.priorities.filter(name__iexact=name).exists():
        raise CannotHold(f"There is a priority “{name}” already.")
    number = next_number(year.priorities.values_list("number", flat=True))
    return Priority.objects.create(year=year, number=number, name=name)


@transaction.atomic
def add_scheme(*, year: FundYear, priority: Priority, name: str, words: str, stamp: Stamp) -> Scheme:
    """Something that the fund buys or does, with the next number. Raises NotAllowed or CannotHold."""
    year = kept(year, stamp)
    check_of(year, priority)
    name = name.strip()
    schemes = Scheme.objects.filter(priority__year=year)
    if schemes.filter(name__iexact=name).exists():
        raise CannotHold(f"There is a scheme “{name}” already.")
    number = next_number(schemes.values_list("number", flat=True))
    return Scheme.objects.create(priority=priority, number=number, name=name, words=words.strip())


@transaction.atomic
def add_line(
    *,
    scheme: Scheme,
    lead: Organisation,
    contribution: Contribution,
    provider: str,
    area_of_spend: str,
    stamp: Stamp,
) -> SchemeLine:
    """A scheme's money from one contribution, spent by one partner. Raises NotAllowed or CannotHold."""
    year = kept(contribution.year, stamp)
    check_of(year, scheme.priority)
    _check_party(year, lead)
    if scheme.lines.exists() and not scheme.lines.filter(ended=False).exists():
        raise CannotHold(f"{scheme} has ended. Let one of its lines go on again first.")
    line, made = SchemeLine.objects.get_or_create(
        scheme=scheme,
        lead=lead,
        contribution=contribution,
        provider=provider.strip(),
        defaults={"area_of_spend": area_of_spend.strip()},
    )
    if not made:
        raise CannotHold(f"{line} from {contribution} stands already: give that line its money.")
    return line


@transaction.atomic
def add_output(
    *, year: FundYear, scheme: Scheme, name: str, unit: str, planned: Decimal | None, stamp: Stamp
) -> Output:
    """What a scheme is to bring, counted in a unit. Raises NotAllowed or CannotHold."""
    year = kept(year, stamp)
    check_of(year, scheme.priority)
    output, made = Output.objects.get_or_create(
        scheme=scheme, name=name.strip(), defaults={"unit": unit.strip(), "planned": planned}
    )
    if not made:
        raise CannotHold(f"{scheme} brings “{output.name}” already.")
    return output


def kept(year: FundYear, stamp: Stamp) -> FundYear:
    """The year, locked, where its shape may still change by this person. Raises NotAllowed or CannotHold."""
    year = locked(year)
    check_keeps(year, by=stamp.by, at=stamp.at)
    if year.closed_at is not None:
        raise CannotHold(f"{year} is closed, and stays as it is.")
    return year


def _check_party(year: FundYear, organisation: Organisation) -> None:
    """Raises CannotHold unless an organisation is bound by the agreement."""
    if not year.fund.agreement.parties.filter(organisation=organisation).exists():
        raise CannotHold(
            f"Found {organisation}, expected a party to {year.fund.agreement}. Add it to the agreement first."
        )


def _put_in_by(entry: Entry) -> Contribution:
    """The contribution that an entry put in, when the same form is sent again."""
    put_in = legs_of(entry)[0].to.contribution
    found = Contribution.objects.filter(year=entry.year, pk=put_in).first() if put_in else None
    if found is None or entry.why != Why.CONTRIBUTION.value:
        raise CannotPost(f"Something else was posted under this key, as entry {entry.number}.")
    return found
