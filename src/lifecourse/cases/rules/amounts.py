"""Amounts in a case's file: pounds as people type them, read to whole pence."""

from lifecourse.engine.entries import Entries, Row
from lifecourse.finance.api import read_row_pounds


def pence_in(reader: Entries, where: str, row: Row, key: str) -> int:
    """Whole pence of the pounds in a row, from nothing up; 0 with a fault kept where they are wrong."""
    return read_row_pounds(reader, where, row, key=key, nothing=True)
