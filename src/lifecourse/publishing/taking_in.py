"""What people do with a filled-in file: have it read, see what would change, and apply it; all or nothing."""

from collections.abc import Collection
from datetime import datetime
from hashlib import sha256

from django.db import transaction
from django.utils.timezone import localdate

from lifecourse.accounts.api import Account
from lifecourse.audit.api import name_of, record
from lifecourse.engine.sheets.faults import Fault, Refused
from lifecourse.organisations.api import NotAllowed, Permission, check_may, may
from lifecourse.plans.api import (
    ChangedMeanwhile,
    Plan,
    PlanChanges,
    apply_changes,
    check_may_apply,
    document_of,
)
from lifecourse.publishing.filled.edits import Edits
from lifecourse.publishing.filled.merging import Proposal, propose
from lifecourse.publishing.filled.reading import read_workbook
from lifecourse.publishing.filled.reading_csv import read_table
from lifecourse.publishing.uploads import Upload, drop_upload, find_upload, keep_upload

CSV_NAMES = (".csv", ".tsv", ".txt")
# How workbooks begin, old and new, whatever they are called.
NO_TEXT = (b"PK", b"\xd0\xcf")
WRITING = (Permission.EDIT_SECTIONS, Permission.EDIT_FINANCE_SECTIONS, Permission.EDIT_FIGURES)


def may_fill_in(plan: Plan, by: Account, at: datetime) -> bool:
    """Whether somebody may change anything at all with a file."""
    return any(may(by, one, partnership=plan.partnership, on=localdate(at)) for one in WRITING)


def read_file(plan: Plan, content: bytes, name: str) -> tuple[Edits, str]:
    """What was changed in a file, and of which kind it is. Raises Refused with every fault."""
    if name.lower().endswith(CSV_NAMES) and not content.startswith(NO_TEXT):
        return read_table(content, plan=document_of(plan)), "table as CSV"
    return read_workbook(content, plan=document_of(plan)), "workbook"


def take_in(*, plan: Plan, content: bytes, name: str, by: Account, at: datetime) -> str:
    """Read an uploaded file and keep what it changes; returns the word to find it by. Nothing is changed yet.

    Raises Refused with every fault, or NotAllowed when somebody may change nothing here.
    """
    if not may_fill_in(plan, by, at):
        check_may(by, Permission.EDIT_FIGURES, partnership=plan.partnership, on=localdate(at))
    edits, kind = read_file(plan, content, name)
    proposed = propose(edits, document_of(plan))
    everything = propose(edits, document_of(plan), mine={one.id for one in proposed.conflicts})
    _refuse_what_is_not_theirs(plan, everything.changes, by, at)
    return keep_upload(
        Upload(account=by.pk, plan=plan.pk, file_hash=sha256(content).hexdigest(), kind=kind, edits=edits)
    )


def proposal_of(
    *, plan: Plan, token: str, by: Account, mine: Collection[str] = (), remove: Collection[str] = ()
) -> Proposal:
    """What an upload would change in the plan as it is now. Raises NoSuchUpload."""
    return propose(find_upload(token, plan=plan, by=by).edits, document_of(plan), mine=mine, remove=remove)


@transaction.atomic
def apply_upload(
    *,
    plan: Plan,
    token: str,
    mine: Collection[str],
    remove: Collection[str],
    seen: str,
    by: Account,
    at: datetime,
) -> Proposal:
    """Apply what an upload changes, as one revision. `seen` is the content for which it was shown.

    Raises NoSuchUpload, ChangedMeanwhile, NotAllowed or UnableToChangePlan; nothing is changed then.
    """
    upload = find_upload(token, plan=plan, by=by)
    if str(plan.content_id) != seen:
        raise ChangedMeanwhile(
            "Somebody has changed the plan since you looked. Look once more at what would change."
        )
    proposal = propose(upload.edits, document_of(plan), mine=mine, remove=remove)
    apply_proposal(plan=plan, proposal=proposal, kind=upload.kind, file_hash=upload.file_hash, by=by, at=at)
    drop_upload(token)
    return proposal


@transaction.atomic
def apply_proposal(
    *, plan: Plan, proposal: Proposal, kind: str, file_hash: str, by: Account | None, at: datetime
) -> None:
    """Apply a proposal and record it as one act. Nothing is recorded when nothing changes."""
    if not proposal.changes:
        return
    after = apply_changes(plan=plan, changes=proposal.changes, by=by, at=at, seen=plan.content_id)
    detail = {
        "form": kind,
        "file_sha256": file_hash,
        "cells": len(proposal.changes.cells),
        "rows_added": len(proposal.changes.added),
        "rows_removed": len(proposal.changes.removed),
        "revision": after.revision,
    }
    record(by=name_of(by), at=at, action="filled-in file applied", of=f"plan:{plan.slug}", detail=detail)


def _refuse_what_is_not_theirs(plan: Plan, changes: PlanChanges, by: Account, at: datetime) -> None:
    try:
        check_may_apply(plan, changes, by, at)
    except NotAllowed as reason:
        raise Refused(
            Fault(
                found="changes in tables that your role does not change",
                expected="changes only where your role may write",
                mend=f"{reason} Take those changes out of the file, or ask somebody who may make them.",
            )
        ) from reason
