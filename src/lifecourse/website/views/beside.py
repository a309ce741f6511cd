"""What stands beside a place in a plan: what people ask and say about it, and whose it is."""

from typing import Any

from lifecourse.organisations.api import Permission
from lifecourse.plans.api import ThreadState, evidence_of, progress_of, threads_about, threads_of
from lifecourse.website.views.plan_page import PlanPage
from lifecourse.website.views.threads import show_threads


def beside_section(page: PlanPage, section: str) -> dict[str, Any]:
    """Questions and comments in a section, who writes and checks it, and which wait for the reader."""
    about = threads_about(page.plan, section)
    sections = [(s.key, s.title) for s in page.document.template.sections]
    progress = {one.section: one for one in progress_of(page.plan, sections)}
    whose = progress[section]
    return {
        "talk": show_threads(
            page.plan, page.document, about.exclude(state=ThreadState.SETTLED), on=page.today
        ),
        "settled_here": about.filter(state=ThreadState.SETTLED).count(),
        "whose": whose,
        "whose_late": whose.late(page.today),
        "waiting": {key for key, one in progress.items() if one.waits_for(page.account)},
        "may_assign": page.may(Permission.ASSIGN_SECTIONS),
        "may_comment": page.may(Permission.COMMENT),
        "evidence_here": evidence_of(page.plan, section),
        "may_attach": page.may(Permission.ATTACH_EVIDENCE),
    }


def beside_place(page: PlanPage, path: str) -> dict[str, Any]:
    """Questions and comments about one table, row or figure."""
    about = threads_of(page.plan).filter(place=path)
    return {
        "talk": show_threads(
            page.plan, page.document, about.exclude(state=ThreadState.SETTLED), on=page.today
        ),
        "settled_here": about.filter(state=ThreadState.SETTLED).count(),
        "place_path": path,
        "may_comment": page.may(Permission.COMMENT),
        "evidence_here": evidence_of(page.plan).filter(place=path),
        "may_attach": page.may(Permission.ATTACH_EVIDENCE),
    }
