"""Tells Django about the design room."""

from django.apps import AppConfig


class DesignConfig(AppConfig):
    """Base page, form components, charts and words; no tables of its own."""

    name = "lifecourse.design"
    label = "design"
    verbose_name = "Design"
