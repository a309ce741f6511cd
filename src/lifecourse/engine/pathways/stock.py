"""How many people there are at the start, by where they are, how old, and of which group."""

from itertools import pairwise

from lifecourse.engine.pathways.area import Area, BadArea
from lifecourse.engine.pathways.settings import (
    ADULT,
    AGES,
    AT_RISK,
    CHILD,
    COHORTS,
    COMMUNITY,
    CRISIS,
    FAMILY_HOME,
    HOSPITALS,
    RESIDENTIAL,
    REST,
    SCHOOL,
    SPECIALIST,
    SUPPORTED_LIVING,
)

KNOWN = ("1", "2", "3", "4")
OLDEST = 90
# Ages of children who board; of people in a children's unit; of adults in hospital and care.
SCHOOL_AGES, CHILD_AGES, ADULT_AGES = (8, 19), (13, 18), (18, 65)
COUNTED = (SUPPORTED_LIVING, SPECIALIST, RESIDENTIAL, SCHOOL)


def people_in(area: Area, setting: str) -> int:
    """How many are in a setting at the start, by the parameters. Raises BadArea."""
    return round(area.value(f"people/{setting}"))


def adults(area: Area) -> int:
    """All adults with a learning disability in the area."""
    return round(area.value("people/adults"))


def ages_of_adults(area: Area) -> dict[int, float]:
    """What share of adults is of each age, from the shares of bands of age."""
    bounds = [age for age in AGES if age >= ADULT] + [OLDEST]
    shares = {int(low): area.value(f"ages/{low:g}") for low in bounds[:-1]}
    whole = sum(shares.values())
    if whole <= 0:
        raise BadArea(f"{area.name}: nobody is of any age (ages/18 and on are 0).")
    found = {}
    for low, high in pairwise(bounds):
        for age in range(int(low), int(high)):
            found[age] = shares[int(low)] / whole / (high - low)
    return found


def children(area: Area) -> float:
    """All children with a learning disability: as many of each year of age as of young adults."""
    return births(area) * ADULT


def births(area: Area) -> float:
    """How many are born in a year who have a learning disability."""
    return adults(area) * ages_of_adults(area)[ADULT] * area.value("children/to-young-adults")


def cohorts_of_adults(area: Area) -> dict[str, float]:
    """How many adults outside hospital are of each group; whom no other group has is in the last."""
    known = {one: area.value(f"group/{one}") for one in KNOWN}
    rest = adults(area) - sum(known.values())
    if rest < 0:
        raise BadArea(
            f"{area.name}: groups one to four come to {sum(known.values()):,.0f} people, more than the"
            f" {adults(area):,} adults. Lower group/1 to group/4 or raise people/adults."
        )
    return {**dict.fromkeys(COHORTS, 0.0), **known, REST: rest}


def stock_of(area: Area) -> dict[str, float]:
    """How many people are meant by each parameter that is told as people a year. Raises BadArea."""
    cohorts, whole = cohorts_of_adults(area), adults(area)
    young, at_risk = children(area), area.value(f"people/{AT_RISK}")
    known = sum(cohorts[one] for one in KNOWN)
    inside = sum(people_in(area, code) for code in HOSPITALS if code != CHILD)
    placed = sum(people_in(area, code) for code in (SUPPORTED_LIVING, SPECIALIST, RESIDENTIAL))
    at_home = whole - placed - at_risk - inside
    if at_home < 0:
        raise BadArea(
            f"{area.name}: {placed + at_risk + inside:,.0f} adults are in homes, at risk and in hospital,"
            f" more than all {whole:,} adults (people/adults)."
        )
    at_risk_children = area.value("people/at-risk-children")
    for who, share, there in (
        ("adults", known, at_risk),
        ("children", young * area.value("group/children-share"), at_risk_children),
    ):
        if share <= there:
            raise BadArea(
                f"{area.name}: {there:,.0f} {who} are at risk, and only {share:,.0f} are in groups one to"
                " four, from which they come. Raise group/1 to group/4, or group/children-share for children."
            )
    return {
        "adults/known": known - at_risk,
        "adults/rest": cohorts[REST],
        "children/known": young * area.value("group/children-share") - at_risk_children,
        "children/rest": young * (1 - area.value("group/children-share")),
        "at-risk/adults": at_risk,
        "at-risk/children": at_risk_children,
        "at-risk/forensic": at_risk * (cohorts["3"] / known if known else 0.0),
        f"{FAMILY_HOME}/adults": at_home,
        f"{FAMILY_HOME}/school-age": young * (ADULT - 5) / ADULT,
        f"{RESIDENTIAL}/adults": people_in(area, RESIDENTIAL),
        f"{SUPPORTED_LIVING}/adults": people_in(area, SUPPORTED_LIVING),
    }


def at_start(area: Area) -> dict[str, int]:
    """How many people are in each setting at the start, adults and children, all told."""
    stock = stock_of(area)
    found = {code: people_in(area, code) for code in (*COUNTED, *HOSPITALS)}
    young = round(children(area)) - people_in(area, SCHOOL) - people_in(area, CHILD)
    found[AT_RISK] = round(stock["at-risk/adults"]) + round(stock["at-risk/children"])
    found[CRISIS] = 0
    found[FAMILY_HOME] = round(stock[f"{FAMILY_HOME}/adults"]) + young - round(stock["at-risk/children"])
    return {code: found[code] for code in (*COMMUNITY, *HOSPITALS)}
