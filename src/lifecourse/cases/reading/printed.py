"""What a paper of a case is of: a version that boards decide on, or the case as it stands, a draft."""

from dataclasses import dataclass

from django.utils import timezone

from lifecourse.cases.kinds.document import CaseDocument
from lifecourse.cases.models import Case, CaseVersion
from lifecourse.cases.queries.approval import (
    content_of,
    decisions_standing,
    document_in,
    fingerprint_of,
    template_of,
)
from lifecourse.cases.queries.cases import document_of
from lifecourse.finance.api import day_words

# Of 64; as many as every page of a paper carries, and a page of the site shows.
SHORT_FINGERPRINT = 12


class NoSuchVersion(Exception):
    """There is no such version of the case, or what is kept of it is not what was put forward."""


@dataclass(frozen=True, kw_only=True)
class PrintedCase:
    """A case to print. `number`: 0 for a draft; `mark` stands on every page, `facts` at the beginning."""

    document: CaseDocument
    number: int
    dated: str
    mark: str
    facts: tuple[tuple[str, str], ...]


def draft_to_print(case: Case) -> PrintedCase:
    """The case as it stands: a draft, and which version it differs from, if any was put forward."""
    last = CaseVersion.objects.filter(case=case).order_by("number").last()
    if last is None:
        said = "A draft. Nothing was put before a board yet."
    elif last.content_hash == fingerprint_of(content_of(case)):
        said = f"The same as version {last.number}, on which boards decide."
    else:
        said = f"A draft, changed since version {last.number}. Boards decide on that version, not on this."
    return PrintedCase(
        document=document_of(case), number=0, dated="", mark="Draft", facts=(("What this is", said),)
    )


def version_to_print(case: Case, number: int) -> PrintedCase:
    """A version, to the letter. Raises NoSuchVersion, or BadCase where it cannot be read any more."""
    version = CaseVersion.objects.filter(case=case, number=number).first()
    if version is None:
        raise NoSuchVersion("There is no such version of this case.")
    if fingerprint_of(version.content) != version.content_hash:
        # A paper would carry the fingerprint of something else.
        raise NoSuchVersion("What is kept of this version is not what was put forward, so it is not printed.")
    gateway = template_of(case).gateway(version.gateway)
    day = day_words(timezone.localdate(version.at))
    facts = [
        ("Version", f"{number}, put forward at “{gateway.name if gateway else version.gateway}”"),
        ("Fingerprint", f"{version.content_hash} (SHA-256)"),
    ]
    if version.why:
        facts.append(("What boards should know", version.why))
    return PrintedCase(
        document=document_in(version),
        number=number,
        dated=f"Version {number}, put forward on {day}",
        mark=f"Version {number}, fingerprint {version.content_hash[:SHORT_FINGERPRINT]}",
        facts=(*facts, *_decided(version)),
    )


def _decided(version: CaseVersion) -> list[tuple[str, str]]:
    """What each organisation decided of it until now."""
    found = []
    for one in decisions_standing([version]):
        conditions = [row for row in one.conditions.all() if getattr(row, "met", None) is None]
        still = f"; conditions still to meet: {len(conditions)}" if conditions else ""
        said = f"{one.get_outcome_display()} on {day_words(one.decided_on)} by {one.board}{still}"
        found.append((str(one.organisation), said))
    return found
