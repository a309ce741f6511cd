"""How long a workbook of ten thousand rows takes to be checked, against openpyxl merely reading its cells.

    .venv/bin/python benchmarks/workbook_reading.py

Makes the workbook of a plan with 10,000 rows and as many figures, spoils a thousand cells of a second copy,
and reads, each in a process of its own: the good one (what was changed), the spoilt one (every fault), and
the good one with openpyxl in its sparing mode, every sheet and no checks. The ratio of CPU seconds is
the claim. Writes benchmarks/results/workbook-reading-DATE.json.
"""

import json
import resource
import subprocess
import sys
import tempfile
import time
from datetime import UTC, date, datetime
from decimal import Decimal
from io import BytesIO
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
ROWS, TURNS = 10_000, 3


def main() -> int:
    """Make the workbooks, read each in a process of its own, and file the result."""
    with tempfile.TemporaryDirectory() as folder:
        good, spoilt = Path(folder) / "good.xlsx", Path(folder) / "spoilt.xlsx"
        make(good, spoilt)
        runs = {
            name: [measured(name, file) for _ in range(TURNS)]
            for name, file in (("check", good), ("faults", spoilt), ("openpyxl", good))
        }
        size = good.stat().st_size
    best = {name: min(turns, key=lambda turn: turn["cpu_s"]) for name, turns in runs.items()}
    result = {
        "ratio_of_cpu_to_openpyxl": round(best["check"]["cpu_s"] / best["openpyxl"]["cpu_s"], 2),
        "rows": ROWS,
        "file_mb": round(size / 1024 / 1024, 1),
        **best,
    }
    print(json.dumps(result, indent=2))
    file = ROOT / "benchmarks" / "results" / f"workbook-reading-{datetime.now(UTC):%Y-%m-%d}.json"
    file.write_text(json.dumps(result, indent=2) + "\n")
    return 0


def document() -> Any:
    """A plan with ten thousand rows of people counted."""
    from lifecourse.figures.api import FigureValue, Unit  # noqa: PLC0415
    from lifecourse.plans.api import Cell, PlanDocument, Row, Table, template  # noqa: PLC0415

    def row(number: int) -> Row:
        people = FigureValue(
            value=Decimal(number), unit=Unit.PEOPLE, as_at=date(2015, 12, 31), source=f"Count {number % 97}"
        )
        cells = {
            "measure": Cell(text=f"People known to team {number}"),
            "method": Cell(text="Counted from the register"),
            "cohort": Cell(text=str(number % 5 + 1)),
            "ages": Cell(text="18 and over"),
            "people": Cell(figure=people),
        }
        return Row(key=f"row-{number}", cells=cells)

    about = template("transforming-care-2015")
    rows = tuple(row(number) for number in range(ROWS))
    tables = {"population": Table(template=about.table("population"), rows=rows)}
    return PlanDocument(
        slug="large", title="A large plan", template=about, dated=date(2016, 4, 11), tables=tables
    )


def make(good: Path, spoilt: Path) -> None:
    """The two workbooks."""
    set_up()
    from openpyxl import load_workbook  # noqa: PLC0415

    from lifecourse.publishing.paper import Facts  # noqa: PLC0415
    from lifecourse.publishing.workbook import make_workbook  # noqa: PLC0415

    facts = Facts(
        partnership="A partnership",
        revision=1,
        content_id="0b5ba0c8-5b3c-4d1e-9b0f-3d1d2f6b7a10",
        changed_at=datetime(2016, 5, 1, 9, 30, tzinfo=UTC),
        rules_id="rules",
        rules_name="Rules",
        rules_citation="",
        made_on=date(2016, 5, 2),
    )
    good.write_bytes(make_workbook(document(), facts=facts))
    book = load_workbook(good)
    sheet = book["2.1 Population and need"]
    for number in range(2, 2 + ROWS, 11):
        sheet.cell(number, 5).value = "a great many"
    book.save(spoilt)


def measured(what: str, file: Path) -> dict[str, float]:
    """Read a file in a process of its own: CPU seconds, seconds of the clock, and the most memory."""
    command = [sys.executable, __file__, what, str(file)]
    done = subprocess.run(command, check=True, capture_output=True, text=True)
    found: dict[str, float] = json.loads(done.stdout)
    return found


def read(what: str, file: Path) -> int:
    """What one process does; starting it is not counted, the memory of starting it is."""
    set_up()
    from openpyxl import load_workbook  # noqa: PLC0415

    from lifecourse.engine.sheets.faults import Refused  # noqa: PLC0415
    from lifecourse.publishing.filled.reading import read_workbook  # noqa: PLC0415

    plan, content, faults = document(), file.read_bytes(), 0
    began, cpu = time.perf_counter(), time.process_time()
    if what == "openpyxl":
        book = load_workbook(BytesIO(content), read_only=True)
        cells = sum(
            1 for sheet in book for row in sheet.iter_rows() for cell in row if cell.value is not None
        )
        assert cells > ROWS
    else:
        try:
            assert not read_workbook(content, plan=plan)
        except Refused as refused:
            faults = len(refused.faults)
        assert bool(faults) == (what == "faults")
    said = {
        "cpu_s": round(time.process_time() - cpu, 2),
        "wall_s": round(time.perf_counter() - began, 2),
        "peak_mb": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024,
        "faults": faults,
    }
    print(json.dumps(said))
    return 0


def set_up() -> None:
    """Wake Django up, with the code of this checkout."""
    import os  # noqa: PLC0415

    sys.path.insert(0, str(ROOT / "src"))
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "lifecourse.settings")
    import django  # noqa: PLC0415

    django.setup()


if __name__ == "__main__":
    sys.exit(read(sys.argv[1], Path(sys.argv[2])) if len(sys.argv) == 3 else main())
