"""The accounts room as a Django application."""

from typing import Any

from django.apps import AppConfig
from django.core.management import call_command
from django.db.models.signals import post_migrate


def create_cache_table(*, using: str, verbosity: int, **kwargs: Any) -> None:
    """Sign-in attempts are counted in the database cache, so `migrate` alone must make its table."""
    call_command("createcachetable", database=using, verbosity=0)


class AccountsConfig(AppConfig):
    name = "lifecourse.accounts"
    label = "accounts"
    verbose_name = "Accounts"

    def ready(self) -> None:
        # Models are ready only now.
        from lifecourse.accounts import signals  # noqa: PLC0415

        post_migrate.connect(create_cache_table, sender=self, dispatch_uid="accounts_cache_table")
        signals.connect()
