"""Finds a sheet's columns by their headings, wherever they stand, and names those that cannot be found."""

from collections.abc import Mapping, Sequence

from lifecourse.engine.sheets.faults import Faults, did_you_mean, quote
from lifecourse.engine.sheets.grid import Grid, address

HEADING_ROW = 0
UNMERGE = "Select them in Excel and choose Merge and centre once more, so that each cell stands alone."


def find_columns(
    grid: Grid, wanted: Mapping[str, str], ignored: Sequence[str], faults: Faults
) -> dict[str, int] | None:
    """Where each wanted column (key to heading) stands; None when the sheet cannot be read as it is."""
    before = len(faults.found)
    for merged in grid.merged:
        faults.add(
            grid.name, merged, found="merged cells", expected="one cell for each column and row", mend=UNMERGE
        )
    places = _by_heading(grid, faults)
    found = {key: places.pop(_plain(title)) for key, title in wanted.items() if _plain(title) in places}
    for title in ignored:
        places.pop(_plain(title), None)
    missing = [title for key, title in wanted.items() if key not in found]
    for column in sorted(places.values()):
        heading = grid.text(HEADING_ROW, column)
        meant = did_you_mean(heading, missing)
        missing = [title for title in missing if meant != f'Did you mean "{title}"?']
        faults.add(
            grid.name,
            address(HEADING_ROW, column),
            found=f"the heading {quote(heading)}",
            expected="a heading of this table",
            mend=f"{meant} Write it as it was." if meant else "Delete the column, or put its heading back.",
        )
    for title in missing:
        faults.add(
            grid.name,
            "row 1",
            found="no such heading",
            expected=f"a column headed {quote(title)}",
            mend="Put the column back with its heading in the first row.",
        )
    _refuse_what_has_no_heading(grid, faults)
    return found if len(faults.found) == before else None


def _by_heading(grid: Grid, faults: Faults) -> dict[str, int]:
    places: dict[str, int] = {}
    for column in sorted(grid.cells.get(HEADING_ROW, {})):
        heading = _plain(grid.text(HEADING_ROW, column))
        if heading in places:
            faults.add(
                grid.name,
                address(HEADING_ROW, column),
                found=f"the heading {quote(grid.text(HEADING_ROW, column))} again",
                expected="each heading once",
                mend=f"It stands in {address(HEADING_ROW, places[heading])} already: delete one of them.",
            )
        else:
            places[heading] = column
    return places


def _refuse_what_has_no_heading(grid: Grid, faults: Faults) -> None:
    headed = set(grid.cells.get(HEADING_ROW, {}))
    stray: dict[int, int] = {}
    for row, cells in grid.cells.items():
        for column in cells.keys() - headed:
            stray[column] = min(row, stray.get(column, row))
    for column, row in sorted(stray.items()):
        faults.add(
            grid.name,
            address(row, column),
            found=quote(grid.text(row, column)),
            expected="nothing outside the columns of the table",
            mend="Move it under a heading, or delete it.",
        )


def _plain(title: str) -> str:
    return " ".join(title.split()).casefold()
