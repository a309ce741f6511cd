"""The parts of a case that are more than words, as blocks of a paper: days, risks, people, options."""

from collections.abc import Callable, Iterator, Mapping
from datetime import date
from fractions import Fraction

from lifecourse.cases.api import (
    DEPENDS_WORDS,
    CaseDocument,
    PartName,
    Ranked,
    Steady,
    rank,
    weigh,
    what_moves_it,
)
from lifecourse.publishing.cases.money import model_blocks, saving_blocks
from lifecourse.publishing.flow import body
from lifecourse.publishing.galley import Block, Grid, GridCell, GridColumn, GridRow, Heading, Items
from lifecourse.publishing.table_grids import plain_grid
from lifecourse.publishing.words import short_day_words

LEVELS = {"H": "High", "M": "Medium", "L": "Low", "": "not said"}
NOT_SAID = "not said"


def part_blocks(document: CaseDocument, slug: str, names: Mapping[str, str]) -> Iterator[Block]:
    """A part by its short name; nothing where nothing is written in it. `names`: organisations by code."""
    if (made := MAKERS.get(slug)) is not None:
        yield from made(document)
    elif slug == PartName.SAVINGS:
        yield from saving_blocks(document, names)
    elif slug == PartName.MODEL:
        yield from model_blocks(document, names)


def _milestones(document: CaseDocument) -> Iterator[Block]:
    if not document.milestones:
        return
    named = {one.slug: one.name for one in document.milestones}
    yield plain_grid(
        {"What": 44, "From": 14, "By": 14, "What waits for it": 28},
        [
            (
                one.name,
                _day(one.first_day),
                _day(one.due),
                "; ".join(named[slug] for slug in one.informs) or "–",
            )
            for one in document.milestones
        ],
        title="Milestones",
    )


def _day(day: date | None) -> str:
    return short_day_words(day) if day else "–"


def _dependencies(document: CaseDocument) -> Iterator[Block]:
    if document.dependencies:
        yield plain_grid(
            {"On what": 50, "Case": 14, "How": 36},
            [(one.title, one.reference or "–", DEPENDS_WORDS[one.how]) for one in document.dependencies],
            title="What the case hangs on",
        )


def _risks(document: CaseDocument) -> Iterator[Block]:
    if document.risks:
        yield plain_grid(
            {"Risk": 36, "Likely": 10, "Impact": 10, "Who sees to it": 16, "What is done": 34},
            [
                (
                    "; ".join((one.title, *one.corporate)),
                    LEVELS.get(one.likelihood, one.likelihood),
                    LEVELS.get(one.impact, one.impact),
                    one.owner or NOT_SAID,
                    one.mitigation or NOT_SAID,
                )
                for one in document.risks
            ],
            title="Risks",
        )


def _impact(document: CaseDocument) -> Iterator[Block]:
    impact = document.impact
    for title, words in (
        ("Who is affected", impact.who),
        ("What gets better", impact.better),
        ("What gets worse", impact.worse),
        ("What is neither", impact.neutral),
        ("People with protected characteristics", impact.on_groups),
    ):
        if words:
            yield Heading(level=3, text=title)
            yield body(words)
    if impact.groups:
        yield plain_grid(
            {"Characteristic": 22, "What it means": 44, "What is done": 34},
            [(one.group.label, one.words, one.done or NOT_SAID) for one in impact.groups],
            title="Groups that the law protects",
        )


def _benefits(document: CaseDocument) -> Iterator[Block]:
    if document.benefits:
        yield plain_grid(
            {"Benefit": 32, "How it is measured": 36, "Today": 10, "Target": 14, "By": 12},
            [
                (
                    one.name,
                    one.measure or one.code or NOT_SAID,
                    _number(one.baseline),
                    f"{_number(one.target)} {one.unit}".strip() if one.target is not None else NOT_SAID,
                    _day(one.due) if one.due else NOT_SAID,
                )
                for one in document.benefits
            ],
            title="Benefits and their measures",
        )


def _number(number: Fraction | None) -> str:
    return NOT_SAID if number is None else f"{float(number):,.2f}".rstrip("0").rstrip(".")


def _options(document: CaseDocument) -> Iterator[Block]:
    appraisal = document.appraisal
    for option in appraisal.options:
        yield Heading(level=3, text=f"Option {option.number}: {option.name}")
        if option.words:
            yield body(option.words)
        for title, said in (("For it", option.advantages), ("Against it", option.disadvantages)):
            if said:
                yield body(f"{title}:")
                yield Items(items=tuple((body(words),) for words in said))
    if appraisal.criteria:
        yield from _ranking(document)


def _ranking(document: CaseDocument) -> Iterator[Block]:
    weighed = weigh(document.appraisal)
    yield Heading(level=3, text="How the options are weighed")
    if document.appraisal.scores_made_up:
        yield body(
            "The scores are made up: the published case scores nothing. They show how weighing works, and "
            "are no judgement of anybody's.",
            look="note",
        )
    ranked = rank(weighed)
    yield _weighed(ranked)
    # What moves the ranking is asked only of options that have every score.
    if len([one for one in ranked if one.rank is not None]) > 1:
        yield body("How far a weight must move to change who comes first:")
        yield Items(items=tuple((body(_moves(one)),) for one in what_moves_it(weighed)))


def _weighed(ranked: tuple[Ranked, ...]) -> Grid:
    """A row for each option, best first; each cell is score times weight, the last their sum."""
    terms = ranked[0].weighed.terms
    columns = [GridColumn(title="Option", weight=26)]
    columns += [
        GridColumn(title=f"{one.criterion.name}, {_number(one.criterion.weight)}%", weight=16, numeric=True)
        for one in terms
    ]
    columns.append(GridColumn(title="In all, of 10", weight=12, numeric=True))
    rows = []
    for place in ranked:
        option = place.weighed.option
        cells = [f"{place.rank}. {option.name}" if place.rank else option.name]
        for term in place.weighed.terms:
            cells.append(
                f"{_number(term.score.score)} → {_number(term.points)}" if term.score else "no score"
            )
        cells.append("cannot be said" if place.weighed.total is None else _number(place.weighed.total))
        rows.append(GridRow(cells=tuple(GridCell(text=words) for words in cells)))
    title = "Options by their weighted score, each score and what it comes to"
    return Grid(label="", title=title, columns=tuple(columns), rows=tuple(rows))


def _moves(steady: Steady) -> str:
    move, name = steady.nearest_to_lead, steady.criterion.name
    if move is None:
        return f"{name}: no weight changes who comes first."
    way = "up" if move.up else "down"
    past = "come level there" if move.ends else f"past it, {move.ahead.name} comes before {move.behind.name}"
    return f"{name}: {way} from {_number(move.now)}% to {_number(move.to)}%; {past}."


MAKERS: dict[str, Callable[[CaseDocument], Iterator[Block]]] = {
    PartName.MILESTONES.value: _milestones,
    PartName.DEPENDENCIES.value: _dependencies,
    PartName.RISKS.value: _risks,
    PartName.IMPACT.value: _impact,
    PartName.BENEFITS.value: _benefits,
    PartName.OPTIONS.value: _options,
}
