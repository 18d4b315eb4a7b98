from django.db import migrations


def mark(apps, _schema_editor):
    """Mark the plans whose day of effect a person chose before that was written down.

    Until then the day was the one read as the day of issue, or one that a person chose; since
    then it follows a corrected day of issue. So a day that is neither was chosen.
    """
    Plan, Clause = apps.get_model('movements', 'Plan'), apps.get_model('movements', 'Clause')
    issued = Clause.objects.filter(kind='scalar', key='instrument.date').exclude(status='dropped')
    confirmed = dict(issued.values_list('plan_id', 'text'))
    plans = Plan.objects.filter(effect_by_hand=False, effect_from__isnull=False)
    for plan in plans.only('pk', 'effect_from', 'reading').iterator(chunk_size=200):
        read = ((plan.reading or {}).get('instrument') or {}).get('date')
        if plan.effect_from.isoformat() not in (read, confirmed.get(plan.pk)):
            Plan.objects.filter(pk=plan.pk).update(effect_by_hand=True)


class Migration(migrations.Migration):

    dependencies = [('movements', '0003_transition')]

    operations = [migrations.RunPython(mark, migrations.RunPython.noop)]
