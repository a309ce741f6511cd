"""A rule of sharing as somebody types it into a page's fields, and back: plain decisions on plain values.

Fields have flat names: over-2-step, under-1-share-PARTY, held-LINE, kept-PARTY, steps-3-achieved.
"""

import re
from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from lifecourse.finance.rules.pounds import as_typed

MOST_STEPS = 4
WAYS = ("over", "under")
# A fault says where in the data, as `rules/sharing_data.py` numbers it.
WHERE = re.compile(r"^(over|under|held|kept|steps)(?: (\d+))?(?:, (\w+))?(?: (\d+))?(?:, (\w+))?$")


def settlement_data(typed: Mapping[str, Any], parties: Sequence[str]) -> dict[str, Any]:
    """The rule about over- and underspend, as a file says it, from what was typed."""
    found: dict[str, Any] = {key: typed[key] for key in ("clause", "source", "by")}
    for way in WAYS:
        found[way] = [_step(typed, f"{way}-{number}", parties) for number in steps_typed(typed, way)]
    return found


def risk_share_data(
    typed: Mapping[str, Any], *, slug: str, lines: Mapping[str, Mapping[str, Any]], parties: Sequence[str]
) -> dict[str, Any]:
    """A rule about money held until a result is known, as a file says it, from what was typed.

    `lines` says by key of a field what a file calls the line.
    """
    found: dict[str, Any] = {
        key: typed[key].isoformat() if isinstance(typed[key], date) else typed[key]
        for key in ("name", "clause", "source", "measure", "from", "to", "how")
    }
    found["slug"] = slug
    found["held"] = [
        {**line, "pounds": as_typed(typed[f"held-{key}"])}
        for key, line in lines.items()
        if typed.get(f"held-{key}")
    ]
    found["kept"] = _shares(typed, "kept", parties)
    steps = [
        {name: _number(typed.get(f"steps-{number}-{name}")) for name in ("achieved", "released")}
        for number in thresholds_typed(typed)
    ]
    return found | ({"steps": steps} if steps else {})


def settlement_typed(data: Mapping[str, Any]) -> dict[str, Any]:
    """What stands in the fields for a rule about over- and underspend that is kept."""
    found = {key: data[key] for key in ("clause", "source", "by")}
    for way in WAYS:
        for number, step in enumerate(data[way], start=1):
            at = f"{way}-{number}"
            found |= {
                f"{at}-step": step["step"],
                f"{at}-percent": step.get("percent_of_budget"),
                f"{at}-pounds": step.get("pounds"),
                f"{at}-clause": step.get("clause", ""),
                f"{at}-held_by": step.get("held_by", ""),
            }
            found |= {f"{at}-share-{one['party']}": one["percent"] for one in step.get("shares", [])}
    return found


def risk_share_typed(data: Mapping[str, Any], lines: Mapping[str, Mapping[str, Any]]) -> dict[str, Any]:
    """What stands in the fields for a rule about money held that is kept."""
    found = {key: data[key] for key in ("name", "clause", "source", "measure", "from", "to", "how")}
    for key, line in lines.items():
        for one in data["held"]:
            if {name: value for name, value in one.items() if name != "pounds" and value} == line:
                found[f"held-{key}"] = one["pounds"]
    found |= {f"kept-{one['party']}": one["percent"] for one in data["kept"]}
    for number, step in enumerate(data.get("steps", []), start=1):
        found |= {f"steps-{number}-{name}": step[name] for name in ("achieved", "released")}
    return found


def steps_typed(typed: Mapping[str, Any], way: str) -> list[int]:
    """The steps of which somebody chose a kind, by their number on the page."""
    return [number for number in range(1, MOST_STEPS + 1) if typed.get(f"{way}-{number}-step")]


def thresholds_typed(typed: Mapping[str, Any]) -> list[int]:
    """The steps towards a target of which something was typed, by their number on the page."""
    return [
        number
        for number in range(1, MOST_STEPS + 1)
        if any(typed.get(f"steps-{number}-{name}") is not None for name in ("achieved", "released"))
    ]


def left_without_kind(typed: Mapping[str, Any], way: str) -> list[int]:
    """The steps of which something was typed and no kind was chosen."""
    return [
        number
        for number in range(1, MOST_STEPS + 1)
        if not typed.get(f"{way}-{number}-step")
        and any(
            value not in (None, "") for name, value in typed.items() if name.startswith(f"{way}-{number}-")
        )
    ]


def field_of(fault: str, typed: Mapping[str, Any], fields: Sequence[str]) -> tuple[str | None, str]:
    """The field that a fault of a rule belongs to (None: to no one field), and the fault without a place."""
    place, _, said = fault.partition(": found ")
    where = place.split(", ", 2)[-1]
    words = f"Found {said}"
    if where in fields:
        return where, words
    matched = WHERE.match(where)
    if matched is None:
        return None, fault
    part, row, key, _, _ = matched.groups()
    if part in WAYS:
        numbers = steps_typed(typed, part)
        number = numbers[int(row) - 1] if row else 1
        at = f"{part}-{number}-"
        name = {"percent_of_budget": "percent", "shares": "share-"}.get(key or "", key or "step")
    elif part == "steps":
        numbers = thresholds_typed(typed)
        at, name = f"steps-{numbers[int(row) - 1] if row else 1}-", key or "achieved"
    else:
        some = [one for one in fields if one.startswith(f"{part}-")]
        filled = [one for one in some if typed.get(one)]
        return (filled[int(row) - 1] if row else next(iter(some), None)), words
    return next((one for one in fields if one.startswith(at + name)), None), words


def _step(typed: Mapping[str, Any], at: str, parties: Sequence[str]) -> dict[str, Any]:
    found = {"step": typed[f"{at}-step"]}
    if typed.get(f"{at}-percent") is not None:
        found["percent_of_budget"] = _number(typed[f"{at}-percent"])
    if typed.get(f"{at}-pounds") is not None:
        found["pounds"] = as_typed(typed[f"{at}-pounds"])
    for name in ("clause", "held_by"):
        if typed.get(f"{at}-{name}"):
            found[name] = typed[f"{at}-{name}"]
    if shares := _shares(typed, f"{at}-share", parties):
        found["shares"] = shares
    return found


def _shares(typed: Mapping[str, Any], at: str, parties: Sequence[str]) -> list[dict[str, Any]]:
    return [
        {"party": code, "percent": _number(typed[f"{at}-{code}"])}
        for code in parties
        if typed.get(f"{at}-{code}")
    ]


def _number(value: Decimal | None) -> str | None:
    """A number as JSON keeps it without losing a digit."""
    return None if value is None else format(value, "f")
