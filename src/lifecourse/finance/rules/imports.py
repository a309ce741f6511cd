"""A line of a finance system's export, read by its layout and told from other lines: on plain values.

Amounts are whole pence with their sign: what was spent stands above nothing, a credit below.
"""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from hashlib import sha256

from lifecourse.engine.sheets.faults import Fault
from lifecourse.engine.sheets.grid import address
from lifecourse.finance.kinds.imports import BY_HEADING, FIELDS, DayForm, Sign, Unit
from lifecourse.finance.rules.amounts import NotRead, Wrong, read_ledger_amount
from lifecourse.finance.rules.ledger import MonthState

# How long the texts of a line may be, as its table holds them.
LONGEST: dict[str, int] = {
    "cost_centre": 60,
    "subjective": 60,
    "words": 300,
    "supplier": 200,
    "reference": 100,
    "transaction": 100,
}
TOTAL = re.compile(
    r"(?:(?:grand|sub|report|overall|net)[ -]?)?totals?\b.*"
    r"|(?:opening|closing) balance\b.*|balance (?:brought|carried) forward\b.*|(?:\*+ *)?end of report\b.*",
    re.IGNORECASE,
)
NOT_WORDS = re.compile(r"[^a-z0-9]+")
MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
# Three letters tell one month from another.
LETTERS = 3
ISO = re.compile(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:[T ]00:00(?::00(?:\.0+)?)?)?")
PACKED = re.compile(r"(\d{4})(\d{2})(\d{2})")
THREE = re.compile(r"(\d{1,2})[/.\- ](\d{1,2})[/.\- ](\d{2}|\d{4})(?: 00:00(?::00)?)?")
WORDED = re.compile(r"(\d{1,2})[ \-]([A-Za-z]{3,9})[ \-](\d{2}|\d{4})")
PERIOD = re.compile(r"(?:p|m|period|month)? ?0?(\d{1,2})", re.IGNORECASE)
MONTH_NAMED = re.compile(r"([A-Za-z]{3,9})[ \-/](\d{2}|\d{4})")
MONTH_ISO = re.compile(r"(\d{4})-(\d{2})")
YEAR_AND_PERIOD = re.compile(r"\d{4}[/.]?\d{2,3}")
# Systems keep a period after the twelfth for what is put right at the end of the year.
LAST_PERIOD, AFTER_LAST = 12, 13


@dataclass(frozen=True, kw_only=True)
class Layout:
    """How an export is laid out: what each heading means, and how amounts and days are written."""

    columns: Mapping[str, str]
    unit: Unit = Unit.POUNDS
    sign: Sign = Sign.PLUS
    days: DayForm = DayForm.DAY_FIRST


@dataclass(frozen=True, kw_only=True)
class RawLine:
    """One row as it stands in the file; `number` is the row that a spreadsheet shows."""

    number: int
    cells: Mapping[str, str]


@dataclass(frozen=True, kw_only=True)
class Line:
    """What one row says. `month` is the month of the year to which it belongs, 1 to 12."""

    number: int
    day: date | None
    month: int
    pence: int
    cost_centre: str = ""
    subjective: str = ""
    words: str = ""
    supplier: str = ""
    reference: str = ""
    transaction: str = ""


@dataclass(frozen=True, kw_only=True)
class ExportRead:
    """An export read by a layout: its lines, or every fault; what was left out as a total, by row.

    `own_total` is what the file itself says that its lines come to, where it does.
    """

    lines: Sequence[Line]
    faults: Sequence[Fault]
    totals: Sequence[int]
    own_total: int | None

    @property
    def pence(self) -> int:
        """What all lines come to."""
        return sum(line.pence for line in self.lines)


def plain(text: str) -> str:
    """A text without the signs in which systems differ: "ABC Care Ltd." and "abc care ltd" are one."""
    return NOT_WORDS.sub(" ", text.casefold()).strip()


