"""Measures that are kept in a file: Rutland's six as they are printed, and a bad file with every fault."""

from pathlib import Path

import pytest
from tests.page.measures.conftest import NOW, YEAR

from lifecourse.measures.api import BadMeasures, measures_of, set_up_measures, standings
from lifecourse.measures.models import Measure, Result, Target
from lifecourse.organisations.api import Partnership

pytestmark = pytest.mark.page
RUTLAND = Path(__file__).parents[3] / "examples" / "rutland-2016"

GOOD = """
[[measures]]
code = "falls"
name = "Falls"
counts = "Admissions after a fall"
unit = "percent"
better = "lower"
[[measures.targets]]
from = 2016-04-01
to = 2017-03-31
number = 1.66
agreed-in = "Section 3"
"""


def faults_of(partnership: Partnership, folder: Path, text: str) -> list[str]:
    (folder / "measures.toml").write_text(text, encoding="utf-8")
    with pytest.raises(BadMeasures) as refused:
        set_up_measures(partnership=partnership, folder=folder, at=NOW)
    assert not Measure.objects.exists()
    return refused.value.faults


def test_rutland_has_six_measures_with_what_is_printed_and_nothing_else(partnership: Partnership) -> None:
    assert set_up_measures(partnership=partnership, folder=RUTLAND, at=NOW) == 6
    found = standings(partnership=partnership, first=YEAR.first, last=YEAR.last)
    assert {one.code: one.target for one in found} == {
        "at-home-after-reablement": "at least 83%",
        "delayed-transfers": "5% under last year's targets (that number is not entered yet)",
        "emergency-admissions": "2% under the level predicted for the year (that number is not entered yet)",
        "falls-admissions": "at most 1.66%",
        "permanent-residential-care": "under 0.36%",
        "satisfaction": "at least 93%",
    }
    assert not Result.objects.exists()
    assert all(target.base is None for target in Target.objects.all())


def test_twice_changes_nothing(partnership: Partnership) -> None:
    for _ in range(2):
        set_up_measures(partnership=partnership, folder=RUTLAND, at=NOW)
    assert len(measures_of(partnership)) == Target.objects.count() == 6


def test_a_folder_without_the_file_has_no_measures(partnership: Partnership, tmp_path: Path) -> None:
    assert set_up_measures(partnership=partnership, folder=tmp_path, at=NOW) == 0


def test_every_fault_is_named_by_its_place(partnership: Partnership, tmp_path: Path) -> None:
    bad = (
        GOOD.replace('unit = "percent"', 'unit = "percents"')
        .replace('code = "falls"', 'code = "Falls!"')
        .replace("number = 1.66", 'number = "1.66%"')
        .replace("to = 2017-03-31", 'to = "31 March 2017"')
        .replace('agreed-in = "Section 3"', 'agreed = "Section 3"')
    )
    faults = faults_of(partnership, tmp_path, GOOD + bad)
    assert [fault.split(":")[0] for fault in faults] == [
        "measures.toml, measures 2, code",
        "measures.toml, measures 2, unit",
        "measures.toml, measures 2, targets 1, agreed",
        "measures.toml, measures 2, targets 1, to",
        "measures.toml, measures 2, targets 1, number",
        "measures.toml, measures 2, targets 1, agreed-in",
    ]
    assert faults[1] == (
        "measures.toml, measures 2, unit: found 'percents', expected one of people, beds, homes, packages, "
        "placements, providers, sites, staff, programmes, meetings, organisations, services, pounds, "
        "percent, per-million, admissions, discharges, transfers, years, months, weeks, hours, items. "
        'Did you mean "percent"?'
    )


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ("number = 1.66\n", "", "found 'neither', expected one of them"),
        ("number = 1.66\n", "number = 1.66\nchange = -5\nbase-is = 'X'\n", "found 'both'"),
        ("number = 1.66\n", "change = -5\n", "base-is: found '', expected words"),
        ("number = 1.66\n", "number = true\n", "found True, expected a number"),
        ("number = 1.66\n", "number = nan\n", "NaN"),
        ("number = 1.66\n", "number = 1.66\nstrict = 'yes'\n", "true or false"),
        ("to = 2017-03-31", "to = 2015-03-31", "last day is before the first"),
        ("to = 2017-03-31", "to = 2017-03-31T10:00:00", "expected a day"),
        ('better = "lower"', 'better = "less"', "one of higher, lower"),
        ('better = "lower"', 'better = ["lower"]', "one of higher, lower"),
        ('name = "Falls"', f'name = "{"x" * 121}"', "words of 1 to 120 letters"),
        ('name = "Falls"', 'name = ""', "name: found '', expected words"),
        ("[[measures]]", "[measures]", "a list of rows"),
        ('code = "falls"', "code = ", "Mend the line"),
        ('code = "falls"', 'code = "falls"\nweight = 3', "weight: found"),
        ("number = 1.66\n", "number = 123456789012345678901\n", "digits"),
    ],
)
def test_a_bad_line_is_refused(
    partnership: Partnership, tmp_path: Path, old: str, new: str, words: str
) -> None:
    assert old in GOOD
    faults = faults_of(partnership, tmp_path, GOOD.replace(old, new))
    assert any(words in fault for fault in faults), faults


def test_two_measures_of_one_short_name_are_refused(partnership: Partnership, tmp_path: Path) -> None:
    assert (
        "measures, code: found 'falls', expected each once"
        in faults_of(partnership, tmp_path, GOOD + GOOD)[0]
    )


def test_what_is_wrong_late_in_the_file_keeps_nothing(partnership: Partnership, tmp_path: Path) -> None:
    late = GOOD.replace('"falls"', '"later"').replace("to = 2017", "to = 2015")
    assert "measure 2 (later)" in faults_of(partnership, tmp_path, GOOD + late)[0]
