"""What somebody changed in a file: against the plan as it was when the file was made."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from lifecourse.plans.api import Cell


@dataclass(frozen=True, kw_only=True)
class Edit:
    """One cell that says something else than it did. The base is None where nobody knows what it said."""

    table: str
    row: str
    column: str
    base: Cell | None
    wanted: Cell


@dataclass(frozen=True, kw_only=True)
class AddedRow:
    """One row that was not there."""

    table: str
    key: str
    cells: Mapping[str, Cell]


@dataclass(frozen=True, kw_only=True)
class MissingRow:
    """One row that the file no longer has, with what stood in it; None where nobody knows."""

    table: str
    key: str
    base: Mapping[str, Cell] | None


@dataclass(frozen=True, kw_only=True)
class Edits:
    """Everything that was changed in a file, and what the person should know of how it was read."""

    revision: int = 0
    content_id: str = ""
    cells: tuple[Edit, ...] = ()
    added: tuple[AddedRow, ...] = ()
    missing: tuple[MissingRow, ...] = ()
    notes: tuple[str, ...] = field(default=())
    read_rows: int = 0

    def __bool__(self) -> bool:
        return bool(self.cells or self.added or self.missing)
