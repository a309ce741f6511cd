"""Drawing into a folder: what was drawn stays there, so that a run broken off goes on from where it was."""

import json
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path
from typing import Any

import lifecourse
from lifecourse.engine.pathways import Outlook, fingerprint, joined, pathway
from lifecourse.forecasting.kinds.asked import Inputs
from lifecourse.forecasting.rules.kept import BadKept, check_fits, engine_fingerprint, packed, unpacked

INPUTS = "inputs.json"
DRAWS = "draws"
# A portion of an area of 33,000 people and ten years is drawn in a tenth of a second.
PORTION = 250


class OtherForecast(Exception):
    """A folder holds another forecast, or one of another version of the program; says what to do."""


def stamp_of_inputs(**data: Any) -> dict[str, Any]:
    """What makes a run what it is: its inputs, their fingerprint, and the program that draws."""
    return {
        "program": lifecourse.__version__,
        "engine": engine_fingerprint(),
        "fingerprint": fingerprint(data),
        "inputs": data,
    }


def begin_in(folder: Path, asked: dict[str, Any]) -> None:
    """Make a folder ready for a run, or find it as that run left it. Raises OtherForecast or OSError."""
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / INPUTS
    if path.exists():
        try:
            there = json.loads(path.read_text(encoding="utf-8"))
        except (ValueError, UnicodeDecodeError):
            there = None
        same = isinstance(there, dict) and all(
            there.get(name) == asked[name] for name in ("engine", "fingerprint")
        )
        if not same:
            raise OtherForecast(
                f"{folder} holds another forecast, or one of another version of the program. Name another"
                " folder, or take that one away first."
            )
        return
    written(path, (json.dumps(asked, indent=1, sort_keys=True, ensure_ascii=False) + "\n").encode())


def drawn_in(folder: Path, inputs: Inputs, *, threads: int, told: Callable[[int], None]) -> Outlook:
    """Every draw of a forecast: those that are in the folder already, and the rest, kept there one by one.

    `told` hears how many draws are done. Raises BadScenario, BadModel, BadKept or OSError.
    """
    ready = pathway(inputs.area, inputs.scenario, months=inputs.asked.months)
    folder.mkdir(parents=True, exist_ok=True)
    parts = []
    for first in range(0, inputs.asked.draws, PORTION):
        path = folder / f"{first:06d}.npz"
        wanted = min(PORTION, inputs.asked.draws - first)
        if path.exists():
            content = path.read_bytes()
            kept = unpacked(content, fingerprint=sha256(content).hexdigest())
            check_fits(kept, ready)
            if len(kept.here) != wanted:
                raise BadKept(f"{path} holds {len(kept.here)} draws where {wanted} belong. Take it away.")
        else:
            kept = ready.draw(draws=wanted, seed=inputs.asked.seed, threads=threads, first=first).kept
            written(path, packed(kept))
        parts.append(Outlook(ready, inputs.asked.seed, kept))
        told(first + wanted)
    return joined(parts)


def written(path: Path, content: bytes) -> None:
    """Write a file whole or not at all: who breaks it off leaves no half of one."""
    beside = path.with_name(f".{path.name}.part")
    beside.write_bytes(content)
    beside.replace(path)
