"""The typeface of pages and papers, for whatever sets type outside the browser."""

from pathlib import Path

FONT_FAMILY = "Atkinson Hyperlegible Next"
FONT_FOLDER = Path(__file__).parent / "static" / "design" / "built" / "fonts"
