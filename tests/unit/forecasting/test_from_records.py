"""What an area's own records say: who is there, how many come, how soon they leave."""

from dataclasses import dataclass
from datetime import date, timedelta

import pytest

from lifecourse.engine.pathways import Area, Basis, Parameter, pathway
from lifecourse.forecasting.rules.from_records import WardSpell, kept_since, with_records
from lifecourse.standards.api import national_parameters

pytestmark = pytest.mark.unit
UNTIL = date(2025, 3, 31)


@dataclass(frozen=True, kw_only=True)
class OnWard:
    """A spell on a ward."""

    from_date: date
    to_date: date | None = None
    since: date = date(2010, 1, 1)
    ward_kind: str = "assessment"
    payer: str = "ccg"
    came: str = "first"
    went: str | None = None
    died: bool = False
    age: int | None = 30

    def has(self, day: date) -> bool:
        """Whether they are there at the end of a day."""
        return self.from_date <= day and (self.to_date is None or day < self.to_date)


def ago(days: int) -> date:
    """So many days before the records end."""
    return UNTIL - timedelta(days=days)


def short_stays(number: int, days: int = 60) -> list[WardSpell]:
    """People who came one after the other over three years and left for home after so many days."""
    return [
        OnWard(from_date=ago(1000 - 800 * rank // number), since=ago(1000 - 800 * rank // number),
               to_date=ago(1000 - 800 * rank // number - days), went="left")
        for rank in range(number)
    ]  # fmt: skip


@pytest.fixture
def area() -> Area:
    """Ten thousand adults, with the national numbers."""
    return Area("Fens", date(2024, 4, 1), national_parameters(10_000))


def parameter(area: Area, spells: list[WardSpell], code: str) -> Parameter:
    """What the records make of a parameter."""
    return with_records(area, spells, until=UNTIL).parameter(code)


def test_records_of_nobody_change_nothing(area: Area) -> None:
    assert with_records(area, [], until=UNTIL) is area
    assert with_records(area, [OnWard(from_date=UNTIL + timedelta(days=1))], until=UNTIL) is area


def test_those_who_are_there_are_forecast_one_by_one(area: Area) -> None:
    there = [
        OnWard(from_date=ago(100), since=ago(2000), ward_kind="low_secure", payer="nhse", age=41),
        OnWard(from_date=ago(30), since=ago(30), age=None),
        OnWard(from_date=ago(300), to_date=ago(200), since=ago(300), went="left"),
    ]
    found = with_records(area, there, until=UNTIL)
    assert found.first_day == date(2025, 4, 1)
    assert [(one.setting, one.days, one.hospital_days, one.cohort) for one in found.people] == [
        ("low-secure", 100, 2000, "5"),
        ("assessment-treatment", 30, 30, "1"),
    ]
    assert [round(one.age, 1) for one in found.people] == [41.3, 40]
    assert found.value("people/low-secure") == 1
    assert found.value("people/medium-secure") == 0
    assert found.value("stayed/nhse/over-5") == 1
    assert found.parameter("people/low-secure").basis is Basis.COUNTED
    start = pathway(found, months=12).built.start
    assert found.people == tuple(one for one in start.people if one.hospital_days is not None)


def test_many_admissions_speak_for_themselves_and_few_are_drawn_to_the_national_number(area: Area) -> None:
    national = area.value("admit/assessment-treatment")
    few = parameter(area, short_stays(3), "admit/assessment-treatment")
    many = parameter(area, short_stays(120), "admit/assessment-treatment")
    assert 1.2 < few.value < national
    assert national < many.value < 120 / 2.74
    assert (many.high - many.low) / many.value < (few.high - few.low) / few.value
    # Of those who came before anybody was seen to leave, records need not tell of all.
    assert "111 admissions in 2.6 years" in many.source
    assert "per cent of this is the area's own" in many.note


def test_a_stay_that_began_long_before_records_were_kept_makes_nobody_rarer(area: Area) -> None:
    stays = short_stays(60)
    long = OnWard(from_date=date(2009, 1, 1), since=date(2009, 1, 1))
    for code in ("admit/assessment-treatment", "leave/mental-health"):
        assert parameter(area, [long, *stays], code).value == parameter(area, stays, code).value
    since = kept_since([long, *stays], until=UNTIL)
    assert since == min(one.to_date for one in stays if one.to_date)
    assert kept_since([long, stays[-1]], until=stays[-1].from_date) == stays[-1].from_date
    days = [one.day for one in with_records(area, [long, *stays], until=UNTIL).counted]
    assert min(days) >= since


def test_moves_between_wards_and_coming_back_from_leave_are_no_admissions(area: Area) -> None:
    moved = [
        OnWard(from_date=one.from_date, to_date=one.to_date, went="left", came="moved")
        for one in short_stays(40)
    ]
    found = parameter(area, [*moved], "admit/assessment-treatment")
    assert "0 admissions" in found.source


def test_those_who_leave_sooner_than_elsewhere_raise_how_soon_people_leave(area: Area) -> None:
    soon = parameter(area, short_stays(60, days=20), "leave/assessment-treatment")
    late = parameter(area, short_stays(60, days=190), "leave/assessment-treatment")
    assert soon.value > 1 > late.value
    assert soon.low < soon.value < soon.high


def test_who_died_or_is_on_leave_has_not_left(area: Area) -> None:
    died = [
        OnWard(from_date=one.from_date, to_date=one.to_date, died=True, went="left")
        for one in short_stays(30)
    ]
    leave = [OnWard(from_date=one.from_date, to_date=one.to_date, went="leave") for one in short_stays(30)]
    for some in (died, leave):
        assert "0 left" in parameter(area, [*some], "leave/assessment-treatment").source


def test_people_are_counted_at_the_end_of_each_quarter(area: Area) -> None:
    found = with_records(area, [OnWard(from_date=date(2024, 11, 1), since=date(2024, 11, 1))], until=UNTIL)
    told = [(one.day, one.people) for one in found.counted if one.payer == "icb"]
    assert told == [(date(2024, 12, 31), 1), (UNTIL, 1)]
