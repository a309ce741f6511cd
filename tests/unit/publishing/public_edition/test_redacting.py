"""Nobody can tell from the public edition how many of a few people there are, or what was held back."""

from collections.abc import Iterator
from decimal import Decimal
from itertools import product
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from tests.unit.publishing.conftest import figure, people, plan, row, share, text

from lifecourse.figures.api import Unit
from lifecourse.plans.api import Cell, PlanDocument, read_example
from lifecourse.publishing.public_edition.choices import Choices, print_of
from lifecourse.publishing.public_edition.held import Why
from lifecourse.publishing.public_edition.never import never
from lifecourse.publishing.public_edition.redacting import redact

pytestmark = pytest.mark.unit

COLUMNS = ("men", "women")
MOST = 60
EXAMPLES = Path(__file__).resolve().parents[4] / "examples"


def wards(counts: list[tuple[int, int]], *, total: bool, across: bool) -> PlanDocument:
    """The plan of some wards, with or without its totals."""
    rows = [
        row(f"ward-{n}", ward=text(f"Ward {n}"), men=people(men), women=people(women))
        for n, (men, women) in enumerate(counts)
    ]
    if total:
        men, women = (sum(column) for column in zip(*counts, strict=True))
        rows.append(row("total", ward=text("All"), men=people(men), women=people(women)))
    if across:
        rows = [_with_all(one) for one in rows]
    return plan(wards=tuple(rows))


def _with_all(one: object) -> object:
    men, women = one.number("men"), one.number("women")  # type: ignore[attr-defined]
    return row(one.key, **one.cells, all=people(int(men + women)))  # type: ignore[attr-defined]


def possible(cell: Cell) -> range | list[int]:
    """What a reader knows that a printed number of people may be."""
    if cell.text == "fewer than 5":
        return range(1, 5)
    if cell.text == "not shown":
        return range(MOST)
    assert cell.figure is not None
    printed = int(cell.figure.value)
    if cell.figure.rounded_to == 1:
        return [printed]
    return [0] if printed == 0 else range(max(5, printed - 2), printed + 3)


def every_plan_that_prints_this(public: PlanDocument) -> Iterator[dict[tuple[str, str], int]]:
    """Every whole plan that a reader of the public one cannot rule out, found by trying them all."""
    rows = public.rows("wards")
    parts = [(r.key, c) for r in rows if r.key != "total" for c in COLUMNS]
    cells = {(r.key, c): cell for r in rows for c, cell in r.cells.items() if c in {*COLUMNS, "all"}}
    for values in product(*(possible(cells[part]) for part in parts)):
        full = dict(zip(parts, values, strict=True))
        for column in COLUMNS:
            full["total", column] = sum(full[r.key, column] for r in rows if r.key != "total")
        for r in rows:
            full[r.key, "all"] = full[r.key, "men"] + full[r.key, "women"]
        if "total" not in {r.key for r in rows}:
            full = {spot: v for spot, v in full.items() if spot[0] != "total"}
        if all(full[spot] in possible(cell) for spot, cell in cells.items()):
            yield full


counted = st.lists(
    st.tuples(st.integers(min_value=0, max_value=9), st.integers(min_value=0, max_value=9)),
    min_size=1,
    max_size=2,
)


@settings(deadline=None, max_examples=150)
@given(counts=counted, total=st.booleans(), across=st.booleans())
@example(counts=[(1, 1), (1, 1)], total=True, across=True)
@example(counts=[(4, 0), (0, 1)], total=True, across=True)
@example(counts=[(2, 2)], total=False, across=True)
def test_no_small_number_can_be_worked_out_from_what_is_printed(
    counts: list[tuple[int, int]], total: bool, across: bool
) -> None:
    public = redact(wards(counts, total=total, across=across), Choices()).document
    cells = {(r.key, c): cell for r in public.rows("wards") for c, cell in r.cells.items()}
    small = {spot for spot, cell in cells.items() if cell.text == "fewer than 5"}
    left: dict[tuple[str, str], set[int]] = {spot: set() for spot in small}
    for full in every_plan_that_prints_this(public):
        for spot in small:
            left[spot].add(full[spot])
        if all(len(values) > 1 for values in left.values()):
            break
    assert all(len(values) > 1 for values in left.values()), left


@settings(deadline=None)
@given(counts=counted, total=st.booleans(), across=st.booleans())
def test_no_number_of_people_below_five_is_printed(
    counts: list[tuple[int, int]], total: bool, across: bool
) -> None:
    public = redact(wards(counts, total=total, across=across), Choices()).document
    for _, found in public.figures():
        if found.unit is Unit.PEOPLE:
            assert found.value == 0 or found.value >= 5


def test_two_small_numbers_that_can_only_be_four_and_four_take_their_total_along() -> None:
    redacted = redact(wards([(4, 9), (4, 9)], total=True, across=False), Choices())
    total = redacted.document.table("wards").row("total")
    assert total is not None
    assert total.text("men") == "not shown"
    assert {one.path for one in redacted.held if one.why is Why.SUM} == {"1/wards/total/men"}


def test_a_plan_without_small_numbers_keeps_its_numbers_as_they_are() -> None:
    redacted = redact(wards([(12, 31), (7, 0)], total=True, across=True), Choices())
    assert not redacted.held
    assert not redacted.rounded
    assert redacted.document.table("wards").row("ward-0").number("men") == Decimal(12)  # type: ignore[union-attr]


def test_where_one_number_is_held_back_every_other_number_of_people_is_rounded() -> None:
    redacted = redact(wards([(12, 3)], total=False, across=False), Choices())
    assert redacted.rounded
    assert redacted.document.table("wards").row("ward-0").number("men") == Decimal(10)  # type: ignore[union-attr]
    assert "nearest 5" in redacted.words


