"""What people do to publish a plan: read it as it prints, take its workbook, write all its papers."""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from django.utils.timezone import localdate

from lifecourse.accounts.api import Account
from lifecourse.audit.api import name_of, record
from lifecourse.organisations.api import Permission, check_may
from lifecourse.plans.api import Plan, PlanVersion, document_of
from lifecourse.publishing.easy_read.exporting import easy_read_files
from lifecourse.publishing.filled.csv_file import write_csv
from lifecourse.publishing.folder import FINDINGS_FILE, write_folder
from lifecourse.publishing.gathering import gather, gather_version
from lifecourse.publishing.leaves import Leaf, LeafForm, make_leaf_page
from lifecourse.publishing.paper import Annex
from lifecourse.publishing.pdf import make_pdf
from lifecourse.publishing.word import make_word

PAGE_FILE, WORKBOOK_FILE = "plan.html", "plan.xlsx"
PDF_FILE, WORD_FILE = "plan.pdf", "plan.docx"


def export_page(
    *, plan: Plan, annexes: frozenset[Annex], by: Account, at: datetime, nonce: str, back: str
) -> str:
    """The plan as it will print. Raises NotAllowed."""
    _check(plan, annexes, by, at)
    page = gather(plan, annexes=annexes, at=at).page(nonce=nonce, back=back)
    _record(plan, "page", annexes, by=by, at=at)
    return page


def export_workbook(*, plan: Plan, annexes: frozenset[Annex], by: Account, at: datetime) -> bytes:
    """The plan as a workbook. Raises NotAllowed."""
    _check(plan, annexes, by, at)
    workbook = gather(plan, annexes=annexes, at=at).workbook()
    _record(plan, "workbook", annexes, by=by, at=at)
    return workbook


def export_pdf(*, plan: Plan, annexes: frozenset[Annex], by: Account, at: datetime) -> bytes:
    """The plan as a PDF. Raises NotAllowed."""
    _check(plan, annexes, by, at)
    pdf = gather(plan, annexes=annexes, at=at).pdf()
    _record(plan, "pdf", annexes, by=by, at=at)
    return pdf


def export_leaf_page(
    *, plan: Plan, leaf: Leaf, by: Account, at: datetime, nonce: str = "", back: str = ""
) -> str:
    """A paper beside the whole plan, as a page. Raises NotAllowed."""
    _check(plan, frozenset(), by, at)
    galley = gather(plan, annexes=frozenset(), at=at).leaf(leaf)
    _record(plan, f"{leaf} as page", frozenset(), by=by, at=at)
    return make_leaf_page(galley, nonce=nonce, back=back)


def export_leaf(*, plan: Plan, leaf: Leaf, form: LeafForm, by: Account, at: datetime) -> bytes:
    """A paper beside the whole plan, as a file. Raises NotAllowed."""
    _check(plan, frozenset(), by, at)
    made = gather(plan, annexes=frozenset(), at=at).leaf_file(leaf, form)
    _record(plan, f"{leaf} as {form}", frozenset(), by=by, at=at)
    return made


def export_table(*, plan: Plan, table: str, by: Account, at: datetime) -> bytes:
    """One table as a CSV file. Raises KeyError when there is no such table, or NotAllowed."""
    _check(plan, frozenset(), by, at)
    document = document_of(plan)
    content = write_csv(document, document.table(table))
    _record(plan, f"table {table} as CSV", frozenset(), by=by, at=at)
    return content


def export_word(*, plan: Plan, annexes: frozenset[Annex], by: Account, at: datetime) -> bytes:
    """The plan as a Word document. Raises NotAllowed."""
    _check(plan, annexes, by, at)
    word = gather(plan, annexes=annexes, at=at).word()
    _record(plan, "word", annexes, by=by, at=at)
    return word


def build_papers(
    *,
    plan: Plan,
    folder: Path,
    annexes: frozenset[Annex],
    at: datetime,
    replace: bool = False,
    version: PlanVersion | None = None,
    say: Callable[[str], None] = lambda words: None,
) -> int:
    """Write every paper of a plan, or of a frozen version of it; returns how many findings are open.

    Findings and the Easy Read summary are of the plan as it is now: papers of a version come without.
    For whoever keeps the machine: the command line asks nobody for a role.

    Raises UnableToWrite; what stood in the folder is then as it was.
    """
    say("Opening the version" if version else "Checking the plan")
    gathered = (
        gather_version(version, annexes=annexes, at=at) if version else gather(plan, annexes=annexes, at=at)
    )
    say("Setting the plan as a page")
    page = gathered.page().encode()
    say("Making the workbook")
    workbook = gathered.workbook()
    say("Setting the plan as a PDF")
    pdf = gathered.pdf()
    say("Setting the plan as a Word document")
    word = gathered.word()
    leaves: dict[str, bytes] = {}
    for leaf in Leaf:
        say(f"Setting the {leaf.replace('-', ' ')}")
        galley = gathered.leaf(leaf)
        leaves[f"{leaf}.html"] = make_leaf_page(galley).encode()
        leaves[f"{leaf}.{LeafForm.PDF}"] = make_pdf(galley)
        leaves[f"{leaf}.{LeafForm.WORD}"] = make_word(galley)
    beside: dict[str, bytes] = {}
    if version is None:
        say("Setting the Easy Read summary")
        beside = {**easy_read_files(plan), FINDINGS_FILE: gathered.findings_file()}
    say(f"Writing to {folder}")
    files = {
        PAGE_FILE: page,
        WORKBOOK_FILE: workbook,
        PDF_FILE: pdf,
        WORD_FILE: word,
        **leaves,
        **beside,
    }
    write_folder(folder, files, replace=replace)
    form = f"folder of version {version.number}" if version else "folder"
    _record(plan, form, annexes, by=None, at=at)
    return sum(finding.state == "open" for finding in gathered.findings)


def _check(plan: Plan, annexes: frozenset[Annex], by: Account, at: datetime) -> None:
    check_may(by, Permission.EXPORT_PLAN, partnership=plan.partnership, on=localdate(at))
    if Annex.FINDINGS in annexes:
        check_may(by, Permission.SEE_FINDINGS, partnership=plan.partnership, on=localdate(at))


def _record(plan: Plan, form: str, annexes: frozenset[Annex], *, by: Account | None, at: datetime) -> None:
    detail = {
        "form": form,
        "annexes": sorted(annexes),
        "revision": plan.revision,
        "content_id": str(plan.content_id),
    }
    record(by=name_of(by), at=at, action="plan exported", of=f"plan:{plan.slug}", detail=detail)