def guess(headings: Sequence[str], saved: Mapping[str, str] | None = None) -> dict[str, str]:
    """What each heading means: what was kept goes before what is guessed; an empty word leaves it out."""
    saved = saved or {}
    found = {heading: saved[heading] for heading in headings if heading in saved}
    taken = set(found.values())
    for heading in headings:
        name = BY_HEADING.get(plain(heading))
        if heading not in found and name is not None and name not in taken:
            found[heading] = name
            taken.add(name)
    return {heading: found.get(heading, "") for heading in headings}


def layout_faults(columns: Mapping[str, str]) -> list[Fault]:
    """What keeps an export from being read by these columns."""
    meant = Counter(name for name in columns.values() if name)
    faults = [
        Fault(
            found=f"{count} columns for “{FIELDS[name]}”",
            expected="one",
            mend="Choose one of them, and leave the others out.",
        )
        for name, count in meant.items()
        if count > 1
    ]
    if not meant["day"] and not meant["period"]:
        faults.append(_no_column("Day of the transaction", "or the period of the ledger"))
    sided = meant["debit"] or meant["credit"]
    if meant["amount"] and sided:
        faults.append(
            Fault(
                found="an amount, and a debit or credit beside it",
                expected="either one amount with its sign, or a debit and a credit",
                mend="Leave out what says the same a second time.",
            )
        )
    elif not meant["amount"] and not (meant["debit"] and meant["credit"]):
        faults.append(_no_column("Amount, with its sign", "or a debit and a credit"))
    return faults


def read_lines(
    rows: Sequence[RawLine],
    layout: Layout,
    *,
    headings: Sequence[str],
    months: Sequence[MonthState],
    today: date,
) -> ExportRead:
    """Every line, or every reason why a row is none. Rows that only add others up are left out by number."""
    reader = _Reader(layout, headings, months, today)
    lines, totals, own = [], [], []
    for row in rows:
        if reader.is_total(row):
            totals.append(row.number)
            own.append(reader.total_of(row))
        elif (line := reader.read(row)) is not None:
            lines.append(line)
    return ExportRead(
        lines=lines,
        faults=[*reader.faults, *_met_twice(lines, layout, headings)],
        totals=totals,
        own_total=own[-1] if own and own[-1] is not None else None,
    )


def identities(lines: Sequence[Line]) -> list[str]:
    """What tells each line from every other, in this file and the next: in the order of the lines.

    The system's own number where there is one; else all that a line says, and how many alike came before.
    """
    met: Counter[str] = Counter()
    found = []
    for line in lines:
        said = told_by(line)
        met[said] += 1
        found.append(sha256(f"{said}\n{met[said]}".encode()).hexdigest())
    return found


def told_by(line: Line) -> str:
    """All that tells a line from another, but for how many are alike."""
    if line.transaction:
        return f"number\n{line.transaction}"
    texts = line.cost_centre, line.subjective, line.words, line.supplier, line.reference
    parts = (line.day.isoformat() if line.day else "", str(line.month), str(line.pence), *texts)
    return "\n".join(parts)


def telling_fields(columns: Mapping[str, str]) -> frozenset[str]:
    """The fields by which lines of a layout are told apart: they stay the same from file to file."""
    meant = frozenset(name for name in columns.values() if name)
    if "transaction" in meant:
        return frozenset({"transaction"})
    return meant - {"amount", "debit", "credit"}


def read_day(text: str, form: DayForm) -> date | None:
    """A day as ledgers write it; None where it is none."""
    try:
        if found := ISO.fullmatch(text) or PACKED.fullmatch(text):
            return date(int(found[1]), int(found[2]), int(found[3]))
        if found := THREE.fullmatch(text):
            first, second = int(found[1]), int(found[2])
            day, month = (first, second) if form is DayForm.DAY_FIRST else (second, first)
            return date(_year(found[3]), month, day)
        if (found := WORDED.fullmatch(text)) and (month := _month(found[2])):
            return date(_year(found[3]), month, int(found[1]))
    except ValueError:
        pass
    return None


