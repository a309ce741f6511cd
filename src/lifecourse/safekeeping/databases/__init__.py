"""Copying a whole database out and in again, each kind by its own means."""

from pathlib import Path
from typing import Protocol

from django.db.backends.base.base import BaseDatabaseWrapper

from lifecourse.safekeeping.databases import postgresql, sqlite


class UnableToCopy(Exception):
    """A database cannot be copied out or in."""


class Copier(Protocol):
    """How one kind of database is copied."""

    FILE: str

    def copy_out(self, connection: BaseDatabaseWrapper, to: Path) -> None: ...
    def copy_in(self, connection: BaseDatabaseWrapper, source: Path) -> None: ...
    def take_stock(self, connection: BaseDatabaseWrapper) -> None: ...


def copier(connection: BaseDatabaseWrapper) -> Copier:
    found: Copier = sqlite if connection.vendor == "sqlite" else postgresql
    return found
