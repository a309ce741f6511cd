"""The delivery room as Django knows it."""

from django.apps import AppConfig


class DeliveryConfig(AppConfig):
    """How a partnership meets, decides, acts, and hears people."""

    name = "lifecourse.delivery"
    default_auto_field = "django.db.models.BigAutoField"
