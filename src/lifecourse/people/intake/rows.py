"""One row, by a mapping, as what a system says about somebody; or every reason why it cannot be."""

import re
from collections.abc import Mapping
from datetime import date

from nhs_number.validate import is_valid

from lifecourse.people.days import read_day
from lifecourse.people.intake.faults import RowFault, RowRefused
from lifecourse.people.intake.mapping import FIELDS
from lifecourse.people.said import Said, SaidAddress, SaidName

NHS_LENGTH = 10
LONGEST_CELL = 300
LONGEST_ID = 100
OLDEST_YEAR = 1880
SERIAL = re.compile(r"\d{5}(\.\d+)?")
A_DAY = "a day such as 3/03/1984 or 1984-03-03"
VERIFIED = {
    "01",
    "1",
    "y",
    "yes",
    "true",
    "verified",
    "number present and verified",
    "number-present-and-verified",
}


class RowReader:
    """Reads the rows of one file; knows which numbers of the system it has met already."""

    def __init__(self, columns: Mapping[str, str], *, today: date) -> None:
        self.heading = {name: heading for heading, name in columns.items()}
        self.today = today
        self.met: dict[str, int] = {}

    def read(self, cells: Mapping[str, str], *, number: int) -> tuple[str, Said]:
        """The system's own number, and what it says. Raises RowRefused with every fault of the row."""
        return _Reading(self, cells, number).done()


class _Reading:
    def __init__(self, reader: RowReader, cells: Mapping[str, str], number: int) -> None:
        self.reader, self.cells, self.number = reader, cells, number
        self.faults: list[RowFault] = []
        self.texts = {
            name: " ".join(cells.get(heading, "").split()) for name, heading in reader.heading.items()
        }

    def done(self) -> tuple[str, Said]:
        for name, text in self.texts.items():
            if len(text) > LONGEST_CELL:
                self.fault(
                    name,
                    f"{len(text)} letters",
                    f"at most {LONGEST_CELL}",
                    "Shorten it, or take it out of the row.",
                )
        local_id = self.local_id()
        names = self.names()
        birth, death = self.days()
        said = Said(
            names=names,
            birth_date=birth,
            death_date=death,
            gender=self.text("gender"),
            nhs_number=self.nhs_number(),
            nhs_number_is_verified=self.text("nhs_number_status").casefold() in VERIFIED,
            addresses=self.addresses(),
            phones=tuple(filter(None, (self.text("phone"), self.text("mobile")))),
            emails=tuple(filter(None, (self.text("email"),))),
            gp_practice=self.text("gp_practice"),
            languages=tuple(filter(None, (self.text("language"),))),
            responsible={part: code for part in ("commissioner", "council") if (code := self.text(part))},
        )
        if self.faults:
            raise RowRefused(self.faults)
        self.reader.met[local_id] = self.number
        return local_id, said

    def text(self, name: str) -> str:
        return self.texts.get(name, "")

    def fault(self, name: str, found: str, expected: str, mend: str) -> None:
        column = self.reader.heading.get(name, FIELDS[name])
        self.faults.append(RowFault(column=column, found=found, expected=expected, mend=mend))

    def local_id(self) -> str:
        local_id = self.text("local_id")
        if not local_id:
            self.fault("local_id", "nothing", "the number in your system", "Write it in.")
        elif len(local_id) > LONGEST_ID:
            self.fault(
                "local_id", f"{len(local_id)} signs", f"at most {LONGEST_ID}", "Look it up and mend it."
            )
        elif local_id in self.reader.met:
            self.fault(
                "local_id",
                f"a number that row {self.reader.met[local_id]} has too",
                "each number once in a file",
                "Leave out the row that is wrong, or mend its number.",
            )
        return local_id

    def names(self) -> tuple[SaidName, ...]:
        given, family = self.text("given"), self.text("family")
        if whole := self.text("full_name"):
            first, comma, last = whole.partition(",")
            if not comma:
                # Which of several words is the family name is not for us to say.
                self.fault(
                    "full_name", "a name without a comma", "Family name, first names", "Write the comma."
                )
            given, family = given or last.strip(), family or first.strip()
        if not given and not family:
            name = next(name for name in ("family", "given", "full_name") if name in self.reader.heading)
            self.fault(name, "no name", "a first name or a family name", "Look it up and write it in.")
        names = [SaidName(given=given, family=family)]
        if called := self.text("called"):
            names.append(SaidName(given=called, use="nickname"))
        if former := self.text("former_family"):
            names.append(SaidName(given=given, family=former, use="maiden"))
        return tuple(names)

    def days(self) -> tuple[date | None, date | None]:
        birth, death = self.day("birth_date"), self.day("death_date")
        for name, day in (("birth_date", birth), ("death_date", death)):
            if day and day > self.reader.today:
                self.fault(name, _words(day), "a day that has been", "Look it up and mend it.")
        if birth and death and death < birth:
            self.fault(
                "death_date",
                f"{_words(death)}, before the birth on {_words(birth)}",
                "a day after the birth",
                "Look both up and mend the one that is wrong.",
            )
        return birth, death

    def day(self, name: str) -> date | None:
        text = self.text(name)
        if not text:
            return None
        if SERIAL.fullmatch(text):
            self.fault(
                name,
                f"{text}, which is how Excel counts days",
                A_DAY,
                "Format the column as a date and export it again, or write the day in.",
            )
            return None
        day = read_day(text)
        if day is None or day.year < OLDEST_YEAR:
            self.fault(name, f"“{text[:40]}”", A_DAY, "Look it up and mend it.")
            return None
        return day

    def nhs_number(self) -> str:
        text = self.text("nhs_number")
        digits = re.sub(r"[\s\-]", "", text)
        if not digits:
            return ""
        look = "Look it up on the Spine and mend it, or empty the cell."
        if not (digits.isascii() and digits.isdigit()) or len(digits) != NHS_LENGTH:
            found = f"{len(digits)} digits" if digits.isdigit() else "signs that are no digits"
            self.fault("nhs_number", found, "ten digits", look)
        elif not is_valid(digits):
            self.fault("nhs_number", "a number whose last digit does not fit", "an NHS number", look)
        return digits

    def addresses(self) -> tuple[SaidAddress, ...]:
        columns = ("address_1", "address_2", "address_3", "town")
        lines = tuple(line for name in columns for line in self.lines(name))
        postcode = self.text("postcode").upper()
        earlier = self.lines("previous_address")
        earlier_postcode = self.text("previous_postcode").upper()
        before = (
            (SaidAddress(lines=earlier, postcode=earlier_postcode),) if earlier or earlier_postcode else ()
        )
        if not lines and not postcode:
            return before
        came, went = self.day("address_from"), self.day("address_to")
        if came and went and went < came:
            self.fault(
                "address_to", _words(went), f"a day after {_words(came)}", "Look both up, and mend one."
            )
        return (SaidAddress(lines=lines, postcode=postcode, from_date=came, to_date=went), *before)

    def lines(self, name: str) -> tuple[str, ...]:
        """A cell of several lines, line by line."""
        if not (text := self.text(name)):
            return ()
        lines = self.cells[self.reader.heading[name]].splitlines()
        if len(lines) == 1:
            return (text,)
        return tuple(filter(None, (" ".join(line.split()) for line in lines)))


def _words(day: date) -> str:
    return f"{day.day} {day:%B %Y}"
