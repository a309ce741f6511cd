"""Putting a case forward at a gateway, writing down what was decided, and showing that a condition is met."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.utils.timezone import localdate

from lifecourse.accounts.api import Account, Stamp
from lifecourse.cases.kinds.gateways import ConditionGiven, Outcome
from lifecourse.cases.models import Case, CaseVersion, Condition, ConditionMet, GatewayDecision
from lifecourse.cases.queries.approval import approval_of, content_of, fingerprint_of
from lifecourse.cases.queries.cases import document_of
from lifecourse.cases.rules.completeness import empty_at
from lifecourse.cases.rules.gateways import condition_faults, why_not_submit
from lifecourse.organisations.api import (
    NotAllowed,
    Organisation,
    Partnership,
    Permission,
    check_may,
    organisations_acted_for,
)


class CannotDecide(Exception):
    """A case cannot be put forward or decided like this; says why, in words that a page can show."""


class NotComplete(CannotDecide):
    """Something is empty that the template asks for at a gateway; the titles of such parts are in `empty`."""

    def __init__(self, gateway: str, empty: Sequence[str]) -> None:
        super().__init__(f"At “{gateway}” something must stand in: {', '.join(empty)}.")
        self.empty = tuple(empty)


@dataclass(frozen=True, kw_only=True)
class DecisionTaken:
    """What a secretary writes down: what was decided, why, by which board, when, on which conditions."""

    outcome: Outcome
    board: str
    decided_on: date
    words: str = ""
    conditions: tuple[ConditionGiven, ...] = ()


@transaction.atomic
def submit(*, case: Case, gateway: str, why: str = "", stamp: Stamp) -> CaseVersion:
    """Freeze the case as it stands and put it forward at a gateway.

    Raises NotAllowed; NotComplete with what is empty; CannotDecide.
    """
    case = _locked(case)
    on = localdate(stamp.at)
    if stamp.by is not None:
        check_may(stamp.by, Permission.WRITE_CASES, partnership=case.partnership, on=on)
    if (done := CaseVersion.objects.filter(key=stamp.key).first()) is not None:
        _check_said((done.case_id, done.gateway, done.why), (case.pk, gateway, why.strip()))
        return done
    approval = approval_of(case, on=on)
    found = approval.template.gateway(gateway)
    if found is None:
        raise CannotDecide(f"{approval.template.name} has no gateway “{gateway}”.")
    content = content_of(case)
    before = approval.newest.get(gateway)
    changed = before is None or before.content_hash != fingerprint_of(content)
    if reason := why_not_submit(approval.template, found, approval.standing, changed=changed):
        raise CannotDecide(reason)
    if empty := empty_at(document_of(case), approval.template, gateway):
        raise NotComplete(found.name, [one.title for one in empty])
    return CaseVersion.objects.create(
        case=case,
        number=len(approval.versions) + 1,
        gateway=gateway,
        content=content,
        content_hash=fingerprint_of(content),
        why=why.strip(),
        key=stamp.key,
        by=stamp.by,
        at=stamp.at,
    )


@transaction.atomic
def decide(
    *, version: CaseVersion, organisation: Organisation, taken: DecisionTaken, stamp: Stamp
) -> GatewayDecision:
    """Write down what an organisation decided of a version. Raises NotAllowed or CannotDecide."""
    case = _locked(version.case)
    if stamp.by is not None:
        check_may_decide(case.partnership, organisation, by=stamp.by, on=localdate(stamp.at))
    if (done := GatewayDecision.objects.filter(key=stamp.key).first()) is not None:
        said = (done.version_id, done.organisation_id, done.outcome, done.words, done.board, done.decided_on)
        says = (version.pk, organisation.pk, taken.outcome.value, taken.words.strip(), taken.board.strip())
        _check_said(said, (*says, taken.decided_on))
        return done
    version = CaseVersion.objects.get(pk=version.pk)
    _check_open(case, version, organisation, on=localdate(stamp.at))
    _check_taken(taken, version, on=localdate(stamp.at))
    decision = GatewayDecision.objects.create(
        version=version,
        organisation=organisation,
        outcome=taken.outcome.value,
        words=taken.words.strip(),
        board=taken.board.strip(),
        decided_on=taken.decided_on,
        key=stamp.key,
        by=stamp.by,
        at=stamp.at,
    )
    for number, one in enumerate(taken.conditions, start=1):
        Condition.objects.create(
            decision=decision, number=number, words=one.words.strip(), who=one.who.strip(), due=one.due
        )
    return decision


@transaction.atomic
def meet_condition(*, condition: Condition, met_on: date, evidence: str, stamp: Stamp) -> ConditionMet:
    """Say that a condition is met and what shows it. Raises NotAllowed or CannotDecide.

    The organisation that set the condition says so, through its secretary: not whoever had to meet it.
    """
    row = Condition.objects.select_related("decision__version", "decision__organisation").get(pk=condition.pk)
    case = _locked(row.decision.version.case)
    today = localdate(stamp.at)
    if stamp.by is not None:
        check_may_decide(case.partnership, row.decision.organisation, by=stamp.by, on=today)
    if (done := ConditionMet.objects.filter(key=stamp.key).first()) is not None:
        _check_said((done.condition_id, done.met_on, done.evidence), (row.pk, met_on, evidence.strip()))
        return done
    if ConditionMet.objects.filter(condition=row).exists():
        raise CannotDecide("That it is met has been written down already.")
    if not evidence.strip():
        raise CannotDecide("Say what shows that it is met, and where that is.")
    if not row.decision.decided_on <= met_on <= today:
        raise CannotDecide("Give the day on which it was met: after the decision, and not in the future.")
    return ConditionMet.objects.create(
        condition=row, met_on=met_on, evidence=evidence.strip(), key=stamp.key, by=stamp.by, at=stamp.at
    )


def check_may_decide(partnership: Partnership, organisation: Organisation, *, by: Account, on: date) -> None:
    """Raises NotAllowed unless this person is board secretary of the organisation, in this partnership."""
    check_may(by, Permission.DECIDE_CASES, partnership=partnership, on=on)
    if organisation not in organisations_acted_for(
        by, Permission.DECIDE_CASES, partnership=partnership, on=on
    ):
        raise NotAllowed(f"Only a board secretary of {organisation} writes down what {organisation} decided.")


def can_decide(partnership: Partnership, organisation: Organisation, *, by: Account, on: date) -> bool:
    """Whether a page offers this person to write down what an organisation decided."""
    try:
        check_may_decide(partnership, organisation, by=by, on=on)
    except NotAllowed:
        return False
    return True


def _check_said(said: tuple[object, ...], says: tuple[object, ...]) -> None:
    """Raises CannotDecide where a key that was used once comes with something else."""
    if said != says:
        raise CannotDecide(
            "This form was sent before, and what it said then stands. To say something else, open the page "
            "again."
        )


def _locked(case: Case) -> Case:
    rows = Case.objects.select_for_update(of=("self",)).select_related("partnership", "organisation")
    return rows.get(pk=case.pk)


def _check_open(case: Case, version: CaseVersion, organisation: Organisation, *, on: date) -> None:
    approval = approval_of(case, on=on)
    if approval.newest[version.gateway].pk != version.pk:
        raise CannotDecide("A later version was put forward at this gateway: decide on that one.")
    if organisation.code not in approval.deciders[version.gateway]:
        raise CannotDecide(f"{organisation} does not decide at this gateway.")
    if version.content_hash != fingerprint_of(version.content):
        raise CannotDecide(
            "The version is not what was put forward. Somebody wrote to the database past the site."
        )


def _check_taken(taken: DecisionTaken, version: CaseVersion, *, on: date) -> None:
    if not taken.board.strip():
        raise CannotDecide("Say which board, committee or role decided.")
    if not localdate(version.at) <= taken.decided_on <= on:
        raise CannotDecide(
            "Give the day of the decision: not before the version was put forward, and not in the future."
        )
    if fault := condition_faults(taken.outcome, taken.words, taken.conditions, on=taken.decided_on):
        raise CannotDecide(fault)
