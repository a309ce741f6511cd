"""A fund from the command line: its statement, and what does not hold in its books or against its plan."""

import json
from pathlib import Path

import pytest

from lifecourse.cli import main
from lifecourse.finance.kinds.ledger import Kind
from lifecourse.finance.models import Balance, Entry, Party
from lifecourse.website.loading import load_example

pytestmark = pytest.mark.page
RUTLAND = Path(__file__).parents[3] / "examples" / "rutland-2016"


@pytest.fixture
def loaded(db: None) -> None:
    load_example(RUTLAND)


def test_loading_the_example_sets_up_its_fund_once(loaded: None) -> None:
    before = Entry.objects.count()
    assert before
    load_example(RUTLAND, put_back=True)
    assert Entry.objects.count() == before


@pytest.mark.parametrize(
    "name", ["rutland-2016", "rutland-better-care", "rutland-better-care/2016-17", str(RUTLAND)]
)
def test_a_statement_by_any_of_its_names(loaded: None, capsys: pytest.CaptureFixture[str], name: str) -> None:
    assert main(["fund", "statement", name]) == 0
    said = capsys.readouterr().out
    # Report 123/2016, appendix A: 528, 898, 936 and 85 thousand, 2,447 together, and 117 kept back.
    for pounds in ("£528,000", "£898,000", "£936,000", "£85,000", "£2,447,000", "£117,000", "£2,564,000"):
        assert pounds in said
    assert "Nobody owes anybody anything." in said
    assert max(len(line) for line in said.splitlines()) <= 110


def test_what_is_not_there_is_said_with_the_way_to_it(db: None, capsys: pytest.CaptureFixture[str]) -> None:
    for name, mend in (("nowhere", "Name a fund"), (str(RUTLAND), "Load it first: lifecourse load")):
        for command in ("statement", "check"):
            assert main(["fund", command, name]) == 2
            assert mend in capsys.readouterr().err


def test_the_books_hold_and_agree_with_the_plan(loaded: None, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["fund", "check", "rutland-2016", "--format", "json"]) == 0
    data = json.loads(capsys.readouterr().out)
    assert data["plan"] == "rutland-2016"
    # The line of 85 thousand that the report's summary leaves out, and its plan of the priority has.
    # And the report does not tell all of what the agreement says.
    assert {one["place"] for one in data["faults"]} == {
        "The agreement",
        "Scheme 14. Support for carers under the Care Act",
    }
    agreement, signed = [one for one in data["faults"] if one["place"] == "The agreement"]
    assert signed["check"] == "agreement-in-force"
    assert "It does not say how contributions may be varied (regulation 7(3)(b))." in agreement["mend"]
    assert "aims" not in agreement["mend"]


def test_what_does_not_hold_gives_one(loaded: None, capsys: pytest.CaptureFixture[str]) -> None:
    Party.objects.filter(organisation__code="elr-ccg").delete()
    row = Balance.objects.filter(account__kind=Kind.BUDGET.value, account__line__scheme__number=7)[0]
    Balance.objects.filter(pk=row.pk).update(pence=row.pence + 100_00)
    assert main(["fund", "check", "rutland-2016"]) == 1
    said = " ".join(capsys.readouterr().out.split())
    assert "expected a party to the agreement" in said
    assert "[balances-are-their-postings]" in said
    assert "The book: Budget: found £100.00, expected accounts that come to nothing together." in said
    # Rounded to thousands in the plan, a hundred pounds more are not against it.
    assert "fund-and-plan-agree" not in said
    Balance.objects.filter(pk=row.pk).update(pence=row.pence + 2_000_00)
    assert main(["fund", "check", "rutland-2016"]) == 1
    said = " ".join(capsys.readouterr().out.split())
    assert "Scheme 7. Innovation fund for long term conditions: found £57,000 in the books" in said
