"""Weighing options by criteria: the score with its working, the ranking, and what would change it. Exact."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from itertools import combinations

from lifecourse.cases.kinds.options import ALL_WEIGHT, Appraisal, Criterion, Option, Score


class BadWeights(ValueError):
    """Weights that nothing can be weighed by; says why in words that a page can show."""


@dataclass(frozen=True, kw_only=True)
class Term:
    """One step of the working: a score times what its criterion weighs. `score`: None where there is none."""

    criterion: Criterion
    score: Score | None

    @property
    def points(self) -> Fraction:
        """What it adds to the score of the option."""
        return self.score.score * self.criterion.weight / ALL_WEIGHT if self.score else Fraction(0)


@dataclass(frozen=True, kw_only=True)
class Weighed:
    """One option with its working, criterion by criterion."""

    option: Option
    terms: tuple[Term, ...]

    @property
    def missing(self) -> tuple[Criterion, ...]:
        """The criteria by which nobody scored it."""
        return tuple(term.criterion for term in self.terms if term.score is None)

    @property
    def total(self) -> Fraction | None:
        """Its weighted score from 0 to 10; None while a score is missing, since nothing may stand for it."""
        if self.missing or not self.terms:
            return None
        return sum((term.points for term in self.terms), start=Fraction(0))

    def by(self, criterion: str) -> Fraction:
        """Its own score by a criterion."""
        return next(
            term.score.score for term in self.terms if term.score and term.criterion.slug == criterion
        )


@dataclass(frozen=True, kw_only=True)
class Ranked:
    """An option at its place. `level`: the options that share the place; `rank`: None where unscored."""

    rank: int | None
    weighed: Weighed
    level: tuple[Option, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Move:
    """A weight at which two options come level, in percent; past it, `ahead` comes before `behind`.

    `leads`: whether who stands first is another then. `ends`: it is 0 or 100%, and nothing lies past it.
    """

    to: Fraction
    now: Fraction
    up: bool
    ahead: Option
    behind: Option
    leads: bool = False

    @property
    def by(self) -> Fraction:
        """How far the weight moves, in points of 100."""
        return abs(self.to - self.now)

    @property
    def ends(self) -> bool:
        """Whether the options only come level: there is no weight past it."""
        return self.to == (ALL_WEIGHT if self.up else 0)


@dataclass(frozen=True, kw_only=True)
class Steady:
    """What a criterion's weight can do to the ranking: every move, the nearest first. None: nothing."""

    criterion: Criterion
    moves: tuple[Move, ...] = ()
    # The criterion weighs everything, so it is not known what the others would weigh among themselves.
    alone: bool = False

    @property
    def nearest(self) -> Move | None:
        """The smallest move that changes the ranking."""
        return self.moves[0] if self.moves else None

    @property
    def nearest_to_lead(self) -> Move | None:
        """The smallest move that changes who stands first."""
        return next((move for move in self.moves if move.leads), None)


@dataclass(frozen=True, kw_only=True)
class Dominated:
    """An option that another beats: no worse by any criterion, and better by one."""

    option: Option
    by: Option


def weigh(appraisal: Appraisal) -> tuple[Weighed, ...]:
    """Every option with its working, in the order of their numbers."""
    given = {(score.option, score.criterion): score for score in appraisal.scores}
    return tuple(
        Weighed(
            option=option,
            terms=tuple(
                Term(criterion=one, score=given.get((option.slug, one.slug))) for one in appraisal.criteria
            ),
        )
        for option in appraisal.options
    )


def rank(weighed: Sequence[Weighed]) -> tuple[Ranked, ...]:
    """Every option at its place, the best first; level ones share it. Those without a score come last."""
    scored = sorted((one for one in weighed if one.total is not None), key=_best_first)
    totals = [one.total for one in scored]
    placed = [
        Ranked(
            rank=totals.index(one.total) + 1,
            weighed=one,
            level=tuple(o.option for o in scored if o.total == one.total and o is not one),
        )
        for one in scored
    ]
    return (*placed, *(Ranked(rank=None, weighed=one) for one in weighed if one.total is None))


def reweigh(appraisal: Appraisal, weights: Mapping[str, Fraction]) -> Appraisal:
    """The same scores by other weights, in percent. Raises BadWeights."""
    if strangers := sorted(set(weights) - set(appraisal.weights)):
        raise BadWeights(f"Found a weight for {strangers[0]}, which is no criterion of this case.")
    every = appraisal.weights | dict(weights)
    if wrong := [slug for slug, weight in every.items() if not 0 <= weight <= ALL_WEIGHT]:
        raise BadWeights(f"The weight of {wrong[0]} is not from 0 to 100.")
    whole = sum(every.values(), start=Fraction(0))
    if whole != ALL_WEIGHT:
        raise BadWeights(f"The weights come to {float(whole):g}; they have to come to 100.")
    return replace(
        appraisal, criteria=tuple(replace(one, weight=every[one.slug]) for one in appraisal.criteria)
    )


