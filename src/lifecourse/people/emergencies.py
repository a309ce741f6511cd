"""What was opened because harm was near, as a manager reads it."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from lifecourse.accounts.api import Account
from lifecourse.people.models import EmergencyLook
from lifecourse.people.queries import emergencies_for, emergencies_to_judge, people_seen_by
from lifecourse.people.reading import portraits_of

MOST_SHOWN = 20


@dataclass(frozen=True, kw_only=True)
class Asked:
    """One time that somebody asked, whose record it was, and whether it waits for the reader."""

    look: EmergencyLook
    whose: str
    waits: bool


def emergencies_in_words(reader: Account, *, on: date, at: datetime) -> list[Asked]:
    """Everything that waits for the reader, then the latest; who it was only where they may see them."""
    waiting = list(emergencies_to_judge(reader, on=on))
    waits = {look.pk for look in waiting}
    others = emergencies_for(reader, on=on).exclude(pk__in=waits)[:MOST_SHOWN]
    return in_words([*waiting, *others], waits=waits, reader=reader, on=on, at=at)


def in_words(
    looks: list[EmergencyLook], *, waits: set[int], reader: Account, on: date, at: datetime
) -> list[Asked]:
    """These, with the names of those whom the reader may see."""
    asked_for = [look.person_id for look in looks if look.person_id]
    seen = people_seen_by(reader, on=on, at=at).filter(group__in=asked_for).distinct()
    portraits = portraits_of(list(seen), today=on)
    heads: dict[UUID | None, UUID] = dict(seen.values_list("group", "pk"))
    found = []
    for look in looks:
        known = portraits.get(heads.get(look.person_id))
        # Nobody found, several found, and not to be seen by the reader read alike.
        whose = (known.name.words if known.name else "Name not known") if known else NOT_FOR_YOU
        found.append(Asked(look=look, whose=whose, waits=look.pk in waits))
    return found


NOT_FOR_YOU = "somebody whom you may not see, or of nobody"
