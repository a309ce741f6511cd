"""Taking a council's client level data out: written down for the council, and in each person's record."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from lifecourse.accounts.api import Account
from lifecourse.audit.api import name_of, record
from lifecourse.organisations.api import Organisation
from lifecourse.people.api import Look, note_look
from lifecourse.support.models import Service
from lifecourse.support.reading.returns import CouncilReturn, council_return
from lifecourse.support.rules.costs import Period
from lifecourse.support.rules.returns import as_csv


@transaction.atomic
def take_return(
    *, organisation: Organisation, period: Period, by: Account, at: datetime
) -> tuple[str, CouncilReturn]:
    """The file as text, and what is in it. Raises NotAllowed or NoPackInForce."""
    on = timezone.localdate(at)
    found = council_return(organisation=organisation, period=period, by=by, on=on, at=at)
    content = as_csv([row.cells for row in found.rows], found.spec)
    # How much left, for when and by which release: of nobody in it.
    record(
        by=name_of(by),
        at=at,
        action="exported",
        of=organisation.code,
        table=Service._meta.db_table,
        detail={
            "what": found.spec.id,
            "first": period.first.isoformat(),
            "last": period.last.isoformat(),
            "rows": len(found.rows),
            "people": len(found.people),
        },
    )
    note_look(by=by, how=Look.SENT, people=found.people, at=at)
    return content, found
