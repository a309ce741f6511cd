"""How a partnership's papers look, and whether its colour can be read on white paper."""

import re
from dataclasses import dataclass

PLAIN_ACCENT = "#1d4540"
COLOUR = re.compile("#[0-9a-f]{6}")
# The contrast that WCAG 2.2 asks of words at level AA (success criterion 1.4.3).
LEAST_CONTRAST = 4.5


@dataclass(frozen=True, kw_only=True)
class Look:
    """Whose papers these are (empty: the partnership's name), their colour, and whom to ask."""

    masthead: str = ""
    accent: str = PLAIN_ACCENT
    contact: str = ""


PLAIN_LOOK = Look()


def contrast_on_white(colour: str) -> float:
    """The contrast of a colour such as "#1d4540" to white, from 1 to 21."""
    red, green, blue = (_linear(part / 255) for part in _parts(colour))
    return 1.05 / (0.2126 * red + 0.7152 * green + 0.0722 * blue + 0.05)


def is_readable(colour: str) -> bool:
    """Whether words in a colour can be read on white."""
    return contrast_on_white(colour) >= LEAST_CONTRAST


def nearest_readable(colour: str) -> str:
    """The lightest shade of a colour that can be read on white; the colour itself when it can."""
    parts = _parts(colour)
    for share in range(255, -1, -1):
        shade = "#" + "".join(f"{part * share // 255:02x}" for part in parts)
        if is_readable(shade):
            return shade
    return "#000000"


def _parts(colour: str) -> tuple[int, ...]:
    return tuple(int(colour[at : at + 2], 16) for at in (1, 3, 5))


def _linear(part: float) -> float:
    return part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4
