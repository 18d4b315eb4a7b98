from __future__ import annotations

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    """Findings set aside with a reason; whether a person chose the day of effect."""

    dependencies = [
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
        ("movements", "0001_initial"),
    ]

    operations = [
        migrations.AddField(
            model_name="plan",
            name="effect_by_hand",
            field=models.BooleanField(default=False),
        ),
        migrations.CreateModel(
            name="Waiver",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("code", models.CharField(max_length=60)),
                ("finding", models.CharField(max_length=16)),
                ("text", models.TextField()),
                ("text_en", models.TextField()),
                ("reason", models.TextField(verbose_name="lý do gác lại")),
                ("set_aside_at", models.DateTimeField()),
                (
                    "plan",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="waivers",
                        to="movements.plan",
                    ),
                ),
                (
                    "set_aside_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={"verbose_name": "điểm được gác lại", "ordering": ["pk"]},
        ),
        migrations.AddConstraint(
            model_name="waiver",
            constraint=models.UniqueConstraint(fields=("plan", "finding"), name="waiver_once"),
        ),
        migrations.AddConstraint(
            model_name="waiver",
            constraint=models.CheckConstraint(
                condition=models.Q(("reason", ""), _negated=True), name="waiver_has_reason"
            ),
        ),
    ]
