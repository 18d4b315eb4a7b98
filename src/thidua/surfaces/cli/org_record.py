"""`thidua org record` and `thidua org correct`: the same dry run and writes as on the pages."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Annotated, Any, NoReturn

import typer

from thidua.core.wording import sentence
from thidua.kernel.problems import BlockedError, Problem, RefusedError
from thidua.surfaces.cli import output

_BY = "thidua org"
_DO = "Sửa các điểm trên rồi chạy lại; chưa có gì được ghi nhận."
AsJson = Annotated[bool, typer.Option("--json", help="In đúng một tài liệu JSON.")]


def record(
    table: Annotated[
        Path, typer.Argument(metavar="TỆP", exists=True, dir_okay=False, help="Bảng XLSX hoặc CSV.")
    ],
    *,
    kind: Annotated[str, typer.Option(help="Loại thay đổi: consolidate, rename, regroup…")],
    effective: Annotated[str, typer.Option(help="Ngày có hiệu lực, dạng YYYY-MM-DD.")],
    basis: Annotated[str, typer.Option(help="Số, ký hiệu của văn bản quyết định.")],
    decided: Annotated[str, typer.Option(help="Ngày ký, dạng YYYY-MM-DD.")] = "",
    note: Annotated[str, typer.Option(help="Ghi chú.")] = "",
    follow: Annotated[
        bool, typer.Option("--follow", help="Đơn vị trực thuộc đi theo nơi nhận chính.")
    ] = False,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Chỉ thử, không ghi nhận.")] = False,
    as_json: AsJson = False,
) -> None:
    """Ghi nhận một lần sắp xếp đơn vị từ một bảng; mọi dòng sai được nêu cùng lúc.

    Ví dụ: thidua org record bang.xlsx --kind consolidate --effective 2026-12-01 --basis "01/NQ"
    """
    from thidua.apps.organisations import actions, queries
    from thidua.core import clock

    with output.refusals(as_json=as_json), output.progress("Đang thử"):
        try:
            draft = actions.start_draft(kind=kind, by=_BY, today=clock.today())
            typed = {"effective": effective, "decided": decided, "basis": basis, "note": note}
            actions.save_draft(draft.pk, typed=typed | {"follow": follow}, rows=None, by=_BY)
            data = table.read_bytes()
            draft, warned = actions.attach_table(draft.pk, data=data, name=table.name, by=_BY)
            trial = actions.try_out(draft)
            uid = ""
            if trial.blocked:
                _refuse(trial.problems)
            if dry_run:
                actions.drop_draft(draft.pk, by=_BY)
            else:
                seen = trial.fingerprint
                uid = actions.record(draft.pk, by=_BY, today=clock.today(), seen=seen).uid
        except BlockedError as blocked:
            _refuse(list(blocked.problems))
    shown = queries.preview(trial.outcome, trial.before)
    problems = [sentence(each) for each in [*warned, *trial.problems]]
    if as_json:
        output.say_json(queries.preview_json(shown) | {"event": uid, "warnings": problems})
        return
    _print(shown)
    for text in problems:
        output.tell(text)
    output.say(f"Đã ghi nhận: {uid}" if uid else "Kết quả thử; chưa có gì được ghi nhận.")


def correct(
    event: Annotated[str, typer.Argument(metavar="SỰ_KIỆN", help="Định danh của sự kiện.")],
    *,
    reason: Annotated[str, typer.Option(help="Lý do đính chính.")],
    basis: Annotated[str, typer.Option(help="Văn bản quyết định đúng.")] = "",
    decided: Annotated[str, typer.Option(help="Ngày ký đúng, dạng YYYY-MM-DD.")] = "",
    effective: Annotated[str, typer.Option(help="Ngày có hiệu lực đúng, dạng YYYY-MM-DD.")] = "",
    note: Annotated[str, typer.Option(help="Ghi chú đúng.")] = "",
    unit: Annotated[
        str, typer.Option(help="Đính chính phiên bản của đơn vị này mà sự kiện mở ra.")
    ] = "",
    name: Annotated[str, typer.Option(help="Tên đúng của đơn vị đó.")] = "",
    code: Annotated[str, typer.Option(help="Mã đúng của đơn vị đó.")] = "",
    withdraw: Annotated[bool, typer.Option("--withdraw", help="Rút cả sự kiện.")] = False,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Chỉ thử ngày có hiệu lực mới, không ghi nhận.")
    ] = False,
    as_json: AsJson = False,
) -> None:
    """Đính chính điều đã ghi nhận, hoặc rút một sự kiện ghi nhầm; giá trị cũ vẫn xem lại được.

    Ví dụ: thidua org correct E-R-2026-12-01-… --basis "02/NQ-HĐND" --reason "Gõ nhầm số"
    """
    from thidua.apps.organisations import actions, queries
    from thidua.core import clock

    with output.refusals(as_json=as_json):
        found = queries.event_by_uid(event)
        if found is None:
            raise RefusedError("unknown_event", f"Không có sự kiện “{event}”.", "Kiểm tra lại.")
        said: dict[str, Any] = {"reason": reason, "by": _BY, "today": clock.today()}
        pairs = (("effective", effective), ("basis", basis), ("decided", decided), ("note", note))
        try:
            if dry_run:
                _try_day(found, effective, as_json=as_json)
                return
            if withdraw:
                actions.withdraw_event(found.pk, **said)
            elif unit:
                rows = {row.unit.uid: row for row in queries.opened_versions(found)}
                if unit not in rows:
                    raise RefusedError(
                        "unknown_unit",
                        f"Sự kiện này không mở phiên bản nào của “{unit}”.",
                        "Kiểm tra.",
                    )
                values = {k: v for k, v in (("name", name), ("code", code)) if v}
                actions.correct_version(rows[unit].pk, values=values, **said)
            else:
                values = {name: value for name, value in pairs if value}
                actions.correct_event(found.pk, values=values, **said)
        except BlockedError as blocked:
            _refuse(list(blocked.problems))
    if as_json:
        output.say_json({"event": event, "withdrawn": withdraw})
    else:
        output.say("Đã rút sự kiện." if withdraw else "Đã đính chính.")


def _try_day(event: Any, effective: str, *, as_json: bool) -> None:
    """Print what becomes of all when an event takes effect on another day."""
    from thidua.apps.organisations import actions, queries

    try:
        day = date.fromisoformat(effective)
    except ValueError:
        raise output.call_wrong("--dry-run cần --effective, dạng YYYY-MM-DD.") from None
    trial = actions.try_day(event, day)
    if trial.blocked:
        _refuse(trial.problems)
    shown = queries.preview(trial.outcome, trial.before)
    if as_json:
        said = [{"kind": x.kind, "count": x.count, "text": x.text} for x in trial.consequences]
        output.say_json(queries.preview_json(shown) | {"consequences": said})
        return
    _print(shown)
    for each in trial.consequences:
        output.say(f"  kéo theo  {each.count} {each.text}")
    output.say("Kết quả thử; chưa có gì được ghi nhận.")


def _refuse(problems: list[Problem]) -> NoReturn:
    """Refuse with every problem that blocks, each on a line of its own."""
    blocking = [each for each in problems if each.severity == "blocks"]
    reason = "\n".join(sentence(each) for each in blocking or problems)
    raise RefusedError((blocking or problems)[0].code, reason, _DO) from None


def _print(shown: Any) -> None:
    """Print a dry run line by line."""
    output.say(f"{shown.kind}, có hiệu lực {shown.effective:%d/%m/%Y}")
    for _uid, name, heirs in shown.ends:
        output.say(f"  kết thúc  {name} → {'; '.join(heirs) or 'không nơi nào tiếp nhận'}")
    for new in shown.begins:
        output.say(f"  lập mới   {new.name} ({new.uid}), trực thuộc {new.parent}")
    for each in shown.changes:
        output.say(f"  thay đổi  {each.unit}: {each.attribute} {each.before} → {each.after}")
    output.tell(f"{len(shown.moves)} đường chuyển giao")
