"""A model as plain data: what the reader reads (`rules/model_data.py`), as a file or a kept part holds it.

What says nothing is left out: no running cost of nothing, no part that is the whole. Read again it is
the same model, whatever somebody thought it out from.
"""

from fractions import Fraction
from typing import Any

from lifecourse.cases.kinds.model import (
    BenefitLine,
    CostLine,
    Divided,
    Model,
    Move,
    Participant,
    Phase,
    Posts,
    Profile,
    Spread,
)
from lifecourse.cases.rules.model_data import DRAWS

PENCE = 100
PERCENT = 100
# More places than anybody types; a part that has none so short, such as a third, cannot be typed at all.
MOST_PLACES = 30


class CannotSay(ValueError):
    """A number has no end, such as a third, so that no file can hold it."""


def model_to_data(model: Model) -> dict[str, Any]:
    """The section `model` of a case. Amounts in pounds, quarters as 2016/17 Q2. Raises CannotSay."""
    said = {"price_basis": model.price_basis, "source": model.source, "reading": model.reading}
    drawn = {"seed": model.seed} if model.seed != 1 else {}
    drawn |= {"draws": model.draws} if model.draws != DRAWS else {}
    return {
        "first": str(model.first),
        "last": str(model.last),
        **{key: words for key, words in said.items() if words},
        **drawn,
        "participants": [_participant(one) for one in model.participants],
        "phases": [_phase(one, model) for one in model.phases],
    }


def pounds_said(pence: int) -> int | str:
    """Pence as pounds that a file holds exactly: a whole number, or words such as "51685.83"."""
    pounds, rest = divmod(pence, PENCE)
    return f"{pounds}.{rest:02}" if rest else pounds


def number_said(number: Fraction) -> int | str:
    """A number as a file holds it exactly: a whole number, or words such as "0.125". Raises CannotSay."""
    if number.denominator == 1:
        return number.numerator
    for places in range(1, MOST_PLACES + 1):
        whole = number * 10**places
        if whole.denominator == 1:
            digits = f"{abs(whole.numerator):0{places + 1}}"
            sign = "-" if number < 0 else ""
            return f"{sign}{digits[:-places]}.{digits[-places:]}"
    raise CannotSay(f"{number} cannot be written with a point and digits after it.")


def _participant(one: Participant) -> dict[str, Any]:
    found = {
        "slug": one.slug,
        "name": one.name,
        "organisation": one.organisation,
        "share": number_said(one.share),
    }
    return found | ({"floor": pounds_said(one.floor)} if one.floor else {})


def _phase(phase: Phase, model: Model) -> dict[str, Any]:
    everybody = tuple(one.slug for one in model.participants)
    found: dict[str, Any] = {
        "slug": phase.slug,
        "number": phase.number,
        "name": phase.name,
        "first": str(phase.first),
    }
    if phase.participants != everybody:
        found["participants"] = list(phase.participants)
    if phase.divided is not Divided.BY_BENEFIT:
        found["divided"] = phase.divided.value
    if phase.fixed:
        found["fixed"] = {name: number_said(part) for name, part in phase.fixed}
    lists = {
        "costs": [_cost(one) for one in phase.costs],
        "benefits": [_benefit(one) for one in phase.benefits],
        "moves": [_move(one) for one in phase.moves],
        "posts": [_posts(one) for one in phase.posts],
    }
    return found | {key: rows for key, rows in lists.items() if rows}


def _cost(line: CostLine) -> dict[str, Any]:
    found: dict[str, Any] = {"slug": line.slug, "name": line.name, "kind": line.kind.value}
    if line.best != line.mid or line.worst != line.mid:
        found |= {"best": pounds_said(line.best), "worst": pounds_said(line.worst)}
    found["mid"] = pounds_said(line.mid)
    if line.weights != (Fraction(1),):
        found["weights"] = [number_said(one) for one in line.weights]
    if line.running:
        found["running"] = pounds_said(line.running)
    if line.capital:
        found["capital"] = True
    if line.paid_by:
        found["paid_by"] = line.paid_by
    if line.falls_away:
        found["falls_away"] = {name: pounds_said(pence) for name, pence in line.falls_away}
    return found | _ends(line)


def _benefit(line: BenefitLine) -> dict[str, Any]:
    found: dict[str, Any] = {"slug": line.slug, "name": line.name, "kind": line.kind.value}
    found |= {"counts": line.counts.value} | _profile(line.profile)
    for key, part in (("best_percent", line.best), ("worst_percent", line.worst)):
        if part != 1:
            found[key] = number_said(part * PERCENT)
    if line.goes_to:
        found["goes_to"] = line.goes_to
    return found | _ends(line)


def _move(move: Move) -> dict[str, Any]:
    found: dict[str, Any] = {"slug": move.slug, "name": move.name, "from": move.giver, "to": move.taker}
    return found | _profile(move.profile) | ({"source": move.source} if move.source else {})


def _posts(one: Posts) -> dict[str, Any]:
    return {"participant": one.participant, "name": one.name, "posts": number_said(one.posts)}


def _profile(profile: Profile) -> dict[str, Any]:
    found: dict[str, Any] = {}
    if profile.ramp:
        found["ramp"] = [pounds_said(pence) for pence in profile.ramp]
    if profile.lasting:
        found["lasting"] = pounds_said(profile.lasting)
    return found if profile.quarters is None else found | {"quarters": profile.quarters}


def _ends(line: CostLine | BenefitLine) -> dict[str, Any]:
    spread = {} if line.spread is Spread.TRIANGULAR else {"spread": line.spread.value}
    return spread | ({"source": line.source} if line.source else {})
