import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [('tasks', '0003_first_unit')]

    operations = [
        migrations.AlterField(
            model_name='task',
            name='first_unit',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.unit'),
        ),
        migrations.AddConstraint(
            model_name='task',
            constraint=models.UniqueConstraint(condition=models.Q(('origin__isnull', True)), fields=('clause', 'first_unit', 'kind', 'period'), name='task_once', nulls_distinct=False),
        ),
    ]
