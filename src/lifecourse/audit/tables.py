"""Which tables are watched, and which of their columns the record must not keep."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from django.apps import apps
from django.db import models

# Tables of the sign-in library, with what is secret in them.
OTHERS: dict[str, frozenset[str]] = {
    "mfa.Authenticator": frozenset({"data"}),
    "account.EmailAddress": frozenset(),
    "socialaccount.SocialAccount": frozenset({"extra_data"}),
}
OURS = "lifecourse."


@dataclass(frozen=True, kw_only=True)
class Column:
    """A column, and how SQLite must speak of it in JSON."""

    name: str
    kind: str
    kept_out: bool


@dataclass(frozen=True, kw_only=True)
class Watched:
    """A table whose every change is recorded."""

    table: str
    key: Column
    columns: tuple[Column, ...]
    # Rows may be added and nothing else, until the key of whoever they are about is destroyed.
    never_changes: bool = False
    # The column that leads to the person whom a row is about: what it says is kept under their key.
    about: Column | None = None
    # Columns of a table that never changes whose words may be taken out, by what stands there then.
    taken_out: Mapping[str, str] = field(default_factory=dict)

    @property
    def kept_out(self) -> tuple[str, ...]:
        return tuple(column.name for column in self.columns if column.kept_out)


def kind_of(field: models.Field) -> str:  # type: ignore[type-arg]
    while isinstance(field, models.ForeignKey):
        field = field.target_field
    if isinstance(field, models.UUIDField):
        return "uuid"
    if isinstance(field, models.BooleanField):
        return "boolean"
    if isinstance(field, models.JSONField):
        return "json"
    if isinstance(field, models.BinaryField):
        return "binary"
    return "plain"


def watch(model: type[models.Model], kept_out: frozenset[str]) -> Watched:
    columns = tuple(
        Column(
            name=str(field.column),
            kind=kind_of(field),
            kept_out=bool({field.name, field.column} & kept_out),
        )
        for field in model._meta.local_concrete_fields
    )
    key = next(column for column in columns if column.name == model._meta.pk.column)
    never_changes = bool(getattr(model, "NEVER_CHANGES", ""))
    named = getattr(model, "ABOUT", None)
    about = next((field.column for field in model._meta.local_concrete_fields if field.name == named), "")
    return Watched(
        table=model._meta.db_table,
        key=key,
        columns=columns,
        never_changes=never_changes,
        about=next((column for column in columns if column.name == about), None),
        taken_out=dict(getattr(model, "ONLY_TAKEN_OUT", {})),
    )


def watched_tables() -> Iterator[Watched]:
    """Every table of every room, made ones for many-to-many included, and the sign-in library's."""
    for model in apps.get_models(include_auto_created=True):
        owner = apps.get_app_config(model._meta.app_label)
        if not owner.name.startswith(OURS) or not model._meta.managed or model._meta.proxy:
            continue
        if getattr(model, "UNTRACKED", None):
            continue
        yield watch(model, frozenset(getattr(model, "KEPT_OUT_OF_RECORD", ())))
    for label, kept_out in OTHERS.items():
        if apps.is_installed("allauth." + label.split(".", maxsplit=1)[0]):
            yield watch(apps.get_model(label), kept_out)
