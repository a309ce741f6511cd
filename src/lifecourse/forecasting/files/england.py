"""England into a folder: what is drawn is kept as it comes, so that a run goes on from there."""

import zipfile
from collections.abc import Callable, Iterator
from concurrent.futures import Executor
from datetime import date, timedelta
from pathlib import Path

from lifecourse.engine.forecast import Many, NotTheSame
from lifecourse.engine.pathways import (
    ADULTS,
    BASELINE,
    BOARDS,
    FUNDERS,
    SETTINGS,
    Area,
    Totals,
    bands,
    england,
    pathway,
    totals_of,
)
from lifecourse.engine.pathways.outlook import Numbers, month_after
from lifecourse.forecasting.files.drawing import begin_in, stamp_of_inputs
from lifecourse.forecasting.files.tables import banded
from lifecourse.forecasting.files.writing import write_texts
from lifecourse.forecasting.kinds.asked import Asked, Inputs
from lifecourse.forecasting.reading.saying import pounds
from lifecourse.forecasting.rules.kept import BadKept
from lifecourse.standards.api import national_parameters

TOTALS = "boards.npz"


def england_in(
    folder: Path,
    first_day: date,
    asked: Asked,
    *,
    threads: int,
    told: Callable[[int, int], None],
    boards: int = BOARDS,
    pool: Executor | None = None,
) -> tuple[Totals, Inputs, str]:
    """All boards added up, what they were made from, and its fingerprint.

    `told` hears after each portion how many are drawn, and of how many. `pool`: where to draw, with room for
    as many at once as `threads` says; none is here. Raises BadArea, BadModel, BadKept, OtherForecast or
    OSError.
    """
    area = Area("England", first_day, national_parameters(ADULTS))
    inputs = Inputs(area=area, scenario=BASELINE, asked=asked)
    stamp = stamp_of_inputs(**inputs.to_data(), boards=boards)
    begin_in(folder, stamp)
    path = folder / TOTALS
    many = england(
        pathway(area, BASELINE, months=asked.months), draws=asked.draws, seed=asked.seed, boards=boards
    )
    if path.exists():
        _go_on(many, path)

    def kept(done: int, of: int) -> bool:
        many.write(path)
        told(done, of)
        return True

    many.run(threads=threads, pool=pool, workers=threads, on_progress=kept)
    return totals_of(many), inputs, str(stamp["fingerprint"])


def _go_on(many: Many, path: Path) -> None:
    try:
        many.go_on_from(path)
    except NotTheSame as fault:
        raise BadKept(str(fault)) from fault
    except (KeyError, ValueError, zipfile.BadZipFile) as fault:
        raise BadKept(f"{path} cannot be read. Take it away, and begin anew.") from fault


def write_england(folder: Path, inputs: Inputs, totals: Totals, *, found_by: str) -> list[Path]:
    """Write people, beds and money by month, and a summary; gives their paths."""
    ends = [month_after(inputs.area.first_day, one) for one in range(1, inputs.asked.months + 1)]
    payers = dict.fromkeys(one.payer for one in SETTINGS if one.hospital)
    people = [(one.code, one.words, totals.people[:, :, at]) for at, one in enumerate(SETTINGS)]
    beds = [("all", "All beds", totals.in_hospital())]
    beds += [(one, f"Paid for by {FUNDERS[one]}", totals.in_hospital(one)) for one in payers]
    money = [(one, words, totals.spent(one)) for one, words in FUNDERS.items()]
    money.append(("all", "Together", totals.pence.sum(axis=2)))
    return write_texts(
        folder,
        {
            "people.csv": banded(ends, people),
            "beds.csv": banded(ends, beds),
            "money.csv": banded(ends, money, pence=True),
            "summary.md": "\n".join(_summary(inputs, totals, ends, found_by)) + "\n",
        },
    )


def _summary(inputs: Inputs, totals: Totals, ends: list[date], found_by: str) -> Iterator[str]:
    yield "# England"
    yield ""
    yield (
        f"{totals.boards} boards of {ADULTS:,} adults with a learning disability each, added up draw by draw:"
        f" {inputs.asked.draws:,} draws of {inputs.asked.months} months. Boundaries are those before April"
        " 2026. What nobody knows for certain is the same in every board of one draw, so that it does not"
        " average out."
    )
    yield ""
    yield "| At the end of | People in hospital | In nine of ten draws | Spent in the 12 months before |"
    yield "|---|---|---|---|"
    hospital, spent = totals.in_hospital(), totals.pence.sum(axis=2)
    for month in range(11, inputs.asked.months, 12):
        people, year = _five(hospital[:, month]), _five(spent[:, month - 11 : month + 1].sum(axis=1))
        last = ends[month] - timedelta(days=1)
        yield f"| {last:%B %Y} | {people[2]:,} | {people[0]:,} to {people[4]:,} | {pounds(year[2])} |"
    yield ""
    yield f"The same program gives the same figures again: seed {inputs.asked.seed}, fingerprint {found_by}."


def _five(draws: Numbers) -> list[int]:
    return [int(one[0]) for one in bands(draws[:, None])]
