"""Opening a record because harm is near, where nobody may find out by asking whether there is one."""

from datetime import date, datetime, timedelta
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from lifecourse.accounts.api import Account
from lifecourse.audit.api import name_of, record
from lifecourse.organisations.api import NotAllowed, Organisation, Permission, check_may_for
from lifecourse.people.asked import names_in
from lifecourse.people.looks import Look
from lifecourse.people.models import EmergencyLook, Person, RestrictionException, SourceRecord
from lifecourse.people.queries import emergencies_to_judge
from lifecourse.people.said import Said

LASTS = timedelta(hours=8)
MOST = 5
WITHIN = timedelta(hours=24)
# The id of nobody: asked for in place of no ids, so that an answer costs the same reads with and without one.
NOBODY = UUID(int=0)


class UnableToAsk(Exception):
    """Nothing was asked; says why in words that a page can show."""


class UnableToJudge(Exception):
    """This cannot be judged; says why in words that a page can show."""


@transaction.atomic
def ask_in_emergency(
    *,
    organisation: Organisation,
    nhs_number: str = "",
    name: str = "",
    born: date | None = None,
    reason: str,
    by: Account,
    at: datetime,
) -> EmergencyLook:
    """Open the one record that answers to a number, or to a full name and a birth date, for eight hours.

    It is written down alike whether one, several or none answer. Raises NotAllowed or UnableToAsk.
    """
    today = timezone.localdate(at)
    check_may_for(by, Permission.OPEN_IN_EMERGENCY, organisation=organisation, on=today)
    if not reason.strip():
        raise UnableToAsk("Say what harm is near.")
    if not nhs_number and not (len(names_in(name)) > 1 and born):
        raise UnableToAsk("Give the whole NHS number, or both the full name and the date of birth.")
    # Whoever asks twice at once is counted one after the other.
    Account.objects.select_for_update().get(pk=by.pk)
    if EmergencyLook.objects.filter(account=by, at__gt=at - WITHIN).count() >= MOST:
        raise UnableToAsk(
            f"You have asked {MOST} times within 24 hours, which is the most. Telephone your manager, "
            "or 999 where a life is in danger."
        )
    look = EmergencyLook.objects.create(
        person=_the_one(nhs_number=nhs_number, name=name, born=born, account=by),
        account=by,
        organisation=organisation,
        reason=reason.strip(),
        at=at,
        until=at + LASTS,
    )
    record(
        by=name_of(by),
        at=at,
        action=Look.EMERGENCY.value,
        of=str(look.person_id or ""),
        table=Person._meta.db_table,
        detail={"organisation": organisation.code},
    )
    return look


def _the_one(*, nhs_number: str, name: str, born: date | None, account: Account) -> Person | None:
    """The one person who answers; nobody where several do, or where this account is kept out."""
    records = SourceRecord.objects.select_related("person__head")
    if nhs_number:
        found = list(records.filter(nhs_number=nhs_number))
    else:
        found = [one for one in records.filter(birth_date=born) if _is_called(name, one)]
    heads = {one.person.head_id: one.person.head for one in found}
    never = set(
        RestrictionException.objects.filter(
            person__head__in=[*heads] or [NOBODY], account=account, never=True
        ).values_list("person__head", flat=True)
    )
    if len(heads) != 1 or never:
        return None
    return next(iter(heads.values()))


def _is_called(typed: str, kept: SourceRecord) -> bool:
    """Whether a record has this full name: every word typed is one of it, and one is the family's."""
    asked = set(names_in(typed))
    for name in Said.from_json(kept.said).names:
        given, family = set(names_in(name.given)), set(names_in(name.family))
        if asked <= given | family and asked & given and asked & family:
            return True
    return False


@transaction.atomic
def judge_emergency(*, look: EmergencyLook, judgement: str, by: Account, at: datetime) -> None:
    """Write down whether it was right to open a record. Raises NotAllowed or UnableToJudge."""
    if not emergencies_to_judge(by, on=timezone.localdate(at)).filter(pk=look.pk).exists():
        raise NotAllowed("This is not yours to judge, or somebody has judged it already.")
    if not judgement.strip():
        raise UnableToJudge("Say what you found.")
    # Of two who judge at once the first is heard, and the second reads what the first wrote.
    done = EmergencyLook.objects.filter(pk=look.pk, judged_at=None).update(
        judged_by=by, judged_at=at, judgement=judgement.strip()
    )
    if not done:
        raise UnableToJudge("Somebody else has judged it meanwhile.")
