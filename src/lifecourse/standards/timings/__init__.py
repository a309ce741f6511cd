"""The timing packs that ship with Lifecourse: by when reviews and their reports are due."""

import tomllib
from datetime import date
from functools import cache
from importlib import resources

from lifecourse.standards.timing_reading import read_timing_pack
from lifecourse.standards.timing_values import TimingPack


@cache
def timing_packs() -> tuple[TimingPack, ...]:
    """Every timing pack, the oldest first; those without a first day come last."""
    folder = resources.files("lifecourse.standards.timings")
    files = sorted((f for f in folder.iterdir() if f.name.endswith(".toml")), key=lambda f: f.name)
    read = [read_timing_pack(tomllib.loads(f.read_text(encoding="utf-8")), where=f.name) for f in files]
    return tuple(sorted(read, key=lambda p: (p.in_force_from or date.max, p.id)))
