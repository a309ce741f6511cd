"""What a workbook says otherwise than a year that stands, thing by thing: plain decisions on plain values."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from lifecourse.finance.kinds.fund import ARRANGEMENT_WORDS, SOURCE_WORDS
from lifecourse.finance.kinds.standing import Way
from lifecourse.finance.rules.books import day_words
from lifecourse.finance.rules.pounds import pounds_words
from lifecourse.finance.rules.sharing import line_name

type Row = Mapping[str, Any]


@dataclass(frozen=True, kw_only=True)
class Differs:
    """One thing that the workbook says otherwise: by its place in the workbook, such as `lines 3, pounds`.

    Where the workbook has nothing of it the place is its table alone.
    """

    place: str
    what: str
    stands: str
    says: str
    way: Way


@dataclass(frozen=True, kw_only=True)
class _Table:
    """How rows of a table are told apart, what they are called, and how each of their values changes."""

    name: str
    thing: str
    key: Callable[[Row], str]
    # By the name in what was read: the name in the workbook, what a page calls it, and the way.
    fields: Mapping[str, tuple[str, str, Way]]
    gone: Way = Way.END


def _number(row: Row) -> str:
    return f"{row['number']}"


TABLES = (
    _Table(
        name="contributions",
        thing="Contribution",
        key=lambda row: str(row["slug"]),
        fields={
            "party": ("party", "who puts it in", Way.FIXED),
            "source": ("source", "kind of money", Way.FIXED),
            "name": ("name", "name", Way.REWORD),
            "agreed_in": ("agreed_in", "where it was agreed", Way.REWORD),
            "pence": ("pounds", "amount", Way.AMOUNT),
        },
    ),
    _Table(
        name="contingency",
        thing="Contingency out of",
        key=lambda row: str(row["contribution"]),
        fields={"pence": ("pounds", "amount", Way.ASIDE)},
        gone=Way.ASIDE,
    ),
    _Table(
        name="priorities",
        thing="Priority",
        key=_number,
        fields={"name": ("name", "name", Way.REWORD)},
    ),
    _Table(
        name="schemes",
        thing="Scheme",
        key=_number,
        fields={
            "priority": ("priority", "priority", Way.FIXED),
            "name": ("name", "name", Way.REWORD),
            "words": ("words", "what it does", Way.REWORD),
        },
    ),
    _Table(
        name="lines",
        thing="Line",
        key=lambda row: line_name(
            **{key: row[key] for key in ("scheme", "lead", "contribution", "provider")}
        ),
        fields={
            "area_of_spend": ("area_of_spend", "area of spend", Way.REWORD),
            "pence": ("pounds", "budget", Way.BUDGET),
        },
    ),
    _Table(
        name="outputs",
        thing="Output",
        key=lambda row: f"{row['scheme']}/{row['name']}",
        fields={
            "unit": ("unit", "counted in", Way.REWORD),
            "planned": ("planned", "planned", Way.REWORD),
        },
    ),
)
AGREEMENT = {
    "name": "name",
    "arrangement": "what partners do",
    "host": "who holds the money",
    "parties": "partners",
    "from_date": "first day",
    "to_date": "last day",
    "pool_manager": "pool manager",
}
KEYS = {"from_date": "from", "to_date": "to"}
LIMITS = {"manager_pence": "pool_manager_alone", "partner_pence": "every_party_above"}


def table_differences(
    stands: Mapping[str, Sequence[Row]], says: Mapping[str, Sequence[Row]]
) -> Iterator[Differs]:
    """What is otherwise in each table of a year: amounts, words, and what stands on one side alone."""
    for table in TABLES:
        there = {table.key(row): row for row in stands[table.name]}
        here = {table.key(row): (n, row) for n, row in enumerate(says[table.name], start=1)}
        for key, (number, row) in here.items():
            what = f"{table.thing} {key}"
            if key not in there:
                place = f"{table.name} {number}"
                yield Differs(place=place, what=what, stands="nothing", says=_all_of(row), way=Way.ADD)
                continue
            for name, (column, called, way) in table.fields.items():
                if row.get(name) != there[key].get(name):
                    yield Differs(
                        place=f"{table.name} {number}, {column}",
                        what=f"{what}: {called}",
                        stands=_words(name, there[key].get(name)),
                        says=_words(name, row.get(name)),
                        way=way,
                    )
        for key in there.keys() - here.keys():
            what, stood = f"{table.thing} {key}", _all_of(there[key])
            yield Differs(place=table.name, what=what, stands=stood, says="nothing", way=table.gone)


def agreement_differences(stands: Row, says: Row) -> Iterator[Differs]:
    """What is otherwise in an agreement; what a workbook leaves out of it differs in nothing."""
    for name, called in AGREEMENT.items():
        one, other = (sorted(row[name]) if name == "parties" else row[name] for row in (stands, says))
        if one != other and (name != "pool_manager" or other):
            key = KEYS.get(name, name)
            yield _of_agreement(f"agreement, {key}", called, _words(name, one), _words(name, other))
    for slug in {**stands["particulars"], **says["particulars"]}:
        one, other = (row["particulars"].get(slug) for row in (stands, says))
        if one != other and other is not None:
            place = f"agreement, particulars, {slug}, says"
            yield _of_agreement(place, slug.replace("-", " "), _said(one), _said(other))
    for year in sorted({**stands["puts_in"], **says["puts_in"]}):
        of_both = [row["puts_in"].get(year, {}) for row in (stands, says)]
        for code in sorted({**of_both[0], **of_both[1]}):
            one, other = (sums.get(code) for sums in of_both)
            if one != other and other is not None:
                place, called = f"agreement, puts_in, {year}, {code}", f"what {code} puts in in {year}"
                yield _of_agreement(place, called, _words("pence", one), _words("pence", other))
    for name, key in LIMITS.items():
        if stands[name] != says[name] and says[name] is not None:
            words = (_words("pence", row[name]) for row in (stands, says))
            yield _of_agreement(f"agreement, limits, {key}", key.replace("_", " "), *words)


def _of_agreement(place: str, called: str, stands: str, says: str) -> Differs:
    return Differs(place=place, what=f"Agreement: {called}", stands=stands, says=says, way=Way.AGREEMENT)


def _said(particular: Row | None) -> str:
    if particular is None:
        return "nothing"
    return (
        f"{particular['words']} ({particular['stands_in']})"
        if particular["stands_in"]
        else particular["words"]
    )


def _all_of(row: Row) -> str:
    """A whole row: its name where it has one, and its amount."""
    parts = [_words("pence", row["pence"])] if "pence" in row else []
    return ", ".join(filter(None, [str(row.get("name", "")), *parts])) or "it"


SAID: dict[str, dict[str, str]] = {
    "source": {key.value: words for key, words in SOURCE_WORDS.items()},
    "arrangement": {key.value: words for key, words in ARRANGEMENT_WORDS.items()},
}


def _words(name: str, value: Any) -> str:
    if value is None or value == "":
        return "nothing"
    if name == "pence" and isinstance(value, int):
        return pounds_words(value)
    if name in SAID:
        return SAID[name][value]
    if isinstance(value, date):
        return day_words(value)
    if isinstance(value, Decimal):
        return format(value.normalize(), "f")
    return ", ".join(value) if isinstance(value, list) else str(value)
