"""Pages of forecasts: they say how to begin, change what they should, and open for nobody else."""

from dataclasses import replace
from uuid import uuid4

import pytest
from django.urls import reverse
from tests.page.forecasting.conftest import SHORT, TEAM

from lifecourse.engine.pathways import LEVERS, Basis, Lever, Scenario
from lifecourse.forecasting.models import Forecast, Override, ScenarioVersion
from lifecourse.forecasting.operations import forecasts
from lifecourse.forecasting.operations.areas import TakenFrom, take_area
from lifecourse.forecasting.operations.forecasts import begin_forecast
from lifecourse.forecasting.operations.overrides import override_parameter
from lifecourse.forecasting.operations.scenarios import write_scenario
from lifecourse.forecasting.queries.standing import area_standing
from lifecourse.forecasting.rules.overriding import SaidOtherwise
from lifecourse.organisations.api import Role

pytestmark = pytest.mark.page
HERE = "/forecasts/together/"
CODE = "people/low-secure"
SAID = {"value": "9", "low": "8", "high": "10", "source": "Our own count", "why": "March was wrong"}


@pytest.fixture
def writer(partners, signed_in):
    """The browser of an analyst."""
    return signed_in(Role.ANALYST, partners)


@pytest.fixture
def reader(partners, signed_in):
    """The browser of a member of the board."""
    return signed_in(Role.BOARD_MEMBER, partners)


@pytest.fixture
def scenario(partners, stamp):
    """The team of 2017, written down."""
    return write_scenario(partnership=partners, slug="a-team", said=TEAM, read=0, stamp=stamp())


@pytest.fixture
def forecast(partners, taken, stamp):
    """A short baseline, of which nothing is drawn yet."""
    return begin_forecast(partnership=partners, scenario=None, asked=SHORT, stamp=stamp())


def send(browser, url, **typed):
    """A form sent with a key of its own and the version that it was drawn with."""
    drawn = browser.get(url).context
    return browser.post(url, {**drawn["carried"], "key": uuid4(), **typed})


def test_without_an_area_every_page_says_how_to_begin(writer, reader):
    for url in (HERE, f"{HERE}parameters/"):
        assert "Take the figures from a plan" in writer.get(url).text
        assert "can take them from it" in reader.get(url).text
    assert writer.get(f"{HERE}begin/").url == HERE
    assert writer.get(f"{HERE}parameters/one/{CODE}/").url == f"{HERE}parameters/"


def test_a_forecast_is_asked_for_and_made_by_the_page_that_shows_how_far_it_is(
    writer, taken, scenario, monkeypatch
):
    monkeypatch.setattr(forecasts, "PORTION", 15)
    monkeypatch.setattr("lifecourse.forecasting.views.forecasts.LONGEST_S", 0)
    answer = send(writer, f"{HERE}begin/", years=2, draws=20, seed=1, scenario="a-team")
    made = Forecast.objects.get(scenario=scenario)
    assert answer.url == reverse("forecasting:show_run", args=[made.pk])
    assert "0 of 40 draws" in writer.get(answer.url).text
    go_on = reverse("forecasting:go_on", args=[made.pk])
    once = writer.post(go_on, headers={"HX-Request": "true"})
    assert "15 of 40 draws" in once.text
    assert 'hx-trigger="load' in once.text
    # Without JavaScript each press of the button leads back to the page.
    assert writer.post(go_on).url == answer.url
    writer.post(go_on)
    last = writer.post(go_on, headers={"HX-Request": "true"})
    assert last.headers["HX-Redirect"] == answer.url
    made.refresh_from_db()
    assert made.ended_at
    page = writer.get(answer.url).text
    assert "It is made: 20 draws of 2 years" in page
    assert "27" in page
    assert "Made" in writer.get(HERE).text


def test_a_form_that_cannot_be_is_drawn_again_with_what_is_wrong(writer, taken):
    answer = send(writer, f"{HERE}begin/", years=30, draws=3, seed=1, scenario="")
    assert answer.status_code == 200
    assert set(answer.context["form"].errors) == {"years", "draws"}
    assert not Forecast.objects.exists()


def test_a_scenario_that_cannot_be_is_refused_on_the_page(writer, partners, taken, stamp):
    late = Scenario("Too late", levers=(Lever("crisis-beds", {"day": "2030-01-01", "beds": 2}),))
    write_scenario(partnership=partners, slug="late", said=late, read=0, stamp=stamp())
    answer = send(writer, f"{HERE}begin/", years=2, draws=20, seed=1, scenario="late")
    assert answer.status_code == 200
    assert "2030-01-01" in answer.text


