"""Reading a fund that is kept as a file: all of it, or an error that says where, what, and how to mend it."""

import tomllib
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from lifecourse.engine.entries import Entries, Row, number_of
from lifecourse.finance.kinds.fund import Arrangement, Source
from lifecourse.finance.rules.agreement import is_year
from lifecourse.finance.rules.books import date_faults
from lifecourse.finance.rules.months import CannotHold, months_of
from lifecourse.finance.rules.pounds import MOST_POUNDS, pounds_words, read_row_pounds
from lifecourse.finance.rules.sharing import line_name
from lifecourse.standards.api import particular_slugs

MOST_NUMBER = 32_000
# What stands in the address of other pages where a fund's short name would.
RESERVED = {"agreements"}
LISTS = {"contributions", "priorities", "schemes", "lines", "contingency", "outputs", "risk_shares"}
TABLES = {"agreement", "fund", "year", "settlement"} | LISTS
AGREEMENT = {"slug", "name", "arrangement", "host", "pool_manager", "parties", "from", "to"}
AGREEMENT |= {"particulars", "puts_in", "limits"}
# Up to how much whoever keeps the books moves budget alone, and above how much every party agrees.
LIMITS = {"pool_manager_alone": "manager_pence", "every_party_above": "partner_pence"}
CONTRIBUTION = {"slug", "party", "source", "name", "agreed_in", "pounds"}
LINE = {"scheme", "lead", "contribution", "provider", "area_of_spend", "pounds"}


class BadFund(Exception):
    """A fund kept as a file cannot be read; every fault found is in `faults`."""

    def __init__(self, faults: list[str]) -> None:
        super().__init__("\n".join(faults))
        self.faults = faults


@dataclass(frozen=True, kw_only=True)
class FundFile:
    """A fund as a file says it: its agreement, one year of it, and what stands there. Amounts in pence."""

    agreement: Row
    fund: Row
    year: Row
    contributions: Sequence[Row]
    priorities: Sequence[Row]
    schemes: Sequence[Row]
    lines: Sequence[Row]
    contingency: Sequence[Row]
    outputs: Sequence[Row]
    # Rules of sharing as they stand in the file: `rules/sharing_data.py` reads them, once there are lines.
    risk_shares: Sequence[Row] = ()
    settlement: Row | None = None
    # Of a workbook: in which cell a thing stands, by its place, such as `lines 3, pounds`.
    places: Callable[[str], str] = field(default=str, compare=False, repr=False)


@dataclass
class FundReader(Entries):
    """Entries in which things are numbered, and sums are pounds."""

    def number(self, where: str, row: Row, key: str) -> int:
        """A whole number from 1 up; 0 where it is wrong."""
        value = row.get(key)
        if type(value) is not int or not 1 <= value <= MOST_NUMBER:
            self.fault(f"{where}, {key}", value, "a whole number from 1 up")
            return 0
        return value

    def amount(self, where: str, row: Row, *, nothing: bool = False) -> int:
        """Whole pence of the pounds in a row; 0 where they are wrong."""
        return read_row_pounds(self, where, row, nothing=nothing)

    def entries(self, data: Row, key: str, allowed: Collection[str]) -> list[tuple[str, Row]]:
        """The rows of a table of the file, each with its place, in which nothing else may stand."""
        found = self.rows("", data, key)
        for where, row in found:
            self.strangers(where, row, allowed)
        return found


def read_fund(file: Path) -> FundFile:
    """The fund in a file such as `fund.toml`. Raises BadFund with every fault, each by its place."""
    reader = FundReader(place=file.name)
    try:
        data = tomllib.loads(file.read_text(encoding="utf-8"))
    except tomllib.TOMLDecodeError as problem:
        mend = "Expected words in quotation marks, numbers without signs, and a day that there is."
        raise BadFund([f"{file.name}: {problem}. {mend}"]) from None
    except (OSError, UnicodeDecodeError) as problem:
        raise BadFund([f"{file.name}: {problem}. Expected a text file in UTF-8."]) from None
    return read_tables(data, reader)


def read_tables(data: Row, reader: FundReader) -> FundFile:
    """The fund in the tables of a file, whatever kind of file it is. Raises BadFund with every fault."""
    found = _read(data, reader)
    if reader.faults:
        raise BadFund(reader.faults)
    return found


