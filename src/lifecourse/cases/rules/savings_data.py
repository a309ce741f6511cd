"""Reading savings and benefits from plain data: every fault by place, found, expected and mend."""

from datetime import date
from fractions import Fraction
from typing import Any

from lifecourse.cases.kinds.savings import (
    Benefit,
    Better,
    Claim,
    CostToAchieve,
    How,
    Money,
    Moved,
    Saving,
    StatedYear,
)
from lifecourse.cases.rules.amounts import pence_in
from lifecourse.delivery.api import first_day_of, year_of
from lifecourse.engine.entries import Entries, Row, number_of
from lifecourse.support.api import REVIEW_KINDS

LONGEST_WORDS = 10_000
MOST_MONTHS = 240
MONTHS = 12
SAVING = {"slug", "name", "how", "organisation", "money", "first_day", "last_day", "once", "ramp_months"}
SAVING |= {
    "slippage_months",
    "reinvested",
    "costs",
    "moved",
    "claim",
    "ledger",
    "baseline",
    "confirmed",
    "source",
}
# What belongs to one way of coming by the amount, and to no other.
OF_HOW: dict[How, set[str]] = {
    How.PEOPLE: {"people", "each", "confidence", "reviews"},
    How.HOURS: {"hours", "price", "ceiling", "confidence"},
    How.GIVEN: {"pounds", "confidence"},
    How.STATED: {"stated"},
}
BENEFIT = {"slug", "name", "measure", "code", "unit", "baseline", "target", "better", "due", "owner"}
BENEFIT |= {"evidence", "source"}


def read_savings(data: Row, reader: Entries, *, key: str = "savings") -> tuple[Saving, ...]:
    """The savings of a case, by the order of its rows."""
    found = tuple(_saving(where, row, reader) for where, row in reader.rows("", data, key))
    reader.each_once(key, [one.slug for one in found])
    return found


def read_benefits(data: Row, reader: Entries, *, key: str = "benefits") -> tuple[Benefit, ...]:
    """The benefits of a case, by the order of its rows."""
    found = tuple(_benefit(where, row, reader) for where, row in reader.rows("", data, key))
    reader.each_once(key, [one.slug for one in found])
    return found


def _saving(where: str, row: Row, reader: Entries) -> Saving:
    how = How(reader.choice(where, row, "how", list(How)) or How.GIVEN)
    reader.strangers(where, row, SAVING | OF_HOW[how])
    money = reader.choice(where, {"money": Money.CASH.value} | dict(row), "money", list(Money))
    first, last = _days(where, row, reader)
    stated = _stated(where, row, reader)
    if first and stated and stated[0].year and year_of(first) != stated[0].year:
        reader.fault(
            f"{where}, first_day", first, f"a day in {stated[0].year}, the first year that is stated"
        )
    once = _yes(where, row, "once", reader, otherwise=False)
    if once and how is How.STATED:
        reader.fault(f"{where}, once", True, "no word of it", "Stated years say themselves what comes when.")
    return Saving(
        slug=reader.slug(where, row, "slug"),
        name=reader.text(where, row, "name"),
        how=how,
        organisation=reader.slug(where, row, "organisation"),
        money=Money(money or Money.CASH),
        **_amounts(where, row, reader),
        stated=stated,
        first_day=first,
        last_day=last,
        once=once,
        ramp_months=_whole(where, row, "ramp_months", reader, most=MOST_MONTHS) or 0,
        slippage_months=_whole(where, row, "slippage_months", reader, most=MOST_MONTHS) or 0,
        reinvested_pence=pence_in(reader, where, row, "reinvested") if "reinvested" in row else 0,
        costs=_costs(where, row, reader),
        moved=_moved(where, row, reader),
        claim=_claim(where, row, reader),
        ledger=reader.text(where, row, "ledger", most=80, needed=False),
        baseline_pence=_baseline(where, row, reader),
        reviews=_reviews(where, row, reader),
        confirmed=_yes(where, row, "confirmed", reader, otherwise=True),
        source=reader.text(where, row, "source", needed=False),
    )


