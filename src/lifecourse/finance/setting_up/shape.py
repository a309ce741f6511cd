"""Setting a fund up from a workbook: what will be, looked at before anything is kept, and then all of it."""

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.utils.timezone import localdate

from lifecourse.accounts.api import Account
from lifecourse.finance.models import Agreement, Fund, FundYear
from lifecourse.finance.rules.months import CannotHold, year_slug
from lifecourse.finance.rules.shape import ToBe, contributions_to_be, priorities_to_be
from lifecourse.finance.rules.standing import agreement_differences
from lifecourse.finance.setting_up.funds import set_up
from lifecourse.finance.setting_up.reading import BadFund, FundFile
from lifecourse.finance.setting_up.standing import Standing, agreement_as_read, read_standing_year
from lifecourse.finance.setting_up.workbook import read_workbook
from lifecourse.organisations.api import (
    NotAllowed,
    Organisation,
    Partnership,
    Permission,
    members_of,
    organisations_acted_for,
)


@dataclass(frozen=True, kw_only=True)
class Planned:
    """What a workbook would set up. Priorities with how many schemes and what they come to, in pence."""

    about: FundFile
    year: str
    new_agreement: bool
    contributions: list[ToBe]
    priorities: list[tuple[str, int, int]]


def partners_of(partnership: Partnership, *, at: datetime) -> dict[str, Organisation]:
    """The members of a partnership by name."""
    return {one.organisation.name: one.organisation for one in members_of(partnership, on=localdate(at))}


def hosts_of(partnership: Partnership, *, by: Account, at: datetime) -> list[Organisation]:
    """The members for which somebody may set up a fund: those whose books they keep."""
    return organisations_acted_for(by, Permission.KEEP_FUND, partnership=partnership, on=localdate(at))


def plan_set_up(
    *, partnership: Partnership, content: bytes, place: str, by: Account, at: datetime
) -> Planned | Standing:
    """What a workbook would set up, or says otherwise than a year that stands; nothing is kept.

    Raises BadFund, NotAllowed, CannotPost or CannotHold.
    """
    about = _read(partnership, content, place=place, by=by, at=at)
    if (standing := _standing_year(partnership, about)) is not None:
        partners = {name: one.code for name, one in partners_of(partnership, at=at).items()}
        return read_standing_year(standing, about, partners=partners)
    planned = _planned(partnership, about, place=place, at=at)
    # Everything that the books refuse is told now, by doing it and taking it back.
    with transaction.atomic():
        set_up(partnership=partnership, about=planned.about, place=place, by=by, at=at)
        transaction.set_rollback(True)
    return planned


@transaction.atomic
def set_up_from_workbook(
    *, partnership: Partnership, content: bytes, place: str, by: Account, at: datetime
) -> FundYear:
    """Set up what a workbook says, all or nothing. Raises BadFund, NotAllowed, CannotPost or CannotHold."""
    # Whoever sends the same workbook at the same time waits here.
    Partnership.objects.select_for_update().get(pk=partnership.pk)
    about = _read(partnership, content, place=place, by=by, at=at)
    planned = _planned(partnership, about, place=place, at=at)
    return set_up(partnership=partnership, about=planned.about, place=place, by=by, at=at)


def _read(partnership: Partnership, content: bytes, *, place: str, by: Account, at: datetime) -> FundFile:
    """The workbook, of somebody who may set up what it says. Raises BadFund or NotAllowed."""
    partners = partners_of(partnership, at=at)
    about = read_workbook(content, place=place, partners={name: one.code for name, one in partners.items()})
    host = about.agreement["host"]
    if host not in {one.code for one in hosts_of(partnership, by=by, at=at)}:
        called = next((name for name, one in partners.items() if one.code == host), host)
        raise NotAllowed(f"A fund is set up by whoever keeps the books of its host, here {called}.")
    return about


def _standing_year(partnership: Partnership, about: FundFile) -> FundYear | None:
    """The year of the fund that a workbook is about, where it stands under the same agreement."""
    return (
        FundYear.objects.filter(
            slug=year_slug(about.year["first_day"]),
            fund__slug=about.fund["slug"],
            fund__agreement__slug=about.agreement["slug"],
            fund__agreement__partnership=partnership,
        )
        .select_related("fund__agreement__partnership", "fund__agreement__host")
        .first()
    )


def _planned(partnership: Partnership, about: FundFile, *, place: str, at: datetime) -> Planned:
    partners = partners_of(partnership, at=at)
    agreement = Agreement.objects.filter(partnership=partnership, slug=about.agreement["slug"]).first()
    if about.agreement["slug"] in {"begin", "set-up"}:
        raise CannotHold(f"No agreement is called “{about.agreement['slug']}”: give it another short name.")
    if agreement is not None:
        _check_same(agreement, about, place)
    year = year_slug(about.year["first_day"])
    fund = Fund.objects.filter(slug=about.fund["slug"]).first()
    if fund is not None:
        if agreement is None or fund.agreement_id != agreement.pk or fund.name != about.fund["name"]:
            raise CannotHold(
                f"The short name “{fund.slug}” is taken, or the fund under it has another name or agreement. "
                "Give the fund another short name, or name it as it stands."
            )
        if fund.years.filter(slug=year).exists():
            raise CannotHold(
                f"{fund} has a year {year} already, and what was posted is never overwritten. Move budget on "
                "its own pages, or set up another year."
            )
    names = {one.code: name for name, one in partners.items()}
    return Planned(
        about=about,
        year=year,
        new_agreement=agreement is None,
        contributions=contributions_to_be(
            [{**one, "party": names.get(one["party"], one["party"])} for one in about.contributions],
            about.lines,
            about.contingency,
        ),
        priorities=priorities_to_be(about.priorities, about.schemes, about.lines),
    )


def _check_same(agreement: Agreement, about: FundFile, place: str) -> None:
    """An agreement that stands is not changed by a workbook. Raises BadFund with each difference."""
    faults = [
        f"{place}, {about.places(one.place)}, {one.what}: found {one.says!r}, expected {one.stands!r} as it "
        "stands. Mend the workbook, or write a variation on the agreement's own pages."
        for one in agreement_differences(agreement_as_read(agreement), about.agreement)
    ]
    if faults:
        raise BadFund(faults)
