"""What the page of a model shows: every figure as it is and as it would be, in pence."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from lifecourse.cases.kinds.model import CERTAINTY_WORDS, Certainty, Counts, Evaluated, What, YearSums
from lifecourse.cases.rules.discounting import payback_year, present_value
from lifecourse.cases.rules.model import by_quarter, by_year, evaluate, summed
from lifecourse.engine.allocation import whole
from lifecourse.standards.api import DiscountSchedule


@dataclass(frozen=True, kw_only=True)
class Was:
    """An amount as the case has it, and as it would be."""

    before: int
    after: int

    @property
    def differs(self) -> bool:
        """Whether the question changes it."""
        return self.before != self.after

    @property
    def by(self) -> int:
        """By how much."""
        return self.after - self.before


@dataclass(frozen=True, kw_only=True)
class SumsShown:
    """Cost and benefit of something that has a name; `first` is when a phase begins, "" for anything else."""

    name: str
    cost: Was
    benefit: Was
    first: str = ""
    was_first: str = ""

    @property
    def net(self) -> Was:
        """Benefit less cost."""
        return Was(before=self.benefit.before - self.cost.before, after=self.benefit.after - self.cost.after)


@dataclass(frozen=True, kw_only=True)
class PartnerShown:
    """What it means for one partner. `moved`: above nothing where its cost goes to somebody else."""

    name: str
    cost: Was
    benefit: Was
    moved: Was
    # Of a service, "" where the row is of the whole organisation.
    service: bool = False

    @property
    def net(self) -> Was:
        """What it is better off by, or worse off below nothing."""
        sums = (self.cost, self.benefit, self.moved)
        before, after = ([one.before for one in sums], [one.after for one in sums])
        return Was(before=before[1] + before[2] - before[0], after=after[1] + after[2] - after[0])


@dataclass(frozen=True, kw_only=True)
class QuarterShown:
    """A quarter or a year: its sums, and the running total to its end."""

    name: str
    cost: Was
    benefit: Was
    running: Was


@dataclass(frozen=True, kw_only=True)
class ModelShown:
    """A model as it is, and as it would be."""

    cost: Was
    benefit: Was
    cash: Was
    net: Was
    # None where no published rate covers the case's first day.
    present: Was | None
    # The first year from whose end on it has paid for itself, "" where it never does.
    pays_back: str
    paid_back: str
    phases: tuple[SumsShown, ...]
    partners: tuple[PartnerShown, ...]
    years: tuple[QuarterShown, ...]
    quarters: tuple[QuarterShown, ...]
    certain: tuple[tuple[str, int, int, int], ...]
    moves: bool


def show_model(
    before: Evaluated, after: Evaluated, *, names: Mapping[str, str], schedule: DiscountSchedule | None
) -> ModelShown:
    """Everything a page says of a model; `names` are those of organisations, by code."""
    return ModelShown(
        cost=_was(before, after, lambda one: one.cost),
        benefit=_was(before, after, lambda one: one.benefit),
        cash=_was(before, after, cash_of),
        net=_was(before, after, lambda one: one.net),
        present=_was(before, after, lambda one: worth_today(one, schedule)) if schedule else None,
        pays_back=pays_back(after),
        paid_back=pays_back(before),
        phases=_phases(before, after),
        partners=_partners(before, after, names),
        years=_times(before, after, by_year),
        quarters=_times(before, after, by_quarter),
        certain=tuple(_certain(after, one) for one in Certainty),
        moves=any(flow.what is What.MOVED for flow in (*before.flows, *after.flows)),
    )


def cash_of(evaluated: Evaluated) -> int:
    """The benefit that is cash."""
    return summed(evaluated.flows, What.BENEFIT, "counts").get((Counts.CASH.value,), 0)


def worth_today(evaluated: Evaluated, schedule: DiscountSchedule) -> int:
    """Net benefit in the money of the model's first year (net present value), in pence."""
    return whole(present_value([year.net for year in by_year(evaluated)], schedule))


def pays_back(evaluated: Evaluated) -> str:
    """The year from whose end on the running total is never again below nothing; "" where there is none."""
    years = by_year(evaluated)
    at = payback_year([year.net for year in years])
    return years[at].name if at is not None else ""


def _was(before: Evaluated, after: Evaluated, read: Callable[[Evaluated], int]) -> Was:
    return Was(before=read(before), after=read(after))


def _pairs(before: Evaluated, after: Evaluated, what: What, *keys: str) -> dict[tuple[object, ...], Was]:
    first, second = summed(before.flows, what, *keys), summed(after.flows, what, *keys)
    return {key: Was(before=first.get(key, 0), after=second.get(key, 0)) for key in first | second}


NOTHING = Was(before=0, after=0)


def _phases(before: Evaluated, after: Evaluated) -> tuple[SumsShown, ...]:
    costs, benefits = (_pairs(before, after, what, "phase") for what in (What.COST, What.BENEFIT))
    begins = {phase.slug: str(phase.first) for phase in after.model.phases}
    return tuple(
        SumsShown(
            name=phase.name,
            cost=costs.get((phase.slug,), NOTHING),
            benefit=benefits.get((phase.slug,), NOTHING),
            first=begins.get(phase.slug, "not done"),
            was_first=str(phase.first),
        )
        for phase in before.model.phases
    )


def _partners(before: Evaluated, after: Evaluated, names: Mapping[str, str]) -> tuple[PartnerShown, ...]:
    """Each organisation, and beneath it its services where it has several."""
    found = []
    by_organisation = [_pairs(before, after, what, "organisation") for what in What]
    by_service = [_pairs(before, after, what, "participant") for what in What]
    for code in dict.fromkeys(one.organisation for one in before.model.participants):
        services = [one for one in before.model.participants if one.organisation == code]
        found.append(_partner(names.get(code, code), (code,), by_organisation, service=False))
        if len(services) > 1:
            found += [_partner(one.name, (one.slug,), by_service, service=True) for one in services]
    return tuple(found)


def _partner(
    name: str, key: tuple[str], sums: Iterable[Mapping[tuple[object, ...], Was]], *, service: bool
) -> PartnerShown:
    cost, benefit, moved = (one.get(key, NOTHING) for one in sums)
    return PartnerShown(name=name, cost=cost, benefit=benefit, moved=moved, service=service)


def _times(
    before: Evaluated, after: Evaluated, read: Callable[[Evaluated], tuple[YearSums, ...]]
) -> tuple[QuarterShown, ...]:
    first = {one.name: one for one in read(before)}
    second = {one.name: one for one in read(after)}
    found, ran = [], (0, 0)
    for name in sorted(first | second):
        was, would = first.get(name), second.get(name)
        # Past the end of one of the two, its running total stays where it was.
        ran = (was.running if was else ran[0], would.running if would else ran[1])
        found.append(
            QuarterShown(
                name=name,
                cost=Was(before=was.cost if was else 0, after=would.cost if would else 0),
                benefit=Was(before=was.benefit if was else 0, after=would.benefit if would else 0),
                running=Was(before=ran[0], after=ran[1]),
            )
        )
    return tuple(found)


def _certain(after: Evaluated, certainty: Certainty) -> tuple[str, int, int, int]:
    one = evaluate(after.model, certainty=certainty)
    return CERTAINTY_WORDS[certainty], one.cost, one.benefit, one.net
