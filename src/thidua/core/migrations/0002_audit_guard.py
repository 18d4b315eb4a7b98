"""The database itself refuses to change or delete an entry of the audit; the cache table."""

from django.core.management import call_command
from django.db import migrations

SQLITE = (
    "CREATE TRIGGER core_audit_no_update BEFORE UPDATE ON core_auditentry "
    "BEGIN SELECT RAISE(ABORT, 'core_auditentry is append-only'); END",
    "CREATE TRIGGER core_audit_no_delete BEFORE DELETE ON core_auditentry "
    "BEGIN SELECT RAISE(ABORT, 'core_auditentry is append-only'); END",
    # INSERT OR REPLACE deletes without asking the trigger for deletes
    "CREATE TRIGGER core_audit_no_replace BEFORE INSERT ON core_auditentry "
    "WHEN EXISTS (SELECT 1 FROM core_auditentry WHERE number = NEW.number) "
    "BEGIN SELECT RAISE(ABORT, 'core_auditentry is append-only'); END",
    "CREATE TRIGGER core_audit_no_head_delete BEFORE DELETE ON core_audithead "
    "BEGIN SELECT RAISE(ABORT, 'core_audithead stays'); END",
    "CREATE TRIGGER core_audit_head_forward BEFORE UPDATE ON core_audithead "
    "WHEN NEW.number <> OLD.number + 1 "
    "BEGIN SELECT RAISE(ABORT, 'core_audithead only moves on by one'); END",
)
POSTGRES = (
    """CREATE FUNCTION core_audit_refuse() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN RAISE EXCEPTION '% is append-only', TG_TABLE_NAME USING ERRCODE = '23001'; END $$""",
    """CREATE FUNCTION core_audit_forward() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
      IF NEW.number <> OLD.number + 1 THEN
        RAISE EXCEPTION 'core_audithead only moves on by one' USING ERRCODE = '23001';
      END IF;
      RETURN NEW;
    END $$""",
    "CREATE TRIGGER core_audit_no_change BEFORE UPDATE OR DELETE ON core_auditentry "
    "FOR EACH ROW EXECUTE FUNCTION core_audit_refuse()",
    "CREATE TRIGGER core_audit_no_truncate BEFORE TRUNCATE ON core_auditentry "
    "FOR EACH STATEMENT EXECUTE FUNCTION core_audit_refuse()",
    "CREATE TRIGGER core_audit_no_head_delete BEFORE DELETE ON core_audithead "
    "FOR EACH ROW EXECUTE FUNCTION core_audit_refuse()",
    "CREATE TRIGGER core_audit_no_head_truncate BEFORE TRUNCATE ON core_audithead "
    "FOR EACH STATEMENT EXECUTE FUNCTION core_audit_refuse()",
    "CREATE TRIGGER core_audit_head_forward BEFORE UPDATE ON core_audithead "
    "FOR EACH ROW EXECUTE FUNCTION core_audit_forward()",
)


def guard(apps, schema_editor):
    """Set up the triggers of the engine in use."""
    connection = schema_editor.connection
    for statement in SQLITE if connection.vendor == "sqlite" else POSTGRES:
        schema_editor.execute(statement, params=None)


def cache_table(apps, schema_editor):
    """Make the table that holds the cache (sign-in limits and the like)."""
    call_command("createcachetable", database=schema_editor.connection.alias, verbosity=0)


class Migration(migrations.Migration):
    dependencies = [("core", "0001_initial")]
    operations = [
        migrations.RunPython(guard, elidable=False),
        migrations.RunPython(cache_table, migrations.RunPython.noop, elidable=False),
    ]
