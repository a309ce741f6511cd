"""Reads a published series from TOML, and refuses a number without a source, out of order or out of range."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields
from datetime import date
from itertools import pairwise
from typing import Any

from lifecourse.engine.believing import Break, Flow, Length, Point, Series
from lifecourse.engine.pathways import BadParameter, Parameter
from lifecourse.standards.reading import UNCONFIRMED, BadPack, read_entry
from lifecourse.standards.values import Entry

GROUP = "What is believed beforehand"


@dataclass(frozen=True, kw_only=True)
class PublishedSeries(Entry):
    """A series with its citation and the day on which it was last looked at."""

    reviewed_on: date
    next_review: date
    rounded_to: int
    series: Series


def read_series(data: Mapping[str, Any], *, where: str) -> PublishedSeries:
    """A series from its parsed TOML. Raises BadPack naming the number that is wrong."""
    if UNCONFIRMED in repr(data):
        raise BadPack(f"{where}: a number is marked {UNCONFIRMED}, unconfirmed. Leave it out, and say so.")
    series = Series(
        words=str(data.get("words", "")),
        points=_points(data.get("points", ()), where),
        flows=tuple(_flow(raw, where) for raw in data.get("flows", ())),
        lengths=tuple(_length(raw, where) for raw in data.get("lengths", ())),
        breaks=tuple(_one(Break, raw, f"{where}, a break") for raw in data.get("breaks", ())),
        beliefs=tuple(_belief(raw, where) for raw in data.get("beliefs", ())),
    )
    head = {name: value for name, value in data.items() if not isinstance(value, list)}
    return read_entry(PublishedSeries, {**head, "series": series}, where)


def _points(raws: Sequence[Mapping[str, Any]], where: str) -> tuple[Point, ...]:
    points = tuple(
        _one(Point, {"known_from": raw.get("day"), **raw}, f"{where}, the point of {raw.get('day')}")
        for raw in raws
    )
    for one in points:
        if type(one.people) is not int or one.people < 0:
            raise BadPack(f"{where}, the point of {one.day}: people is {one.people!r}; expected a number.")
        if one.known_from < one.day:
            raise BadPack(f"{where}, the point of {one.day}: known before its own day, {one.known_from}.")
    if any(later.day < earlier.day for earlier, later in pairwise(points)):
        raise BadPack(f"{where}: points are to be in the order of their days.")
    used = [one.day for one in points if one.use]
    if len(set(used)) < len(used):
        raise BadPack(f"{where}: two points of one day are of use; expected no more than one.")
    return points


def _flow(raw: Mapping[str, Any], where: str) -> Flow:
    flow = _one(Flow, raw, f"{where}, the flow to {raw.get('to_day')}")
    if flow.from_day >= flow.to_day or min(flow.came, flow.left) < 0:
        raise BadPack(f"{where}, the flow to {flow.to_day}: expected a day after {flow.from_day} and people.")
    return flow


def _length(raw: Mapping[str, Any], where: str) -> Length:
    length = _one(Length, raw, f"{where}, the length of {raw.get('day')}")
    if not 0 <= length.share <= 1:
        raise BadPack(f"{where}, the length of {length.day}: a share of {length.share}; expected 0 to 1.")
    return length


def _one[T](kind: type[T], raw: Mapping[str, Any], where: str) -> T:
    """One number of the series, with its source and with real days."""
    known = {field.name for field in fields(kind)}  # type: ignore[arg-type]
    if unknown := sorted(set(raw) - known):
        raise BadPack(f"{where}: {', '.join(unknown)} is not known here.")
    if not str(raw.get("source", "")).strip():
        raise BadPack(f"{where}: no source. Say where the number was read.")
    for name in sorted(known & {"day", "known_from", "from_day", "to_day"}):
        if type(raw.get(name)) is not date:
            raise BadPack(f"{where}: {name} is {raw.get(name)!r}; expected a day.")
    try:
        return kind(**raw)
    except TypeError as fault:
        raise BadPack(f"{where}: {fault}") from fault


def _belief(raw: Mapping[str, Any], where: str) -> Parameter:
    try:
        return Parameter.from_data({"group": GROUP, **raw})
    except BadParameter as fault:
        raise BadPack(f"{where}: {fault}") from fault
