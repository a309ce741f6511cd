"""What the page of options shows of scores: the ranking, its working, and what would change it, in words."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction
from math import ceil, floor
from urllib.parse import urlencode

from lifecourse.cases.kinds.options import ALL_WEIGHT, Appraisal, Criterion, Option, Score
from lifecourse.cases.rules.options import (
    Dominated,
    Move,
    Ranked,
    Steady,
    Term,
    Weighed,
    dominated,
    moved,
    rank,
    weigh,
    what_moves_it,
)
from lifecourse.design.api import MoneyOf, ScoreBars, number

# How far past a weight the page looks when somebody asks to see it: a tenth of a point of 100.
TENTHS = 10
ORDINALS = {1: "1st", 2: "2nd", 3: "3rd"}


@dataclass(frozen=True, kw_only=True)
class TermShown:
    """One step of the working. `working`: "7 × 30% = 2.1", "" where there is no score."""

    term: Term
    working: str
    points: str


@dataclass(frozen=True, kw_only=True)
class ScoreShown:
    """A score in words, with why it was given and whether it is ours."""

    score: str
    why: str
    source: str
    made_up: bool


@dataclass(frozen=True, kw_only=True)
class PlaceShown:
    """An option at its place, in words."""

    place: str
    option: Option
    total: str
    terms: tuple[TermShown, ...]
    missing: str


@dataclass(frozen=True, kw_only=True)
class SteadyShown:
    """What one weight can do, in sentences; `address`: the weights just past the nearest change."""

    name: str
    weight: str
    sentences: tuple[str, ...]
    address: str


@dataclass(frozen=True, kw_only=True)
class Weighing:
    """Everything that the page says of scores."""

    places: tuple[PlaceShown, ...]
    criteria: tuple[tuple[str, str], ...]
    chart: ScoreBars | None
    steady: tuple[SteadyShown, ...]
    beaten: tuple[Dominated, ...]
    # "All 16 scores", "3 of 16 scores"; "" where none is ours.
    made_up: str


def show_weighing(appraisal: Appraisal) -> Weighing:
    """The ranking of a case's options by its weights, or by others that somebody tries."""
    weighed = weigh(appraisal)
    ranked = rank(weighed) if appraisal.criteria else ()
    return Weighing(
        places=tuple(_place(one) for one in ranked),
        criteria=tuple((one.name, percent_words(one.weight)) for one in appraisal.criteria),
        chart=_chart(ranked),
        steady=tuple(_steady(one, appraisal.weights) for one in what_moves_it(weighed)),
        beaten=dominated(weighed),
        made_up=_made_up(appraisal),
    )


def describe_options(appraisal: Appraisal) -> list[tuple[Option, list[tuple[Criterion, ScoreShown]]]]:
    """Each option, with the scores that it was given and why."""
    return [
        (
            one.option,
            [(term.criterion, _score(term.score)) for term in one.terms if term.score is not None],
        )
        for one in weigh(appraisal)
    ]


def lead_words(ranked: Sequence[Ranked]) -> str:
    """Who comes first by score, as a chair would read it out; "" where nobody is scored."""
    first = [one for one in ranked if one.rank == 1]
    if not first:
        return ""
    total = number_words(first[0].weighed.total or Fraction(0))
    if len(first) > 1:
        names = " and ".join(named(one.weighed.option) for one in first)
        return f"{names} are level in first place, with {total} of 10 each."
    second = next((one for one in ranked if one.rank is not None and one.rank > 1), None)
    behind = (
        f"; {named(second.weighed.option)} is next, with {number_words(second.weighed.total or Fraction(0))}"
        if second
        else ""
    )
    return f"{named(first[0].weighed.option)} comes first, with {total} of 10{behind}."


def named(option: Option) -> str:
    """An option as the board calls it: Option 2, One location."""
    return f"Option {option.number}, {option.name}"


def number_words(value: Fraction, places: int = 2) -> str:
    """A number with two decimals at most: 6.2."""
    exact = Decimal(value.numerator) / value.denominator
    return number(exact.quantize(Decimal(1).scaleb(-places), rounding=ROUND_HALF_UP))


