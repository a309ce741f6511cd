"""People in hospital, how long, who comes and goes, in which beds, against which range."""

from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction

from lifecourse.assurance.planting.area import YEARS, Area
from lifecourse.assurance.planting.stating import COUNTS, Stater, row
from lifecourse.figures.api import Unit
from lifecourse.plans.api import Cell, Row

RATES = {"ccg": (10, 15), "nhse": (20, 25)}


def inpatients(area: Area, say: Stater) -> list[Row]:
    """One row for each setting and who pays, some with a group counted within, some with a total."""
    steps = area.rng.choice([("1",), ("1",), COUNTS, ("5",)])
    rows = [
        row(f"{who}-{kind}", commissioner=who, setting=kind, people=say.people(n, steps=steps))
        for (who, kind), n in area.hospital.items()
    ]
    if area.rehabilitation_within:
        within = area.hospital["ccg", "assessment-and-treatment"]
        rows.append(
            row(
                "of-which-rehabilitation",
                commissioner="ccg",
                setting="rehabilitation",
                people=say.people(area.rng.randint(0, within), steps=("1",)),
            )
        )
    if area.rng.random() < 0.85:
        rows.append(
            row(
                "total",
                commissioner="partnership",
                setting="all",
                people=say.people(area.in_hospital(), steps=steps),
            )
        )
    return rows


def length_of_stay(area: Area, say: Stater) -> list[Row]:
    """How long people have stayed, by who pays: each longer stay is one of the shorter."""
    rows = []
    for who in ("ccg", "nhse"):
        everyone, longest = area.in_hospital(who), area.over_5[who]
        year = area.rng.randint(longest, everyone)
        two = area.rng.randint(longest, year)
        stays = {
            "any": everyone,
            "under-1-year": everyone - year,
            "over-1-year": year,
            "over-2-years": two,
            "over-5-years": longest,
        }
        rows += [
            row(
                f"{who}-{stay}",
                commissioner=who,
                setting="all",
                stay=stay,
                people=say.people(n, steps=("1",), quantity=f"inpatients/{who}" if stay == "any" else ""),
            )
            for stay, n in stays.items()
        ]
    return rows


def flows(area: Area, say: Stater, stays: list[Row]) -> list[Row]:
    """Who came and went in the year before; a count at its start goes with the lengths of stay."""
    rows = []
    begins = date(area.day.year - 1, area.day.month, 28) + timedelta(days=1)
    for who, kind in area.hospital:
        rng, end = area.rng, area.hospital[who, kind]
        moved = {"admissions": rng.randint(0, 30), "transfers_in": rng.randint(0, 9)}
        gone = {"discharges": rng.randint(0, 30), "transfers_out": rng.randint(0, 9)}
        net = sum(moved.values()) - sum(gone.values())
        if net > end:  # nobody can have come who is not there: those beyond went again
            gone["discharges"] += net - end
            net = end
        units = {"admissions": Unit.ADMISSIONS, "discharges": Unit.DISCHARGES}
        cells = {k: say.count(n, units.get(k, Unit.TRANSFERS)) for k, n in (moved | gone).items()}
        rows.append(
            row(
                f"{who}-{kind}",
                commissioner=who,
                setting=kind,
                **{"from": begins, "to": area.day},
                net=say.count(net, Unit.PEOPLE),
                **cells,
            )
        )
        stays += _counts(area, say, (who, kind), begins, end - net)
    return rows


def _counts(area: Area, say: Stater, group: tuple[str, str], begins: date, at_start: int) -> list[Row]:
    who, kind = group
    before = begins - timedelta(days=1)
    steps = area.rng.choice([("1",), ("5",)])
    return [
        row(
            f"{who}-{kind}-before",
            commissioner=who,
            setting=kind,
            stay="any",
            people=say.people(at_start, steps=steps, day=before),
        )
    ]


def beds(area: Area, say: Stater) -> list[Row]:
    """Beds of each kind: enough for everyone there, or with the number that this partnership uses."""
    rows = []
    for (_, kind), people in area.hospital.items():
        if kind == "mental-health":
            continue
        rng = area.rng
        local = rng.random() < 0.5
        there = people + rng.randint(0, 30) if local else rng.randint(1, people + 60)
        cells: dict[str, Cell] = {"beds": say.count(there, Unit.BEDS)}
        if not local or rng.random() < 0.4:
            used = rng.randint(0, min(there, people))
            cells["used"] = say.count(used, Unit.BEDS)
            if rng.random() < 0.6:
                cells["used_share"] = say.share(Fraction(100 * used, there))
        rows.append(row(f"{kind}-beds", setting=kind, place="In the area", **cells))
    return rows


