"""From a plan to its forecast and back: its figures are taken, and a forecast becomes its trajectory."""

from decimal import Decimal
from uuid import uuid4

import pytest
from tests.building import LONG_AGO, NOON, browser_of, one_partnership, one_ward_plan, somebody

from lifecourse.accounts.api import Stamp
from lifecourse.engine.pathways import Basis, bands
from lifecourse.figures.api import Confidence
from lifecourse.forecasting.api import (
    Asked,
    TakenFrom,
    area_standing,
    begin_forecast,
    go_on_with,
    result_of,
    take_area,
)
from lifecourse.organisations.api import NotAllowed, Organisation, Role, give_role
from lifecourse.plans.api import (
    ChangedMeanwhile,
    FigureChange,
    UnableToChangePlan,
    adopt_trajectory,
    area_of_plan,
    change_figures,
    document_of,
    rule_pack_of,
    trajectory_of,
)
from lifecourse.website.loading import load_example

pytestmark = pytest.mark.page
ACTIVITY = "activity"


def stamp():
    """The command line's, with a key of its own."""
    return Stamp(key=uuid4(), by=None, at=NOON)


@pytest.fixture
def essex(repository, db):
    """The plan of Essex."""
    return load_example(repository / "examples/essex-2016").plan


@pytest.fixture
def taken(essex):
    """Its area, taken."""
    area = area_of_plan(document_of(essex), rule_pack_of(essex), name="Essex")
    where = TakenFrom(what=essex.slug, revision=essex.revision)
    return take_area(partnership=essex.partnership, area=area, taken_from=where, stamp=stamp())


@pytest.fixture
def forecast(essex, taken):
    """Five years of it in a few draws."""
    made = begin_forecast(
        partnership=essex.partnership, scenario=None, asked=Asked(months=60, draws=40), stamp=stamp()
    )
    return go_on_with(forecast=made, stamp=stamp())


def holds(essex, role):
    """Somebody who holds a role for the council there."""
    account = somebody(None, essex.partnership, email=f"{role.value}@example.org")
    give_role(
        account=account,
        role=role,
        organisation=essex.partnership.lead_organisation or Organisation.objects.first(),
        partnership=essex.partnership,
        from_date=LONG_AGO,
        by=None,
        at=NOON,
    )
    return account


@pytest.fixture
def analyst(essex):
    """Somebody who changes figures there."""
    return holds(essex, Role.ANALYST)


def row_of(plan):
    """The plan's row of people in hospital by year."""
    plan.refresh_from_db()
    return document_of(plan).table(ACTIVITY).row("inpatients")


def test_the_figures_of_a_plan_are_taken_on_a_page(essex, analyst):
    browser = browser_of(analyst)
    url = f"/partnerships/{essex.partnership.slug}/forecast-area/"
    assert "From which plan?" in browser.get(url).text
    answer = browser.post(url, {"plan": essex.slug, "records": "plan", "key": uuid4()})
    assert answer.url == f"/forecasts/{essex.partnership.slug}/parameters/"
    standing = area_standing(essex.partnership)
    assert (standing.row.taken_from, standing.row.revision) == (essex.slug, essex.revision)
    assert standing.row.by == analyst
    from_plan = [one for one in standing.area.parameters if one.basis is Basis.PLAN and one.place]
    page = browser.get(answer.url).text
    for one in from_plan:
        section, *rest = one.place.split("/")
        assert f"/plans/{essex.slug}/section/{section}#{'--'.join(rest)}" in page


def test_a_plan_that_says_too_little_says_what_is_missing(db):
    partnership = one_partnership()
    one_ward_plan(partnership)
    browser = browser_of(somebody(Role.ANALYST, partnership))
    url = f"/partnerships/{partnership.slug}/forecast-area/"
    answer = browser.post(url, {"plan": "one-ward", "records": "plan", "key": uuid4()})
    assert "population/adults-learning-disability" in answer.text
    assert area_standing(partnership) is None


