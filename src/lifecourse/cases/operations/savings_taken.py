"""Savings that were worked out elsewhere, put among those of a case: each once, by its short name."""

from collections.abc import Mapping, Sequence
from typing import Any

from lifecourse.accounts.api import Stamp
from lifecourse.cases.kinds.document import PartName
from lifecourse.cases.models import Case, CasePart
from lifecourse.cases.operations.writing import write_part
from lifecourse.cases.queries.cases import parts_standing


def savings_read(case: Case) -> int:
    """The number of the version of a case's savings that stands; 0 for none."""
    standing = parts_standing(case).get(PartName.SAVINGS.value)
    return standing.number if standing else 0


def take_savings(
    *, case: Case, rows: Sequence[Mapping[str, Any]], read: int, why: str, stamp: Stamp
) -> CasePart:
    """Put savings, as a file holds them, in the place of those of the same short name, or at the end.

    `read`: the version of the savings that its writer saw. Raises NotAllowed, ChangedMeanwhile, CannotWrite,
    or BadCase with every fault.
    """
    standing = parts_standing(case).get(PartName.SAVINGS.value)
    kept = list(standing.content) if standing else []
    taken = {row["slug"]: dict(row) for row in rows}
    content = [taken.pop(row.get("slug"), row) for row in kept] + list(taken.values())
    return write_part(
        case=case, name=PartName.SAVINGS.value, content=content, read=read, why=why, stamp=stamp
    )
