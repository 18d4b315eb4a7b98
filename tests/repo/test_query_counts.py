"""Every list and page takes the same number of queries, however many rows it shows."""

from __future__ import annotations

from types import SimpleNamespace

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from factories import Province, plan_text
from thidua.apps.movements import actions
from thidua.apps.tasks import actions as tasks
from thidua.core import audit, clock

LIST_LIMIT = 12
LISTS = {"index", "tree", "tasks", "desk", "portal", "search", "audit"}

# page: address, queries as a stranger (None: refused), queries signed in
COUNTS: dict[str, tuple[str, int | None, int]] = {
    "index": ("/phong-trao/", 2, 6),
    "tree": ("/phong-trao/cay/", 3, 7),
    "movement": ("/phong-trao/{slug}/", 13, 17),
    "plan": ("/phong-trao/ke-hoach/{uuid}/", 9, 16),
    "coverage": ("/phong-trao/ke-hoach/{uuid}/bao-phu/", 5, 9),
    "compare": ("/phong-trao/ke-hoach/{lower}/so-sanh/", 3, 7),
    "tasks": ("/nhiem-vu/", 4, 8),
    "progress": ("/nhiem-vu/tien-do/{slug}/", 7, 11),
    "calendar": ("/nhiem-vu/lich/?month=2025-06", 4, 8),
    "desk": ("/desk/", None, 10),
    "portal": ("/", 5, 9),
    "search": ("/desk/search/?q=thi+dua", 3, 7),
    "audit": ("/desk/audit/", None, 7),
}


def make_world(rows: int) -> SimpleNamespace:
    """Return one running plan with `rows` running plans under it, each of a province of its own."""
    top = Province()
    higher = top.run()
    tasks.assign(higher.pk, today=clock.today())
    lower = []
    for n in range(rows):
        province = Province()
        plan = province.read_in(plan_text(30 + n, f"Mẫu Sơn thi đua {n}"))
        actions.link_parent(plan.pk, parent_id=higher.pk, by=province.officer)
        lower.append(province.approve(province.submit(plan)))
        tasks.assign(plan.pk, today=clock.today())
        top.read_in(plan_text(60 + n, f"Mẫu Sơn còn soát {n}"))
    officer = top.officer
    officer.posts.create(unit=top.unit, role="Administrator", start="2020-01-01", basis="x")
    for _ in range(26):
        audit.record(by=officer, action="plan.try", obj=higher)
    return SimpleNamespace(
        officer=officer,
        at={"slug": higher.movement.slug, "uuid": higher.uuid, "lower": lower[0].uuid},
    )


def counted(client: Client, address: str) -> int | None:
    status = client.get(address).status_code
    if status != 200:
        return None
    with CaptureQueriesContext(connection) as found:
        assert client.get(address).status_code == 200
    return len(found)


@pytest.mark.parametrize("rows", [1, 3])
def test_queries(db, rows, settings):
    """What the pages ask; noting that a session was used comes on top, see below."""
    settings.USERSESSIONS_TRACK_ACTIVITY = False
    world = make_world(rows)
    signed_in = Client()
    signed_in.force_login(world.officer)
    found = {}
    for name, (address, _, _) in COUNTS.items():
        at = address.format(**world.at)
        found[name] = (address, counted(Client(), at), counted(signed_in, at))
    assert found == COUNTS
    assert [n for n in LISTS if found[n][2] > LIST_LIMIT] == []