def test_who_only_reads_takes_and_adopts_nothing(essex, taken, forecast):
    browser = browser_of(holds(essex, Role.BOARD_MEMBER))
    for url in (
        f"/partnerships/{essex.partnership.slug}/forecast-area/",
        f"/plans/{essex.slug}/adopt/{forecast.pk}/",
    ):
        assert browser.get(url).status_code == 403
        assert browser.post(url, {"plan": essex.slug, "records": "plan", "key": uuid4()}).status_code == 403
    stranger = browser_of(somebody(Role.ANALYST, one_partnership(), email="stranger@example.org"))
    assert stranger.get(f"/plans/{essex.slug}/adopt/{forecast.pk}/").status_code == 404
    assert stranger.get(f"/forecast/{forecast.pk}/adopt/").status_code == 404


def test_a_forecast_becomes_the_plans_trajectory_with_where_it_is_from(essex, forecast, analyst):
    browser = browser_of(analyst)
    url = browser.get(f"/forecast/{forecast.pk}/adopt/").url
    assert url == f"/plans/{essex.slug}/adopt/{forecast.pk}/"
    page = browser.get(url)
    before = row_of(essex)
    assert before.figure("year_1") is None
    answer = browser.post(url, {**page.context["carried"], "key": uuid4()})
    assert answer.url == f"/plans/{essex.slug}/section/6#activity--inpatients"
    outlook = result_of(forecast)
    found = bands(outlook.in_hospital())
    row = row_of(essex)
    for column, year in (("year_1", 2017), ("year_2", 2018), ("year_3", 2019)):
        month = [one.year * 12 + one.month for one in outlook.month_ends].index(year * 12 + 4)
        figure = row.figure(column)
        assert figure.value == Decimal(int(found.middle[month]))
        assert (figure.as_at.isoformat(), figure.confidence) == (f"{year}-03-31", Confidence.ESTIMATED)
        assert f"{int(found.low[month])} to {int(found.high[month])} people" in figure.note
        assert f"Forecast {forecast.number}" in figure.source
        assert forecast.fingerprint[:12] in figure.source
    assert row.figure("baseline") == before.figure("baseline")
    assert "The plan says this already" in browser.get(url).text
    # What a plan states of the years to come is drawn with it.
    assert "2019" in browser.get(f"/plans/{essex.slug}/picture/people-in-hospital").text


def test_somebody_elses_change_is_not_written_over(essex, forecast, analyst):
    browser = browser_of(analyst)
    url = f"/plans/{essex.slug}/adopt/{forecast.pk}/"
    carried = browser.get(url).context["carried"]
    trajectory = trajectory_of(document_of(essex), forecast)
    other = trajectory.years[0].after
    change = FigureChange(row="inpatients", column="year_2", stated=other, seen=None)
    change_figures(plan=essex, table=ACTIVITY, figures=[change], by=analyst, at=NOON)
    answer = browser.post(url, {**carried, "key": uuid4()})
    assert answer.status_code == 200
    assert answer.context["form"].errors
    with pytest.raises(ChangedMeanwhile):
        adopt_trajectory(plan=essex, trajectory=trajectory, forecast=forecast, by=analyst, at=NOON)
    assert row_of(essex).figure("year_1") is None


def test_a_forecast_that_does_not_reach_the_years_says_so(essex, taken):
    short = begin_forecast(
        partnership=essex.partnership, scenario=None, asked=Asked(months=24, draws=20), stamp=stamp()
    )
    trajectory = trajectory_of(document_of(essex), go_on_with(forecast=short, stamp=stamp()))
    assert [one.title for one in trajectory.years] == ["2016/17"]
    assert trajectory.beyond == ("2017/18", "2018/19")


def test_a_plan_without_the_row_says_what_to_add(essex, forecast, db):
    other = one_ward_plan(essex.partnership)
    with pytest.raises(UnableToChangePlan, match="no row of people in hospital"):
        trajectory_of(document_of(other), forecast)


def test_only_who_changes_figures_adopts(essex, forecast):
    trajectory = trajectory_of(document_of(essex), forecast)
    member = holds(essex, Role.BOARD_MEMBER)
    with pytest.raises(NotAllowed):
        adopt_trajectory(plan=essex, trajectory=trajectory, forecast=forecast, by=member, at=NOON)
