"""Stays on wards as plain values, for rates: from which day to which, on what kind of ward, who pays.

Nobody is named. A night is counted here if, and only if, a count of that night counts it: the same rule says
which nights of leave are left out.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Self

from lifecourse.accounts.api import Account
from lifecourse.organisations.api import Partnership, Permission, check_may, members_of
from lifecourse.standards.api import CountingRule, age_on, counting_rules
from lifecourse.support.counts.facts import Came, CountedWard, History, Went
from lifecourse.support.counts.in_hospital import PAYERS, Payer
from lifecourse.support.counts.presence import CAME, Presence, coming_to, counted_on, left_out
from lifecourse.support.counts.presence import since as stay_since
from lifecourse.support.counts.reading import histories_on_wards
from lifecourse.support.kinds.stays import TRANSFERRED

DIED = "died"


@dataclass(frozen=True, kw_only=True)
class HospitalSpell:
    """Nights without a break on one ward, of somebody who is known only by a number in this answer.

    `since`: the day on which the whole stay in hospital began, over every ward of it. `to_date`: the day on
    which they were no longer counted there; None where they still were on the day that was asked for.
    `age`: in whole years on the first day, None where nobody knows the day of birth.
    """

    person: int
    ward_kind: str
    payer: Payer
    from_date: date
    to_date: date | None
    since: date
    came: Came
    went: Went | None
    died: bool
    age: int | None

    def has(self, day: date) -> bool:
        """Whether they are counted there at the end of a day."""
        return self.from_date <= day and (self.to_date is None or day < self.to_date)

    def as_known(self, day: date) -> Self:
        """The spell as it stood when a day ended: what ended later still goes on."""
        if self.to_date is None or self.to_date <= day:
            return self
        return replace(self, to_date=None, went=None, died=False)


def hospital_spells(
    partnership: Partnership, *, asked_by: Account | None, on: date, until: date
) -> tuple[HospitalSpell, ...]:
    """Every spell on a ward whose bed a member of the partnership pays for, as it was when `until` ended.

    What began later is left out, and what ended later still goes on. `on`: today, for who is a member and who
    may ask. `asked_by`: somebody who may change the figures of the partnership, as a spell is close to a
    person; None for the command line. Raises NotAllowed.
    """
    if asked_by is not None:
        check_may(asked_by, Permission.EDIT_FIGURES, partnership=partnership, on=on)
    return spells_for_counts(partnership, on=on, until=until)


def spells_for_counts(partnership: Partnership, *, on: date, until: date) -> tuple[HospitalSpell, ...]:
    """The same for whoever shows no more than counts of many: nothing here asks who may see them."""
    members = [one.organisation for one in members_of(partnership, on=on)]
    paying = {one.pk: PAYERS[one.kind] for one in members if one.kind in PAYERS}
    rules = counting_rules()
    return tuple(
        spell.as_known(until)
        for number, history in enumerate(histories_on_wards(paying.keys(), on=until))
        for spell in _spells(number, history, paying, rules)
        if spell.from_date <= until
    )


def _spells(
    number: int, history: History, paying: dict[int, Payer], rules: Sequence[CountingRule]
) -> Iterator[HospitalSpell]:
    out = left_out(history.leaves, rules)
    for ward in history.wards:
        if ward.payer in paying:
            for piece in counted_on(ward, out):
                # Whoever came and went on one day was there at the end of none.
                if piece.from_date != piece.to_date:
                    yield _spell(number, history, ward, piece, paying[ward.payer])


def _spell(number: int, history: History, ward: CountedWard, piece: Presence, payer: Payer) -> HospitalSpell:
    begun = [one for one in history.wards if one.from_date <= ward.from_date]
    return HospitalSpell(
        person=number,
        ward_kind=ward.ward_kind,
        payer=payer,
        from_date=piece.from_date,
        to_date=piece.to_date,
        since=stay_since(begun),
        came=CAME[coming_to(ward, history.wards)] if piece.first else Came.BACK,
        went=_went(ward, piece),
        died=piece.last is not None and ward.how_left == DIED,
        age=age_on(history.born, piece.from_date) if history.born else None,
    )


def _went(ward: CountedWard, piece: Presence) -> Went | None:
    if piece.to_date is None:
        return None
    if piece.last is None:
        return Went.LEAVE
    return Went.MOVED if ward.how_left == TRANSFERRED else Went.LEFT
