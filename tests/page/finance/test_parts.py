"""A line ends with a reason and what stands on it stays; words are said otherwise and the old ones kept."""

from collections.abc import Callable
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from tests.building import browser_of
from tests.page.finance.conftest import THEN

from lifecourse.accounts.api import Account, Stamp
from lifecourse.finance.kinds.ledger import Kind
from lifecourse.finance.models import FundYear, LineTurn, Output, OutputResult, PartReworded, SchemeLine
from lifecourse.finance.operations.budget import give
from lifecourse.finance.operations.forecast import set_forecast
from lifecourse.finance.operations.outline import end_line, end_scheme, go_on
from lifecourse.finance.operations.spending import Invoice, invoice_order, place_order, post_invoice
from lifecourse.finance.operations.virement import agree_virement, ask_virement
from lifecourse.finance.queries.balances import sum_of
from lifecourse.finance.queries.spending import left_on
from lifecourse.finance.rules.ledger import At, CannotPost
from lifecourse.finance.rules.months import CannotHold
from lifecourse.finance.rules.spending import NotSure
from lifecourse.finance.setting_up.outline import add_line, begin_next_year
from lifecourse.finance.setting_up.parts import Part, reword_part, take_out_part
from lifecourse.organisations.api import NotAllowed, Organisation, Role

pytestmark = pytest.mark.page
Keeper = Callable[..., Account]
Stamps = Callable[..., Stamp]
CLOSED = "The provider closed."


def cost(pence: int, words: str = "Visits") -> Invoice:
    return Invoice(words=words, belongs_on=date(2016, 5, 3), pence=pence)


@pytest.fixture
def lines(year: FundYear) -> list[SchemeLine]:
    """The lines of the year, in their order: two of the first scheme, one of the second."""
    return list(SchemeLine.objects.select_related("scheme__priority", "contribution", "lead").order_by("pk"))


@pytest.fixture
def client(keeper: Keeper, year: FundYear) -> Client:
    """A browser of whoever keeps the books."""
    return browser_of(keeper("council"))


def address(name: str, *more: object) -> str:
    return reverse(f"finance:{name}", args=["pool", "2016-17", *more])


def text(client: Client, where: str) -> str:
    return " ".join(client.get(where).content.decode().split())


def test_nothing_more_is_ordered_or_planned_on_a_line_that_ended_and_what_stands_stays(
    year: FundYear, lines: list[SchemeLine], stamp: Stamps, keeper: Keeper
) -> None:
    line, other = lines[0], lines[1]
    ordered = place_order(year=year, line=line, shown=cost(100_00), stamp=stamp())
    set_forecast(year=year, line=line, by_month={8: 50_00}, stamp=stamp())
    asked = ask_virement(
        year=year,
        source=other,
        to=line,
        pence=1_00,
        why="More",
        authority="Clause 7",
        stamp=stamp(keeper("council")),
    )
    end_line(year=year, line=line, why=CLOSED, stamp=stamp())
    assert left_on(year, line) == 500_00
    assert sum_of(year, At(kind=Kind.FORECAST, line=line.pk)) == 50_00
    refused: list[Callable[[], object]] = [
        lambda: place_order(year=year, line=line, shown=cost(1), stamp=stamp()),
        lambda: set_forecast(year=year, line=line, by_month={9: 1}, stamp=stamp()),
        lambda: give(year=year, line=line, pence=1, authority="Clause 7", stamp=stamp()),
        lambda: ask_virement(
            year=year, source=other, to=line, pence=1, why="x", authority="y", stamp=stamp(keeper("council"))
        ),
        lambda: agree_virement(virement=asked, stamp=stamp(keeper("council", Role.PROGRAMME_MANAGER))),
    ]
    for attempt in refused:
        with pytest.raises(CannotPost, match=r"ended on 20 September 2016: The provider closed\."):
            attempt()
    # The order's invoice comes, in part; what is planned goes down; a late cost is looked at first.
    invoice_order(ordered=ordered, shown=cost(60_00), more_comes=True, stamp=stamp())
    set_forecast(year=year, line=line, by_month={8: 0}, stamp=stamp())
    with pytest.raises(NotSure, match="The line has ended") as doubt:
        post_invoice(year=year, line=line, shown=cost(10_00), stamp=stamp())
    post_invoice(year=year, line=line, shown=cost(10_00), stamp=stamp(), sure=doubt.value.doubts)
    # What is left moves away.
    left = left_on(year, line)
    moved = ask_virement(
        year=year,
        source=line,
        to=other,
        pence=left,
        why=CLOSED,
        authority="y",
        stamp=stamp(keeper("council")),
    )
    agree_virement(virement=moved, stamp=stamp(keeper("ccg")))
    assert left_on(year, line) == 0


