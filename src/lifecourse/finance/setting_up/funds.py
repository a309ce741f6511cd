"""Setting up a fund from a file: agreement, year, schemes, budget. Repeatable: twice changes nothing."""

from datetime import date, datetime
from pathlib import Path
from uuid import UUID, uuid5

from django.db import transaction

from lifecourse.accounts.api import Account, Stamp
from lifecourse.finance.models import (
    Agreement,
    Contribution,
    Fund,
    FundYear,
    Month,
    Output,
    Party,
    Priority,
    Scheme,
    SchemeLine,
)
from lifecourse.finance.operations.agreement import write_first
from lifecourse.finance.operations.budget import give, promise, set_aside
from lifecourse.finance.rules.agreement import Says
from lifecourse.finance.rules.months import months_of, year_slug
from lifecourse.finance.setting_up.reading import BadFund, FundFile, read_fund
from lifecourse.finance.setting_up.risk_share import propose_rules
from lifecourse.organisations.api import Organisation, Partnership

# What a file posts has a key made of where it stands, so that loading it again posts nothing again.
FILES = UUID("6f0c1a52-6c4f-4f0e-9b53-0f4a7a1f9f11")


@transaction.atomic
def set_up_fund(*, partnership: Partnership, file: Path, by: Account | None, at: datetime) -> FundYear:
    """The fund in a file, with its year's budget posted. Raises BadFund, NotAllowed or CannotPost."""
    return set_up(
        partnership=partnership,
        about=read_fund(file),
        place=file.name,
        by=by,
        at=at,
    )


@transaction.atomic
def set_up(
    *, partnership: Partnership, about: FundFile, place: str, by: Account | None, at: datetime
) -> FundYear:
    """A fund that was read, with its year's budget posted; `place` is the file that it was read from.

    Raises BadFund, NotAllowed or CannotPost.
    """
    organisations = _organisations(partnership, about, place)
    agreement, _ = Agreement.objects.get_or_create(
        partnership=partnership,
        slug=about.agreement["slug"],
        defaults={
            "name": about.agreement["name"],
            "arrangement": about.agreement["arrangement"],
            "host": organisations[about.agreement["host"]],
            "pool_manager": about.agreement["pool_manager"],
            "from_date": about.agreement["from_date"],
            "to_date": about.agreement["to_date"],
        },
    )
    for code in about.agreement["parties"]:
        Party.objects.get_or_create(agreement=agreement, organisation=organisations[code])
    says = {slug: Says(**said) for slug, said in about.agreement["particulars"].items()}
    more = {key: about.agreement[key] for key in ("puts_in", "manager_pence", "partner_pence")}
    write_first(agreement=agreement, says=says, by=by, at=at, **more)
    fund, _ = Fund.objects.get_or_create(
        slug=about.fund["slug"], defaults={"agreement": agreement, "name": about.fund["name"]}
    )
    year = begin_year(fund=fund, first_day=about.year["first_day"])
    lines = _shape(year, about, organisations)
    _post(year, about, lines, by=by, at=at)
    propose_rules(year, about, place=place, by=by, at=at)
    return year


@transaction.atomic
def begin_year(*, fund: Fund, first_day: date) -> FundYear:
    """A year of a fund with its twelve months, as it stands or made. Raises CannotHold."""
    months = months_of(first_day)
    year, made = FundYear.objects.get_or_create(
        fund=fund,
        slug=year_slug(first_day),
        defaults={"first_day": first_day, "last_day": months[-1].last_day},
    )
    if made:
        Month.objects.bulk_create(
            [
                Month(year=year, number=one.number, first_day=one.first_day, last_day=one.last_day)
                for one in months
            ]
        )
    return year


def _organisations(partnership: Partnership, about: FundFile, place: str) -> dict[str, Organisation]:
    """The parties by their code. Raises BadFund for one that takes no part in the partnership."""
    members = {
        one.organisation.code: one.organisation
        for one in partnership.memberships.select_related("organisation")
    }
    if strangers := [code for code in about.agreement["parties"] if code not in members]:
        raise BadFund(
            [
                f"{place}, agreement, parties: found {code!r}, expected a member of {partnership.name}: "
                + ", ".join(sorted(members))
                + "."
                for code in strangers
            ]
        )
    return members


def _shape(
    year: FundYear, about: FundFile, organisations: dict[str, Organisation]
) -> list[tuple[SchemeLine, int]]:
    """Contributions, priorities, schemes, lines and outputs of the year, and what each line is given."""
    for one in about.contributions:
        Contribution.objects.get_or_create(
            year=year,
            slug=one["slug"],
            defaults={
                "party": organisations[one["party"]],
                "source": one["source"],
                "name": one["name"],
                "agreed_in": one["agreed_in"],
            },
        )
    priorities = {
        one["number"]: Priority.objects.get_or_create(
            year=year, number=one["number"], defaults={"name": one["name"]}
        )[0]
        for one in about.priorities
    }
    schemes = {
        one["number"]: Scheme.objects.get_or_create(
            priority=priorities[one["priority"]],
            number=one["number"],
            defaults={"name": one["name"], "words": one["words"]},
        )[0]
        for one in about.schemes
    }
    for one in about.outputs:
        Output.objects.get_or_create(
            scheme=schemes[one["scheme"]],
            name=one["name"],
            defaults={"unit": one["unit"], "planned": one["planned"]},
        )
    contributions = {one.slug: one for one in year.contributions.all()}
    return [
        (
            SchemeLine.objects.get_or_create(
                scheme=schemes[one["scheme"]],
                lead=organisations[one["lead"]],
                contribution=contributions[one["contribution"]],
                provider=one["provider"],
                defaults={"area_of_spend": one["area_of_spend"]},
            )[0],
            one["pence"],
        )
        for one in about.lines
    ]


def _post(
    year: FundYear, about: FundFile, lines: list[tuple[SchemeLine, int]], *, by: Account | None, at: datetime
) -> None:
    """What partners put in, and what it is given to."""

    def stamp(what: str) -> Stamp:
        return Stamp(key=uuid5(FILES, f"{year.fund.slug} {year.slug} {what}"), by=by, at=at)

    contributions = {one.slug: one for one in year.contributions.all()}
    for one in about.contributions:
        contribution = contributions[one["slug"]]
        promise(
            year=year, contribution=contribution, pence=one["pence"], stamp=stamp(f"in {contribution.slug}")
        )
    authority = f"Set up from {year.fund.slug}'s file"
    for number, (line, pence) in enumerate(lines, start=1):
        if pence:
            give(year=year, line=line, pence=pence, authority=authority, stamp=stamp(f"line {number}"))
    for number, one in enumerate(about.contingency, start=1):
        set_aside(
            year=year,
            contribution=contributions[one["contribution"]],
            pence=one["pence"],
            authority=authority,
            stamp=stamp(f"contingency {number}"),
        )