def _baseline(where: str, row: Row, reader: Entries) -> int | None:
    """What was spent on the ledger's line in a year before; nothing is held against it without a line."""
    if not _said(row, "baseline"):
        return None
    if not row.get("ledger"):
        reader.fault(f"{where}, baseline", row["baseline"], "a ledger line too, on which it was spent")
    return pence_in(reader, where, row, "baseline")


def _reviews(where: str, row: Row, reader: Entries) -> tuple[str, ...]:
    """The kinds of reviews by which people's support comes to cost less."""
    if not _said(row, "reviews"):
        return ()
    found = _names(where, row, "reviews", reader)
    for kind in found:
        if kind not in REVIEW_KINDS:
            reader.fault(f"{where}, reviews", kind, f"one of {', '.join(REVIEW_KINDS)}")
    return found


def _days(where: str, row: Row, reader: Entries) -> tuple[date | None, date | None]:
    first = reader.day(where, row, "first_day") if row.get("first_day") else None
    last = reader.day(where, row, "last_day") if row.get("last_day") else None
    if last and (first is None or last < first):
        reader.fault(f"{where}, last_day", last, f"a day not before {first or 'a first_day'}")
    return first, last


def _amounts(where: str, row: Row, reader: Entries) -> dict[str, Any]:
    """What the amount is worked out of; what is not said is left out."""
    pence = {
        name: pence_in(reader, where, row, key) if key in row else None
        for name, key in (
            ("each_pence", "each"),
            ("price_pence", "price"),
            ("ceiling_pence", "ceiling"),
            ("given_pence", "pounds"),
        )
    }
    price, ceiling = pence["price_pence"], pence["ceiling_pence"]
    if price is not None and ceiling is not None and price <= ceiling:
        reader.fault(f"{where}, price", row["price"], "a price now above the ceiling", "It saves nothing.")
    return pence | {
        "people": _whole(where, row, "people", reader, most=10**7),
        "hours": _number(where, row, "hours", reader),
        "confidence": part_in(reader, where, row, "confidence", otherwise=Fraction(1)),
    }


def _stated(where: str, row: Row, reader: Entries) -> tuple[StatedYear, ...]:
    found = []
    for place, one in reader.rows(where, row, "stated"):
        reader.strangers(place, one, {"year", "pounds", "months"})
        found.append(
            StatedYear(
                year=_year(place, one, reader),
                pence=pence_in(reader, place, one, "pounds"),
                months=_whole(place, one, "months", reader, least=1, most=MONTHS),
            )
        )
    reader.each_once(f"{where}, stated", [one.year for one in found])
    return tuple(sorted(found, key=lambda one: one.year))


def _costs(where: str, row: Row, reader: Entries) -> tuple[CostToAchieve, ...]:
    found = []
    for place, one in reader.rows(where, row, "costs"):
        reader.strangers(place, one, {"organisation", "pounds", "month", "months", "words"})
        day = reader.day(place, one, "month")
        found.append(
            CostToAchieve(
                organisation=reader.slug(place, one, "organisation"),
                pence=pence_in(reader, place, one, "pounds"),
                month=(day or date.min).replace(day=1),
                months=_whole(place, one, "months", reader, least=1, most=MOST_MONTHS) or 1,
                words=reader.text(place, one, "words", needed=False),
            )
        )
    return tuple(found)


def _moved(where: str, row: Row, reader: Entries) -> tuple[Moved, ...]:
    found = []
    for place, one in reader.rows(where, row, "moved"):
        reader.strangers(place, one, {"organisation", "percent"})
        code = reader.slug(place, one, "organisation")
        if code and code == row.get("organisation"):
            reader.fault(f"{place}, organisation", code, "another organisation than the one that gains")
        part = part_in(reader, place, one, "percent", otherwise=Fraction(1))
        found.append(Moved(organisation=code, part=part))
    reader.each_once(f"{where}, moved", [one.organisation for one in found])
    if (whole := sum((one.part for one in found), start=Fraction(0))) > 1:
        reader.fault(f"{where}, moved", f"{float(whole):.0%}", "parts of 100% together at most")
    return tuple(found)


