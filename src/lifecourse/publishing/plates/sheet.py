"""One drawing that grows downwards: words, drawings placed on it, and a key at its foot."""

import re
from collections.abc import Sequence

from django.utils.html import escape

from lifecourse.design.api import FONT_FAMILY
from lifecourse.publishing.galley import Image
from lifecourse.publishing.words import holdable

INK, QUIET = "#22302d", "#55605b"
OPENING = re.compile(r"<svg\b[^>]*>")
VIEW_BOX = re.compile(r'viewBox="(-?[\d.]+) (-?[\d.]+) ([\d.]+) ([\d.]+)"')
# What a letter of the typeface takes of its size, on the whole.
LETTER = 0.56
KEY_LINE, SWATCH = 26, 34


class Sheet:
    """A drawing of a given width."""

    def __init__(self, *, width: float) -> None:
        self.width = width
        self.at = 0.0
        self.parts: list[str] = []

    def add(self, svg: str) -> None:
        """Something that is drawn as it stands, or that other drawings refer to."""
        self.parts.append(svg)

    def down(self, by: float) -> None:
        """Go on further down."""
        self.at += by

    def text(
        self,
        x: float,
        y: float,
        words: str,
        *,
        size: int,
        bold: bool = False,
        colour: str = INK,
        centred: bool = False,
    ) -> None:
        """One line of words."""
        look = (' font-weight="700"' if bold else "") + (' text-anchor="middle"' if centred else "")
        at = f'x="{x:g}" y="{self.at + y:g}"'
        self.parts.append(f'<text {at} font-size="{size}" fill="{colour}"{look}>{escape(words)}</text>')

    def place(self, svg: str, *, x: float, y: float, width: float) -> float:
        """A drawing at a place; returns how high it is there."""
        box = VIEW_BOX.search(svg)
        if box is None:
            raise ValueError("Expected a drawing with a viewBox.")
        height = width * float(box.group(4)) / float(box.group(3))
        self._inside(svg, box.group(0), x=x, y=y, width=width, height=height)
        return height

    def key(self, lines: Sequence[tuple[str, str]]) -> None:
        """What the fills and signs mean, side by side as far as they fit."""
        x = 0.0
        self.down(8)
        for swatch, words in lines:
            needs = SWATCH + len(words) * 14 * LETTER + 24
            if x and x + needs > self.width:
                x = 0.0
                self.down(KEY_LINE)
            box = VIEW_BOX.search(swatch)
            if box is not None:
                wide, high = float(box.group(3)), float(box.group(4))
                self._inside(swatch, box.group(0), x=x, y=10 - high / 2, width=wide, height=high)
            self.text(x + SWATCH + 4, 15, words, size=14)
            x += needs
        self.down(KEY_LINE)

    def image(self, alt: str) -> Image:
        """The whole drawing."""
        box = f"{self.width:g} {self.at:g}"
        opening = (
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {box}" width="{self.width:g}" '
            f'height="{self.at:g}" font-family="{FONT_FAMILY}" font-size="14" fill="{INK}">'
        )
        body = holdable("".join(self.parts)).replace("arial, sans-serif", FONT_FAMILY)
        return Image(svg=f"{opening}{body}</svg>", alt=alt, width=self.width, height=self.at)

    def _inside(self, svg: str, box: str, *, x: float, y: float, width: float, height: float) -> None:
        opening = (
            f'<svg x="{x:g}" y="{self.at + y:g}" width="{width:g}" height="{height:g}" {box} '
            f'font-family="{FONT_FAMILY}" font-size="14" fill="{INK}">'
        )
        self.parts.append(OPENING.sub(opening, svg, count=1))
