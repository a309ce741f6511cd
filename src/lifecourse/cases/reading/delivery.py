"""How a case is carried out: its milestones by theme with what became of each, and half a year of it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from lifecourse.cases.kinds.document import CaseDocument, Milestone
from lifecourse.cases.models import Case, CaseAction
from lifecourse.cases.queries.delivery import approved_document, taken_on
from lifecourse.cases.reading.benefits import BenefitStands, read_benefits_of
from lifecourse.cases.rules.halves import Half, half_of, halves
from lifecourse.delivery.api import Action, ActionState

ACTIONS = "actions"
LOOKS = {ActionState.OPEN: "plain", ActionState.DONE: "done", ActionState.NOT_DONE: "mend"}


@dataclass(frozen=True, kw_only=True)
class StepShown:
    """A milestone, and the action that carries it out; none: nobody has taken it on."""

    milestone: Milestone
    action: Action | None
    # It stands in the version that was approved, so that somebody may take it on.
    approved: bool
    late: int

    @property
    def state(self) -> ActionState | None:
        """What became of it."""
        return ActionState(self.action.state) if self.action else None

    @property
    def tag(self) -> str:
        """The same in a few words."""
        if self.action is None:
            return "Nobody has taken it on" if self.approved else "Not approved yet"
        if self.late:
            return f"{self.late} days late" if self.late > 1 else "1 day late"
        return self.action.get_state_display()

    @property
    def look(self) -> str:
        """How its label looks; never the only sign."""
        if self.late:
            return "mend"
        return LOOKS[self.state] if self.state else "look"


@dataclass(frozen=True, kw_only=True)
class Themed:
    """Milestones that belong to one action of an action plan, or all of a case that is not one; numbered.

    `theme`, `title`, `difference` and `lead` are "" there. `outcomes`: the benefits that it is measured by.
    """

    number: int
    theme: str
    title: str
    difference: str
    lead: str
    steps: tuple[StepShown, ...]
    outcomes: tuple[BenefitStands, ...]


@dataclass(frozen=True, kw_only=True)
class DeliveryShown:
    """How a case is carried out, by a day."""

    groups: tuple[Themed, ...]
    approved: bool
    halves: tuple[Half, ...]

    @property
    def steps(self) -> list[StepShown]:
        """Every milestone."""
        return [step for group in self.groups for step in group.steps]

    @property
    def sentence(self) -> str:
        """How many are done, open, late and taken on by nobody."""
        steps = self.steps
        if not steps:
            return "The case names no milestones."
        said = [
            (sum(one.state is ActionState.DONE for one in steps), "done"),
            (sum(one.state is ActionState.OPEN for one in steps), "under way"),
            (sum(bool(one.late) for one in steps), "of them late"),
            (sum(one.state is ActionState.NOT_DONE for one in steps), "will not be done"),
            (sum(one.action is None for one in steps), "taken on by nobody"),
        ]
        return f"Of {len(steps)} milestones: {', '.join(f'{n} {words}' for n, words in said if n)}."


@dataclass(frozen=True, kw_only=True)
class HalfTold:
    """Half a year of a case that is carried out: what was done, given up, is due and open, and lies ahead."""

    half: Half
    shown: DeliveryShown
    done: tuple[StepShown, ...]
    not_done: tuple[StepShown, ...]
    due: tuple[StepShown, ...]
    ahead: tuple[StepShown, ...]

    @property
    def sentence(self) -> str:
        """How much of each, and how it stands altogether."""
        return (
            f"{len(self.done)} done in these six months, {len(self.due)} due by their end and still open, "
            f"{len(self.not_done)} given up. {self.shown.sentence}"
        )


def _closed(step: StepShown, state: ActionState, half: Half) -> bool:
    closed = step.action.closed_on if step.action else None
    return step.state is state and closed is not None and half.first <= closed <= half.last


def read_delivery(case: Case, document: CaseDocument, *, on: date) -> DeliveryShown:
    """How a case is carried out. Raises NoTemplate. The queries do not grow with its milestones."""
    approved = approved_document(case, on=on)
    there = {one.slug for one in approved.milestones} if approved else set()
    actions = {one.milestone: one for one in taken_on([case])}
    steps = {one.slug: _step(one, actions, one.slug in there, on) for one in document.milestones}
    first = document.about.first_day
    return DeliveryShown(
        groups=tuple(_grouped(document, steps, read_benefits_of(case, document))),
        approved=approved is not None,
        halves=tuple(halves(first, _told_until(document, steps, on=on))) if first <= on else (),
    )


def _told_until(document: CaseDocument, steps: Mapping[str, StepShown], *, on: date) -> date:
    """The day in whose half the last report is: today's, or that on which the case ended and left nothing
    open; what was closed later is still told."""
    last = document.about.last_day
    if last is None or last >= on or any(one.state is ActionState.OPEN for one in steps.values()):
        return on
    closed = [one.action.closed_on for one in steps.values() if one.action and one.action.closed_on]
    return max([last, *closed])


def read_half(case: Case, document: CaseDocument, *, asked: str, on: date) -> HalfTold:
    """Half a year of a case: the one asked for by its first day, else the last that is over, else the first.

    Raises NoTemplate.
    """
    shown = read_delivery(case, document, on=on)
    named = {one.slug: one for one in shown.halves}
    over = [one for one in shown.halves if one.last < on]
    half = named.get(asked) or (over[-1] if over else half_of(document.about.first_day))
    still = [one for one in shown.steps if one.state is ActionState.OPEN]
    return HalfTold(
        half=half,
        shown=shown,
        done=tuple(one for one in shown.steps if _closed(one, ActionState.DONE, half)),
        not_done=tuple(one for one in shown.steps if _closed(one, ActionState.NOT_DONE, half)),
        due=tuple(one for one in still if one.action and one.action.due_on <= half.last),
        ahead=tuple(one for one in still if one.action and one.action.due_on > half.last),
    )


def _step(one: Milestone, actions: Mapping[str, CaseAction], approved: bool, on: date) -> StepShown:
    taken = actions.get(one.slug)
    return StepShown(
        milestone=one,
        action=taken.action if taken else None,
        approved=approved,
        late=taken.action.late_on(on) if taken else 0,
    )


def _grouped(
    document: CaseDocument, steps: Mapping[str, StepShown], outcomes: list[BenefitStands]
) -> list[Themed]:
    """By the actions that the case lists: what belongs to one has its short name before its own."""
    found, left, rest = [], dict(steps), list(outcomes)
    for number, row in enumerate(document.rows.get(ACTIONS, ()), start=1):
        mark = f"{row.get('slug', '')}-"
        mine = [step for slug, step in steps.items() if slug.startswith(mark)]
        measured = [one for one in outcomes if one.benefit.slug.startswith(mark)]
        left = {slug: step for slug, step in left.items() if step not in mine}
        rest = [one for one in rest if one not in measured]
        found.append(
            Themed(
                number=number,
                theme=row.get("theme", ""),
                title=row.get("priority", ""),
                difference=row.get("difference", ""),
                lead=row.get("lead", ""),
                steps=tuple(mine),
                outcomes=tuple(measured),
            )
        )
    if left or rest:
        others = "What belongs to no action" if found else ""
        found.append(
            Themed(
                number=len(found) + 1,
                theme="",
                title=others,
                difference="",
                lead="",
                steps=tuple(left.values()),
                outcomes=tuple(rest),
            )
        )
    return found
