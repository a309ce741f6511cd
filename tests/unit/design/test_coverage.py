"""Coverage: what is covered by what, and the gaps in words."""

import pytest

from lifecourse.design.api import Coverage, Covered

pytestmark = pytest.mark.unit


def groups(*covered: Covered) -> Coverage:
    return Coverage(title="Groups", things="groups", kinds=("New", "Stop"), covered=covered)


FIRST = Covered(name="First", by=(("Team", "Homes"), ()))
SECOND = Covered(name="Second", by=((), ()))
THIRD = Covered(name="Third", by=((), ("Ward",)))


@pytest.mark.parametrize(
    ("covered", "words"),
    [
        ((), "There are no groups to cover."),
        ((FIRST, THIRD), "Each of the 2 groups is covered."),
        ((SECOND,), "None of the 1 groups is covered."),
        ((FIRST, SECOND), "1 of 2 groups are covered. Not covered: Second."),
    ],
)
def test_the_sentence_names_the_gaps(covered: tuple[Covered, ...], words: str) -> None:
    assert groups(*covered).sentence == words


def test_the_squares_count_and_the_table_names() -> None:
    chart = groups(FIRST, SECOND)
    assert [[cell.count for cell in row.cells] for row in chart.rows] == [[2, 0], [0, 0]]
    assert chart.table.rows == (("First", "Team; Homes", "none"), ("Second", "none", "none"))


def test_each_thing_has_a_place_for_each_kind_of_cover() -> None:
    with pytest.raises(ValueError, match="Expected 2 kinds of cover for First, found 1"):
        groups(Covered(name="First", by=(("Team",),)))
