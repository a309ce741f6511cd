"""The people room as Django knows it."""

from django.apps import AppConfig


class PeopleConfig(AppConfig):
    """Who people are, what they say about it, and who may know."""

    name = "lifecourse.people"
    default_auto_field = "django.db.models.BigAutoField"
