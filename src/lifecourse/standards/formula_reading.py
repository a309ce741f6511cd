"""Reads a formula from TOML and refuses what has no source, status or date."""

from collections.abc import Mapping
from typing import Any

from lifecourse.standards.formula_values import CostFormula, PricedBy, PriceUnit
from lifecourse.standards.reading import UNCONFIRMED, BadPack, read_entry


def read_formula(data: Mapping[str, Any], *, where: str) -> CostFormula:
    """A formula from its parsed TOML. Raises BadPack naming the entry that is wrong."""
    if UNCONFIRMED in repr(data):
        raise BadPack(f"{where}: an entry is marked {UNCONFIRMED}, unconfirmed. Give its source.")
    found: dict[str, PriceUnit] = {}
    for raw in data.get("price_units", []):
        unit = _price_unit(raw, f"{where}, {raw.get('id', 'a price unit without an id')}")
        if unit.id in found:
            raise BadPack(f"{where}: two price units have the id {unit.id!r}; ids are unique.")
        found[unit.id] = unit
    formula = read_entry(CostFormula, {**data, "price_units": found}, where)
    if not found:
        raise BadPack(f"{where}: it has no price units.")
    if formula.next_review <= formula.reviewed_on:
        raise BadPack(f"{where}: the next review ({formula.next_review}) is not after the last.")
    if type(formula.days_in_a_week) is not int or formula.days_in_a_week < 1:
        raise BadPack(f"{where}: days_in_a_week is {formula.days_in_a_week!r}; expected a whole number.")
    return formula


def _price_unit(raw: Mapping[str, Any], where: str) -> PriceUnit:
    if raw.get("units") not in set(PricedBy):
        raise BadPack(f"{where}: units is {raw.get('units')!r}; expected one of {', '.join(PricedBy)}.")
    unit = read_entry(PriceUnit, {**raw, "units": PricedBy(raw["units"])}, where)
    both = (unit.times, unit.in_weeks)
    if any(type(number) is not int or number < 0 for number in both):
        raise BadPack(f"{where}: times and in_weeks are {both}; expected whole numbers.")
    if all(both) is not (unit.units is PricedBy.FIXED):
        raise BadPack(f"{where}: times and in_weeks are given where units are fixed, and only there.")
    return unit
