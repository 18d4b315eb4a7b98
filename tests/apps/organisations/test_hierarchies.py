"""Further trees follow what is recorded; nothing is offered that holds nothing."""

from __future__ import annotations

from datetime import date

from django.test import Client
from django.urls import reverse

from factories import make_unit
from thidua.apps.organisations import actions
from thidua.apps.organisations.models import UnitPlace

TODAY = date(2026, 11, 20)


def test_nothing_but_the_state_is_offered_while_there_is_nothing_else(db):
    make_unit("Tỉnh Mẫu", kind="province")
    page = Client().get(reverse("organisations:index"))
    assert [code for code, _label in page.context["form"].fields["tree"].choices] == [""]


def test_a_recorded_merger_of_departments_is_followed_at_once(db):
    nation = make_unit("Nước Mẫu", kind="nation", uid="n", level="nation")
    for uid, name in (("t", "Bộ Tài chính"), ("k", "Bộ Kế hoạch và Đầu tư")):
        make_unit(name, nation, kind="ministry", uid=uid, level="central")
    top = make_unit("Tỉnh Mẫu", nation, kind="province", uid="m", level="province")
    for uid, name in (("a", "Sở Tài chính"), ("b", "Sở Kế hoạch và Đầu tư")):
        make_unit(name, top, uid=uid)
    make_unit("Bộ Tài chính", nation, kind="ministry", uid="t2", level="central")
    assert actions.load_hierarchies(by=None, today=TODAY) == 2
    draft = actions.start_draft(kind="absorb", by="thử", today=TODAY)
    typed = {"basis": "01/NQ", "effective": "20/11/2026"}
    rows = [{"source": "b", "target": "a"}]
    actions.save_draft(draft.pk, typed=typed, rows=rows, by="thử")
    event = actions.record(draft.pk, by="thử", today=TODAY)
    spans = lambda: set(  # noqa: E731
        UnitPlace.objects.filter(withdrawn__isnull=True).values_list(
            "unit__uid", "parent__uid", "end"
        )
    )
    assert spans() == {("a", "t", None), ("b", "k", TODAY)}
    actions.withdraw_event(event.pk, reason="Nhầm", by="thử", today=TODAY)
    assert spans() == {("a", "t", None), ("b", "k", None)}