def in_proportion(weights: Mapping[str, Fraction]) -> dict[str, Fraction]:
    """Weights that add up to 100, in the proportions of these. Raises BadWeights where all are nothing."""
    whole = sum(weights.values(), start=Fraction(0))
    if not whole:
        raise BadWeights("Every weight is 0, so there is nothing to weigh by.")
    return {slug: weight * ALL_WEIGHT / whole for slug, weight in weights.items()}


def moved(weights: Mapping[str, Fraction], slug: str, to: Fraction) -> dict[str, Fraction]:
    """The weights with one of them moved; the others keep their proportions and make up 100 with it.

    Raises BadWeights where the others weigh nothing, and so have no proportions.
    """
    others = ALL_WEIGHT - weights[slug]
    if not others:
        raise BadWeights("The other criteria weigh nothing, so it is not known how they would share it.")
    scale = (ALL_WEIGHT - to) / others
    return {one: to if one == slug else weight * scale for one, weight in weights.items()}


def what_moves_it(weighed: Sequence[Weighed]) -> tuple[Steady, ...]:
    """For each criterion, every weight at which the ranking changes; the others keep their proportions."""
    scored = [one for one in weighed if one.total is not None]
    if not scored:
        return ()
    return tuple(_steady(scored, term.criterion) for term in scored[0].terms)


def dominated(weighed: Sequence[Weighed]) -> tuple[Dominated, ...]:
    """Every option that another beats whatever the weights are; the first that does, by number."""
    scored = [one for one in weighed if one.total is not None]
    found = []
    for one in scored:
        by = next((other for other in scored if _beats(other, one)), None)
        if by is not None:
            found.append(Dominated(option=one.option, by=by.option))
    return tuple(found)


def _best_first(one: Weighed) -> tuple[Fraction, int]:
    return -(one.total or Fraction(0)), one.option.number


def _beats(one: Weighed, other: Weighed) -> bool:
    gaps = [one.by(term.criterion.slug) - other.by(term.criterion.slug) for term in one.terms]
    return all(gap >= 0 for gap in gaps) and any(gap > 0 for gap in gaps)


def _steady(scored: Sequence[Weighed], criterion: Criterion) -> Steady:
    if criterion.weight == ALL_WEIGHT:
        return Steady(criterion=criterion, alone=True)
    moves = [move for pair in combinations(scored, 2) for move in _moves(*pair, criterion)]
    moves.sort(key=lambda move: (move.by, not move.up, move.ahead.number))
    return Steady(criterion=criterion, moves=tuple(_with_leads(moves, scored)))


def _moves(one: Weighed, other: Weighed, criterion: Criterion) -> list[Move]:
    """Where two options come level, as the lead of `one` over `other` is a straight line of the weight."""
    at_all = one.by(criterion.slug) - other.by(criterion.slug)
    at_none = _lead_without(one, other, criterion)
    if at_all == at_none:
        return []
    level = at_none / (at_none - at_all) * ALL_WEIGHT
    if not 0 <= level <= ALL_WEIGHT:
        return []
    rising = at_all > at_none
    ahead, behind = (one, other) if rising else (other, one)
    found = []
    if level >= criterion.weight and criterion.weight < ALL_WEIGHT:
        found.append(_move(level, criterion, ahead, behind, up=True))
    if level <= criterion.weight and criterion.weight > 0:
        found.append(_move(level, criterion, behind, ahead, up=False))
    return found


def _lead_without(one: Weighed, other: Weighed, criterion: Criterion) -> Fraction:
    """The lead that the other criteria alone give, at their own proportions."""
    whole = (one.total or Fraction(0)) - (other.total or Fraction(0))
    own = (one.by(criterion.slug) - other.by(criterion.slug)) * criterion.weight / ALL_WEIGHT
    return (whole - own) * ALL_WEIGHT / (ALL_WEIGHT - criterion.weight)


def _move(to: Fraction, criterion: Criterion, ahead: Weighed, behind: Weighed, *, up: bool) -> Move:
    return Move(to=to, now=criterion.weight, up=up, ahead=ahead.option, behind=behind.option)


def _with_leads(moves: Sequence[Move], scored: Sequence[Weighed]) -> list[Move]:
    """Each move with whether another stands first: the first in its direction that a leader is part of."""
    best = max(one.total for one in scored if one.total is not None)
    leaders = {one.option.slug for one in scored if one.total == best}
    first = {
        up: next((m.to for m in moves if m.up is up and leaders & {m.ahead.slug, m.behind.slug}), None)
        for up in (True, False)
    }
    return [
        replace(move, leads=move.to == first[move.up] and bool(leaders & {move.ahead.slug, move.behind.slug}))
        for move in moves
    ]
