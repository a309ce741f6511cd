"""Queues read from data: those that ship with the product, and those that a partnership wrote."""

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib import resources
from typing import Any

from lifecourse.support.rules.queues import BadQueue, Fits, QueueShape, Rule, Stage, check_shape


@cache
def shipped_queues() -> Mapping[str, QueueShape]:
    """Every queue that ships, by its key."""
    folder = resources.files("lifecourse.support.shipped_queues")
    files = sorted((one for one in folder.iterdir() if one.name.endswith(".toml")), key=lambda one: one.name)
    read = [read_queue(tomllib.loads(one.read_text(encoding="utf-8"))) for one in files]
    return {one.key: one for one in sorted(read, key=lambda one: one.name)}


def read_queue(data: Mapping[str, Any]) -> QueueShape:
    """A queue from its plain values. Raises BadQueue."""
    try:
        shape = QueueShape(
            **{name: data[name] for name in ("key", "name", "purpose", "source")},
            rules=tuple(Fits(rule=Rule(one["rule"]), number=one.get("number", 0)) for one in data["rules"]),
            stages=tuple(Stage(**one) for one in data["stages"]),
        )
    except (KeyError, TypeError, ValueError) as reason:
        raise BadQueue(f"This is no queue: {reason}") from reason
    check_shape(shape)
    return shape


def as_plain(shape: QueueShape) -> dict[str, Any]:
    """A queue as plain values, which `read_queue` takes."""
    return {
        "key": shape.key,
        "name": shape.name,
        "purpose": shape.purpose,
        "source": shape.source,
        "rules": [{"rule": one.rule.value, "number": one.number} for one in shape.rules],
        "stages": [vars(one) for one in shape.stages],
    }