def planning_range(area: Area, say: Stater) -> list[Row]:
    """The range by the national rate, today's number, and the reduction where one is needed."""
    rows = []
    for who, rates in RATES.items():
        low, high = (Fraction(rate * area.adults, 1_000_000) for rate in rates)
        step = area.rng.choice(["1", "0.5", "0.1"])
        today = area.in_hospital(who)
        cells: dict[str, Cell] = {
            "rate_low": say.count(rates[0], Unit.PER_MILLION),
            "rate_high": say.count(rates[1], Unit.PER_MILLION),
            "range_low": _end(area, say, low, step),
            "range_high": _end(area, say, high, step),
        }
        if area.rng.random() < 0.7:
            cells["today"] = say.people(today, steps=("1",))
        if today > low:
            cells["reduction_low"] = say.count(say.whole(max(today - high, Fraction(0))), Unit.PEOPLE)
            cells["reduction_high"] = say.count(say.whole(today - low), Unit.PEOPLE)
        rows.append(row(who, commissioner=who, **cells))
    return rows


def _end(area: Area, say: Stater, true: Fraction, step: str) -> Cell:
    if step == "1":
        return say.count(say.whole(true), Unit.PEOPLE)
    return say.people(true, steps=(step,))


def ambition(area: Area, say: Stater) -> list[Row]:
    """The promise, in one or more places, always the same."""
    places = area.rng.sample(["2.2", "3.1", "6"], k=area.rng.randint(1, 3))
    return [
        row(
            f"promise-{n}",
            says="People in hospital will be fewer",
            commissioner="partnership",
            reduction=say.share(area.promise, steps=("1",)),
            years=say.count(3, Unit.YEARS),
            stated_in=place,
        )
        for n, place in enumerate(places)
    ]


def activity(area: Area, say: Stater) -> list[Row]:
    """People in hospital and packages of care at the end of each year, falling as far as is promised."""
    later = area.rng.random() < 0.5
    start = area.in_hospital() + (area.rng.randint(-5, 8) if later else 0)
    first = date(2016, 3, 31) if later and area.day != date(2016, 3, 31) else area.day
    start = area.in_hospital() if first == area.day else max(start, 1)
    people: dict[str, Cell] = {}
    packages: dict[str, Cell] = {}
    community = area.rng.randint(200, 2000)
    for n, year in enumerate(YEARS):
        left = Fraction(start * (300 - area.promise * n), 300)
        day = first if n == 0 else date(2016 + n, 3, 31)
        people[year] = say.people(say.whole(left), steps=("1",), day=day)
        packages[year] = say.count(community + 20 * n, Unit.PACKAGES, day=day)
    return [
        row("inpatients", activity="People in hospital", **people),
        row("packages", activity="Packages of care in the community", **packages),
    ]


def dowries(area: Area, say: Stater) -> list[Row]:
    """People who have been in hospital for five years or more, and what follows each."""
    rows, planned = [], 0
    for who in ("ccg", "nhse"):
        people = area.rng.randint(0, area.over_5[who])
        planned += people
        rows.append((who, people))
    share = Fraction(100 * planned, area.in_hospital())
    stated = area.rng.random() < 0.6
    return [
        row(
            f"{who}-dowries",
            group=f"People whose bed {who} pays for",
            commissioner=who,
            people=say.people(people, steps=("1",)),
            yearly=say.pounds(Decimal(area.rng.randrange(60_000, 200_000))),
            share=say.share(share) if stated and n == 0 else None,
        )
        for n, (who, people) in enumerate(rows)
    ]


def restated(area: Area, say: Stater) -> list[Row]:
    """Numbers that the text says again: the same otherwise rounded, or another on another day."""
    ours, theirs = area.rng.randint(0, 9), area.rng.randint(0, 9)
    # What is counted, in what words, how many now, and how many more two years before.
    wanted = [
        ("inpatients/ccg", "In beds that CCGs pay for", area.in_hospital("ccg"), ours),
        ("inpatients/nhse", "In beds that NHS England pays for", area.in_hospital("nhse"), theirs),
        ("inpatients/all", "Everyone in hospital", area.in_hospital(), ours + theirs),
        (
            "population/moderate-or-severe",
            "Moderate or severe disability",
            area.moderate,
            -area.moderate // 40,
        ),
    ]
    rows = []
    for n, (quantity, words, true, more) in enumerate(area.rng.sample(wanted, k=area.rng.randint(1, 4))):
        steps = ("1", "10", "100") if true > 1000 else COUNTS
        rows.append(
            row(
                f"said-{n}",
                stated_in=area.rng.choice(["2.2", "2.5", "3.1", "6"]),
                says=words,
                figure=say.people(true, steps=steps, quantity=quantity),
            )
        )
        if area.rng.random() < 0.4:
            rows.append(
                row(
                    f"said-{n}-before",
                    stated_in="2.5",
                    says=f"{words}, two years before",
                    figure=say.people(true + more, day=date(2014, 3, 31), quantity=quantity),
                )
            )
    return rows
