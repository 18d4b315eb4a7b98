from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [('tasks', '0004_task_once')]

    operations = [
        migrations.RemoveConstraint(model_name='task', name='task_once'),
        migrations.AddField(
            model_name='task',
            name='turn',
            field=models.PositiveSmallIntegerField(default=1, verbose_name='lần trong kỳ'),
        ),
        migrations.AddConstraint(
            model_name='task',
            constraint=models.UniqueConstraint(condition=models.Q(('origin__isnull', True)), fields=('clause', 'first_unit', 'kind', 'period', 'turn'), name='task_once', nulls_distinct=False),
        ),
    ]
