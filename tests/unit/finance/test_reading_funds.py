"""A fund's file is read whole, or refused with every fault by place, found, expected and mend."""

import re
from pathlib import Path

import pytest
from tests.page.finance.conftest import FUND

from lifecourse.finance.setting_up.reading import BadFund, read_fund

pytestmark = pytest.mark.unit


def faults(tmp_path: Path, text: str) -> list[str]:
    file = tmp_path / "fund.toml"
    file.write_text(text, encoding="utf-8")
    with pytest.raises(BadFund) as refused:
        read_fund(file)
    return refused.value.faults


def test_a_sound_file_is_read_to_the_penny(tmp_path: Path) -> None:
    file = tmp_path / "fund.toml"
    file.write_text(FUND, encoding="utf-8")
    assert [one["pence"] for one in read_fund(file).contributions] == [100_000, 20_005]


FIRST = 'name = "Minimum"\npounds = 1000'


@pytest.mark.parametrize(
    ("was", "now", "place", "mend"),
    [
        (
            FIRST,
            'name = "Minimum"\npounds = "1k"',
            "contributions 1, pounds: found '1k'",
            "with its 3 noughts",
        ),
        (FIRST, 'name = "Minimum"\npounds = "Â£1000"', "contributions 1, pounds:", "in another encoding"),
        (
            FIRST,
            'name = "Minimum"\npounds = "lots"',
            "contributions 1, pounds: found 'lots'",
            "with no words",
        ),
        (FIRST, 'name = "Minimum"\npounds = -1', "contributions 1, pounds: found -1", "not below nothing"),
        (FIRST, 'name = "Minimum"\npounds = 1.005', "contributions 1, pounds: found 1.005", "100 pence"),
        (
            FIRST,
            'name = "Minimum"\npounds = 9e9',
            "contributions 1, pounds: found 9000000000.0",
            "£1,000,000,000",
        ),
        (FIRST, FIRST + '\nagreed_inn = "x"', "contributions 1, agreed_inn: found 'x'", "one of agreed_in"),
        (
            'lead = "ccg"',
            'lead = "lcc"',
            "lines 1, lead: found 'lcc', expected a party to the agreement: council, ccg",
            "Name a party",
        ),
        (
            'parties = ["council", "ccg"]',
            'parties = ["council", "council"]',
            "agreement, parties",
            "each once",
        ),
        (
            "first_day = 2016-04-01",
            "first_day = 2031-04-01\n",
            "year, first_day: found '2031-04-01'",
            "or mend",
        ),
        ("first_day = 2016-04-01", "first_day = 2016-04-17", "year, first_day", "first day of a month"),
        ("first_day = 2016-04-01", 'first_day = "2016-06-31"', "year, first_day", "a day that there is"),
        ("first_day = 2016-04-01", "first_day = 2016-06-31", "line", "a day that there is"),
        (
            '[[lines]]\nscheme = 1\nlead = "council"',
            '[[lines]]\nscheme = 1\nlead = "ccg"\ncontribution = "minimum"\npounds = 1\n\n'
            '[[lines]]\nscheme = 1\nlead = "council"',
            "lines: found",
            "each once",
        ),
        (
            "pounds = 600",
            "pounds = 900",
            "contributions, minimum: found '£1,300.00 given",
            "at most the £1,000.00",
        ),
    ],
)
def test_what_is_wrong_is_said_by_its_place_with_the_mend(
    tmp_path: Path, was: str, now: str, place: str, mend: str
) -> None:
    assert was in FUND
    until = FUND.replace("from = 2016-04-01", "from = 2016-04-01\nto = 2017-03-31")
    found = faults(tmp_path, until.replace(was, now, 1))
    assert any(place in one and mend in one for one in found), found


def test_every_fault_is_told_at_once(tmp_path: Path) -> None:
    text = FUND.replace("pounds = 600", 'pounds = "x"').replace("number = 2", "number = 1")
    assert len(faults(tmp_path, text)) >= 2


@pytest.mark.parametrize(
    ("more", "says"),
    [
        ("[agreement.puts_in.2016-18]\nccg = 1", "puts_in, 2016-18: found .* a year, such as 2016-17"),
        (
            "[agreement.puts_in.2016-17]\nlcc = 1",
            "puts_in, 2016-17, lcc: found 1, expected one of ccg, council",
        ),
        ("[agreement.puts_in.2016-17]\nccg = '1k'", "puts_in, 2016-17, ccg: found '1k'"),
        ("[agreement.limits]\nalone = 1", "limits, alone: found 1"),
        ("[agreement.limits]\npool_manager_alone = 2\nevery_party_above = 1", "at least pool_manager_alone"),
    ],
)
def test_sums_and_limits_of_an_agreement_are_refused_by_their_place(
    tmp_path: Path, more: str, says: str
) -> None:
    [fault] = faults(tmp_path, f"{FUND}\n{more}\n")
    assert re.search(says, fault), fault
