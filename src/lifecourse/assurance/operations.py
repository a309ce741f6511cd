"""What is done about findings: the checks are run again, one is accepted, an acceptance is taken back."""

from collections import Counter
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256

from django.db import transaction
from django.utils.timezone import localdate

from lifecourse.accounts.api import Account
from lifecourse.assurance.engine import check_document, checks_version
from lifecourse.assurance.findings import RawFinding, Severity
from lifecourse.assurance.models import Acceptance, CheckRun, Finding
from lifecourse.assurance.rules import (
    CannotAccept,
    FindingState,
    check_can_accept,
    check_can_take_back,
    state_after_check,
)
from lifecourse.audit.api import name_of, record
from lifecourse.organisations.api import Permission, check_may
from lifecourse.plans.api import Plan, document_of, rule_pack_of

CHANGED = "The figures that it rests on changed."
NO_LONGER_FOUND = "The checks no longer find it."
TAKEN_BACK = "Taken back."


def evidence_of(raw: RawFinding) -> str:
    """A digest of what a finding rests on."""
    return sha256("\x1f".join(raw.evidence).encode()).hexdigest()


@transaction.atomic
def refresh_findings(*, plan: Plan, at: datetime, again: bool = False) -> CheckRun:
    """Run the checks over a plan and keep what they find. Where neither the plan nor the rules nor the checks
    changed since the last run, that run is given back, unless it is asked for `again`.

    Raises NoPackInForce when no rules cover the plan's day.
    """
    plan = Plan.objects.select_for_update().get(pk=plan.pk)
    pack = rule_pack_of(plan)
    latest = plan.check_runs.first()
    if latest and not again and _unchanged(latest, plan, pack.id):
        return latest
    known = {f.fingerprint: f for f in plan.findings.all()}
    found = {raw.fingerprint: raw for raw in check_document(document_of(plan), pack, localdate(at))}
    change = _Change(plan=plan, pack_id=pack.id, at=at, latest_at=latest.at if latest else at)
    new = sum(change.found(raw, known.get(key)) for key, raw in found.items())
    mended = sum(change.not_found(finding) for key, finding in known.items() if key not in found)
    return _run(plan, pack.id, at, new=new, mended=mended)


def _unchanged(run: CheckRun, plan: Plan, pack_id: str) -> bool:
    return (run.content_id, run.pack_id, run.checks_version) == (plan.content_id, pack_id, checks_version())


@dataclass(frozen=True, kw_only=True)
class _Change:
    """Writes what one run changes; a finding that is as it was is not written again."""

    plan: Plan
    pack_id: str
    at: datetime
    latest_at: datetime

    def found(self, raw: RawFinding, finding: Finding | None) -> bool:
        """Keep a finding; whether it is new, or found again after it was mended."""
        values = self._values(raw)
        if finding is None:
            Finding.objects.create(
                plan=self.plan,
                fingerprint=raw.fingerprint,
                first_found_at=self.at,
                last_seen_at=self.at,
                **values,
            )
            return True
        before = FindingState(finding.state)
        same = finding.evidence == values["evidence"]
        after = state_after_check(before, found=True, same_evidence=same)
        if after is before and all(getattr(finding, name) == value for name, value in values.items()):
            return False
        if before is FindingState.ACCEPTED and after is FindingState.OPEN:
            _end_acceptance(finding, at=self.at, by=None, because=CHANGED)
        for name, value in (values | {"state": after, "mended_at": None, "last_seen_at": self.at}).items():
            setattr(finding, name, value)
        finding.save()
        return before is FindingState.MENDED

    def not_found(self, finding: Finding) -> bool:
        """Mark a finding that is no longer found as mended; whether it was not so before."""
        if finding.state == FindingState.MENDED:
            return False
        _end_acceptance(finding, at=self.at, by=None, because=NO_LONGER_FOUND)
        finding.state, finding.mended_at, finding.last_seen_at = FindingState.MENDED, self.at, self.latest_at
        finding.save()
        return True

    def _values(self, raw: RawFinding) -> dict[str, object]:
        return {
            "check_id": raw.check_id,
            "section": raw.place.section,
            "table": raw.place.table,
            "row": raw.place.row,
            "column": raw.place.column,
            "other_places": [p.path for p in raw.others],
            "severity": raw.severity.value,
            "found": raw.found,
            "expected": raw.expected,
            "difference": raw.difference,
            "sentence": raw.sentence,
            "mend": raw.mend,
            "pack_id": self.pack_id,
            "evidence": evidence_of(raw),
        }


