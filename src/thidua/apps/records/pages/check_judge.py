"""Record what a person judged on the page of a check."""

from __future__ import annotations

from thidua.apps.accounts.models import Person
from thidua.apps.records.actions import record_judgement
from thidua.apps.records.pages.check_base import Sheet
from thidua.core import clock
from thidua.kernel.rules.read_words import truth


def record_typed(sheet: Sheet, *, note: str, by: Person) -> int:
    """Record every answer that differs from the one recorded; return how many.

    Raises:
        NotAllowedError: `by` may not judge here.
        BlockedError: the year may not be judged yet.
    """
    subject = sheet.subject
    if subject is None:
        return 0
    count = 0
    for name in sheet.form.asks.judgements:
        answer = truth(sheet.form.cleaned_data.get(f"judgement-{name}"))
        known = sheet.known.get(name)
        if answer is None or (known is not None and known.answer == answer):
            continue
        record_judgement(
            subject.pk,
            award=sheet.code,
            year=sheet.form.cleaned_data["year"],
            condition=name,
            answer=answer,
            note=note,
            by=by,
            today=clock.today(),
        )
        count += 1
    return count
