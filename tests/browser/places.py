"""A small world in which every page has something to show, and the addresses of all pages."""

from __future__ import annotations

from types import SimpleNamespace

from django.urls import reverse

from factories import Province, make_officer, plan_text
from journeys.world import TODAY, run_plan, submit
from thidua.apps.movements import actions, queries
from thidua.apps.movements.models import Plan

NAME = "Mẫu Sơn thi đua đổi mới sáng tạo và chuyển đổi số trong quản lý nhà nước"


def make_places() -> SimpleNamespace:
    """Return people and plans: one that runs, one below it, a draft, one that waits."""
    province = Province()
    running = run_plan(plan_text(21, NAME), by=province.officer, head=province.head)
    lower = run_lower(province, running)
    draft = province.read_in(plan_text(22, "Phong trào thứ hai"))
    waiting = submit(province.read_in(plan_text(23, "Phong trào thứ ba")), by=province.officer)
    actions.be_present(draft.pk, by=make_officer(province.unit, name="Phan Thị Cùng"))
    return SimpleNamespace(
        province=province,
        running=running,
        lower=lower,
        draft=draft,
        waiting=waiting,
        admin=make_officer(province.unit, "Administrator", "Phạm Thị Mẫu"),
        task=province.science.tasks.filter(due_on__isnull=False).first(),
    )


def run_lower(province: Province, higher: Plan) -> Plan:
    """Return a running plan of a department under `higher`; where they differ is set aside."""
    text = plan_text(44, NAME + " ngành khoa học", 21).replace(
        "2. Thi đua phát triển", "2. Mở rộng"
    )
    by = make_officer(province.science)
    head = make_officer(province.science, "StandingHead", "Đinh Thị Mẫu")
    plan = actions.read_in(text.encode(), "kh.txt", unit_id=province.science.pk, by=by, today=TODAY)
    actions.set_effect(plan.pk, effect_from=TODAY, by=by)
    actions.link_parent(plan.pk, parent_id=higher.pk, by=by)
    plan.refresh_from_db()
    for code in {one.code for one in queries.findings(plan) if one.severity == "blocks"}:
        actions.set_aside(plan.pk, finding=code, reason="Theo đặc điểm của ngành.", by=by)
    submit(plan, by=by)
    return actions.take_step(plan.pk, "approve", by=head, today=TODAY)


def public_addresses(world: SimpleNamespace) -> dict[str, str]:
    """Return the addresses that anybody opens, by what they are."""
    running, lower = world.running, world.lower
    return {
        "first": reverse("portal:home"),
        "movements": reverse("movements:index"),
        "no movements": reverse("movements:index") + "?q=khong-co",
        "tree": reverse("movements:tree"),
        "movement": reverse("movements:movement", args=[running.movement.slug]),
        "lower movement": reverse("movements:movement", args=[lower.movement.slug]),
        "plan": reverse("movements:plan", args=[running.uuid]),
        "coverage": reverse("movements:coverage", args=[running.uuid]),
        "compare": reverse("movements:compare", args=[lower.uuid]),
        "tasks": reverse("tasks:index"),
        "progress": reverse("tasks:progress", args=[running.movement.slug]),
        "calendar": reverse("tasks:calendar"),
        "calendar of a unit": reverse("tasks:calendar") + "?month=09/2025&unit=Sở Khoa học",
        "task": reverse("tasks:task", args=[world.task.uuid]),
        "units": reverse("organisations:index"),
        "unit": reverse("organisations:unit", args=[world.province.unit.uid]),
        "search": reverse("desk:search") + "?q=chuyen doi",
        "empty search": reverse("desk:search"),
        "sign in": reverse("account_login"),
        "password reset": reverse("account_reset_password"),
        "law": reverse("portal:law"),
        "law on a certain day": reverse("portal:law") + "?ngay=2025-08-01",
        "law on no day": reverse("portal:law") + "?q=cờ&ngay=31/02/2025",
        "award": reverse("portal:law_award", args=["cstdcs"]),
        "award with many routes": reverse("portal:law_award", args=["bkttg"]) + "?ngay=2025-08-01",
        "award without a reading": reverse("portal:law_award", args=["xatb"]) + "?ngay=2025-08-01",
        "instruments": reverse("portal:law_instruments"),
        "instrument": reverse("portal:law_instrument", args=["152-2025-nd-cp"]),
        "article": reverse("portal:law_article", args=["06-2022-qh15", 73]),
        "two days of the law": reverse("portal:law_compare") + "?tu=2025-06-30&den=2025-07-01",
        "404": "/khong-co-trang-nay/",
    }


def officer_addresses(world: SimpleNamespace) -> dict[str, str]:
    """Return the addresses of those who work on plans."""
    draft, waiting = [world.draft.uuid], [world.waiting.uuid]
    clause = world.draft.clauses.filter(kind="content").first()
    actor = reverse("movements:actors_choose", args=draft) + "?actor=Sở Nội vụ"
    return {
        "desk": reverse("desk:home"),
        "plans": reverse("movements:plans"),
        "intake": reverse("movements:intake"),
        "review": reverse("movements:review", args=draft),
        "clause": reverse("movements:clause", args=[*draft, clause.uuid]),
        "add": reverse("movements:clause_add", args=draft),
        "add a duty": reverse("movements:clause_add", args=draft) + "?kind=duty",
        "link": reverse("movements:link", args=draft) + f"?parent={world.running.uuid}",
        "actors": reverse("movements:actors", args=draft),
        "choose": actor,
        "step": reverse("movements:step", args=draft),
        "discard": reverse("movements:step_take", args=[*draft, "discard"]),
        "waiting": reverse("movements:step", args=waiting),
        "movement inside": reverse("movements:movement", args=[world.running.movement.slug]),
        "calendar inside": reverse("tasks:calendar"),
        "403": reverse("desk:audit"),
    }


def other_addresses(world: SimpleNamespace) -> list[tuple[object, dict[str, str]]]:
    """Return (person, addresses) of the head, the department's officer, the administrator."""
    person = reverse("accounts:person", args=[world.province.scientist.uuid])
    approve = reverse("movements:step_take", args=[world.waiting.uuid, "approve"])
    return [
        (world.province.head, {"desk of the head": reverse("desk:home"), "approve": approve}),
        (
            world.province.scientist,
            {
                "desk of a department": reverse("desk:home"),
                "own task": reverse("tasks:task", args=[world.task.uuid]),
                "me": reverse("accounts:me"),
                "delegate": reverse("accounts:delegate"),
                "sessions": reverse("usersessions_list"),
                "password": reverse("account_change_password"),
                "sign out": reverse("account_logout"),
            },
        ),
        (
            world.admin,
            {
                "people": reverse("accounts:people"),
                "person": person,
                "new person": reverse("accounts:new_person"),
                "audit": reverse("desk:audit") + "?verify=1",
            },
        ),
    ]
