"""Areas are taken, parameters said otherwise, scenarios written: each once, by who may, with its history."""

from dataclasses import replace

import pytest
from tests.page.forecasting.conftest import TEAM

from lifecourse.engine.pathways import Basis
from lifecourse.forecasting.models import ForecastArea, Override, ScenarioVersion
from lifecourse.forecasting.operations.areas import TakenFrom, take_area
from lifecourse.forecasting.operations.overrides import end_override, override_parameter
from lifecourse.forecasting.operations.scenarios import ChangedMeanwhile, write_scenario
from lifecourse.forecasting.operations.writing import CannotWrite
from lifecourse.forecasting.queries.standing import (
    area_of,
    area_standing,
    overrides_told,
    scenarios_standing,
)
from lifecourse.forecasting.rules.overriding import SaidOtherwise
from lifecourse.organisations.api import NotAllowed, Role

pytestmark = pytest.mark.page
CODE = "people/low-secure"
NINE = SaidOtherwise(value=9, low=8, high=10, source="Our own count", why="The count of March is wrong")
FROM = TakenFrom(what="together-2016", revision=3)


def test_an_area_is_kept_whole_with_where_it_was_taken(partners, taken, small_area):
    standing = area_standing(partners)
    assert standing is not None
    assert standing.area == small_area
    assert (taken.taken_from, taken.revision) == ("together-2016", 3)


def test_the_same_area_is_not_kept_twice_and_another_stands_beside_the_first(
    partners, taken, small_area, stamp
):
    again = take_area(partnership=partners, area=small_area, taken_from=FROM, stamp=stamp())
    assert again == taken
    other = take_area(
        partnership=partners, area=replace(small_area, name="Together again"), taken_from=FROM, stamp=stamp()
    )
    assert area_of(partners) == other
    assert ForecastArea.objects.count() == 2


def test_a_parameter_is_said_otherwise_and_then_no_longer(partners, taken, small_area, stamp):
    override_parameter(partnership=partners, code=CODE, said=NINE, stamp=stamp())
    assert area_standing(partners).area.parameter(CODE).basis is Basis.OVERRIDDEN
    assert area_standing(partners).area.value(CODE) == 9
    assert area_standing(partners).taken == small_area
    end_override(partnership=partners, code=CODE, why="The count of April agrees", stamp=stamp())
    assert area_standing(partners).area == small_area
    assert [one.value for one in overrides_told(partners, CODE)] == [None, 9]


def test_the_newest_of_what_is_said_stands(partners, taken, stamp):
    for value in (9, 10):
        said = replace(NINE, value=value)
        override_parameter(partnership=partners, code=CODE, said=said, stamp=stamp())
    assert area_standing(partners).area.value(CODE) == 10


@pytest.mark.parametrize(
    ("said", "words"),
    [
        (replace(NINE, low=9.5), "lowest, a most likely and a highest"),
        (replace(NINE, value=-1, low=-2), "none below 0"),
        (replace(NINE, value=float("nan")), "number was expected"),
        (replace(NINE, source=" "), "source"),
        (replace(NINE, why=""), "why"),
    ],
)
def test_what_cannot_be_said_is_refused_in_words(partners, taken, stamp, said, words):
    with pytest.raises(CannotWrite, match=words):
        override_parameter(partnership=partners, code=CODE, said=said, stamp=stamp())
    assert not Override.objects.exists()


def test_what_the_area_does_not_have_is_refused_by_its_code(partners, taken, stamp):
    with pytest.raises(CannotWrite, match="no parameter people/on-the-moon"):
        override_parameter(partnership=partners, code="people/on-the-moon", said=NINE, stamp=stamp())
    with pytest.raises(CannotWrite, match="Nobody says this otherwise"):
        end_override(partnership=partners, code=CODE, why="to see", stamp=stamp())


def test_a_form_sent_twice_says_it_once(partners, taken, stamp):
    one = stamp()
    first = override_parameter(partnership=partners, code=CODE, said=NINE, stamp=one)
    assert override_parameter(partnership=partners, code=CODE, said=NINE, stamp=one) == first
    with pytest.raises(CannotWrite, match="sent before"):
        override_parameter(partnership=partners, code=CODE, said=replace(NINE, value=10), stamp=one)


def test_a_scenario_keeps_its_versions_and_the_newest_stands(partners, stamp):
    write_scenario(partnership=partners, slug="team", said=TEAM, read=0, stamp=stamp())
    later = replace(TEAM, name="A team, later")
    write_scenario(partnership=partners, slug="team", said=later, read=1, stamp=stamp())
    assert [(one.number, one.data["name"]) for one in scenarios_standing(partners)] == [(2, "A team, later")]
    assert ScenarioVersion.objects.count() == 2
    assert scenarios_standing(partners).get().scenario.name == "A team, later"


def test_two_writers_do_not_undo_each_other(partners, stamp):
    write_scenario(partnership=partners, slug="team", said=TEAM, read=0, stamp=stamp())
    write_scenario(partnership=partners, slug="team", said=TEAM, read=1, stamp=stamp())
    with pytest.raises(ChangedMeanwhile):
        write_scenario(partnership=partners, slug="team", said=TEAM, read=1, stamp=stamp())
    with pytest.raises(CannotWrite, match="already"):
        write_scenario(partnership=partners, slug="team", said=TEAM, read=0, stamp=stamp())


def test_a_scenario_sent_twice_is_written_once(partners, stamp):
    one = stamp()
    first = write_scenario(partnership=partners, slug="team", said=TEAM, read=0, stamp=one)
    assert write_scenario(partnership=partners, slug="team", said=TEAM, read=0, stamp=one) == first
    with pytest.raises(CannotWrite, match="sent before"):
        write_scenario(partnership=partners, slug="other", said=TEAM, read=0, stamp=one)


def test_the_baseline_is_nobodys_to_write(partners, stamp):
    with pytest.raises(CannotWrite, match="baseline"):
        write_scenario(
            partnership=partners, slug="mine", said=replace(TEAM, name="Baseline"), read=0, stamp=stamp()
        )


def test_only_who_changes_figures_takes_says_and_writes(partners, small_area, taken, somebody, stamp):
    member = stamp(somebody("council", Role.BOARD_MEMBER))
    with pytest.raises(NotAllowed):
        take_area(partnership=partners, area=small_area, taken_from=FROM, stamp=member)
    with pytest.raises(NotAllowed):
        override_parameter(partnership=partners, code=CODE, said=NINE, stamp=member)
    with pytest.raises(NotAllowed):
        write_scenario(partnership=partners, slug="team", said=TEAM, read=0, stamp=member)
    analyst = stamp(somebody("council", Role.ANALYST))
    assert override_parameter(partnership=partners, code=CODE, said=NINE, stamp=analyst).by == analyst.by
