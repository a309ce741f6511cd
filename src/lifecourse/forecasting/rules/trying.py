"""What is tried at a meeting: sliders made of the levers of a scenario, and a scenario made of sliders."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from math import ceil, floor, log10
from typing import Any

from lifecourse.engine.pathways import LEVERS, BadScenario, Field, Kind, Lever, Scenario
from lifecourse.engine.pathways.outlook import month_after
from lifecourse.forecasting.rules.saying import MONTHS

# A slider reaches three times as far as what stands in the scenario, and a tenth of the most there may be.
TIMES, PART = 3, 10
MANY_STEPS = 200
TRIED = "tried"
ON, MONTH = "on", "month"
COST = "pounds_a_year"
# What a meeting may try where the forecast is of the baseline: off until somebody lets it begin.
FIRST_TRIED: tuple[tuple[str, dict[str, Any]], ...] = (
    ("programme", {"people": 2, "quarters": 12}),
    ("forensic-team", {"caseload": 20, COST: 0, "payer": "icb"}),
    ("crisis-beds", {"beds": 4}),
    ("intensive-support", {"caseload": 40, COST: 0, "payer": "icb"}),
)


class CannotTry(Exception):
    """What stands in an address cannot be tried; `faults` says what of it, each in a sentence."""

    def __init__(self, faults: list[str]) -> None:
        """With one sentence for each fault."""
        super().__init__(" ".join(faults))
        self.faults = faults


@dataclass(frozen=True, kw_only=True)
class Slider:
    """One number that is moved. `says`: number, pounds, or month, which counts months from the first."""

    name: str
    words: str
    unit: str
    least: float
    most: float
    step: float
    value: float
    says: str
    shown: str


@dataclass(frozen=True, kw_only=True)
class Pull:
    """A lever with its sliders. `fixed`: what is not moved here; `on`: whether it is pulled at all.

    `stood`: the day from which it holds in the scenario.
    """

    name: str
    words: str
    on: bool
    sliders: tuple[Slider, ...]
    fixed: Mapping[str, Any]
    kind: str
    stood: date

    @property
    def costs_nothing(self) -> bool:
        """Whether a cost is asked for, and nobody has said one."""
        return self.on and any(one.says == "pounds" and not one.value for one in self.sliders)


def pulls_of(
    scenario: Scenario, *, first_day: date, months: int, asked: Mapping[str, str] | None = None
) -> tuple[Pull, ...]:
    """The levers of a scenario with sliders, moved as is asked; of no scenario, those to begin with, off.

    Raises CannotTry for what is asked and cannot be.
    """
    given = asked or {}
    levers = scenario.levers or tuple(_first_tried(first_day))
    maker = _Maker(first_day=first_day, months=months)
    found = []
    for number, lever in enumerate(levers):
        prefix = f"{number}-"
        mine = {key.removeprefix(prefix): said for key, said in given.items() if key.startswith(prefix)}
        on = ON in mine if TRIED in given else bool(scenario.levers)
        found.append(maker.pull(prefix, lever, mine, on=on))
    if maker.faults:
        raise CannotTry(maker.faults)
    return tuple(found)


def scenario_of(pulls: tuple[Pull, ...], *, name: str, first_day: date) -> Scenario:
    """What the sliders say. Raises CannotTry."""
    levers = []
    for pull in pulls:
        if pull.on:
            moved = {one.name.partition("-")[2]: one.value for one in pull.sliders}
            day = month_after(first_day, int(moved.pop(MONTH)))
            # Whoever left the month where it was did not mean another day of it.
            day = pull.stood if (day.year, day.month) == (pull.stood.year, pull.stood.month) else day
            numbers = {code: int(one) if one == int(one) else one for code, one in moved.items()}
            levers.append(Lever(pull.kind, {"day": day.isoformat(), **numbers, **pull.fixed}))
    try:
        return Scenario(name, levers=tuple(levers))
    except BadScenario as fault:
        raise CannotTry(fault.faults) from fault


def month_words(first_day: date, month: int) -> str:
    """A month counted from the first: April 2017"""
    day = month_after(first_day, month)
    return f"{MONTHS[day.month - 1]} {day.year}"


def _first_tried(first_day: date) -> Iterator[Lever]:
    day = month_after(first_day, 3).isoformat()
    for kind, values in FIRST_TRIED:
        yield Lever(kind, {"day": day, **values})


@dataclass(frozen=True, kw_only=True)
class _Maker:
    """Makes sliders, and gathers what is asked of them and cannot be."""

    first_day: date
    months: int
    faults: list[str] = field(default_factory=list)

    def pull(self, prefix: str, lever: Lever, given: Mapping[str, str], *, on: bool) -> Pull:
        """A lever with its sliders."""
        kind = LEVERS[lever.kind]
        numbers = [one for one in kind.fields if one.kind is Kind.NUMBER]
        return Pull(
            name=f"{prefix}{ON}",
            words=kind.words,
            on=on,
            sliders=(
                self.month(prefix, lever, given.get(MONTH)),
                *(self.slider(prefix, one, lever.number(one.code), given.get(one.code)) for one in numbers),
            ),
            fixed={one.code: lever.values[one.code] for one in kind.fields if one.kind is Kind.CHOICE},
            kind=lever.kind,
            stood=lever.day,
        )

    def month(self, prefix: str, lever: Lever, said: str | None) -> Slider:
        """From when, in months counted from the first."""
        begins = (lever.day.year - self.first_day.year) * 12 + lever.day.month - self.first_day.month
        value = float(begins)
        if said is not None:
            value = float(int(self.number(said, begins, most=self.months - 1, words="From when")))
        return Slider(
            name=f"{prefix}{MONTH}",
            words="From when",
            unit="",
            least=0,
            most=self.months - 1,
            step=1,
            value=value,
            says="month",
            shown=month_words(self.first_day, int(value)),
        )

    def slider(self, prefix: str, asked: Field, stands: float, said: str | None) -> Slider:
        """One number of a lever, which reaches from little to some times what stands in the scenario."""
        # By what stands in the scenario, not by what is tried: a slider that was moved keeps its length.
        most = min(max(round_up(abs(stands) * TIMES), round_up(asked.most / PART)), asked.most)
        value = stands
        if said is not None:
            value = self.number(said, stands, least=asked.least, most=asked.most, words=asked.words)
        pounds = asked.code == COST
        return Slider(
            name=f"{prefix}{asked.code}",
            words=asked.words,
            unit=asked.unit,
            least=min(max(asked.least, -most), value),
            most=max(most, value),
            step=asked.step if most <= MANY_STEPS * asked.step else 10.0 ** floor(log10(most / MANY_STEPS)),
            value=value,
            says="pounds" if pounds else "number",
            shown=f"£{round(value):,}" if pounds else f"{value:,g}",
        )

    def number(self, said: str, otherwise: float, *, most: float, words: str, least: float = 0.0) -> float:
        """What was asked for, if it can be; else what stands, and a fault."""
        try:
            number = float(said)
        except ValueError:
            number = float("nan")
        if least <= number <= most:
            return number
        self.faults.append(f"{words}: “{said[:40]}” was found; expected {least:g} to {most:g}.")
        return float(otherwise)


def round_up(number: float) -> float:
    """The next round number: 1, 2, 5 times a power of ten."""
    if number <= 1:
        return 1.0
    power = 10.0 ** floor(log10(number))
    return float(next(first * power for first in (1, 2, 5, 10) if first * power >= ceil(number)))
