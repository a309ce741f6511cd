"""A partner's ledger brought in: every line once, each somewhere, and all of a file or nothing."""

from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path
from time import monotonic
from typing import Any

import pytest
from django.db import DatabaseError, transaction
from tests.page.finance.conftest import FUND, THEN

from lifecourse.accounts.api import Account, Stamp
from lifecourse.cli import main
from lifecourse.engine.sheets.faults import Refused
from lifecourse.finance.kinds.imports import Sign
from lifecourse.finance.kinds.ledger import Kind, Why
from lifecourse.finance.models import (
    Entry,
    ExportLayout,
    FundYear,
    ImportedLine,
    LedgerImport,
    LineGone,
    LineTakenOut,
    Posting,
    SchemeLine,
)
from lifecourse.finance.operations.imports import (
    drop_export,
    hold_export,
    lay_out,
    plan_import,
    post_import,
    take_back_import,
)
from lifecourse.finance.operations.matching import copy_rules, end_rule, make_rule
from lifecourse.finance.operations.months import close_month
from lifecourse.finance.operations.posting import reverse
from lifecourse.finance.operations.spending import Invoice, order, post_invoice, spend, take_back
from lifecourse.finance.operations.suspense import clear, clear_by_rules
from lifecourse.finance.operations.taking_out import take_out
from lifecourse.finance.queries.balances import sum_of
from lifecourse.finance.queries.imports import open_suspense, row_behind, suspense_by_month
from lifecourse.finance.reading.checking import balances_differ
from lifecourse.finance.rules.imports import Layout
from lifecourse.finance.rules.ledger import At, CannotPost
from lifecourse.finance.rules.matching import Rule
from lifecourse.finance.rules.months import CannotHold
from lifecourse.finance.rules.spending import NotSure
from lifecourse.finance.setting_up.funds import set_up_fund
from lifecourse.organisations.api import NotAllowed, Organisation, Role

pytestmark = pytest.mark.page
Keeper = Callable[..., Account]
Stamps = Callable[..., Stamp]
HEAD = "Date,Cost centre,Subjective,Description,Supplier,Invoice no,Amount\n"
MAY = (
    "03/05/2016,4711,4501,Visits in April,A provider,17,100.00",
    "04/05/2016,4711,4501,Visits in May,A provider,18,250.50",
    "31/05/2016,4799,4501,Something,Another,1,40.00",
)


def of(code: str) -> Organisation:
    return Organisation.objects.get(code=code)


def line_of(code: str, place: int = 0) -> SchemeLine:
    return SchemeLine.objects.filter(lead__code=code).order_by("pk")[place]


def held(
    year: FundYear, rows: Sequence[str], stamp: Stamp, party: str = "ccg", head: str = HEAD
) -> LedgerImport:
    content = (head + "\n".join(rows) + "\n").encode()
    run = hold_export(year=year, party=of(party), file_name="ledger.csv", content=content, stamp=stamp)
    if run.layout is None:
        guessed = {
            "Date": "day",
            "Cost centre": "cost_centre",
            "Subjective": "subjective",
            "Description": "words",
            "Supplier": "supplier",
            "Invoice no": "reference",
            "Amount": "amount",
        }
        run = lay_out(run=run, layout=Layout(columns=guessed), by=stamp.by, at=stamp.at)
    return run


def posted(year: FundYear, rows: Sequence[str], stamp: Stamp, party: str = "ccg") -> LedgerImport:
    return post_import(run=held(year, rows, stamp, party), stamp=stamp)


def suspense(year: FundYear, party: str = "ccg") -> int:
    return sum_of(year, At(kind=Kind.SUSPENSE, party=of(party).pk))


def spent(year: FundYear, line: SchemeLine) -> int:
    return sum_of(year, At(kind=Kind.SPENT, line=line.pk))


def owed(year: FundYear, party: str = "ccg") -> int:
    return -sum_of(year, At(kind=Kind.PARTNER, party=of(party).pk))


def test_what_nothing_matches_goes_to_suspense_and_what_a_rule_fits_to_its_line(
    year: FundYear, stamp: Stamps
) -> None:
    line = line_of("ccg")
    make_rule(year=year, line=line, goes_by=Rule(key=0, to=0, cost_centre="4711"), stamp=stamp())
    run = posted(year, MAY, stamp())
    assert (run.state, run.lines, run.new, run.pence) == ("posted", 3, 3, 39_050)
    assert (spent(year, line), suspense(year), owed(year)) == (35_050, 4000, 39_050)
    assert not balances_differ(year)
    entry = Entry.objects.get(why=Why.IMPORT.value)
    assert entry.belongs_on == date(2016, 5, 31) and "provider" not in entry.words
    behind = {row_behind(one) for one in Posting.objects.filter(entry=entry)}
    assert None not in behind and len(behind) == 3
    first = ImportedLine.objects.get(number=2)
    assert first.cells["Description"] == "Visits in April" and first.because == "cost centre 4711"
    assert first.posting is not None and first.posting.pence == first.pence == 10_000
    assert run.content is None


