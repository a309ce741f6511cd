"""Reading and packing what is kept of a forecast: whatever cannot be read is refused, never guessed."""

import io
import zipfile
import zlib
from collections.abc import Mapping
from functools import cache
from hashlib import sha256
from importlib.resources import files
from typing import Any

import numpy as np

from lifecourse.engine.forecast.keeping import Kept
from lifecourse.engine.pathways import Area, BadArea, BadParameter, BadScenario, Parameter, Pathway, Scenario
from lifecourse.forecasting.kinds.asked import Asked, Inputs

# What is drawn depends on these and on nothing else of the program.
DRAWN_BY = ("lifecourse.engine.forecast", "lifecourse.engine.pathways")


class BadKept(Exception):
    """What was kept of a forecast cannot be read any more; says what, and what to do."""


@cache
def engine_fingerprint() -> str:
    """Twelve letters that change with any source of what draws a forecast."""
    found = sha256()
    for package in DRAWN_BY:
        for file in sorted(files(package).iterdir(), key=lambda one: one.name):
            if file.name.endswith(".py"):
                found.update(file.read_bytes())
    return found.hexdigest()[:12]


def read_area(data: Any) -> Area:
    """An area as it was kept. Raises BadKept."""
    try:
        return Area.from_data(data)
    except (BadArea, BadParameter, TypeError) as fault:
        raise BadKept(f"The area cannot be read any more: {fault} Take it anew from the plan.") from fault


def read_scenario(data: Any) -> Scenario:
    """A scenario as it was kept. Raises BadKept."""
    try:
        return Scenario.from_data(data)
    except (BadScenario, TypeError, AttributeError) as fault:
        raise BadKept(f"The scenario cannot be read any more: {fault} Write it anew.") from fault


def read_inputs(data: Any) -> Inputs:
    """Everything that a forecast was made from. Raises BadKept."""
    if not isinstance(data, Mapping):
        raise BadKept("What the forecast was made from cannot be read any more. Make it anew.")
    try:
        asked = Asked(months=int(data["months"]), draws=int(data["draws"]), seed=int(data["seed"]))
    except (KeyError, TypeError, ValueError) as fault:
        raise BadKept(f"What the forecast was asked for cannot be read any more: {fault}.") from fault
    return Inputs(area=read_area(data.get("area")), scenario=read_scenario(data.get("scenario")), asked=asked)


def overridden(area: Area, said: Mapping[str, Parameter]) -> Area:
    """An area with what somebody says otherwise. What the area no longer has is left out."""
    return area.with_parameters(*(one for code, one in said.items() if code in area.by_code))


def packed(kept: Kept) -> bytes:
    """Draws as they are kept: one compressed file of arrays, by their names in `Kept`."""
    whole = io.BytesIO()
    np.savez_compressed(whole, **kept._asdict())
    return whole.getvalue()


def unpacked(content: bytes, *, fingerprint: str) -> Kept:
    """Draws as they were packed. Raises BadKept where they are not those of the fingerprint."""
    if sha256(content).hexdigest() != fingerprint:
        raise BadKept("What was drawn is not what was kept: its fingerprint differs. Make the forecast anew.")
    try:
        with np.load(io.BytesIO(content), allow_pickle=False) as arrays:
            return Kept(**{name: arrays[name] for name in Kept._fields})
    except (KeyError, ValueError, zipfile.BadZipFile, zlib.error) as fault:
        raise BadKept("What was drawn was kept by another version of the program. Make it anew.") from fault


def check_fits(kept: Kept, pathway: Pathway) -> None:
    """That draws are of this model, by their shapes. Raises BadKept."""
    model, months = pathway.built.model, pathway.months
    queues = len(model.settings) + len(model.teams)
    for name, wanted in (
        ("here", (months, len(model.settings))),
        ("waiting", (months, queues)),
        ("refused", (months, len(model.settings))),
        ("spent", (months, len(model.funders))),
    ):
        if getattr(kept, name).shape[1:] != wanted:
            raise BadKept("What was drawn is of another version of the model. Make the forecast anew.")
