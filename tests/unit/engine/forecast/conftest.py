"""Small models that forecasts are tried on."""

from datetime import date

import pytest

from lifecourse.engine.forecast import AWAY, DEAD, Arrival, Crowd, Model, Move, Person, Setting, Start, Step

FIRST_DAY = date(2025, 4, 1)


def places(number: float) -> tuple[Step, ...]:
    """So many places from the start."""
    return (Step(day=0, value=number),)


def somebody(setting: str, *, age: float = 40, days: float = 0, hospital_days: float | None = None) -> Person:
    """One person of the only cohort and funding."""
    return Person(
        setting=setting, age=age, days=days, cohort="all", funding="all", hospital_days=hospital_days
    )


def queue_model(beds: int, per_day: float, days: float, when_full: str) -> Model:
    """Beds to which so many come a day and stay so many days on average."""
    return Model(
        settings=(Setting(code="bed", places=places(beds), when_full=when_full),),
        moves=(Move(origin="bed", to=AWAY, per_year=(365.25 / days,)),),
        arrivals=(Arrival(setting="bed", age=30, cohort="all", funding="all", per_year=per_day * 365.25),),
    )


@pytest.fixture
def ward() -> Model:
    """Homes, people at risk, a ward and a secure ward: nobody is limited, time in setting counts."""
    dying = tuple(
        Move(origin=code, to=DEAD, per_year=(0.01,), by_age=(1.0, 4.0))
        for code in ("home", "risk", "ward", "secure")
    )
    return Model(
        settings=(
            Setting(code="home"),
            Setting(code="risk"),
            Setting(code="ward", hospital=True),
            Setting(code="secure", hospital=True),
        ),
        ages=(0.0, 45.0),
        stay_days=(0.0, 60.0, 240.0),
        moves=(
            *dying,
            Move(
                origin="home",
                to="risk",
                per_year=(0.2,),
                by_age=(1.5, 0.5),
                by_day=(Step(day=365, value=1.3),),
            ),
            Move(origin="risk", to="home", per_year=(2.0, 1.0, 0.4)),
            Move(origin="risk", to="ward", per_year=(1.5, 0.8, 0.2)),
            Move(origin="ward", to="home", per_year=(0.8, 2.0, 0.6)),
            Move(origin="ward", to="secure", per_year=(0.1, 0.3, 0.1)),
            Move(origin="secure", to="ward", per_year=(0.1, 0.2, 0.5)),
        ),
        arrivals=(Arrival(setting="home", age=18, cohort="all", funding="all", instead_of_dead=True),),
    )


@pytest.fixture
def people() -> Start:
    """Six hundred people at home, and some elsewhere for some time."""
    crowds = tuple(
        Crowd(setting="home", age=age, people=200, cohort="all", funding="all") for age in (25, 44, 60)
    )
    risk = [somebody("risk", age=30 + number, days=20.5 * number + 0.5) for number in range(10)]
    ward = [
        somebody("ward", age=35 + number, days=60.5 * number + 0.5, hospital_days=61.5 * number + 0.5)
        for number in range(6)
    ]
    return Start(crowds=crowds, people=(*risk, *ward))
