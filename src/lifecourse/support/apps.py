"""The support room as Django knows it, and what it keeps about people."""

from collections.abc import Collection, Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING, Any, ClassVar
from uuid import UUID

from django.apps import AppConfig

if TYPE_CHECKING:
    from lifecourse.people.api import ToldPart


class SupportConfig(AppConfig):
    """Who may come to hospital, who is there, and what is done about it."""

    name = "lifecourse.support"
    default_auto_field = "django.db.models.BigAutoField"
    # An organisation's login to the database reads nothing of this room: the site asks what a person agreed.
    readable: ClassVar[Mapping[str, str]] = {}

    def take_away(self, people: Sequence[UUID]) -> None:
        """Take away everything about these people, who are erased by law."""
        from lifecourse.support.operations.erasing import take_away  # noqa: PLC0415 (tables are not ready)

        take_away(people)

    def supported(self, heads: Collection[UUID], on: date) -> set[UUID]:
        """Those of these people who are on a register or in hospital."""
        from lifecourse.support.queries.register import supported  # noqa: PLC0415 (tables are not ready)

        return supported(heads, on=on)

    def told(self, head: Any) -> "list[ToldPart]":
        """What is kept of a person, for the copy that they are given."""
        from lifecourse.support.telling import told  # noqa: PLC0415 (tables are not ready)

        return told(head)
