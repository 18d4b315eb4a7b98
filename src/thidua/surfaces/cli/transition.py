"""`thidua transition`: decide what becomes of plans and tasks after a reorganisation."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import AbstractContextManager
from enum import StrEnum
from typing import Annotated, Any
from uuid import UUID

import typer

from thidua.apps.accounts.models import Person
from thidua.apps.movements import queries as movements
from thidua.apps.organisations import queries as organisations
from thidua.apps.tasks import actions, queries
from thidua.apps.tasks.models import TransitionSheet
from thidua.apps.tasks.queries.sheet import on_sheet, sheet_rows, sheet_told
from thidua.core import clock
from thidua.surfaces.cli import acting, output
from thidua.surfaces.cli.acting import person_named

app = typer.Typer(no_args_is_help=True, rich_markup_mode=None)

AGAIN = "Xem lại phiếu bằng `thidua transition show`, sửa theo điều đã nêu rồi chạy lại lệnh."
ASK = "Dùng tài khoản có chức trách phù hợp tại đơn vị giữ kế hoạch."
AsJson = Annotated[bool, typer.Option("--json", help="In đúng một tài liệu JSON.")]
As = Annotated[str, typer.Option("--as", help="Tên đăng nhập của người thực hiện.")]
SheetId = Annotated[str, typer.Argument(metavar="PHIẾU", help="Định danh của phiếu chuyển tiếp.")]


class Decision(StrEnum):
    """What becomes of the plan of an issuer that ended."""

    ADOPT = TransitionSheet.ADOPT
    REPLACE = TransitionSheet.REPLACE
    CLOSE = TransitionSheet.CLOSE


class What(StrEnum):
    """What becomes of tasks that wait."""

    COPY = actions.COPY
    GIVE = actions.GIVE
    DIVIDE = actions.DIVIDE
    END = actions.END


@app.callback()
def group() -> None:
    """Phiếu chuyển tiếp: kế hoạch và nhiệm vụ qua mỗi lần sắp xếp đơn vị."""


@app.command("list")
def list_(
    by: As = "",
    *,
    mine: Annotated[
        bool, typer.Option("--mine", help="Chỉ phiếu có điều chờ người này quyết định.")
    ] = False,
    as_json: AsJson = False,
) -> None:
    """Liệt kê các phiếu chuyển tiếp, ngày sắp xếp mới nhất trước.

    Ví dụ: thidua transition list --mine --as can-bo-hue
    """
    person = person_named(by) if by else None
    find = queries.sheets_waiting_for if mine else queries.sheets_visible_to
    rows = sheet_rows(list(find(person)))
    if as_json:
        _say_json(rows)
        return
    for row in rows:
        output.say(_line(row))


@app.command("show")
def show(sheet_id: SheetId, by: As = "", as_json: AsJson = False) -> None:
    """Nêu nhiệm vụ nào tự chuyển, nhiệm vụ nào chờ quyết định và các đơn vị tiếp nhận.

    Ví dụ: thidua transition show 2f3256fc-… --as can-bo-hue --json
    """
    sheet = _sheet(sheet_id, person_named(by) if by else None)
    row = sheet_rows([sheet])[0] | sheet_told(sheet, list(queries.waiting_on(sheet)))
    if as_json:
        _say_json(row)
        return
    output.say(_line(row))
    for line in _told(row):
        output.say(line)


@app.command("decide")
def decide(
    sheet_id: SheetId,
    by: As,
    *,
    decision: Annotated[Decision, typer.Option(help="Quyết định về kế hoạch.")],
    new_plan: Annotated[
        str, typer.Option(metavar="KẾ_HOẠCH", help="Kế hoạch thay thế, khi quyết định là replace.")
    ] = "",
    reason: Annotated[str, typer.Option(help="Lý do, văn bản làm căn cứ.")] = "",
    as_json: AsJson = False,
) -> None:
    """Quyết định về kế hoạch của cơ quan đã kết thúc: tiếp nhận, thay bằng kế hoạch mới, kết thúc.

    Ví dụ: thidua transition decide 2f3256fc-… --as lanh-dao-binh-dinh --decision adopt
    """
    person = person_named(by)
    sheet = _sheet(sheet_id, person)
    with _refusals(as_json):
        actions.decide_plan(
            sheet.pk,
            decision=decision.value,
            by=person,
            today=clock.today(),
            reason=reason,
            new_plan_id=_plan_key(new_plan, person),
        )
    _say_sheet(sheet_id, person, as_json)


@app.command("settle")
def settle(
    sheet_id: SheetId,
    by: As,
    *,
    what: Annotated[What, typer.Option(help="Quyết định về các nhiệm vụ đã chọn.")],
    task: Annotated[
        list[str] | None, typer.Option(metavar="NHIỆM_VỤ", help="Nhiệm vụ đang chờ; lặp lại.")
    ] = None,
    all_: Annotated[bool, typer.Option("--all", help="Mọi nhiệm vụ đang chờ.")] = False,
    unit: Annotated[
        list[str] | None, typer.Option(metavar="ĐƠN_VỊ", help="Đơn vị tiếp nhận; lặp lại.")
    ] = None,
    part: Annotated[
        list[str] | None,
        typer.Option(metavar="ĐƠN_VỊ=PHẦN", help="Phần của một đơn vị khi chia; lặp lại."),
    ] = None,
    reason: Annotated[str, typer.Option(help="Lý do, căn cứ; bắt buộc khi chấm dứt.")] = "",
    as_json: AsJson = False,
) -> None:
    """Quyết định về nhiệm vụ đang chờ: giao cho tất cả, giao một đơn vị, chia phần, chấm dứt.

    Ví dụ: thidua transition settle 2f3256fc-… --as can-bo-hue --what copy --all
    """
    person = person_named(by)
    sheet = _sheet(sheet_id, person)
    parts = _parts(part or [])
    units = tuple(dict.fromkeys([*(_unit_key(uid) for uid in unit or []), *parts]))
    keys = _tasks(sheet, task or [], everything=all_)
    choice = actions.Choice(what.value, units, parts, reason)
    with _refusals(as_json), output.progress("Đang ghi quyết định"):
        done = actions.settle(
            sheet.pk, task_ids=keys, choice=choice, by=person, today=clock.today()
        )
    _say_done(sheet, done, as_json)


@app.command("merge")
def merge(sheet_id: SheetId, by: As, as_json: AsJson = False) -> None:
    """Gộp các nhiệm vụ cùng loại đã gặp nhau ở một đơn vị; hạn không đổi.

    Ví dụ: thidua transition merge 2f3256fc-… --as can-bo-hue
    """
    person = person_named(by)
    sheet = _sheet(sheet_id, person)
    with _refusals(as_json), output.progress("Đang gộp"):
        done = actions.merge_alike(sheet.pk, by=person, today=clock.today())
    _say_done(sheet, done, as_json)


def _sheet(text: str, person: Person | None) -> TransitionSheet:
    found = None
    if (key := _uuid(text)) is not None:
        found = queries.sheets_visible_to(person).filter(uuid=key).first()
    if found is None:
        raise output.call_wrong(f"không có phiếu chuyển tiếp {text} mà người này được xem.")
    return found


def _plan_key(text: str, person: Person) -> int | None:
    if not text:
        return None
    key = _uuid(text)
    found = movements.visible_plans(person).filter(uuid=key).first() if key else None
    if found is None:
        raise output.call_wrong(f"không có kế hoạch {text} mà người này được xem.")
    return found.pk


def _tasks(sheet: TransitionSheet, named: list[str], *, everything: bool) -> list[int]:
    """Return the keys of the tasks that a call names; each must be one of the sheet's plan."""
    waiting = queries.waiting_on(sheet)
    if everything:
        return list(waiting.values_list("pk", flat=True))
    waited = on_sheet(sheet)
    found = []
    for text in named:
        key = _uuid(text)
        task = waited.filter(uuid=key).first() if key else None
        if task is None:
            raise output.call_wrong(f"không có nhiệm vụ {text} trên phiếu này.")
        found.append(task.pk)
    return found


