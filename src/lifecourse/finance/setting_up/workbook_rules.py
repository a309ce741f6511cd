"""What a workbook says of an agreement and of sharing, gathered as a fund's file says it, by its cells."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from lifecourse.finance.kinds.shape_rules import (
    END,
    END_SHARES,
    HELD,
    HELD_LINES,
    KEPT,
    PUTS_IN,
    SAYS,
    STEPS,
)
from lifecourse.finance.rules.sharing import line_name
from lifecourse.finance.rules.sharing_data import BadRule, Known, read_risk_share, read_settlement
from lifecourse.finance.setting_up.reading import BadFund, FundFile
from lifecourse.finance.setting_up.workbook_cells import EMPTY, CellReader

LINE = ("scheme", "lead", "contribution", "provider")
WAYS = ("over", "under")


@dataclass(frozen=True)
class Places:
    """In which cell a thing stands, by its place: `lines 3, pounds`."""

    reader: CellReader

    def __call__(self, where: str) -> str:
        """The sheet and cell, in words."""
        return self.reader.cell_of(where)


def gather_agreement(reader: CellReader) -> None:
    """Particulars, sums of each year and limits, as sections of the agreement."""
    agreement, data = reader.data["agreement"], reader.data
    says: dict[str, dict[str, Any]] = {}
    rows = [
        (n, row) for n, row in enumerate(data.pop(SAYS, []), start=1) if {"says", "stands_in"} & row.keys()
    ]
    for number, row in rows:
        slug = str(row.get("slug", ""))
        where = f"agreement, particulars, {slug}"
        for key in ("says", "stands_in"):
            reader.stands(f"{where}, {key}", SAYS, number, key)
        reader.stands(where, SAYS, number, "slug")
        if slug in says:
            reader.fault(where, slug, "each once")
        says[slug] = {key: row.get(key, "") for key in ("says", "stands_in")}
    puts_in: dict[str, dict[str, Any]] = {}
    for number, row in enumerate(data.pop(PUTS_IN, []), start=1):
        year, party = str(row.get("in_year", "")), str(row.get("party", ""))
        where = f"agreement, puts_in, {year}"
        reader.stands(where, PUTS_IN, number, "in_year")
        reader.stands(f"{where}, {party}", PUTS_IN, number, "pounds" if "pounds" in row else "party")
        if party in puts_in.setdefault(year, {}):
            reader.fault(f"{where}, {party}", party, "each partner once a year")
        puts_in[year][party] = row.get("pounds")
    limits = data.pop("limits", {})
    for key in limits:
        reader.at[f"agreement, limits, {key}", 0] = reader.at[f"limits, {key}", 0]
    agreement |= {"particulars": says, "puts_in": puts_in, "limits": limits}


def gather_rules(reader: CellReader) -> dict[str, dict[str, Any]]:
    """Rules of sharing by their place, and in the data as a file says them."""
    data = reader.data
    held = [_held(reader, number, row) for number, row in enumerate(data.get(HELD, []), start=1)]
    named = {str(one.get("slug", "")) for one in held}
    for table in (HELD_LINES, KEPT, STEPS):
        for number, row in enumerate(data.get(table, []), start=1):
            if row.get("rule") not in named:
                where = f"{table} {number}, rule"
                reader.fault(
                    where, row.get("rule"), "the short name of a rule on the sheet Held for a result"
                )
    settlement = _settlement(reader, data.pop("settlement", {}))
    for table in (HELD, HELD_LINES, KEPT, STEPS, END, END_SHARES):
        data.pop(table, None)
    data["risk_shares"] = held
    if settlement:
        data["settlement"] = settlement
    rules = {f"risk_shares {number}": one for number, one in enumerate(held, start=1)}
    return rules | ({"settlement": settlement} if settlement else {})


def _held(reader: CellReader, number: int, row: Mapping[str, Any]) -> dict[str, Any]:
    """One rule about money held, with its rows of the other sheets."""
    at, data = f"risk_shares {number}", reader.data
    rule: dict[str, Any] = {key: value for key, value in row.items() if key != "said_in"}
    rule["source"] = row.get("said_in", "")
    for key in ("slug", "name", "clause", "measure", "from", "to", "how"):
        reader.stands(f"{at}, {key}", HELD, number, key)
    reader.stands(f"{at}, source", HELD, number, "said_in")
    parts = (
        ("held", HELD_LINES, (*LINE, "pounds")),
        ("released", HELD_LINES, (*LINE, "weight")),
        ("kept", KEPT, ("party", "percent")),
        ("steps", STEPS, ("achieved", "released")),
    )
    for part, table, keys in parts:
        found: list[dict[str, Any]] = []
        for place, one in enumerate(data.get(table, []), start=1):
            if one.get("rule") != row.get("slug") or one.get("what", part) != part:
                continue
            found.append({key: one[key] for key in keys if key in one})
            _stand(reader, f"{at}, {part} {len(found)}", table, place, keys)
        if found or part in {"held", "kept"}:
            rule[part] = found
            reader.stands(f"{at}, {part}", HELD, number, "slug")
    return rule


def _settlement(reader: CellReader, answers: Mapping[str, Any]) -> dict[str, Any]:
    """The rule about the end of the year; nothing where the workbook says nothing of it."""
    data = reader.data
    if not answers and not data.get(END):
        return {}
    rule: dict[str, Any] = {key: value for key, value in answers.items() if key != "said_in"}
    rule["source"] = answers.get("said_in", "")
    if (said_in := reader.at.get(("settlement, said_in", 0))) is not None:
        reader.at["settlement, source", 0] = said_in
    for way in WAYS:
        rule[way] = []
        rows = [(n, one) for n, one in enumerate(data.get(END, []), start=1) if one.get("way") == way]
        for number, one in sorted(rows, key=lambda row: (str(row[1].get("number")).zfill(4), row[0])):
            keys = ("step", "percent_of_budget", "pounds", "clause", "held_by")
            step = {key: one[key] for key in keys if key in one}
            rule[way].append(step)
            where = f"settlement, {way} {len(rule[way])}"
            _stand(reader, where, END, number, keys)
            shares: list[dict[str, Any]] = []
            for place, share in enumerate(data.get(END_SHARES, []), start=1):
                if (share.get("way"), share.get("number")) == (way, one.get("number")):
                    shares.append({key: share[key] for key in ("party", "percent") if key in share})
                    _stand(reader, f"{where}, shares {len(shares)}", END_SHARES, place, ("party", "percent"))
            if shares:
                step["shares"] = shares
                reader.stands(f"{where}, shares", END, number, "step")
    _astray(reader)
    return rule


def _astray(reader: CellReader) -> None:
    """Rows of the end of the year that say neither over nor under, and shares of a step that there is not."""
    steps = {(one.get("way"), one.get("number")) for one in reader.data.get(END, [])}
    for number, one in enumerate(reader.data.get(END, []), start=1):
        if one.get("way") not in WAYS:
            reader.fault(f"{END} {number}, way", one.get("way"), "Over or Under")
    for number, one in enumerate(reader.data.get(END_SHARES, []), start=1):
        if (one.get("way"), one.get("number")) not in steps:
            reader.fault(
                f"{END_SHARES} {number}, number", one.get("number"), "a step of the sheet End of the year"
            )


def _stand(reader: CellReader, where: str, table: str, number: int, keys: tuple[str, ...]) -> None:
    reader.stands(where, table, number, keys[0])
    for key in keys:
        reader.stands(f"{where}, {key}", table, number, key)


def check_rules(found: FundFile, rules: Mapping[str, Mapping[str, Any]], reader: CellReader) -> None:
    """Raises BadFund with every fault of a rule, by its cell."""
    known = Known(
        parties=tuple(found.agreement["parties"]),
        lines=tuple(line_name(**{key: one[key] for key in LINE}) for one in found.lines),
    )
    faults = []
    for where, rule in rules.items():
        reads = read_settlement if where == "settlement" else read_risk_share
        try:
            reads(rule, known, place="The rule")
        except BadRule as problem:
            faults += [_by_cell(reader, where, fault) for fault in problem.faults]
    if faults:
        raise BadFund(faults)


def _by_cell(reader: CellReader, where: str, fault: str) -> str:
    place, _, said = fault.partition(": found ")
    rest = place.split(", ", 2)[2:]
    said = said.replace("None,", f"{EMPTY},", 1) if said.startswith("None,") else said
    return f"{reader.place}, {reader.cell_of(', '.join([where, *rest]))}: found {said}"
