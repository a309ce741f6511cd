"""The formulas that ship with Lifecourse: what support costs a week and in a period."""

import tomllib
from datetime import date
from functools import cache
from importlib import resources

from lifecourse.standards.formula_reading import read_formula
from lifecourse.standards.formula_values import CostFormula
from lifecourse.standards.packs import NoPackInForce


@cache
def cost_formulas() -> tuple[CostFormula, ...]:
    """Every formula, the oldest first."""
    folder = resources.files("lifecourse.standards.formulas")
    files = sorted((f for f in folder.iterdir() if f.name.endswith(".toml")), key=lambda f: f.name)
    read = [read_formula(tomllib.loads(f.read_text(encoding="utf-8")), where=f.name) for f in files]
    return tuple(sorted(read, key=lambda one: (one.in_force_from, one.id)))


def cost_formula(on: date) -> CostFormula:
    """The formula that is used on a day; before the first was published, the first. Raises NoPackInForce."""
    known = cost_formulas()
    holding = [one for one in known if one.holds_on(on)]
    if holding:
        return holding[-1]
    if known and on < known[0].in_force_from:
        return known[0]
    raise NoPackInForce(f"No published formula for what support costs covers {on}.")
