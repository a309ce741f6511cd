"""Which year of which fund a name means, and which plan it pays for."""

from pathlib import Path

from lifecourse.finance.api import (
    FundYear,
    NoSuchFund,
    read_fund,
    year_called,
    year_of_partnership,
    year_slug,
)
from lifecourse.plans.api import NoSuchPlan, Plan, document_of, find_plan

FUND_FILE = "fund.toml"


def year_named(name: str) -> FundYear:
    """The year that a folder, a fund or a plan names. Raises NoSuchFund, or BadFund for a folder.

    `rutland-better-care`, `rutland-better-care/2016-17`, `rutland-2016` (the plan that the fund pays for), or
    `examples/rutland-2016`.
    """
    folder = Path(name)
    if (folder / FUND_FILE).is_file():
        return _in_folder(folder)
    try:
        plan = find_plan(name)
    except NoSuchPlan:
        return _called(name)
    return year_of_partnership(plan.partnership.slug, on=plan.dated)


def plan_paid_for(year: FundYear) -> Plan | None:
    """The partnership's plan that is dated within the year, the latest of them; None when there is none."""
    partnership = year.fund.agreement.partnership_id
    plans = Plan.objects.filter(
        partnership=partnership, dated__gte=year.first_day, dated__lte=year.last_day
    ).order_by("-dated", "slug")
    return next((plan for plan in plans if _has_a_fund(plan)), None)


def _has_a_fund(plan: Plan) -> bool:
    return document_of(plan).has_table("scheme-lines")


def _called(name: str) -> FundYear:
    try:
        return year_called(name)
    except NoSuchFund as reason:
        raise NoSuchFund(
            f"{reason} Name a fund, a plan, or a folder with a fund.toml; what is kept as files is loaded "
            "first: lifecourse load examples/rutland-2016"
        ) from None


def _in_folder(folder: Path) -> FundYear:
    about = read_fund(folder / FUND_FILE)
    try:
        return year_called(f"{about.fund['slug']}/{year_slug(about.year['first_day'])}")
    except NoSuchFund as reason:
        raise NoSuchFund(f"{reason} Load it first: lifecourse load {folder}") from None
