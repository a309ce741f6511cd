"""Every pair of colours that carries text can be read."""

import re
from itertools import product
from pathlib import Path

import pytest

import lifecourse.design

pytestmark = pytest.mark.unit

SOURCES = Path(lifecourse.design.__file__).parent / "assets"
COLOURS = dict(
    re.findall(r"^\$([\w-]+): (#[0-9a-f]{6});", (SOURCES / "_palette.scss").read_text(), re.MULTILINE)
)
TEXT_ON = {
    "paper": ("ink", "ink-soft", "link", "plum", "clay"),
    "card": ("ink", "ink-soft", "link", "plum", "clay"),
    "sand": ("ink", "ink-soft"),
    "pine": ("card", "gold"),
    "pine-mid": ("card",),
    "gold": ("ink",),
    "gold-pale": ("ink", "gold-dark", "link"),
    "clay-pale": ("ink", "link"),
    "sky-pale": ("ink", "link"),
    "pine-pale": ("ink", "link"),
}
PAIRS = [(text, ground) for ground, texts in TEXT_ON.items() for text, ground in product(texts, [ground])]


def light(colour: str) -> float:
    """How much light a colour gives back, by WCAG's own formula."""
    parts = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


@pytest.mark.parametrize(("text", "ground"), PAIRS)
def test_text_stands_out_from_its_ground(text: str, ground: str) -> None:
    lighter, darker = sorted((light(COLOURS[text]), light(COLOURS[ground])), reverse=True)
    assert (lighter + 0.05) / (darker + 0.05) >= 4.5


def test_no_style_asks_another_machine_for_anything() -> None:
    assert not [path for path in SOURCES.glob("*.scss") if "http" in path.read_text()]
