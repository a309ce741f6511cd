"""How the inner loops are compiled: once for each change of this package, and kept."""

import hashlib
import os
from collections.abc import Callable
from pathlib import Path
from tempfile import gettempdir
from typing import cast

import numba

HERE = Path(__file__).parent


def fingerprint() -> str:
    """Twelve letters that change with any source of this package or the compiler."""
    found = hashlib.sha256(f"{numba.__version__}".encode())
    for path in sorted(HERE.glob("*.py")):
        found.update(path.read_bytes())
    return found.hexdigest()[:12]


def kept_at() -> Path:
    """The folder of what was compiled: beside the sources, or where this account keeps such things."""
    if os.access(HERE, os.W_OK):
        return HERE / "__pycache__" / f"compiled-{fingerprint()}"
    home = os.environ.get("XDG_CACHE_HOME") or str(Path.home() / ".cache")
    whole = Path(home) if os.access(Path(home).parent, os.W_OK) else Path(gettempdir())
    return whole / "lifecourse" / f"forecast-{fingerprint()}"


# The compiler looks for changes in one file only, and a loop here is made from several: the folder's
# name says which sources it was made from.
numba.config.CACHE_DIR = str(kept_at())


def compiled[F: Callable[..., object]](function: F) -> F:
    """The function as machine code, without Python's lock, and with its arithmetic as written."""
    return cast(F, numba.njit(cache=True, nogil=True, error_model="numpy")(function))