def _claim(where: str, row: Row, reader: Entries) -> Claim:
    claim = row.get("claim", {})
    if not isinstance(claim, dict):
        reader.fault(f"{where}, claim", claim, "a section of people, contracts and lines")
        return Claim()
    place = f"{where}, claim"
    reader.strangers(place, claim, {"people", "contracts", "lines"})
    return Claim(**{key: _names(place, claim, key, reader) for key in ("people", "contracts", "lines")})


def _names(where: str, row: Row, key: str, reader: Entries) -> tuple[str, ...]:
    value = row.get(key, [])
    if not isinstance(value, list) or not all(isinstance(one, str) and one.strip() for one in value):
        reader.fault(f"{where}, {key}", value, 'a list of words, such as ["a", "b"]')
        return ()
    return tuple(one.strip() for one in value)


def _benefit(where: str, row: Row, reader: Entries) -> Benefit:
    reader.strangers(where, row, BENEFIT)
    better = reader.choice(where, {"better": Better.HIGHER.value} | dict(row), "better", list(Better))
    return Benefit(
        slug=reader.slug(where, row, "slug"),
        name=reader.text(where, row, "name"),
        measure=reader.text(where, row, "measure", most=1000, needed=False),
        code=reader.slug(where, row, "code") if row.get("code") else "",
        unit=reader.text(where, row, "unit", most=40, needed=False),
        baseline=_number(where, row, "baseline", reader),
        target=_number(where, row, "target", reader),
        better=Better(better or Better.HIGHER),
        due=reader.day(where, row, "due") if row.get("due") else None,
        owner=reader.text(where, row, "owner", needed=False),
        evidence=reader.text(where, row, "evidence", most=LONGEST_WORDS, needed=False),
        source=reader.text(where, row, "source", needed=False),
    )


def part_in(reader: Entries, where: str, row: Row, key: str, *, otherwise: Fraction) -> Fraction:
    """A percentage as a part of one; `otherwise` where none is said."""
    if not _said(row, key):
        return otherwise
    number = number_of(row[key])
    if number is None or not 0 <= number <= 100:
        reader.fault(f"{where}, {key}", row[key], "a percentage from 0 to 100, without the sign")
        return otherwise
    return Fraction(number) / 100


def _said(row: Row, key: str) -> bool:
    """Whether anything stands there: a form that was left empty says nothing."""
    return row.get(key) is not None and row[key] != ""


def _number(where: str, row: Row, key: str, reader: Entries) -> Fraction | None:
    if not _said(row, key):
        return None
    number = number_of(row[key])
    if number is None or number < 0:
        reader.fault(f"{where}, {key}", row[key], "a number from nothing up")
        return None
    return Fraction(number)


def _whole(
    where: str, row: Row, key: str, reader: Entries, *, least: int = 0, most: int = 1_000_000
) -> int | None:
    if not _said(row, key):
        return None
    number = number_of(row[key])
    if number is None or number != number.to_integral_value() or not least <= number <= most:
        reader.fault(f"{where}, {key}", row[key], f"a whole number from {least} to {most}")
        return None
    return int(number)


def _yes(where: str, row: Row, key: str, reader: Entries, *, otherwise: bool) -> bool:
    value = row.get(key, otherwise)
    if not isinstance(value, bool):
        reader.fault(f"{where}, {key}", value, "true or false")
        return otherwise
    return value


def _year(where: str, row: Row, reader: Entries) -> str:
    value = str(row.get("year"))
    try:
        first_day_of(value)
    except ValueError:
        reader.fault(f"{where}, year", row.get("year"), "a financial year such as 2016/17")
        return ""
    return value
