"""Sets a galley as PDF. The same galley gives the same bytes."""

import json
from dataclasses import fields, is_dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

import typst

from lifecourse.design.api import FONT_FAMILY, FONT_FOLDER
from lifecourse.publishing.galley import Galley
from lifecourse.publishing.pdf.letters import printable

SETTING = Path(__file__).parent / "paper.typ"
PICTURE = Path(__file__).parent / "picture.typ"


def make_pdf(galley: Galley) -> bytes:
    """The paper as a PDF built to PDF/UA-1. What people typed goes in as data and never as a program."""
    made = int(galley.made_at.timestamp())
    pdf = _compiler(SETTING).compile(
        format="pdf", sys_inputs=_inputs(galley), pdf_standards=["ua-1"], timestamp=made
    )
    return _one_file(pdf)


def count_pages(galley: Galley) -> int:
    """On how many pages the PDF comes out."""
    inputs = _inputs(galley)
    compiler = typst.Compiler(
        str(SETTING), font_paths=[str(FONT_FOLDER)], ignore_system_fonts=True, sys_inputs=inputs
    )
    return int(json.loads(compiler.query("<pages>", field="value", one=True)))


@lru_cache(maxsize=64)
def picture_png(svg: str, *, width: float, pixels_an_inch: float) -> bytes:
    """A drawing as PNG, `width` points wide. Kept a while: one drawing stands in several papers of a plan."""
    inputs = {"svg": svg, "width": f"{width:g}"}
    return _one_file(_compiler(PICTURE).compile(format="png", ppi=pixels_an_inch, sys_inputs=inputs))


def as_data(value: Any) -> Any:
    """Blocks as plain data, each with what it is."""
    if is_dataclass(value) and not isinstance(value, type):
        held = {one.name: as_data(getattr(value, one.name)) for one in fields(value)}
        return {"is": type(value).__name__.lower(), **held}
    if isinstance(value, tuple):
        return [as_data(one) for one in value]
    return printable(value) if isinstance(value, str) else value


def _inputs(galley: Galley) -> dict[str, str]:
    made = galley.made_at
    data = {
        "title": printable(galley.title),
        "kicker": printable(galley.kicker),
        "dated": printable(galley.dated),
        "facts": as_data(galley.facts),
        "running": printable(galley.running),
        "foot": printable(galley.foot),
        "accent": galley.accent,
        "contents": galley.contents,
        "compact": galley.compact,
        "across": galley.across,
        "made": [made.year, made.month, made.day],
        "font": FONT_FAMILY,
        "spreads": [
            {"across": across, "blocks": [as_data(block) for block in blocks]}
            for across, blocks in galley.spreads()
        ],
    }
    return {"galley": json.dumps(data, ensure_ascii=False)}


def _compiler(setting: Path) -> typst.Compiler:
    return typst.Compiler(str(setting), font_paths=[str(FONT_FOLDER)], ignore_system_fonts=True)


def _one_file(made: bytes | list[bytes] | None) -> bytes:
    # A list is given where there are several pages, each a file; a drawing has one page.
    if not isinstance(made, bytes):
        raise TypeError("Expected one file from the typesetter.")
    return made
