"""What is true of an invented area: the numbers that its plan will state."""

from dataclasses import dataclass, field
from datetime import date
from random import Random

PLACES = (
    "Ashmere", "Brackwater", "Corrin Vale", "Dunhollow", "Elmsgate", "Farrowby", "Greywell", "Harrowmoor",
    "Inglebrook", "Jarrowfield", "Kelderwick", "Lowmarsh", "Mereside", "Netherby", "Oakhanger", "Penwick",
    "Quarrydale", "Ravensmoor", "Stonebeck", "Thornley Vale",
)  # fmt: skip
YEARS = ("baseline", "year_1", "year_2", "year_3")


@dataclass(frozen=True, kw_only=True)
class Organisation:
    """One partner."""

    code: str
    name: str
    kind: str
    role: str

    @property
    def commissions(self) -> bool:
        """Whether it has to agree the plan."""
        return self.role in {"lead", "commissioner"}


@dataclass(kw_only=True)
class Area:
    """An invented area with everything that is true of it."""

    rng: Random
    day: date
    organisations: list[Organisation]
    adults: int
    adults_disability: int
    moderate: int
    hospital: dict[tuple[str, str], int] = field(default_factory=dict)
    over_5: dict[str, int] = field(default_factory=dict)
    promise: int = 40
    rehabilitation_within: bool = False
    transformation: dict[str, int] = field(default_factory=dict)
    capital: dict[str, int] = field(default_factory=dict)
    revenue: dict[str, int] = field(default_factory=dict)

    def in_hospital(self, commissioner: str = "") -> int:
        """People in hospital, all or those whose bed one commissioner pays for."""
        return sum(n for (who, _), n in self.hospital.items() if not commissioner or who == commissioner)

    @property
    def commissioners(self) -> list[Organisation]:
        """The partners that have to agree the plan."""
        return [o for o in self.organisations if o.commissions]


def invent(rng: Random) -> Area:
    """An area from chance: its partners and its people."""
    adults = rng.randrange(250_000, 2_600_000)
    disability = adults * rng.randint(200, 240) // 10_000
    area = Area(
        rng=rng,
        day=rng.choice([date(2015, 9, 30), date(2015, 12, 31), date(2016, 1, 31), date(2016, 3, 31)]),
        organisations=_partners(rng),
        adults=adults,
        adults_disability=disability,
        moderate=disability * rng.randint(15, 28) // 100,
        promise=rng.choice([25, 30, 35, 40, 45, 50]),
    )
    _people_in_hospital(area)
    _money(area)
    return area


def _partners(rng: Random) -> list[Organisation]:
    names = rng.sample(PLACES, k=rng.randint(3, 10))
    councils = max(1, len(names) // 3)
    found = [
        Organisation(
            code=f"C{n:02}", name=f"{p} CCG", kind="clinical commissioning group", role="commissioner"
        )
        for n, p in enumerate(names[councils:])
    ]
    found[0] = Organisation(code=found[0].code, name=found[0].name, kind=found[0].kind, role="lead")
    found += [
        Organisation(code=f"L{n:02}", name=f"{p} Council", kind="council", role="commissioner")
        for n, p in enumerate(names[:councils])
    ]
    found.append(Organisation(code="P01", name="Willowbank Care", kind="provider", role="provider"))
    return found


def _people_in_hospital(area: Area) -> None:
    rng = area.rng
    ours = max(6, area.adults * rng.randint(10, 38) // 1_000_000)
    theirs = max(6, area.adults * rng.randint(15, 38) // 1_000_000)
    settings = {
        "ccg": rng.sample(
            ["assessment-and-treatment", "independent-hospital", "mental-health"], k=rng.choice([2, 3])
        ),
        "nhse": ["secure", "camhs"] if rng.random() < 0.8 else ["secure"],
    }
    for commissioner, people in (("ccg", ours), ("nhse", theirs)):
        kinds = settings[commissioner]
        parts = _shares(rng, people, len(kinds))
        area.hospital.update({(commissioner, kind): part for kind, part in zip(kinds, parts, strict=True)})
    area.over_5 = {who: area.in_hospital(who) * rng.randint(10, 40) // 100 for who in ("ccg", "nhse")}
    area.rehabilitation_within = ("ccg", "assessment-and-treatment") in area.hospital and rng.random() < 0.5


def _shares(rng: Random, whole: int, into: int) -> list[int]:
    """A whole in so many parts, each of at least one."""
    cuts = sorted(rng.sample(range(1, whole), k=into - 1))
    return [b - a for a, b in zip([0, *cuts], [*cuts, whole], strict=True)]


def _money(area: Area) -> None:
    rng = area.rng
    base = area.adults * rng.randint(40, 90)
    for number, year in enumerate(YEARS):
        area.revenue[year] = base + base * number * rng.randint(5, 20) // 1000
    area.transformation = {y: rng.randrange(200_000, 3_000_000) for y in YEARS[1 : rng.choice([3, 4])]}
    area.capital = {y: rng.randrange(100_000, 1_800_000) for y in YEARS[1 : rng.choice([2, 3, 4])]}