def test_a_line_ends_once_for_a_reason_by_who_keeps_the_books_and_may_go_on(
    year: FundYear, lines: list[SchemeLine], stamp: Stamps, keeper: Keeper
) -> None:
    line = lines[0]
    with pytest.raises(NotAllowed):
        end_line(year=year, line=line, why=CLOSED, stamp=stamp(keeper("ccg")))
    with pytest.raises(CannotHold, match="Say why"):
        end_line(year=year, line=line, why=" ", stamp=stamp())
    with pytest.raises(CannotHold, match="goes on already"):
        go_on(year=year, line=line, why=CLOSED, stamp=stamp())
    end_line(year=year, line=line, why=CLOSED, stamp=stamp())
    with pytest.raises(CannotHold, match="has ended already"):
        end_line(year=year, line=line, why=CLOSED, stamp=stamp())
    go_on(year=year, line=line, why="It opened again", stamp=stamp(at=THEN + timedelta(days=1)))
    place_order(year=year, line=line, shown=cost(1), stamp=stamp())
    assert [turn.ended for turn in LineTurn.objects.all()] == [False, True]


def test_a_scheme_ends_with_all_its_lines_and_is_not_taken_over(
    year: FundYear, lines: list[SchemeLine], stamp: Stamps, keeper: Keeper
) -> None:
    scheme = lines[0].scheme
    end_line(year=year, line=lines[0], why=CLOSED, stamp=stamp())
    assert len(end_scheme(year=year, scheme=scheme, why="Decided on 4 May", stamp=stamp())) == 1
    with pytest.raises(CannotHold, match="no line that goes on"):
        end_scheme(year=year, scheme=scheme, why=CLOSED, stamp=stamp())
    with pytest.raises(CannotHold, match="has ended"):
        add_line(
            scheme=scheme,
            lead=Organisation.objects.get(code="ccg"),
            contribution=lines[0].contribution,
            provider="New",
            area_of_spend="",
            stamp=stamp(),
        )
    after = begin_next_year(year=year, by=keeper("council"), at=THEN)
    assert [one.name for one in after.priorities.get().schemes.all()] == ["Homes made ready"]


def test_words_are_said_otherwise_once_and_the_old_ones_are_kept(
    year: FundYear, lines: list[SchemeLine], stamp: Stamps, keeper: Keeper
) -> None:
    scheme, line = lines[0].scheme, lines[0]
    output = Output.objects.create(scheme=scheme, name="People helpd", unit="people", planned=Decimal(10))
    cases: list[tuple[Part, dict[str, Any], dict[str, Any]]] = [
        (scheme, {"name": "Visits at home", "words": "Every day"}, {"name": "Support at home", "words": ""}),
        (line, {"provider": "A provider"}, {"provider": ""}),
        (
            output,
            {"name": "People helped", "planned": Decimal("12.50")},
            {"name": "People helpd", "planned": "10"},
        ),
        (scheme.priority, {"name": "At home"}, {"name": "Home"}),
        (line.contribution, {"agreed_in": "The board, 4 May"}, {"agreed_in": ""}),
    ]
    for part, said, was in cases:
        once = stamp()
        kept = reword_part(year=year, part=part, said=said, why="As the board calls it", stamp=once)
        assert reword_part(year=year, part=part, said=said, why="As the board calls it", stamp=once) == kept
        part.refresh_from_db()
        assert {name: getattr(part, name) for name in said} == said
        assert kept.was == was
        with pytest.raises(CannotHold, match="says already"):
            reword_part(year=year, part=part, said=said, why="Again", stamp=stamp())
    with pytest.raises(NotAllowed):
        reword_part(year=year, part=line, said={"provider": "B"}, why="x", stamp=stamp(keeper("ccg")))
    assert PartReworded.objects.count() == len(cases)


