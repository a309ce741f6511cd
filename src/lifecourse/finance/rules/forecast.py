"""What is still to be spent: plain decisions on plain values."""

import re
from collections.abc import Mapping, Sequence

from lifecourse.finance.rules.ledger import CannotPost
from lifecourse.finance.rules.pounds import NotPounds, read_pounds


def changes_to(said: Mapping[int, int], *, standing: Mapping[int, int]) -> dict[int, int]:
    """By how much each month changes, in pence, in the order of months. Raises CannotPost below nothing."""
    if any(pence < 0 for pence in said.values()):
        raise CannotPost("What is still to be spent is not below nothing.")
    found = {month: said[month] - standing.get(month, 0) for month in sorted(said)}
    return {month: pence for month, pence in found.items() if pence}


def read_row(pasted: str, months: Sequence[tuple[int, str]]) -> dict[int, int]:
    """A row or column copied from a sheet: pounds for these months (number and name), in pence.

    An empty cell is nothing. Raises NotPounds with the place of the first cell that is no amount.
    """
    cells = re.split(r"[\t\r\n]", pasted.strip("\r\n").replace("\r\n", "\n"))
    if len(cells) != len(months):
        raise NotPounds(
            f"Found {len(cells)} cells, expected {len(months)}: one for each open month, from "
            f"{months[0][1]} to {months[-1][1]}. Copy one row or one column."
        )
    found = {}
    for cell, (number, name) in zip(cells, months, strict=True):
        try:
            found[number] = read_pounds(cell, nothing=True) if cell.strip() else 0
        except NotPounds as reason:
            raise NotPounds(f"{name}: {reason}") from None
    return found
