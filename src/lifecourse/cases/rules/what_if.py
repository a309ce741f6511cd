"""What a model would be if something were otherwise: pure changes, each of which gives another model."""

from collections.abc import Iterable
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

from lifecourse.cases.kinds.model import BenefitLine, Certainty, CostLine, Model, Phase, Profile
from lifecourse.cases.rules.model import shares_of
from lifecourse.cases.rules.quarters import later
from lifecourse.engine.allocation import whole


class CannotImagine(ValueError):
    """A model cannot be changed like this; says why, in words that a page can show."""


def moved(model: Model, phase: str, quarters: int) -> Model:
    """A phase begins so many quarters later, or earlier below nothing. The model's last quarter stays, so a
    late start loses its end. Raises CannotImagine where it would begin outside the model."""
    begins = later(_phase(model, phase).first, quarters)
    if not model.first <= begins <= model.last:
        raise CannotImagine(
            f"The phase would begin in {begins}; the model is of {model.first} to {model.last}."
        )
    return _with(model, replace(_phase(model, phase), first=begins))


def without(model: Model, participant: str) -> Model:
    """Somebody does not take part: their benefit goes, and the others carry their cost, but for what the
    model says falls away. A phase of theirs alone is not done. Raises CannotImagine."""
    if participant not in {one.slug for one in model.participants}:
        raise CannotImagine(f"Nobody called {participant} takes part.")
    if len(model.participants) == 1:
        raise CannotImagine("With nobody there is no model.")
    phases = [_left_by(model, phase, participant) for phase in model.phases]
    return replace(
        model,
        participants=tuple(one for one in model.participants if one.slug != participant),
        phases=tuple(phase for phase in phases if phase.participants),
    )


def with_assumption(model: Model, phase: str, line: str, certainty: Certainty) -> Model:
    """One line is certain: its best, middle and worst are all the one that is named. Raises CannotImagine."""
    found = _phase(model, phase)
    if line not in {*(one.slug for one in found.costs), *(one.slug for one in found.benefits)}:
        raise CannotImagine(f"{found.name} has no line {line}.")
    return _with(
        model,
        replace(
            found,
            costs=tuple(_cost_at(one, certainty) if one.slug == line else one for one in found.costs),
            benefits=tuple(
                _benefit_at(one, certainty) if one.slug == line else one for one in found.benefits
            ),
        ),
    )


def scaled(model: Model, *, costs: Decimal = Decimal(100), benefits: Decimal = Decimal(100)) -> Model:
    """All costs, or all benefits, come to so many per cent of what is said (from 0 up)."""
    by_cost, by_benefit = Fraction(costs) / 100, Fraction(benefits) / 100
    return replace(
        model,
        phases=tuple(
            replace(
                phase,
                costs=tuple(_cost_times(line, by_cost) for line in phase.costs),
                benefits=tuple(_benefit_times(line, by_benefit) for line in phase.benefits),
            )
            for phase in model.phases
        ),
    )


def times(profile: Profile, by: Fraction) -> Profile:
    """Every amount of a profile times a part, to the nearest penny."""
    return replace(
        profile,
        ramp=tuple(whole(pence * by) for pence in profile.ramp),
        lasting=whole(profile.lasting * by),
    )


def _left_by(model: Model, phase: Phase, gone: str) -> Phase:
    if gone not in phase.participants:
        return phase
    shares = shares_of(model, phase)
    all_shares = sum(shares.values())
    stays = 1 - shares[gone] / all_shares if all_shares else Fraction(1)
    fixed = tuple((name, part) for name, part in phase.fixed if name != gone)
    return replace(
        phase,
        participants=tuple(name for name in phase.participants if name != gone),
        fixed=fixed if any(part for _, part in fixed) or not phase.fixed else _alike(shares, gone),
        costs=tuple(_cost_without(line, gone) for line in phase.costs),
        benefits=tuple(
            line if line.goes_to else _benefit_times(line, stays)
            for line in phase.benefits
            if line.goes_to != gone and (line.goes_to or stays)
        ),
        moves=tuple(move for move in phase.moves if gone not in (move.giver, move.taker)),
        posts=tuple(one for one in phase.posts if one.participant != gone),
    )


def _alike(names: Iterable[str], gone: str) -> tuple[tuple[str, Fraction], ...]:
    return tuple((name, Fraction(1)) for name in names if name != gone)


def _cost_without(line: CostLine, gone: str) -> CostLine:
    less = dict(line.falls_away).get(gone, 0)
    return replace(
        line,
        best=line.best - less,
        mid=line.mid - less,
        worst=line.worst - less,
        paid_by="" if line.paid_by == gone else line.paid_by,
        falls_away=tuple(one for one in line.falls_away if one[0] != gone),
    )


def _cost_times(line: CostLine, by: Fraction) -> CostLine:
    return replace(
        line,
        best=whole(line.best * by),
        mid=whole(line.mid * by),
        worst=whole(line.worst * by),
        running=whole(line.running * by),
        falls_away=tuple((name, int(pence * by)) for name, pence in line.falls_away),
    )


def _benefit_times(line: BenefitLine, by: Fraction) -> BenefitLine:
    return replace(line, profile=times(line.profile, by))


def _cost_at(line: CostLine, certainty: Certainty) -> CostLine:
    amount = {Certainty.BEST: line.best, Certainty.MID: line.mid, Certainty.WORST: line.worst}[certainty]
    return replace(line, best=amount, mid=amount, worst=amount)


def _benefit_at(line: BenefitLine, certainty: Certainty) -> BenefitLine:
    part = {Certainty.BEST: line.best, Certainty.MID: Fraction(1), Certainty.WORST: line.worst}[certainty]
    return replace(line, profile=times(line.profile, part), best=Fraction(1), worst=Fraction(1))


def _phase(model: Model, slug: str) -> Phase:
    for phase in model.phases:
        if phase.slug == slug:
            return phase
    raise CannotImagine(f"There is no phase {slug}.")


def _with(model: Model, changed: Phase) -> Model:
    phases = tuple(changed if phase.slug == changed.slug else phase for phase in model.phases)
    return replace(model, phases=phases)
