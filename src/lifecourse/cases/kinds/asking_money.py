"""What pages ask of a case's benefits, its savings and the money of its options."""

from dataclasses import replace

from lifecourse.cases.kinds.asking import LONGEST_WORDS, Ask, AskedField, AskedPart
from lifecourse.cases.kinds.document import PartName
from lifecourse.cases.kinds.options import Goes
from lifecourse.cases.kinds.savings import Better

BENEFITS = AskedPart(
    part=PartName.BENEFITS,
    title="Benefits",
    one="a benefit",
    titled=("name",),
    named=True,
    about="A benefit without a measure is a hope: say how one will know.",
    fields=(
        AskedField(slug="name", label="What gets better?", short="What", needed=True),
        AskedField(
            slug="measure",
            label="How is it measured?",
            short="Measured by",
            ask=Ask.WORDS,
            help="What is counted, by whom, how often.",
            longest=1000,
        ),
        AskedField(
            slug="code",
            label="Which measure kept here is it?",
            short="Measure kept here",
            help="Its short name, where this partnership counts it already: its results are then the "
            "benefit's.",
            longest=60,
        ),
        AskedField(slug="unit", label="In which unit?", short="Unit", help="Such as people.", longest=40),
        AskedField(slug="baseline", label="Where does it stand today?", short="Today", longest=20),
        AskedField(slug="target", label="What should it reach?", short="Should reach", longest=20),
        AskedField(
            slug="better",
            label="Which way is better?",
            short="Better is",
            ask=Ask.ONE_OF,
            choices={Better.HIGHER.value: "Higher", Better.LOWER.value: "Lower"},
            unsaid=Better.HIGHER.value,
        ),
        AskedField(slug="due", label="By which day?", short="By", ask=Ask.DAY),
        AskedField(
            slug="owner", label="Who sees to it?", short="Who sees to it", help="A role, never a name."
        ),
        AskedField(
            slug="evidence",
            label="What makes you think that it will come?",
            short="Evidence",
            ask=Ask.WORDS,
            longest=LONGEST_WORDS,
        ),
        AskedField(slug="source", label="Where do these figures stand?", short="Source"),
    ),
)
# A saving has a form of its own; from here it is only taken out.
SAVINGS = AskedPart(
    part=PartName.SAVINGS, title="Savings", one="a saving", titled=("name",), named=True, fields=()
)
OPTION_MONEY = AskedPart(
    part=PartName.OPTIONS,
    title="Money by year",
    one="an amount",
    titled=("goes", "organisation"),
    about="What the option costs and brings, compared with carrying on as today.",
    fields=(
        AskedField(
            slug="organisation",
            label="Whose money is it?",
            short="Whose",
            ask=Ask.ORGANISATION,
            needed=True,
        ),
        AskedField(
            slug="goes",
            label="Is it spent, or does it come?",
            short="Cost or benefit",
            ask=Ask.ONE_OF,
            needed=True,
            choices={Goes.COST.value: "Cost", Goes.BENEFIT.value: "Benefit"},
        ),
        AskedField(
            slug="years",
            label="How much in which year, in pounds?",
            short="By year",
            ask=Ask.YEARS,
            needed=True,
            help="One year on each line, such as “2026/27 120,000”.",
        ),
        AskedField(slug="words", label="What is it for?", short="What for", longest=LONGEST_WORDS),
        AskedField(
            slug="capital",
            label="It is a cost of something that is built or bought once",
            short="Built or bought once",
            ask=Ask.YES,
        ),
        AskedField(
            slug="cash",
            label="It is a benefit by which a budget can be cut",
            short="A budget can be cut by it",
            ask=Ask.YES,
        ),
        AskedField(slug="source", label="Where does the amount stand?", short="Source"),
    ),
)


SAVING_LISTS: dict[str, AskedPart] = {
    "costs": AskedPart(
        part=PartName.SAVINGS,
        title="What it costs to get there",
        one="a cost",
        titled=("organisation", "month"),
        about="What has to be spent before the saving comes. Each partner sees it beside what it saves.",
        fields=(
            AskedField(
                slug="organisation", label="Who spends it?", short="Who", ask=Ask.ORGANISATION, needed=True
            ),
            AskedField(
                slug="pounds", label="How much, in pounds?", short="Spent", ask=Ask.POUNDS, needed=True
            ),
            AskedField(
                slug="month",
                label="In which month does it begin?",
                short="From",
                ask=Ask.DAY,
                help="Any day of the month, such as 1 4 2026.",
                needed=True,
            ),
            AskedField(
                slug="months",
                label="Over how many months?",
                short="Months",
                help="It is spread evenly. Empty: one.",
                longest=4,
            ),
            AskedField(slug="words", label="What is it for?", short="What for"),
        ),
    ),
    "stated": AskedPart(
        part=PartName.SAVINGS,
        title="Amounts by year",
        one="a year",
        titled=("year",),
        about="What somebody states is saved in each financial year, where no working stands behind it.",
        fields=(
            AskedField(
                slug="year", label="Which financial year?", short="Year", help="Such as 2026/27.", needed=True
            ),
            AskedField(
                slug="pounds",
                label="How much is saved in it, in pounds?",
                short="Saved",
                ask=Ask.POUNDS,
                needed=True,
            ),
            AskedField(
                slug="months",
                label="How many months' worth is it?",
                short="Months",
                help="Empty: nobody says.",
                longest=2,
            ),
        ),
    ),
}


def list_of_saving(saving: str, name: str) -> AskedPart:
    """A list of one saving, by the saving's short name and the list's own."""
    return replace(SAVING_LISTS[name], at=(saving, name))


def money_of_option(option: str) -> AskedPart:
    """The money of one option, by its short name."""
    return replace(OPTION_MONEY, at=(option, "money"))
