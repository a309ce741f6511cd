"""Reads a filled-in workbook: either every fault in it, or what was changed."""

from collections.abc import Mapping

from lifecourse.engine.sheets.faults import Faults, Refused, TooManyFaults, did_you_mean, quote
from lifecourse.engine.sheets.grid import Grid, Kind, address, read_address
from lifecourse.engine.sheets.package import whole_file
from lifecourse.engine.sheets.workbook_file import WorkbookFile
from lifecourse.plans.api import PlanDocument, TableTemplate
from lifecourse.publishing.filled.cell_reader import CellReader
from lifecourse.publishing.filled.edits import AddedRow, Edit, Edits, MissingRow
from lifecourse.publishing.filled.filed import FiledTable, find_rows, missing_rows, names_in
from lifecourse.publishing.filled.headings import find_columns
from lifecourse.publishing.filled.sources import SAYS, SourceLine
from lifecourse.publishing.naming import Names
from lifecourse.publishing.tables import heading
from lifecourse.publishing.workbook.annexes import SOURCE_COLUMNS
from lifecourse.publishing.workbook.form import Form, NoForm, read_form
from lifecourse.publishing.workbook.making import FORM_SHEET
from lifecourse.publishing.workbook.table_sheet import REFERENCE

DOWNLOAD_AGAIN = "Download the plan's workbook again and copy your changes into it."
RENAME = "Give the sheet its name back; if it was deleted, copy it from a fresh download."
REFERENCE_KEY = "row reference"


def read_workbook(content: bytes, *, plan: PlanDocument) -> Edits:
    """What was changed in a workbook of a plan. Raises Refused with every fault."""
    file = WorkbookFile(content)
    faults = Faults()
    try:
        edits = _Reading(file, _form(file, plan), plan, faults).edits()
    except TooManyFaults:
        edits = Edits()
    if faults.found:
        raise Refused(*faults.found)
    return edits


def _form(file: WorkbookFile, plan: PlanDocument) -> Form:
    names = [name for name in file.names if name.casefold() == FORM_SHEET.casefold()]
    if len(names) != 1:
        raise whole_file(
            f'no sheet "{FORM_SHEET}" (it is hidden)',
            DOWNLOAD_AGAIN,
            "a workbook that was downloaded from this plan",
        )
    grid = file.grid(names[0])
    try:
        form = read_form(grid.cells[row][0].text for row in sorted(grid.cells) if 0 in grid.cells[row])
    except NoForm as problem:
        raise whole_file(str(problem), DOWNLOAD_AGAIN, "a hidden sheet as it was downloaded") from problem
    if form.plan != plan.slug:
        raise whole_file(
            f"a workbook of the plan {form.plan[:80]}", DOWNLOAD_AGAIN, f"one of the plan {plan.slug}"
        )
    return form