def test_the_same_file_again_posts_nothing_and_a_longer_one_what_is_new(
    year: FundYear, stamp: Stamps
) -> None:
    posted(year, MAY[:2], stamp())
    again = posted(year, MAY[:2], stamp())
    assert (again.lines, again.new) == (2, 0) and suspense(year) == 35_050
    # Written another way, in another order, with two alike.
    rows = (MAY[2], MAY[1].replace("04/05/2016", "4-May-16").replace("250.50", "£250.5"), MAY[0], MAY[2])
    more = posted(year, rows, stamp())
    assert (more.lines, more.new) == (4, 2) and suspense(year) == 35_050 + 8000
    assert Entry.objects.filter(why=Why.IMPORT.value).count() == 2


def test_a_line_that_is_gone_is_listed_and_stands(year: FundYear, stamp: Stamps) -> None:
    posted(year, MAY, stamp())
    later = posted(year, (MAY[0], MAY[2]), stamp())
    assert [one.came.number for one in LineGone.objects.filter(run=later)] == [3]
    assert suspense(year) == 39_050
    # One that lies outside what the file spans is not gone.
    assert not LineGone.objects.filter(run=posted(year, MAY[1:], stamp())).exists()


def test_posting_twice_is_posting_once(year: FundYear, stamp: Stamps) -> None:
    sent = stamp()
    run = held(year, MAY, sent)
    assert held(year, MAY, sent) == run
    for _ in range(2):
        post_import(run=run, stamp=sent)
    assert suspense(year) == 39_050
    with pytest.raises(CannotHold, match="decided about this file already"):
        drop_export(run=run, by=None, at=THEN)


def test_a_file_with_one_fault_posts_nothing(year: FundYear, stamp: Stamps) -> None:
    run = held(year, (*MAY, "05/05/2016,,,,,,100k"), stamp())
    before = Entry.objects.count()
    with pytest.raises(Refused, match="cell G5"):
        post_import(run=run, stamp=stamp())
    assert Entry.objects.count() == before and not ImportedLine.objects.exists()
    run.refresh_from_db()
    assert run.state == "waiting" and run.content


def test_the_layout_is_kept_for_the_next_file_and_counted(year: FundYear, stamp: Stamps) -> None:
    posted(year, MAY, stamp())
    assert held(year, MAY, stamp()).layout == ExportLayout.objects.get()
    other = held(year, MAY, stamp())
    columns = {**ExportLayout.objects.get().columns, "Description": ""}
    lay_out(run=other, layout=Layout(columns=columns, sign=Sign.MINUS), by=None, at=THEN)
    assert list(ExportLayout.objects.order_by("version").values_list("version", flat=True)) == [1, 2]
    with pytest.raises(Refused, match="told apart"):
        post_import(run=other, stamp=stamp())
    with pytest.raises(Refused, match="no column for"):
        lay_out(run=other, layout=Layout(columns={}), by=None, at=THEN)


def test_a_column_that_is_left_out_is_not_kept(year: FundYear, stamp: Stamps) -> None:
    run = held(year, MAY, stamp())
    columns = {**ExportLayout.objects.get().columns, "Description": ""}
    run = lay_out(run=run, layout=Layout(columns=columns), by=None, at=THEN)
    post_import(run=run, stamp=stamp())
    assert "Description" not in ImportedLine.objects.all()[0].cells
    assert not ImportedLine.objects.exclude(words="").exists()


def test_a_line_known_by_its_own_number_keeps_its_amount(year: FundYear, stamp: Stamps) -> None:
    columns = dict(
        zip(HEAD.strip().split(","), ("day", "", "", "words", "", "transaction", "amount"), strict=True)
    )
    run = lay_out(run=held(year, MAY, stamp()), layout=Layout(columns=columns), by=None, at=THEN)
    post_import(run=run, stamp=stamp())
    changed = MAY[0].replace("Visits in April", "Visits").replace("100.00", "120.00")
    with pytest.raises(Refused, match=r"£120\.00; expected £100\.00"):
        post_import(run=held(year, (changed,), stamp()), stamp=stamp())
    # Other words for the same line are no other line.
    renamed = held(year, (MAY[0].replace("Visits in April", "Visits"),), stamp())
    assert post_import(run=renamed, stamp=stamp()).new == 0


