"""Who looked at whose record: written down each time, and read by those who answer for it."""

from collections.abc import Sequence
from datetime import date, datetime
from enum import StrEnum

from django.db.models import QuerySet
from django.utils import timezone

from lifecourse.accounts.api import Account
from lifecourse.audit.api import Done, Entry, name_of, record_each
from lifecourse.organisations.api import NotAllowed, Organisation, Permission
from lifecourse.people.models import Person
from lifecourse.people.queries import organisations_seeing, seen_through


class Look(StrEnum):
    """How somebody came to see something of a person."""

    SAW = "saw"
    SEARCHED = "searched"
    EMERGENCY = "emergency"
    COPIED = "copied"
    LISTED = "listed"
    DUE = "due"
    SENT = "sent"


LOOK_WORDS: dict[Look, str] = {
    Look.SAW: "opened the record of",
    Look.SEARCHED: "found in a search",
    Look.EMERGENCY: "asked, because harm was near, for the record of",
    Look.COPIED: "took a copy, to give to the person, of the record of",
    Look.LISTED: "read on a list of the register",
    Look.DUE: "read, for how long it is kept, the record of",
    Look.SENT: "took out, to send to the country, what is written down about the support of",
}


def note_look(*, by: Account, how: Look, people: Sequence[Person], at: datetime, search: str = "") -> None:
    """Write down that somebody saw something of these people, never altered after.

    A line for each person and each organisation through which they were seen, for its manager to read.
    `search` is the same for what one search shows while somebody types.
    """
    done = [
        Done(of=str(person), detail={"organisation": code} | ({"search": search} if search else {}))
        for person, codes in seen_through(people, by=by, on=timezone.localdate(at)).items()
        for code in codes
    ]
    record_each(by=name_of(by), at=at, action=how.value, table=Person._meta.db_table, done=done)


def looks_for(reader: Account, *, on: date) -> "QuerySet[Entry]":
    """Every look by people who worked for the reader's organisations, the latest first. Raises NotAllowed."""
    seeing = organisations_seeing(reader, on=on, permission=Permission.SEE_LOOKS)
    if not seeing:
        raise NotAllowed("Reading who looked at whose record needs a role that you do not hold.")
    codes = list(Organisation.objects.filter(pk__in=seeing).values_list("code", flat=True))
    return Entry.objects.filter(
        table=Person._meta.db_table, action__in=[look.value for look in Look], after__organisation__in=codes
    ).order_by("-id")
