"""A summary taken away as a page, a PDF or a Word document. Each copy that somebody takes is recorded."""

from datetime import datetime

from django.utils.timezone import localdate, localtime

from lifecourse.accounts.api import Account
from lifecourse.audit.api import name_of, record
from lifecourse.organisations.api import Permission, check_may
from lifecourse.plans.api import Plan
from lifecourse.publishing.easy_read.drafting import draft
from lifecourse.publishing.easy_read.page import make_easy_read_page
from lifecourse.publishing.easy_read.pdf import make_easy_read_pdf
from lifecourse.publishing.easy_read.queries import NoSuchLine, draft_known, summary_of_plan
from lifecourse.publishing.easy_read.summary import Summary
from lifecourse.publishing.easy_read.word import make_easy_read_word

PAGE_FILE, PDF_FILE, WORD_FILE = "easy-read.html", "easy-read.pdf", "easy-read.docx"


def export_easy_read_page(*, plan: Plan, by: Account, at: datetime, nonce: str, back: str) -> str:
    """The summary as it will print. Raises NotAllowed, or NoSuchLine when nobody has drafted one."""
    summary = _taken(plan, "Easy Read page", by=by, at=at)
    return make_easy_read_page(summary, nonce=nonce, back=back)


def export_easy_read_pdf(*, plan: Plan, by: Account, at: datetime) -> bytes:
    """The summary as a PDF. Raises NotAllowed, or NoSuchLine when nobody has drafted one."""
    return make_easy_read_pdf(_taken(plan, "Easy Read PDF", by=by, at=at), made_at=at)


def export_easy_read_word(*, plan: Plan, by: Account, at: datetime) -> bytes:
    """The summary as a Word document. Raises NotAllowed, or NoSuchLine when nobody has drafted one."""
    return make_easy_read_word(_taken(plan, "Easy Read Word document", by=by, at=at), made_at=at)


def easy_read_files(plan: Plan) -> dict[str, bytes]:
    """Every form of a plan's summary by file name; where nobody drafted one, as the rules draft it now."""
    summary = summary_of_plan(plan)
    if summary is None:
        known = draft_known(plan)
        summary = Summary(known=known, lines=draft(known))
    # Built twice from the same plan, the files are the same.
    changed_at = localtime(plan.changed_at)
    return {
        PAGE_FILE: make_easy_read_page(summary).encode(),
        PDF_FILE: make_easy_read_pdf(summary, made_at=changed_at),
        WORD_FILE: make_easy_read_word(summary, made_at=changed_at),
    }


def _taken(plan: Plan, form: str, *, by: Account, at: datetime) -> Summary:
    check_may(by, Permission.EXPORT_PLAN, partnership=plan.partnership, on=localdate(at))
    summary = summary_of_plan(plan)
    if summary is None:
        raise NoSuchLine("Nobody has drafted an Easy Read summary of this plan.")
    detail = {"form": form, "code": summary.code, "revision": plan.revision}
    record(by=name_of(by), at=at, action="plan exported", of=f"plan:{plan.slug}", detail=detail)
    return summary
