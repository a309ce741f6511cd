"""The risk matrix: every risk stands in its square or is named as having none."""

import pytest

from lifecourse.design.api import Risk, RiskLevel, RiskMatrix

pytestmark = pytest.mark.unit

LEVELS = (RiskLevel(name="Low", from_score=1), RiskLevel(name="High", from_score=4))


def risk(number: str, likelihood: int | None, impact: int | None) -> Risk:
    return Risk(number=number, words=f"Risk {number}", likelihood=likelihood, impact=impact)


def matrix(*risks: Risk, levels: tuple[RiskLevel, ...] = LEVELS) -> RiskMatrix:
    return RiskMatrix(
        title="Risks",
        likelihoods=("Unlikely", "Likely"),
        impacts=("Minor", "Moderate", "Major"),
        risks=risks,
        levels=levels,
    )


def test_the_likeliest_row_is_on_top_and_the_gravest_impact_on_the_right() -> None:
    rows = matrix(risk("R1", 2, 3)).rows
    assert [row.likelihood for row in rows] == ["Likely", "Unlikely"]
    assert [one.number for one in rows[0].cells[-1].risks] == ["R1"]


def test_levels_follow_from_the_score_and_are_said_in_words() -> None:
    assert matrix(risk("R1", 2, 2), risk("R2", 1, 3), risk("R3", None, 3)).sentence == (
        "3 risks: 1 high, 1 low and 1 without a stated likelihood or impact."
    )


def test_risks_without_a_place_are_kept_and_named() -> None:
    drawn = matrix(risk("R1", None, 3), risk("R2", 1, 1))
    assert [one.number for one in drawn.unplaced] == ["R1"]
    assert drawn.table.rows[-1][:4] == ("R1", "Risk R1", "not stated", "Major")


def test_without_levels_squares_say_nothing_of_them() -> None:
    assert all(cell.level is None for row in matrix(risk("R1", 1, 1), levels=()).rows for cell in row.cells)


def test_a_place_outside_the_grid_is_refused() -> None:
    with pytest.raises(ValueError, match="likelihood of risk R1 from 1 to 2, found 5"):
        matrix(risk("R1", 5, 1))
