"""The website room as Django knows it."""

from django.apps import AppConfig


class WebsiteConfig(AppConfig):
    """Pages that join rooms."""

    name = "lifecourse.website"

    def ready(self) -> None:
        """Listen to sign-ins, once every room is there."""
        from lifecourse.website import signing_in  # noqa: PLC0415

        signing_in.connect()
