"""Scenarios: levers with their answers, and what pulling each does to the model."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from math import ceil
from typing import Any, Self

from lifecourse.engine.allocation import allocate
from lifecourse.engine.forecast import Resettlement, Step
from lifecourse.engine.pathways.building import QUARTER, Cost, Draft, added
from lifecourse.engine.pathways.flows import Driven
from lifecourse.engine.pathways.lever_kinds import LEVERS
from lifecourse.engine.pathways.settings import (
    ASSESSMENT,
    AT_RISK,
    CRISIS,
    LOW,
    MEDIUM,
    MENTAL_HEALTH,
    REHABILITATION,
    SCHOOL,
    SECURE,
    SPECIALIST,
)
from lifecourse.engine.pathways.stock import people_in

# From where a programme of moves home takes people.
PROGRAMME_FROM = (REHABILITATION, LOW, MEDIUM)


class BadScenario(ValueError):
    """A scenario that cannot be; `faults` says of each what was found and what is expected."""

    def __init__(self, faults: list[str]) -> None:
        """With one sentence for each fault."""
        super().__init__(" ".join(faults))
        self.faults = faults


@dataclass(frozen=True)
class Lever:
    """One lever that is pulled: its kind and what was answered. Days are written as 2017-04-01."""

    kind: str
    values: Mapping[str, Any] = field(default_factory=dict)

    def faults(self) -> list[str]:
        """What is wrong with it, each with what is expected."""
        kind = LEVERS.get(self.kind)
        if kind is None:
            return [f"{self.kind!r} is no lever; expected one of {', '.join(LEVERS)}."]
        wanted = {one.code for one in kind.fields}
        missing = [one.words for one in kind.fields if one.code not in self.values]
        found = [f"{kind.words}: {words} is missing." for words in missing]
        found += [f"{kind.words}: {name!r} is not asked for." for name in sorted(set(self.values) - wanted)]
        asked = [one for one in kind.fields if one.code in self.values]
        return found + [
            f"{kind.words}: {said}" for one in asked if (said := one.fault_of(self.values[one.code]))
        ]

    def number(self, code: str) -> float:
        """The answer to a field that asks a number."""
        return float(self.values[code])

    @property
    def cost_unsaid(self) -> bool:
        """Whether it asks what it costs, and stands at nothing: then money is counted as if it were free."""
        return self.values.get("pounds_a_year") == 0

    @property
    def day(self) -> date:
        """From when it holds."""
        return date.fromisoformat(str(self.values["day"]))


@dataclass(frozen=True)
class Scenario:
    """What is to be other than in the baseline. Raises BadScenario."""

    name: str
    words: str = ""
    levers: tuple[Lever, ...] = ()

    def __post_init__(self) -> None:
        """Refuse levers that cannot be."""
        if faults := [said for one in self.levers for said in one.faults()]:
            raise BadScenario(faults)

    def to_data(self) -> dict[str, Any]:
        """As plain data."""
        levers = [{"kind": one.kind, **one.values} for one in self.levers]
        return {"name": self.name, "words": self.words, "levers": levers}

    @classmethod
    def from_data(cls, data: Mapping[str, Any]) -> Self:
        """From plain data, such as a TOML file with `[[levers]]`. Raises BadScenario."""
        levers, faults = [], []
        for number, one in enumerate(data.get("levers", ()), start=1):
            if isinstance(one, Mapping) and "kind" in one:
                levers.append(Lever(str(one["kind"]), {k: _plain(v) for k, v in one.items() if k != "kind"}))
            else:
                faults.append(f"Lever {number} names no kind; expected one of {', '.join(LEVERS)}.")
        if not str(data.get("name", "")).strip():
            faults.append("A scenario has a name.")
        if faults:
            raise BadScenario(faults)
        return cls(str(data["name"]), str(data.get("words", "")), tuple(levers))


def _plain(value: object) -> object:
    return value.isoformat() if isinstance(value, date) else value


BASELINE = Scenario("baseline", "As things are: nothing is changed.")


def pull(draft: Draft, scenario: Scenario) -> None:
    """Change a model as a scenario says. Raises BadScenario for a lever outside the forecast's time."""
    faults = []
    for one in scenario.levers:
        day = draft.day_of(one.day)
        if day < 0 or day >= draft.days:
            faults.append(
                f"{LEVERS[one.kind].words}: {one.day} was found; expected a day from"
                f" {draft.area.first_day} on, before the forecast ends."
            )
            continue
        PULL[one.kind](draft, one, max(day, 0.0))
    if faults:
        raise BadScenario(faults)