def test_words_that_something_hangs_on_stay(year: FundYear, lines: list[SchemeLine], stamp: Stamps) -> None:
    scheme = lines[0].scheme
    output = Output.objects.create(scheme=scheme, name="People helped", unit="people")
    OutputResult.objects.create(
        output=output, quarter=1, delivered=Decimal(3), evidence="A list", key=stamp().key, at=THEN
    )

    def refused(part: Part, words: str, why: str = "Better", **said: Any) -> None:
        with pytest.raises(CannotHold, match=words):
            reword_part(year=year, part=part, said=said, why=why, stamp=stamp())

    refused(output, "was counted in people", unit="hours")
    refused(scheme, "is taken", name="homes made READY")
    refused(scheme, "Give it a name", name=" ")
    refused(scheme, "cannot be said otherwise", number="7")
    refused(scheme, "Say why", why=" ", name="Other")
    assert not PartReworded.objects.exists()
    reword_part(year=year, part=output, said={"name": "Everybody helped"}, why="Clearer", stamp=stamp())
    # What was said otherwise can still be taken out, and what it said stays.
    empty = Output.objects.create(scheme=scheme, name="By mistake", unit="people")
    reword_part(year=year, part=empty, said={"name": "By a mistake"}, why="Clearer", stamp=stamp())
    take_out_part(year=year, part=empty, stamp=stamp())
    assert PartReworded.objects.count() == 2


def test_pages_end_a_line_say_it_otherwise_and_keep_what_was(
    client: Client, year: FundYear, lines: list[SchemeLine], stamp: Stamps
) -> None:
    line = lines[0]
    place_order(year=year, line=line, shown=cost(100_00), stamp=stamp())
    outline = text(client, address("show_outline"))
    assert address("end_part", "lines", line.pk) in outline
    assert address("take_out_part", "lines", line.pk) not in outline
    end = address("end_part", "lines", line.pk)
    assert "£100</a> is ordered and not invoiced" in text(client, end)
    assert client.post(end, {"why": ""}).status_code == 200
    assert client.post(end, {"why": CLOSED}).status_code == 302
    assert CLOSED in text(client, address("show_outline"))
    assert "Ended</strong>" in text(client, address("show_statement"))
    assert f'value="{line.pk}"' not in text(client, address("place_order"))
    assert "it has ended" in text(client, address("post_invoice"))
    reword = address("reword_part", "schemes", line.scheme_id)
    said = {"name": "Visits at home", "words": "", "why": "As the board calls it"}
    assert client.post(reword, said).status_code == 302
    assert "What it said before" in text(client, reword)
    history = text(client, address("show_outline_history"))
    assert "“Support at home” became “Visits at home”." in history and CLOSED in history
    for wrong in (("schemes", 999_999), ("gold", 1)):
        assert client.get(address("reword_part", *wrong)).status_code == 404
    assert (
        client.post(address("end_part", "priorities", line.scheme.priority_id), {"why": "x"}).status_code
        == 404
    )
    assert client.post(address("let_go_on", "lines", line.pk), {"why": "It opened again"}).status_code == 302
