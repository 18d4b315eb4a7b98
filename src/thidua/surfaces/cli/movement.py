"""`thidua movement`: what the pages do with plans, from the command line, by the same actions."""

from __future__ import annotations

from contextlib import AbstractContextManager
from datetime import date
from pathlib import Path
from typing import Annotated, Any
from uuid import UUID

import typer

from thidua.apps.accounts.models import Person
from thidua.apps.movements import actions, queries
from thidua.apps.movements.models import Plan
from thidua.apps.organisations import queries as organisations
from thidua.apps.tasks import queries as tasks
from thidua.core import clock
from thidua.core.wording import sentence
from thidua.surfaces.cli import acting, output
from thidua.surfaces.cli.acting import person_named

app = typer.Typer(no_args_is_help=True, rich_markup_mode=None)

AsJson = Annotated[bool, typer.Option("--json", help="In đúng một tài liệu JSON.")]
As = Annotated[str, typer.Option("--as", help="Tên đăng nhập của người thực hiện.")]
AGAIN = "Xem lại kế hoạch, sửa theo từng điều đã nêu rồi chạy lại lệnh."
ASK = "Dùng tài khoản có chức trách phù hợp tại cơ quan ban hành kế hoạch."
PlanId = Annotated[str, typer.Argument(metavar="KẾ_HOẠCH", help="Định danh của kế hoạch.")]


@app.callback()
def group() -> None:
    """Phong trào và kế hoạch: đưa vào, xác nhận, liên kết, phê duyệt, xem nhiệm vụ."""


@app.command("list")
def list_(as_json: AsJson = False) -> None:
    """Liệt kê các phong trào đã công bố.

    Ví dụ: thidua movement list --json
    """
    rows = list(queries.visible_to(None).order_by("search", "pk"))
    names = organisations.names_on([m.issuer_id for m in rows], clock.today())
    found = [
        {"slug": m.slug, "name": m.name, "issuer": names.get(m.issuer_id, ""), "level": m.level}
        for m in rows
    ]
    _print(found, as_json, lambda row: f"{row['slug']}\t{row['name']}\t{row['issuer']}")


@app.command("plans")
def plans(by: As = "", as_json: AsJson = False) -> None:
    """Liệt kê các kế hoạch mà người này được xem, mới nhất trước.

    Ví dụ: thidua movement plans --as can-bo-hue
    """
    rows = queries.visible_plans(person_named(by) if by else None).order_by("-pk")
    _print([_plan_out(p) for p in rows], as_json, _plan_line)


@app.command("read-in")
def read_in(
    path: Annotated[Path, typer.Argument(metavar="TỆP", help="Văn bản kế hoạch.")],
    unit: Annotated[str, typer.Option(help="Định danh đơn vị có kế hoạch, như p-46.1.")],
    by: As,
    as_json: AsJson = False,
) -> None:
    """Đưa một văn bản vào thành kế hoạch đang soát.

    Ví dụ: thidua movement read-in ke-hoach.docx --unit p-46.1 --as can-bo-hue
    """
    found = organisations.by_uid(unit)
    if found is None or not path.is_file():
        raise output.call_wrong(f"không có đơn vị {unit} hoặc tệp {path}.")
    with _refusals(as_json):
        plan = actions.read_in(
            path.read_bytes(),
            path.name,
            unit_id=found.pk,
            by=person_named(by),
            today=clock.today(),
        )
    _print([_plan_out(plan)], as_json, _plan_line)


@app.command("problems")
def problems(plan_id: PlanId, by: As, as_json: AsJson = False) -> None:
    """Nêu mọi điều còn thiếu trước khi phê duyệt một kế hoạch.

    Ví dụ: thidua movement problems 2f3256fc-… --as can-bo-hue
    """
    found = [
        {
            "code": p.code,
            "severity": p.severity,
            "text": str(sentence(p)),
            "where": [str(w) for w in p.where],
        }
        for p in actions.problems(_plan(plan_id, person_named(by)), clock.today())
    ]
    _print(found, as_json, _problem_line)


@app.command("set-aside")
def set_aside(
    plan_id: PlanId,
    finding: Annotated[str, typer.Argument(metavar="MÃ", help="Mã loại hoặc mã riêng.")],
    reason: Annotated[str, typer.Option(help="Lý do gác lại, giữ cùng kế hoạch.")],
    by: As,
    as_json: AsJson = False,
) -> None:
    """Gác lại một điều phải sửa kèm lý do, để kế hoạch được trình hoặc phê duyệt.

    Ví dụ: thidua movement set-aside 2f3256fc-… group_without_criteria --reason "…" --as can-bo-hue
    """
    person = person_named(by)
    with _refusals(as_json):
        made = actions.set_aside(
            _plan(plan_id, person).pk, finding=finding, reason=reason, by=person
        )
    rows = [{"code": w.code, "finding": w.finding, "reason": w.reason} for w in made]
    _print(rows, as_json, lambda row: f"{row['finding']}\t{row['code']}\t{row['reason']}")


@app.command("confirm")
def confirm(plan_id: PlanId, by: As) -> None:
    """Xác nhận mọi mục máy đọc của một kế hoạch.

    Ví dụ: thidua movement confirm 2f3256fc-… --as can-bo-hue
    """
    person = person_named(by)
    with _refusals(as_json=False):
        output.say(str(actions.confirm_all(_plan(plan_id, person).pk, by=person)))


