"""Keeping a case's model of cost and benefit: each version with its reason and what changed by it."""

from typing import Any

from lifecourse.accounts.api import Stamp
from lifecourse.cases.kinds.document import PartName
from lifecourse.cases.kinds.model import Model
from lifecourse.cases.models import Case, CasePart
from lifecourse.cases.operations.writing import plain, write_part
from lifecourse.cases.queries.modelling import model_version
from lifecourse.cases.rules.model_changes import changes_of, told
from lifecourse.cases.rules.model_data import read_model
from lifecourse.cases.rules.model_kept import check_can_keep
from lifecourse.cases.rules.model_writing import model_to_data
from lifecourse.engine.entries import Entries

LONGEST_TOLD = 500


def keep_model(*, case: Case, model: Model, read: int, why: str, stamp: Stamp) -> CasePart:
    """Keep a model that was thought out from version `read` as the next version, with what changed by it.

    Raises NotAllowed, CannotKeep, ChangedMeanwhile, CannotWrite, or BadCase where the rest of the case does
    not go with it.
    """
    check_can_keep(model)
    return write_model(case=case, content=model_to_data(model), read=read, why=why, stamp=stamp)


def write_model(*, case: Case, content: dict[str, Any], read: int, why: str, stamp: Stamp) -> CasePart:
    """Put a model, as a file would hold it, in the place of version `read` (0: there was none).

    What the history says is the reason and every change, so far as there is room. Raises NotAllowed,
    ChangedMeanwhile, CannotWrite, or BadCase with every fault by its place.
    """
    before = model_version(case, read)
    # Faults are told by the reader of the whole case; what has none is kept as the writer of models says it.
    reader = Entries(place=case.reference)
    after = read_model({PartName.MODEL.value: plain(content)}, reader)
    if after and not reader.faults:
        content = model_to_data(after)
    changes = changes_of(before, after) if before and after else ()
    return write_part(
        case=case,
        name=PartName.MODEL.value,
        content=content,
        read=read,
        why=told(changes, why, most=LONGEST_TOLD),
        stamp=stamp,
    )
