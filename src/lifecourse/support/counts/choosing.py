"""Whose beds somebody may count, and what they chose: a period, commissioners and a home area."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from typing import Any

from django import forms

from lifecourse.accounts.api import Account
from lifecourse.design.api import DayField
from lifecourse.organisations.api import (
    COUNCILS,
    Organisation,
    Partnership,
    Permission,
    members_of,
    partnerships_where,
)
from lifecourse.support.counts.facts import Period
from lifecourse.support.counts.in_hospital import PAYERS
from lifecourse.support.counts.periods import NamedPeriod, last_whole_month, named_period, named_periods

TWO_DAYS = "days"
LONGEST_DAYS = 3660
# Before it there is nothing to count, and before the first years of the calendar no day to compare with.
EARLIEST = date(1900, 1, 1)


@dataclass(frozen=True, kw_only=True)
class Whose:
    """Beds that can be counted together: of every commissioner of a partnership, or of one."""

    key: str
    name: str
    partnership: Partnership
    commissioners: Sequence[Organisation]
    # Every commissioner of the partnership, whose registers are counted, and its councils.
    keepers: Sequence[Organisation]
    councils: Sequence[Organisation]

    @property
    def who_pays(self) -> str:
        """Its name within a sentence."""
        return f"every commissioner of {self.partnership.name}" if self.is_whole else self.name

    @property
    def is_whole(self) -> bool:
        """Whether it is everybody's of the partnership."""
        return len(self.commissioners) == len(self.keepers)


def whose_beds(account: Account, *, on: date) -> list[Whose]:
    """What somebody may count: of the partnerships for whose figures they answer."""
    found = []
    for partnership in partnerships_where(account, Permission.EDIT_FIGURES, on=on):
        members = [one.organisation for one in members_of(partnership, on=on)]
        payers = sorted((one for one in members if one.kind in PAYERS), key=lambda one: one.name)
        councils = sorted((one for one in members if one.kind in COUNCILS), key=lambda one: one.name)
        choices = [(f"p-{partnership.slug}", f"Every commissioner of {partnership.name}", payers)]
        # One commissioner may be of several partnerships, each with its own registers and areas.
        if len(payers) > 1:
            choices += [(f"c-{partnership.slug}-{one.code}", one.name, [one]) for one in payers]
        found += [
            Whose(
                key=key,
                name=name,
                partnership=partnership,
                commissioners=some,
                keepers=payers,
                councils=councils,
            )
            for key, name, some in choices
        ]
    return found


class ChoosingForm(forms.Form):
    """Which period, whose beds, and from which area."""

    period = forms.ChoiceField(label="Which period?")
    from_day = DayField(label="From which day?", required=False)
    to_day = DayField(label="To which day, that day included?", required=False)
    whose = forms.ChoiceField(label="Whose beds?")
    area = forms.ChoiceField(label="People from which area?", required=False)

    def __init__(self, *args: Any, today: date, offered: Sequence[Whose], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.today, self.offered = today, offered
        periods: list[Any] = [
            (kind, [(one.key, one.name) for one in some]) for kind, some in named_periods(today).items()
        ]
        councils = {one.code: one.name for whose in offered for one in whose.councils}
        self._offer("period", [*periods, (TWO_DAYS, "Between two days, filled in below")])
        of = groupby(offered, key=lambda one: one.partnership.name)
        self._offer("whose", [(name, [(one.key, one.name) for one in some]) for name, some in of])
        self._offer("area", [("", "Every area"), *councils.items()])

    def _offer(self, name: str, choices: Sequence[Any]) -> None:
        field = self.fields[name]
        if isinstance(field, forms.ChoiceField):
            field.choices = list(choices)

    def clean(self) -> dict[str, Any]:
        """Two days that have been, in their order, and an area of the partnership whose beds are counted."""
        cleaned = super().clean() or {}
        whose = next((one for one in self.offered if one.key == cleaned.get("whose")), None)
        area = cleaned.get("area")
        if whose and area and area not in {one.code for one in whose.councils}:
            self.add_error("area", "This council is not one of the partnership whose beds are counted.")
        if cleaned.get("period") == TWO_DAYS and not {"from_day", "to_day"} & self.errors.keys():
            first, last = cleaned.get("from_day"), cleaned.get("to_day")
            if first is None:
                self.add_error("from_day", "Enter the day from which is counted.")
            if last is None:
                self.add_error("to_day", "Enter the last day that is counted.")
            if last and last > self.today:
                self.add_error("to_day", "Nobody can be counted on a day to come.")
            if first and first < EARLIEST:
                self.add_error("from_day", f"Count from {EARLIEST:%-d %B %Y} on.")
            if first and last and first > last:
                self.add_error("from_day", "The first day comes after the last.")
            if first and last and (last - first).days > LONGEST_DAYS:
                self.add_error("from_day", "Count ten years at most at once.")
        return cleaned


@dataclass(frozen=True, kw_only=True)
class Chosen:
    """What somebody chose to count."""

    named: NamedPeriod
    whose: Whose
    area: Organisation | None


def chosen_in(form: ChoosingForm) -> Chosen:
    """What a form says; the last whole month of everybody's beds where it says nothing that counts."""
    if not form.is_bound or not form.is_valid():
        return Chosen(named=last_whole_month(form.today), whose=form.offered[0], area=None)
    said = form.cleaned_data
    whose = next(one for one in form.offered if one.key == said["whose"])
    named = named_period(said["period"], form.today)
    if named is None:
        first, last = said["from_day"], said["to_day"]
        name = f"{first:%-d %B %Y} to {last:%-d %B %Y}"
        named = NamedPeriod(key=TWO_DAYS, name=name, period=Period(first=first, last=last))
    area = next((one for one in whose.councils if one.code == said["area"]), None)
    return Chosen(named=named, whose=whose, area=area)
