from django.db import migrations, models


def keep_first_unit(apps, _editor):
    """Say of the tasks that are there that nothing has moved yet."""
    task = apps.get_model("tasks", "Task")
    task.objects.update(first_unit=models.F("unit"))


class Migration(migrations.Migration):

    dependencies = [('tasks', '0002_transition')]

    operations = [migrations.RunPython(keep_first_unit, migrations.RunPython.noop)]
