"""People against the range: the number, the range, the gap, and why any of them is missing."""

from decimal import Decimal

import pytest

from lifecourse.design.api import AllowedRange, PeopleAgainstRange, PeopleLine, PeopleOn

pytestmark = pytest.mark.unit

RANGE = AllowedRange(lowest=14, highest=22, from_words="Transforming Care 2015", derived=True)


def line(*people: int | None, allowed: AllowedRange | None = RANGE, because: str = "") -> PeopleLine:
    """Counts at the end of 2014, 2015 and so on, the last one a plan where there are three."""
    counts = tuple(
        PeopleOn(day_words=f"31 December {2014 + index}", people=number, planned=index == 2)
        for index, number in enumerate(people)
    )
    return PeopleLine(name="Council", counts=counts, allowed=allowed, no_range_because=because)


def chart(*lines: PeopleLine) -> PeopleAgainstRange:
    return PeopleAgainstRange(title="People in hospital", lines=lines)


@pytest.mark.parametrize(
    ("today", "gap", "words"),
    [
        (46, 24, "24 above the range of 14 to 22 (derived)"),
        (22, 0, "within the range of 14 to 22 (derived)"),
        (14, 0, "within the range of 14 to 22 (derived)"),
        (9, -5, "5 below the range of 14 to 22 (derived)"),
    ],
)
def test_the_gap_is_counted_in_people_to_the_near_edge(today: int, gap: int, words: str) -> None:
    assert (line(44, today).gap, line(44, today).gap_words) == (gap, words)


def test_today_is_the_latest_count_and_never_a_plan() -> None:
    today = line(44, 46, 20).today
    assert today is not None
    assert today.people == 46


def test_a_range_that_is_absent_says_why() -> None:
    without = line(5, 6, allowed=None, because="the number of adults is not stated")
    assert without.gap is None
    assert without.sentence == (
        "Council: 6 people were in hospital on 31 December 2015; "
        "no range: the number of adults is not stated."
    )


def test_nobody_counted_is_said_and_not_drawn_as_nought() -> None:
    panel = chart(line(None, None)).panels[0]
    assert "no number of people is stated" in panel.desc
    assert [(bar.words, bar.stated) for bar in panel.bars] == [("?", False), ("?", False)]


def test_one_person_is_spoken_of_as_one() -> None:
    assert "1 person was in hospital" in line(3, 1).sentence


def test_the_band_lies_between_its_ends_and_bars_stand_on_the_base() -> None:
    panel = chart(line(44, 46)).panels[0]
    assert panel.band is not None
    assert [words for _, words in panel.band.labels] == ["22", "14"]
    assert all(bar.y + bar.height == panel.base for bar in panel.bars)
    assert panel.bars[1].y < panel.band.y


def test_a_thin_band_has_one_label() -> None:
    thin = AllowedRange(lowest=Decimal("20.5"), highest=22, from_words="pack")
    band = chart(line(200, 210, allowed=thin)).panels[0].band
    assert band is not None
    assert [words for _, words in band.labels] == ["20.5–22"]


def test_panels_share_one_scale_so_that_heights_compare() -> None:
    big, small = chart(line(52, 60), line(5, 6)).panels
    assert big.ticks == small.ticks


def test_the_gap_runs_from_the_bar_to_the_range() -> None:
    panel = chart(line(44, 46)).panels[0]
    assert panel.gap is not None
    assert panel.band is not None
    assert (panel.gap.y1, panel.gap.y2) == (panel.bars[1].y, panel.band.y)
    assert chart(line(44, 20)).panels[0].gap is None


def test_the_table_holds_every_number_and_marks_plans() -> None:
    table = chart(line(44, 46, None)).table
    assert table.headers[1:4] == ("31 December 2014", "31 December 2015", "31 December 2016 (planned)")
    assert table.rows[0][1:4] == ("44", "46", "not stated")


def test_labels_cut_months_short() -> None:
    assert chart(line(44, 46)).panels[0].bars[0].day_lines == ("31 Dec", "2014")
