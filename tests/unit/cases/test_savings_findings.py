"""What a reviewer would ask about savings is asked, and nothing is where all is well."""

from typing import Any

import pytest

from lifecourse.cases.rules.document import read_document
from lifecourse.cases.rules.savings_findings import savings_findings

pytestmark = pytest.mark.unit
SOUND = {
    "slug": "one",
    "name": "One",
    "organisation": "council",
    "how": "given",
    "pounds": 100_000,
    "first_day": "2018-04-01",
    "ledger": "homecare",
}


def found(*savings: dict[str, Any], declared: int | None = None, **more: Any) -> dict[str, str]:
    about = {"slug": "a", "reference": "a", "title": "A", "template": "t", "organisation": "council"}
    about |= {"owner": "Head", "first_day": "2018-04-01"}
    data: dict[str, Any] = {"about": about, "savings": list(savings)} | more
    if declared is not None:
        data["declared"] = [{"year": "2018/19", "pounds": declared}]
    return {
        one.check: one.found + " | " + one.mend for one in savings_findings(read_document(data, place="a"))
    }


def without(*keys: str) -> dict[str, Any]:
    return {key: value for key, value in SOUND.items() if key not in keys}


def test_a_sound_saving_is_not_asked_about():
    assert found(SOUND, declared=100_000) == {}


@pytest.mark.parametrize(
    ("saving", "check", "words"),
    [
        (without("pounds"), "saving-not-worked-out", "not said: the amount"),
        (without("first_day"), "saving-without-start", "no day from which it is saved"),
        (without("ledger"), "saving-without-ledger-line", "no line of a budget"),
        (SOUND | {"money": "avoided"}, "avoided-cost-on-a-budget-line", "budget line homecare"),
        (
            SOUND | {"moved": [{"organisation": "ccg", "percent": 100}]},
            "movement-called-saving",
            "is paid by ccg (100%) | All of it moves, and nobody saves",
        ),
        (
            SOUND | {"moved": [{"organisation": "ccg", "percent": 40}]},
            "movement-called-saving",
            "Count the rest alone as saved",
        ),
    ],
)
def test_what_does_not_hold_is_asked(saving, check, words):
    told = found(saving)
    assert list(told) == [check]
    assert words in told[check]


def test_a_declared_total_is_held_against_its_parts():
    # Cambridgeshire 6.114: 500 people at about 10,000 are five million, and 3.6 million is declared.
    people = without("pounds") | {"how": "people", "people": 500, "each": 10_000}
    told = found(people, declared=3_600_000)["declared-is-not-its-parts"]
    assert "£3,600,000.00 declared; its savings come to £5,000,000.00" in told
    assert "What is declared is £7,200.00 a person; £10,000.00 is said." in told
    # 6.127: the first page says 315,000, the text 313,000.
    told = found(SOUND | {"pounds": 373_000, "reinvested": 60_000}, declared=315_000)
    assert "come to £313,000.00" in told["declared-is-not-its-parts"]


def test_years_that_are_worth_other_amounts_by_the_month():
    # Cambridgeshire 6.115.
    stated = without("pounds") | {
        "how": "stated",
        "first_day": "2017-11-01",
        "stated": [
            {"year": "2017/18", "pounds": 70_000, "months": 5},
            {"year": "2018/19", "pounds": 100_000, "months": 7},
        ],
    }
    told = found(stated, declared=100_000)
    assert list(told) == ["stated-years-differ-by-the-month"]
    assert "for 5 months is £14,000.00 each" in told["stated-years-differ-by-the-month"]
    assert "for 7 months is £14,285.71 each" in told["stated-years-differ-by-the-month"]


def test_an_avoided_cost_in_what_is_declared():
    avoided = without("ledger") | {"slug": "two", "name": "Two", "money": "avoided", "pounds": 40_000}
    told = found(SOUND, avoided, declared=140_000)
    assert list(told) == ["avoided-cost-counted-as-cash"]
    assert "£40,000.00 of it is cost avoided: Two" in told["avoided-cost-counted-as-cash"]
    assert found(SOUND, avoided, declared=100_000) == {}


def test_a_benefit_without_a_measure_cannot_be_followed():
    told = found(benefits=[{"slug": "b", "name": "Nearer home", "owner": "Head"}])
    assert told["benefit-not-measurable"].startswith(
        "not said: how it is measured, where it stands now, what it should reach, by when"
    )
