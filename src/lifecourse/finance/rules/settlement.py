"""Who bears what was spent over the budget, and who gets what was not spent: plain decisions on plain values.

Money that may be spent on things that last and on nothing else (capital) is settled apart from all other.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction

from lifecourse.engine.allocation import allocate
from lifecourse.finance.kinds.sharing import By, StepKind
from lifecourse.finance.rules.pounds import pounds_words
from lifecourse.finance.rules.sharing import (
    SettlementRule,
    Step,
    WorkingLine,
    percent_words,
)


@dataclass(frozen=True, kw_only=True)
class LineOut:
    """A line at the end of the year: its budget, and what was spent. In pence."""

    name: str
    priority: str
    scheme: str
    lead: str
    budget: int
    spent: int
    capital: bool = False

    @property
    def over(self) -> int:
        """What was spent over the budget; below nothing when less was spent."""
        return self.spent - self.budget


@dataclass(frozen=True, kw_only=True)
class Outturn:
    """A year's end: the lines, and by capital or not what is contingency, given to nobody, and put in."""

    lines: tuple[LineOut, ...]
    contingency: Mapping[bool, int]
    unallocated: Mapping[bool, int]
    # What each partner put in, by whether it is capital.
    put_in: Mapping[bool, Mapping[str, int]]


@dataclass
class Settled:
    """What a settlement comes to, in pence, with its working.

    `owed` is what a partner owes the fund more for it, below nothing what it gets back. `carried` is by who
    holds it; `capital_carried` how much of that is capital. `covered` is what contingency gives to lines.
    What no step takes is `not_agreed`: over, and under.
    """

    working: list[WorkingLine] = field(default_factory=list)
    owed: defaultdict[str, int] = field(default_factory=lambda: defaultdict(int))
    carried: defaultdict[tuple[str, bool], int] = field(default_factory=lambda: defaultdict(int))
    covered: defaultdict[tuple[str, bool], int] = field(default_factory=lambda: defaultdict(int))
    over: int = 0
    under: int = 0
    not_agreed_over: int = 0
    not_agreed_under: int = 0


@dataclass(frozen=True, kw_only=True)
class _Group:
    """Lines that make up for one another."""

    name: str
    capital: bool
    lines: tuple[LineOut, ...]

    @property
    def budget(self) -> int:
        return sum(one.budget for one in self.lines)

    @property
    def over(self) -> int:
        return sum(one.over for one in self.lines)


