"""Accounts of the ledger as a sentence says them: money went from this to that."""

from lifecourse.finance.kinds.ledger import Book, Kind

# {of} is a line, a contribution or a partner; without one, the words of the kind stand for themselves.
PLACE_WORDS: dict[Kind, str] = {
    Kind.PROMISED: "what was promised as {of}",
    Kind.UNALLOCATED: "what of {of} is not given to a scheme yet",
    Kind.BUDGET: "the budget of {of}",
    Kind.CONTINGENCY: "contingency out of {of}",
    Kind.RISK_POT: "what of {of} is held until a result is known",
    Kind.KEPT_BUDGET: "what of {of} a partner keeps after a result",
    Kind.ORDERED: "orders placed for {of}",
    Kind.COMMITTED: "what is ordered for {of}",
    Kind.DUE: "what fell due of {of}",
    Kind.PARTNER: "the account of {of} with the fund",
    Kind.CASH: "the money that is held for the fund",
    Kind.SPENT: "spending on {of}",
    Kind.SUSPENSE: "what is not known yet to be for anything",
    Kind.KEPT: "what {of} keeps after a result",
    Kind.SHARED: "what was shared out at the end of the year",
    Kind.CARRIED: "what was carried into another year",
    Kind.TO_COME: "what is to come for {of}",
    Kind.FORECAST: "the forecast of {of}",
}

# What of a book stands on a scheme's line: a figure of a scheme is read from accounts of this kind.
ON_A_LINE: dict[Book, Kind] = {
    Book.BUDGET: Kind.BUDGET,
    Book.COMMITTED: Kind.COMMITTED,
    Book.ACTUAL: Kind.SPENT,
    Book.FORECAST: Kind.FORECAST,
}