def test_an_invoice_posted_by_hand_is_not_posted_again(year: FundYear, stamp: Stamps, keeper: Keeper) -> None:
    line = line_of("ccg")
    shown = Invoice(
        words="Visits", belongs_on=date(2016, 5, 3), pence=10_000, supplier="A Provider", reference="17"
    )
    entry = spend(year=year, line=line, shown=shown, stamp=stamp())
    run = posted(year, MAY, stamp())
    assert (run.new, spent(year, line), suspense(year)) == (3, 10_000, 29_050)
    came = ImportedLine.objects.get(number=2)
    assert came.by_hand == entry and came.posting is None and "by hand" in came.because
    with pytest.raises(CannotPost, match="A line of the ledger"):
        take_back(entry=entry, why="Wrong", stamp=stamp(keeper("council")))
    # The other way round it is asked about.
    with pytest.raises(NotSure, match="was posted before"):
        post_invoice(
            year=year,
            line=line,
            shown=Invoice(
                words="x", belongs_on=date(2016, 5, 4), pence=25_050, supplier="a provider", reference="18"
            ),
            stamp=stamp(),
        )


def test_an_order_is_offered_and_released_with_its_rest(
    year: FundYear, stamp: Stamps, keeper: Keeper
) -> None:
    line = line_of("ccg")
    shown = Invoice(
        words="Visits", belongs_on=date(2016, 5, 1), pence=40_000, supplier="A provider", reference="18"
    )
    placed = order(year=year, line=line, shown=shown, stamp=stamp())
    run = held(year, MAY, stamp())
    offered = plan_import(run, at=THEN).offered
    assert [(one.order.number, one.pence) for one in offered] == [(placed.number, 25_050)]
    with pytest.raises(NotAllowed, match="books are kept by"):
        post_import(run=run, release={placed.number: True}, stamp=stamp(keeper("ccg")))
    assert suspense(year) == 0
    post_import(run=run, release={placed.number: True, 999: False}, stamp=stamp(keeper("council")))
    assert sum_of(year, At(kind=Kind.COMMITTED, line=line.pk)) == 40_000 - 25_050
    assert spent(year, line) == 25_050
    # With its file everything is as it was, and only the host opens an order again.
    with pytest.raises(NotAllowed, match="books are kept by"):
        take_back_import(run=run, why="Wrong year", stamp=stamp(keeper("ccg")))
    take_back_import(run=run, why="Wrong year", stamp=stamp(keeper("council")))
    assert (sum_of(year, At(kind=Kind.COMMITTED, line=line.pk)), spent(year, line)) == (40_000, 0)
    assert not balances_differ(year)
    # What was invoiced of the rest meanwhile is not ordered a second time.
    run = held(year, MAY, stamp())
    number = plan_import(run, at=THEN).offered[0].order.number
    post_import(run=run, release={number: True}, stamp=stamp())
    take_back(entry=Entry.objects.filter(why=Why.ORDER.value).latest("id"), why="It came", stamp=stamp())
    take_back_import(run=run, why="Wrong year", stamp=stamp())
    assert sum_of(year, At(kind=Kind.COMMITTED, line=line.pk)) == 25_050


def test_what_a_line_should_not_say_is_taken_out_and_it_does_not_come_in_again(
    year: FundYear, stamp: Stamps, keeper: Keeper
) -> None:
    make_rule(year=year, line=line_of("ccg"), goes_by=Rule(key=0, to=0, words="april"), stamp=stamp())
    make_rule(year=year, line=line_of("ccg"), goes_by=Rule(key=0, to=0, supplier="Another"), stamp=stamp())
    posted(year, MAY, stamp())
    came = ImportedLine.objects.get(supplier="Another")
    with pytest.raises(NotAllowed):
        take_out(
            came=came, what=["words"], why="A name", stamp=stamp(keeper("council", Role.PROGRAMME_MANAGER))
        )
    with pytest.raises(CannotPost, match="Choose what is taken out"):
        take_out(came=came, what=["cost_centre"], why="A name", stamp=stamp())
    with pytest.raises(CannotPost, match="Say why"):
        take_out(came=came, what=["words"], why=" ", stamp=stamp())
    assert not LineTakenOut.objects.exists()
    lead = keeper("ccg")
    take_out(came=came, what=["words", "supplier"], why="It named somebody", stamp=stamp(lead))
    came.refresh_from_db()
    kept = LineTakenOut.objects.get()
    assert (kept.what, kept.by, kept.why) == (["words", "supplier"], lead, "It named somebody")
    assert (came.words, came.supplier, came.reference, came.cost_centre) == ("", "", "1", "4799")
    assert (
        came.cells["Description"] == came.cells["Supplier"] == "taken out" and came.cells["Amount"] == "40.00"
    )
    assert "Another" not in came.because and came.pence == 4000
    assert ImportedLine.objects.get(number=2).because == "the words april"
    # It is known by what it said.
    assert posted(year, MAY, stamp()).new == 0


