"""Writing down why somebody came to hospital without a review before, and what is done about it."""

from datetime import date, datetime

from django.db import transaction
from django.utils import timezone

from lifecourse.accounts.api import Account
from lifecourse.people.api import CannotStand, Person, must_say
from lifecourse.support.models import RootCause
from lifecourse.support.operations.register import person_on_register
from lifecourse.support.reading.before import before_stay
from lifecourse.support.reading.stays import stays_of
from lifecourse.support.rules.before import CAUSES


@transaction.atomic
def write_root_cause(
    *,
    person: Person,
    cause: str,
    words: str,
    kept_home: str,
    done: str,
    who: str,
    due: date,
    by: Account,
    at: datetime,
) -> RootCause:
    """Write down why no review came before the last stay. Raises NotAllowed, NoSuchPerson, CannotStand."""
    head, today = person_on_register(person, by=by, at=at), timezone.localdate(at)
    stays = stays_of(head, on=today)
    before = before_stay(head, stays[-1] if stays else None, born=None)
    if before is None:
        raise CannotStand("This person has not been in hospital by this record.")
    if not before.without:
        raise CannotStand("There was a review before this stay, or they came from another hospital.")
    if cause not in CAUSES:
        raise CannotStand("Say what it was, or that it was something else.")
    must_say(words, "Say how it came that nobody held one.")
    must_say(kept_home, "Ask them and those around them what would have kept them at home.")
    must_say(done, "Say what is done so that it does not happen again.")
    must_say(who, "Say who does it.")
    if due < before.stay.since:
        raise CannotStand("Give a day since they came.")
    return RootCause.objects.create(
        person=head,
        stay_from=before.stay.since,
        cause=cause,
        words=words.strip(),
        kept_home=kept_home.strip(),
        done=done.strip(),
        who=who.strip(),
        due=due,
        written_on=today,
        by=by,
        at=at,
    )