def _read(data: Row, reader: FundReader) -> FundFile:
    sections: dict[str, Row] = {}
    for name in ("agreement", "fund", "year"):
        section = data.get(name)
        if not isinstance(section, dict):
            reader.fault(name, section, f"a section [{name}]")
        sections[name] = section if isinstance(section, dict) else {}
    for stranger in sorted(set(data) - TABLES):
        reader.fault(stranger, data[stranger], "one of " + ", ".join(sorted(TABLES)))
    reader.strangers("fund", sections["fund"], {"slug", "name"})
    reader.strangers("year", sections["year"], {"first_day"})
    agreement = _agreement(sections["agreement"], reader)
    parties = agreement["parties"]
    contributions = [
        _contribution(where, row, parties, reader)
        for where, row in reader.entries(data, "contributions", CONTRIBUTION)
    ]
    sources = [one["slug"] for one in contributions]
    priorities: list[dict[str, Any]] = [
        {"number": reader.number(where, row, "number"), "name": reader.text(where, row, "name")}
        for where, row in reader.entries(data, "priorities", ("number", "name"))
    ]
    schemes = [
        _scheme(where, row, {one["number"] for one in priorities}, reader)
        for where, row in reader.entries(data, "schemes", ("number", "priority", "name", "words"))
    ]
    numbers = {one["number"] for one in schemes}
    reader.each_once("contributions", sources)
    reader.each_once("priorities", [one["number"] for one in priorities])
    reader.each_once("schemes", [one["number"] for one in schemes])
    named = _Known(numbers, parties, sources)
    found = FundFile(
        agreement=agreement,
        fund={
            "slug": reader.slug("fund", sections["fund"], "slug"),
            "name": reader.text("fund", sections["fund"], "name"),
        },
        year={"first_day": reader.day("year", sections["year"], "first_day")},
        contributions=contributions,
        priorities=priorities,
        schemes=schemes,
        lines=[_line(where, row, named, reader) for where, row in reader.entries(data, "lines", LINE)],
        contingency=[
            {
                "contribution": reader.choice(where, row, "contribution", sources),
                "pence": reader.amount(where, row),
            }
            for where, row in reader.entries(data, "contingency", ("contribution", "pounds"))
        ],
        outputs=[
            _output(where, row, numbers, reader)
            for where, row in reader.entries(data, "outputs", ("scheme", "name", "unit", "planned"))
        ],
        risk_shares=[row for _, row in reader.rows("", data, "risk_shares")],
        settlement=data.get("settlement"),
    )
    if found.fund["slug"] in RESERVED:
        reader.fault("fund, slug", found.fund["slug"], "another short name: pages of the site are called so")
    _check_lines(found, reader)
    _check_enough(found, reader)
    _check_days(found, reader)
    return found


def _says(found: Any, reader: FundReader) -> dict[str, dict[str, str]]:
    """What an agreement says of each particular of the law, from [agreement.particulars]."""
    where = "agreement, particulars"
    if not isinstance(found, dict):
        reader.fault(where, found, "a section with one section for each particular")
        return {}
    known = sorted(particular_slugs())
    says = {}
    for slug, row in found.items():
        if slug not in known or not isinstance(row, dict):
            reader.fault(f"{where}, {slug}", row, "a section named by one of " + ", ".join(known))
            continue
        says[slug] = {
            "words": reader.text(f"{where}, {slug}", row, "says", most=1000),
            "stands_in": reader.text(f"{where}, {slug}", row, "stands_in", most=300),
        }
    return says


def _puts_in(found: Any, parties: list[str], reader: FundReader) -> dict[str, dict[str, int]]:
    """What each party puts in in each year, from [agreement.puts_in.2016-17], in pence."""
    where = "agreement, puts_in"
    if not isinstance(found, dict):
        reader.fault(where, found, "a section with one section for each year")
        return {}
    sums = {}
    for year, row in found.items():
        if not is_year(year) or not isinstance(row, dict):
            reader.fault(f"{where}, {year}", row, "a section named by a year, such as 2016-17")
            continue
        reader.strangers(f"{where}, {year}", row, parties)
        sums[year] = {
            code: read_row_pounds(reader, f"{where}, {year}", row, key=code, nothing=True)
            for code in row
            if code in parties
        }
    return sums


def _limits(found: Any, reader: FundReader) -> dict[str, int | None]:
    """Who decides that budget moves, from [agreement.limits]; what is not said is none."""
    where = "agreement, limits"
    if not isinstance(found, dict):
        reader.fault(where, found, "a section")
        found = {}
    reader.strangers(where, found, LIMITS)
    limits = {
        name: read_row_pounds(reader, where, found, key=key, nothing=True) if key in found else None
        for key, name in LIMITS.items()
    }
    alone, above = limits["manager_pence"], limits["partner_pence"]
    if alone is not None and above is not None and above < alone:
        reader.fault(f"{where}, every_party_above", found["every_party_above"], "at least pool_manager_alone")
    return limits


