"""Plain decisions about a plan for learning, health and care: what may follow what, and what is due by when.

The times are dated data with their source (standards, `send-2014`); which step begins a time and which ends
it stands here.
"""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from lifecourse.standards.api import DutyPack, DutyTiming, OutsideCalendar, WorkingDays, age_on
from lifecourse.support.kinds.learning import Step
from lifecourse.support.rules.ages import ADULT

YEAR_9 = 14
LAST_AGE = 25
# A school year begins on 1 September; whoever is born on that day is the oldest of a year.
SEPTEMBER = 9


@dataclass(frozen=True, kw_only=True)
class Taken:
    """One step that was taken on a day; some are about a day still to come."""

    step: Step
    on: date
    for_date: date | None = None


@dataclass(frozen=True, kw_only=True)
class LearningDue:
    """One duty: by which day, by which rule, counted from which day, and when it was done."""

    rule: DutyTiming
    begun: Taken
    by: date | None
    done_on: date | None = None
    # What the family may do until that day: nobody is late.
    theirs: bool = False
    # Why no day can be given, where the calendar does not let anybody say.
    unknown: str = ""

    def late(self, today: date) -> int:
        """By how many days it was done late, or is overdue."""
        if self.theirs or self.by is None:
            return 0
        return max(0, ((self.done_on or today) - self.by).days)


def _is(*steps: Step) -> frozenset[Step]:
    return frozenset(steps)


@dataclass(frozen=True, kw_only=True)
class Clock:
    """One time of the law: what begins it, what ends it because it is done, and what makes it void."""

    rule: str
    begins: frozenset[Step]
    done: frozenset[Step]
    void: frozenset[Step] = frozenset()
    # Counted for or back from the day that the step is about.
    of_the_day: bool = False
    theirs: bool = False
    # A second beginning takes the place of the first: there is one meeting, one move at a time.
    anew: bool = False


REVIEWED = _is(Step.STAYS, Step.CHANGES, Step.ENDS)
SETTLED = _is(Step.STAYS, Step.CHANGED, Step.NOT_CHANGED)
OVER = _is(Step.CEASED, Step.HANDED_OVER)
NO_REQUEST = _is(Step.WITHDRAWN, Step.NO_ASSESSMENT, Step.NO_PLAN)
CLOCKS = (
    Clock(
        rule="decide-assessment",
        begins=_is(Step.ASKED),
        done=_is(Step.ASSESSES, Step.NO_ASSESSMENT),
        void=_is(Step.WITHDRAWN),
    ),
    # A plan that is made, or is over, was made without it: nobody waits for it any more.
    Clock(
        rule="advice",
        begins=_is(Step.ADVICE_ASKED),
        done=_is(Step.ADVICE_CAME),
        void=NO_REQUEST | OVER | _is(Step.FINAL, Step.FINAL_AGAIN),
    ),
    # Whoever has sent a draft has said that there will be a plan.
    Clock(
        rule="refuse-plan",
        begins=_is(Step.ASKED),
        done=_is(Step.NO_PLAN, Step.DRAFT, Step.FINAL),
        void=_is(Step.WITHDRAWN, Step.NO_ASSESSMENT),
    ),
    Clock(rule="final", begins=_is(Step.ASKED), done=_is(Step.FINAL), void=NO_REQUEST),
    Clock(
        rule="answer-draft",
        begins=_is(Step.DRAFT),
        done=_is(Step.DRAFT_ANSWERED, Step.FINAL),
        void=NO_REQUEST,
        theirs=True,
        anew=True,
    ),
    Clock(rule="review-first", begins=_is(Step.FINAL), done=REVIEWED, void=OVER | _is(Step.FINAL_AGAIN)),
    # Counted from the meeting, and in time only once the council has said what follows: the stricter way.
    Clock(
        rule="review-notice",
        begins=_is(Step.MEETING_SET),
        done=_is(Step.MEETING_SET),
        void=OVER,
        of_the_day=True,
    ),
    Clock(
        rule="review-papers",
        begins=_is(Step.MEETING_SET),
        done=_is(Step.PAPERS_SENT),
        void=OVER,
        of_the_day=True,
        anew=True,
    ),
    Clock(rule="review-report", begins=_is(Step.MET), done=_is(Step.REPORT), void=OVER),
    Clock(rule="review-decision", begins=_is(Step.MET), done=REVIEWED, void=OVER),
    Clock(
        rule="answer-amendment",
        begins=_is(Step.NOTICE),
        done=_is(Step.CHANGED, Step.NOT_CHANGED),
        void=OVER,
        theirs=True,
        anew=True,
    ),
    Clock(
        rule="amended-final",
        begins=_is(Step.NOTICE),
        done=_is(Step.CHANGED, Step.NOT_CHANGED),
        void=OVER,
    ),
    *(
        Clock(rule=rule, begins=_is(step), done=SETTLED, void=OVER, of_the_day=True, anew=True)
        for rule, step in (
            ("phase-post16", Step.TO_POST_16),
            ("phase-other", Step.TO_OTHER_PHASE),
            ("phase-college", Step.TO_COLLEGE),
        )
    ),
    Clock(
        rule="decide-again",
        begins=_is(Step.ASKED_AGAIN),
        done=_is(Step.ASSESSES_AGAIN, Step.NOT_AGAIN),
        void=OVER,
    ),
    Clock(rule="final-again", begins=_is(Step.ASSESSES_AGAIN), done=_is(Step.FINAL_AGAIN), void=OVER),
    Clock(rule="review-again", begins=_is(Step.FINAL_AGAIN), done=REVIEWED, void=OVER),
    Clock(rule="tell-of-transfer", begins=_is(Step.CAME_OVER), done=_is(Step.TOLD_OF_MOVE), void=OVER),
)