def test_nothing_is_added_up_where_a_part_is_held_back() -> None:
    redacted = redact(wards([(12, 3), (20, 30)], total=False, across=False), Choices())
    assert all(not s.columns and not s.parts for s in redacted.document.template.table("wards").sums)


def test_what_is_stated_again_elsewhere_is_held_back_there_too() -> None:
    rows = (
        row("a", ward=text("A"), men=people(3), women=people(9, quantity="women/a")),
        row("total", ward=text("All"), men=people(3, quantity="men/all")),
    )
    again = (row("men", stated_in=text("2"), says=text("Men"), figure=people(3, quantity="men/all")),)
    public = redact(plan(wards=rows, in_text=again), Choices()).document
    assert public.table("in-text").row("men").text("figure") == "fewer than 5"  # type: ignore[union-attr]


def test_a_share_beside_a_small_number_is_held_back() -> None:
    money = (row("a", payer=text("A"), year=people(2), share=share("12.5")),)
    public = redact(plan(money=money), Choices()).document
    assert public.table("money").row("a").text("share") == "not shown"  # type: ignore[union-attr]


def test_a_number_below_nought_is_hidden_as_well() -> None:
    public = redact(plan(wards=(row("a", ward=text("A"), men=people(-2)),)), Choices()).document
    assert public.table("wards").row("a").text("men") == "down by fewer than 5"  # type: ignore[union-attr]


def test_staff_and_money_are_not_counts_of_people_who_are_supported() -> None:
    again = (row("staff", stated_in=text("2"), says=text("Staff"), figure=figure(3, Unit.STAFF)),)
    redacted = redact(plan(wards=(), in_text=again), Choices())
    assert not redacted.held


def test_a_text_that_may_tell_of_few_people_goes_only_when_somebody_read_it() -> None:
    said = "Three people with epilepsy moved home."
    document = plan(wards=(), answers={"1": said, "2": "Money is short."})
    kept = redact(document, Choices())
    assert kept.document.answers == {"1": "Held back from the public edition.", "2": "Money is short."}
    assert [(one.path, one.found) for one in kept.held] == [("1", ("Three people",))]
    assert redact(document, Choices(let_go={"1": print_of(said)})).document.answers["1"] == said
    assert redact(document, Choices(let_go={"1": print_of("an older text")})).held


def test_a_text_in_a_table_leaves_nothing_in_the_key_of_its_row() -> None:
    rows = (row("two-men-of-oak", ward=text("Two men of Oak"), men=people(50)),)
    public = redact(plan(wards=rows), Choices()).document
    assert [(r.key, r.text("ward")) for r in public.rows("wards")] == [
        ("held-back-1", "Held back from the public edition.")
    ]


def test_a_row_that_is_held_back_takes_its_total_along() -> None:
    redacted = redact(plan(), Choices(withheld={"2/money/council": "One family"}))
    table = redacted.document.table("money")
    assert table.row("council") is None
    assert table.row("revenue").text("year") == "not shown"  # type: ignore[union-attr]
    assert "One family" not in redacted.words


def test_a_cell_that_is_held_back_goes_with_its_row() -> None:
    redacted = redact(plan(), Choices(withheld={"2/money/council/year": "One family"}))
    assert redacted.document.table("money").row("council") is None


def test_a_place_is_held_back_wherever_a_newer_template_puts_it_and_a_lost_one_is_passed_over() -> None:
    lost = {"9.9": "Moved", "9.9/nothing": "Moved"}
    redacted = redact(plan(), Choices(withheld={"9.9/money": "Moved", **lost}))
    assert not redacted.document.has_table("money")
    chosen = [(one.section, one.path) for one in redacted.held if one.why is Why.CHOSEN]
    assert chosen == [("2", "9.9/money")]
    assert "9.9" not in redacted.document.answers


@pytest.mark.parametrize("path", ["2", "2/money"])
def test_a_table_or_section_that_is_held_back_is_gone(path: str) -> None:
    redacted = redact(plan(answers={"2": "Much money."}), Choices(withheld={path: "Not ours to show"}))
    assert not redacted.document.has_table("money")
    assert ("Much money." in redacted.document.answers["2"]) is (path != "2")
    assert [one.path for one in redacted.held if one.why is Why.CHOSEN] == [path]


def test_no_note_behind_a_figure_is_public() -> None:
    rows = (row("a", ward=text("A"), men=people(50, note="Asked the ward", source="Two people on the list")),)
    (_, found), *_ = redact(plan(wards=rows), Choices()).document.figures()
    assert (found.note, found.source) == ("", "")


@pytest.mark.parametrize("name", ["essex-2016", "saltings-2016", "heronsmere-2025", "rutland-2016"])
def test_the_plans_that_ship_have_a_public_edition_on_either_template(name: str) -> None:
    document = read_example(EXAMPLES / name).document
    redacted = redact(document, Choices())
    for place, found in redacted.document.figures():
        if never().counts_people(place.table, place.column, found):
            assert found.value == 0 or abs(found.value) >= 5, place.path
    assert not redacted.document.rows("dowries")
    assert not redacted.document.rows("estate")
    assert not [one for one in redacted.held if one.why is Why.SMALL and one.path not in small_in(document)]


def small_in(document: PlanDocument) -> set[str]:
    """The places at which a plan states from one to four people."""
    return {
        place.path
        for place, found in document.figures()
        if never().counts_people(place.table, place.column, found) and 0 < abs(found.value) < 5
    }
