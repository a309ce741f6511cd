"""The audit room as a Django application: keeps the triggers in place."""

from typing import Any

from django.apps import AppConfig
from django.db import connections
from django.db.backends.signals import connection_created
from django.db.models.signals import post_migrate, pre_migrate

from lifecourse.audit import connections as named
from lifecourse.audit import triggers


def lift(*, using: str, plan: list[Any] | None = None, **kwargs: Any) -> None:
    if plan:
        triggers.lift_for_migration(connections[using])


def install(*, using: str, **kwargs: Any) -> None:
    triggers.install(connections[using])


class AuditConfig(AppConfig):
    name = "lifecourse.audit"
    label = "audit"
    verbose_name = "Record of change"

    def ready(self) -> None:
        connection_created.connect(named.prepare, dispatch_uid="audit_name_actor")
        # Other applications' tables are all in place before any post_migrate signal is sent.
        pre_migrate.connect(lift, sender=self, dispatch_uid="audit_lift")
        post_migrate.connect(install, sender=self, dispatch_uid="audit_install")
