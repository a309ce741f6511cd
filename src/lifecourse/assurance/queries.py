"""What people read of findings: only in plans they may see, gravest first."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from django.utils.timezone import localdate

from lifecourse.accounts.api import Account
from lifecourse.assurance.engine import GRAVEST_FIRST
from lifecourse.assurance.findings import Severity
from lifecourse.assurance.models import CheckRun, Finding
from lifecourse.assurance.rules import FindingState
from lifecourse.assurance.words import day_words
from lifecourse.organisations.api import Permission, check_may
from lifecourse.plans.api import Plan, template


def findings_for(
    plan: Plan,
    *,
    seen_by: Account,
    on: date,
    section: str | None = None,
    state: FindingState | str | None = None,
) -> list[Finding]:
    """What was found in a plan: the gravest first, then in the order of the plan. Raises NotAllowed."""
    check_may(seen_by, Permission.SEE_FINDINGS, partnership=plan.partnership, on=on)
    chosen = plan.findings.all()
    if section is not None:
        chosen = chosen.filter(section=section)
    if state is not None:
        chosen = chosen.filter(state=FindingState(state))
    return in_order(plan, list(chosen))


def in_order(plan: Plan, findings: list[Finding]) -> list[Finding]:
    """The gravest first, then in the order of the plan's sections, then as they were found."""
    sections = {s.key: number for number, s in enumerate(template(plan.template_id).sections)}
    return sorted(
        findings,
        key=lambda f: (GRAVEST_FIRST[Severity(f.severity)], sections.get(f.section, len(sections)), f.pk),
    )


@dataclass(frozen=True, kw_only=True)
class FindingSummary:
    """How many findings there are: open ones by severity, in all and by section; accepted; mended."""

    open: Mapping[Severity, int]
    by_section: Mapping[str, Mapping[Severity, int]]
    accepted: int
    mended: int


def summary_of(plan: Plan, *, seen_by: Account, on: date) -> FindingSummary:
    """Counts of a plan's findings. Raises NotAllowed."""
    findings = findings_for(plan, seen_by=seen_by, on=on)
    now_open = [f for f in findings if f.state == FindingState.OPEN]
    by_section: dict[str, dict[Severity, int]] = {}
    for finding in now_open:
        counts = by_section.setdefault(finding.section, dict.fromkeys(Severity, 0))
        counts[Severity(finding.severity)] += 1
    return FindingSummary(
        open={s: sum(f.severity == s for f in now_open) for s in Severity},
        by_section=by_section,
        accepted=sum(f.state == FindingState.ACCEPTED for f in findings),
        mended=sum(f.state == FindingState.MENDED for f in findings),
    )


def latest_run(plan: Plan) -> CheckRun | None:
    """The last time that the checks were run over a plan."""
    return plan.check_runs.first()


def history_of(finding: Finding) -> list[str]:
    """What happened to a finding, in words, the oldest first."""
    told: list[tuple[datetime, str]] = [(finding.first_found_at, "Found")]
    for acceptance in finding.acceptances.select_related("by", "ended_by").order_by("at", "id"):
        told.append((acceptance.at, f"Accepted by {acceptance.by.full_name}: “{acceptance.reason}”"))
        if acceptance.ended_at is not None:
            by = f" by {acceptance.ended_by.full_name}" if acceptance.ended_by else ""
            told.append((acceptance.ended_at, f"Acceptance ended{by}. {acceptance.ended_because}"))
    if finding.mended_at is not None:
        told.append((finding.mended_at, "Mended"))
    return [f"{day_words(localdate(at))}: {words}" for at, words in sorted(told, key=lambda step: step[0])]