def test_a_column_that_nobody_named_is_not_kept_from_a_later_file(year: FundYear, stamp: Stamps) -> None:
    head = HEAD.replace("Description,", "")
    run = hold_export(
        year=year,
        party=of("ccg"),
        file_name="",
        content=(head + "03/05/2016,4711,4501,A,17,1\n").encode(),
        stamp=stamp(),
    )
    meant = ("day", "cost_centre", "subjective", "supplier", "reference", "amount")
    columns = dict(zip(run.headings, meant, strict=True))
    post_import(run=lay_out(run=run, layout=Layout(columns=columns), by=None, at=THEN), stamp=stamp())
    later = hold_export(
        year=year, party=of("ccg"), file_name="", content=(HEAD + MAY[0] + "\n").encode(), stamp=stamp()
    )
    assert later.layout is not None and later.layout.columns["Description"] == ""
    post_import(run=later, stamp=stamp())
    assert "Description" not in ImportedLine.objects.get(run=later).cells


def test_a_credit_follows_the_line_that_it_takes_back(year: FundYear, stamp: Stamps) -> None:
    line = line_of("ccg")
    posted(year, MAY, stamp())
    clear(
        year=year,
        came=list(open_suspense(year).filter(number=3)),
        line=line,
        because="Said by hand",
        stamp=stamp(),
    )
    assert spent(year, line) == 25_050
    posted(year, ("07/06/2016,4711,4501,Taken back,A PROVIDER,18,(250.50)",), stamp())
    assert spent(year, line) == 0 and suspense(year) == 14_000


def test_suspense_is_cleared_once_and_comes_back_when_its_entry_is_taken_back(
    year: FundYear, stamp: Stamps
) -> None:
    line = line_of("ccg")
    posted(year, MAY, stamp())
    came = list(open_suspense(year))
    assert suspense_by_month(year) == {2: (3, 39_050)}
    sent = stamp()
    entry = clear(year=year, came=came[:2], line=line, because="Known", stamp=sent)
    assert clear(year=year, came=came[:2], line=line, because="Known", stamp=sent) == entry
    assert entry.why == Why.CLEARING.value and (spent(year, line), suspense(year)) == (35_050, 4000)
    with pytest.raises(CannotHold, match="not in suspense any more"):
        clear(year=year, came=came, line=line, because="Known", stamp=stamp())
    reverse(entry=entry, why="It was for something else", stamp=stamp())
    assert len(open_suspense(year)) == 3 and suspense(year) == 39_050
    assert clear(year=year, came=came, line=line, because="Known", stamp=stamp()) and not suspense(year)


def test_a_rule_made_later_clears_what_it_fits_and_one_that_ended_does_not(
    year: FundYear, stamp: Stamps
) -> None:
    line = line_of("ccg")
    posted(year, MAY, stamp())
    rule = make_rule(year=year, line=line, goes_by=Rule(key=0, to=0, supplier="A provider"), stamp=stamp())
    assert clear_by_rules(year=year, party=of("ccg"), stamp=stamp()) == 2
    assert (spent(year, line), suspense(year)) == (35_050, 4000)
    assert clear_by_rules(year=year, party=of("ccg"), stamp=stamp()) == 0
    end_rule(rule=rule, by=None, at=THEN)
    posted(year, (MAY[0].replace("17", "19"),), stamp())
    assert suspense(year) == 14_000
    with pytest.raises(CannotHold, match="ended before"):
        end_rule(rule=rule, by=None, at=THEN)