def _run(plan: Plan, pack_id: str, at: datetime, *, new: int, mended: int) -> CheckRun:
    now = Counter(plan.findings.values_list("state", "severity"))
    return CheckRun.objects.create(
        plan=plan,
        plan_revision=plan.revision,
        content_id=plan.content_id,
        pack_id=pack_id,
        checks_version=checks_version(),
        at=at,
        new=new,
        mended=mended,
        must_mend=now[FindingState.OPEN, Severity.MUST_MEND],
        should_look=now[FindingState.OPEN, Severity.SHOULD_LOOK],
        for_information=now[FindingState.OPEN, Severity.FOR_INFORMATION],
        accepted=sum(number for (state, _), number in now.items() if state == FindingState.ACCEPTED),
    )


@transaction.atomic
def accept_finding(*, finding: Finding, by: Account, reason: str, at: datetime) -> Acceptance:
    """Accept a finding as it is, with a reason that stays on record. Raises NotAllowed or CannotAccept."""
    read, finding = finding.evidence, _held(finding)
    check_may(by, Permission.ACCEPT_FINDING, partnership=finding.plan.partnership, on=localdate(at))
    if finding.evidence != read:
        raise CannotAccept("The figures behind this finding have just changed. Look at it again.")
    check_can_accept(FindingState(finding.state), reason)
    accepted = Acceptance.objects.create(
        finding=finding, by=by, at=at, reason=reason.strip(), evidence=finding.evidence
    )
    finding.state = FindingState.ACCEPTED
    finding.save(update_fields=["state"])
    _record(finding, by, at, "finding accepted", reason.strip())
    return accepted


@transaction.atomic
def withdraw_acceptance(*, finding: Finding, by: Account, at: datetime) -> Finding:
    """Take an acceptance back; the finding is open again. Raises NotAllowed or CannotAccept."""
    finding = _held(finding)
    check_may(by, Permission.ACCEPT_FINDING, partnership=finding.plan.partnership, on=localdate(at))
    check_can_take_back(FindingState(finding.state))
    _end_acceptance(finding, at=at, by=by, because=TAKEN_BACK)
    finding.state = FindingState.OPEN
    finding.save(update_fields=["state"])
    _record(finding, by, at, "acceptance taken back", "")
    return finding


def _held(finding: Finding) -> Finding:
    # The checks write findings while they hold the plan; whoever decides about one waits for them.
    Plan.objects.select_for_update().get(pk=finding.plan_id)
    return Finding.objects.select_related("plan__partnership").get(pk=finding.pk)


def _end_acceptance(finding: Finding, *, at: datetime, by: Account | None, because: str) -> None:
    # One by one, so that each end is an entry of the record.
    for acceptance in finding.acceptances.filter(ended_at__isnull=True):
        acceptance.ended_at, acceptance.ended_by, acceptance.ended_because = at, by, because
        acceptance.save()


def _record(finding: Finding, by: Account, at: datetime, action: str, reason: str) -> None:
    detail = {"plan": finding.plan.slug, "finding": finding.sentence}
    record(
        by=name_of(by),
        at=at,
        action=action,
        of=f"finding:{finding.pk}",
        detail=detail | ({"reason": reason} if reason else {}),
    )
