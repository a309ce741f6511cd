"""Charts that are grids, as drawings: risks by likelihood and impact, and what covers what."""

import textwrap

from lifecourse.design.api import Coverage, RiskMatrix
from lifecourse.publishing.galley import Image
from lifecourse.publishing.plates.sheet import INK, Sheet

# Ground and edge of a square by its look; each square says its level or its number in words as well.
LOOKS = {
    "mend": ("#f3cdbd", "#a63a1b"),
    "look": ("#fdf1d3", "#6b4a00"),
    "inform": ("#e1ecf4", "#2c5f8a"),
    "done": ("#dfece6", "#1b6a5a"),
}
PLAIN = ("#faf7f1", "#d9d1c1")
NAMES, ACROSS = 170, 180
BALL = 30


def risk_grid(chart: RiskMatrix) -> Image:
    """Likelihood upwards, impact to the right, the numbers of the risks in their squares."""
    sheet = Sheet(width=NAMES + ACROSS * len(chart.impacts))
    balls_a_line = (ACROSS - 20) // (BALL + 5)
    for row in chart.rows:
        most = max((len(cell.risks) for cell in row.cells), default=0)
        height = 44 + 34 * max(1, -(-most // balls_a_line))
        sheet.text(0, height / 2 + 5, f"{row.likelihood} likelihood", size=14, bold=True)
        for place, cell in enumerate(row.cells):
            x = NAMES + place * ACROSS
            _square(sheet, x, height, cell.level.look if cell.level else "plain", width=ACROSS - 4)
            sheet.text(x + 10, 20, cell.level.name if cell.level else "", size=13)
            for number, risk in enumerate(cell.risks):
                left = x + 10 + number % balls_a_line * (BALL + 5)
                _ball(sheet, left, 30 + number // balls_a_line * 34, risk.number)
        sheet.down(height + 4)
    for place, impact in enumerate(chart.impacts):
        sheet.text(NAMES + place * ACROSS + 10, 18, f"{impact} impact", size=14, bold=True)
    sheet.down(26)
    if chart.unplaced:
        numbers = ", ".join(risk.number for risk in chart.unplaced)
        sheet.text(0, 16, f"Not in the grid, likelihood or impact not stated: {numbers}.", size=14)
        sheet.down(24)
    return sheet.image(chart.sentence)


def coverage_grid(chart: Coverage) -> Image:
    """Things that need cover down the side, how many cover them across."""
    names, wide = 310, 110
    sheet = Sheet(width=names + wide * len(chart.kinds))
    heads = [textwrap.wrap(kind, 13) for kind in chart.kinds]
    lines = max((len(head) for head in heads), default=0)
    for place, head in enumerate(heads):
        for number, words in enumerate(head):
            sheet.text(names + place * wide + 6, 16 + number * 18, words, size=14, bold=True)
    sheet.down(lines * 18 + 10)
    for row in chart.rows:
        said = textwrap.wrap(f"{row.name} (gap)" if row.is_gap else row.name, 38)
        height = max(34, 18 * len(said) + 12)
        for number, words in enumerate(said):
            sheet.text(0, 22 + number * 18, words, size=14, bold=row.is_gap)
        for place, cell in enumerate(row.cells):
            _square(sheet, names + place * wide, height, cell.look, width=wide - 4)
            middle = names + place * wide + wide / 2
            sheet.text(middle, height / 2 + 5, str(cell.count), size=15, centred=True)
        sheet.down(height + 4)
    return sheet.image(chart.sentence)


def _square(sheet: Sheet, x: float, height: float, look: str, *, width: float) -> None:
    ground, edge = LOOKS.get(look, PLAIN)
    sheet.add(
        f'<rect x="{x:g}" y="{sheet.at:g}" width="{width:g}" height="{height:g}" rx="4" '
        f'fill="{ground}" stroke="{edge}"/>'
    )


def _ball(sheet: Sheet, x: float, y: float, number: str) -> None:
    sheet.add(
        f'<rect x="{x:g}" y="{sheet.at + y:g}" width="{BALL}" height="26" rx="13" '
        f'fill="#1d4540" stroke="{INK}"/>'
    )
    sheet.text(x + BALL / 2, y + 18, number, size=14, bold=True, colour="#ffffff", centred=True)
