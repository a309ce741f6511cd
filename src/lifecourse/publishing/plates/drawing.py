"""Takes the drawings out of a chart's page and sets them, with their key, as pictures of their own."""

import re
import textwrap
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from html import unescape

from django.template.loader import render_to_string

from lifecourse.design.api import BedsUsed, Chart, Coverage, PeopleAgainstRange, RiskMatrix, people
from lifecourse.publishing.galley import Image
from lifecourse.publishing.plates.grids import coverage_grid, risk_grid
from lifecourse.publishing.plates.sheet import VIEW_BOX, Sheet

DRAWN = re.compile(r'<svg [^>]*role="(?:img|group)".*?</svg>', re.DOTALL)
KEY = re.compile(r'<li>(<svg class="lc-key__swatch".*?</svg>)\s*(?:<span>)?([^<]*)', re.DOTALL)
HIDDEN = re.compile(r'<svg class="lc-svg-defs"[^>]*>(.*?)</svg>', re.DOTALL)
EVEN = re.compile(r'<pattern id="([^"]+)"[^>]*><rect [^>]*fill="([^"]+)"/></pattern>')
DESCRIBED = re.compile(r"<desc[^>]*>(.*?)</desc>", re.DOTALL)
PANEL, PANELS_A_ROW, WORDS_ABOVE = 360, 2, 100
DRAWN_WIDE = 420


@dataclass(frozen=True, kw_only=True)
class Cut:
    """What was cut out of a chart's page."""

    drawings: tuple[str, ...]
    key: tuple[tuple[str, str], ...]
    hidden: str


def images_of(chart: Chart, *, a_row: int = PANELS_A_ROW) -> tuple[Image, ...]:
    """The drawings of a chart, each with the words that stand for it; panels stand `a_row` side by side."""
    if isinstance(chart, RiskMatrix):
        return (risk_grid(chart),)
    if isinstance(chart, Coverage):
        return (coverage_grid(chart),)
    cut = _cut(chart)
    if isinstance(chart, PeopleAgainstRange):
        return _people(chart, cut, a_row)
    if isinstance(chart, BedsUsed):
        return _beds(chart, cut)
    return tuple(_one_each(chart, cut))


def side_by_side(charts: Sequence[Chart], *, alt: str, a_row: int = PANELS_A_ROW, least: int = 1) -> Image:
    """Drawings of several charts of one kind in rows, each under its title, with one key for all.

    `least`: for how many there is room in a row, though there may be fewer: one alone is then no larger.
    """
    cuts = [_cut(chart) for chart in charts]
    columns = max(min(a_row, len(charts)), least)
    sheet = Sheet(width=columns * (DRAWN_WIDE + 30) - 30)
    for first in range(0, len(charts), columns):
        tallest = 0.0
        for place, (chart, cut) in enumerate(list(zip(charts, cuts, strict=True))[first : first + columns]):
            x = place * (DRAWN_WIDE + 30)
            sheet.text(x, 18, chart.title, size=16, bold=True)
            for svg in cut.drawings:
                tallest = max(tallest, sheet.place(svg, x=x, y=30, width=DRAWN_WIDE))
        sheet.down(30 + tallest + 14)
    sheet.key(tuple(dict.fromkeys(line for cut in cuts for line in cut.key)))
    return sheet.image(alt)


def _cut(chart: Chart) -> Cut:
    page = _even(render_to_string(f"design/charts/{chart.kind}.html", {"chart": chart, "id": "drawn"}))
    hidden = HIDDEN.search(page)
    return Cut(
        drawings=tuple(DRAWN.findall(page)),
        key=tuple((swatch, " ".join(unescape(words).split())) for swatch, words in KEY.findall(page)),
        hidden=hidden.group(1) if hidden else "",
    )


def _even(page: str) -> str:
    """A pattern without marks as the plain colour that it is: laid as tiles it would show seams in print."""
    for name, ground in EVEN.findall(page):
        page = page.replace(f"url(#{name})", ground)
    return page


def _people(chart: PeopleAgainstRange, cut: Cut, a_row: int) -> tuple[Image, ...]:
    """Panels side by side, each under its name, its number and its distance from the range."""
    drawn = list(zip(chart.panels, cut.drawings, strict=True))
    columns = min(a_row, len(drawn)) or 1
    sheet = Sheet(width=columns * (PANEL + 30) - 30)
    for first in range(0, len(drawn), columns):
        tallest = 0.0
        for place, (panel, svg) in enumerate(drawn[first : first + columns]):
            line, x = panel.line, place * (PANEL + 30)
            sheet.text(x, 20, line.name, size=17, bold=True)
            today = line.today
            if today and today.people is not None:
                sheet.text(x, 46, f"{people(today.people)} on {today.day_words}", size=17)
            else:
                sheet.text(x, 46, "No number of people is stated", size=17)
            gap = line.gap_words[:1].upper() + line.gap_words[1:]
            for number, words in enumerate(textwrap.wrap(gap, 44)[:2]):
                sheet.text(x, 70 + number * 20, words, size=15, bold=bool(line.gap))
            tallest = max(tallest, sheet.place(svg, x=x, y=WORDS_ABOVE, width=PANEL))
        sheet.down(WORDS_ABOVE + tallest + 24)
    sheet.key(cut.key)
    return (sheet.image(chart.sentence),)


def _beds(chart: BedsUsed, cut: Cut) -> tuple[Image, ...]:
    sheet = Sheet(width=chart.width)
    sheet.add(cut.hidden)
    for row, svg in zip(chart.rows, cut.drawings, strict=True):
        for words in textwrap.wrap(f"{row.beds.name}: {row.beds.words}", 84):
            sheet.text(0, 16, words, size=15)
            sheet.down(20)
        sheet.down(sheet.place(svg, x=0, y=4, width=chart.width) + 20)
    sheet.key(cut.key)
    return (sheet.image(chart.sentence),)


def _one_each(chart: Chart, cut: Cut) -> Iterator[Image]:
    """A picture a drawing; the last carries the key."""
    for number, svg in enumerate(cut.drawings, start=1):
        box = VIEW_BOX.search(svg)
        sheet = Sheet(width=float(box.group(3)) if box else PANEL)
        sheet.down(sheet.place(svg, x=0, y=0, width=sheet.width))
        if number == len(cut.drawings):
            sheet.down(16)
            sheet.key(cut.key)
        said = DESCRIBED.search(svg)
        yield sheet.image(" ".join(unescape(said.group(1)).split()) if said else chart.sentence)
