"""Files as evidence: adding one to a place, giving it out, and taking it away."""

from datetime import datetime
from hashlib import sha256

from django.conf import settings
from django.db import transaction

from lifecourse.accounts.api import Account
from lifecourse.audit.api import record
from lifecourse.organisations.api import Permission
from lifecourse.plans.files import BadFile, kind_of_file, tidy_name
from lifecourse.plans.models import Evidence, EvidenceContent, Plan
from lifecourse.plans.operations.changing import check
from lifecourse.plans.operations.places import check_place
from lifecourse.plans.scanning import CannotScan, scan


class UnableToKeepEvidence(Exception):
    """A file cannot be added or taken away; says why in words that a page can show."""


def add_evidence(
    *, plan: Plan, place: str, name: str, content: bytes, shows: str, by: Account, at: datetime
) -> Evidence:
    """Keep a file that shows where something comes from. Raises NotAllowed or UnableToKeepEvidence."""
    check(Permission.ATTACH_EVIDENCE, plan, by, at)
    check_place(plan, place)
    if not shows.strip():
        raise UnableToKeepEvidence("Say what the file shows.")
    try:
        kind = kind_of_file(name, content, most=settings.EVIDENCE_MOST_BYTES)
        # Before anything is written: a scanner may take a while, and nothing waits for it in the database.
        scanned = scan(content, scanner=settings.EVIDENCE_SCANNER)
    except BadFile as reason:
        raise UnableToKeepEvidence(str(reason)) from None
    except CannotScan:
        raise UnableToKeepEvidence(
            "The virus scanner does not answer, so the file was not taken. Try again in a while."
        ) from None
    with transaction.atomic():
        evidence = Evidence.objects.create(
            plan=plan,
            place=place,
            name=tidy_name(name),
            kind=kind.ending,
            size=len(content),
            sha256=sha256(content).hexdigest(),
            shows=shows.strip(),
            scan=scanned,
            added_by=by,
            added_at=at,
        )
        EvidenceContent.objects.create(evidence=evidence, content=content)
    return evidence


@transaction.atomic
def take_out_evidence(*, evidence: Evidence, by: Account, at: datetime) -> bytes:
    """The bytes of a file, for somebody to keep on their own machine; who took it is recorded."""
    check(Permission.SEE_PLAN, evidence.plan, by, at)
    kept = EvidenceContent.objects.filter(evidence=evidence, evidence__removed_at=None).first()
    if kept is None:
        raise UnableToKeepEvidence("This file has been taken away.")
    content = bytes(kept.content)
    if sha256(content).hexdigest() != evidence.sha256:
        raise UnableToKeepEvidence("This file is not what was added. Tell whoever looks after Lifecourse.")
    record(
        by=f"account:{by.pk}",
        at=at,
        action="evidence downloaded",
        of=str(evidence.pk),
        table=Evidence._meta.db_table,
    )
    return content


@transaction.atomic
def remove_evidence(*, evidence: Evidence, why: str, by: Account, at: datetime) -> None:
    """Take a file away for good, with its name and what was said of it. That it was there, its fingerprint
    and why it went stay on the record."""
    check(Permission.ATTACH_EVIDENCE, evidence.plan, by, at)
    evidence = Evidence.objects.select_for_update().get(pk=evidence.pk)
    if evidence.removed_at is not None:
        raise UnableToKeepEvidence("This file has been taken away already.")
    if not why.strip():
        raise UnableToKeepEvidence("Say why it is taken away.")
    evidence.removed_by, evidence.removed_at, evidence.removed_why = by, at, why.strip()
    # A file given by mistake may say whom it is about in its name.
    evidence.name, evidence.shows = f"removed.{evidence.kind}", ""
    evidence.save()
    EvidenceContent.objects.filter(evidence=evidence).delete()