def duties(steps: Sequence[Taken], pack: DutyPack, calendar: WorkingDays) -> list[LearningDue]:
    """Everything that was or is due, the first due first. Steps come in their order."""
    found = [due for clock in CLOCKS for due in _of_clock(clock, steps, pack, calendar)]
    found.extend(_reviews_again(steps, pack, calendar))
    found.extend(_handing_over(steps, pack, calendar))
    return sorted(found, key=lambda due: (due.by or date.min, due.rule.id))


def open_duties(found: Sequence[LearningDue], *, today: date) -> list[LearningDue]:
    """What is still to be done; of what the family may do, what is not over yet."""
    return [
        due
        for due in found
        if due.done_on is None and not (due.theirs and due.by is not None and due.by < today)
    ]


def _of_clock(
    clock: Clock, steps: Sequence[Taken], pack: DutyPack, calendar: WorkingDays
) -> Iterator[LearningDue]:
    for number, begun in enumerate(steps):
        if begun.step not in clock.begins:
            continue
        after = steps[number:] if clock.done & clock.begins else steps[number + 1 :]
        ended = _ends(after, clock.done, clock.void | (clock.begins if clock.anew else frozenset()))
        if ended is None or ended.step in clock.done:
            start = begun.for_date if clock.of_the_day else begun.on
            if start is not None:
                yield _due(pack.timings[clock.rule], begun, start, ended, calendar, theirs=clock.theirs)


def _ends(after: Sequence[Taken], done: Collection[Step], void: Collection[Step]) -> Taken | None:
    return next((one for one in after if one.step in done or one.step in void), None)


def _due(
    rule: DutyTiming,
    begun: Taken,
    start: date,
    ended: Taken | None,
    calendar: WorkingDays,
    *,
    theirs: bool = False,
) -> LearningDue:
    by, unknown = None, ""
    try:
        by = rule.due(start, calendar)
    except OutsideCalendar as reason:
        unknown = str(reason)
    return LearningDue(
        rule=rule,
        begun=begun,
        by=by,
        done_on=ended.on if ended else None,
        theirs=theirs,
        unknown=unknown,
    )


def _reviews_again(steps: Sequence[Taken], pack: DutyPack, calendar: WorkingDays) -> Iterator[LearningDue]:
    """Each year after a review; and after a plan came over, by the later of two days."""
    for number, begun in enumerate(steps):
        after = steps[number + 1 :]
        if begun.step is Step.MET:
            # A review that nobody has decided after is not over: its own four weeks run.
            decided = next((at for at, one in enumerate(after) if one.step in REVIEWED), None)
            if decided is None:
                continue
            ended = _ends(after[decided + 1 :], REVIEWED, OVER | {Step.FINAL_AGAIN})
            if ended is None or ended.step in REVIEWED:
                yield _due(pack.timings["review-next"], begun, begun.on, ended, calendar)
        elif begun.step is Step.CAME_OVER:
            ended = _ends(after, REVIEWED, OVER | {Step.FINAL_AGAIN})
            if ended is None or ended.step in REVIEWED:
                yearly = _due(pack.timings["review-next"], begun, begun.for_date or begun.on, ended, calendar)
                moved = _due(pack.timings["review-after-transfer"], begun, begun.on, ended, calendar)
                yield max(yearly, moved, key=lambda due: due.by or date.min)


