"""What was put forward of a case, what was decided of it, and where that leaves it."""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from hashlib import sha256
from typing import Any

from lifecourse.accounts.api import Account
from lifecourse.cases.kinds.document import CaseDocument
from lifecourse.cases.kinds.gateways import (
    ConditionGiven,
    ConditionHeld,
    Decided,
    GatewayStanding,
    Outcome,
    Where,
)
from lifecourse.cases.kinds.template import Gateway, Template
from lifecourse.cases.models import Case, CaseVersion, Condition, GatewayDecision
from lifecourse.cases.queries.cases import parts_standing
from lifecourse.cases.queries.standing import contents_of, state_of
from lifecourse.cases.rules.document import read_document
from lifecourse.cases.rules.gateways import next_gateway, standing_at, who_decides
from lifecourse.cases.rules.template import templates
from lifecourse.organisations.api import (
    Organisation,
    Partnership,
    Permission,
    members_of,
    organisations_acted_for,
)


class NoTemplate(Exception):
    """A case names a template that is not there."""


@dataclass(frozen=True, kw_only=True)
class Approval:
    """Where a case stands: its template, the newest version at each gateway and how each gateway stands."""

    template: Template
    versions: tuple[CaseVersion, ...]
    newest: dict[str, CaseVersion]
    standing: dict[str, GatewayStanding]
    deciders: dict[str, tuple[str, ...]]
    # Whether what stands in the case differs from the version put forward last.
    changed: bool

    @property
    def next(self) -> Gateway | None:
        """The first gateway that it is not through."""
        return next_gateway(self.template, self.standing)

    @property
    def last(self) -> CaseVersion | None:
        """The version that was put forward last, at whatever gateway."""
        return self.versions[-1] if self.versions else None


def template_of(case: Case) -> Template:
    """The template that a case follows. Raises NoTemplate."""
    found = templates().get(case.template)
    if found is None:
        known = ", ".join(templates())
        raise NoTemplate(f"{case.reference} follows “{case.template}”; the templates here are {known}.")
    return found


def content_of(case: Case) -> str:
    """Every part of a case as it stands, as JSON with its keys in order."""
    return canonical({name: part.content for name, part in parts_standing(case).items()})


def canonical(content: Any) -> str:
    """JSON that is the same text for the same content, wherever it is written."""
    return json.dumps(content, sort_keys=True, ensure_ascii=False, separators=(",", ":"))


def fingerprint_of(content: str) -> str:
    """The SHA-256 of a version's content."""
    return sha256(content.encode()).hexdigest()


def document_in(version: CaseVersion) -> CaseDocument:
    """The case as it was put forward. Raises BadCase where it cannot be read any more."""
    return read_document(json.loads(version.content), place=str(version))


def decisions_standing(versions: Iterable[CaseVersion]) -> list[GatewayDecision]:
    """The newest decision of each organisation of each version, with its conditions; in three queries."""
    rows = (
        GatewayDecision.objects.filter(version__in=list(versions))
        .select_related("organisation", "version")
        .defer("version__content")
        .prefetch_related("conditions__met")
        .order_by("version", "id")
    )
    return list({(one.version_id, one.organisation_id): one for one in rows}.values())


def approval_of(case: Case, *, on: date) -> Approval:
    """Where a case stands on a day. Raises NoTemplate."""
    return approvals_of([case], on=on)[case.pk]


def approvals_of(cases: Sequence[Case], *, on: date) -> dict[int, Approval]:
    """Where each of several cases stands, by its key. Queries grow with partnerships, never with cases.

    Raises NoTemplate.
    """
    versions: dict[int, list[CaseVersion]] = {case.pk: [] for case in cases}
    # A version's content is a whole case, and its fingerprint says as much here.
    for one in CaseVersion.objects.filter(case__in=versions).defer("content").order_by("number"):
        versions[one.case_id].append(one)
    newest = {pk: {one.gateway: one for one in those} for pk, those in versions.items()}
    decided: dict[int, list[Decided]] = {}
    for row in decisions_standing(one for those in newest.values() for one in those.values()):
        decided.setdefault(row.version_id, []).append(as_decided(row))
    members: dict[int, list[str]] = {}
    contents: dict[int, Mapping[str, Any]] = {}
    for partnership in {case.partnership for case in cases}:
        members[partnership.pk] = [one.organisation.code for one in members_of(partnership, on=on)]
        contents |= contents_of(state_of(partnership))
    return {
        case.pk: _approval(
            case,
            tuple(versions[case.pk]),
            decided=decided,
            members=members[case.partnership_id],
            fingerprint=fingerprint_of(canonical(contents.get(case.pk, {}))),
        )
        for case in cases
    }


