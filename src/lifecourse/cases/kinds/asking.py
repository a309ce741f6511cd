"""What a page asks of a part that is a list: its fields, and how each is typed. Data, and no code."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from lifecourse.cases.kinds.document import Depends, Group, PartName
from lifecourse.delivery.api import LEVEL_WORDS, Level

LONGEST_WORDS = 10_000


class Ask(StrEnum):
    """How a value is typed. What a file holds: words, a day as 2016-04-01, pounds, true, a list, years."""

    LINE = "line"
    WORDS = "words"
    DAY = "day"
    POUNDS = "pounds"
    ONE_OF = "one-of"
    YES = "yes"
    LINES = "lines"
    # Other rows of the same list, by their short names.
    OTHERS = "others"
    ORGANISATION = "organisation"
    # Pounds by financial year, a year on a line.
    YEARS = "years"


@dataclass(frozen=True, kw_only=True)
class AskedField:
    """One field of a row. `label`: as a form asks it; `short`: as a list heads it."""

    slug: str
    label: str
    short: str
    ask: Ask = Ask.LINE
    help: str = ""
    needed: bool = False
    longest: int = 200
    choices: Mapping[str, str] = field(default_factory=dict)
    # What a file that leaves it out means.
    unsaid: str = ""


@dataclass(frozen=True, kw_only=True)
class AskedPart:
    """A list that pages write. `part`: its name in the document; `at`: the way from there to its rows.

    A step of the way is the key of a section, or the short name of a row. `one`: what a row is called.
    `titled`: the fields that name a row. `head`: fields beside the rows, where the part is a section.
    """

    part: str
    title: str
    one: str
    fields: tuple[AskedField, ...]
    titled: tuple[str, ...]
    at: tuple[str, ...] = ()
    # Rows have short names, made from their first title.
    named: bool = False
    head: tuple[AskedField, ...] = ()
    about: str = ""


DECLARED = AskedPart(
    part=PartName.DECLARED,
    title="Savings by year",
    one="a year",
    titled=("year",),
    about="What the first page says is saved. How it is worked out stands under savings.",
    fields=(
        AskedField(
            slug="year", label="Which financial year?", short="Year", help="Such as 2026/27.", needed=True
        ),
        AskedField(
            slug="pounds",
            label="How much is saved in it, in pounds?",
            short="Saved",
            ask=Ask.POUNDS,
            help="Leave it empty where it is not known yet: then the case says so at its top.",
        ),
        AskedField(
            slug="words",
            label="What should be known about it?",
            short="About it",
            ask=Ask.WORDS,
            longest=LONGEST_WORDS,
        ),
    ),
)
MILESTONES = AskedPart(
    part=PartName.MILESTONES,
    title="Milestones",
    one="a milestone",
    titled=("name",),
    named=True,
    fields=(
        AskedField(slug="name", label="What is done by then?", short="What", needed=True, longest=500),
        AskedField(slug="first_day", label="On which day does it begin?", short="From", ask=Ask.DAY),
        AskedField(slug="due", label="By which day is it done?", short="Done by", ask=Ask.DAY),
        AskedField(slug="who", label="Who does it?", short="Who", help="A role or a team, never a name."),
        AskedField(
            slug="informs",
            label="Which others need its result?",
            short="Needed by",
            ask=Ask.OTHERS,
            help="It is then checked that there is time to act between the two.",
        ),
    ),
)
DEPENDENCIES = AskedPart(
    part=PartName.DEPENDENCIES,
    title="Links with other projects",
    one="a link",
    titled=("title",),
    fields=(
        AskedField(slug="title", label="What is it linked with?", short="With", needed=True),
        AskedField(
            slug="how",
            label="How?",
            short="How",
            ask=Ask.ONE_OF,
            choices={
                Depends.NEEDS.value: "This case cannot do without it",
                Depends.INFORMS.value: "It tells this case what to do",
                Depends.SHARES.value: "Both work on the same people, contract or money",
            },
            unsaid=Depends.NEEDS.value,
        ),
        AskedField(
            slug="reference",
            label="What is its reference, where it is a case?",
            short="Reference",
            help="As its papers give it. A case that stands here is then linked to.",
            longest=40,
        ),
    ),
)
LEVELS = {level.value: LEVEL_WORDS[level] for level in Level}
RISKS = AskedPart(
    part=PartName.RISKS,
    title="Risks",
    one="a risk",
    titled=("title",),
    fields=(
        AskedField(
            slug="title",
            label="What may go wrong?",
            short="What",
            ask=Ask.WORDS,
            needed=True,
            longest=1000,
        ),
        AskedField(
            slug="likelihood", label="How likely is it?", short="How likely", ask=Ask.ONE_OF, choices=LEVELS
        ),
        AskedField(
            slug="impact", label="How bad would it be?", short="How bad", ask=Ask.ONE_OF, choices=LEVELS
        ),
        AskedField(
            slug="owner", label="Who sees to it?", short="Who sees to it", help="A role, never a name."
        ),
        AskedField(
            slug="mitigation",
            label="What is done about it?",
            short="What is done",
            ask=Ask.WORDS,
            longest=LONGEST_WORDS,
        ),
        AskedField(
            slug="corporate",
            label="To which risks of a corporate register does it belong?",
            short="In the corporate register",
            ask=Ask.LINES,
            help="Their references, one on each line.",
        ),
    ),
)
IMPACT = AskedPart(
    part=PartName.IMPACT,
    title="Impact on people",
    one="a group",
    titled=("group",),
    at=("groups",),
    about="The law asks public bodies to think about people with protected characteristics first.",
    head=tuple(
        AskedField(slug=slug, label=label, short=short, ask=Ask.WORDS, longest=LONGEST_WORDS)
        for slug, label, short in (
            ("who", "Whom does it touch?", "Who"),
            ("better", "What gets better for them?", "What gets better"),
            ("worse", "What may get worse, and for whom?", "What may get worse"),
            ("neutral", "What stays as it is?", "Neither"),
            (
                "on_groups",
                "What does it mean for people with protected characteristics, taken together?",
                "All groups together",
            ),
        )
    ),
    fields=(
        AskedField(
            slug="group",
            label="Which characteristic?",
            short="Group",
            ask=Ask.ONE_OF,
            needed=True,
            choices={group.value: group.label for group in Group},
        ),
        AskedField(
            slug="words",
            label="What does it mean for people with it?",
            short="What it means",
            ask=Ask.WORDS,
            needed=True,
            longest=LONGEST_WORDS,
        ),
        AskedField(
            slug="done",
            label="What is done about it?",
            short="What is done",
            ask=Ask.WORDS,
            longest=LONGEST_WORDS,
        ),
    ),
)
