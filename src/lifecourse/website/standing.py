"""Where a plan stands, in sentences that somebody can act on."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.urls import reverse

from lifecourse.accounts.api import Account
from lifecourse.assurance.api import Finding
from lifecourse.organisations.api import Permission, permissions_in
from lifecourse.plans.api import (
    Plan,
    PlanDocument,
    SectionState,
    section_states,
    template,
    writing_permission,
)

MUST_MEND = "must-mend"


@dataclass(frozen=True, kw_only=True)
class Need:
    """One thing to be done: a sentence with a verb, where to begin, and the page where it is done."""

    sentence: str
    more: str
    url: str


@dataclass(frozen=True, kw_only=True)
class Standing:
    """How far a plan is."""

    sections: int
    sections_ready: int
    sections_with_text: int
    must_mend: int
    should_look: int
    accepted: int
    partners: int
    partners_with_date: int

    @property
    def sentence(self) -> str:
        """The whole on one line."""
        return (
            f"{self.sections_ready} of {self.sections} sections are ready and "
            f"{self.sections_with_text} have text. "
            f"{_count(self.must_mend, 'finding')} must be mended and {self.should_look} should be looked at. "
            f"{self.partners_with_date} of {self.partners} organisations have a date to agree the plan."
        )


def standing_of(plan: Plan, document: PlanDocument, findings: Sequence[Finding]) -> Standing:
    """Where a plan stands now."""
    states = section_states(plan)
    asked = [s for s in document.template.sections if s.required]
    counts = Counter(f.severity for f in findings if f.state == "open")
    agreeing = {
        row.text("code") or row.text("organisation")
        for row in document.rows("sign-offs")
        if row.text("target")
    }
    partners = [
        row for row in document.rows("partners") if row.text("role") in {"lead", "commissioner", "regulator"}
    ]
    return Standing(
        sections=len(asked),
        sections_ready=sum(states[s.key] is SectionState.READY for s in asked),
        sections_with_text=sum(bool(document.answers.get(s.key, "").strip()) for s in asked),
        must_mend=counts[MUST_MEND],
        should_look=counts["should-look"],
        accepted=sum(f.state == "accepted" for f in findings),
        partners=len(partners),
        partners_with_date=sum(
            (row.text("code") or row.text("organisation")) in agreeing for row in partners
        ),
    )


def what_needs_doing(plan: Plan, findings: Sequence[Finding], *, account: Account, today: date) -> list[Need]:
    """What one person can do about a plan today; nothing that is not theirs to do."""
    held = permissions_in(account, partnership=plan.partnership, on=today)
    sections = template(plan.template_id).sections
    written = [s.key for s in sections if writing_permission(finance=s.finance) in held]
    needs = []
    open_now = [f for f in findings if f.state == "open" and f.severity == MUST_MEND]
    if open_now and Permission.EDIT_FIGURES in held:
        needs.append(_to_mend(plan, open_now, written))
    states = section_states(plan)
    drafting = [key for key in written if states[key] is SectionState.DRAFTING]
    if drafting:
        needs.append(
            Need(
                sentence=f"Finish {_count(len(drafting), 'section')} still being drafted",
                more=f"Begin with section {drafting[0]}.",
                url=reverse("show_section", args=[plan.slug, drafting[0]]),
            )
        )
    return needs


def _to_mend(plan: Plan, open_now: Sequence[Finding], written: Sequence[str]) -> Need:
    # Whoever writes only the money begins with the money.
    first = next((f for f in open_now if f.section in written), open_now[0])
    return Need(
        sentence=f"Mend {_count(len(open_now), 'finding')}",
        more=f"Begin with section {first.section}: {first.sentence}",
        url=reverse("show_finding", args=[plan.slug, first.pk]),
    )


def _count(number: int, word: str) -> str:
    return f"{number} {word}" if number == 1 else f"{number} {word}s"
