"""Taking out of a ledger's line what it should not say, such as somebody's name; its amount stays."""

from collections.abc import Collection

from django.db import transaction

from lifecourse.accounts.api import Stamp
from lifecourse.finance.kinds.imports import FORGOTTEN, FREE, TAKEN_OUT
from lifecourse.finance.models import ImportedLine, LineTakenOut
from lifecourse.finance.operations.imports import check_may_import
from lifecourse.finance.rules.imports import plain
from lifecourse.finance.rules.ledger import CannotPost


@transaction.atomic
def take_out(*, came: ImportedLine, what: Collection[str], why: str, stamp: Stamp) -> LineTakenOut:
    """Take what `what` names (of FREE) out of a line, for good; who did it and why is kept.

    The line is still told from others by what it said, so that it does not come in again. Raises NotAllowed,
    CannotHold or CannotPost.
    """
    run = came.run
    check_may_import(run.year, run.party, by=stamp.by, at=stamp.at)
    came = ImportedLine.objects.select_for_update(of=("self",)).select_related("run__layout").get(pk=came.pk)
    chosen = [name for name in FREE if name in what]
    if not chosen or set(what) - set(FREE):
        raise CannotPost("Choose what is taken out: the description, the supplier or the number.")
    if not why.strip():
        raise CannotPost("Say why it is taken out.")
    layout = came.run.layout
    meant = layout.columns if layout else {}
    said = [plain(getattr(came, name)) for name in chosen]
    for name in chosen:
        # Two lines that say nothing are not alike; two that say "taken out" would be.
        setattr(came, name, "")
    came.cells = {
        heading: TAKEN_OUT if cell and meant.get(heading) in chosen else cell
        for heading, cell in came.cells.items()
    }
    if any(text and text in plain(came.because) for text in said):
        came.because = FORGOTTEN
    came.save(update_fields=[*chosen, "cells", "because"])
    return LineTakenOut.objects.create(
        came=came, what=chosen, why=why.strip()[:300], by=stamp.by, at=stamp.at
    )
