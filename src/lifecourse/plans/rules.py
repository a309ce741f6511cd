"""What a section may be, what may stand in a cell, and whether two people's changes collide."""

from datetime import date
from decimal import Decimal, InvalidOperation
from enum import StrEnum


class SectionState(StrEnum):
    """How far a section is."""

    NOT_STARTED = "not started"
    DRAFTING = "drafting"
    READY = "ready"


NEXT_STATES: dict[SectionState, set[SectionState]] = {
    SectionState.NOT_STARTED: {SectionState.DRAFTING, SectionState.READY},
    SectionState.DRAFTING: {SectionState.READY, SectionState.NOT_STARTED},
    SectionState.READY: {SectionState.DRAFTING},
}


class CannotRead(Exception):
    """What was typed cannot be read as what was asked for."""


def read_number(typed: str) -> Decimal:
    """A number as people type it: "1,234", "£19.5m", "£610k", "3.6%". Raises CannotRead."""
    text = typed.strip().replace(",", "").replace("£", "").replace("%", "").replace(" ", "").lower()
    times = Decimal(1)
    for ending, factor in (("million", 1_000_000), ("m", 1_000_000), ("k", 1_000)):
        if text.endswith(ending):
            text, times = text.removesuffix(ending), Decimal(factor)
            break
    try:
        number = Decimal(text) * times
    except InvalidOperation:
        number = Decimal("NaN")
    if not number.is_finite():
        raise CannotRead(f'"{typed}" is not a number. Type digits, for example 28 or £1,050,000.')
    return number


def read_step(typed: str) -> Decimal:
    """How finely a typed number was stated: "19.5m" is to the nearest 100,000; "28" to the nearest 1."""
    text = typed.strip().replace(",", "").replace("£", "").replace("%", "").replace(" ", "").lower()
    times = Decimal(1)
    for ending, factor in (("million", 1_000_000), ("m", 1_000_000), ("k", 1_000)):
        if text.endswith(ending):
            text, times = text.removesuffix(ending), Decimal(factor)
            break
    places = len(text.partition(".")[2])
    return times * Decimal(10) ** -places


def read_day(typed: str) -> date:
    """A day as an ISO date or 31/12/2015. Raises CannotRead."""
    text = typed.strip()
    try:
        if "/" in text:
            day, month, year = (int(part) for part in text.split("/"))
            return date(year, month, day)
        return date.fromisoformat(text)
    except ValueError:
        raise CannotRead(f'"{typed}" is not a day. Type it as 31/12/2015.') from None
