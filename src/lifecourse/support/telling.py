"""What this room keeps of a person, in lines for the copy that they are given."""

from lifecourse.design.api import day
from lifecourse.people.api import Person, ToldPart
from lifecourse.support.kinds import RATING_WORDS, RISK_KINDS, SCHOOL_WEEKS, Rating
from lifecourse.support.models import CrisisPlan, OnRegister, RegisterDecision, RiskFactor, SchoolPlace


def told(head: Person) -> list[ToldPart]:
    """The register, what makes things harder and what helps, plans for a crisis, and schools.

    Without the names of colleagues, which are those of other people.
    """
    of_them = {"person__head": head}
    entries = OnRegister.objects.filter(**of_them).select_related("keeper")
    decisions = RegisterDecision.objects.filter(**of_them)
    risks = RiskFactor.objects.filter(**of_them)
    plans = CrisisPlan.objects.filter(**of_them)
    schools = SchoolPlace.objects.filter(**of_them)
    return [
        ToldPart(
            title="The register of people who may come to hospital",
            lines=[
                *(
                    f"On the register of {one.keeper} since {day(one.from_date)}"
                    + (f" until {day(one.to_date)}: {one.left_because}" if one.to_date else "")
                    + f". Why: {one.why}"
                    for one in entries
                ),
                *(
                    f"{day(one.on)}: rated {one.rating}, which is: "
                    f"{RATING_WORDS[Rating(one.rating)].lower()}. {one.said}"
                    for one in decisions
                ),
            ],
        ),
        ToldPart(
            title="What makes things harder, and what helps",
            lines=[
                f"{RISK_KINDS[one.kind]}: {one.words} What helps: {one.helps} Since {day(one.from_date)}"
                + (f", until {day(one.to_date)}." if one.to_date else ".")
                for one in risks
            ],
        ),
        ToldPart(
            title="Your plan for when things get hard",
            lines=[
                f"Written on {day(one.written_on)} with {one.written_with}. Signs: {one.signs} What helps: "
                f"{one.helps} What makes it worse: {one.makes_it_worse} Whom to call: {one.whom_to_call} "
                f"Where else than hospital: {one.instead_of_hospital}"
                for one in plans
            ],
        ),
        ToldPart(
            title="Schools at which you live or lived",
            lines=[
                f"{one.school}, {SCHOOL_WEEKS[one.weeks].lower()}, since {day(one.from_date)}"
                + (f", until {day(one.to_date)}" if one.to_date else "")
                for one in schools
            ],
        ),
    ]
