"""`thidua law bulk`: one award judged for every row of a table."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Annotated, Final

import typer

from thidua.kernel.problems import RefusedError
from thidua.surfaces.cli import output

_VERDICTS: Final = {
    "pass": "đạt",
    "fail": "không đạt",
    "undetermined": "chưa xác định",
}


def bulk(
    file: Annotated[
        Path, typer.Argument(metavar="TỆP", help="Bảng dữ kiện, .parquet hoặc .csv, có cột id.")
    ],
    *,
    award: Annotated[str, typer.Option(help="Mã hoặc tên, ví dụ CSTDCS.")],
    on: Annotated[str, typer.Option(help="Ngày xét, dạng YYYY-MM-DD.")],
    out: Annotated[Path, typer.Option(help="Tệp kết quả, .parquet hoặc .csv.")],
    year: Annotated[
        int | None, typer.Option(help="Năm xét; bỏ trống thì tìm trong từng dòng.")
    ] = None,
    route: Annotated[
        list[str] | None,
        typer.Option(help="Chỉ xét theo đường này, ví dụ i.b; dùng được nhiều lần."),
    ] = None,
    computable: Annotated[
        bool, typer.Option("--computable", help="Bỏ qua điều do người đánh giá.")
    ] = False,
    as_json: Annotated[bool, typer.Option("--json", help="In đúng một tài liệu JSON.")] = False,
) -> None:
    """Xét một danh hiệu, hình thức khen thưởng cho mọi dòng của một bảng, hàng triệu dòng một lần.

    Mỗi dòng nhận cùng kết quả và cùng lý do như `thidua law check`. Cột của bảng: rating_2025,
    CSTDCS_2024, initiatives_grassroots_2025, judgement_..., members...; hoặc một cột facts chứa
    JSON.

    Ví dụ: thidua law bulk nguoi.parquet --award CSTDCS --on 2026-03-01 --out ket-qua.parquet
    """
    from thidua.books.law.asking import award_of
    from thidua.books.law.awards import books
    from thidua.kernel.rules.bulk.files import Job
    from thidua.kernel.rules.bulk.outcome import Question

    day = output.day(on)
    with output.refusals(as_json=as_json), output.progress("Đang xét"):
        code = award_of(award)
        job = Job(
            Question(code, _routes(code, tuple(route or ()), day), computable), day, books(), year
        )
        job.run(file, out)
    if job.ignored:
        output.tell(f"Không dùng các cột: {', '.join(job.ignored)}")
    if as_json:
        said = {"award": code, "on": day.isoformat(), "out": str(out), "ignored": job.ignored}
        output.say_json({**said, "rows": sum(job.counts.values()), "verdicts": job.counts})
        return
    told = ", ".join(f"{job.counts.get(one, 0)} {name}" for one, name in _VERDICTS.items())
    output.say(f"{sum(job.counts.values())} dòng: {told}; kết quả ở {out}")


def _routes(award: str, asked: tuple[str, ...], on: date) -> tuple[str, ...]:
    """Return the routes that are asked for when the award has them."""
    from thidua.books.law.awards import rules

    rule = rules()[award]
    version = rule.version_on(on) or rule.last_certain(on)
    known = [route.id for route in version.routes] if version is not None else []
    for name in asked:
        if name not in known:
            reason = f"{award} không có đường “{name}” vào ngày {on:%d/%m/%Y}."
            raise RefusedError("law.no_such_route", reason, f"Chọn trong: {', '.join(known)}.")
    return asked
