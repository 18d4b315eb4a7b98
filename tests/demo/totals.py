"""Print what a loaded demo holds; run as a program beside the installation that it looks at."""

from __future__ import annotations

import os
import sys
from collections import Counter

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "thidua.settings")
django.setup()

from thidua.apps.accounts.models import Person, Post  # noqa: E402  (models need the set-up)
from thidua.apps.movements.models import Plan  # noqa: E402
from thidua.apps.tasks import queries  # noqa: E402
from thidua.apps.tasks.models import Task, TransitionSheet  # noqa: E402
from thidua.core import audit  # noqa: E402


def lines() -> list[str]:
    """Return the totals, one a line."""
    found = [
        f"people {Person.objects.count()} demo {Person.objects.filter(is_demo=True).count()}",
        f"posts {Post.objects.count()} ended {Post.objects.exclude(end=None).count()}",
        f"audit {audit.verify().holds}",
    ]
    for plan in Plan.objects.select_related("movement__issuer").order_by("pk"):
        states = Counter(Task.objects.filter(plan=plan).values_list("state", flat=True))
        told = " ".join(f"{name} {n}" for name, n in sorted(states.items()))
        found.append(f"plan {plan.movement.issuer.uid} {plan.state}: {told}")
    for sheet in TransitionSheet.objects.order_by("day", "plan_id"):
        told = " ".join(f"{name} {n}" for name, n in sorted(queries.move_counts(sheet).items()))
        issuer = sheet.old_issuer.uid
        found.append(f"sheet {sheet.day} {issuer} {sheet.decision or '-'}: {told}")
    done = Task.objects.filter(state="done").values_list("done_by__username", "unit__uid")
    for (name, unit), n in sorted(Counter(done).items()):
        found.append(f"done {name} {unit} {n}")
    return found


if __name__ == "__main__":
    sys.stdout.write("\n".join(lines()) + "\n")
