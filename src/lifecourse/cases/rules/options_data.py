"""Reading options, criteria, weights and scores from plain data: every fault by its place."""

from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Any

from lifecourse.cases.kinds.document import PartName
from lifecourse.cases.kinds.model import Model
from lifecourse.cases.kinds.options import (
    ALL_WEIGHT,
    MOST_SCORE,
    Appraisal,
    Basis,
    Criterion,
    FromModel,
    Goes,
    Hope,
    Option,
    OptionMoney,
    Prices,
    Score,
)
from lifecourse.cases.rules.amounts import pence_in
from lifecourse.delivery.api import first_day_of, year_name
from lifecourse.engine.entries import Entries, Row
from lifecourse.standards.api import NoPackInForce, discount_schedule, discount_schedules, optimism_bounds

LONGEST_WORDS = 10_000
PERCENT = 100
MOST_INFLATION = 50
BASIS = {"first_year", "schedule", "prices", "inflation", "source", "project", "mitigated", "why"}
OPTION = {"slug", "number", "name", "words", "advantages", "disadvantages", "status_quo", "money", "model"}
OPTION |= {"source", "made_up"}
MONEY = {"organisation", "goes", "years", "words", "capital", "cash", "source"}
MODEL = {"phases", "participants", "cost_factor", "benefit_factor"}


def read_appraisal(data: Row, reader: Entries, *, on: date) -> Appraisal:
    """What a case says of its options. `on`: the day whose national rules apply; faults go to the reader."""
    found = Appraisal(
        basis=_basis(data, reader, on),
        options=_options(data, reader),
        criteria=_criteria(data, reader),
        scores=_scores(data, reader),
    )
    _check_weights(found, reader)
    _check_scores(found, reader)
    _check_years(found, reader)
    return found


def check_model(found: Appraisal, model: Model | None, reader: Entries) -> None:
    """What options take from the case's cost model is in it, and is not before the year of the decision.

    A case whose model is not written yet is none the worse for it: its options say that they wait for it.
    """
    for number, option in enumerate(found.options, start=1):
        if option.model is None or model is None:
            continue
        where = f"options {number}, model"
        _check_named(reader, f"{where}, phases", option.model.phases, [one.slug for one in model.phases])
        known = [one.slug for one in model.participants]
        _check_named(reader, f"{where}, participants", option.model.participants, known)
        first, begins = found.basis.first_year, year_name(model.first.year)
        if first != begins and (not first or begins < first):
            reader.fault(
                "appraisal, first_year", first, f"{begins}, in which the cost model begins, or before"
            )


def _basis(data: Row, reader: Entries, on: date) -> Basis:
    where, row = PartName.APPRAISAL.value, data.get(PartName.APPRAISAL, {})
    if not isinstance(row, Mapping):
        reader.fault(where, row, f"a section [{where}]")
        return Basis()
    reader.strangers(where, row, BASIS)
    unsaid = {"prices": Prices.UNSAID.value}
    prices = Prices(reader.choice(where, unsaid | dict(row), "prices", list(Prices)) or Prices.UNSAID)
    inflation = None
    if prices is Prices.AS_PAID:
        inflation = reader.exactly(where, row, "inflation", most=MOST_INFLATION) / PERCENT
    elif "inflation" in row:
        reader.fault(f"{where}, inflation", row["inflation"], "none, where prices are not “as-paid”")
    return Basis(
        first_year=_year(reader, f"{where}, first_year", row["first_year"]) if row.get("first_year") else "",
        schedule=_schedule(reader, where, row, on),
        prices=prices,
        inflation=inflation,
        source=reader.text(where, row, "source", needed=False),
        hope=_hope(reader, where, row, on) if row.get("project") else None,
    )


