"""Where a case stands at a gateway, by what each organisation decided; and what may come next."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from lifecourse.cases.kinds.gateways import (
    THROUGH,
    ConditionGiven,
    ConditionHeld,
    Decided,
    GatewayStanding,
    Outcome,
    Where,
)
from lifecourse.cases.kinds.template import Decider, Gateway, Template


def who_decides(gateway: Gateway, *, bringer: str, members: Iterable[str]) -> tuple[str, ...]:
    """The codes of the organisations that decide at a gateway; whoever brings the case first."""
    if gateway.decides is Decider.BRINGER:
        return (bringer,)
    return (bringer, *sorted(set(members) - {bringer}))


def standing_at(deciders: Sequence[str], decided: Iterable[Decided], *, submitted: bool) -> GatewayStanding:
    """Where a case stands at a gateway. `decided`: the newest decision of each organisation.

    One refusal refuses it, else one that sends it back sends it back, else it waits until all have decided.
    """
    if not submitted:
        return GatewayStanding(where=Where.NOT_YET)
    by = {one.organisation: one for one in decided if one.organisation in deciders}
    outcomes = {one.outcome for one in by.values()}
    waits = tuple(code for code in deciders if code not in by)
    last = max((one.on for one in by.values()), default=None)
    still = tuple(held for one in by.values() for held in one.conditions if held.met is None)
    if Outcome.REFUSED in outcomes:
        where = Where.REFUSED
    elif Outcome.SENT_BACK in outcomes:
        where = Where.SENT_BACK
    elif waits:
        where = Where.WAITS
    else:
        where = Where.CONDITIONS if still else Where.PASSED
    return GatewayStanding(where=where, waits_for=waits, open_conditions=still, on=last)


def next_gateway(template: Template, standing: Mapping[str, GatewayStanding]) -> Gateway | None:
    """The first gateway that the case is not through; none where it is through all of them."""
    for gateway in template.gateways:
        if gateway.slug not in standing or standing[gateway.slug].where not in THROUGH:
            return gateway
    return None


def why_not_submit(
    template: Template, gateway: Gateway, standing: Mapping[str, GatewayStanding], *, changed: bool
) -> str:
    """Why a case cannot be put forward at a gateway now, in words; "" where it can.

    `changed`: it differs from what was put forward there last.
    """
    for earlier in template.gateways:
        if earlier.slug == gateway.slug:
            break
        if standing[earlier.slug].where not in THROUGH:
            return f"It has not come through “{earlier.name}”, which is before “{gateway.name}”."
    now = standing[gateway.slug].where
    if now is Where.WAITS and not changed:
        return f"It waits for a decision at “{gateway.name}” already, and nothing has changed since."
    if now in THROUGH and not changed:
        return f"It is approved at “{gateway.name}” already, and nothing has changed since."
    if now in {Where.SENT_BACK, Where.REFUSED} and not changed:
        return f"Nothing has changed since “{gateway.name}” did not let it through."
    return ""


def overdue(conditions: Iterable[ConditionHeld], *, on: date) -> list[ConditionHeld]:
    """The conditions whose day has passed and that are not met, the oldest first."""
    late = [one for one in conditions if one.met is None and one.given.due < on]
    return sorted(late, key=lambda one: one.given.due)


def condition_faults(outcome: Outcome, words: str, conditions: Sequence[ConditionGiven], *, on: date) -> str:
    """What is missing of a decision, in words; "" where nothing is."""
    if outcome is Outcome.CONDITIONS and not conditions:
        return "Say at least one condition: what has to be done, by whom and by when."
    if outcome is not Outcome.CONDITIONS and conditions:
        return "Conditions belong to an approval with conditions. Choose that, or leave them empty."
    if outcome in {Outcome.SENT_BACK, Outcome.REFUSED} and not words.strip():
        return "Say why, so that whoever brings the case knows what to change."
    for one in conditions:
        if not one.words.strip() or not one.who.strip():
            return "Each condition says what has to be done and the role of whoever does it."
        if one.due < on:
            return f"“{one.words}”: the day by which it is due was over when it was decided."
    return ""
