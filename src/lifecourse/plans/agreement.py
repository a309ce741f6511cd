"""Who still has to agree to a plan: the organisations of its sign-off table, and where each stands."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from lifecourse.accounts.api import Account
from lifecourse.design.api import day
from lifecourse.organisations.api import Organisation, Permission, check_may
from lifecourse.plans.deciding import Outcome, SignOffState, sign_off_state
from lifecourse.plans.document import PlanDocument
from lifecourse.plans.models import Plan, PlanVersion, Signature, SignOffRoute, SignOffStep
from lifecourse.plans.queries import document_of

SIGN_OFFS = "sign-offs"
STATE_WORDS_OF_SIGN_OFF: dict[SignOffState, str] = {
    SignOffState.AWAITED: "Has not decided yet",
    SignOffState.AGREED: "Agreed",
    SignOffState.CONDITION_OPEN: "Agreed with a condition, not met yet",
    SignOffState.CONDITION_MET: "Agreed, and its condition is met",
    SignOffState.NOT_AGREED: "Did not agree",
    SignOffState.DEFERRED: "Put it off to a later meeting",
    SignOffState.AGREE_AGAIN: "Agreed to an earlier version; has to agree again",
}
AGREEING = {SignOffState.AGREED, SignOffState.CONDITION_OPEN, SignOffState.CONDITION_MET}


@dataclass(frozen=True, kw_only=True)
class Agreeing:
    """One organisation on its way to agree: its boards, its date, and what it decided."""

    organisation: Organisation
    target_on: date | None
    # The day that the plan itself prints, where another was chosen since.
    printed_target: date | None
    steps: tuple[SignOffStep, ...]
    state: SignOffState
    signature: Signature | None
    # What it decided about an earlier version, where it has not decided about this one.
    earlier: Signature | None

    @property
    def state_words(self) -> str:
        """Where it stands, in words."""
        return STATE_WORDS_OF_SIGN_OFF[self.state]

    @property
    def agreed(self) -> bool:
        """Whether it has agreed to this version, with a condition or without."""
        return self.state in AGREEING

    def next_on(self, today: date) -> tuple[str, date] | None:
        """What comes next and when: the next board from today on, else the last one, else the target."""
        dated = sorted((step.meets_on, step.board) for step in self.steps if step.meets_on)
        coming = [one for one in dated if one[0] >= today] or dated[-1:]
        if coming:
            return coming[0][1], coming[0][0]
        return ("", self.target_on) if self.target_on else None


def who_must_agree(plan: Plan, version: PlanVersion | None, *, seen_by: Account, on: date) -> list[Agreeing]:
    """The organisations named by the version's sign-off table, given a route, or that decided on the version,
    by date, then name, and where each stands towards it. Raises NotAllowed.

    Before anything is frozen the table is the plan's own. Afterwards nobody changes by editing the plan who
    is asked to agree to what was frozen.
    """
    check_may(seen_by, Permission.SEE_PLAN, partnership=plan.partnership, on=on)
    printed = _printed(version.document if version else document_of(plan))
    routes = {
        route.organisation.code: route
        for route in SignOffRoute.objects.filter(plan=plan)
        .select_related("organisation")
        .prefetch_related("steps")
    }
    decided = Signature.objects.filter(version__plan=plan, superseded_by=None).order_by("version__number")
    signatures = list(decided.select_related("organisation", "version", "met", "signed_by"))
    signed = [s.organisation.code for s in signatures if version and s.version_id == version.pk]
    known = {o.code: o for o in Organisation.objects.filter(code__in=[*printed, *routes, *signed])}
    found = [
        _agreeing(organisation, printed.get(code), routes.get(code), version, signatures)
        for code, organisation in known.items()
    ]
    return sorted(found, key=lambda one: (one.target_on or date.max, one.organisation.name))


def named_without_code(plan: Plan, version: PlanVersion | None, *, seen_by: Account, on: date) -> list[str]:
    """What the sign-off table names that is no organisation known here, and so is counted nowhere, in the
    order of the table. Raises NotAllowed."""
    check_may(seen_by, Permission.SEE_PLAN, partnership=plan.partnership, on=on)
    rows = (version.document if version else document_of(plan)).rows(SIGN_OFFS)
    known = set(
        Organisation.objects.filter(code__in=[row.text("code") for row in rows]).values_list(
            "code", flat=True
        )
    )
    return [row.text("organisation") or row.key for row in rows if row.text("code") not in known]


def _printed(document: PlanDocument) -> dict[str, date | None]:
    """The organisations and target days that a plan itself prints."""
    printed: dict[str, date | None] = {}
    for row in document.rows(SIGN_OFFS):
        try:
            printed[row.text("code")] = row.date("target")
        except ValueError:
            printed[row.text("code")] = None
    printed.pop("", None)
    return printed


def _agreeing(
    organisation: Organisation,
    printed: date | None,
    route: SignOffRoute | None,
    version: PlanVersion | None,
    signatures: Sequence[Signature],
) -> Agreeing:
    theirs = [s for s in signatures if s.organisation_id == organisation.pk]
    current = next((s for s in theirs if version and s.version_id == version.pk), None)
    before = [s for s in theirs if version and s.version.number < version.number]
    earlier = before[-1] if before and current is None else None
    target = route.target_on if route else printed
    return Agreeing(
        organisation=organisation,
        target_on=target,
        printed_target=printed if printed != target else None,
        steps=tuple(route.steps.all()) if route else (),
        state=sign_off_state(
            Outcome(current.outcome) if current else None,
            met=hasattr(current, "met"),
            earlier=Outcome(earlier.outcome) if earlier else None,
        ),
        signature=current,
        earlier=earlier,
    )


def agreement_sentence(agreeing: Sequence[Agreeing], *, today: date) -> str:
    """The whole on one line: how many agreed, with how many conditions, and who decides next."""
    if not agreeing:
        return "No organisation is named that has to agree to this plan."
    agreed = [one for one in agreeing if one.agreed]
    said = f"{len(agreed)} of {len(agreeing)} organisations {'has' if len(agreed) == 1 else 'have'} agreed"
    conditions = sum(one.state is SignOffState.CONDITION_OPEN for one in agreed)
    said += f"; {conditions} with a condition that is not met yet." if conditions else "."
    return said + _next_words(agreeing, today)


def _next_words(agreeing: Sequence[Agreeing], today: date) -> str:
    waiting = [
        (found[1], found[0], one) for one in agreeing if not one.agreed and (found := one.next_on(today))
    ]
    waiting.sort(key=lambda entry: (entry[0] < today, entry[0], entry[2].organisation.name))
    if not waiting:
        return ""
    on, board, one = waiting[0]
    name = one.organisation.name
    if board:
        return f" {name}: {board} {'meets' if on >= today else 'was to meet'} on {day(on)}."
    return f" {name} {'is to decide' if on >= today else 'was to decide'} by {day(on)}."
