"""What a spreadsheet may take for a formula when it opens a file of ours."""

import re

# Also after spaces, and in the wide forms of some alphabets.
FORMULA = re.compile(r"^\s*[=+\-@\t\r\n＝＋－＠]")


def may_be_formula(text: str) -> bool:
    """Whether a spreadsheet may work a text out instead of showing it."""
    return FORMULA.match(text) is not None


def guarded(text: str) -> str:
    """The text with an apostrophe before what a spreadsheet may take for a formula."""
    return f"'{text}" if may_be_formula(text) else text
