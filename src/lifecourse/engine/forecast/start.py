"""Who is where when a forecast starts."""

from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True)
class Crowd:
    """So many people of one age, told only by their number: their time in the setting makes no difference.

    `age`: whole years; their birthdays are spread evenly over the year.
    """

    setting: str
    age: int
    people: int
    cohort: str
    funding: str


@dataclass(frozen=True, kw_only=True)
class Person:
    """One of those who are told singly. `age`: years; `days` in the setting, `hospital_days` in hospital.

    `hospital_days` counts over wards and is None for somebody who is in none.
    """

    setting: str
    age: float
    days: float
    cohort: str
    funding: str
    hospital_days: float | None = None


@dataclass(frozen=True, kw_only=True)
class Start:
    """Everybody at the start. A setting holds crowds or single people, or both."""

    crowds: tuple[Crowd, ...] = ()
    people: tuple[Person, ...] = ()
