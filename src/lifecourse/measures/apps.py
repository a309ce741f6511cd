"""The measures room as Django knows it."""

from django.apps import AppConfig


class MeasuresConfig(AppConfig):
    """Measures, their targets and their results."""

    name = "lifecourse.measures"
    default_auto_field = "django.db.models.BigAutoField"