def test_it_is_stopped_and_goes_on(writer, forecast):
    stop = reverse("forecasting:stop", args=[forecast.pk])
    made_from = writer.post(stop).url
    assert "It was stopped" in writer.get(made_from).text
    writer.post(reverse("forecasting:go_on", args=[forecast.pk]))
    assert not forecast.portions.exists()
    writer.post(stop, {"resume": "yes"})
    writer.post(reverse("forecasting:go_on", args=[forecast.pk]))
    assert forecast.portions.exists()


def test_made_again_it_says_whether_every_number_is_the_same(writer, forecast):
    again = reverse("forecasting:made_again", args=[forecast.pk])
    assert "not all drawn" in writer.get(again).text
    writer.post(reverse("forecasting:go_on", args=[forecast.pk]))
    assert "Every number is the same" in writer.get(again).text


def test_every_number_stands_on_one_page_with_its_range_and_source(reader, taken, small_area):
    page = reader.get(f"{HERE}parameters/")
    for one in small_area.parameters:
        assert one.words in page.text.replace("&#x27;", "'").replace("&quot;", '"')
    shown = [one for group in page.context["groups"] for one in group.parameters]
    assert len(shown) == len(small_area.parameters)
    assert all(one.parameter.source for one in shown)


def test_a_number_is_said_otherwise_and_goes_back_to_its_source(writer, partners, taken):
    answer = send(writer, f"{HERE}parameters/say/{CODE}/", **SAID)
    assert answer.url == f"{HERE}parameters/one/{CODE}/"
    page = writer.get(answer.url).text
    assert "Our own count" in page
    assert "March was wrong" in page
    assert "What its source says" in page
    assert area_standing(partners).area.parameter(CODE).basis is Basis.OVERRIDDEN
    send(writer, f"{HERE}parameters/end/{CODE}/", why="April agrees")
    assert area_standing(partners).area.parameter(CODE).basis is not Basis.OVERRIDDEN


def test_a_share_is_typed_in_per_cent_and_kept_as_a_share(writer, partners, taken, small_area):
    share = next(one for one in small_area.parameters if one.unit == "share" and one.high < 1)
    url = f"{HERE}parameters/say/{share.code}/"
    assert "per cent" in writer.get(url).text
    send(writer, url, **SAID)
    assert area_standing(partners).area.value(share.code) == pytest.approx(0.09)


def test_a_range_out_of_order_is_refused_in_words(writer, taken):
    answer = send(writer, f"{HERE}parameters/say/{CODE}/", **(SAID | {"low": "12"}))
    assert answer.status_code == 200
    assert "in that order" in answer.text
    assert not Override.objects.exists()


def test_a_scenario_is_begun_and_a_lever_added_changed_and_taken_out(writer, taken):
    answer = send(writer, f"{HERE}scenarios/new/", name="Crisis beds first", words="Before any team.")
    here = f"{HERE}scenarios/crisis-beds-first/"
    assert answer.url == here
    day = {"day_day": "1", "day_month": "4", "day_year": "2017"}
    send(writer, f"{here}add/crisis-beds/", beds="4", **day)
    assert "from 1 April 2017; how many beds: 4" in writer.get(here).text
    send(writer, f"{here}levers/1/", beds="6", **day)
    assert "how many beds: 6" in writer.get(here).text
    send(writer, f"{here}levers/1/out/")
    assert "Nothing yet" in writer.get(here).text
    assert ScenarioVersion.objects.count() == 4
    send(writer, f"{here}about/", name="Crisis beds", words="")
    assert "Crisis beds" in writer.get(f"{HERE}scenarios/").text


@pytest.mark.parametrize("kind", LEVERS)
def test_every_lever_asks_for_what_it_needs(writer, taken, scenario, kind):
    page = writer.get(f"{HERE}scenarios/a-team/add/{kind}/")
    assert set(page.context["form"].fields) == {one.code for one in LEVERS[kind].fields}
    assert "effect/" not in page.context["about"]
    for words, url in page.context["works_by"]:
        assert words in writer.get(url).text
    answer = writer.post(f"{HERE}scenarios/a-team/add/{kind}/", {"key": uuid4(), "read": 1})
    assert answer.status_code == 200
    assert "day" in answer.context["form"].errors


