"""What is wrong with a file that came back: where, what was found, what was expected, how to mend it."""

from dataclasses import asdict, dataclass
from difflib import get_close_matches

# A file with more faults than this was not made from one of our workbooks.
MOST_FAULTS = 1_000
LONGEST_FOUND = 80


@dataclass(frozen=True, kw_only=True)
class Fault:
    """One thing to mend. The sheet and the cell are empty when it is about the whole file."""

    sheet: str = ""
    cell: str = ""
    found: str
    expected: str
    mend: str

    @property
    def place(self) -> str:
        """Where it is, in words."""
        if not self.sheet:
            return "The file"
        return f"Sheet {self.sheet}, cell {self.cell}" if self.cell else f"Sheet {self.sheet}"

    @property
    def sentence(self) -> str:
        """Everything on one line."""
        return f"{self.place}: found {self.found}; expected {self.expected}. {self.mend}"

    @property
    def data(self) -> dict[str, str]:
        """Plain texts, for programs."""
        return asdict(self)


class Refused(Exception):
    """A file cannot be taken in; every fault found is in `faults`."""

    def __init__(self, *faults: Fault) -> None:
        super().__init__("\n".join(fault.sentence for fault in faults))
        self.faults = list(faults)


class TooManyFaults(Exception):
    """There is no sense in looking further."""


class Faults:
    """Gathers faults instead of stopping at the first."""

    def __init__(self) -> None:
        self.found: list[Fault] = []

    def add(self, sheet: str, cell: str, *, found: str, expected: str, mend: str) -> None:
        """Note one fault. Raises TooManyFaults."""
        self.found.append(Fault(sheet=sheet, cell=cell, found=found, expected=expected, mend=mend))
        if len(self.found) >= MOST_FAULTS:
            raise TooManyFaults


def quote(text: str) -> str:
    """What was found, in quotes and not too long; signs that cannot be seen are shown by their number."""
    short = text if len(text) <= LONGEST_FOUND else f"{text[:LONGEST_FOUND]}…"
    return '"' + "".join(c if c.isprintable() else f"\\u{ord(c):04x}" for c in short) + '"'


def did_you_mean(word: str, known: list[str]) -> str:
    """ "Did you mean ...?" with the nearest, or an empty string."""
    lowered = {one.casefold(): one for one in known}
    near = get_close_matches(word.casefold()[:200], list(lowered), n=1, cutoff=0.6)
    return f'Did you mean "{lowered[near[0]]}"?' if near else ""