class _Reading:
    """One workbook being read."""

    def __init__(self, file: WorkbookFile, form: Form, plan: PlanDocument, faults: Faults) -> None:
        self.file, self.form, self.plan, self.faults = file, form, plan, faults
        self.names = Names(form.base)
        self.notes: list[str] = []
        self.filed: dict[str, FiledTable] = {}
        self.now: Mapping[str, TableTemplate] = {t.key: t for t in plan.template.tables}

    def edits(self) -> Edits:
        for key, sheet in self.form.sheets.items():
            grid = self._sheet(sheet)
            if grid is not None:
                filed = self._filed(key, grid)
                if filed is not None:
                    self.filed[key] = filed
        lines = self._lines()
        reader = CellReader(
            template=self.plan.template,
            names=self.names,
            called={key: names_in(filed, self.names) for key, filed in self.filed.items()},
            lines=lines,
            faults=self.faults,
        )
        cells, added, missing = list[Edit](), list[AddedRow](), list[MissingRow]()
        for key, filed in self.filed.items():
            if key not in self.now:
                continue
            changed, new = reader.edits(filed, self.now[key])
            cells += changed
            added += new
            missing += missing_rows(filed)
        self._note_what_is_dropped()
        if reader.mended_pounds:
            self.notes.append(f"{reader.mended_pounds} broken pound signs were mended.")
        return Edits(
            revision=self.form.revision,
            content_id=self.form.content_id,
            cells=tuple(cells),
            added=tuple(added),
            missing=tuple(missing),
            notes=tuple(self.notes),
            read_rows=sum(len(filed.rows) for filed in self.filed.values()),
        )

    def _sheet(self, name: str) -> Grid | None:
        there = [one for one in self.file.names if one.casefold() == name.casefold()]
        if len(there) == 1:
            grid = self.file.grid(there[0])
            if grid.hidden_rows:
                self.notes.append(
                    f"{grid.hidden_rows} rows of the sheet {name} are hidden; they were read as well."
                )
            return grid
        ours = {one.casefold() for one in self.form.sheets.values()}
        others = [one for one in self.file.names if one.casefold() not in ours]
        self.faults.add(
            name,
            "",
            found=f"{len(there)} sheets of that name" if there else "no such sheet",
            expected="one sheet of that name",
            mend=" ".join([did_you_mean(name, others), RENAME]).strip(),
        )
        return None

    def _filed(self, key: str, grid: Grid) -> FiledTable | None:
        base = self.form.base.table(key)
        wanted = {column.key: heading(column).title for column in base.template.columns}
        titles = [column.title for column in base.template.columns]
        ignored = [f"{t}, {end}" for t in titles for end in ("worked out", "stated less worked out")]
        columns = find_columns(grid, wanted | {REFERENCE_KEY: REFERENCE}, ignored, self.faults)
        if columns is None:
            return None
        reference = columns.pop(REFERENCE_KEY)
        filed = FiledTable(grid=grid, base=base, columns=columns, reference=reference)
        find_rows(filed, self.faults)
        return filed

    def _lines(self) -> Mapping[tuple[str, str, str], SourceLine]:
        grid = self._sheet(self.form.sources)
        if grid is None:
            return {}
        columns = find_columns(grid, {title: title for title in SOURCE_COLUMNS}, [], self.faults)
        if columns is None:
            return {}
        lines: dict[tuple[str, str, str], SourceLine] = {}
        for number in sorted(row for row in grid.cells if row > 0):
            place = self._place_of(grid, number, columns)
            if place is None:
                continue
            if place in lines:
                self._fault_of_line(grid, number, columns["Reference"], "a second line about the same figure")
                continue
            headings = ("Value", *SAYS)
            lines[place] = SourceLine(
                sheet=grid.name,
                held={one: grid.cells[number].get(columns[one]) for one in headings},
                at={one: address(number, columns[one]) for one in headings},
            )
        return lines

    def _place_of(self, grid: Grid, number: int, columns: Mapping[str, int]) -> tuple[str, str, str] | None:
        """Which figure a line speaks of: by its reference, or by the sheet and cell under Figure."""
        reference = grid.text(number, columns["Reference"])
        if reference:
            parts = reference.split("/")
            base = self.form.base
            if len(parts) == 3 and base.has_table(parts[0]) and base.table(parts[0]).row(parts[1]):
                return parts[0], parts[1], parts[2]
            self._fault_of_line(grid, number, columns["Reference"], f"the reference {quote(reference)}")
            return None
        said = grid.cells[number].get(columns["Figure"])
        others = [c for heading, c in columns.items() if heading != "Figure" and c in grid.cells[number]]
        if said is None and not others:
            return None
        sheet, _, cell = (said.text if said and said.kind is Kind.TEXT else "").rpartition("!")
        at = read_address(cell)
        table = next(
            (k for k, name in self.form.sheets.items() if name.casefold() == sheet.strip(" '").casefold()),
            None,
        )
        filed = self.filed.get(table or "")
        if filed is not None and at is not None:
            row = next((one.key for one in filed.rows if one.number == at[0]), None)
            column = next((key for key, place in filed.columns.items() if place == at[1]), None)
            if row and column:
                return filed.base.key, row, column
        self._fault_of_line(grid, number, columns["Figure"], quote(grid.text(number, columns["Figure"])))
        return None

    def _fault_of_line(self, grid: Grid, number: int, column: int, found: str) -> None:
        example = f"{next(iter(self.form.sheets.values()), 'Sheet')}!C5"
        self.faults.add(
            grid.name,
            address(number, column),
            found=found,
            expected="a figure of this workbook",
            mend=f"Write its sheet and cell under Figure, such as {example}, and leave Reference empty; or "
            "delete the line.",
        )

    def _note_what_is_dropped(self) -> None:
        """What an older template asked for and the plan's own does not: said, not lost without a word."""
        for key, filed in self.filed.items():
            about = filed.base.template
            if key not in self.now:
                if filed.rows:
                    self.notes.append(
                        f"{about.section} {about.title} is no table of the plan's template now: its "
                        f"{len(filed.rows)} rows were left out."
                    )
                continue
            there = {column.key for column in self.now[key].columns}
            for column in about.columns:
                filled = sum(filed.held(row.number, column.key) is not None for row in filed.rows)
                if column.key not in there and filled:
                    self.notes.append(
                        f"{about.section} {about.title}: the plan's template has no column {column.title} "
                        f"now; {filled} cells were left out."
                    )
