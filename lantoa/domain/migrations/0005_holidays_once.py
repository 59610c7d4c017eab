"""One word on a day for a body, and one for the country, on both databases."""

from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('domain', '0004_plan_words'),
    ]

    operations = [
        migrations.RemoveConstraint(
            model_name='holiday',
            name='holiday_once',
        ),
        migrations.AddConstraint(
            model_name='holiday',
            constraint=models.UniqueConstraint(fields=('unit', 'day'), name='holiday_once_a_unit'),
        ),
        migrations.AddConstraint(
            model_name='holiday',
            constraint=models.UniqueConstraint(condition=models.Q(('unit', None)), fields=('day',), name='holiday_once_for_the_country'),
        ),
    ]
