"""What a line may say, and when a summary may be marked as checked by a panel."""

from datetime import date

from lifecourse.publishing.easy_read.pictures import all_pictures
from lifecourse.publishing.easy_read.summary import Summary
from lifecourse.publishing.easy_read.taken import CONTACT, CannotTake, Known, asked_in, take, typed_in
from lifecourse.publishing.easy_read.typed import numbers_typed

LONGEST = 400


class UnableToWriteLine(Exception):
    """A line cannot be written like that; says why in words that a page can show."""


def check_line(text: str, picture: str, known: Known) -> None:
    """Raises UnableToWriteLine unless every number of a line comes from the plan and it has a picture."""
    if not text.strip():
        raise UnableToWriteLine("Write what the line says.")
    if len(text) > LONGEST:
        raise UnableToWriteLine(f"That is {len(text)} letters long. Say it in at most {LONGEST}.")
    if any(bracket in typed_in(text) for bracket in "[]"):
        raise UnableToWriteLine(
            "A square bracket stands alone. What is taken from the plan stands in two: [ and ]."
        )
    typed = numbers_typed(text)
    if typed:
        raise UnableToWriteLine(f'"{typed[0]}" is typed. Put the plan\'s figure here instead.')
    for asked in asked_in(text):
        # How to reach the partnership may be written after the line.
        if asked != CONTACT:
            try:
                take(known, asked)
            except CannotTake as problem:
                raise UnableToWriteLine(str(problem)) from None
    if picture not in all_pictures():
        raise UnableToWriteLine("Choose a picture from the list.")


def check_nothing_dropped(before: str, after: str, known: Known, *, leave_out: bool) -> None:
    """Raises UnableToWriteLine when something taken from the plan would go without being said."""
    gone = [asked for asked in asked_in(before) if asked not in asked_in(after)]
    if gone and not leave_out:
        said = ", ".join(f"[{asked}]" for asked in gone)
        raise UnableToWriteLine(
            f"{said} would no longer be in this line. Put it back, or say below that you leave it out."
        )


def check_can_be_checked(
    summary: Summary, *, code: str, panel: str, people: int, held_on: date, unread: int, today: date
) -> None:
    """Raises UnableToWriteLine unless a panel can have read exactly this summary."""
    if not panel.strip():
        raise UnableToWriteLine("Write the name of the group that checked it.")
    if people < 1:
        raise UnableToWriteLine("At least 1 person must have checked it.")
    if held_on > today:
        raise UnableToWriteLine("The day on which they checked it has not come yet.")
    if not summary.lines:
        raise UnableToWriteLine("The summary has no lines.")
    if summary.slips:
        raise UnableToWriteLine("The plan has moved away under a line. Read those lines again first.")
    if unread:
        counted = "1 line" if unread == 1 else f"{unread} lines"
        raise UnableToWriteLine(f"Nobody has read {counted} yet. Read every line first.")
    if code.strip().lower() != summary.code:
        raise UnableToWriteLine(
            f"The code on their copy is {code.strip() or 'missing'}; the summary as it is now has "
            f"{summary.code}. They read another wording. Ask them to read this one."
        )
