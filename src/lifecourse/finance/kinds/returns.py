"""The words of a fund's returns: what each has to have before it is filed."""

from enum import StrEnum


class Item(StrEnum):
    """One thing that a return has to have."""

    MONTHS = "months"
    BOOKS = "books"
    VARIANCE = "variance"
    RESULTS = "results"
    NARRATIVE = "narrative"
    SIGNATORY = "signatory"


ITEM_WORDS: dict[Item, str] = {
    Item.MONTHS: "Every month of it is closed",
    Item.BOOKS: "The books hold",
    Item.VARIANCE: "Every difference from the plan is explained",
    Item.RESULTS: "Every target of these days has a result that is agreed",
    Item.NARRATIVE: "What happened is told",
    Item.SIGNATORY: "It says which role signs it",
}
