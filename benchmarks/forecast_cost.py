"""What a forecast costs as people, months and draws grow: measured, drawn and filed.

    .venv/bin/python benchmarks/forecast_cost.py

Processor seconds of the model that ships, with money and uncertain rates, on one thread: the median of three
for each of four populations, lengths and numbers of draws, the others held. Writes
benchmarks/results/forecast_cost-DATE.json and .svg.
"""

import json
import os
import sys
from typing import Any

from forecast_ships import ADULTS, area_of, result_file, seconds

from lifecourse.engine.pathways import pathway

USUAL = {"adults": ADULTS, "months": 60, "draws": 200}
SWEPT = {
    "adults": (3_000, 10_000, 30_000, 100_000),
    "months": (12, 36, 60, 120),
    "draws": (50, 100, 200, 400),
}
WORDS = {"adults": "adults in the area", "months": "months", "draws": "draws"}
WIDE, HIGH, LEFT, TOP, BOTTOM = 300, 240, 58, 34, 48


def cost(*, adults: int, months: int, draws: int) -> float:
    """Processor seconds of one forecast."""
    ready = pathway(area_of(adults), months=months)
    return seconds(lambda: ready.draw(draws=draws, seed=1), times=3)["processor"]


def swept() -> dict[str, list[tuple[int, float]]]:
    """Seconds by each of the three."""
    return {name: [(one, cost(**{**USUAL, name: one})) for one in some] for name, some in SWEPT.items()}


def drawn(found: dict[str, list[tuple[int, float]]]) -> str:
    """Three small charts beside each other, each from nothing up."""
    parts = [panel(name, points, number * WIDE) for number, (name, points) in enumerate(found.items())]
    told = (
        f"Processor seconds of a forecast of {USUAL['adults']:,} adults, {USUAL['months']} months and "
        f"{USUAL['draws']} draws, one of them changed."
    )
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {3 * WIDE} {HIGH}" role="img" '
        f'font-family="sans-serif" font-size="12"><title>{told}</title>'
        f'<rect width="{3 * WIDE}" height="{HIGH}" fill="#fff"/>{"".join(parts)}</svg>\n'
    )


def panel(name: str, points: list[tuple[int, float]], left: float) -> str:
    """One chart: a line through what was measured, each point with its number."""
    most_x, most_y = max(one for one, _ in points), max(one for _, one in points)

    def at(point: tuple[int, float]) -> tuple[float, float]:
        across, up = point[0] / most_x, point[1] / most_y
        return left + LEFT + across * (WIDE - LEFT - 30), HIGH - BOTTOM - up * (HIGH - TOP - BOTTOM)

    places = [at(one) for one in points]
    base = HIGH - BOTTOM
    dots = ""
    for (x, y), (number, value) in zip(places[1:], points[1:], strict=True):
        # Beside the axis there is no room to the left of a point.
        right, down, anchor = (8, 14, "start") if x < left + LEFT + 40 else (-8, -8, "end")
        dots += (
            f'<circle cx="{x:.1f}" cy="{y:.1f}" r="4" fill="#005eb8"/>'
            f'<text x="{x + right:.1f}" y="{y + down:.1f}" text-anchor="{anchor}">{value:.2f} s</text>'
            f'<text x="{x:.1f}" y="{base + 16}" text-anchor="middle">{number:,}</text>'
        )
    x, y = places[0]
    dots += f'<circle cx="{x:.1f}" cy="{y:.1f}" r="4" fill="#005eb8"/>'
    line = " ".join(f"{x:.1f},{y:.1f}" for x, y in places)
    return (
        f'<line x1="{left + LEFT}" y1="{base}" x2="{left + WIDE - 20}" y2="{base}" stroke="#4c6272"/>'
        f'<line x1="{left + LEFT}" y1="{TOP - 10}" x2="{left + LEFT}" y2="{base}" stroke="#4c6272"/>'
        f'<polyline points="{line}" fill="none" stroke="#005eb8" stroke-width="2"/>{dots}'
        f'<text x="{left + LEFT + (WIDE - LEFT - 30) / 2:.1f}" y="{HIGH - 10}" text-anchor="middle" '
        f'font-weight="bold">{WORDS[name]}</text>'
    )


def main() -> int:
    """Measure, draw and file."""
    cost(**USUAL)
    found = swept()
    result: dict[str, Any] = {"load_average": round(os.getloadavg()[0], 1), "usual": USUAL, "seconds": found}
    result_file("forecast_cost").write_text(json.dumps(result, indent=1) + "\n")
    result_file("forecast_cost", "svg").write_text(drawn(found))
    print(json.dumps(result, indent=1))
    return 0


if __name__ == "__main__":
    sys.exit(main())