def percent_words(value: Fraction) -> str:
    """A weight in percent: 30%, 46.15%."""
    return f"{number_words(value)}%"


def weights_address(weights: Mapping[str, Fraction]) -> str:
    """Weights as an address carries them."""
    return urlencode({f"weight-{slug}": number_words(weight, 4) for slug, weight in weights.items()})


def _made_up(appraisal: Appraisal) -> str:
    ours, whole = sum(one.made_up for one in appraisal.scores), len(appraisal.scores)
    if not ours:
        return ""
    return f"All {whole} scores" if ours == whole else f"{ours} of {whole} scores"


def _place(one: Ranked) -> PlaceShown:
    terms = tuple(_term(term) for term in one.weighed.terms)
    total = one.weighed.total
    joint = "Joint " if one.level else ""
    return PlaceShown(
        place=f"{joint}{ORDINALS.get(one.rank, f'{one.rank}th')}" if one.rank else "Not ranked",
        option=one.weighed.option,
        total="" if total is None else number_words(total),
        terms=terms,
        missing=", ".join(criterion.name for criterion in one.weighed.missing),
    )


def _score(one: Score) -> ScoreShown:
    return ScoreShown(score=number_words(one.score), why=one.why, source=one.source, made_up=one.made_up)


def _term(term: Term) -> TermShown:
    points = number_words(term.points)
    if term.score is None:
        return TermShown(term=term, working="", points="")
    weight = percent_words(term.criterion.weight)
    return TermShown(
        term=term, working=f"{number_words(term.score.score)} × {weight} = {points}", points=points
    )


def _chart(ranked: Sequence[Ranked]) -> ScoreBars | None:
    scored = [one.weighed for one in ranked if one.rank is not None]
    if not scored:
        return None
    return ScoreBars(
        title="Weighted score of each option, out of 10",
        who="Option",
        what="Points for",
        says=lead_words(ranked),
        of=tuple(_bar(one) for one in scored),
    )


def _bar(one: Weighed) -> MoneyOf:
    return MoneyOf(
        name=named(one.option),
        pounds=tuple(
            (term.criterion.name, Decimal(term.points.numerator) / term.points.denominator)
            for term in one.terms
        ),
    )


def _steady(one: Steady, weights: Mapping[str, Fraction]) -> SteadyShown:
    return SteadyShown(
        name=one.criterion.name,
        weight=percent_words(one.criterion.weight),
        sentences=_sentences(one),
        address=_address_past(one, weights),
    )


def _sentences(one: Steady) -> tuple[str, ...]:
    if one.alone:
        return ("It weighs everything, so it is not known what the others would weigh among themselves.",)
    nearest, to_lead = one.nearest, one.nearest_to_lead
    if nearest is None:
        return ("No weight changes the ranking.",)
    if to_lead is None:
        return (_move_words(nearest), "No weight changes who comes first.")
    return (_move_words(nearest),) if nearest is to_lead else (_move_words(nearest), _move_words(to_lead))


def _move_words(move: Move) -> str:
    ahead, behind = named(move.ahead), named(move.behind)
    first = " and comes first" if move.leads else ""
    way = "more" if move.up else "less"
    if not move.by:
        return f"{ahead} and {behind} are level; with any {way} weight {ahead} is ahead{first}."
    to = percent_words(move.to)
    if move.ends:
        return f"Only at {to} does {ahead} come level with {behind}."
    return (
        f"{'Above' if move.up else 'Below'} {to}, {number_words(move.by)} points {way} than now, "
        f"{ahead} overtakes {behind}{first}."
    )


def _address_past(one: Steady, weights: Mapping[str, Fraction]) -> str:
    move = one.nearest_to_lead or one.nearest
    if move is None or move.ends:
        return ""
    # The next whole tenth past it, so that whoever looks sees who is ahead and not who is level.
    past = Fraction(floor(move.to * TENTHS) + 1 if move.up else ceil(move.to * TENTHS) - 1, TENTHS)
    return weights_address(
        moved(weights, one.criterion.slug, min(max(past, Fraction(0)), Fraction(ALL_WEIGHT)))
    )
