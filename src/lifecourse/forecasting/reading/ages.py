"""How old people will be who are in hospital, and who are supported elsewhere, at the ends of years."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from lifecourse.engine.pathways import HOSPITALS, Outlook
from lifecourse.engine.pathways import settings as places

AGE_BANDS = ((0, 17), (18, 24), (25, 34), (35, 44), (45, 54), (55, 64), (65, 200))
SUPPORTED = (places.SUPPORTED_LIVING, places.SPECIALIST, places.RESIDENTIAL, places.SCHOOL)
WHOLE_YEAR = 12


@dataclass(frozen=True, kw_only=True)
class AgeRow:
    """One band of age: people in hospital and people supported elsewhere, by year; means of all draws."""

    words: str
    in_hospital: tuple[float, ...]
    supported: tuple[float, ...]


@dataclass(frozen=True, kw_only=True)
class AgesView:
    """People by age at the end of each year of the forecast."""

    days: tuple[date, ...]
    rows: tuple[AgeRow, ...]


def ages_view(outlook: Outlook) -> AgesView:
    """People by age after each whole year of a forecast, counted from its first day."""
    years = len(outlook.month_ends) // WHOLE_YEAR
    return AgesView(
        days=tuple(outlook.month_ends[WHOLE_YEAR * (year + 1) - 1] for year in range(years)),
        rows=tuple(
            AgeRow(
                words=_words(low, high),
                in_hospital=tuple(people_aged(outlook, year, low, high, HOSPITALS) for year in range(years)),
                supported=tuple(people_aged(outlook, year, low, high, SUPPORTED) for year in range(years)),
            )
            for low, high in AGE_BANDS
        ),
    )


def people_aged(outlook: Outlook, year: int, low: int, high: int, settings: Sequence[str]) -> float:
    """The mean number of people from one age to another in some settings, a number of whole years on.

    `year`: 0 is the end of the first. Whoever was born in year `n` from the start is `year - n` then.
    """
    first = outlook.pathway.prepared.sizes.first_birth
    numbers = [places.CODES.index(one) for one in settings]
    kept = outlook.kept.ages[year][numbers].sum(axis=0)
    ages = [year - first - birth for birth in range(len(kept))]
    return (
        float(sum(count for count, age in zip(kept, ages, strict=True) if low <= age <= high)) / outlook.draws
    )


def _words(low: int, high: int) -> str:
    if not low:
        return f"Under {high + 1}"
    return f"{low} and over" if high >= AGE_BANDS[-1][1] else f"{low} to {high}"
