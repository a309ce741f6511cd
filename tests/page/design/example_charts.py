"""One chart of every kind, with made-up values that include what is missing or wrong."""

from datetime import date
from decimal import Decimal

from lifecourse.design.api import (
    AgainstTarget,
    AllowedRange,
    BarOf,
    Bars,
    Beds,
    BedsUsed,
    Chart,
    ChartTable,
    Coverage,
    Covered,
    Lasted,
    Milestone,
    MoneyBars,
    MoneyByYear,
    MoneyOf,
    MoneyPart,
    MoneyStep,
    MoneySteps,
    PeopleAgainstRange,
    PeopleLine,
    PeopleOn,
    Reached,
    Risk,
    RiskLevel,
    RiskMatrix,
    RouteMap,
    Spans,
    Workstream,
)

YEARS = ("2015/16", "2016/17", "2017/18", "2018/19")


def example_charts() -> list[Chart]:
    """Charts for the page that shows every component."""
    return [
        people(),
        money_by_payer(),
        money_side_by_side(),
        beds(),
        bars(),
        against_target(),
        route_map(),
        coverage(),
        spans(),
        money_steps(),
        risks(),
    ]


def counts(*people: int | None) -> tuple[PeopleOn, ...]:
    """Two days counted and two planned."""
    days = ("31 March 2015", "31 December 2015", "31 March 2017", "31 March 2019")
    return tuple(
        PeopleOn(day_words=day, people=number, planned=index > 1)
        for index, (day, number) in enumerate(zip(days, people, strict=True))
    )


def people() -> PeopleAgainstRange:
    """Two commissioners with a range and one without."""
    derived = "Transforming Care 2015; the number of adults is worked out from the document's own range"
    return PeopleAgainstRange(
        title="People in hospital against the range",
        lines=(
            PeopleLine(
                name="Clinical commissioning groups",
                counts=counts(44, 46, 38, 22),
                allowed=AllowedRange(lowest=14, highest=22, from_words=derived, derived=True),
            ),
            PeopleLine(
                name="NHS England, specialised services",
                counts=counts(52, 48, None, 37),
                allowed=AllowedRange(lowest=29, highest=37, from_words=derived, derived=True),
            ),
            PeopleLine(
                name="Children and young people",
                counts=counts(6, 5, 4, 3),
                no_range_because="the rule pack gives no range for people under 18",
            ),
        ),
    )


def money_by_payer() -> MoneyByYear:
    """A large part, middling ones and one too small for a label."""
    return MoneyByYear(
        title="What is spent, by who pays",
        years=YEARS,
        parts=(
            MoneyPart(name="County council", pounds=tuple(map(Decimal, (62_400_000, 63e6, 64e6, 65e6)))),
            MoneyPart(
                name="Clinical commissioning groups", pounds=tuple(map(Decimal, (21e6, 22e6, 23e6, 24e6)))
            ),
            MoneyPart(name="NHS England", pounds=tuple(map(Decimal, (18e6, 15e6, 12e6, 9e6)))),
            MoneyPart(
                name="Transformation fund", pounds=(None, Decimal(1_050_000), Decimal(1_390_000), None)
            ),
        ),
    )


def money_side_by_side() -> MoneyByYear:
    """Uses beside each other, with a saving below nought."""
    return MoneyByYear(
        title="What changes, by use",
        years=YEARS[1:],
        parted_by="What it is for",
        arrangement="beside",
        parts=(
            MoneyPart(
                name="New community services", pounds=tuple(map(Decimal, (640_000, 900_000, 1_390_000)))
            ),
            MoneyPart(
                name="Hospital care no longer bought",
                pounds=tuple(map(Decimal, (-200_000, -600_000, -1_050_000))),
            ),
        ),
    )


def bars() -> Bars:
    """Two numbers, and none."""
    return Bars(
        title="Where people went",
        sentence="Of those who left, most went to a home.",
        headers=("Where", "People"),
        bars=(
            BarOf(name="A home of their own", number=15),
            BarOf(name="A hospice", number=0),
            BarOf(name="Prison", number=3),
        ),
    )


def against_target() -> AgainstTarget:
    """A result that met its target, one that fell below nothing, and one without a target."""
    return AgainstTarget(
        title="Results over time",
        sentence="412 in 2017 against at most 405.72: missed by 6.28.",
        first_header="Period",
        results=(
            Reached(
                name="In 2015",
                value=Decimal(405),
                words="405",
                target=Decimal("408.66"),
                target_words="at most 408.66",
                verdict="Met",
            ),
            Reached(name="In 2016", value=Decimal(-3), words="-3"),
            Reached(
                name="In 2017",
                value=Decimal(412),
                words="412",
                target=Decimal("405.72"),
                target_words="at most 405.72",
                verdict="Missed",
            ),
        ),
    )


def beds() -> BedsUsed:
    """Beds enough, too few, and not stated."""
    return BedsUsed(
        title="Beds in the area and beds used",
        places=(
            Beds(name="Assessment and treatment", in_area=24, used_by_us=17),
            Beds(name="Low secure", in_area=12, used_by_us=15),
            Beds(name="Locked rehabilitation", in_area=40, used_by_us=6),
            Beds(name="Outside the area", in_area=None, used_by_us=31),
            Beds(name="Step-down homes", in_area=8, used_by_us=None),
        ),
    )


