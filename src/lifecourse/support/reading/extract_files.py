"""One file of an organisation's extract as rows: every row is read, or the whole file is refused."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from lifecourse.engine.sheets.faults import Fault, Refused
from lifecourse.engine.sheets.grid import address
from lifecourse.people.api import Sheet, plain_heading, read_day
from lifecourse.support.kinds.extracts import BY_HEADING, DAYS, FIELDS, FLAGS, WHO
from lifecourse.support.rules.extracts import RowSaid

MOST_FAULTS = 50
LONGEST = 300


def guess(headings: Sequence[str], saved: Mapping[str, str]) -> dict[str, str]:
    """Which heading says what; what somebody chose for the file before goes before what is guessed."""
    found = {heading: saved[heading] for heading in headings if saved.get(heading) in FIELDS}
    for heading in headings:
        name = BY_HEADING.get(plain_heading(heading))
        if heading not in saved and name is not None and name not in found.values():
            found[heading] = name
    return found


def check_columns(columns: Mapping[str, str]) -> None:
    """Raises Refused where this mapping cannot be meant."""
    meant = list(columns.values())
    faults = [
        Fault(
            found=f"two columns for “{FIELDS[name]}”",
            expected="one",
            mend="Choose one of them, and leave the other out.",
        )
        for name in sorted({one for one in meant if meant.count(one) > 1})
    ]
    if "nhs_number" not in meant and not {"given", "family", "birth_date"} <= set(meant):
        faults.append(
            Fault(
                found="no column that says who somebody is",
                expected="the NHS number; or first names, family name and date of birth",
                mend="Choose the columns that say it, or ask for a file that has them.",
            )
        )
    if faults:
        raise Refused(*faults)


def read_extract(sheet: Sheet, columns: Mapping[str, str], *, today: date) -> list[tuple[int, RowSaid]]:
    """Every row with its number. Raises Refused with each fault by its cell: then nothing comes in."""
    check_columns(columns)
    place = {name: heading for heading, name in columns.items()}
    faults: list[Fault] = []
    rows = []
    for row in sheet.rows:
        reading = _Row(row.number, row.cells, place, sheet.headings, today)
        rows.append((row.number, reading.said()))
        faults += reading.faults
        if len(faults) >= MOST_FAULTS:
            break
    if not rows:
        faults.append(
            Fault(
                found="headings and no row",
                expected="a row for each person",
                mend="Export it again. If nobody was in hospital, there is nothing to compare.",
            )
        )
    if faults:
        raise Refused(*faults[:MOST_FAULTS])
    return rows


class _Row:
    """One row; gathers what is wrong with it."""

    def __init__(
        self,
        number: int,
        cells: Mapping[str, str],
        place: Mapping[str, str],
        headings: Sequence[str],
        today: date,
    ) -> None:
        self.number, self.place, self.headings, self.today = number, place, headings, today
        self.texts = {name: " ".join(cells.get(heading, "").split()) for name, heading in place.items()}
        self.faults: list[Fault] = []

    def said(self) -> RowSaid:
        for name, text in self.texts.items():
            if len(text) > LONGEST:
                self.fault(name, f"{len(text)} letters", f"at most {LONGEST}", "Shorten it.")
        days = {name: self.day(name) for name in DAYS}
        admitted, left = days["admitted"], days["left"]
        if admitted and left and left < admitted:
            self.fault(
                "left",
                f"{left:%-d %B %Y}, before they came on {admitted:%-d %B %Y}",
                "a day after they came",
                "Look both up, and mend the one that is wrong.",
            )
        texts: dict[str, Any] = {
            name: self.texts.get(name, "") for name in FIELDS if name not in DAYS and name not in FLAGS
        }
        said = RowSaid(
            **texts | days,
            flags={name: self.texts[name] for name in FLAGS if self.texts.get(name)},
        )
        if not said.nhs_number and not (said.called and said.birth_date):
            name = next(name for name in WHO if name in self.place)
            self.fault(
                name,
                "nothing that says who it is",
                "an NHS number, or a name and a date of birth",
                "Ask whoever sent it, or leave the row out.",
            )
        return said

    def day(self, name: str) -> date | None:
        text = self.texts.get(name, "")
        if not text:
            return None
        day = read_day(text)
        if day is None:
            self.fault(
                name,
                f"“{text[:40]}”",
                "a day such as 3/03/1984 or 1984-03-03",
                "Look it up and mend it, or format the column as a date and export it again.",
            )
        elif day > self.today and name in {"birth_date", "admitted"}:
            self.fault(name, f"{day:%-d %B %Y}", "a day that has been", "Look it up and mend it.")
        return day

    def fault(self, name: str, found: str, expected: str, mend: str) -> None:
        column = self.headings.index(self.place[name])
        cell = address(self.number - 1, column)
        self.faults.append(Fault(sheet="1", cell=cell, found=found, expected=expected, mend=mend))
