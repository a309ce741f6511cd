"""The forecasting room as Django knows it."""

from collections.abc import Mapping
from typing import ClassVar

from django.apps import AppConfig


class ForecastingConfig(AppConfig):
    """What an area's people, places and money may come to."""

    name = "lifecourse.forecasting"
    default_auto_field = "django.db.models.BigAutoField"
    # An organisation's login to the database reads nothing of this room.
    readable: ClassVar[Mapping[str, str]] = {}
