"""A small case with three options, as plain data."""

from typing import Any

ABOUT: dict[str, Any] = {
    "slug": "access",
    "reference": "A/1",
    "title": "One point of access",
    "template": "full-business-case",
    "organisation": "county",
    "owner": "Programme manager",
    "first_day": "2016-04-01",
}
CRITERIA = [
    {"slug": "access", "name": "Easy to reach", "weight": 40},
    {"slug": "money", "name": "Money", "weight": 30},
    {"slug": "risk", "name": "Little risk", "weight": 30},
]
OPTIONS = [
    {"slug": "now", "number": 1, "name": "As today", "status_quo": True},
    {
        "slug": "one-place",
        "number": 2,
        "name": "One place",
        "money": [
            {
                "organisation": "county",
                "goes": "cost",
                "capital": True,
                "years": {"2016/17": 1000, "2017/18": 500},
            },
            {"organisation": "trust", "goes": "benefit", "cash": True, "years": {"2018/19": "2000.50"}},
        ],
    },
    {"slug": "three-places", "number": 3, "name": "Three places"},
]
# By criterion, in the order above: 5.0, 6.2 and 6.5 in all.
SCORES = {"now": (2, 6, 8), "one-place": (8, 6, 4), "three-places": (6.5, 5, 8)}


def scores(given: dict[str, tuple[float, ...]] = SCORES) -> list[dict[str, Any]]:
    """A row for each score."""
    return [
        {"option": option, "criterion": one["slug"], "score": score, "made_up": True}
        for option, each in given.items()
        for one, score in zip(CRITERIA, each, strict=True)
    ]


def case_data(**parts: Any) -> dict[str, Any]:
    """The whole case, with some of its parts given."""
    return {
        "about": ABOUT,
        "appraisal": {"first_year": "2016/17"},
        "criteria": CRITERIA,
        "options": OPTIONS,
        "scores": scores(),
    } | parts
