"""Writing the plan for going home."""

from datetime import date, datetime

from django.db import transaction
from django.utils import timezone

from lifecourse.accounts.api import Account
from lifecourse.people.api import CannotStand, Person, must_say
from lifecourse.support.models import WayHome
from lifecourse.support.operations.register import person_on_register
from lifecourse.support.reading.stays import stay_since


@transaction.atomic
def write_way_home(
    *,
    person: Person,
    wishes: str,
    home_kind: str,
    home: str,
    support: str,
    money: str,
    aftercare: str,
    home_ready_on: date | None,
    weekly_cost_pence: int | None,
    by: Account,
    at: datetime,
) -> WayHome:
    """Write the plan for going home anew; those before stay.

    Raises NotAllowed, NoSuchPerson or CannotStand.
    """
    head, today = person_on_register(person, by=by, at=at), timezone.localdate(at)
    since = stay_since(head, on=today)
    for words, asked in (
        (wishes, "Say first what the person wants: where, with whom, and how."),
        (home, "Say which home it is, or what is looked for."),
        (support, "Say which support there is."),
        (money, "Say who pays for what."),
    ):
        must_say(words, asked)
    if weekly_cost_pence is not None and weekly_cost_pence < 0:
        raise CannotStand("A home costs nothing or more.")
    return WayHome.objects.create(
        person=head,
        stay_from=since,
        wishes=wishes.strip(),
        home_kind=home_kind,
        home=home.strip(),
        support=support.strip(),
        money=money.strip(),
        aftercare=aftercare.strip(),
        home_ready_on=home_ready_on,
        weekly_cost_pence=weekly_cost_pence,
        written_on=today,
        by=by,
        at=at,
    )