@app.command("link")
def link(plan_id: PlanId, parent_id: PlanId, by: As) -> None:
    """Liên kết một kế hoạch với kế hoạch cấp trên mà nó triển khai.

    Ví dụ: thidua movement link 2f3256fc-… 9d6254e5-… --as can-bo-hue
    """
    person = person_named(by)
    with _refusals(as_json=False):
        parent = _plan(parent_id, person)
        plan = actions.link_parent(_plan(plan_id, person).pk, parent_id=parent.pk, by=person)
    output.say(_plan_line(_plan_out(plan)))


@app.command("effect")
def effect(plan_id: PlanId, day: Annotated[str, typer.Argument(metavar="NGÀY")], by: As) -> None:
    """Ghi ngày mà kế hoạch áp dụng, dạng YYYY-MM-DD.

    Ví dụ: thidua movement effect 2f3256fc-… 2025-06-01 --as can-bo-hue
    """
    try:
        wanted = date.fromisoformat(day)
    except ValueError as wrong:
        raise output.call_wrong(f"{day} không phải một ngày dạng YYYY-MM-DD.") from wrong
    person = person_named(by)
    with _refusals(as_json=False):
        plan = actions.set_effect(_plan(plan_id, person).pk, effect_from=wanted, by=person)
    output.say(_plan_line(_plan_out(plan)))


@app.command("step")
def step(
    plan_id: PlanId,
    name: Annotated[str, typer.Argument(help="submit, send_back, approve, discard.")],
    by: As,
    *,
    note: Annotated[str, typer.Option(help="Lý do, khi trả lại.")] = "",
    aside: Annotated[
        list[str] | None,
        typer.Option("--set-aside", metavar="MÃ", help="Gác lại điều phải sửa này trước; lặp lại."),
    ] = None,
    reason: Annotated[str, typer.Option(help="Lý do gác lại.")] = "",
    as_json: AsJson = False,
) -> None:
    """Chuyển bước một kế hoạch: trình, trả lại, phê duyệt, bỏ.

    Điều phải sửa có thể gác lại bằng mã của loại (group_without_criteria) hoặc mã riêng của nó,
    như `thidua movement problems` in ra.

    Ví dụ: thidua movement step 2f3256fc-… approve --as lanh-dao-hue
    """
    person = person_named(by)
    with _refusals(as_json):
        key = _plan(plan_id, person).pk
        for finding in aside or []:
            actions.set_aside(key, finding=finding, reason=reason, by=person)
        plan = actions.take_step(key, name, by=person, today=clock.today(), note=note)
    _print([_plan_out(plan)], as_json, _plan_line)


@app.command("tasks")
def tasks_(
    unit: Annotated[str, typer.Option(help="Chỉ đơn vị này, như p-46.1-so-khcn.2.")] = "",
    as_json: AsJson = False,
) -> None:
    """Liệt kê nhiệm vụ của các kế hoạch đã công bố, hạn gần nhất trước.

    Ví dụ: thidua movement tasks --unit p-46.1-so-khcn.2
    """
    rows = tasks.visible_to(None)
    found = list(tasks.ordered(rows.filter(unit__uid=unit) if unit else rows))
    names = organisations.names_on({t.unit_id for t in found}, clock.today())
    out = [
        {
            "unit": names.get(t.unit_id, ""),
            "title": t.title,
            "kind": t.kind,
            "period": t.period,
            "turn": t.turn,
            "due_on": str(t.due_on) if t.due_on else None,
            "timing": tasks.timing_of(t),
        }
        for t in found
    ]
    _print(out, as_json, lambda r: f"{r['due_on'] or '-'}\t{r['unit']}\t{r['title']}")


def _problem_line(row: dict[str, Any]) -> str:
    """Return severity, code and sentence; a finding of the comparison by its own code and key."""
    own = row["where"][1:] if row["where"][:1] == ["parent"] else []
    return "\t".join([row["severity"], " ".join(own) or row["code"], row["text"]])


def _print(rows: list[dict[str, Any]], as_json: bool, line: Any) -> None:
    if as_json:
        output.say_json(rows)
        return
    for row in rows:
        output.say(line(row))


def _plan(text: str, person: Person) -> Plan:
    try:
        found = queries.visible_plans(person).filter(uuid=UUID(text)).first()
    except ValueError:
        found = None
    if found is None:
        raise output.call_wrong(f"không có kế hoạch {text} mà người này được xem.")
    return found


def _plan_out(plan: Plan) -> dict[str, Any]:
    return {
        "uuid": str(plan.uuid),
        "movement": plan.movement.slug,
        "name": plan.movement.name,
        "number": plan.document.number,
        "state": plan.state,
        "version": plan.version,
        "effect_from": str(plan.effect_from) if plan.effect_from else None,
    }


def _plan_line(row: dict[str, Any]) -> str:
    return f"{row['uuid']}\t{row['state']}\t{row['number'] or '-'}\t{row['name']}"


def _refusals(as_json: bool) -> AbstractContextManager[None]:
    return acting.told(as_json=as_json, again=AGAIN, ask=ASK)