def _handing_over(steps: Sequence[Taken], pack: DutyPack, calendar: WorkingDays) -> Iterator[LearningDue]:
    """On the day of a move, where the council knew early; otherwise some working days after it knew."""
    for number, begun in enumerate(steps):
        if begun.step is not Step.MOVES_AWAY or begun.for_date is None:
            continue
        ended = _ends(steps[number + 1 :], {Step.HANDED_OVER}, {Step.CEASED, Step.MOVES_AWAY})
        if ended is not None and ended.step is not Step.HANDED_OVER:
            continue
        due = _due(pack.timings["transfer"], begun, begun.on, ended, calendar)
        try:
            knew_early = pack.timings["aware-of-move"].due(begun.on, calendar) <= begun.for_date
        except OutsideCalendar:
            yield due
            continue
        if knew_early:
            due = LearningDue(
                rule=pack.timings["aware-of-move"], begun=begun, by=begun.for_date, done_on=due.done_on
            )
        yield due


# What may follow, by where things stand.
BEFORE_A_PLAN: Mapping[Step, frozenset[Step]] = {
    Step.ASKED: _is(Step.ASSESSES, Step.NO_ASSESSMENT, Step.WITHDRAWN),
    Step.ASSESSES: _is(Step.ADVICE_ASKED, Step.NO_PLAN, Step.DRAFT, Step.WITHDRAWN),
    Step.ADVICE_ASKED: _is(Step.ADVICE_CAME, Step.NO_PLAN, Step.DRAFT, Step.WITHDRAWN),
    Step.ADVICE_CAME: _is(Step.ADVICE_ASKED, Step.NO_PLAN, Step.DRAFT, Step.WITHDRAWN),
    Step.DRAFT: _is(Step.DRAFT, Step.DRAFT_ANSWERED, Step.FINAL, Step.WITHDRAWN),
    Step.DRAFT_ANSWERED: _is(Step.DRAFT, Step.FINAL, Step.WITHDRAWN),
}
WITH_A_PLAN = _is(
    Step.MEETING_SET,
    Step.MET,
    Step.NOTICE,
    Step.TO_POST_16,
    Step.TO_OTHER_PHASE,
    Step.TO_COLLEGE,
    Step.ASKED_AGAIN,
    Step.ASSESSES_AGAIN,
    Step.MOVES_AWAY,
    Step.CEASED,
)
BEGIN = _is(Step.ASKED, Step.CAME_OVER, Step.FINAL)
PLAN_BEGINS = _is(Step.FINAL, Step.CAME_OVER)


def has_plan(steps: Sequence[Taken], *, on: date) -> bool:
    """Whether a plan was maintained on a day."""
    standing = False
    for one in steps:
        if one.on <= on:
            standing = (standing or one.step in PLAN_BEGINS) and one.step not in OVER
    return standing


def kept(steps: Sequence[Taken]) -> list[tuple[date, date | None]]:
    """From when to when a plan was kept; no last day where it still is."""
    found: list[tuple[date, date | None]] = []
    since: date | None = None
    for one in steps:
        if one.step in PLAN_BEGINS and since is None:
            since = one.on
        elif one.step in OVER and since is not None:
            found.append((since, one.on))
            since = None
    return found if since is None else [*found, (since, None)]


def may_follow(steps: Sequence[Taken]) -> frozenset[Step]:
    """What may happen next; to begin with, a request, a plan that there is, or one from another council."""
    said = [one for one in steps if one.step is not Step.EXCUSED]
    if not said or said[-1].step in NO_REQUEST | OVER:
        return BEGIN
    if not has_plan(said, on=said[-1].on):
        return BEFORE_A_PLAN.get(said[-1].step, BEGIN) | {Step.EXCUSED}
    allowed = set(WITH_A_PLAN)
    for begins, follow in WAITS.items():
        if _waits(said, begins, follow):
            allowed |= follow
    if report_waits(said):
        allowed.add(Step.REPORT)
    if Step.CHANGED in allowed:
        allowed.add(Step.DRAFT_ANSWERED)
    if Step.FINAL_AGAIN in allowed:
        allowed |= {Step.DRAFT, Step.DRAFT_ANSWERED, Step.EXCUSED}
    return frozenset(allowed)


