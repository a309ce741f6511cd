"""The figures room as Django knows it."""

from django.apps import AppConfig


class FiguresConfig(AppConfig):
    """A number someone states, with where it came from."""

    name = "lifecourse.figures"
    default_auto_field = "django.db.models.BigAutoField"
