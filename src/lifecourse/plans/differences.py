"""What differs between two plans, section by section, for somebody who reads it: words and figures."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import groupby

from lifecourse.engine.wording import Piece, word_differences
from lifecourse.figures.api import FigureValue, Unit, number_words
from lifecourse.plans.comparing import NOTHING, Change, Difference, compare, moved_rows
from lifecourse.plans.document import Place, PlanDocument


@dataclass(frozen=True, kw_only=True)
class Shown:
    """One difference as a page shows it: with its words marked, or with how far a figure moved."""

    difference: Difference
    pieces: tuple[Piece, ...] = ()
    step: str = ""
    figure: bool = False


@dataclass(frozen=True, kw_only=True)
class SectionDifferences:
    """Everything that differs in one section."""

    key: str
    title: str
    shown: tuple[Shown, ...]

    @property
    def sentence(self) -> str:
        """The whole on one line: "2 passages of text and 3 figures changed; 1 row was added"."""
        return _summary(self.shown)


def differences_by_section(before: PlanDocument, after: PlanDocument) -> list[SectionDifferences]:
    """Every section in which two plans differ, in the order of the later plan."""
    titles = {s.key: s.title for document in (after, before) for s in document.template.sections}
    order = {key: number for number, key in enumerate(titles)}
    found = [_show(one, before, after) for one in compare(before, after)]
    found += [Shown(difference=one) for one in moved_rows(before, after)]
    found.sort(key=lambda shown: order.get(shown.difference.place.section, len(order)))
    return [
        SectionDifferences(key=key, title=titles.get(key, ""), shown=tuple(shown))
        for key, shown in groupby(found, key=lambda s: s.difference.place.section)
    ]


def _show(one: Difference, before: PlanDocument, after: PlanDocument) -> Shown:
    was, now = (_figure_at(document, one.place) for document in (before, after))
    if was or now:
        return Shown(difference=one, figure=True, step=figure_step(was, now) if was and now else "")
    if one.change is Change.CHANGED and NOTHING not in {one.before, one.after}:
        return Shown(difference=one, pieces=tuple(word_differences(one.before, one.after)))
    return Shown(difference=one)


def _figure_at(document: PlanDocument, place: Place) -> FigureValue | None:
    if not place.column or place.table not in document.tables:
        return None
    row = document.tables[place.table].row(place.row)
    return row.figure(place.column) if row else None


def figure_step(was: FigureValue, now: FigureValue) -> str:
    """How far a figure moved: "5 people more (7.2% more)"; nothing when it did not, or units differ."""
    step = now.value - was.value
    if not step or was.unit is not now.unit:
        return ""
    way = "more" if step > 0 else "less" if now.unit in {Unit.POUNDS, Unit.PERCENT} else "fewer"
    if now.unit is Unit.PERCENT:
        return f"{abs(step).normalize():f} percentage points {'more' if step > 0 else 'less'}"
    words = f"{number_words(abs(step), now.unit)} {way}"
    if was.value <= 0:
        return words
    share = (abs(step) / was.value * 100).quantize(Decimal("0.1"))
    return f"{words} ({share.normalize():f}% {'more' if step > 0 else 'less'})"


def _summary(shown: Sequence[Shown]) -> str:
    counts = Counter(_kind(one) for one in shown)
    kinds = (
        ("text", "passage of text differs", "passages of text differ"),
        ("figure", "figure differs", "figures differ"),
        ("cell", "other cell differs", "other cells differ"),
        (Change.ADDED, "row was added", "rows were added"),
        (Change.REMOVED, "row was removed", "rows were removed"),
        (Change.MOVED, "row was moved", "rows were moved"),
    )
    said = [
        f"{counts[kind]} {one if counts[kind] == 1 else many}" for kind, one, many in kinds if counts[kind]
    ]
    return ", ".join(said) + "."


def _kind(one: Shown) -> str:
    place = one.difference.place
    if not place.table:
        return "text"
    if not place.column:
        return one.difference.change
    return "figure" if one.figure else "cell"
