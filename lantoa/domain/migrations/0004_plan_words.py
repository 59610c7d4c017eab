"""Plans get a folded column to search with its index of words, and the units they were issued to."""

from django.db import migrations, models

from lantoa.domain.search.indexes import lay_words, lift_words
from lantoa.domain.search.words import FoldedField, folded


def fill(apps, editor):
    plan = apps.get_model("domain", "Plan")
    assignment = apps.get_model("domain", "Assignment")
    for row in plan.objects.order_by("pk").select_related("organisation").iterator(chunk_size=500):
        words = folded(row.number, row.kind, row.subject, row.organisation.name)
        units = assignment.objects.filter(task__plan_id=row.pk).values_list("unit_id", flat=True)
        issued_to = sorted(set(units)) if row.running_since else []
        plan.objects.filter(pk=row.pk).update(folded_text=words, issued_to=issued_to)


def lay(apps, editor):
    lay_words(editor, table="domain_plan", column="folded_text")


def lift(apps, editor):
    lift_words(editor, table="domain_plan")


class Migration(migrations.Migration):
    dependencies = [("domain", "0003_words")]
    operations = [
        migrations.AddField("plan", "folded_text", FoldedField(blank=True, default="")),
        migrations.AddField("plan", "issued_to", models.JSONField(default=list)),
        migrations.RunPython(fill, migrations.RunPython.noop, elidable=False),
        migrations.RunPython(lay, lift, elidable=False),
    ]
