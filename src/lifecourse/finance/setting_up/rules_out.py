"""What an agreement says and the rules of sharing of a year, as the workbook of a fund says them."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from lifecourse.finance.kinds.fund import Arrangement
from lifecourse.finance.kinds.shape_rules import (
    END,
    END_SHARES,
    HELD,
    HELD_LINES,
    KEPT,
    PUTS_IN,
    RULE_WORDS,
    SAYS,
    STEPS,
)
from lifecourse.finance.models import Agreement, FundYear, SharingRule
from lifecourse.finance.models.risk_share import RISK_SHARE
from lifecourse.finance.queries.agreement import terms_to_write
from lifecourse.finance.queries.risk_share import rules_of
from lifecourse.finance.reading.agreement import wanted_of
from lifecourse.finance.rules.agreement import regulation_of
from lifecourse.finance.rules.pounds import as_typed
from lifecourse.standards.api import Particular, particulars_of

type Tables = dict[str, Any]


def rows_to_answer(*, on: date) -> Tables:
    """A row for each thing that the law wants a pooled fund's agreement to say, to be answered."""
    # For money that is pooled the law asks the same whoever leads.
    regulation = regulation_of(Arrangement.POOLED, led_by_council=True)
    return {SAYS: _rows(particulars_of(regulation, on=on))}


def _rows(particulars: Iterable[Particular]) -> list[dict[str, Any]]:
    return [{"slug": one.slug, "law": f"{one.clause}: {one.words}"} for one in particulars]


def agreement_tables(agreement: Agreement, names: Mapping[str, str]) -> Tables:
    """What an agreement says by particular, what each party puts in by year, and limits; parties by name."""
    terms = terms_to_write(agreement)
    laws = {one["slug"]: one["law"] for one in _rows(wanted_of(agreement, terms))}
    says = {slug: {"says": one.words, "stands_in": one.stands_in} for slug, one in terms.says.items()}
    limits = {"pool_manager_alone": terms.manager_pence, "every_party_above": terms.partner_pence}
    return {
        SAYS: [{"slug": slug, "law": laws.get(slug, ""), **says.get(slug, {})} for slug in {**laws, **says}],
        PUTS_IN: [
            {"in_year": year, "party": names[code], "pounds": as_pounds(pence)}
            for year, sums in terms.puts_in.items()
            for code, pence in sums.items()
        ],
        "limits": {key: as_pounds(pence) for key, pence in limits.items() if pence is not None},
    }


def rule_tables(year: FundYear, names: Mapping[str, str]) -> Tables:
    """The rules of a year: the wording that holds, else the one that is proposed; parties by name."""
    found: Tables = {HELD: [], HELD_LINES: [], KEPT: [], STEPS: [], END: [], END_SHARES: [], "settlement": {}}
    for one in rules_of(year):
        wording = one.now or one.proposed
        if wording is None:
            continue
        if one.kind == RISK_SHARE:
            _held(found, wording.row, names)
        else:
            _settlement(found, wording.row.data, names)
    return found


def _held(found: Tables, row: SharingRule, names: Mapping[str, str]) -> None:
    data, slug = row.data, row.data["slug"]
    about = {key: data[key] for key in ("slug", "name", "clause", "measure")}
    days = {key: date.fromisoformat(data[key]) for key in ("from", "to")}
    how = _words("how", data["how"])
    found[HELD].append({**about, **days, "said_in": data["source"], "how": how})
    for what in ("held", "released"):
        for line in data.get(what, []):
            said = {**line, "lead": names[line["lead"]], "rule": slug, "what": _words("what", what)}
            found[HELD_LINES].append(said)
    for share in data["kept"]:
        found[KEPT].append({"rule": slug, **_share(share, names)})
    found[STEPS] += [{"rule": slug, **step} for step in data.get("steps", [])]


def _settlement(found: Tables, data: Mapping[str, Any], names: Mapping[str, str]) -> None:
    found["settlement"] = {
        "clause": data["clause"],
        "said_in": data["source"],
        "by": _words("by", data["by"]),
    }
    for way in ("over", "under"):
        for number, step in enumerate(data[way], start=1):
            at = {"way": _words("way", way), "number": number}
            more = {key: step[key] for key in ("percent_of_budget", "pounds", "clause") if key in step}
            held_by = {"held_by": names[step["held_by"]]} if "held_by" in step else {}
            found[END].append({**at, "step": _words("step", step["step"]), **more, **held_by})
            found[END_SHARES] += [{**at, **_share(share, names)} for share in step.get("shares", [])]


def _share(share: Mapping[str, Any], names: Mapping[str, str]) -> dict[str, Any]:
    return {"party": names[share["party"]], "percent": share["percent"]}


def _words(key: str, word: str) -> str:
    """How a cell says a word of a fund's file."""
    return next(words for words, meant in RULE_WORDS[key].items() if meant == word)


def as_pounds(pence: int) -> int | float:
    """Whole pence as a number of pounds that a spreadsheet shows to the penny."""
    return float(as_typed(pence)) if pence % 100 else pence // 100