@dataclass
class _Sharing:
    """One settlement under way."""

    rule: SettlementRule
    outturn: Outturn
    settled: Settled
    contingency: dict[bool, int]

    def group(self, group: _Group) -> None:
        """Share out what one group spent over or under its budget."""
        if group.over == 0:
            return
        is_over = group.over > 0
        left = abs(group.over)
        how = "over" if is_over else "under"
        spent = sum(one.spent for one in group.lines)
        said = f"{group.name}: {pounds_words(spent)} spent, {pounds_words(group.budget)} budget"
        self.say(0, self.rule.clause, said, left, how)
        self.steps(group, left, is_over=is_over)

    def rest(self, *, capital: bool) -> None:
        """Share out what was given to no line: contingency that nobody needed, and money never given out."""
        for words, pence in (
            ("Contingency that was not needed", self.contingency.get(capital, 0)),
            ("Given to no scheme", self.outturn.unallocated.get(capital, 0)),
        ):
            if pence > 0:
                name = f"{words}{', capital' if capital else ''}"
                self.say(0, self.rule.clause, name, pence, "under")
                self.steps(_Group(name=name, capital=capital, lines=()), pence, is_over=False)

    def steps(self, group: _Group, left: int, *, is_over: bool) -> None:
        if is_over:
            self.settled.over += left
        else:
            self.settled.under += left
        for number, step in enumerate(self.rule.over if is_over else self.rule.under, start=1):
            if not left:
                return
            left -= self.step(number, step, group, left, is_over=is_over)
        if left:
            self.say(99, "", f"{group.name}: no step of the agreement takes this", left, "not agreed")
            if is_over:
                self.settled.not_agreed_over += left
            else:
                self.settled.not_agreed_under += left

    def step(self, number: int, step: Step, group: _Group, left: int, *, is_over: bool) -> int:
        """What one step takes of what is left."""
        taken, limit = _limited(step, group, left)
        if step.kind is StepKind.CONTINGENCY:
            there = self.contingency.get(group.capital, 0)
            taken = min(taken, there)
            if not taken:
                return 0
            self.contingency[group.capital] = there - taken
            words = f"{pounds_words(left)}, of which contingency has {pounds_words(there)}{limit}"
            self.say(number, step.clause, words, taken, "contingency")
            for name, pence in allocate(taken, _weights(group, is_over=True)).items():
                self.settled.covered[name, group.capital] += pence
            return taken
        if step.kind is StepKind.CARRY_FORWARD:
            self.settled.carried[step.held_by, group.capital] += taken
            self.say(number, step.clause, f"{pounds_words(left)} carried on{limit}", taken, step.held_by)
            return taken
        weights, words = self.weights(step, group, is_over=is_over)
        if not any(weights.values()) or not taken:
            return 0
        whole = sum(weights.values())
        for party, pence in allocate(taken, weights).items():
            share = percent_words(weights[party] * 100 / whole)
            self.say(number, step.clause, f"{pounds_words(taken)} × {share} ({words}){limit}", pence, party)
            self.settled.owed[party] += pence if is_over else -pence
        return taken

    def weights(self, step: Step, group: _Group, *, is_over: bool) -> tuple[dict[str, Fraction], str]:
        """Partners by weight, and what the weights are."""
        if step.kind is StepKind.PERCENTAGES:
            return dict(step.shares or {}), "fixed"
        if step.kind is StepKind.CONTRIBUTIONS:
            put_in = self.outturn.put_in.get(group.capital, {})
            return {party: Fraction(pence) for party, pence in put_in.items()}, "by what each put in"
        by_lead: defaultdict[str, Fraction] = defaultdict(Fraction)
        leads = {one.name: one.lead for one in group.lines}
        for name, weight in _weights(group, is_over=is_over).items():
            by_lead[leads[name]] += weight
        return dict(by_lead), f"by what each lead was {'over' if is_over else 'under'}"

    def say(self, step: int, clause: str, formula: str, pence: int, who: str) -> None:
        self.settled.working.append(
            WorkingLine(step=step, clause=clause, formula=formula, pence=pence, who=who)
        )


def settle(rule: SettlementRule, outturn: Outturn) -> Settled:
    """Share a year's over- and underspend by the rule: it comes to the penny, or is said as not agreed."""
    sharing = _Sharing(rule, outturn, Settled(), dict(outturn.contingency))
    for group in groups_of(rule.by, outturn.lines):
        sharing.group(group)
    for capital in (False, True):
        sharing.rest(capital=capital)
    return sharing.settled


def groups_of(by: By, lines: Sequence[LineOut]) -> list[_Group]:
    """Lines that make up for one another, in the order in which they first stand; capital apart."""
    found: dict[tuple[str, bool], list[LineOut]] = {}
    for one in lines:
        name = {By.FUND: "All schemes", By.PRIORITY: one.priority, By.SCHEME: one.scheme}[by]
        found.setdefault((name, one.capital), []).append(one)
    return [
        _Group(name=f"{name}{', capital' if capital else ''}", capital=capital, lines=tuple(some))
        for (name, capital), some in found.items()
    ]


def _weights(group: _Group, *, is_over: bool) -> dict[str, Fraction]:
    """Lines by how much each was over, or under."""
    return {one.name: Fraction(max(one.over if is_over else -one.over, 0)) for one in group.lines}


def _limited(step: Step, group: _Group, left: int) -> tuple[int, str]:
    """What a step takes at most of what is left, and its limit in words."""
    limits = []
    if step.percent_of_budget is not None:
        pence = int(group.budget * step.percent_of_budget / 100)
        limits.append(
            (pence, f"{percent_words(step.percent_of_budget)} of a budget of {pounds_words(group.budget)}")
        )
    if step.pence is not None:
        limits.append((step.pence, pounds_words(step.pence)))
    if not limits:
        return left, ""
    least, words = min(limits)
    return min(left, least), f"; at most {words}"