def _paid(draft: Draft, lever: Lever, day: float) -> None:
    pounds = lever.number("pounds_a_year")
    if pounds:
        draft.costs.append(
            Cost(words=LEVERS[lever.kind].words, day=day, pounds_a_year={str(lever.values["payer"]): pounds})
        )


def reached(people: float, caseload: float) -> float:
    """Which share of people a caseload reaches."""
    return min(caseload / people, 1.0) if people > 0 else 0.0


def _forensic_team(draft: Draft, lever: Lever, day: float) -> None:
    inside = sum(draft.area.value(f"people/{one}") for one in SECURE)
    # Of those at home and of those in hospital the same share is on the team's books.
    share = reached(draft.stock["at-risk/forensic"] + inside, lever.number("caseload"))
    for to in (LOW, MEDIUM):
        weaken(draft, f"admit/{to}", day, share, "effect/forensic/admissions")
    for one in list(draft.moves):
        if one.move.origin in SECURE and one.move.to not in SECURE and one.key.startswith("leave/"):
            quicken(draft, one, day, share, "effect/forensic/leaving")
    _paid(draft, lever, day)


def _intensive_support(draft: Draft, lever: Lever, day: float) -> None:
    share = reached(draft.stock["at-risk/adults"], lever.number("caseload"))
    for to in (ASSESSMENT, MENTAL_HEALTH, CRISIS):
        weaken(draft, f"admit/{to}", day, share, "effect/intensive/admissions")
    _paid(draft, lever, day)


def _crisis_beds(draft: Draft, lever: Lever, day: float) -> None:
    draft.add_places(CRISIS, day, lever.number("beds"))


def _homes(draft: Draft, lever: Lever, day: float) -> None:
    for quarter in range(int(lever.number("quarters"))):
        at = round(day + quarter * QUARTER)
        if at < draft.days:
            draft.add_places(SPECIALIST, at, lever.number("homes"))


def _programme(draft: Draft, lever: Lever, day: float) -> None:
    """Homes and moves together: a home that nobody is ready for stands empty, a move without one waits."""
    people, moved = int(lever.number("people")), 0
    there = {one: people_in(draft.area, one) for one in PROGRAMME_FROM}
    if not people or not any(there.values()):
        return
    _preparers(draft, lever, day)
    for quarter in range(int(lever.number("quarters"))):
        at = round(day + quarter * QUARTER)
        if at >= draft.days:
            return
        draft.add_places(SPECIALIST, at, people)
        # Of all who have moved by then, each ward has its part to the nearest person.
        before, after = allocate(moved, there), allocate(moved + people, there)
        moved += people
        for origin in PROGRAMME_FROM:
            number = after[origin] - before[origin]
            if number > 0:
                draft.resettlements.append(
                    Resettlement(day=float(at), origin=origin, to=SPECIALIST, people=number)
                )


def _preparers(draft: Draft, lever: Lever, day: float) -> None:
    """As many more moves are prepared at a time as the programme's own take, for as long as it goes on."""
    takes = draft.area.value("team/days")
    more = ceil(lever.number("people") * takes / QUARTER)
    over = round(day + lever.number("quarters") * QUARTER + takes)
    draft.team_places = added(draft.team_places, day, more)
    if over < draft.days:
        draft.team_places = added(draft.team_places, over, -more)


def _resettlement_team(draft: Draft, lever: Lever, day: float) -> None:
    draft.team_places = added(draft.team_places, day, lever.number("more"))
    _paid(draft, lever, day)


def _resettlement(draft: Draft, lever: Lever, day: float) -> None:
    people = int(lever.number("people"))
    if people:
        draft.resettlements.append(
            Resettlement(
                day=day, origin=str(lever.values["origin"]), to=str(lever.values["to"]), people=people
            )
        )