def read_period(text: str, months: Sequence[MonthState]) -> int | None:
    """The number of the month of the year that a period names; None where it names none."""
    if found := PERIOD.fullmatch(text):
        number = int(found[1])
        return min(number, LAST_PERIOD) if 1 <= number <= AFTER_LAST else None
    if found := MONTH_NAMED.fullmatch(text):
        wanted = _year(found[2]), _month(found[1])
    elif found := MONTH_ISO.fullmatch(text):
        wanted = int(found[1]), int(found[2])
    else:
        return None
    named = (one.number for one in months if (one.first_day.year, one.first_day.month) == wanted)
    return next(named, None)


class _Reader:
    """Reads the rows of one file; gathers what is wrong."""

    def __init__(
        self, layout: Layout, headings: Sequence[str], months: Sequence[MonthState], today: date
    ) -> None:
        self.layout, self.headings, self.months, self.today = layout, headings, months, today
        self.heading = {name: heading for heading, name in layout.columns.items() if name}
        self.faults: list[Fault] = []

    def text(self, row: RawLine, name: str) -> str:
        return " ".join(row.cells.get(self.heading.get(name, ""), "").split())

    def is_total(self, row: RawLine) -> bool:
        """Whether a row adds others up, or stands at the end: it has no day, and a cell says so."""
        if not any(TOTAL.fullmatch(cell.strip(" *:")) for cell in row.cells.values() if cell):
            return False
        return read_day(self.text(row, "day"), self.layout.days) is None and not (
            read_period(self.text(row, "period"), self.months)
        )

    def total_of(self, row: RawLine) -> int | None:
        """What such a row says, where it says an amount."""
        try:
            return self._pence(row)
        except NotRead:
            return None

    def read(self, row: RawLine) -> Line | None:
        """The line that a row says, or nothing with its faults noted."""
        before = len(self.faults)
        texts = {name: self.text(row, name) for name in LONGEST}
        for name, most in LONGEST.items():
            if len(texts[name]) > most:
                wrong = Wrong(
                    found=f"{len(texts[name])} letters",
                    expected=f"at most {most}",
                    mend="Shorten it, or leave the column out.",
                )
                self._fault(row, name, wrong)
        day, month = self._when(row)
        pence = 0
        try:
            pence = self._pence(row)
        except NotRead as reason:
            self._fault(row, self._amount_column(row), reason.wrong)
        if "transaction" in self.heading and not texts["transaction"]:
            wrong = Wrong(
                found="nothing",
                expected="the line's own number",
                mend="Export it with its number, or take the column for something else.",
            )
            self._fault(row, "transaction", wrong)
        if len(self.faults) > before or month is None:
            return None
        return Line(number=row.number, day=day, month=month, pence=pence, **texts)

    def _pence(self, row: RawLine) -> int:
        unit = self.layout.unit
        if "amount" in self.heading:
            pence = read_ledger_amount(self.text(row, "amount"), unit)
            return pence if self.layout.sign is Sign.PLUS else -pence
        debit, credit = self.text(row, "debit"), self.text(row, "credit")
        if not debit and not credit:
            raise NotRead(
                Wrong(found="nothing", expected="a debit or a credit", mend="Give one, or delete the row.")
            )
        return (read_ledger_amount(debit, unit) if debit else 0) - (
            read_ledger_amount(credit, unit) if credit else 0
        )

    def _amount_column(self, row: RawLine) -> str:
        if "amount" in self.heading:
            return "amount"
        try:
            if debit := self.text(row, "debit"):
                read_ledger_amount(debit, self.layout.unit)
        except NotRead:
            return "debit"
        return "credit" if self.text(row, "credit") else "debit"

    def _when(self, row: RawLine) -> tuple[date | None, int | None]:
        """The day that a row says, and the month of the year to which it belongs."""
        said_day, said_period = self.text(row, "day"), self.text(row, "period")
        day = read_day(said_day, self.layout.days) if said_day else None
        if said_day and day is None:
            self._fault(row, "day", self._no_day(said_day))
            return None, None
        if said_period:
            number = read_period(said_period, self.months)
            if number is None:
                self._fault(row, "period", self._no_period(said_period))
                return None, None
            state = next(one for one in self.months if one.number == number)
            return day, self._begun(row, "period", state)
        if day is None:
            name = "day" if "day" in self.heading else "period"
            wrong = Wrong(
                found="nothing",
                expected="a day" if name == "day" else "a period",
                mend="Give it, or delete the row.",
            )
            self._fault(row, name, wrong)
            return None, None
        state_of_day = next((one for one in self.months if one.first_day <= day <= one.last_day), None)
        if state_of_day is None:
            first, last = self.months[0].first_day, self.months[-1].last_day
            wrong = Wrong(
                found=f"{day.day} {day:%B %Y}",
                expected=f"a day from {first.day} {first:%B %Y} to {last.day} {last:%B %Y}",
                mend="Export this year alone; or choose the period's column, if the ledger counts it here.",
            )
            self._fault(row, "day", wrong)
            return None, None
        return day, self._begun(row, "day", state_of_day)

    def _begun(self, row: RawLine, name: str, state: MonthState) -> int | None:
        if state.first_day <= self.today:
            return state.number
        wrong = Wrong(
            found=f"{state.first_day:%B %Y}",
            expected="a month that has begun",
            mend="Look at the order of day and month; nothing is spent in a month that is to come.",
        )
        self._fault(row, name, wrong)
        return None

    def _no_day(self, said: str) -> Wrong:
        first = self.layout.days is DayForm.DAY_FIRST
        return Wrong(
            found=f"“{said[:40]}”",
            expected="a day such as 31/05/2016" if first else "a day such as 05/31/2016",
            mend="Choose how days are written in this file, or mend the day.",
        )

    def _no_period(self, said: str) -> Wrong:
        if YEAR_AND_PERIOD.fullmatch(said):
            mend = "Whether that counts from January or from April cannot be told. Use the day instead."
        else:
            mend = "Use a period of this year, or leave the column out and use the day."
        return Wrong(found=f"“{said[:40]}”", expected="a period such as 02 or May-16", mend=mend)

    def _fault(self, row: RawLine, name: str, wrong: Wrong) -> None:
        heading = self.heading.get(name, "")
        column = list(self.headings).index(heading) if heading in self.headings else 0
        self.faults.append(
            Fault(
                sheet="1",
                cell=address(row.number - 1, column),
                found=wrong.found,
                expected=wrong.expected,
                mend=wrong.mend,
            )
        )


