"""Cost that moves between commissioners does not net out."""

from collections.abc import Callable, Iterable, Iterator

from lifecourse.assurance.findings import ARITHMETIC, Asked, Check, Family, RawFinding, Severity
from lifecourse.assurance.reading import count, table_of
from lifecourse.assurance.words import listed, pounds, table_words
from lifecourse.figures.api import FigureValue, Unit
from lifecourse.plans.api import Row, Table

CHECK = Check(
    id="cost-moved",
    family=Family.MONEY,
    title="Cost moved between commissioners nets out and is shown",
    severity=Severity.SHOULD_LOOK,
    rule=ARITHMETIC,
    why="When one purse saves and others pay more than was saved, someone has to find the difference.",
)

Moved = tuple[Row, FigureValue]


def find(asked: Asked) -> Iterator[RawFinding]:
    """One finding for each change whose savings and costs cannot be equal, however each was rounded."""
    table = table_of(asked.document, "cost-movements")
    if table is None:
        return
    for group in _groups(table):
        if any(f.unit is not Unit.POUNDS for _, f in group):
            continue
        net = count((table.place(r.key, "amount"), f) for r, f in group)
        if net is None or net.within.low <= 0 <= net.within.high:
            continue
        saved = -sum(f.value for _, f in group if f.value < 0)
        paid = sum(f.value for _, f in group if f.value > 0)
        by = net.value
        yield CHECK.finding(
            place=net.places[0],
            others=net.places[1:],
            about="net",
            found=f"{pounds(saved)} saved, {pounds(paid)} more to pay" if saved and paid else pounds(by),
            expected="as much saved as paid",
            difference=pounds(by),
            sentence=f"In {table_words(table)}, {_told(table, group)}. Taken together, "
            + (f"{pounds(by)} a year more is paid." if by > 0 else f"{pounds(-by)} a year less is paid.")
            + ("" if saved and paid else " Nothing shows whose cost changes the other way."),
            mend="Show whose money meets the difference, or what becomes of what is saved.",
        )


def _groups(table: Table) -> Iterable[list[Moved]]:
    """Rows that tell of one change: those with the same words if that gives two sides, else the same days."""
    moved = [(r, f) for r in table.rows if (f := r.figure("amount")) is not None]
    by_words = _by(moved, lambda r: r.text("change").strip().lower())
    if all(len(group) > 1 for group in by_words):
        return by_words
    return _by(moved, lambda r: f"{r.text('from')} {r.text('to')}")


def _by(moved: list[Moved], key: Callable[[Row], str]) -> list[list[Moved]]:
    groups: dict[str, list[Moved]] = {}
    for row, figure in moved:
        groups.setdefault(key(row), []).append((row, figure))
    return list(groups.values())


def _told(table: Table, group: list[Moved]) -> str:
    choices = table.template.column("commissioner").choices
    return listed(
        f"{choices.get(r.text('commissioner'), r.text('commissioner'))} "
        + (f"save {pounds(-f.value)}" if f.value < 0 else f"pay {pounds(f.value)} more")
        for r, f in group
    )