WAITS: Mapping[Step, frozenset[Step]] = {
    Step.MEETING_SET: _is(Step.PAPERS_SENT),
    Step.NOTICE: _is(Step.CHANGED, Step.NOT_CHANGED),
    Step.ASKED_AGAIN: _is(Step.ASSESSES_AGAIN, Step.NOT_AGAIN),
    Step.ASSESSES_AGAIN: _is(Step.FINAL_AGAIN),
    Step.MOVES_AWAY: _is(Step.HANDED_OVER),
    Step.CAME_OVER: _is(Step.TOLD_OF_MOVE),
    Step.MET: REVIEWED,
    Step.CHANGES: _is(Step.NOTICE),
}
# The report of a meeting may go out before or after the council decides.
_REPORT = _is(Step.REPORT)


def _waits(steps: Sequence[Taken], begins: Step, follow: Collection[Step]) -> bool:
    waits = False
    for one in steps:
        if one.step is begins:
            waits = True
        elif one.step in follow:
            waits = False
    return waits


def report_waits(steps: Sequence[Taken]) -> bool:
    """Whether a review meeting was held whose report has not gone out."""
    return _waits(steps, Step.MET, _REPORT)


def may_answer_until(
    steps: Sequence[Taken], step: Step, pack: DutyPack, calendar: WorkingDays
) -> date | None:
    """Until when the family may answer before this step; nothing once they have."""
    begins = {Step.FINAL: Step.DRAFT, Step.FINAL_AGAIN: Step.DRAFT, Step.CHANGED: Step.NOTICE}.get(step)
    if begins is None or not _waits(steps, begins, _is(Step.DRAFT_ANSWERED, step)):
        return None
    sent = [one for one in steps if one.step is begins][-1]
    rule = "answer-draft" if begins is Step.DRAFT else "answer-amendment"
    return pack.timings[rule].due(sent.on, calendar)


def need_not_again(steps: Sequence[Taken], pack: DutyPack, calendar: WorkingDays) -> bool:
    """Whether the last request to assess again came so soon after an assessment that it may be refused."""
    asked = [one for one in steps if one.step is Step.ASKED_AGAIN]
    if not asked or not _waits(steps, Step.ASKED_AGAIN, WAITS[Step.ASKED_AGAIN]):
        return False
    made = [one.on for one in steps if one.step in {Step.FINAL, Step.FINAL_AGAIN} and one.on <= asked[-1].on]
    return bool(made) and asked[-1].on <= pack.timings["not-again"].due(made[-1], calendar)


def year_9(born: date) -> date:
    """The first day of the school year in which most of somebody's class turn 14."""
    turns = born.year + YEAR_9
    return date(turns if born.month >= SEPTEMBER else turns - 1, SEPTEMBER, 1)


def last_day_at_25(born: date) -> date:
    """The last day of the school year in which somebody turns 25, up to which a plan can be kept."""
    turns = born.year + LAST_AGE
    return date(turns + 1 if born.month >= SEPTEMBER else turns, 8, 31)


def why_not_end(steps: Sequence[Taken], *, why: str, born: date | None, on: date) -> str:
    """Why a plan cannot end for that reason on that day, in words; empty where it can."""
    if why in {"not_responsible", "died"}:
        return ""
    if why == "too_old":
        over = born is not None and on > last_day_at_25(born)
        return "" if over else "A plan can be kept until the school year of the 25th birthday is over."
    if why == "left_learning" and (born is None or age_on(born, on) < ADULT):
        return "Before 18 a plan ends only because it is no longer needed."
    ends = [one.on for one in steps if one.step is Step.ENDS]
    if not ends:
        return "First write down, after asking the family, that the council said it wants to end the plan."
    met = [one.on for one in steps if one.step is Step.MET]
    if why == "left_learning" and (not met or ends[-1] < met[-1]):
        return "From 18 on a plan ends for this only after a review that asked whether they want to go back."
    return ""
