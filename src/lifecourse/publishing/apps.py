"""The publishing room as Django knows it."""

from django.apps import AppConfig


class PublishingConfig(AppConfig):
    """Papers drawn from a plan."""

    name = "lifecourse.publishing"
    default_auto_field = "django.db.models.BigAutoField"
