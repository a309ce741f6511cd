"""Carrying out an approved case: a milestone is taken on as an action of the partnership."""

from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.utils.timezone import localdate

from lifecourse.accounts.api import Stamp
from lifecourse.cases.models import Case, CaseAction
from lifecourse.cases.operations.writing import CannotWrite
from lifecourse.cases.queries.delivery import approved_document
from lifecourse.delivery.api import TakenOn, take_on
from lifecourse.organisations.api import Organisation, Permission, check_may

# An action's words are as long as this at most.
LONGEST = 500


@dataclass(frozen=True, kw_only=True)
class Carries:
    """Who carries out a milestone, in which role, and by when."""

    organisation: Organisation
    role: str
    due: date


@dataclass(frozen=True, kw_only=True)
class _Said:
    """What stands under a key, as far as it can differ."""

    case: int
    milestone: str
    organisation: int
    role: str
    due: date


@transaction.atomic
def carry_out(*, case: Case, milestone: str, by_whom: Carries, stamp: Stamp) -> CaseAction:
    """Take a milestone of an approved case on as an action. Raises NotAllowed, CannotWrite or
    UnableToKeepRecord.

    The milestone is that of the version that was approved. Once taken on, it is followed as an action.
    """
    case = Case.objects.select_for_update(of=("self",)).select_related("partnership").get(pk=case.pk)
    today = localdate(stamp.at)
    if stamp.by is not None:
        check_may(stamp.by, Permission.WRITE_CASES, partnership=case.partnership, on=today)
    said = _Said(
        case=case.pk,
        milestone=milestone,
        organisation=by_whom.organisation.pk,
        role=by_whom.role.strip(),
        due=by_whom.due,
    )
    if (there := CaseAction.objects.filter(key=stamp.key).select_related("action").first()) is not None:
        return _same(there, said)
    name = _name_of(case, milestone, on=today)
    if CaseAction.objects.filter(case=case, milestone=milestone).exists():
        raise CannotWrite("This is an action already. What became of it is said there.")
    about = TakenOn(
        what=f"{case.reference}: {name}"[:LONGEST],
        owner_organisation=by_whom.organisation,
        owner_role=said.role,
        due_on=by_whom.due,
    )
    action = take_on(partnership=case.partnership, about=about, by=stamp.by, at=stamp.at)
    return CaseAction.objects.create(
        case=case, milestone=milestone, action=action, key=stamp.key, by=stamp.by, at=stamp.at
    )


def _name_of(case: Case, milestone: str, *, on: date) -> str:
    """What the approved version calls the milestone. Raises CannotWrite."""
    document = approved_document(case, on=on)
    if document is None:
        raise CannotWrite("The case is not approved yet. What is not approved is not carried out.")
    found = next((one for one in document.milestones if one.slug == milestone), None)
    if found is None:
        raise CannotWrite(
            f"The version that was approved has no milestone called {milestone}. Put the case forward again."
        )
    return found.name


def _same(there: CaseAction, said: _Said) -> CaseAction:
    action = there.action
    stands = _Said(
        case=there.case_id,
        milestone=there.milestone,
        organisation=action.owner_organisation_id,
        role=action.owner_role,
        due=action.due_on,
    )
    if stands != said:
        raise CannotWrite(
            "This form was sent before, and what it said then stands. "
            "To say something else, open the page again."
        )
    return there
