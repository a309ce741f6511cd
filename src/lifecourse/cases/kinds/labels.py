"""What the fields of a case's plain data are called on a page that shows them side by side."""

from collections.abc import Mapping
from typing import Any

from lifecourse.cases.kinds.document import DEPENDS_WORDS, Group, PartName
from lifecourse.cases.kinds.model import BENEFIT_WORDS, COST_WORDS, COUNTS_WORDS, DIVIDED_WORDS, SPREAD_WORDS
from lifecourse.cases.kinds.options import PRICES_WORDS
from lifecourse.cases.kinds.savings import HOW_WORDS, MONEY_WORDS
from lifecourse.delivery.api import LEVEL_WORDS

# The parts of every kind of case in the order in which they are compared; a template's own titles go before.
PART_TITLES: dict[str, str] = {
    PartName.ABOUT: "What it is",
    PartName.DECLARED: "What it says it saves",
    PartName.SAVINGS: "Savings",
    PartName.MODEL: "What it costs and brings",
    PartName.APPRAISAL: "How options are worked out",
    PartName.OPTIONS: "Options",
    PartName.CRITERIA: "What options are judged by",
    PartName.SCORES: "Scores of options",
    PartName.BENEFITS: "Benefits",
    PartName.MILESTONES: "Milestones",
    PartName.DEPENDENCIES: "What it hangs on",
    PartName.RISKS: "Risks",
    PartName.IMPACT: "What it means for people",
    PartName.ROWS: "Tables of words",
    PartName.PUBLISHED: "Tables as they were printed",
    PartName.AGREES: "What printed figures should come to",
}

FIELD_LABELS: dict[str, str] = {
    "advantages": "Speaks for it",
    "best": "At best",
    "best_percent": "At best, of what is expected",
    "better": "What gets better",
    "brief": "In short",
    "capital": "Bought or built once",
    "cash": "Cash",
    "ceiling": "Ceiling price of an hour",
    "claim": "What it is made on",
    "code": "Measure of the partnership",
    "confidence": "Confidence",
    "confirmed": "Confirmed",
    "corporate": "In the corporate risk register",
    "disadvantages": "Speaks against it",
    "divided": "How its cost is divided",
    "done": "What is done about it",
    "draws": "Chances drawn",
    "due": "By when",
    "each": "Saved on each person",
    "evidence": "How it is known",
    "falls_away": "Not spent where one does not take part",
    "first": "From",
    "first_day": "From",
    "first_year": "First year",
    "fixed": "Agreed parts",
    "floor": "Carries no less than",
    "from": "Who pays now",
    "goes": "Cost or benefit",
    "goes_to": "Goes to",
    "hours": "Hours a year",
    "how": "How",
    "impact": "How bad",
    "informs": "Needed by",
    "last": "To",
    "last_day": "To",
    "lasting": "Each quarter after",
    "likelihood": "How likely",
    "lines": "Budget lines",
    "made_up": "Made up by us",
    "mid": "Most likely",
    "mitigated": "Causes of hope dealt with",
    "mitigation": "What is done about it",
    "money": "Money",
    "month": "In which month",
    "months": "Over how many months",
    "name": "Name",
    "on_groups": "People with protected characteristics",
    "once": "Comes once",
    "organisation": "Organisation",
    "owner": "Who answers for it",
    "paid_by": "Paid by",
    "people": "People",
    "percent": "Part of it",
    "posts": "Posts",
    "pounds": "Amount",
    "price": "Price of an hour now",
    "price_basis": "At which prices",
    "ramp": "Quarter by quarter at first",
    "ramp_months": "Months until it is all there",
    "reading": "What is our reading",
    "reinvested": "Put back in each year",
    "running": "Each quarter after",
    "schedule": "Discount rate",
    "seed": "Where chances begin",
    "share": "Share of the benefit",
    "slippage_months": "Months it comes later",
    "status_quo": "Carrying on as today",
    "template": "Kind of case",
    "to": "Who pays instead",
    "weights": "Spread over quarters",
    "who": "Who",
    "words": "In words",
    "worse": "What may get worse",
    "worst": "At worst",
    "worst_percent": "At worst, of what is expected",
    "years": "By year",
}

# Fields that hold pounds, and those that hold percent. Under `years` and `falls_away` every value is pounds.
POUNDS = frozenset({"pounds", "each", "price", "ceiling", "reinvested", "floor", "best", "mid", "worst"})
POUNDS |= {"running", "lasting", "ramp", "years", "falls_away"}
PERCENT = frozenset({"confidence", "percent", "weight", "inflation", "mitigated", "best_percent"})
PERCENT |= {"worst_percent"}

# The words of a field's values, by the list or part that it stands in and its own name.
VALUE_WORDS: dict[tuple[str, str], Mapping[Any, str]] = {
    ("savings", "how"): HOW_WORDS,
    ("savings", "money"): MONEY_WORDS,
    ("dependencies", "how"): DEPENDS_WORDS,
    ("risks", "likelihood"): LEVEL_WORDS,
    ("risks", "impact"): LEVEL_WORDS,
    ("groups", "group"): {one: one.label for one in Group},
    ("phases", "divided"): DIVIDED_WORDS,
    ("costs", "kind"): COST_WORDS,
    ("costs", "spread"): SPREAD_WORDS,
    ("benefits", "kind"): BENEFIT_WORDS,
    ("benefits", "counts"): COUNTS_WORDS,
    ("benefits", "spread"): SPREAD_WORDS,
    ("benefits", "better"): {"higher": "Higher", "lower": "Lower"},
    ("appraisal", "prices"): PRICES_WORDS,
}

# What one row of a list is called, so that a reader knows what they look at.
ROW_WORDS: dict[str, str] = {
    "benefits": "Benefit",
    "columns": "Column",
    "costs": "Cost",
    "criteria": "Criterion",
    "milestones": "Milestone",
    "money": "Money",
    "moved": "Moved to",
    "moves": "Moved",
    "options": "Option",
    "participants": "Takes part",
    "phases": "Phase",
    "posts": "Posts",
    "published": "Table",
    "risks": "Risk",
    "rows": "Row",
    "savings": "Saving",
    "scores": "Score",
}

# What makes two rows the same row, tried in this order: all of a line must stand in both.
SAME_ROW: tuple[tuple[str, ...], ...] = (
    ("slug",),
    ("option", "criterion"),
    ("organisation", "goes", "words"),
    ("organisation", "month"),
    ("participant", "name"),
    ("figure", "comes"),
    ("year",),
    ("group",),
    ("title",),
    ("number",),
    ("name",),
    ("organisation",),
)
