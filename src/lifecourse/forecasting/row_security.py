"""PostgreSQL's own guard over forecasts: the site alone reads them, no organisation's login does."""

from django.apps import apps
from django.db.backends.base.base import BaseDatabaseWrapper

from lifecourse.people.api import put_in_place


def guard_forecasts(connection: BaseDatabaseWrapper) -> None:
    """Guard every table of this room that there is by now."""
    tables = [model._meta.db_table for model in apps.get_app_config("forecasting").get_models()]
    put_in_place(connection, readable={}, the_sites_alone=tables)
