"""What the database itself refuses or needs: an append-only log, and paths that sort by code point."""

from django.db import migrations

PATHS = (("domain_unit", "path"), ("domain_plan", "org_path"), ("domain_task", "org_path"))

SQLITE = """
CREATE TRIGGER audit_no_{verb} BEFORE {verb} ON domain_auditevent
BEGIN SELECT RAISE(ABORT, 'the audit log is append-only'); END
"""
POSTGRESQL = (
    """
    CREATE FUNCTION audit_is_append_only() RETURNS trigger LANGUAGE plpgsql AS
    $$ BEGIN RAISE EXCEPTION 'the audit log is append-only' USING ERRCODE = 'integrity_constraint_violation'; END $$
    """,
    """
    CREATE TRIGGER audit_no_change BEFORE UPDATE OR DELETE ON domain_auditevent
    FOR EACH ROW EXECUTE FUNCTION audit_is_append_only()
    """,
)


def forwards(apps, editor):
    if editor.connection.vendor == "sqlite":
        for verb in ("update", "delete"):
            editor.execute(SQLITE.format(verb=verb))
        return
    for statement in POSTGRESQL:
        editor.execute(statement)
    for table, column in PATHS:
        editor.execute(f'ALTER TABLE {table} ALTER COLUMN {column} TYPE varchar(70) COLLATE "C"')


def backwards(apps, editor):
    if editor.connection.vendor == "sqlite":
        for verb in ("update", "delete"):
            editor.execute(f"DROP TRIGGER audit_no_{verb}")
        return
    editor.execute("DROP TRIGGER audit_no_change ON domain_auditevent")
    editor.execute("DROP FUNCTION audit_is_append_only()")


class Migration(migrations.Migration):
    dependencies = [("domain", "0001_initial")]
    operations = [migrations.RunPython(forwards, backwards, elidable=False)]