def route_map() -> RouteMap:
    """Late, done, undated, and one that comes before what it depends on."""
    return RouteMap(
        title="Route map",
        today=date(2016, 8, 20),
        workstreams=(
            Workstream(
                name="1 Pathways and care co-ordination",
                milestones=(
                    Milestone(
                        key="m1",
                        name="Register of people at risk agreed by all partners",
                        due=date(2016, 3, 31),
                        status_words="done",
                        done=True,
                        url="#m1",
                    ),
                    Milestone(
                        key="m2",
                        name="Reviews of care and treatment held for everyone in hospital over six months",
                        due=date(2016, 6, 30),
                        starts=date(2016, 4, 1),
                        depends_on=("m1",),
                        status_words="11 of 46 held",
                        url="#m2",
                    ),
                    Milestone(
                        key="m3",
                        name="New community support team opens",
                        due=date(2017, 9, 30),
                        starts=date(2016, 10, 1),
                        depends_on=("m2", "m6"),
                        status_words="on track",
                    ),
                ),
            ),
            Workstream(
                name="4 Market and workforce",
                milestones=(
                    Milestone(
                        key="m4",
                        name="Contract for supported living signed",
                        due=date(2016, 9, 30),
                        depends_on=("m5",),
                        status_words="at risk",
                    ),
                    Milestone(
                        key="m5", name="Providers chosen", due=date(2016, 12, 15), status_words="on track"
                    ),
                    Milestone(key="m6", name="Workforce plan", due=None, status_words="not begun"),
                ),
            ),
        ),
    )


def coverage() -> Coverage:
    return Coverage(
        title="For which groups of people",
        things="groups of people",
        kinds=("New", "Stop"),
        covered=(
            Covered(name="1: first group", by=(("Crisis team", "Homes"), ())),
            Covered(name="2: second group", by=((), ())),
        ),
        note="1 of 3 changes does not say which it serves.",
    )


def risks() -> RiskMatrix:
    """Nine squares, several risks in one, and one risk without a place."""
    return RiskMatrix(
        title="Risks by likelihood and impact",
        likelihoods=("Unlikely", "Possible", "Likely"),
        impacts=("Minor", "Moderate", "Major"),
        levels=(
            RiskLevel(name="Low", from_score=1, look="done"),
            RiskLevel(name="Moderate", from_score=3, look="look"),
            RiskLevel(name="High", from_score=6, look="mend"),
        ),
        risks=(
            Risk(
                number="R1",
                words="Homes are not ready when people are",
                likelihood=3,
                impact=3,
                owner="Programme manager",
                url="#r1",
            ),
            Risk(
                number="R2", words="Staff cannot be recruited", likelihood=3, impact=2, owner="Workforce lead"
            ),
            Risk(
                number="R3", words="Match funding is not agreed", likelihood=2, impact=3, owner="Finance lead"
            ),
            Risk(
                number="R4", words="Figures differ between partners", likelihood=2, impact=2, owner="Analyst"
            ),
            Risk(number="R5", words="A provider leaves the market", likelihood=1, impact=3),
            Risk(number="R6", words="Families do not hear in time", likelihood=None, impact=2),
        ),
    )


def spans() -> Spans:
    """Two homes that follow one another, a stay in between, and something from before the first day."""
    return Spans(
        title="Homes and stays",
        first=date(2010, 3, 4),
        last=date(2026, 11, 27),
        lasted=(
            Lasted(row="Home", words="1 Reed Lane", first=date(2010, 3, 4), last=date(2016, 5, 31)),
            Lasted(row="Home", words="2 Mill Row", first=date(2016, 6, 1), last=None),
            Lasted(row="Hospital", words="Willow Ward", first=date(2015, 1, 1), last=date(2015, 1, 1)),
            Lasted(row="School", words="Hill School", first=date(2001, 1, 1), last=date(2002, 1, 1)),
        ),
    )


def money_steps() -> MoneySteps:
    """What is spent, what comes back, and what is left."""
    steps = (
        MoneyStep(name="Technology", starts=Decimal(0), ends=Decimal(-4000), words="−£4k", look=3),
        MoneyStep(name="Fewer posts", starts=Decimal(-4000), ends=Decimal(9000), words="£13k", look=5),
        MoneyStep(name="What is left", starts=Decimal(0), ends=Decimal(9000), words="£9k"),
    )
    return MoneySteps(
        title="From cost to what is left",
        sentence="£4,000 is spent and £13,000 comes back: £9,000 is left.",
        steps=steps,
        table=ChartTable(
            headers=("What", "Amount"),
            rows=tuple((one.name, one.words) for one in steps),
            last_row_is_total=True,
        ),
    )


def money_bars() -> MoneyBars:
    """Two who pay for ten things, so that the smallest share a pattern."""
    things = tuple((f"Thing {number}", Decimal(1000 * number)) for number in range(1, 11))
    return MoneyBars(
        title="Who pays for what",
        of=(
            MoneyOf(name="Essex County Council", pounds=things),
            MoneyOf(name="Mid Essex CCG", pounds=(("Thing 3", Decimal("12000.50")),)),
        ),
    )
