"""Confirming, as a second person, what somebody read in a document; and stopping it."""

from datetime import date, datetime

from lifecourse.accounts.api import Account
from lifecourse.people.kinds import CannotStand, must_say
from lifecourse.people.models import ReadByTwo


def check_cited(*cited: str, read_on: date, today: date) -> None:
    """Raises CannotStand where nobody could read it where it is said to stand."""
    if not all(words.strip() for words in cited):
        raise CannotStand("Say in which document it stands, in which part, and where it can be read.")
    if read_on > today:
        raise CannotStand("Give the day on which you read it there.")


def confirm_as_second[Read: ReadByTwo](line: Read, *, answer_for: str, by: Account, at: datetime) -> Read:
    """From now on it counts. Whoever calls has locked it and checked who may. Raises CannotStand."""
    _standing(line)
    if line.entered_by_id == by.pk:
        raise CannotStand(f"Somebody else confirms it: two people answer for {answer_for}.")
    if line.confirmed_at is not None:
        raise CannotStand("Somebody has confirmed this already.")
    line.confirmed_by, line.confirmed_at = by, at
    line.save(update_fields=["confirmed_by", "confirmed_at"])
    return line


def stop_counting[Read: ReadByTwo](line: Read, *, why: str, by: Account, at: datetime) -> Read:
    """From now on nothing goes by it; one person is enough. As `confirm_as_second`."""
    _standing(line)
    must_say(why, "Say why, for whoever asks later.")
    line.stopped_by, line.stopped_at, line.stopped_why = by, at, why.strip()[:300]
    line.save(update_fields=["stopped_by", "stopped_at", "stopped_why"])
    return line


def _standing(line: ReadByTwo) -> None:
    if line.stopped_at is not None:
        raise CannotStand("Somebody has stopped this meanwhile.")
