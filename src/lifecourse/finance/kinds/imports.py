"""The words of a finance system's export: what a column may say, and how amounts and days are written."""

from enum import StrEnum

# What can be read from an export, and the words for it on a page.
FIELDS: dict[str, str] = {
    "day": "Day of the transaction",
    "period": "Period of the ledger",
    "cost_centre": "Cost centre",
    "subjective": "Subjective or account code",
    "words": "Description",
    "supplier": "Supplier",
    "reference": "Invoice or document number",
    "transaction": "The line's own number, which no other line has",
    "amount": "Amount, with its sign",
    "debit": "Debit",
    "credit": "Credit",
}
# Headings that finance systems are known to write, as `plain_heading` leaves them.
HEADINGS: dict[str, tuple[str, ...]] = {
    "day": (
        *("date", "day", "transaction date", "trans date", "trans dt", "posting date", "pstng date"),
        *("effective date", "accounting date", "gl date", "invoice date", "doc date", "document date"),
    ),
    "period": ("period", "accounting period", "gl period", "period name", "fiscal period", "posting period"),
    "cost_centre": ("cost centre", "cost center", "cost ctr", "costcentre", "cc", "cost code", "costc"),
    "subjective": (
        *("subjective", "subjective code", "account", "account code", "gl account", "g l account", "nominal"),
        *("nominal code", "natural account", "cost element", "detail code", "analysis", "acc"),
    ),
    "words": ("description", "text", "line description", "narrative", "details", "item text", "particulars"),
    "supplier": ("supplier", "supplier name", "vendor", "vendor name", "payee", "creditor", "ap ar name"),
    "reference": (
        *("reference", "ref", "invoice", "invoice no", "invoice number", "document number", "document no"),
        *("doc no", "docno", "voucher", "voucher no", "journal", "journal name", "ref doc number"),
    ),
    "transaction": (
        *("transaction number", "transaction no", "transaction id", "trans no", "transno", "line id"),
        *("gl line id", "entry number", "sequence number", "line number", "je line id"),
    ),
    "amount": (
        *("amount", "net amount", "value", "net", "net value", "val in rep cur", "val co code curr"),
        *("amount gbp", "amount in local currency", "gbp", "amount 000", "actual", "net gbp"),
    ),
    "debit": ("debit", "dr", "entered dr", "accounted dr", "debit amount", "accounted debit"),
    "credit": ("credit", "cr", "entered cr", "accounted cr", "credit amount", "accounted credit"),
}
BY_HEADING = {heading: name for name, headings in HEADINGS.items() for heading in headings}


class Unit(StrEnum):
    """In what an export says its amounts."""

    POUNDS = "pounds"
    THOUSANDS = "thousands"


UNIT_WORDS: dict[Unit, str] = {Unit.POUNDS: "Pounds", Unit.THOUSANDS: "Thousands of pounds"}


class Sign(StrEnum):
    """Which sign an export gives to what was spent."""

    PLUS = "plus"
    MINUS = "minus"


SIGN_WORDS: dict[Sign, str] = {
    Sign.PLUS: "Spending is plus, a credit is minus",
    Sign.MINUS: "Spending is minus, a credit is plus",
}


class DayForm(StrEnum):
    """What comes first in a day of three numbers."""

    DAY_FIRST = "day-first"
    MONTH_FIRST = "month-first"


DAY_FORM_WORDS: dict[DayForm, str] = {
    DayForm.DAY_FIRST: "The day first: 31/05/2016",
    DayForm.MONTH_FIRST: "The month first: 05/31/2016",
}


class State(StrEnum):
    """How far an export got."""

    WAITING = "waiting"
    POSTED = "posted"
    DROPPED = "dropped"
    TAKEN_BACK = "taken-back"


STATE_WORDS: dict[State, str] = {
    State.WAITING: "Waiting for somebody to look at it",
    State.POSTED: "Posted",
    State.DROPPED: "Not posted",
    State.TAKEN_BACK: "Taken back",
}

# What a ledger writes freely, and may be taken out. Codes, days and amounts say nothing of a person.
FREE = ("words", "supplier", "reference")
# What stands where something was taken out, and where the reason for a line's place said it too.
TAKEN_OUT = "taken out"
FORGOTTEN = "a rule that went by what was taken out"
