"""The table of the keys under which the record keeps what it says about people."""

from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps


def make(apps: StateApps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """The model is unmanaged, so that only this migration ever makes or alters its table."""
    schema_editor.create_model(apps.get_model("audit", "SubjectKey"))


def unmake(apps: StateApps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    schema_editor.delete_model(apps.get_model("audit", "SubjectKey"))


class Migration(migrations.Migration):
    dependencies = [("audit", "0001_initial")]
    operations = [
        migrations.CreateModel(
            name="SubjectKey",
            fields=[
                ("subject", models.UUIDField(primary_key=True, serialize=False)),
                ("key", models.BinaryField(null=True)),
                ("made_at", models.DateTimeField()),
                ("destroyed_at", models.DateTimeField(null=True)),
                ("destroyed_by", models.CharField(blank=True, default="", max_length=200)),
                ("why", models.CharField(blank=True, default="", max_length=300)),
            ],
            options={"db_table": "audit_subjectkey", "managed": False},
        ),
        migrations.RunPython(make, unmake, elidable=False),
    ]
