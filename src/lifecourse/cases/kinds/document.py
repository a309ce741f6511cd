"""A case as a document: what stands in it, whatever it was read from. Amounts in whole pence."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from lifecourse.cases.kinds.model import Model
from lifecourse.cases.kinds.options import Appraisal
from lifecourse.cases.kinds.published import Agreement, PrintedTable
from lifecourse.cases.kinds.savings import Benefit, Saving


class PartName(StrEnum):
    """The parts of a case that are not words alone. A part of words is called `words.` and its short name."""

    ABOUT = "about"
    DECLARED = "declared"
    MILESTONES = "milestones"
    DEPENDENCIES = "dependencies"
    RISKS = "risks"
    IMPACT = "impact"
    ROWS = "rows"
    APPRAISAL = "appraisal"
    OPTIONS = "options"
    CRITERIA = "criteria"
    SCORES = "scores"
    SAVINGS = "savings"
    BENEFITS = "benefits"
    MODEL = "model"
    PUBLISHED = "published"
    AGREES = "agrees"


WORDS = "words."


class Depends(StrEnum):
    """How a case hangs together with another, or with something that is no case."""

    NEEDS = "needs"
    INFORMS = "informs"
    SHARES = "shares"


DEPENDS_WORDS: dict[Depends, str] = {
    Depends.NEEDS: "cannot do without it",
    Depends.INFORMS: "tells it what to do",
    Depends.SHARES: "works on the same people, contract or money",
}


class Group(StrEnum):
    """The characteristics that the law protects. Source: Equality Act 2010, section 4."""

    AGE = "age"
    DISABILITY = "disability"
    GENDER_REASSIGNMENT = "gender-reassignment"
    MARRIAGE = "marriage-and-civil-partnership"
    PREGNANCY = "pregnancy-and-maternity"
    RACE = "race"
    RELIGION = "religion-or-belief"
    SEX = "sex"
    SEXUAL_ORIENTATION = "sexual-orientation"

    @property
    def label(self) -> str:
        """As it is said: Gender reassignment."""
        return self.value.replace("-", " ").capitalize()


@dataclass(frozen=True, kw_only=True)
class About:
    """What a case is and who answers for it. `organisation`: the code of who brings it; `owner`: a role."""

    slug: str
    reference: str
    title: str
    template: str
    organisation: str
    owner: str
    brief: str
    # Where the case and its figures stand.
    source: str
    first_day: date
    last_day: date | None = None
    # The official name of whom a made-up part belongs to is none: what we made up says so.
    made_up: bool = False


@dataclass(frozen=True, kw_only=True)
class Declared:
    """A saving as the case says it on its first page, before anything is worked out. Pence; None: to come."""

    year: str
    pence: int | None
    words: str = ""


@dataclass(frozen=True, kw_only=True)
class Milestone:
    """Something that ends on a day, or is only named. `informs`: short names of milestones that need it."""

    slug: str
    name: str
    first_day: date | None = None
    due: date | None = None
    informs: tuple[str, ...] = ()
    who: str = ""


@dataclass(frozen=True, kw_only=True)
class Dependency:
    """What a case hangs on. `reference`: the other case's own, where it is a case."""

    title: str
    how: Depends
    reference: str = ""


@dataclass(frozen=True, kw_only=True)
class CaseRisk:
    """What may go wrong. Levels are "" where nobody said; `corporate`: references of a corporate register."""

    title: str
    likelihood: str = ""
    impact: str = ""
    owner: str = ""
    mitigation: str = ""
    corporate: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class GroupImpact:
    """What a case means for people with one protected characteristic, and what is done about it."""

    group: Group
    words: str
    done: str = ""


@dataclass(frozen=True, kw_only=True)
class Impact:
    """What a case means for people. "" where nothing was said."""

    who: str = ""
    better: str = ""
    worse: str = ""
    neutral: str = ""
    groups: tuple[GroupImpact, ...] = ()
    # Said of all groups together, where none is named.
    on_groups: str = ""


@dataclass(frozen=True, kw_only=True)
class CaseDocument:
    """A whole case. `words`: by the short name of a part; `rows`: tables of words by theirs."""

    about: About
    declared: tuple[Declared, ...] = ()
    words: Mapping[str, str]
    rows: Mapping[str, tuple[Mapping[str, str], ...]]
    milestones: tuple[Milestone, ...] = ()
    dependencies: tuple[Dependency, ...] = ()
    risks: tuple[CaseRisk, ...] = ()
    impact: Impact = Impact()
    appraisal: Appraisal = field(default_factory=Appraisal)
    savings: tuple[Saving, ...] = ()
    benefits: tuple[Benefit, ...] = ()
    # What it costs and brings, by phase; None where nobody has worked it out.
    model: Model | None = None
    # Tables as they were printed, and what their figures should come to.
    published: tuple[PrintedTable, ...] = ()
    agrees: tuple[Agreement, ...] = ()