def test_what_is_cleared_late_goes_into_the_first_open_month(
    year: FundYear, stamp: Stamps, keeper: Keeper
) -> None:
    line = line_of("ccg")
    posted(year, MAY, stamp())
    council = keeper("council")
    close_month(year=year, number=1, by=council, at=THEN)
    with pytest.raises(CannotHold, match=r"£390\.50 in 3 lines"):
        close_month(year=year, number=2, by=council, at=THEN)
    close_month(year=year, number=2, why="The provider answers in June", by=council, at=THEN)
    clear(year=year, came=list(open_suspense(year)), line=line, because="Known", stamp=stamp())
    assert sum_of(year, At(kind=Kind.SPENT, line=line.pk), up_to=2) == 0 and spent(year, line) == 39_050
    # A line of May that comes now goes into June, and says that it belongs to May.
    posted(year, (*MAY, "05/05/2016,,,,,,1"), stamp())
    late = Entry.objects.filter(why=Why.IMPORT.value).latest("number")
    assert late.belongs_on == date(2016, 5, 5) and open_suspense(year, 3).count() == 1


def test_a_file_taken_back_stands_nowhere_and_may_come_again(
    year: FundYear, stamp: Stamps, keeper: Keeper
) -> None:
    line = line_of("ccg")
    run = posted(year, MAY, stamp())
    clear(year=year, came=list(open_suspense(year))[:1], line=line, because="Known", stamp=stamp())
    with pytest.raises(CannotPost, match="whole file"):
        take_back(entry=Entry.objects.get(why=Why.IMPORT.value), why="x", stamp=stamp())
    sent = stamp(keeper("ccg"))
    for _ in range(2):
        run = take_back_import(run=run, why="The wrong sign", stamp=sent)
    assert run.state == "taken-back" and not open_suspense(year).exists()
    assert (spent(year, line), suspense(year), owed(year)) == (0, 0, 0) and not balances_differ(year)
    assert posted(year, MAY, stamp()).new == 3 and suspense(year) == 39_050


def test_each_partner_brings_in_its_own_ledger(year: FundYear, stamp: Stamps, keeper: Keeper) -> None:
    lead = keeper("ccg")
    posted(year, MAY, stamp(lead))
    with pytest.raises(NotAllowed, match="brings in its ledger"):
        posted(year, MAY, stamp(lead), "council")
    with pytest.raises(NotAllowed):
        posted(year, MAY, stamp(keeper("ccg", Role.PROGRAMME_MANAGER)))
    assert posted(year, MAY, stamp(keeper("council"))).new == 0
    # The same lines in another partner's ledger are other lines.
    assert posted(year, MAY, stamp(keeper("council")), "council").new == 3
    with pytest.raises(CannotHold, match="no party"):
        posted(year, MAY, stamp(), "beside")
    came = list(open_suspense(year).filter(run__party=of("council")))
    with pytest.raises(NotAllowed):
        clear(year=year, came=came, line=line_of("council"), because="", stamp=stamp(lead))
    with pytest.raises(CannotHold, match="another partner"):
        clear(year=year, came=came, line=line_of("ccg"), because="", stamp=stamp(keeper("council")))
    assert clear(
        year=year,
        came=list(open_suspense(year).filter(run__party=of("ccg"))),
        line=line_of("ccg"),
        because="",
        stamp=stamp(lead),
    )


def test_a_line_of_nothing_is_kept_and_not_posted(year: FundYear, stamp: Stamps) -> None:
    run = posted(year, ("03/05/2016,4711,,,,,0.00",), stamp())
    assert run.new == 1 and not Entry.objects.filter(why=Why.IMPORT.value).exists()
    assert posted(year, ("03/05/2016,4711,,,,,0.00",), stamp()).new == 0


def test_ten_thousand_lines_come_within_seconds(year: FundYear, stamp: Stamps) -> None:
    rows = [
        f"{1 + n % 28}/{4 + n % 5}/2016,{4700 + n % 40},4501,Line {n},Supplier {n % 90},{n},{n % 999}.05"
        for n in range(10_000)
    ]
    make_rule(year=year, line=line_of("ccg"), goes_by=Rule(key=0, to=0, cost_centre="470*"), stamp=stamp())
    began = monotonic()
    run = posted(year, rows, stamp())
    assert run.new == 10_000 and run.pence == owed(year)
    assert spent(year, line_of("ccg")) + suspense(year) == run.pence
    # On a machine with nothing else to do it takes three.
    assert monotonic() - began < 20


