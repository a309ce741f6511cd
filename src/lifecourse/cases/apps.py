"""The cases room as Django knows it."""

from collections.abc import Mapping
from typing import ClassVar

from django.apps import AppConfig


class CasesConfig(AppConfig):
    """Cases for change, their approval, and what became of them."""

    name = "lifecourse.cases"
    default_auto_field = "django.db.models.BigAutoField"
    # An organisation's login to the database reads nothing of this room.
    readable: ClassVar[Mapping[str, str]] = {}
