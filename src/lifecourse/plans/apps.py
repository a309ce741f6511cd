"""The plans room as Django knows it."""

from django.apps import AppConfig


class PlansConfig(AppConfig):
    """One joint plan for a partnership."""

    name = "lifecourse.plans"
    default_auto_field = "django.db.models.BigAutoField"
