"""The page for a receiving home: what is written down of each thing it needs to know, and what is missing."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from lifecourse.design.api import day
from lifecourse.organisations.api import Organisation, dated
from lifecourse.people.api import Person, Purpose, Somebody, agreements_to
from lifecourse.support.kinds.stays import LEGAL_STATUSES
from lifecourse.support.models import CrisisPlan, Need, RiskFactor
from lifecourse.support.queries.register import coordinator_of, crisis_plan_of
from lifecourse.support.reading.health import health_of
from lifecourse.support.reading.stays import InHospital, hospital_of
from lifecourse.support.receiving import Field, receiving_fields


@dataclass(frozen=True, kw_only=True)
class FieldLine:
    """One field with what is written down of it, line by line; nothing where nobody wrote it down."""

    field: Field
    lines: Sequence[str]


@dataclass(frozen=True, kw_only=True)
class ForTheHome:
    """The page, part by part."""

    parts: Sequence[tuple[str, Sequence[FieldLine]]]

    @property
    def missing(self) -> list[str]:
        """What nobody has written down, in words."""
        return [one.field.words for _, lines in self.parts for one in lines if not one.lines]

    @property
    def count(self) -> int:
        """How many fields there are."""
        return sum(len(lines) for _, lines in self.parts)


def may_be_given_to(person: Person, *, on: date) -> list[Organisation]:
    """The organisations to which what is known of a head may be given for their support, by name."""
    agreed = agreements_to(Purpose.SUPPORT, on=on).filter(person__head=person)
    return list(Organisation.objects.filter(pk__in=agreed.values("organisation")).order_by("name"))


def for_the_home(somebody: Somebody, *, on: date) -> ForTheHome:
    """Everything that the record holds of what a receiving home needs to know."""
    person = somebody.person
    hospital = hospital_of(person, on=on)
    found: dict[str, Sequence[str]] = {
        **_who(somebody),
        **_being_with(somebody),
        **_coming(hospital),
        **_needing(person, on),
    }
    parts: dict[str, list[FieldLine]] = {}
    for one in receiving_fields():
        lines = [line.strip() for line in found[one.key] if line.strip()]
        parts.setdefault(one.part, []).append(FieldLine(field=one, lines=lines))
    return ForTheHome(parts=list(parts.items()))


def _who(somebody: Somebody) -> Mapping[str, Sequence[str]]:
    known = somebody.portrait
    return {
        "name": [known.name.words] if known.name else [],
        "called": [somebody.called] if known.name or somebody.about else [],
        "born": [day(known.birth_date)] if known.birth_date else [],
        "nhs_number": [known.nhs_number.words] if known.nhs_number else [],
        "gp": [known.gp_practice.words] if known.gp_practice else [],
    }


def _being_with(somebody: Somebody) -> Mapping[str, Sequence[str]]:
    about = somebody.about

    def say(part: str) -> str:
        return str(getattr(about, part)) if about else ""

    do, do_not = say("please_do"), say("please_do_not")
    return {
        "communicates": [say("how_i_communicate")],
        "interpreter": [say("languages"), say("needs_interpreter")],
        "matters": [say("what_matters")],
        "support_me": [
            say("how_best_to_support_me"),
            f"Please do: {do}" if do else "",
            f"Please do not: {do_not}" if do_not else "",
        ],
        "adjustments": [one.words for one in somebody.adjustments],
    }


def _coming(hospital: InHospital) -> Mapping[str, Sequence[str]]:
    stay, way, planned, law = hospital.now, hospital.way, hospital.planned, hospital.law
    leaves: list[str] = []
    if stay is not None:
        leaves = [f"{stay.now.hospital}, since {day(stay.since)}"]
        leaves += [f"To leave by {day(planned.planned_for)}: {planned.why}"] if planned else []
    return {
        "wishes": [way.wishes] if way else [],
        "home": [way.get_home_kind_display(), way.home, way.support] if way else [],
        "money": [way.money] if way else [],
        "leaves_by": leaves,
        "law": [f"{LEGAL_STATUSES[law.kind]} {law.words}"] if law and stay else [],
        "aftercare": [way.aftercare] if way else [],
    }


def _needing(person: Person, on: date) -> Mapping[str, Sequence[str]]:
    health, coordinator = health_of(person, on=on), coordinator_of(person, on=on)
    checked: list[str] = []
    if health.last is not None:
        checked = [f"{day(health.last.on)}, {health.last.practice}: {health.last.found}"]
        checked += [f"To be done by {day(one.due)}: {one.words}" for one, _ in health.open]
    return {
        "needs": [
            f"{one.wanted} ({one.words})" for one in Need.objects.filter(dated(on), person__head=person)
        ],
        "harder": [
            f"{one.words} What helps: {one.helps}"
            for one in RiskFactor.objects.filter(dated(on), person__head=person)
        ],
        "crisis": _crisis(crisis_plan_of(person)),
        "health": checked,
        "coordinator": [f"{coordinator.account.full_name} {coordinator.telephone}"] if coordinator else [],
    }


def _crisis(plan: CrisisPlan | None) -> list[str]:
    if plan is None:
        return []
    worse = [f"What makes it worse: {plan.makes_it_worse}"] if plan.makes_it_worse else []
    return [
        f"Signs: {plan.signs}",
        f"What helps: {plan.helps}",
        *worse,
        f"Whom to call: {plan.whom_to_call}",
    ]