def _agreement(row: Row, reader: FundReader) -> dict[str, Any]:
    parties = row.get("parties")
    if not isinstance(parties, list) or len(parties) < 2 or not all(isinstance(one, str) for one in parties):
        reader.fault("agreement, parties", parties, "the codes of two organisations or more")
        parties = []
    reader.each_once("agreement, parties", parties)
    reader.strangers("agreement", row, AGREEMENT)
    first, last = reader.day("agreement", row, "from"), None
    if "to" in row:
        last = reader.day("agreement", row, "to")
        if first and last and last < first:
            reader.fault("agreement, to", str(last), f"a day from {first} on")
    return {
        "slug": reader.slug("agreement", row, "slug"),
        "name": reader.text("agreement", row, "name"),
        "arrangement": reader.choice("agreement", row, "arrangement", [one.value for one in Arrangement]),
        "host": reader.choice("agreement", row, "host", parties),
        "pool_manager": reader.text("agreement", row, "pool_manager", needed=False),
        "particulars": _says(row.get("particulars", {}), reader),
        "puts_in": _puts_in(row.get("puts_in", {}), parties, reader),
        **_limits(row.get("limits", {}), reader),
        "parties": parties,
        "from_date": first,
        "to_date": last,
    }


def _contribution(where: str, row: Row, parties: list[str], reader: FundReader) -> dict[str, Any]:
    return {
        "slug": reader.slug(where, row, "slug"),
        "party": reader.choice(where, row, "party", parties),
        "source": reader.choice(where, row, "source", [one.value for one in Source]),
        "name": reader.text(where, row, "name"),
        "agreed_in": reader.text(where, row, "agreed_in", most=300, needed=False),
        "pence": reader.amount(where, row),
    }


def _scheme(where: str, row: Row, priorities: set[int], reader: FundReader) -> dict[str, Any]:
    if row.get("priority") not in priorities:
        reader.fault(f"{where}, priority", row.get("priority"), "the number of one of the priorities")
    return {
        "number": reader.number(where, row, "number"),
        "priority": row.get("priority"),
        "name": reader.text(where, row, "name"),
        "words": reader.text(where, row, "words", most=1000, needed=False),
    }


@dataclass(frozen=True)
class _Known:
    """What a line may name: schemes by number, parties and contributions by their short names."""

    schemes: set[int]
    parties: list[str]
    contributions: list[str]


def _line(where: str, row: Row, known: _Known, reader: FundReader) -> dict[str, Any]:
    if row.get("scheme") not in known.schemes:
        reader.fault(f"{where}, scheme", row.get("scheme"), "the number of one of the schemes")
    lead = row.get("lead")
    if lead not in known.parties:
        reader.fault(
            f"{where}, lead",
            lead,
            "a party to the agreement: " + ", ".join(known.parties),
            "Name a party, or add this one to the agreement.",
        )
    return {
        "scheme": row.get("scheme"),
        "lead": lead,
        "contribution": reader.choice(where, row, "contribution", known.contributions),
        "provider": reader.text(where, row, "provider", needed=False),
        "area_of_spend": reader.text(where, row, "area_of_spend", needed=False),
        "pence": reader.amount(where, row, nothing=True),
    }


def _output(where: str, row: Row, schemes: set[int], reader: FundReader) -> dict[str, Any]:
    if row.get("scheme") not in schemes:
        reader.fault(f"{where}, scheme", row.get("scheme"), "the number of one of the schemes")
    planned = None
    if "planned" in row:
        planned = number_of(row["planned"])
        if planned is None or planned < 0 or planned > MOST_POUNDS:
            reader.fault(f"{where}, planned", row["planned"], f"a number from nothing to {MOST_POUNDS:,}")
    return {
        "scheme": row.get("scheme"),
        "name": reader.text(where, row, "name"),
        "unit": reader.text(where, row, "unit", most=60),
        "planned": planned,
    }


def _check_lines(found: FundFile, reader: FundReader) -> None:
    """A line stands once: two that are alike would be one line with both sums."""
    names = [
        line_name(
            scheme=one["scheme"] or 0,
            lead=str(one["lead"]),
            contribution=one["contribution"],
            provider=one["provider"],
        )
        for one in found.lines
    ]
    reader.each_once("lines", names)


def _check_days(found: FundFile, reader: FundReader) -> None:
    """The year begins with a month, and lies within the days for which partners agreed."""
    first, agreed_from, agreed_to = (
        found.year["first_day"],
        found.agreement["from_date"],
        found.agreement["to_date"],
    )
    if first is None or agreed_from is None:
        return
    try:
        last = months_of(first)[-1].last_day
    except CannotHold as reason:
        reader.fault("year, first_day", first, "the first day of a month", str(reason))
        return
    for fault in date_faults(first=first, last=last, agreed_from=agreed_from, agreed_to=agreed_to):
        reader.fault("year, first_day", first, fault.expected, "Mend the year, or mend the agreement's days.")


def _check_enough(found: FundFile, reader: FundReader) -> None:
    """No contribution can give more than it is."""
    for one in found.contributions:
        given = sum(
            row["pence"] for row in (*found.lines, *found.contingency) if row["contribution"] == one["slug"]
        )
        if given > one["pence"]:
            reader.fault(
                f"contributions, {one['slug']}",
                f"{pounds_words(given)} given to schemes and contingency",
                f"at most the {pounds_words(one['pence'])} there are",
            )
