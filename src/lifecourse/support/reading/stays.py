"""A stay in hospital as its page reads it, and the list of who is there."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from itertools import pairwise
from uuid import UUID

from lifecourse.accounts.api import Account
from lifecourse.people.api import CannotStand, Person, called_by
from lifecourse.support.models import (
    Delay,
    Leave,
    LegalStatus,
    PlannedDischarge,
    ReadyToLeave,
    WardStay,
    WayHome,
)
from lifecourse.support.queries.register import heads_in_hospital, planned_discharges, wards_by_head
from lifecourse.support.rules.home import Likely, SaidDay, delay_days, double_running_pence, likely_day
from lifecourse.support.rules.stays import (
    Away,
    Coming,
    Episode,
    ImpossibleEpisodes,
    Spell,
    comings,
    into_stays,
)


@dataclass(frozen=True, kw_only=True)
class Slip:
    """A day by which somebody was to leave, and by how many days it moved from the one before."""

    planned: PlannedDischarge
    moved: int


@dataclass(frozen=True, kw_only=True)
class DelayNow:
    """What stands in the way, for how many days it has been a delay (None: not yet), and how late it is."""

    delay: Delay
    days: int | None
    late: int


@dataclass(frozen=True, kw_only=True)
class HospitalStay:
    """Wards that follow one another without somebody going home between: one stay."""

    wards: Sequence[WardStay]
    on: date

    @property
    def since(self) -> date:
        """The day on which it began."""
        return self.wards[0].from_date

    @property
    def until(self) -> date | None:
        """The day on which it ended."""
        return self.wards[-1].to_date

    @property
    def now(self) -> WardStay:
        """The last ward of it."""
        return self.wards[-1]

    @property
    def days(self) -> int:
        """Nights so far, or in all."""
        return ((self.until or self.on) - self.since).days

    @property
    def length(self) -> str:
        """How long it is, in words: years and months where it is long."""
        return long_words(self.since, self.until or self.on)


def joined(wards: Iterable[WardStay], *, on: date) -> list[HospitalStay]:
    """Stays, oldest first: a ward to which somebody was moved goes on with the stay before it.

    Two records of one person may name two wards at once. A stay that goes on then comes last, so that
    nobody who is in hospital is read as being at home.
    """
    found = [HospitalStay(wards=one, on=on) for one in into_stays(wards)]
    return sorted(found, key=lambda stay: (stay.until or date.max, stay.since))


def stays_of(person: Person, *, on: date) -> list[HospitalStay]:
    """The stays of a head, oldest first."""
    return joined(wards_by_head([person])[person.pk], on=on)


def stay_since(person: Person, *, on: date) -> date:
    """The day on which the stay that goes on began. Raises CannotStand where the head is not in hospital."""
    stays = stays_of(person, on=on)
    if not stays or stays[-1].until is not None:
        raise CannotStand("This person is not in hospital by this record.")
    return stays[-1].since


@dataclass(frozen=True, kw_only=True)
class ToldStay:
    """A stay as its page tells it: what kind of coming it was, and how many nights of it were leave."""

    stay: HospitalStay
    again: bool
    moved: bool
    away: int


def told(stays: Sequence[HospitalStay], leaves: Iterable[Leave], *, on: date) -> tuple[list[ToldStay], str]:
    """Stays as their page tells them, and in words what cannot be so, where two records contradict."""
    away = [Away(from_date=one.from_date, to_date=one.to_date) for one in leaves]
    episodes = {ward.pk: _episode(ward) for stay in stays for ward in stay.wards}
    try:
        kinds, wrong = dict(comings(episodes.values())), ""
    except ImpossibleEpisodes as reason:
        kinds, wrong = {}, str(reason)
    every = []
    for stay in stays:
        kind = kinds.get(episodes[stay.wards[0].pk])
        spell = Spell(episodes=[episodes[ward.pk] for ward in stay.wards])
        every.append(
            ToldStay(
                stay=stay,
                again=kind is Coming.READMISSION,
                moved=kind is Coming.TRANSFER,
                away=spell.days_away(away, on),
            )
        )
    return every, wrong


def _episode(ward: WardStay) -> Episode:
    return Episode(
        hospital=ward.hospital,
        provider=ward.provider,
        ward_kind=ward.ward_kind,
        came_from=ward.came_from,
        from_date=ward.from_date,
        to_date=ward.to_date,
        how_left=ward.how_left,
    )


def long_words(since: date, until: date) -> str:
    """The time between two days in words that people use: days, then months, then years and months."""
    months = (until.year - since.year) * 12 + until.month - since.month - (until.day < since.day)
    if months < 2:
        days = (until - since).days
        return "1 day" if days == 1 else f"{days} days"
    years, rest = divmod(months, 12)
    said = [f"{years} {'year' if years == 1 else 'years'}"] if years else []
    if rest:
        said.append(f"{rest} {'month' if rest == 1 else 'months'}")
    return " and ".join(said)


@dataclass(frozen=True, kw_only=True)
class InHospital:
    """Everything about the stays of one person."""

    stays: Sequence[HospitalStay]
    every: Sequence[ToldStay]
    # What cannot be so, where two records of one person contradict each other.
    wrong: str
    laws: Sequence[LegalStatus]
    leaves: Sequence[Leave]
    slips: Sequence[Slip]
    ready: ReadyToLeave | None
    way: WayHome | None
    likely: Likely | None
    double_running_pence: int | None
    delays: Sequence[DelayNow]
    delays_over: Sequence[DelayNow]

    @property
    def now(self) -> HospitalStay | None:
        """The stay that goes on, if one does."""
        return self.stays[-1] if self.stays and self.stays[-1].until is None else None

    @property
    def law(self) -> LegalStatus | None:
        """By what law somebody is there now."""
        return next((one for one in self.laws if one.to_date is None), None)

    @property
    def away(self) -> Leave | None:
        """The leave that goes on."""
        return next((one for one in self.leaves if one.to_date is None), None)

    @property
    def planned(self) -> PlannedDischarge | None:
        """By which day somebody is to leave, as it stands."""
        return self.slips[-1].planned if self.slips else None


def hospital_of(person: Person, *, on: date) -> InHospital:
    """The stays of a head, and what belongs to the one that goes on."""
    of_them = {"person__head": person}
    stays = stays_of(person, on=on)
    planned = list(planned_discharges(person, stays[-1].since)) if stays else []
    ready = ReadyToLeave.objects.filter(**of_them, to_date=None).first()
    delays = [_delay_now(one, ready, on) for one in Delay.objects.filter(**of_them)]
    way = WayHome.objects.filter(**of_them, stay_from=stays[-1].since).first() if stays else None
    leaves = planned[-1].planned_for if planned else None
    away = list(Leave.objects.filter(**of_them))
    every, wrong = told(stays, away, on=on)
    return InHospital(
        stays=stays,
        every=every,
        wrong=wrong,
        laws=list(LegalStatus.objects.filter(**of_them)),
        leaves=away,
        slips=list(_slips(planned)),
        ready=ready,
        way=way,
        likely=likely_day(
            [SaidDay(said_on=one.said_on, planned_for=one.planned_for) for one in planned], today=on
        ),
        double_running_pence=double_running_pence(
            ready_on=way.home_ready_on if way else None,
            leaves_on=leaves,
            weekly_pence=way.weekly_cost_pence if way else None,
        ),
        delays=[one for one in delays if one.delay.to_date is None],
        delays_over=[one for one in delays if one.delay.to_date is not None],
    )


def _delay_now(delay: Delay, ready: ReadyToLeave | None, on: date) -> DelayNow:
    days = delay_days(
        from_date=delay.from_date,
        to_date=delay.to_date,
        ready_from=ready.from_date if ready else None,
        today=on,
    )
    late = (on - delay.by_date).days if delay.by_date and delay.to_date is None else 0
    return DelayNow(delay=delay, days=days, late=max(0, late))


def _slips(planned: Sequence[PlannedDischarge]) -> Iterable[Slip]:
    if planned:
        yield Slip(planned=planned[0], moved=0)
    for before, after in pairwise(planned):
        yield Slip(planned=after, moved=(after.planned_for - before.planned_for).days)


@dataclass(frozen=True, kw_only=True)
class There:
    """One person who is in hospital, on the list."""

    person: Person
    called: str
    stay: HospitalStay
    law: LegalStatus | None
    planned: PlannedDischarge | None
    slipped: int
    ready: ReadyToLeave | None
    ready_days: int
    delays: Sequence[DelayNow]


def who_is_there(*, seen_by: Account, on: date, at: datetime) -> list[There]:
    """Everybody in hospital of whom the reader may know, the longest there first."""
    heads = heads_in_hospital(seen_by, on=on, at=at)
    of_them, wards = {"person__head__in": heads}, wards_by_head(heads)
    planned: dict[UUID, list[PlannedDischarge]] = defaultdict(list)
    for one in PlannedDischarge.objects.filter(**of_them).select_related("person").order_by("said_on", "pk"):
        planned[one.person.head_id].append(one)
    laws = {
        law.person.head_id: law
        for law in LegalStatus.objects.filter(**of_them, to_date=None).select_related("person")
    }
    ready = {
        one.person.head_id: one
        for one in ReadyToLeave.objects.filter(**of_them, to_date=None).select_related("person")
    }
    delays: dict[UUID, list[DelayNow]] = defaultdict(list)
    for delay in Delay.objects.filter(**of_them, to_date=None).select_related("person"):
        key = delay.person.head_id
        delays[key].append(_delay_now(delay, ready.get(key), on))
    called = called_by(heads, today=on)
    there = []
    for head in heads:
        stay = joined(wards[head.pk], on=on)[-1]
        days = [one for one in planned[head.pk] if one.stay_from == stay.since]
        there.append(
            There(
                person=head,
                called=called[head.pk],
                stay=stay,
                law=laws.get(head.pk),
                planned=days[-1] if days else None,
                slipped=(days[-1].planned_for - days[0].planned_for).days if days else 0,
                ready=ready.get(head.pk),
                ready_days=(on - ready[head.pk].from_date).days if head.pk in ready else 0,
                delays=delays[head.pk],
            )
        )
    return sorted(there, key=lambda one: (one.stay.since, one.called.lower(), str(one.person.pk)))