def _parts(given: list[str]) -> dict[int, str]:
    parts = {}
    for text in given:
        uid, equals, words = text.partition("=")
        if not equals:
            raise output.call_wrong(f"“{text}” không có dạng ĐƠN_VỊ=PHẦN.")
        parts[_unit_key(uid.strip())] = words.strip()
    return parts


def _unit_key(uid: str) -> int:
    found = organisations.by_uid(uid)
    if found is None:
        raise output.call_wrong(f"không có đơn vị {uid}.")
    return found.pk


def _uuid(text: str) -> UUID | None:
    try:
        return UUID(text)
    except ValueError:
        return None


def _line(row: dict[str, Any]) -> str:
    state = row["decision"] or ("undecided" if row["issuer_ended"] else "-")
    counts = f"{row['moved']}\t{row['waiting']}"
    return f"{row['uuid']}\t{row['day']}\t{state}\t{counts}\t{_name(row['issuer'])}\t{row['name']}"


def _told(row: dict[str, Any]) -> Iterator[str]:
    """Return the lines that follow the sheet's own: one a waiting task, flow, or meeting."""
    yield "\t".join(["duties", *(f"{name}={n}" for name, n in row["duties"].items())])
    for task in row["waiting_tasks"]:
        takers = "; ".join(
            f"{each['unit']['uid']} {each['unit']['name']}{' *' if each['main'] else ''}"
            for each in task["successors"]
        )
        yield f"waits\t{task['uuid']}\t{_name(task['unit'])}\t{task['title']}\t{takers or '-'}"
    for flow in row["flows"]:
        ends = f"{_name(flow['source'])}\t{_name(flow['target'])}"
        yield f"{flow['how']}\t{flow['tasks']}\t{ends}\t{flow['basis']}"
    for met in row["alike"]:
        period = met["period"] or "-"
        yield f"alike\t{met['tasks']}\t{_name(met['unit'])}\t{period}\t{met['title']}"


def _name(unit: dict[str, str] | None) -> str:
    return unit["name"] if unit else "-"


def _say_json(value: Any) -> None:
    """Write days and identities as text."""
    output.say_json(json.loads(json.dumps(value, default=str)))


def _say_sheet(sheet_id: str, person: Person, as_json: bool) -> None:
    (row,) = sheet_rows([_sheet(sheet_id, person)])
    if as_json:
        _say_json(row)
    else:
        output.say(_line(row))


def _say_done(sheet: TransitionSheet, done: int, as_json: bool) -> None:
    left = queries.move_counts(sheet)["waiting"]
    if as_json:
        output.say_json({"tasks": done, "waiting": left})
    else:
        output.say(f"{done}\t{left}")


def _refusals(as_json: bool) -> AbstractContextManager[None]:
    return acting.told(as_json=as_json, again=AGAIN, ask=ASK)
