"""Pages of units take the same number of queries, however many units they show."""

from __future__ import annotations

from datetime import date

import pytest
from django.test import Client

from factories import make_unit
from repo.test_query_counts import counted
from thidua.apps.organisations import actions
from thidua.core import clock

TODAY = date(2026, 11, 20)

# page: address, queries while nothing was recorded late, queries after
COUNTS: dict[str, tuple[str, int, int]] = {
    "unit": ("/don-vi/m/", 11, 16),
    "ended unit": ("/don-vi/a0/?day=2026-11-20", 16, 21),
    "tree": ("/don-vi/", 6, 6),
    "tree opened": ("/don-vi/?open=m", 10, 10),
    "Front": ("/don-vi/?tree=front", 6, 6),
    "line of work": ("/don-vi/?tree=sector", 10, 10),
    "event": ("/don-vi/su-kien/{uid}/", 7, 7),
}


def make_land(rows: int, effective: str) -> str:
    """Return the event in which `rows` + 1 communes of a province become one."""
    top = make_unit("Nước Mẫu", kind="nation", uid="n", level="nation")
    ministry = {"kind": "ministry", "level": "central"}
    make_unit("Bộ Y tế", top, uid="b", **ministry)
    place = make_unit("Tỉnh Mẫu Sơn", top, kind="province", uid="m", level="province")
    front = make_unit("Mặt trận", place, kind="front", uid="f")
    for n in range(rows + 1):
        make_unit(f"Xã Mẫu {n}", place, kind="commune", level="commune", uid=f"a{n}")
        make_unit(f"Hội Mẫu {n}", front, kind="mass_organisation", uid=f"h{n}")
        other = make_unit(f"Tỉnh {n}", top, kind="province", uid=f"t{n}", level="province")
        make_unit("Sở Y tế", other, uid=f"s{n}", level="province_agency")
    draft = actions.start_draft(kind="consolidate", by="thử", today=TODAY)
    asked = [{"source": f"a{n}", "target": "Xã Mới"} for n in range(rows + 1)]
    typed = {"basis": "01/NQ", "effective": effective}
    actions.save_draft(draft.pk, typed=typed, rows=asked, by="thử")
    with clock.pretend(TODAY):
        return actions.record(draft.pk, by="thử", today=TODAY).uid


@pytest.mark.parametrize("rows", [1, 3])
def test_queries_of_unit_pages(db, rows):
    uid = make_land(rows, "20/11/2026")
    found = {}
    with clock.pretend(TODAY):
        for name, (address, _, late) in COUNTS.items():
            found[name] = (address, counted(Client(), address.format(uid=uid)), late)
    assert found == COUNTS


@pytest.mark.parametrize("rows", [1, 3])
def test_queries_of_unit_pages_after_a_late_event(db, rows):
    uid = make_land(rows, "01/11/2026")
    found = {}
    with clock.pretend(TODAY):
        for name, (address, few, _) in COUNTS.items():
            found[name] = (address, few, counted(Client(), address.format(uid=uid)))
    assert found == COUNTS
