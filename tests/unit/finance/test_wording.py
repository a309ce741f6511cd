"""A rule of sharing typed into fields is the rule that is kept, and each fault stands at its field."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lifecourse.finance.kinds.sharing import By, StepKind
from lifecourse.finance.rules.sharing_data import BadRule, Known, read_risk_share, read_settlement
from lifecourse.finance.rules.wording import (
    field_of,
    left_without_kind,
    risk_share_data,
    risk_share_typed,
    settlement_data,
    settlement_typed,
)

pytestmark = pytest.mark.unit
PARTIES = ("ccg", "council")
LINES = {"7": {"scheme": 1, "lead": "ccg", "contribution": "minimum"}}
KNOWN = Known(parties=PARTIES, lines=("1/ccg/minimum",))
BEGINS = {"clause": "Schedule 4", "source": "The agreement", "by": "fund"}


def as_fields(typed: dict[str, Any]) -> dict[str, Any]:
    """What fields give for what stands in them: amounts in pence, numbers exact."""
    given = dict(typed)
    for name, value in typed.items():
        if name.endswith("-pounds") and value is not None:
            given[name] = int(Decimal(str(value)) * 100)
        elif value is not None and ("percent" in name or "-share-" in name):
            given[name] = Decimal(str(value))
    return given


@st.composite
def settlements(draw: st.DrawFn) -> dict[str, Any]:
    found: dict[str, Any] = BEGINS | {"by": draw(st.sampled_from([one.value for one in By]))}
    for way, wrong in (("over", StepKind.CARRY_FORWARD), ("under", StepKind.CONTINGENCY)):
        fits = [one for one in StepKind if one is not wrong]
        kinds = draw(st.lists(st.sampled_from(fits), min_size=1, max_size=4))
        steps = []
        for place, kind in enumerate(kinds):
            step: dict[str, Any] = {"step": kind.value}
            if place < len(kinds) - 1 and kind is not StepKind.CONTINGENCY:
                step["pounds"] = f"{draw(st.integers(1, 10**7))}.50"
            elif place < len(kinds) - 1:
                step["percent_of_budget"] = str(draw(st.integers(1, 100)))
            if kind is StepKind.PERCENTAGES:
                part = draw(st.integers(1, 99))
                step["shares"] = [
                    {"party": "ccg", "percent": f"{part}"}, {"party": "council", "percent": f"{100 - part}"},
                ]  # fmt: skip
            if kind is StepKind.CARRY_FORWARD:
                step["held_by"] = draw(st.sampled_from(PARTIES))
            steps.append(step)
        found[way] = steps
    return found


@given(settlements())
def test_a_settlement_comes_back_from_its_fields_as_it_was(data: dict[str, Any]) -> None:
    again = settlement_data(as_fields(settlement_typed(data)), PARTIES)
    assert read_settlement(again, KNOWN, place="The rule") == read_settlement(data, KNOWN, place="The rule")


def test_money_held_comes_back_from_its_fields_as_it_was() -> None:
    data = {
        "slug": "held", "name": "Held", "clause": "3", "source": "The agreement", "measure": "admissions",
        "from": "2016-04-01", "to": "2017-03-31", "how": "steps",
        "held": [{**LINES["7"], "pounds": "100.01"}],
        "kept": [{"party": "ccg", "percent": "33.3"}, {"party": "council", "percent": "66.7"}],
        "steps": [{"achieved": "0", "released": "0"}, {"achieved": "50", "released": "25.5"}],
    }  # fmt: skip
    typed = risk_share_typed(data, LINES)
    assert typed["held-7"] == "100.01"
    given = typed | {name: Decimal(value) for name, value in typed.items() if name[:4] in {"kept", "step"}}
    given |= {"held-7": 100_01, "from": date(2016, 4, 1), "to": date(2017, 3, 31)}
    again = risk_share_data(given, slug="held", lines=LINES, parties=PARTIES)
    assert read_risk_share(again, KNOWN, place="The rule") == read_risk_share(data, KNOWN, place="The rule")


@pytest.mark.parametrize(
    ("typed", "field", "words"),
    [
        (
            {"over-1-step": "lead", "over-3-step": "lead"},
            "over-3-step",
            "nothing after a step that takes all",
        ),
        ({}, "over-1-step", "one row or more"),
        ({"over-2-step": "percentages", "over-2-share-ccg": Decimal(90)}, "over-2-share-ccg", "too little"),
        ({"over-1-step": "lead", "over-1-pounds": 0}, "over-1-pounds", "an amount"),
    ],
)
def test_a_fault_stands_at_the_field_where_it_is_mended(
    typed: dict[str, Any], field: str, words: str
) -> None:
    fields = [f"over-{n}-{name}" for n in (1, 2, 3) for name in ("step", "pounds", "share-ccg")]
    typed = BEGINS | typed | {"under-1-step": "lead"}
    with pytest.raises(BadRule) as refused:
        read_settlement(settlement_data(typed, PARTIES), KNOWN, place="The rule")
    found = [field_of(fault, typed, fields) for fault in refused.value.faults]
    assert [name for name, _ in found] == [field]
    assert words in found[0][1]


def test_what_is_typed_without_a_kind_is_not_passed_over() -> None:
    assert left_without_kind({"over-2-pounds": 5, "over-1-step": "lead", "over-1-pounds": 5}, "over") == [2]
