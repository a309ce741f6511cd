"""What rooms above this one keep about a person: each says it at its own app, so that none is known here."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Protocol, cast, runtime_checkable
from uuid import UUID

from django.apps import apps


@dataclass(frozen=True, kw_only=True)
class ToldPart:
    """A heading of the copy that somebody is given of what is known about them, and its lines."""

    title: str
    lines: Sequence[str]


@runtime_checkable
class RoomAboutPeople(Protocol):
    """A room whose tables are about people, as its app says."""

    # Which tables a login to the database reads, by which rows of them: see `row_security`.
    readable: Mapping[str, str]

    def take_away(self, people: Sequence[UUID]) -> None:
        """Take away everything about these people, who are erased by law."""

    def told(self, head: Any) -> list[ToldPart]:
        """What the room keeps of a person, for the copy that they are given; nothing of other people."""


@runtime_checkable
class RoomThatSupports(Protocol):
    """A room that knows of support which goes on, as its app says."""

    def supported(self, heads: Collection[UUID], on: date) -> set[UUID]:
        """Those of these people for whom something goes on today, so that nothing of theirs goes by rule."""


def supported_by_rooms(heads: Collection[UUID], *, on: date) -> set[UUID]:
    """Those of these people for whom any room says that support goes on."""
    found: set[UUID] = set()
    for config in apps.get_app_configs():
        if isinstance(config, RoomThatSupports):
            found |= config.supported(heads, on)
    return found


def rooms_about_people() -> Iterator[RoomAboutPeople]:
    """Every room that keeps something about people."""
    for config in apps.get_app_configs():
        if isinstance(config, RoomAboutPeople):
            yield cast(RoomAboutPeople, config)
