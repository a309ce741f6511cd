"""The files of a finished forecast: people, beds, money and waits by month, and a summary in words."""

from collections.abc import Mapping
from pathlib import Path

from lifecourse.engine.pathways import Comparison, Outlook
from lifecourse.forecasting.files.drawing import written
from lifecourse.forecasting.files.summary import summary
from lifecourse.forecasting.files.tables import (
    beds_table,
    differences_table,
    money_table,
    people_table,
    waits_table,
)
from lifecourse.forecasting.kinds.asked import Inputs


def write_forecast(
    folder: Path, inputs: Inputs, outlook: Outlook, between: Comparison | None, *, found_by: str
) -> list[Path]:
    """Write every file of a forecast; gives their paths. `between`: beside the baseline, for a scenario."""
    texts = {
        "people.csv": people_table(outlook),
        "beds.csv": beds_table(outlook),
        "money.csv": money_table(outlook),
        "waits.csv": waits_table(outlook),
        "summary.md": summary(inputs, outlook, between, found_by=found_by),
    }
    if between is not None:
        texts["people-changed.csv"], texts["money-changed.csv"] = differences_table(between)
    return write_texts(folder, texts)


def write_texts(folder: Path, texts: Mapping[str, str]) -> list[Path]:
    """Write texts by their names; gives their paths."""
    for name, text in texts.items():
        # A spreadsheet reads letters beyond English rightly only after this mark.
        mark = "\ufeff" if name.endswith(".csv") else ""
        written(folder / name, (mark + text).encode())
    return [folder / name for name in texts]
