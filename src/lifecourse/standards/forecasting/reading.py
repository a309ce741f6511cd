"""Reads the numbers of the forecast from TOML, and refuses what has no source, range or unit."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from lifecourse.engine.pathways import BadParameter, Parameter
from lifecourse.standards.reading import UNCONFIRMED, BadPack, read_entry
from lifecourse.standards.values import Entry

# One that goes by size is for so many adults with a learning disability.
SIZE = 10_000


@dataclass(frozen=True, kw_only=True)
class NationalNumbers(Entry):
    """The parameters of the model for `SIZE` adults. `by_size`: the codes of those that go by it."""

    reviewed_on: date
    next_review: date
    parameters: tuple[Parameter, ...]
    by_size: frozenset[str]

    def for_area(self, adults: float) -> tuple[Parameter, ...]:
        """The parameters of an area of so many adults with a learning disability."""
        times = adults / SIZE
        return tuple(_sized(one, times) if one.code in self.by_size else one for one in self.parameters)


def _sized(one: Parameter, times: float) -> Parameter:
    return replace(one, value=one.value * times, low=one.low * times, high=one.high * times)


def read_numbers(data: Mapping[str, Any], *, where: str) -> NationalNumbers:
    """The numbers from their parsed TOML. Raises BadPack naming the one that is wrong."""
    if UNCONFIRMED in repr(data):
        raise BadPack(f"{where}: a number is marked {UNCONFIRMED}, unconfirmed. Leave it out, and say so.")
    raws = data.get("parameters", ())
    parameters = tuple(_parameter(raw, where) for raw in raws)
    codes = [one.code for one in parameters]
    if not codes or len(set(codes)) < len(codes):
        raise BadPack(f"{where}: expected parameters, each with a code of its own.")
    by_size = frozenset(raw["code"] for raw in raws if raw.get("by_size"))
    return read_entry(NationalNumbers, {**data, "parameters": parameters, "by_size": by_size}, where)


def _parameter(raw: Mapping[str, Any], where: str) -> Parameter:
    plain = {name: value for name, value in raw.items() if name != "by_size"}
    value = plain.get("value")
    if isinstance(value, bool) or not isinstance(value, (int, float)):
        raise BadPack(f"{where}, {raw.get('code')}: value is {value!r}; expected a number.")
    try:
        return Parameter.from_data({"low": value, "high": value, **plain})
    except BadParameter as fault:
        raise BadPack(f"{where}: {fault}") from fault
