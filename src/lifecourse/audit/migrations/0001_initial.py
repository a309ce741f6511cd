"""The table of the record of change."""

from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps


def make(apps: StateApps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """The model is unmanaged, so that only this migration ever makes or alters its table."""
    schema_editor.create_model(apps.get_model("audit", "Entry"))


def unmake(apps: StateApps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    schema_editor.delete_model(apps.get_model("audit", "Entry"))


class Migration(migrations.Migration):
    initial = True
    dependencies = []
    operations = [
        migrations.CreateModel(
            name="Entry",
            fields=[
                ("id", models.BigAutoField(primary_key=True, serialize=False)),
                ("at", models.DateTimeField()),
                ("actor", models.CharField(max_length=200)),
                ("actor_label", models.CharField(blank=True, max_length=300)),
                ("action", models.CharField(max_length=100)),
                ("table", models.CharField(max_length=100)),
                ("row", models.CharField(max_length=200)),
                ("before", models.JSONField(null=True)),
                ("after", models.JSONField(null=True)),
                ("request", models.CharField(blank=True, max_length=64)),
            ],
            options={
                "db_table": "audit_entry",
                "ordering": ["-id"],
                "managed": False,
                "indexes": [
                    models.Index(fields=["table", "row"], name="audit_entry_table_row"),
                    models.Index(fields=["actor"], name="audit_entry_actor"),
                    models.Index(fields=["at"], name="audit_entry_at"),
                ],
            },
        ),
        migrations.RunPython(make, unmake, elidable=False),
    ]
