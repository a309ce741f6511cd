"""Days as people and systems here write them."""

import re
from datetime import date

ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})(?:[T ]00:00(?::00)?)?")
PACKED = re.compile(r"(\d{4})(\d{2})(\d{2})")
BRITISH = re.compile(r"(\d{1,2})[/.\- ](\d{1,2})[/.\- ](\d{4})")
WORDED = re.compile(r"(\d{1,2})[ \-]([A-Za-z]{3,9})[ \-](\d{4})")
MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
MONTH_NAMES = (
    *("january", "february", "march", "april", "may", "june", "july", "august", "september", "october"),
    *("november", "december", "sept"),
)


def read_day(text: str) -> date | None:
    """A day as systems write it here, the day before the month; None where it is none."""
    try:
        # Eight digits are never the day first: a year would stand where the month is.
        if found := ISO.fullmatch(text) or PACKED.fullmatch(text):
            return date(int(found[1]), int(found[2]), int(found[3]))
        if found := BRITISH.fullmatch(text):
            return date(int(found[3]), int(found[2]), int(found[1]))
        found = WORDED.fullmatch(text)
        name = found[2].lower() if found else ""
        if found and (name in MONTHS or name in MONTH_NAMES):
            return date(int(found[3]), MONTHS.index(name[:3]) + 1, int(found[1]))
    except ValueError:
        pass
    return None