def _met_twice(lines: Sequence[Line], layout: Layout, headings: Sequence[str]) -> list[Fault]:
    """A line's own number is no other line's."""
    heading = next((one for one, name in layout.columns.items() if name == "transaction"), None)
    if heading is None:
        return []
    met: dict[str, int] = {}
    faults = []
    for line in lines:
        if line.transaction in met:
            faults.append(
                Fault(
                    sheet="1",
                    cell=address(line.number - 1, list(headings).index(heading)),
                    found=f"the number of row {met[line.transaction]} again",
                    expected="a number that no other line has",
                    mend="Call this column the document number: lines are then told apart by all they say.",
                )
            )
        met.setdefault(line.transaction, line.number)
    return faults


def _no_column(name: str, more: str) -> Fault:
    return Fault(
        found=f"no column for “{name}”",
        expected=f"one column that says it, {more}",
        mend="Choose the column that says it, or add it to the export and send the file again.",
    )


def _year(text: str) -> int:
    # Two digits are a year of this century: no ledger here is older.
    return int(text) if len(text) > 2 else 2000 + int(text)


def _month(name: str) -> int:
    """The month of the calendar that a name begins with; 0 where it is none."""
    short = name[:LETTERS].lower()
    return MONTHS.index(short) + 1 if short in MONTHS else 0
