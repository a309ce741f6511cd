"""The workbook in which somebody sets up a fund: its sheets and what stands in their columns, as data."""

from lifecourse.finance.kinds.fund import ARRANGEMENT_WORDS, SOURCE_WORDS
from lifecourse.finance.kinds.shape_columns import Column, Shape
from lifecourse.finance.kinds.shape_rules import RULE_NOTES, RULE_QUESTIONS, RULE_SHAPES, RULE_WORDS

AGREEMENT_SHEET = "Agreement and fund"
NOTES_SHEET = "How to fill this in"
PARTNER = "Partner"


POUNDS = Column(key="pounds", heading="Pounds", width=16, thousands="Thousands of pounds")
CONTINGENCY = Column(
    key="contingency",
    heading="Kept as contingency, in pounds",
    width=20,
    needed=False,
    thousands="Kept as contingency, in thousands of pounds",
)
SHAPES = (
    Shape(
        table="contributions",
        title="Contributions",
        columns=(
            Column(key="slug", heading="Short name", width=26),
            Column(key="party", heading="Partner", width=36),
            Column(key="source", heading="Kind of money", width=30),
            Column(key="name", heading="Name", width=44),
            Column(key="agreed_in", heading="Where it was agreed", width=44, needed=False),
            POUNDS,
            CONTINGENCY,
        ),
    ),
    Shape(
        table="priorities",
        title="Priorities",
        columns=(
            Column(key="number", heading="Number", width=10),
            Column(key="name", heading="Name", width=60),
        ),
    ),
    Shape(
        table="schemes",
        title="Schemes",
        columns=(
            Column(key="number", heading="Number", width=10),
            Column(key="priority", heading="Priority's number", width=18),
            Column(key="name", heading="Name", width=60),
            Column(key="words", heading="What it does", width=60, needed=False),
        ),
    ),
    Shape(
        table="lines",
        title="Lines",
        columns=(
            Column(key="scheme", heading="Scheme's number", width=18),
            Column(key="lead", heading="Partner that spends it", width=36),
            Column(key="contribution", heading="Contribution's short name", width=28),
            Column(key="provider", heading="Provider", width=28, needed=False),
            Column(key="area_of_spend", heading="Area of spend", width=24, needed=False),
            POUNDS,
        ),
    ),
    Shape(
        table="outputs",
        title="Outputs",
        columns=(
            Column(key="scheme", heading="Scheme's number", width=18),
            Column(key="name", heading="What it brings", width=60),
            Column(key="unit", heading="Counted in", width=24),
            Column(key="planned", heading="Planned for the year", width=20, needed=False),
        ),
    ),
    *RULE_SHAPES,
)
# A row for each on the first sheet, as (section of a fund's file, what it is there, the question).
ASKED = (
    ("agreement", "slug", "Short name of the agreement"),
    ("agreement", "name", "Name of the agreement"),
    ("agreement", "arrangement", "What partners do together"),
    ("agreement", "host", "Who holds the money"),
    ("agreement", "pool_manager", "Pool manager, as a role"),
    ("agreement", "from", "First day of the agreement"),
    ("agreement", "to", "Last day of the agreement"),
    ("fund", "slug", "Short name of the fund"),
    ("fund", "name", "Name of the fund"),
    ("year", "first_day", "First day of the year"),
    *RULE_QUESTIONS,
)
NUMBERS = frozenset({"number", "priority", "scheme"})
DAYS = frozenset({"from", "to", "first_day"})
PARTNERS = frozenset({"host", "party", "lead", "held_by"})
# What a cell may say in words, and the word of a fund's file for it.
WORDS: dict[str, dict[str, str]] = {
    "source": {words: key.value for key, words in SOURCE_WORDS.items()},
    "arrangement": {words: key.value for key, words in ARRANGEMENT_WORDS.items()},
    **RULE_WORDS,
}
NOTES = (
    "Fill in the sheets from left to right, then upload this file. Nothing is set up before you have seen "
    "what will be.",
    "Every fault is told with its sheet and cell. All of it is set up, or nothing.",
    "Agreement and fund: a row called Partner for each partner. Where there is no last day, leave it empty.",
    "Short names are of small letters, digits and hyphens, such as better-care. A contribution's short name "
    "is what its lines call it by.",
    "Amounts are whole pounds, or pounds and pence. Change the heading to “Thousands of pounds” to give them "
    "in thousands; then never write k.",
    "Type values. What a formula works out is not read: paste it as values. Leave cells unmerged.",
    "Lines: a row for each part of a scheme that one partner spends out of one contribution. A line may have "
    "nothing yet.",
    "A partner is named as on the sheet Agreement and fund. Roles only, never the name of a person.",
    *RULE_NOTES,
)
