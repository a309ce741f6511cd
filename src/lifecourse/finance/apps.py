"""The finance room as Django knows it, and what it keeps about people."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any, ClassVar
from uuid import UUID

from django.apps import AppConfig

if TYPE_CHECKING:
    from lifecourse.people.api import ToldPart


class FinanceConfig(AppConfig):
    """Pooled funds, their ledger, and what partners owe one another."""

    name = "lifecourse.finance"
    default_auto_field = "django.db.models.BigAutoField"
    # An organisation's login to the database reads nothing of this room.
    readable: ClassVar[Mapping[str, str]] = {}

    def take_away(self, people: Sequence[UUID]) -> None:
        """Take away whose money something was, of people who are erased by law; what was posted stands."""
        from lifecourse.finance.operations.packages import take_away  # noqa: PLC0415 (tables are not ready)

        take_away(people)

    def told(self, head: Any) -> "list[ToldPart]":
        """What was posted for a person, for the copy that they are given."""
        from lifecourse.finance.reading.packages import told  # noqa: PLC0415 (tables are not ready)

        return told(head)
