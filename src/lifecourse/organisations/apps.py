"""The organisations room as a Django application."""

from django.apps import AppConfig


class OrganisationsConfig(AppConfig):
    name = "lifecourse.organisations"
    label = "organisations"
    verbose_name = "Organisations"

    def ready(self) -> None:
        # Models are ready only now.
        from lifecourse.audit import api as audit  # noqa: PLC0415
        from lifecourse.organisations.reading import narrow  # noqa: PLC0415

        audit.let_read(narrow)