@pytest.mark.parametrize(("typed", "field"), [({"day_year": "2015"}, "day"), ({"beds": "900"}, "beds")])
@pytest.mark.usefixtures("taken", "scenario")
def test_a_lever_out_of_bounds_is_refused_at_its_field(writer, typed, field):
    url = f"{HERE}scenarios/a-team/add/crisis-beds/"
    right = {"beds": "4", "day_day": "1", "day_month": "4", "day_year": "2017"}
    answer = send(writer, url, **(right | typed))
    assert answer.status_code == 200
    assert list(answer.context["form"].errors) == [field]


def test_two_who_write_one_scenario_do_not_undo_each_other(writer, taken, scenario):
    url = f"{HERE}scenarios/a-team/about/"
    send(writer, url, name="A team", words="First")
    answer = send(writer, url, name="A team", words="Second", read="1")
    assert answer.status_code == 200
    assert "Somebody else changed this scenario" in answer.text
    assert answer.context["carried"]["read"] == 2


def test_a_form_sent_twice_begins_one_scenario(writer, taken):
    typed = {"name": "Crisis beds first", "words": "", "key": uuid4()}
    first = writer.post(f"{HERE}scenarios/new/", typed)
    assert writer.post(f"{HERE}scenarios/new/", typed).url == first.url
    assert ScenarioVersion.objects.count() == 1


def pages(forecast):
    """Every page that reads, and every one that writes."""
    reads = [
        HERE,
        f"{HERE}parameters/",
        f"{HERE}parameters/one/{CODE}/",
        f"{HERE}scenarios/",
        f"{HERE}scenarios/a-team/",
        reverse("forecasting:show_run", args=[forecast.pk]),
        reverse("forecasting:made_again", args=[forecast.pk]),
    ]
    writes = [
        f"{HERE}begin/",
        f"{HERE}parameters/say/{CODE}/",
        f"{HERE}parameters/end/{CODE}/",
        f"{HERE}scenarios/new/",
        f"{HERE}scenarios/a-team/about/",
        f"{HERE}scenarios/a-team/add/crisis-beds/",
        f"{HERE}scenarios/a-team/levers/1/",
        f"{HERE}scenarios/a-team/levers/1/out/",
    ]
    posts = [reverse(f"forecasting:{name}", args=[forecast.pk]) for name in ("go_on", "stop")]
    return reads, writes, posts


def test_who_reads_the_plans_reads_and_does_not_write(reader, forecast, scenario):
    reads, writes, posts = pages(forecast)
    assert {reader.get(url).status_code for url in reads} == {200}
    assert {reader.get(url).status_code for url in writes} == {403}
    assert {reader.post(url).status_code for url in posts} == {403}
    listed = reader.get(HERE).text
    assert "Make a forecast" not in listed


def test_for_anybody_else_none_of_it_is_there(partners, signed_in, forecast, scenario):
    stranger = signed_in(Role.CARE_COORDINATOR, partners)
    reads, writes, posts = pages(forecast)
    assert {stranger.get(url).status_code for url in [*reads, *writes]} == {404}
    assert {stranger.post(url).status_code for url in posts} == {404}
    assert "no partnership here" in stranger.get("/forecasts/").text


def test_what_is_not_there_is_said_to_be_not_there(writer, taken, scenario):
    for url in ("parameters/one/people/nowhere/", "scenarios/none/", "scenarios/a-team/add/wish/"):
        assert writer.get(f"{HERE}{url}").status_code == 404
    assert writer.get(f"{HERE}scenarios/a-team/levers/2/").status_code == 404


def test_a_number_from_a_plan_leads_to_its_place_there(writer, partners, small_area, stamp):
    one = replace(
        small_area.parameter(CODE), basis=Basis.PLAN, place="2.2/inpatients/secure/people", source="The plan"
    )
    area = small_area.with_parameters(one)
    where = TakenFrom(what="together-2016", revision=3)
    take_area(partnership=partners, area=area, taken_from=where, stamp=stamp())
    page = writer.get(f"{HERE}parameters/").text
    assert "/plans/together-2016/section/2.2#inpatients--secure--people" in page


def test_the_way_from_what_somebody_says_is_kept_with_the_forecast(writer, partners, taken, stamp):
    said = SaidOtherwise(value=9, low=9, high=9, source="Our own count", why="March was wrong")
    override_parameter(partnership=partners, code=CODE, said=said, stamp=stamp())
    made = begin_forecast(partnership=partners, scenario=None, asked=SHORT, stamp=stamp())
    page = writer.get(reverse("forecasting:show_run", args=[made.pk])).text
    assert "What somebody here says otherwise" in page
    assert "March was wrong" in page
