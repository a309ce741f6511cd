"""Every table says whose data it holds, and points only at rooms below its own."""

from typing import Any

import pytest
from django.apps import apps
from django.db import models
from django.db.migrations.loader import MigrationLoader
from tools.rooms import PACKAGE, height, rooms

pytestmark = pytest.mark.unit


def room_of(model: type[models.Model]) -> str | None:
    """The room that a table belongs to; none for the framework's own."""
    parts = model.__module__.split(".")
    return parts[1] if parts[0] == "lifecourse" else None


OURS = [model for model in apps.get_models() if room_of(model)]
APPS = sorted({config.label for config in apps.get_app_configs() if config.name.startswith("lifecourse.")})


@pytest.mark.parametrize("model", OURS, ids=lambda model: model._meta.label)
def test_a_table_declares_the_personal_data_it_holds(model: type[models.Model]) -> None:
    declared: Any = vars(model).get("PERSONAL_DATA")
    assert declared is not None, f'{model.__name__} says neither PERSONAL_DATA = "none" nor which fields'
    if declared == "none":
        return
    assert isinstance(declared, tuple) and declared, "name the fields, or say none"
    names = {field.name for field in model._meta.get_fields()}
    assert not set(declared) - names, "PERSONAL_DATA names fields that are not there"


# What people type about themselves or others; a table that has one of these holds personal data.
TELLING = {
    "email",
    "first_name",
    "last_name",
    "full_name",
    "nhs_number",
    "date_of_birth",
    "phone",
    "postcode",
}


@pytest.mark.parametrize("model", OURS, ids=lambda model: model._meta.label)
def test_a_table_that_plainly_holds_personal_data_does_not_deny_it(model: type[models.Model]) -> None:
    telling = {field.name for field in model._meta.local_fields} & TELLING
    if telling:
        assert telling <= set(model.PERSONAL_DATA)  # type: ignore[attr-defined]


@pytest.mark.parametrize("model", OURS, ids=lambda model: model._meta.label)
def test_no_table_points_at_a_room_above_its_own(model: type[models.Model]) -> None:
    here = room_of(model)
    assert here
    upward = [
        f"{field.name} points at {field.related_model.__name__} in {there}"
        for field in [*model._meta.local_fields, *model._meta.local_many_to_many]
        if isinstance(field.related_model, type) and (there := room_of(field.related_model))
        if there != here and height(there) >= height(here)
    ]
    assert not upward


@pytest.mark.parametrize("app", APPS)
def test_migrations_follow_one_another_in_a_single_line(app: str) -> None:
    loader = MigrationLoader(None)
    names = sorted(name for label, name in loader.disk_migrations if label == app)
    assert [name[:4] for name in names] == [f"{number:04d}" for number in range(1, len(names) + 1)]
    for earlier, later in zip([None, *names], names, strict=False):
        parents = [name for label, name in loader.disk_migrations[app, later].dependencies if label == app]
        assert parents == ([earlier] if earlier else []), f"{later} does not follow {earlier}"


def test_every_room_with_tables_is_an_application_with_migrations() -> None:
    for room in rooms():
        if (PACKAGE / room / "models.py").exists() or (PACKAGE / room / "models").is_dir():
            assert apps.is_installed(f"lifecourse.{room}"), f"{room} is not in INSTALLED_APPS"
            assert (PACKAGE / room / "migrations/0001_initial.py").exists(), f"{room} has no first migration"
