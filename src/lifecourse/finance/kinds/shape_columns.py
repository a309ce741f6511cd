"""What a sheet of the workbook that sets up a fund is made of."""

from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True)
class Column:
    """A column of a sheet: what it is in a fund's file, and its heading. `thousands`: another heading."""

    key: str
    heading: str
    width: int = 20
    needed: bool = True
    thousands: str = ""


@dataclass(frozen=True, kw_only=True)
class Shape:
    """A sheet with a row for each thing, and the table that it is. Not `needed`: it may be left out."""

    table: str
    title: str
    columns: tuple[Column, ...]
    needed: bool = True
