"""What a fund is made of: how much of a contribution changes, and what is taken over into another year."""

from collections.abc import Iterable, Mapping
from decimal import Decimal

from lifecourse.finance.rules.ledger import CannotPost
from lifecourse.finance.rules.months import CannotHold
from lifecourse.finance.rules.pounds import pounds_words


def difference(*, name: str, was: int, now: int, left: int) -> int:
    """By how much a contribution changes, in pence; below nothing where it is less. Raises CannotPost.

    It cannot become less than what was given of it already.
    """
    if now < 0:
        raise CannotPost("A contribution is nothing or more.")
    changes = now - was
    if not changes:
        raise CannotPost(f"{name} is {pounds_words(was)} already.")
    if -changes > left:
        raise CannotPost(
            f"{name} cannot be less than the {pounds_words(was - left)} that are given or set aside already; "
            f"found {pounds_words(now)}. Take an allocation back first."
        )
    return changes


def next_number(numbers: Iterable[int]) -> int:
    """The number after the highest."""
    return max(numbers, default=0) + 1


def changed_words(
    was: Mapping[str, str | Decimal | None], said: Mapping[str, str | Decimal | None]
) -> dict[str, str | Decimal | None]:
    """What is said otherwise, by the name of its column. Raises CannotHold where nothing is.

    What is not said stays as it was.
    """
    trimmed = {name: words.strip() if isinstance(words, str) else words for name, words in said.items()}
    if strangers := trimmed.keys() - was.keys():
        raise CannotHold(f"{', '.join(sorted(strangers))} cannot be said otherwise.")
    found = {name: words for name, words in trimmed.items() if words != was[name]}
    if not found:
        raise CannotHold("That is what it says already.")
    if "name" in found and not found["name"]:
        raise CannotHold("Give it a name.")
    return found
