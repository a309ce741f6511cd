"""Writing down what happens to a plan for learning, health and care, step by step."""

from datetime import date, datetime

from django.db import transaction
from django.utils import timezone

from lifecourse.accounts.api import Account
from lifecourse.organisations.api import Organisation
from lifecourse.people.api import CannotStand, Person, must_say, portraits_of
from lifecourse.standards.api import duty_pack, working_days_of_england
from lifecourse.support.kinds.learning import FOR_A_DAY, STEP_WORDS, Step
from lifecourse.support.models import LearningStep
from lifecourse.support.operations.plan import person_with_plan
from lifecourse.support.reading.learning import PACK, standing_steps, taken
from lifecourse.support.rules.learning import Taken, may_answer_until, may_follow, why_not_end

# These say nothing by themselves: what was refused, ended or excused needs its reason in words.
NEEDS_WORDS = {Step.NO_ASSESSMENT, Step.NO_PLAN, Step.NOT_CHANGED, Step.NOT_AGAIN, Step.ENDS, Step.CEASED}


@transaction.atomic
def take_step(
    *,
    person: Person,
    step: Step,
    council: Organisation,
    on: date,
    for_date: date | None,
    words: str,
    why_ended: str,
    exception: str,
    by: Account,
    at: datetime,
) -> LearningStep:
    """Write down the next step of a plan for learning. Raises NotAllowed, NoSuchPerson or CannotStand."""
    head, today = person_with_plan(person, by=by, at=at), timezone.localdate(at)
    steps = taken(list(standing_steps().filter(person__head=head)))
    if step not in may_follow(steps):
        raise CannotStand("This cannot come next. Take back what was written down wrongly first.")
    if on > today:
        raise CannotStand("Write down what has happened, on its day or later.")
    if steps and on < steps[-1].on:
        raise CannotStand("Write steps down in their order: this day is before the step before it.")
    _check_day(step, on, for_date)
    _check_answered(steps, step, on)
    if step in NEEDS_WORDS:
        must_say(words, "Say why, in words that the family can read.")
    if step is Step.EXCUSED:
        if exception not in duty_pack(PACK).lists["exceptions"].items:
            raise CannotStand("Choose the reason that the law knows.")
        words = f"{exception}. {words.strip()}".strip()
    if (step is Step.CEASED) is not bool(why_ended):
        raise CannotStand("Say why the plan ends, where it ends, and only there.")
    if step is Step.CEASED:
        born = portraits_of([head], today=today)[head.pk].birth_date
        problem = why_not_end(steps, why=why_ended, born=born, on=on)
        if problem:
            raise CannotStand(problem)
    return LearningStep.objects.create(
        person=head,
        step=step.value,
        council=council,
        on=on,
        for_date=for_date,
        words=words.strip(),
        why_ended=why_ended,
        by=by,
        at=at,
    )


def _check_day(step: Step, on: date, for_date: date | None) -> None:
    wanted = FOR_A_DAY.get(step)
    if wanted is None:
        if for_date is not None:
            raise CannotStand("Only a meeting or a move is about another day.")
        return
    if for_date is None:
        raise CannotStand(f"Give {wanted}.")
    if step is Step.CAME_OVER:
        if for_date > on:
            raise CannotStand("The plan was made or reviewed before it came over.")
    elif for_date < on:
        raise CannotStand(f"That is past: give {wanted}.")


def _check_answered(steps: list[Taken], step: Step, on: date) -> None:
    until = may_answer_until(steps, step, duty_pack(PACK), working_days_of_england())
    if until is not None and on <= until:
        raise CannotStand(
            f"The family has until {until:%-d %B %Y} to answer. Write down that they answered, or wait."
        )


@transaction.atomic
def take_back(*, step: LearningStep, why: str, by: Account, at: datetime) -> LearningStep:
    """The last step was written down wrongly: it stays and counts no more. Raises as `take_step`."""
    head = person_with_plan(step.person, by=by, at=at)
    must_say(why, "Say what was wrong.")
    last = standing_steps().filter(person__head=head).last()
    if last is None or last.pk != step.pk:
        raise CannotStand(
            f"Only the last step can be taken back: {STEP_WORDS[Step(step.step)].lower()} is not."
        )
    kept = LearningStep.objects.select_for_update().get(pk=step.pk)
    kept.taken_back_at, kept.taken_back_by, kept.taken_back_because = at, by, why.strip()
    kept.save(update_fields=["taken_back_at", "taken_back_by", "taken_back_because"])
    return kept
