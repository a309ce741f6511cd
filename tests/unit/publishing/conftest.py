"""A plan small enough to check by eye: people by ward, money by payer, and what three groups share."""

from collections.abc import Mapping
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

import pytest

from lifecourse.figures.api import FigureValue, Unit
from lifecourse.plans.api import (
    Cell,
    Column,
    ColumnKind,
    Place,
    PlanDocument,
    PlanTemplate,
    Row,
    SectionTemplate,
    Sum,
    Table,
    TableTemplate,
)
from lifecourse.publishing.paper import Accepted, Facts, PaperFinding

HOSTILE = (
    '=HYPERLINK("http://example.org/?"&A1,"Click")',
    "+1+1",
    "-2+3",
    "@SUM(A1:A9)",
    "\t=1+1",
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "{{ settings.SECRET_KEY }}{% debug %}",
    "_x0041_ \x08 control",
)


def people(value: str | int, **known: Any) -> Cell:
    """A cell that holds a number of people."""
    return figure(value, Unit.PEOPLE, **known)


def pounds(value: str | int, **known: Any) -> Cell:
    """A cell that holds an amount of money."""
    return figure(value, Unit.POUNDS, **known)


def share(value: str) -> Cell:
    """A cell that holds a share."""
    return figure(value, Unit.PERCENT)


def figure(value: str | int, unit: Unit, **known: Any) -> Cell:
    """A cell that holds a figure."""
    given: dict[str, Any] = {"source": "Section 2.2", "as_at": date(2015, 12, 31)} | known
    return Cell(figure=FigureValue(value=Decimal(value), unit=unit, **given))


def text(words: str) -> Cell:
    """A cell that holds text."""
    return Cell(text=words)


def row(key: str, **cells: Cell) -> Row:
    """A row."""
    return Row(key=key, cells=cells)


WARDS = TableTemplate(
    key="wards",
    section="1",
    title="People by ward",
    hint="",
    columns=(
        Column(key="ward", title="Ward", required=True),
        Column(key="opened", title="Opened", kind=ColumnKind.DATE),
        Column(key="men", title="Men", kind=ColumnKind.FIGURE, unit=Unit.PEOPLE),
        Column(key="women", title="Women", kind=ColumnKind.FIGURE, unit=Unit.PEOPLE),
        Column(key="all", title="All", kind=ColumnKind.FIGURE, unit=Unit.PEOPLE),
    ),
    sums=(
        Sum(way="down", total="total", columns=("men", "women", "all"), beside=("of-which-secure",)),
        Sum(way="across", total="all", parts=("men", "women")),
    ),
)
MONEY = TableTemplate(
    key="money",
    section="2",
    title="Money by payer",
    hint="",
    columns=(
        Column(key="payer", title="Paid by", required=True),
        Column(
            key="money", title="Kind", kind=ColumnKind.CHOICE, choices={"rev": "Revenue", "cap": "Capital"}
        ),
        Column(key="year", title="2016/17", kind=ColumnKind.FIGURE, unit=Unit.POUNDS),
        Column(key="share", title="Share", kind=ColumnKind.FIGURE, unit=Unit.PERCENT),
    ),
    sums=(
        Sum(way="down", total="revenue", columns=("year",), beside=("capital",), where={"money": "rev"}),
        Sum(way="down", total="capital", columns=("year",), beside=("revenue",), where={"money": "cap"}),
        Sum(way="shares", total="revenue", columns=("share",)),
    ),
)
EMPTY = TableTemplate(
    key="empty", section="2", title="Never filled in", hint="", columns=(Column(key="what", title="What"),)
)
IN_TEXT = TableTemplate(
    key="in-text",
    section="2",
    title="Other figures",
    hint="",
    columns=(
        Column(key="stated_in", title="Section", required=True),
        Column(key="says", title="What is counted", required=True),
        Column(key="figure", title="Figure", kind=ColumnKind.FIGURE),
    ),
    spread_by="stated_in",
)
SMALL = PlanTemplate(
    id="small",
    name="A small template",
    issued="2015",
    citation="Nobody, Nothing, 2015",
    years=("2016/17",),
    sections=(
        SectionTemplate(key="1", title="People", hint="", part="1 Where we are"),
        SectionTemplate(key="2", title="Money", hint="", part="2 What it costs"),
    ),
    tables=(WARDS, MONEY, EMPTY, IN_TEXT),
)

WARD_ROWS = (
    row("oak", ward=text("Oak"), opened=text("2001-04-01"), men=people(5), women=people(4), all=people(9)),
    row("elm", ward=text("Elm"), men=people(3), women=people(2)),
    row("of-which-secure", ward=text("of which secure"), men=people(1)),
)
MONEY_ROWS = (
    row("ccg", payer=text("CCGs"), money=text("rev"), year=pounds(1000), share=share("60.5")),
    row("estates", payer=text("Estates"), money=text("cap"), year=pounds(70)),
    row("council", payer=text("Councils"), money=text("rev"), year=pounds(500), share=share("39.4")),
    row("revenue", payer=text("All revenue"), money=text("rev"), year=pounds(1600)),
)


def plan(
    *,
    wards: tuple[Row, ...] = WARD_ROWS,
    money: tuple[Row, ...] = MONEY_ROWS,
    in_text: tuple[Row, ...] = (),
    **changed: Any,
) -> PlanDocument:
    """The small plan, with what a test changes."""
    answers: Mapping[str, str] = {"1": "Nine people live **here**.\n\n- one\n- two"}
    tables = {"wards": Table(template=WARDS, rows=wards), "money": Table(template=MONEY, rows=money)}
    if in_text:
        tables["in-text"] = Table(template=IN_TEXT, rows=in_text)
    given: dict[str, Any] = {"slug": "small", "title": "A small plan", "answers": answers, "tables": tables}
    return PlanDocument(template=SMALL, dated=date(2016, 4, 11), **(given | changed))


@pytest.fixture
def small_plan() -> PlanDocument:
    """Two filled tables and one that nobody filled in."""
    return plan()


@pytest.fixture
def facts() -> Facts:
    """What a paper says of itself."""
    return Facts(
        partnership="The Small Partnership",
        revision=3,
        content_id="0b5ba0c8-5b3c-4d1e-9b0f-3d1d2f6b7a10",
        changed_at=datetime(2016, 5, 1, 9, 30, tzinfo=UTC),
        rules_id="small-rules",
        rules_name="Small Rules",
        rules_citation="Nobody, Rules, 2015",
        made_on=date(2016, 5, 2),
    )


@pytest.fixture
def findings() -> tuple[PaperFinding, ...]:
    """One finding that is open and one that was accepted."""
    place = Place(section="2", table="money", row="revenue", column="year")
    still_open = PaperFinding(
        check_id="sums.down",
        family="sums",
        severity="must-mend",
        state="open",
        place=place,
        place_words="2 Money, Money by payer, All revenue, 2016/17",
        found="£1,600",
        expected="£1,500",
        difference="£100",
        sentence="The total is £100 more than its parts.",
        mend="Look at the parts or the total.",
    )
    accepted = PaperFinding(
        check_id="parts.missing",
        family="parts",
        severity="should-look",
        state="accepted",
        place=Place(section="2", table="empty"),
        place_words="2 Money, Never filled in",
        found="",
        expected="",
        difference="",
        sentence="Nobody filled this in.",
        accepted=Accepted(reason="Not asked of us", by_role="Programme manager", at=date(2016, 4, 30)),
    )
    return still_open, accepted