def test_a_file_comes_in_from_the_command_line_with_the_same_refusals(
    year: FundYear, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "ledger.csv"
    file.write_text(HEAD + "\n".join(MAY) + "\n", encoding="utf-8")
    said = ["fund", "import", "pool", "2016-17", str(file), "--partner", "ccg"]
    assert main(said) == 2
    assert '--column "Cost centre=cost_centre"' in capsys.readouterr().err
    columns = ["--column", "Date=day", "--column", "Cost centre=cost_centre", "--column", "Amount=amount"]
    assert main([*said, *columns]) == 0
    assert "New: 3, £390.50 together." in capsys.readouterr().out
    assert not LedgerImport.objects.exists() and not ExportLayout.objects.exists()
    assert main([*said, *columns, "--apply"]) == 0
    shown = capsys.readouterr().out
    assert "Not known to be for anything: 3, £390.50." in shown and "provider" not in shown
    assert suspense(year) == 39_050
    # By the layout that is kept; and again nothing is new.
    assert main([*said, "--apply"]) == 0
    assert "New: 0" in capsys.readouterr().out and suspense(year) == 39_050
    file.write_text(HEAD + "05/05/2016,,,,,,100k\n", encoding="utf-8")
    assert main([*said, "--apply"]) == 1
    assert "1 to mend. Nothing was posted." in capsys.readouterr().out
    assert LedgerImport.objects.count() == 2
    for wrong in ([*said[:-1], "nobody"], [*said[:2], "other", *said[3:]], [*said, "--column", "Date=when"]):
        assert main(wrong) == 2
    assert "names no column of this file" in capsys.readouterr().err


def test_rules_are_taken_over_into_the_next_year(year: FundYear, stamp: Stamps, tmp_path: Path) -> None:
    line = line_of("ccg")
    make_rule(year=year, line=line, goes_by=Rule(key=0, to=0, cost_centre="4711"), stamp=stamp())
    dated = Rule(key=0, to=0, cost_centre="4712", last_day=date(2016, 6, 30))
    make_rule(year=year, line=line, goes_by=dated, stamp=stamp())
    over = make_rule(year=year, line=line, goes_by=Rule(key=0, to=0, cost_centre="4713"), stamp=stamp())
    end_rule(rule=over, by=None, at=THEN)
    with pytest.raises(CannotHold, match="no year before"):
        copy_rules(year=year, party=of("ccg"), stamp=stamp())
    file = tmp_path / "fund.toml"
    later = FUND.replace("2017-03-31", "2018-03-31").replace(
        "first_day = 2016-04-01", "first_day = 2017-04-01"
    )
    file.write_text(later, encoding="utf-8")
    following = set_up_fund(partnership=year.fund.agreement.partnership, file=file, by=None, at=THEN)
    copied = copy_rules(year=following, party=of("ccg"), stamp=stamp())
    assert [(one.cost_centre, str(one.line)) for one in copied.made] == [("4711", str(line))]
    assert copied.made[0].line.contribution.year == following
    assert len(copied.left) == 1 and "certain days of 2016-17" in copied.left[0]
    # A second time the rule is there.
    again = copy_rules(year=following, party=of("ccg"), stamp=stamp())
    assert not again.made and "Another rule goes by the same" in again.left[0]


def test_the_database_lets_words_be_taken_out_of_a_line_and_nothing_else_be_done_to_it(
    year: FundYear, stamp: Stamps
) -> None:
    make_rule(year=year, line=line_of("ccg"), goes_by=Rule(key=0, to=0, cost_centre="4711"), stamp=stamp())
    posted(year, MAY, stamp())
    came = ImportedLine.objects.get(number=2)
    headings = list(came.cells)

    def refused(**values: Any) -> None:
        with pytest.raises(DatabaseError, match="never altered"), transaction.atomic():
            ImportedLine.objects.filter(pk=came.pk).update(**values)

    for values in (
        {"pence": 1},
        {"words": "Something else"},
        {"words": "", "pence": came.pence + 1},
        {"cost_centre": ""},
        {"line": None},
        {"because": "Something else"},
        {"cells": {}},
        {"cells": {**came.cells, headings[0]: "Something else"}},
        {"cells": {**came.cells, "More": "taken out"}},
        {"cells": {one: came.cells[one] for one in headings[1:]}},
    ):
        refused(**values)
    with pytest.raises(DatabaseError, match="never altered"), transaction.atomic():
        ImportedLine.objects.filter(pk=came.pk)._raw_delete("default")
    ImportedLine.objects.filter(pk=came.pk).update(
        words="", supplier="", cells={**came.cells, headings[0]: "taken out"}
    )
    came.refresh_from_db()
    assert (came.words, came.cells[headings[0]]) == ("", "taken out")
    refused(words="Put back")
