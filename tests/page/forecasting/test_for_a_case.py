"""What a scenario saves becomes the savings of a case, by who writes cases, with its source, once."""

from dataclasses import replace
from uuid import uuid4

import pytest
from tests.page.cases.conftest import case
from tests.page.forecasting.conftest import SHORT, TEAM

from lifecourse.cases.api import document_of
from lifecourse.forecasting.operations.benefits import Given, give_to_case, less_of
from lifecourse.forecasting.operations.forecasts import begin_forecast, go_on_with
from lifecourse.forecasting.operations.scenarios import write_scenario
from lifecourse.forecasting.operations.writing import CannotWrite
from lifecourse.organisations.api import NotAllowed, Partnership, Role

__all__ = ["case"]

pytestmark = pytest.mark.page
WHO = {"nhse": "ccg", "icb": "ccg", "council": "council"}


@pytest.fixture
def forecast(partners, taken, stamp):
    """The team of 2017 with more to do and no cost of its own, beside its baseline."""
    lever = TEAM.levers[0]
    free = replace(TEAM, levers=(replace(lever, values={**lever.values, "pounds_a_year": 0}),))
    scenario = write_scenario(partnership=partners, slug="a-team", said=free, read=0, stamp=stamp())
    made = begin_forecast(partnership=partners, scenario=scenario, asked=SHORT, stamp=stamp())
    while made.ended_at is None:
        made = go_on_with(forecast=made, stamp=stamp())
    return made


def test_a_case_says_what_the_scenario_saves(partners, forecast, case, signed_in):
    browser = signed_in(Role.ANALYST, partners)
    url = f"/forecasts/{forecast.pk}/for-a-case/"
    page = browser.get(url)
    typed = page.context["carried"] | WHO | {"case": case.slug, "money": "avoided", "key": uuid4()}
    answer = browser.post(url, typed)
    assert answer.url == f"/cases/together/{case.slug}/savings/"
    savings = document_of(case).savings
    less = less_of(forecast)
    gains = {funder: [one for one in years if one.pence > 0] for funder, years in less.items()}
    assert {one.slug for one in savings} == {f"forecast-2-{one}" for one, years in gains.items() if years}
    for one in savings:
        years = gains[one.slug.removeprefix("forecast-2-")]
        assert [(y.year, y.pence) for y in one.stated] == [(y.year, y.pence) for y in years]
        assert forecast.fingerprint[:12] in one.source
        assert "beside the baseline, forecast 1" in one.source
    assert browser.get(answer.url).status_code == 200
    # Sent again, and given again later: the same savings stand, once.
    assert browser.post(url, typed).status_code == 302
    again = browser.get(url).context["carried"] | WHO | {"case": case.slug, "money": "cash", "key": uuid4()}
    browser.post(url, again)
    assert [one.slug for one in document_of(case).savings] == [one.slug for one in savings]
    assert {one.money.value for one in document_of(case).savings} == {"cash"}


def test_a_baseline_saves_nothing(partners, forecast, case, stamp, signed_in):
    given = Given(who=WHO, money="avoided", read=0)
    with pytest.raises(CannotWrite, match="baseline saves nothing"):
        give_to_case(forecast=forecast.beside, case=case, given=given, stamp=stamp())
    browser = signed_in(Role.ANALYST, partners)
    assert browser.get(f"/forecasts/{forecast.beside.pk}/for-a-case/").status_code == 404


def test_nobody_named_and_anothers_case_are_refused(forecast, case, stamp):
    with pytest.raises(CannotWrite, match="at least"):
        give_to_case(forecast=forecast, case=case, given=Given(who={}, money="cash", read=0), stamp=stamp())
    case.partnership = Partnership.objects.create(slug="elsewhere", name="Elsewhere")
    with pytest.raises(CannotWrite, match="another partnership"):
        give_to_case(forecast=forecast, case=case, given=Given(who=WHO, money="cash", read=0), stamp=stamp())


def test_only_who_writes_cases_gives_to_one(forecast, case, somebody, stamp):
    given = Given(who=WHO, money="cash", read=0)
    with pytest.raises(NotAllowed):
        give_to_case(
            forecast=forecast, case=case, given=given, stamp=stamp(somebody("ccg", Role.BOARD_MEMBER))
        )
    assert not document_of(case).savings


def test_who_only_reads_has_no_page_for_it(partners, forecast, signed_in):
    browser = signed_in(Role.BOARD_MEMBER, partners)
    assert browser.get(f"/forecasts/{forecast.pk}/for-a-case/").status_code == 403
