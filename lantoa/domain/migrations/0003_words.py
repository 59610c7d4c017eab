"""Tasks and instruments get a folded column to search, its index of words, and indexes for long lists."""

from django.db import migrations, models

from lantoa.domain.search.indexes import lay_words, lift_words
from lantoa.domain.search.words import FoldedField, folded

TABLES = ("domain_task", "domain_instrument")


def fill(apps, editor):
    task = apps.get_model("domain", "Task")
    for row in task.objects.order_by("pk").iterator(chunk_size=500):
        task.objects.filter(pk=row.pk).update(folded_text=folded(row.number, row.name, *row.products))
    instrument = apps.get_model("domain", "Instrument")
    for row in instrument.objects.order_by("pk").prefetch_related("subjects").iterator(chunk_size=500):
        wordings = [subject.text for subject in row.subjects.all()] or [row.subject]
        words = folded(row.kind, row.number, row.issuer, *wordings)
        instrument.objects.filter(pk=row.pk).update(folded_text=words)


def lay(apps, editor):
    for table in TABLES:
        lay_words(editor, table=table, column="folded_text")


def lift(apps, editor):
    for table in TABLES:
        lift_words(editor, table=table)


class Migration(migrations.Migration):
    dependencies = [("domain", "0002_guards")]
    operations = [
        migrations.AddField("task", "folded_text", FoldedField(blank=True, default="")),
        migrations.AddField("instrument", "folded_text", FoldedField(blank=True, default="")),
        migrations.RemoveIndex("task", "task_organisation_due"),
        migrations.RemoveIndex("task", "task_path_due"),
        migrations.AddIndex(
            "task",
            models.Index(fields=["organisation", "due_on", "id", "state", "plan"], name="task_body_due"),
        ),
        migrations.AddIndex(
            "task",
            models.Index(fields=["organisation", "plan", "position", "id", "state"], name="task_body_plan"),
        ),
        migrations.AddIndex(
            "task", models.Index(fields=["due_on", "id", "org_path", "state", "plan"], name="task_due")
        ),
        migrations.AddIndex(
            "task", models.Index(fields=["org_path", "state", "due_on"], name="task_path_state")
        ),
        migrations.RunPython(fill, migrations.RunPython.noop, elidable=False),
        migrations.RunPython(lay, lift, elidable=False),
    ]
