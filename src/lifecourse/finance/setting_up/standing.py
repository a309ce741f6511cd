"""A workbook about a year that stands already: what it says otherwise. Nothing is ever changed by it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from lifecourse.finance.kinds.standing import WAY_WORDS, Way
from lifecourse.finance.models import Agreement, FundYear
from lifecourse.finance.models.risk_share import RISK_SHARE, SETTLEMENT
from lifecourse.finance.queries.agreement import terms_to_write
from lifecourse.finance.queries.risk_share import known_in, rules_of
from lifecourse.finance.reading.risk_share import names_in
from lifecourse.finance.rules.sharing import line_name
from lifecourse.finance.rules.sharing_data import Known, read_risk_share, read_settlement
from lifecourse.finance.rules.sharing_words import risk_share_words, settlement_words
from lifecourse.finance.rules.standing import TABLES, Differs, agreement_differences, table_differences
from lifecourse.finance.setting_up.reading import FundFile
from lifecourse.finance.setting_up.risk_share import plain
from lifecourse.finance.setting_up.workbook import read_workbook
from lifecourse.finance.setting_up.workbook_out import tables_of, workbook_to_fill

LINE = ("scheme", "lead", "contribution", "provider")


@dataclass(frozen=True, kw_only=True)
class Shown:
    """A difference as a page shows it: in which cell, and how and on which page it is changed."""

    cell: str
    what: str
    stands: str
    says: str
    how: str
    page: str


@dataclass(frozen=True, kw_only=True)
class Standing:
    """A year that stands, and everything that a workbook says of it otherwise."""

    year: FundYear
    differs: tuple[Shown, ...]


def read_standing_year(year: FundYear, about: FundFile, *, partners: Mapping[str, str]) -> Standing:
    """A year held against a workbook about it; `partners` are codes by name."""
    content = workbook_to_fill(partners=list(partners), tables=tables_of(year))
    stands = read_workbook(content, place="The year", partners=partners)
    tables = [{table.name: getattr(one, table.name) for table in TABLES} for one in (stands, about)]
    found = [
        *agreement_differences(agreement_as_read(year.fund.agreement), about.agreement),
        *table_differences(*tables),
        *_rule_differences(year, about),
    ]
    return Standing(year=year, differs=tuple(_shown(one, about) for one in found))


def agreement_as_read(agreement: Agreement) -> dict[str, Any]:
    """An agreement that stands as a fund's file says it."""
    terms = terms_to_write(agreement)
    return {
        "name": agreement.name,
        "arrangement": agreement.arrangement,
        "host": agreement.host.code,
        "parties": [one.organisation.code for one in agreement.parties.select_related("organisation")],
        "from_date": agreement.from_date,
        "to_date": agreement.to_date,
        "pool_manager": agreement.pool_manager,
        "particulars": {
            slug: {"words": one.words, "stands_in": one.stands_in} for slug, one in terms.says.items()
        },
        "puts_in": terms.puts_in,
        "manager_pence": terms.manager_pence,
        "partner_pence": terms.partner_pence,
    }


def _rule_differences(year: FundYear, about: FundFile) -> Iterator[Differs]:
    """Rules that the workbook words otherwise than the wording that holds, or else is proposed."""
    known = known_in(year)
    # A rule of the workbook may name a line that only the workbook has.
    added = [line_name(**{key: one[key] for key in LINE}) for one in about.lines]
    known = Known(parties=known.parties, lines=(*known.lines, *added))
    names = dict.fromkeys(added, "a line of the workbook") | names_in(year)
    kept: dict[str, Any] = {}
    for rule in rules_of(year):
        if (wording := rule.now or rule.proposed) is not None:
            kept[rule.slug if rule.kind == RISK_SHARE else SETTLEMENT] = wording.row.data
    for number, row in enumerate(about.risk_shares, start=1):
        both = [_risk_words(data, known, names) for data in (kept.get(str(row.get("slug"))), plain(row))]
        yield from _of_rule(f"risk_shares {number}, slug", f"Rule {row['name']}", *both)
    if about.settlement is not None:
        both = [_end_words(data, known, names) for data in (kept.get(SETTLEMENT), plain(about.settlement))]
        yield from _of_rule("settlement, clause", "Rule about the end of the year", *both)


def _of_rule(place: str, what: str, stands: str, says: str) -> Iterator[Differs]:
    if stands != says:
        yield Differs(place=place, what=what, stands=stands, says=says, way=Way.RULE)


def _risk_words(data: Any, known: Known, names: Mapping[str, str]) -> str:
    if data is None:
        return "nothing"
    rule = read_risk_share(data, known, place="The rule")
    about = f"{rule.name} ({rule.clause}; {rule.source}), by {rule.measure}, {rule.first} to {rule.last}."
    return " ".join([about, *risk_share_words(rule, names)])


def _end_words(data: Any, known: Known, names: Mapping[str, str]) -> str:
    if data is None:
        return "nothing"
    rule = read_settlement(data, known, place="The rule")
    return " ".join([f"{rule.clause} ({rule.source}).", *settlement_words(rule, names)])


def _shown(one: Differs, about: FundFile) -> Shown:
    how, page = WAY_WORDS[one.way]
    return Shown(
        cell=about.places(one.place), what=one.what, stands=one.stands, says=one.says, how=how, page=page
    )