def _ward_closed(draft: Draft, lever: Lever, day: float) -> None:
    setting, beds = str(lever.values["setting"]), lever.number("beds")
    # A ward whose beds nobody has counted has, until then, as many as the plan for closing them speaks of.
    counted = max(people_in(draft.area, setting), beds + lever.number("people"))
    before = draft.places.get(setting, [Step(day=0, value=counted)])
    draft.places[setting] = [*(one for one in before if one.day < day), Step(day=day, value=beds)]
    if lever.values["instead"] != setting:
        draft.when_full[setting] = str(lever.values["instead"])
    _resettlement(draft, Lever("resettlement", {**lever.values, "origin": setting}), day)


def _earlier_support(draft: Draft, lever: Lever, day: float) -> None:
    share = lever.number("reach") / 100
    for one in list(draft.moves):
        if one.key.startswith("come/children/") or (one.move.to == SCHOOL and one.key.startswith("move/")):
            weaken(draft, one.key, day, share, "effect/early/at-risk")
    _paid(draft, lever, day)


def _growth(draft: Draft, lever: Lever, day: float) -> None:
    factor = 1 + lever.number("percent") / 100
    draft.moves = [
        replace(one, move=replace(one.move, by_day=multiplied(one.move.by_day, day, factor)))
        if one.move.to == AT_RISK and one.key.startswith("come/")
        else one
        for one in draft.moves
    ]


PULL: dict[str, Callable[[Draft, Lever, float], None]] = {
    "forensic-team": _forensic_team,
    "intensive-support": _intensive_support,
    "crisis-beds": _crisis_beds,
    "homes": _homes,
    "programme": _programme,
    "resettlement-team": _resettlement_team,
    "resettlement": _resettlement,
    "ward-closed": _ward_closed,
    "earlier-support": _earlier_support,
    "growth": _growth,
}


def multiplied(steps: tuple[Step, ...], day: float, factor: float, before: float = 1.0) -> tuple[Step, ...]:
    """Steps times a factor from a day on, and times another before it."""
    held = [one for one in steps if one.day <= day]
    at_day = held[-1].value if held else 1.0
    early = [replace(one, value=one.value * before) for one in steps if one.day < day]
    if before != 1.0 and not any(one.day <= 0 for one in early) and day > 0:
        early.insert(0, Step(day=0, value=before))
    late = [replace(one, value=one.value * factor) for one in steps if one.day > day]
    return (*early, Step(day=day, value=at_day * factor), *late)


def split(draft: Draft, one: Driven, day: float, share: float) -> Driven:
    """Take a share of a move out of it from a day on; gives that share as a move of its own, from then on."""
    kept = replace(one, move=replace(one.move, by_day=multiplied(one.move.by_day, day, 1 - share)))
    draft.moves[draft.moves.index(one)] = kept
    return replace(one, move=replace(one.move, by_day=multiplied(one.move.by_day, day, share, before=0.0)))


def weaken(draft: Draft, key: str, day: float, share: float, effect: str) -> None:
    """From a day on, let a share of those who move be reached, of whom an effect holds a part back."""
    if share <= 0:
        return
    left = 1 - draft.area.value(effect)
    for one in [each for each in draft.moves if each.key == key]:
        part = split(draft, one, day, share)
        rates = tuple(rate * left for rate in part.move.per_year)
        draft.moves.append(
            replace(
                part, move=replace(part.move, per_year=rates), less=(*part.less, effect), key=f"{key}/reached"
            )
        )


def quicken(draft: Draft, one: Driven, day: float, share: float, effect: str) -> None:
    """From a day on, let a share of those who leave be reached, who leave so many times as soon."""
    if share <= 0:
        return
    part = split(draft, one, day, share)
    rates = tuple(rate * draft.area.value(effect) for rate in part.move.per_year)
    draft.moves.append(
        replace(
            part,
            move=replace(part.move, per_year=rates),
            times=(*part.times, effect),
            key=f"{one.key}/reached",
        )
    )
