"""PostgreSQL's own guard over what this room keeps: the site alone reads it, no organisation's login does.

Who may read of the register is decided by what each person agreed, which the site asks each time.
"""

from django.apps import apps
from django.db.backends.base.base import BaseDatabaseWrapper

from lifecourse.people.api import put_in_place


def guard_support(connection: BaseDatabaseWrapper) -> None:
    """Guard every table of this room that there is by now."""
    tables = [model._meta.db_table for model in apps.get_app_config("support").get_models()]
    put_in_place(connection, readable={}, the_sites_alone=tables)
