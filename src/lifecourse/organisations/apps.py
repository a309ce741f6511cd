"""The organisations room as a Django application."""

from django.apps import AppConfig


class OrganisationsConfig(AppConfig):
    name = "lifecourse.organisations"
    label = "organisations"
    verbose_name = "Organisations"