def _approval(
    case: Case,
    versions: tuple[CaseVersion, ...],
    *,
    decided: Mapping[int, list[Decided]],
    members: Sequence[str],
    fingerprint: str,
) -> Approval:
    template = template_of(case)
    newest = {one.gateway: one for one in versions}
    deciders = {
        one.slug: who_decides(one, bringer=case.organisation.code, members=members)
        for one in template.gateways
    }
    return Approval(
        template=template,
        versions=versions,
        newest=newest,
        deciders=deciders,
        standing={
            slug: standing_at(
                codes, decided.get(newest[slug].pk, []) if slug in newest else [], submitted=slug in newest
            )
            for slug, codes in deciders.items()
        },
        changed=not versions or fingerprint != versions[-1].content_hash,
    )


def as_decided(row: GatewayDecision) -> Decided:
    """A decision as rules know it."""
    return Decided(
        organisation=row.organisation.code,
        outcome=Outcome(row.outcome),
        on=row.decided_on,
        conditions=tuple(_held(one) for one in row.conditions.all()),
    )


def _held(row: Condition) -> ConditionHeld:
    met = getattr(row, "met", None)
    return ConditionHeld(
        given=ConditionGiven(words=row.words, who=row.who, due=row.due), met=met.met_on if met else None
    )


@dataclass(frozen=True, kw_only=True)
class CaseWaits:
    """A case that waits for an organisation: for its decision, or to show that its condition is met."""

    case: Case
    version: CaseVersion
    organisation: Organisation
    gateway: str
    # The condition that is overdue; none where a decision is waited for.
    condition: Condition | None = None


def cases_waiting(partnership: Partnership, *, account: Account, on: date) -> list[CaseWaits]:
    """What cases wait for the organisations whose decisions this person writes down: by reference."""
    own = organisations_acted_for(account, Permission.DECIDE_CASES, partnership=partnership, on=on)
    if not own:
        return []
    rows = Case.objects.filter(partnership=partnership, versions__isnull=False).distinct()
    cases = list(rows.select_related("partnership", "organisation").order_by("reference"))
    approvals = approvals_of(cases, on=on)
    late = _late(approvals.values(), own, on)
    return [one for case in cases for one in _waiting(case, approvals[case.pk], own, late)]


def _late(approvals: Iterable[Approval], own: list[Organisation], on: date) -> list[Condition]:
    """Conditions of decisions that stand, set by one's own organisations, that are overdue."""
    versions = [one for approval in approvals for one in approval.newest.values()]
    return list(
        Condition.objects.filter(
            decision__in=[one.pk for one in decisions_standing(versions)],
            decision__organisation__in=own,
            met=None,
            due__lt=on,
        )
        .select_related("decision__version", "decision__organisation")
        .defer("decision__version__content")
    )


def _waiting(
    case: Case, approval: Approval, own: list[Organisation], late: Iterable[Condition]
) -> Iterator[CaseWaits]:
    codes = {one.code: one for one in own}
    names = {one.slug: one.name for one in approval.template.gateways}
    for slug, name in names.items():
        standing = approval.standing[slug]
        for code in standing.waits_for if standing.where is Where.WAITS else ():
            if code in codes:
                yield CaseWaits(
                    case=case, version=approval.newest[slug], organisation=codes[code], gateway=name
                )
    for one in late:
        if one.decision.version.case_id == case.pk:
            yield CaseWaits(
                case=case,
                version=one.decision.version,
                organisation=one.decision.organisation,
                gateway=names[one.decision.version.gateway],
                condition=one,
            )
