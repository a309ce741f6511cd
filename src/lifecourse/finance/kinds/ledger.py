"""The words of the ledger: its four books, the accounts in them, and why something was posted."""

from enum import StrEnum


class Book(StrEnum):
    """What a posting says: what may be spent, what was promised to others, what was spent, what will be."""

    BUDGET = "budget"
    COMMITTED = "committed"
    ACTUAL = "actual"
    FORECAST = "forecast"


class Kind(StrEnum):
    """What an account holds. A posting goes from one account to another of the same book."""

    # Budget: what partners promised (from), what of it is not given to a scheme yet, and where it was given.
    PROMISED = "promised"
    UNALLOCATED = "unallocated"
    BUDGET = "budget"
    CONTINGENCY = "contingency"
    RISK_POT = "risk-pot"
    KEPT_BUDGET = "kept-budget"
    # Committed: what was ordered and not invoiced yet.
    ORDERED = "ordered"
    COMMITTED = "committed"
    # Actual: contributions due (from), each partner's account with the fund, money held, money spent.
    DUE = "due"
    PARTNER = "partner"
    CASH = "cash"
    SPENT = "spent"
    SUSPENSE = "suspense"
    KEPT = "kept"
    SHARED = "shared"
    CARRIED = "carried"
    # Forecast: what is still to be spent.
    TO_COME = "to-come"
    FORECAST = "forecast"


BOOK_OF: dict[Kind, Book] = {
    **dict.fromkeys(
        (
            Kind.PROMISED,
            Kind.UNALLOCATED,
            Kind.BUDGET,
            Kind.CONTINGENCY,
            Kind.RISK_POT,
            Kind.KEPT_BUDGET,
        ),
        Book.BUDGET,
    ),
    **dict.fromkeys((Kind.ORDERED, Kind.COMMITTED), Book.COMMITTED),
    **dict.fromkeys(
        (
            Kind.DUE,
            Kind.PARTNER,
            Kind.CASH,
            Kind.SPENT,
            Kind.SUSPENSE,
            Kind.KEPT,
            Kind.SHARED,
            Kind.CARRIED,
        ),
        Book.ACTUAL,
    ),
    **dict.fromkeys((Kind.TO_COME, Kind.FORECAST), Book.FORECAST),
}

BOOK_WORDS: dict[Book, str] = {
    Book.BUDGET: "Budget",
    Book.COMMITTED: "Ordered, not invoiced yet",
    Book.ACTUAL: "Spent",
    Book.FORECAST: "Still to be spent",
}

KIND_WORDS: dict[Kind, str] = {
    Kind.PROMISED: "What partners put in",
    Kind.UNALLOCATED: "Not given to a scheme yet",
    Kind.BUDGET: "Budget of a scheme",
    Kind.CONTINGENCY: "Contingency",
    Kind.RISK_POT: "Held until a result is known",
    Kind.KEPT_BUDGET: "Kept by a partner after a result",
    Kind.ORDERED: "Orders placed",
    Kind.COMMITTED: "Ordered for a scheme",
    Kind.DUE: "Contributions that have fallen due",
    Kind.PARTNER: "A partner's account with the fund",
    Kind.CASH: "Money the host holds for the fund",
    Kind.SPENT: "Spent on a scheme",
    Kind.SUSPENSE: "Not yet known what it was for",
    Kind.KEPT: "Kept by a partner after a result",
    Kind.SHARED: "Shared out at the end of the year",
    Kind.CARRIED: "Carried into another year",
    Kind.TO_COME: "What is to come",
    Kind.FORECAST: "Forecast for a scheme",
}


class Why(StrEnum):
    """Why something was posted."""

    CONTRIBUTION = "contribution"
    ALLOCATION = "allocation"
    VIREMENT = "virement"
    HOLDING = "holding"
    ORDER = "order"
    FALLS_DUE = "falls-due"
    PAYMENT = "payment"
    SPEND = "spend"
    PACKAGES = "packages"
    DOWRIES = "dowries"
    IMPORT = "import"
    CLEARING = "clearing"
    FORECAST = "forecast"
    RISK_SHARE = "risk-share"
    SETTLEMENT = "settlement"
    CARRY_FORWARD = "carry-forward"
    REVERSAL = "reversal"


WHY_WORDS: dict[Why, str] = {
    Why.CONTRIBUTION: "A partner promised money",
    Why.ALLOCATION: "Money was given to a scheme",
    Why.VIREMENT: "Money was moved between schemes",
    Why.HOLDING: "Money was held until a result is known",
    Why.ORDER: "Something was ordered",
    Why.FALLS_DUE: "A contribution fell due",
    Why.PAYMENT: "Money was paid",
    Why.SPEND: "Money was spent",
    Why.PACKAGES: "People's support",
    Why.DOWRIES: "Money that follows people home",
    Why.IMPORT: "Brought in from a finance system",
    Why.CLEARING: "It became known what money was for",
    Why.FORECAST: "What is still to be spent was forecast",
    Why.RISK_SHARE: "A result became known",
    Why.SETTLEMENT: "The end of the year was shared out",
    Why.CARRY_FORWARD: "Money was carried into another year",
    Why.REVERSAL: "Something posted was taken back",
}
