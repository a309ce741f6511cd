"""Writes a plan as files, as examples are kept, so that it can be checked or loaded."""

from pathlib import Path

from lifecourse.figures.api import FigureValue
from lifecourse.plans.api import PlanDocument, Row, Table

PARTNERSHIP = """[partnership]
slug = "{slug}"
name = "An invented partnership"
lead = "invented-ccg"
from = 2015-12-01

[[areas]]
code = "invented"
name = "Invented"
kind = "partnership"

[[organisations]]
code = "invented-ccg"
name = "Invented CCG"
kind = "clinical-commissioning-group"
areas = ["invented"]
role = "lead_commissioner"
"""


def write_folder(document: PlanDocument, folder: Path) -> None:
    """Write everything in a plan. Raises OSError."""
    (folder / "answers").mkdir(parents=True, exist_ok=True)
    (folder / "tables").mkdir(exist_ok=True)
    about = {
        "slug": quoted(document.slug),
        "title": quoted(document.title),
        "template": quoted(document.template.id),
        "dated": document.dated.isoformat(),
        "partnership": quoted(document.slug),
    }
    _write(folder / "plan.toml", "\n".join(f"{k} = {v}" for k, v in about.items()) + "\n")
    _write(folder / "partnership.toml", PARTNERSHIP.format(slug=document.slug))
    for section, text in document.answers.items():
        _write(folder / "answers" / f"{section}.md", text + "\n")
    for key, table in document.tables.items():
        _write(folder / "tables" / f"{key}.toml", "\n".join(_row(table, r) for r in table.rows))


def quoted(text: str) -> str:
    """A text as TOML writes it."""
    escaped = text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
    return f'"{escaped}"'


def _row(table: Table, row: Row) -> str:
    lines = ["[[rows]]", f"key = {quoted(row.key)}"]
    for column in table.template.columns:
        figure, text = row.figure(column.key), row.text(column.key)
        if figure is not None:
            lines.append(f"{column.key} = {_figure(figure)}")
        elif text:
            lines.append(f"{column.key} = {quoted(text)}")
    return "\n".join(lines) + "\n"


def _figure(figure: FigureValue) -> str:
    told = {
        "value": quoted(f"{figure.value:f}"),
        "unit": quoted(figure.unit.value),
        "rounded_to": quoted(f"{figure.rounded_to:f}"),
        "qualifier": quoted(figure.qualifier.value),
        "confidence": quoted(figure.confidence.value),
        "source": quoted(figure.source),
        "quantity": quoted(figure.quantity) if figure.quantity else "",
        "as_at": figure.as_at.isoformat() if figure.as_at else "",
        "period_start": figure.period_start.isoformat() if figure.period_start else "",
        "note": quoted(figure.note) if figure.note else "",
    }
    return "{ " + ", ".join(f"{k} = {v}" for k, v in told.items() if v) + " }"


def _write(file: Path, text: str) -> None:
    file.write_text(text, encoding="utf-8")
