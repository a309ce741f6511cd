"""Writing down, with somebody, what they want those who meet them to know."""

from collections.abc import Mapping
from datetime import date, datetime

from django.db import transaction
from django.utils import timezone

from lifecourse.accounts.api import Account
from lifecourse.people.kinds import ABOUT_QUESTIONS, CannotStand, weigh
from lifecourse.people.models import About, Person
from lifecourse.people.operations.keeping import person_to_keep
from lifecourse.people.reading import about_of
from lifecourse.people.searching import index_people


class ChangedMeanwhile(Exception):
    """Somebody else wrote something else since the page was opened; `both` has what stands now, by part."""

    def __init__(self, both: Mapping[str, str], standing: Mapping[str, str]) -> None:
        super().__init__("Somebody else wrote about this person while you did.")
        self.both, self.standing = both, standing


def words_of(about: About | None) -> dict[str, str]:
    """What is written, by part."""
    return {name: str(getattr(about, name)) if about else "" for name in ABOUT_QUESTIONS}


@transaction.atomic
def write_about(
    *,
    person: Person,
    typed: Mapping[str, str],
    seen: Mapping[str, str],
    written_on: date,
    written_with: str,
    by: Account,
    at: datetime,
) -> About:
    """Keep what somebody says about themselves. `seen` is what stood there when the writer began.

    What only one of two people changed stands. Raises NotAllowed, NoSuchPerson, CannotStand, or
    ChangedMeanwhile where both changed one part.
    """
    head = person_to_keep(person, by=by, at=at)
    standing = about_of(head)
    tidy = {name: _one_way(typed.get(name, "")) for name in ABOUT_QUESTIONS}
    before = {name: _one_way(words) for name, words in seen.items()}
    now = {name: _one_way(words) for name, words in words_of(standing).items()}
    if not any(tidy.values()) and not any(now.values()):
        raise CannotStand("Nothing is written yet. Answer at least one question.")
    if not written_with.strip():
        raise CannotStand("Say who wrote it, and with whom.")
    if written_on > timezone.localdate(at):
        raise CannotStand("The day on which it was written cannot be in the future.")
    if standing is not None and written_on < standing.written_on:
        raise CannotStand(
            f"Something newer is written already, of {standing.written_on:%-d %B %Y}. "
            "Give a day from then on."
        )
    weighed = weigh(seen=before, standing=now, typed=tidy)
    if weighed.both:
        raise ChangedMeanwhile(weighed.both, now)
    about, _ = About.objects.update_or_create(
        person=head,
        defaults={**weighed.kept, "written_on": written_on, "written_with": written_with.strip()},
    )
    # What somebody asks to be called is a word to find them by.
    index_people([head.pk])
    return about


def _one_way(words: str) -> str:
    """As browsers send lines, and as they are kept: one way of ending them, so that nothing seems changed."""
    return words.replace("\r\n", "\n").strip()
