"""Sheets of the workbook that sets up a fund for what an agreement says and for rules of sharing, as data.

A workbook may leave any of them out: what they say can be written on the fund's own pages too.
"""

from lifecourse.finance.kinds.shape_columns import Column, Shape
from lifecourse.finance.kinds.sharing import BY_WORDS, HOW_WORDS, STEP_WORDS

PARTY = Column(key="party", heading="Partner", width=36)
PERCENT = Column(key="percent", heading="Per cent", width=12)
RULE = Column(key="rule", heading="Rule's short name", width=26)
STEP = Column(key="number", heading="Step", width=8)
WAY = Column(key="way", heading="Over or under the budget", width=26)
CLAUSE = Column(key="clause", heading="Clause", width=40)
SAYS, PUTS_IN, HELD, HELD_LINES, KEPT, STEPS, END, END_SHARES = (
    "says",
    "puts_in",
    "held_rules",
    "held_lines",
    "kept_shares",
    "held_steps",
    "end_steps",
    "end_shares",
)
RULE_SHAPES = (
    Shape(
        table=SAYS,
        title="What the agreement says",
        needed=False,
        columns=(
            Column(key="slug", heading="Short name", width=26),
            Column(key="law", heading="What the law wants in writing", width=56, needed=False),
            Column(key="says", heading="What it says", width=70, needed=False),
            Column(key="stands_in", heading="Where it stands", width=36, needed=False),
        ),
    ),
    Shape(
        table=PUTS_IN,
        title="What each puts in",
        needed=False,
        columns=(
            Column(key="in_year", heading="Year", width=12),
            PARTY,
            Column(key="pounds", heading="Pounds", width=16),
        ),
    ),
    Shape(
        table=HELD,
        title="Held for a result",
        needed=False,
        columns=(
            Column(key="slug", heading="Short name", width=26),
            Column(key="name", heading="Name", width=44),
            CLAUSE,
            Column(key="said_in", heading="Where the rule stands", width=40),
            Column(key="measure", heading="Measure's short name", width=26),
            Column(key="from", heading="From", width=14),
            Column(key="to", heading="To", width=14),
            Column(key="how", heading="How much is freed when it is missed", width=52),
        ),
    ),
    Shape(
        table=HELD_LINES,
        title="Held and freed",
        needed=False,
        columns=(
            RULE,
            Column(key="what", heading="Held or freed", width=16),
            Column(key="scheme", heading="Scheme's number", width=18),
            Column(key="lead", heading="Partner that spends it", width=36),
            Column(key="contribution", heading="Contribution's short name", width=28),
            Column(key="provider", heading="Provider", width=28, needed=False),
            Column(key="pounds", heading="Pounds, where held", width=20, needed=False),
            Column(key="weight", heading="Weight, where freed", width=20, needed=False),
        ),
    ),
    Shape(table=KEPT, title="Kept when missed", needed=False, columns=(RULE, PARTY, PERCENT)),
    Shape(
        table=STEPS,
        title="Steps to a target",
        needed=False,
        columns=(
            RULE,
            Column(key="achieved", heading="From this per cent of the way", width=30),
            Column(key="released", heading="Per cent freed", width=18),
        ),
    ),
    Shape(
        table=END,
        title="End of the year",
        needed=False,
        columns=(
            WAY,
            STEP,
            Column(key="step", heading="Who bears or gets it", width=44),
            Column(
                key="percent_of_budget", heading="At most, per cent of the budget", width=30, needed=False
            ),
            Column(key="pounds", heading="At most, in pounds", width=20, needed=False),
            Column(key="clause", heading="Clause", width=40, needed=False),
            Column(key="held_by", heading="Carried forward, held by", width=36, needed=False),
        ),
    ),
    Shape(table=END_SHARES, title="Shares at the end", needed=False, columns=(WAY, STEP, PARTY, PERCENT)),
)
RULE_QUESTIONS = (
    ("limits", "pool_manager_alone", "The pool manager moves budget alone up to, in pounds"),
    ("limits", "every_party_above", "Every partner agrees to moves above, in pounds"),
    ("settlement", "clause", "End of the year: the clause"),
    ("settlement", "said_in", "End of the year: where the rule stands"),
    ("settlement", "by", "End of the year: what makes up for what"),
)
RULE_WORDS: dict[str, dict[str, str]] = {
    "how": {words: key.value for key, words in HOW_WORDS.items()},
    "by": {words: key.value for key, words in BY_WORDS.items()},
    "step": {words: key.value for key, words in STEP_WORDS.items()},
    "way": {"Over": "over", "Under": "under"},
    "what": {"Held": "held", "Freed": "released"},
}
RULE_NOTES = (
    "The sheets from “What the agreement says” on may stay empty: what they say can be written on the fund's "
    "own pages. Rules are proposed to the partners, who each agree to them there.",
    "What the agreement says: fill in what stands in the agreement beside each thing that the law wants in "
    "writing. A row without an answer is left out.",
    "Held for a result: a row for each rule; the three sheets after it name the rule by its short name. What "
    "is freed goes back to where it was held from, unless rows say Freed with a weight.",
    "End of the year: number the steps from 1 for what was spent over the budget, and from 1 for what was "
    "not spent. Where partners share by percentages, each has a row on “Shares at the end”.",
)