def _schedule(reader: Entries, where: str, row: Row, on: date) -> str:
    named = row.get("schedule", "standard")
    if on == date.min:
        # The case's own first day is wrong, and that is told.
        return "standard"
    try:
        return discount_schedule(str(named), on=on).slug
    except NoPackInForce:
        held = ", ".join(one.slug for one in discount_schedules(on=on)) or "none"
        reader.fault(f"{where}, schedule", named, f"one of the rates that held on {on}: {held}")
        return "standard"


def _hope(reader: Entries, where: str, row: Row, on: date) -> Hope:
    known = sorted({bound.slug for bound in optimism_bounds(on=on)})
    return Hope(
        project=reader.choice(where, row, "project", known),
        mitigated=reader.exactly(where, row, "mitigated", most=PERCENT, unset=0) / PERCENT,
        why=reader.text(where, row, "why", most=LONGEST_WORDS, needed=bool(row.get("mitigated"))),
    )


def _options(data: Row, reader: Entries) -> tuple[Option, ...]:
    found = [_option(where, row, reader) for where, row in reader.rows("", data, PartName.OPTIONS)]
    reader.each_once("options", [one.slug for one in found])
    reader.each_once("options, number", [one.number for one in found])
    if len(same := [one.slug for one in found if one.status_quo]) > 1:
        reader.fault("options, status_quo", ", ".join(same), "true for one option at most")
    return tuple(sorted(found, key=lambda one: one.number))


def _option(where: str, row: Row, reader: Entries) -> Option:
    reader.strangers(where, row, OPTION)
    number = row.get("number")
    if type(number) is not int or not 0 < number <= PERCENT:
        reader.fault(f"{where}, number", number, f"a whole number from 1 to {PERCENT}")
        number = 0
    model = row.get("model")
    return Option(
        slug=reader.slug(where, row, "slug"),
        number=number,
        name=reader.text(where, row, "name"),
        words=reader.text(where, row, "words", most=LONGEST_WORDS, needed=False),
        advantages=_list(reader, where, row, "advantages"),
        disadvantages=_list(reader, where, row, "disadvantages"),
        status_quo=_flag(reader, where, row, "status_quo"),
        money=tuple(_money(place, one, reader) for place, one in reader.rows(where, row, "money")),
        model=_model(f"{where}, model", model, reader) if model is not None else None,
        source=reader.text(where, row, "source", needed=False),
        made_up=_flag(reader, where, row, "made_up"),
    )


def _money(where: str, row: Row, reader: Entries) -> OptionMoney:
    reader.strangers(where, row, MONEY)
    years = row.get("years")
    if not isinstance(years, Mapping) or not years:
        reader.fault(f"{where}, years", years, 'pounds by year, such as { "2016/17" = 1200 }')
        years = {}
    by_year = {}
    for year in years:
        by_year[_year(reader, f"{where}, years", year)] = pence_in(reader, f"{where}, years", years, year)
    goes = Goes(reader.choice(where, row, "goes", list(Goes)) or Goes.COST)
    for key, only in (("capital", Goes.COST), ("cash", Goes.BENEFIT)):
        if row.get(key) and goes is not only:
            reader.fault(f"{where}, {key}", row[key], f"it only of a {only}")
    return OptionMoney(
        organisation=reader.slug(where, row, "organisation"),
        goes=goes,
        by_year=by_year,
        words=reader.text(where, row, "words", most=LONGEST_WORDS, needed=False),
        capital=_flag(reader, where, row, "capital"),
        cash=_flag(reader, where, row, "cash"),
        source=reader.text(where, row, "source", needed=False),
    )


def _model(where: str, row: Any, reader: Entries) -> FromModel:
    if not isinstance(row, Mapping):
        reader.fault(where, row, "{ phases = [...], participants = [...] }")
        return FromModel()
    reader.strangers(where, row, MODEL)
    return FromModel(
        phases=_list(reader, where, row, "phases"),
        participants=_list(reader, where, row, "participants"),
        cost_factor=reader.exactly(where, row, "cost_factor", most=PERCENT, unset=1),
        benefit_factor=reader.exactly(where, row, "benefit_factor", most=PERCENT, unset=1),
    )


