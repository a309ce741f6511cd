"""Every chart has a title, a description, a sentence and its table, and can be read without colour."""

import re
from xml.etree import ElementTree

import pytest
from django.template import Context, Template
from tests.page.design.example_charts import example_charts
from tests.page.design.example_forecasts import forecast_charts

from lifecourse.design.api import (
    Chart,
    Coverage,
    MoneyByYear,
    Moves,
    PeopleAgainstRange,
    RiskMatrix,
    RouteMap,
)

pytestmark = pytest.mark.page

CHARTS = {chart.title: chart for chart in [*example_charts(), *forecast_charts()]}


def drawn(chart: Chart, options: str = "") -> str:
    return Template("{% load design %}{% chart shown " + options + " %}").render(Context({"shown": chart}))


@pytest.mark.parametrize("title", CHARTS)
def test_a_chart_has_its_sentence_and_every_figure_in_a_table(title: str) -> None:
    chart, page = CHARTS[title], drawn(CHARTS[title])
    assert chart.sentence.replace("'", "&#x27;") in page
    assert all(f">{header}<" in page for header in chart.table.headers)
    assert page.count("<tr") >= len(chart.table.rows) + 1
    assert "<details" in page


@pytest.mark.parametrize("title", CHARTS)
def test_every_picture_is_well_formed_and_has_a_title_and_a_description(title: str) -> None:
    pictures = re.findall(r"<svg(?![^>]*aria-hidden).*?</svg>", drawn(CHARTS[title]), flags=re.DOTALL)
    for picture in pictures:
        root = ElementTree.fromstring(picture)  # noqa: S314 - our own drawing
        assert root.findtext("title")
        assert root.findtext("desc")
        named = root.attrib["aria-labelledby"].split()
        assert [root.find(".//title").attrib["id"], root.find(".//desc").attrib["id"]] == named  # type: ignore[union-attr]
    assert pictures or isinstance(CHARTS[title], RiskMatrix | Coverage | Moves)


@pytest.mark.parametrize("title", CHARTS)
def test_every_pattern_that_is_used_is_drawn_on_the_same_chart(title: str) -> None:
    page = drawn(CHARTS[title])
    assert set(re.findall(r"url\(#([^)]+)\)", page)) <= set(re.findall(r' id="([^"]+)"', page))


@pytest.mark.parametrize("title", CHARTS)
def test_no_chart_carries_inline_style(title: str) -> None:
    assert "style=" not in drawn(CHARTS[title]).replace("font-style=", "")


def test_the_heading_level_and_the_table_follow_the_page() -> None:
    page = drawn(next(iter(CHARTS.values())), "level=3 table_open=True")
    assert '<h3 class="lc-chart__title"' in page
    assert re.search(r"<details [^>]*open>", page)


@pytest.mark.parametrize(
    "empty",
    [
        MoneyByYear(title="Money", years=(), parts=()),
        PeopleAgainstRange(title="People", lines=()),
        RouteMap(title="Route map", workstreams=()),
        Coverage(title="Cover", things="groups", kinds=("New",), covered=()),
        RiskMatrix(title="Risks", likelihoods=("Low",), impacts=("Low",), risks=()),
    ],
)
def test_a_chart_with_nothing_in_it_still_draws(empty: Chart) -> None:
    assert empty.title in drawn(empty)
