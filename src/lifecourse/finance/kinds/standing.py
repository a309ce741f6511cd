"""How each thing of a year that stands already is changed, where a workbook says it otherwise."""

from enum import StrEnum


class Way(StrEnum):
    """One way in which something that stands is changed."""

    AMOUNT = "amount"
    ASIDE = "aside"
    BUDGET = "budget"
    REWORD = "reword"
    ADD = "add"
    END = "end"
    RULE = "rule"
    AGREEMENT = "agreement"
    FIXED = "fixed"


# What one does, and the page on which it is done; none: it stays as it is.
WAY_WORDS: dict[Way, tuple[str, str]] = {
    Way.AMOUNT: ("Change the contribution. The difference is posted with your reason.", "show_outline"),
    Way.ASIDE: ("Set more of the contribution aside, or have it moved to a line.", "show_outline"),
    Way.BUDGET: ("Give the line what is left of its contribution, or have budget moved.", "show_virements"),
    Way.REWORD: ("Reword it. The old words are kept.", "show_outline"),
    Way.ADD: ("Add it.", "show_outline"),
    Way.END: ("Take it out where nothing was posted to it, or end it with a reason.", "show_outline"),
    Way.RULE: ("Propose another wording. It holds once every partner agrees.", "show_sharing"),
    Way.AGREEMENT: ("Write a variation, which every partner signs.", "show_agreement"),
    Way.FIXED: ("This stays in the year: add another beside it, and move the money there.", ""),
}