def _criteria(data: Row, reader: Entries) -> tuple[Criterion, ...]:
    found = []
    for where, row in reader.rows("", data, PartName.CRITERIA):
        reader.strangers(where, row, {"slug", "name", "weight", "measured", "source"})
        found.append(
            Criterion(
                slug=reader.slug(where, row, "slug"),
                name=reader.text(where, row, "name"),
                weight=reader.exactly(where, row, "weight", most=ALL_WEIGHT),
                measured=reader.text(where, row, "measured", most=LONGEST_WORDS, needed=False),
                source=reader.text(where, row, "source", needed=False),
            )
        )
    reader.each_once("criteria", [one.slug for one in found])
    return tuple(found)


def _scores(data: Row, reader: Entries) -> tuple[Score, ...]:
    found = []
    for where, row in reader.rows("", data, PartName.SCORES):
        reader.strangers(where, row, {"option", "criterion", "score", "why", "source", "made_up"})
        found.append(
            Score(
                option=reader.slug(where, row, "option"),
                criterion=reader.slug(where, row, "criterion"),
                score=reader.exactly(where, row, "score", most=MOST_SCORE),
                why=reader.text(where, row, "why", most=LONGEST_WORDS, needed=False),
                source=reader.text(where, row, "source", needed=False),
                made_up=_flag(reader, where, row, "made_up"),
            )
        )
    return tuple(found)


def _check_named(reader: Entries, where: str, named: Sequence[str], known: Sequence[str]) -> None:
    for one in named:
        if one not in known:
            reader.fault(where, one, "one of " + ", ".join(known))


def _check_weights(found: Appraisal, reader: Entries) -> None:
    whole = sum(found.weights.values(), start=Fraction(0))
    if found.criteria and whole != ALL_WEIGHT:
        shown = Decimal(whole.numerator) / whole.denominator
        reader.fault("criteria, weight", f"{shown:f} in all", "weights that add up to 100")


def _check_scores(found: Appraisal, reader: Entries) -> None:
    options = {one.slug for one in found.options}
    criteria = {one.slug for one in found.criteria}
    for number, score in enumerate(found.scores, start=1):
        if score.option and score.option not in options:
            reader.fault(f"scores {number}, option", score.option, "the short name of an option here")
        if score.criterion and score.criterion not in criteria:
            reader.fault(f"scores {number}, criterion", score.criterion, "the short name of a criterion here")
    reader.each_once(
        "scores", [f"{one.option}, {one.criterion}" for one in found.scores if one.option and one.criterion]
    )


def _check_years(found: Appraisal, reader: Entries) -> None:
    first = found.basis.first_year
    years = sorted({year for one in found.options for money in one.money for year in money.by_year if year})
    if years and not first:
        reader.fault("appraisal, first_year", "", f"the year of the decision, such as {years[0]}")
    elif years and years[0] < first:
        reader.fault("options, money, years", years[0], f"no year before the first, {first}")


def _year(reader: Entries, where: str, value: Any) -> str:
    try:
        first_day_of(str(value))
    except ValueError:
        reader.fault(where, value, "a financial year such as 2016/17")
        return ""
    return str(value)


def _list(reader: Entries, where: str, row: Row, key: str) -> tuple[str, ...]:
    value = row.get(key, [])
    if not isinstance(value, list) or not all(isinstance(one, str) and one.strip() for one in value):
        reader.fault(f"{where}, {key}", value, 'a list of words, such as ["a", "b"]')
        return ()
    return tuple(one.strip() for one in value)


def _flag(reader: Entries, where: str, row: Row, key: str) -> bool:
    value = row.get(key, False)
    if not isinstance(value, bool):
        reader.fault(f"{where}, {key}", value, "true or false")
        return False
    return value
