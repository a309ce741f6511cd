"""The faults in the figures of the Essex plan of 2016 are named."""

from datetime import date
from pathlib import Path

import pytest

from lifecourse.assurance.engine import check_document
from lifecourse.assurance.findings import Severity
from lifecourse.plans.api import read_example
from lifecourse.standards.api import pack

pytestmark = pytest.mark.unit


@pytest.fixture(scope="module")
def findings():
    example = read_example(Path(__file__).parents[3] / "examples" / "essex-2016")
    return check_document(example.document, pack("transforming-care-2015"), date(2016, 4, 11))


@pytest.mark.parametrize(
    ("check_id", "says"),
    [
        (
            "reduction-not-today-less-range",
            ["38 people", "14.5 to 22", "16 to 23.5 fewer", "states 14 to 22"],
        ),
        ("same-quantity-differs", ["14 people on 31 December 2015", "11 people on 31 December 2015"]),
        ("same-quantity-differs", ["28 people on 31 December 2015", "40 people (no date)"]),
        ("more-people-than-beds", ["19 people", "16 beds"]),
        ("ambitions-differ", ["50%", "40%", "different beds"]),
        ("match-funding", ["£6,070,000", "no local match"]),
        ("sign-off-after-due", ["11 April 2016", "all 7 target dates", "22 June 2016"]),
        ("sign-off-dates", ["Essex County Council", "Southend-on-Sea Borough Council", "Thurrock Council"]),
        ("table-empty", ["Spend by commissioner"]),
        ("denominator-missing", ["registered with a GP", "2014/15", "1.44 to 1.47 million", "not sourced"]),
        ("cost-moved", ["£1,050,000", "£610,000", "£780,000", "£340,000"]),
        ("activity-years-missing", ["2016/17, 2017/18 and 2018/19"]),
        ("risks-unanswered", ["all 10 risks", "no owner"]),
        ("hospital-totals-agree", ["73 people", "69 people", "days differ"]),
        ("national-fund-share", ["£6,070,000", "20.2%"]),
        ("national-fund-share", ["£3,216,000", "21.4%"]),
    ],
)
def test_a_fault_of_the_document_is_named_with_its_numbers(findings, check_id, says):
    sentences = [f.sentence for f in findings if f.check_id == check_id]
    assert any(all(part in sentence for part in says) for sentence in sentences), sentences


@pytest.mark.parametrize(
    "check_id",
    [
        "adds-down",  # 11 + 122 + 169 + 71 = 373, and the money adds up too
        "adds-across",
        "share-stated",  # 10 of 105 beds is "only 10%"
        "top-down-demand",  # 3.6% of 6,744 is 243
        "flow-net",  # 6 in, 7 home and 6 moved on: 7 fewer
        "rates-not-national",
        "ranges-imply-one-population",
        "part-above-whole",
        "contained-above-whole",
        "unit-differs",
    ],
)
def test_what_is_right_in_the_document_is_left_alone(findings, check_id):
    assert [f.sentence for f in findings if f.check_id == check_id] == []


def test_a_reader_can_take_in_all_of_it(findings):
    assert len(findings) < 40
    assert len({f.fingerprint for f in findings}) == len(findings)
    assert len({f.sentence for f in findings}) == len(findings)
    assert sum(f.severity is Severity.MUST_MEND for f in findings) < 15


def test_every_sentence_is_whole_and_says_what_to_do(findings):
    for finding in findings:
        assert finding.sentence.endswith((".", ":"))
        assert finding.mend.endswith(".")
        assert "None" not in finding.sentence
        assert "E+" not in finding.sentence
