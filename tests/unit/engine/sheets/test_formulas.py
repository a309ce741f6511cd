"""Files of ours hold nothing that a spreadsheet works out when it opens them."""

import pytest

from lifecourse.engine.sheets.formulas import guarded, may_be_formula

pytestmark = pytest.mark.unit


@pytest.mark.parametrize(
    "text", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "  =1", "＝1", "＋1"]
)
def test_what_may_be_a_formula_gets_an_apostrophe(text: str) -> None:
    assert may_be_formula(text)
    assert guarded(text) == f"'{text}"


@pytest.mark.parametrize("text", ["", "Ada Wren", "1 to 4", "Fen - Mere", "a=b", "'=1"])
def test_what_is_none_stays_as_it_is(text: str) -> None:
    assert guarded(text) == text
