"""The website room as Django knows it."""

from django.apps import AppConfig


class WebsiteConfig(AppConfig):
    """Pages that join rooms."""

    name = "lifecourse.website"
