"""A forecast in a folder: broken off it goes on, another's is left alone, tables say what was drawn."""

import csv
import io
import json
from datetime import date
from decimal import Decimal

import numpy as np
import pytest

from lifecourse.engine.pathways import (
    BASELINE,
    FUNDERS,
    HOSPITALS,
    SETTINGS,
    Area,
    Lever,
    Scenario,
    bands,
    compare,
    outlook,
)
from lifecourse.forecasting.files import drawing
from lifecourse.forecasting.files.drawing import OtherForecast, begin_in, drawn_in, stamp_of_inputs
from lifecourse.forecasting.files.england import TOTALS, england_in, write_england
from lifecourse.forecasting.files.writing import write_forecast
from lifecourse.forecasting.kinds.asked import Asked, Inputs
from lifecourse.forecasting.rules.kept import BadKept
from lifecourse.standards.api import national_parameters

pytestmark = pytest.mark.unit
ASKED = Asked(months=12, draws=20, seed=4)


@pytest.fixture(scope="module")
def area():
    """Two thousand adults, of whom five are in hospital."""
    return Area("A district", date(2016, 4, 1), national_parameters(2_000))


@pytest.fixture
def inputs(area, monkeypatch):
    """A year of it, in portions of eight draws."""
    monkeypatch.setattr(drawing, "PORTION", 8)
    return Inputs(area=area, scenario=BASELINE, asked=ASKED)


def same(one, other):
    """Whether two outlooks have every number alike."""
    return all(np.array_equal(a, b) for a, b in zip(one.kept, other.kept, strict=True))


def test_broken_off_it_goes_on_and_comes_to_what_one_run_says(inputs, tmp_path):
    heard: list[int] = []

    def breaks_off(done):
        heard.append(done)
        if done == 16:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        drawn_in(tmp_path, inputs, threads=1, told=breaks_off)
    written = {path.name: path.stat().st_mtime_ns for path in tmp_path.iterdir()}
    assert sorted(written) == ["000000.npz", "000008.npz"]
    whole = drawn_in(tmp_path, inputs, threads=2, told=heard.append)
    assert heard == [8, 16, 8, 16, 20]
    assert {name: (tmp_path / name).stat().st_mtime_ns for name in written} == written
    assert same(whole, outlook(inputs.area, months=12, draws=20, seed=4))


def test_a_folder_of_another_forecast_is_left_alone(inputs, tmp_path):
    first = stamp_of_inputs(**inputs.to_data())
    begin_in(tmp_path, first)
    begin_in(tmp_path, first)
    kept = (tmp_path / "inputs.json").read_text()
    assert json.loads(kept)["inputs"] == inputs.to_data()
    other = stamp_of_inputs(**inputs.to_data() | {"seed": 5})
    for wrong in (other, first | {"engine": "another"}):
        with pytest.raises(OtherForecast, match="another forecast"):
            begin_in(tmp_path, wrong)
    assert (tmp_path / "inputs.json").read_text() == kept
    (tmp_path / "inputs.json").write_text("no data")
    with pytest.raises(OtherForecast):
        begin_in(tmp_path, first)


def test_a_portion_that_is_none_is_refused(inputs, tmp_path):
    (tmp_path / "000000.npz").write_bytes(b"nothing of the kind")
    with pytest.raises(BadKept):
        drawn_in(tmp_path, inputs, threads=1, told=lambda done: None)


def rows(path):
    """The lines of a table, by its head."""
    return list(csv.DictReader(io.StringIO(path.read_text(encoding="utf-8-sig"))))


def test_tables_and_words_say_what_was_drawn(inputs, tmp_path):
    lever = Lever("crisis-beds", {"day": "2016-06-01", "beds": 2})
    scenario = Scenario("Crisis beds", "Two of them.", (lever,))
    base = outlook(inputs.area, months=12, draws=20, seed=4)
    other = outlook(inputs.area, scenario, months=12, draws=20, seed=4)
    said = Inputs(area=inputs.area, scenario=scenario, asked=ASKED)
    paths = write_forecast(tmp_path, said, other, compare(base, other), found_by="abc")
    assert {path.name for path in paths} == {path.name for path in tmp_path.iterdir()}
    people = rows(tmp_path / "people.csv")
    assert len(people) == 12 * len(SETTINGS)
    assert people[0]["month ends"] == "2016-04-30"
    found = bands(other.people("crisis-bed"))
    crisis = [one for one in people if one["code"] == "crisis-bed"]
    assert [int(one["middle"]) for one in crisis] == found.middle.tolist()
    assert [int(one["5 in 100 above"]) for one in crisis] == found.high.tolist()
    beds = [one for one in rows(tmp_path / "beds.csv") if one["code"] == "all"]
    assert [int(one["middle"]) for one in beds] == bands(other.people(*HOSPITALS)).middle.tolist()
    money = rows(tmp_path / "money.csv")
    assert {one["code"] for one in money} == {*FUNDERS, "all"}
    pence = bands(other.spent("icb")).middle
    icb = [one for one in money if one["code"] == "icb"]
    assert [Decimal(one["middle"]) * 100 for one in icb] == [Decimal(int(one)) for one in pence]
    words = (tmp_path / "summary.md").read_text()
    for wanted in ("# A district: Crisis beds", "Two of them.", "## What it changes", "fingerprint abc"):
        assert wanted in words
    write_forecast(tmp_path / "..", inputs, base, None, found_by="abc")
    assert "What it changes" not in (tmp_path.parent / "summary.md").read_text()


def test_england_goes_on_from_what_was_kept(tmp_path, monkeypatch):
    monkeypatch.setattr("lifecourse.forecasting.files.england.ADULTS", 1_000)
    heard: list[int] = []

    def breaks_off(done, of):
        heard.append(done)
        if done == 2:
            raise KeyboardInterrupt

    def hears(done, of):
        heard.append(done)

    day, boards = date(2016, 4, 1), {"threads": 1, "boards": 3}
    with pytest.raises(KeyboardInterrupt):
        england_in(tmp_path / "one", day, ASKED, told=breaks_off, **boards)
    totals, inputs, found_by = england_in(tmp_path / "one", day, ASKED, told=hears, **boards)
    whole, _, again = england_in(tmp_path / "two", day, ASKED, told=lambda done, of: None, **boards)
    assert heard == [1, 2, 3]
    assert found_by == again
    assert np.array_equal(totals.people, whole.people)
    assert np.array_equal(totals.pence, whole.pence)
    write_england(tmp_path / "one", inputs, totals, found_by=found_by)
    middle = bands(totals.in_hospital()).middle.tolist()
    beds = [one for one in rows(tmp_path / "one/beds.csv") if one["code"] == "all"]
    assert [int(one["middle"]) for one in beds] == middle
    assert f"| March 2017 | {int(middle[11]):,} |" in (tmp_path / "one/summary.md").read_text()
    (tmp_path / "one" / TOTALS).write_bytes(b"nothing of the kind")
    with pytest.raises(BadKept, match="cannot be read"):
        england_in(tmp_path / "one", day, ASKED, told=hears, **boards)
