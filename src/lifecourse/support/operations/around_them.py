"""What happens when whoever cares for somebody cannot, and what the family says."""

from datetime import date, datetime

from django.db import transaction
from django.utils import timezone

from lifecourse.accounts.api import Account
from lifecourse.people.api import CannotStand, Person, must_say
from lifecourse.support.models import ContingencyPlan, FamilyWords
from lifecourse.support.operations.plan import person_with_plan
from lifecourse.support.rules.carers import HOURS_OF_A_WEEK, has_address


@transaction.atomic
def write_contingency(
    *,
    person: Person,
    signs: str,
    steps_in: str,
    said_yes: bool,
    within_hours: int,
    alone_hours: int,
    if_not: str,
    needs_to_know: str,
    keys: str,
    written_with: str,
    look_by: date,
    by: Account,
    at: datetime,
) -> ContingencyPlan:
    """Write anew what happens when the carer cannot. Raises NotAllowed, NoSuchPerson or CannotStand."""
    head, today = person_with_plan(person, by=by, at=at), timezone.localdate(at)
    said = {
        "signs": (signs, "Say how others can tell that the carer cannot go on."),
        "steps_in": (steps_in, "Say who steps in, and on which number."),
        "if_not": (if_not, "Say who comes if that one cannot."),
        "needs_to_know": (needs_to_know, "Say what whoever steps in has to know."),
        "keys": (keys, "Say who has the keys and the medicines."),
        "written_with": (written_with, "Say with whom it was written."),
    }
    for words, asked in said.values():
        must_say(words, asked)
        if has_address(words):
            # Whoever opens the record because harm is near reads it, and a burglar with a printed page too.
            raise CannotStand("Leave addresses out: say who has the keys, not where. The record knows where.")
    if not 0 <= within_hours <= HOURS_OF_A_WEEK or not 0 <= alone_hours <= HOURS_OF_A_WEEK:
        raise CannotStand(f"Give hours from 0 to {HOURS_OF_A_WEEK}.")
    if look_by <= today:
        raise CannotStand("Give a day to come on which somebody looks at this plan again.")
    return ContingencyPlan.objects.create(
        person=head,
        said_yes=said_yes,
        within_hours=within_hours,
        alone_hours=alone_hours,
        written_on=today,
        look_by=look_by,
        by=by,
        at=at,
        **{name: words.strip() for name, (words, _) in said.items()},
    )


@transaction.atomic
def add_family_words(
    *,
    person: Person,
    who: str,
    words: str,
    person_may_hear: bool,
    said_on: date,
    by: Account,
    at: datetime,
) -> FamilyWords:
    """Keep what family or a friend said, as they said it. Raises NotAllowed, NoSuchPerson or CannotStand."""
    head, today = person_with_plan(person, by=by, at=at), timezone.localdate(at)
    must_say(who, "Say who said it.")
    must_say(words, "Write down what they said, as they said it.")
    if said_on > today:
        raise CannotStand("Give the day on which they said it.")
    return FamilyWords.objects.create(
        person=head,
        who=who.strip(),
        words=words.strip(),
        person_may_hear=person_may_hear,
        said_on=said_on,
        by=by,
        at=at,
    )
