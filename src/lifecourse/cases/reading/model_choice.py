"""Whether the choice between a case's options holds when its cost model is otherwise."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from lifecourse.cases.kinds.document import CaseDocument
from lifecourse.cases.kinds.model import Model
from lifecourse.cases.kinds.options import Option
from lifecourse.cases.reading.model import Was
from lifecourse.cases.rules.options_model import values_of
from lifecourse.engine.allocation import whole
from lifecourse.standards.api import NoPackInForce

SEVERAL = 2


@dataclass(frozen=True, kw_only=True)
class OptionShown:
    """An option's worth to the public purse in today's money, in pence, and its place by it."""

    option: Option
    value: Was
    place: Was


@dataclass(frozen=True, kw_only=True)
class ChoiceShown:
    """The options by value for money, the best first, and in a sentence whether the choice holds."""

    rows: Sequence[OptionShown]
    sentence: str


def show_choice(document: CaseDocument, tried: Model) -> ChoiceShown | None:
    """The options as they are and as they would be. None where there is nothing to choose between."""
    try:
        before, after = _worth(document), _worth(replace(document, model=tried))
    except NoPackInForce:
        return None
    options = [one for one in document.appraisal.options if one.slug in before and one.slug in after]
    if len(options) < SEVERAL:
        return None
    rows = [
        OptionShown(
            option=one,
            value=Was(before=before[one.slug], after=after[one.slug]),
            place=Was(before=_place(one.slug, before), after=_place(one.slug, after)),
        )
        for one in options
    ]
    rows.sort(key=lambda row: (row.place.after, row.option.number))
    return ChoiceShown(rows=rows, sentence=_sentence(rows))


def _worth(document: CaseDocument) -> dict[str, int]:
    return {one.option.slug: whole(one.purse.value) for one in values_of(document) if one.stated}


def _place(slug: str, worth: dict[str, int]) -> int:
    return 1 + sum(value > worth[slug] for value in worth.values())


def _sentence(rows: Sequence[OptionShown]) -> str:
    now, was = ([row.option for row in rows if place(row) == 1] for place in (_after, _before))
    if now != was:
        return f"The choice does not hold: {_names(now)} would come first, and not {_names(was)}."
    if any(row.place.differs for row in rows):
        return f"The choice holds: {_names(now)} still comes first. The order of the others changes."
    if any(row.value.differs for row in rows):
        return f"The choice holds: {_names(now)} still comes first, and no option changes its place."
    return f"{_names(now)} comes first by value for money."


def _after(row: OptionShown) -> int:
    return row.place.after


def _before(row: OptionShown) -> int:
    return row.place.before


def _names(options: Sequence[Option]) -> str:
    return " and ".join(f"“{one.name}”" for one in options)
