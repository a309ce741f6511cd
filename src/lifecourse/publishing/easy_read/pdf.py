"""A summary as PDF, built to PDF/UA-1: tagged, in reading order, with words for every picture."""

import json
from datetime import datetime
from pathlib import Path
from typing import Any

import typst

from lifecourse.design.api import FONT_FAMILY, FONT_FOLDER
from lifecourse.publishing.easy_read.layout import PICTURE_MM, SMALLEST_POINTS, TYPE_POINTS
from lifecourse.publishing.easy_read.pictures import CREDIT, SmallPicture
from lifecourse.publishing.easy_read.summary import ShownLine, Summary
from lifecourse.publishing.pdf.letters import printable

SETTING = Path(__file__).parent / "summary.typ"


def make_easy_read_pdf(summary: Summary, *, made_at: datetime) -> bytes:
    """The summary as a PDF. The same summary, made at the same time, gives the same bytes."""
    notice, picture = summary.notice
    data = {
        "title": printable(summary.title),
        "partnership": printable(summary.known.partnership),
        "plan": printable(f"A summary of: {summary.known.document.title.rstrip('.')}."),
        "made": [made_at.year, made_at.month, made_at.day],
        "font": FONT_FAMILY,
        "points": TYPE_POINTS,
        "small": SMALLEST_POINTS,
        "picture": PICTURE_MM,
        "code": summary.code,
        "credit": CREDIT,
        "notice": _row(notice, picture),
        "first": _parts(summary.parts_of(1)),
        "second": _parts(summary.parts_of(2)),
        "words": [{"word": word, "means": means} for word, means in summary.hard_words],
    }
    compiler = typst.Compiler(str(SETTING), font_paths=[str(FONT_FOLDER)], ignore_system_fonts=True)
    made = compiler.compile(
        format="pdf",
        sys_inputs={"summary": json.dumps(data, ensure_ascii=False)},
        pdf_standards=["ua-1"],
        timestamp=int(made_at.timestamp()),
    )
    if not isinstance(made, bytes):
        raise TypeError("Expected one file from the typesetter.")
    return made


def _parts(parts: list[tuple[str, list[ShownLine]]]) -> list[dict[str, Any]]:
    return [
        {"title": title, "lines": [_row(one.sentence, one.picture) for one in lines]}
        for title, lines in parts
    ]


def _row(sentence: str, picture: SmallPicture) -> dict[str, str]:
    return {"sentence": printable(sentence), "svg": picture.svg, "alt": picture.alt}
