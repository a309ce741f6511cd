"""Reviews and promises as their pages read them."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.utils import timezone

from lifecourse.accounts.api import Account
from lifecourse.people.api import Person, called_by, portraits_of
from lifecourse.standards.api import PapersAnswer, WouldBe, papers_time, timing_packs
from lifecourse.support.kinds.reviews import (
    NEEDED_PARTS,
    PAPERS_COMMUNITY,
    PAPERS_HOSPITAL,
    QUESTIONS,
    Effect,
    Step,
)
from lifecourse.support.models import Promise, Review, ReviewFinding, ReviewPaper, ReviewSeat
from lifecourse.support.queries.reviews import (
    agreed_to_review,
    may_read_papers,
    promises_of,
    promises_owned,
    rules_of_reviews,
)
from lifecourse.support.rules.promises import (
    Happened,
    Standing,
    Tally,
    effect_said,
    papers_by,
    standing,
    tally,
)
from lifecourse.support.rules.reviews import Life, Span, report_due


@dataclass(frozen=True, kw_only=True)
class Promised:
    """One promise with what became of it."""

    promise: Promise
    standing: Standing

    @property
    def effect(self) -> str:
        """What keeping it does to the day of going home."""
        return effect_said(Effect(self.promise.effect), self.promise.effect_days)

    @property
    def moves(self) -> bool:
        """Whether keeping it moves the day of going home."""
        return self.promise.effect_days is not None

    @property
    def is_open(self) -> bool:
        """Whether it was neither kept nor refused."""
        return self.standing.settled is None

    @property
    def look(self) -> str:
        """How its state is shown."""
        if self.standing.settled is Step.MET:
            return "done"
        if self.standing.settled is Step.REFUSED or self.standing.late:
            return "mend"
        return "look"


def standing_of(promise: Promise, *, on: date) -> Standing:
    """What became of a promise, by the steps that are written down."""
    steps = [Happened(step=Step(one.step), on=one.on) for one in promise.steps.all()]
    return standing(steps, due=promise.due, today=on)


def promised(found: Iterable[Promise], *, on: date) -> list[Promised]:
    """Promises with what became of each: those open first, the longest late first."""
    read = [Promised(promise=one, standing=standing_of(one, on=on)) for one in found]
    return sorted(read, key=lambda one: (not one.is_open, one.promise.due, one.promise.pk))


@dataclass(frozen=True, kw_only=True)
class Asked:
    """One question of a review: what was found, and what was written before that."""

    key: str
    words: str
    found: ReviewFinding | None
    before: Sequence[ReviewFinding]


@dataclass(frozen=True, kw_only=True)
class Paper:
    """One paper of the list, and whether it came."""

    words: str
    came: ReviewPaper | None


@dataclass(frozen=True, kw_only=True)
class ReviewRead:
    """Everything about one review that a reader may know."""

    review: Review
    agreed: bool
    papers_open: bool
    seats: Sequence[ReviewSeat]
    not_seated: Sequence[str]
    papers: Sequence[Paper]
    papers_rule: PapersAnswer | None
    papers_by: datetime | None
    papers_late: bool
    asked: Sequence[Asked]
    promises: Sequence[Promised]
    tally: Tally
    report: WouldBe | None

    @property
    def waits(self) -> bool:
        """Whether it is still to be held."""
        return self.review.held_on is None and not self.review.not_held_because

    @property
    def came(self) -> int:
        """How many papers came."""
        return sum(one.came is not None for one in self.papers)


def read_review(review: Review, *, by: Account, on: date, at: datetime) -> ReviewRead:
    """One review with its panel, papers, findings and promises; papers only where they are open."""
    papers_open = may_read_papers(review, by=by, on=on)
    seats = list(review.seats.all())
    rule = papers_rule(review)
    due = papers_by(review.meets_at, rule.time) if rule else None
    promises = promised(promises_of(review.person.head).filter(review=review), on=on)
    return ReviewRead(
        review=review,
        agreed=agreed_to_review(review, on=on),
        papers_open=papers_open,
        seats=seats,
        not_seated=[words for part, words in NEEDED_PARTS.items() if part not in {one.part for one in seats}],
        papers=_papers(review) if papers_open else [],
        papers_rule=rule,
        papers_by=due,
        papers_late=due is not None and (review.papers_sent_at or at) > due,
        asked=_asked(review),
        promises=promises,
        tally=tally(one.standing for one in promises),
        report=_report(review, on=on),
    )


def papers_rule(review: Review) -> PapersAnswer | None:
    """By which rule its panel has the papers before it meets."""
    return papers_time(timezone.localdate(review.meets_at), timing_packs())


def _report(review: Review, *, on: date) -> WouldBe | None:
    """By when an Act that is not yet in force would have the copies of the report, and why."""
    if review.held_on is None:
        return None
    born = portraits_of([review.person.head], today=on)[review.person.head_id].birth_date
    plans = [Span(from_date=review.held_on)] if review.has_ehc_plan else []
    life = Life(born=born, ehc_plans=plans)
    return report_due(held_on=review.held_on, life=life, rules=rules_of_reviews()).also


def papers_of(review: Review) -> dict[str, str]:
    """The papers that a review of this place asks for."""
    return PAPERS_HOSPITAL if review.place == "hospital" else PAPERS_COMMUNITY


def _papers(review: Review) -> list[Paper]:
    came = {one.kind: one for one in review.papers.all()}
    return [Paper(words=words, came=came.get(kind)) for kind, words in papers_of(review).items()]


def _asked(review: Review) -> list[Asked]:
    found = list(review.findings.select_related("by").order_by("-at", "-pk"))
    asked = []
    for key, words in QUESTIONS.items():
        of_it = [one for one in found if one.question == key]
        asked.append(Asked(key=key, words=words, found=of_it[0] if of_it else None, before=of_it[1:]))
    return asked


@dataclass(frozen=True, kw_only=True)
class Waiting:
    """One promise on the list of an organisation, with whose life it is about."""

    person: Person
    called: str
    promised: Promised


def what_waits(*, seen_by: Account, on: date, at: datetime) -> list[Waiting]:
    """What the reader's organisations promised, open first and the longest late first."""
    read = promised(promises_owned(seen_by, on=on, at=at), on=on)
    heads = list({one.promise.person.head_id: one.promise.person.head for one in read}.values())
    called = called_by(heads, today=on)
    return [
        Waiting(
            person=one.promise.person.head,
            called=called[one.promise.person.head_id],
            promised=one,
        )
        for one in read
    ]


def promises_waiting(*, seen_by: Account, on: date, at: datetime) -> int:
    """How many promises of the reader's organisations are open."""
    found = promises_owned(seen_by, on=on, at=at)
    return sum(standing_of(one, on=on).settled is None for one in found)
