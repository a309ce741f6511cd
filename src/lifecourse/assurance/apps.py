"""The assurance room as Django knows it."""

from django.apps import AppConfig


class AssuranceConfig(AppConfig):
    """Checks run over a plan, what they found, and who accepted it."""

    name = "lifecourse.assurance"
    default_auto_field = "django.db.models.BigAutoField"
