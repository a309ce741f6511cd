"""The index by which the record of one row is found.

Django makes no index for a table that it does not manage, so none that the first migration names was ever
there. Of the three the one is made that pages ask by; each of the others would cost every change a write.
"""

from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps


def make(apps: StateApps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    schema_editor.execute('CREATE INDEX IF NOT EXISTS audit_entry_table_row ON audit_entry ("table", "row")')


def unmake(apps: StateApps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    schema_editor.execute("DROP INDEX IF EXISTS audit_entry_table_row")


class Migration(migrations.Migration):
    dependencies = [("audit", "0002_keys_of_people")]
    operations = [
        migrations.SeparateDatabaseAndState(
            state_operations=[
                migrations.RemoveIndex(model_name="entry", name="audit_entry_actor"),
                migrations.RemoveIndex(model_name="entry", name="audit_entry_at"),
            ]
        ),
        migrations.RunPython(make, unmake, elidable=False),
    ]
