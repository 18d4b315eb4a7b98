"""Problems in the reader's language: what is wrong, what to do, on which basis.

Each app lists its sentences in `wording.py` as `CATALOGUE: {code: (what is wrong, what to do)}`,
Vietnamese `gettext_lazy` texts with `{named}` places. Values are written the reader's way: dates as
dd/mm/yyyy, numbers as 1.234,5, lists with commas; a value named `year` or `..._year` stays plain.
Why a rule refuses stands there as `REFUSALS: {name of the rule: sentence}`.
"""

from __future__ import annotations

import logging
import string
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, datetime
from decimal import Decimal
from functools import cache
from importlib import import_module
from types import ModuleType
from typing import Any

from django.apps import apps
from django.utils.functional import lazy
from django.utils.module_loading import module_has_submodule
from django.utils.translation import get_language, gettext
from django.utils.translation import gettext_lazy as _

from thidua.core import locale
from thidua.kernel.problems import Problem, RefusedError
from thidua.kernel.rules.cite import Said
from thidua.kernel.rules.faults import FAULTS

log = logging.getLogger(__name__)
Text = Any  # a text, or one that is translated when it is shown

UNKNOWN = (
    _("Có một điểm chưa hợp lệ (mã {code})"),
    _("Hãy kiểm tra lại nội dung vừa nhập hoặc báo cho người quản trị kèm theo mã này"),
)
NOT_ALLOWED = _("Chức trách hiện nay của bạn không cho làm việc này.")
BY_ITSELF = _("Việc này do hệ thống tự làm, không ai làm bằng tay.")
CATALOGUE: dict[str, tuple[Text, Text]] = {
    "core.file_empty": (
        _("Tệp “{name}” không có nội dung"),
        _("Chọn lại tệp khác"),
    ),
    "core.file_too_large": (
        _("Tệp “{name}” nặng {size}, vượt mức cho phép {limit}"),
        _("Nén lại hoặc chia thành nhiều tệp nhỏ hơn rồi tải lên"),
    ),
    "core.file_type": (
        _("Tệp “{name}” là loại {found}, hệ thống không nhận ở chỗ này"),
        _("Hãy dùng một trong các loại: {allowed}"),
    ),
    "core.file_unknown": (
        _("Không nhận ra được loại của tệp “{name}”"),
        _("Hãy dùng một trong các loại: {allowed}"),
    ),
    "core.table_broken": (
        _("Không đọc được bảng trong tệp “{name}”"),
        _("Mở tệp bằng phần mềm bảng tính, lưu lại dạng XLSX hoặc CSV rồi tải lên lần nữa"),
    ),
    "core.table_too_long": (
        _("Bảng trong tệp “{name}” quá lớn: nhiều nhất {most} dòng"),
        _("Chia bảng thành nhiều tệp nhỏ hơn"),
    ),
    "core.no_such_step": (
        _("Không có bước “{step}” ở trạng thái hiện tại"),
        _("Xem lại tình trạng mới; có thể người khác vừa chuyển bước"),
    ),
    "core.no_such_address": (
        _("Không có trang nào ở địa chỉ {path}."),
        _("Chép lại địa chỉ từ thanh địa chỉ của trình duyệt."),
    ),
    "core.file_broken": (
        _("Tệp “{name}” bị hỏng hoặc không mở được"),
        _("Mở tệp bằng phần mềm văn phòng, lưu lại rồi tải lên lần nữa"),
    ),
}


def sentence(problem: Problem) -> str:
    """Return a problem as one text: what is wrong, what to do, on which basis."""
    what, do = parts(problem)
    said = [_closed(what), _closed(do)]
    if problem.cite:
        said.append(_closed(gettext("Căn cứ: {cite}").format(cite=problem.cite)))
    return " ".join(text for text in said if text)


def parts(problem: Problem) -> tuple[str, str]:
    """Return what is wrong and what to do, filled in, without the basis."""
    found = catalogue().get(problem.code)
    if found is None:
        log.error("No sentence for the problem %s", problem.code)
        return str(UNKNOWN[0]).format(code=problem.code), str(UNKNOWN[1])
    values = {name: shown(name, value) for name, value in problem.params.items()}
    return _filled(str(found[0]), values), _filled(str(found[1]), values)


def sentences(problems: Iterable[Problem]) -> list[str]:
    """Return each problem as a sentence, those that block first, in their order."""
    return [sentence(each) for each in sorted(problems, key=lambda one: one.severity != "blocks")]


def refusal(code: str, **params: object) -> RefusedError:
    """Return the error with which an input is refused, worded from the catalogue."""
    what, do = parts(Problem(code, params=params))
    return RefusedError(code, _closed(what), _closed(do))


def refusal_words(error: RefusedError) -> tuple[str, str]:
    """Return why an input was refused and what to do, in the reader's language."""
    language = get_language()
    if language in error.worded:
        return error.worded[language]
    if not error.template:
        return gettext(error.reason), gettext(error.do)
    values = {
        name: gettext(value) if isinstance(value, str) and value else shown(name, value)
        for name, value in error.params.items()
    }
    return _filled(gettext(error.template), values), gettext(error.do)


def not_allowed(rule: str) -> str:
    """Return why a rule refuses, in one sentence: who may do it and when."""
    return _closed(str(refusals().get(rule, NOT_ALLOWED)))


@cache
def refusals() -> Mapping[str, Text]:
    """Return the sentence of every rule that an app words in `REFUSALS`, by the rule's name."""
    found: dict[str, Text] = {"nobody": BY_ITSELF}
    for module in _modules():
        found |= getattr(module, "REFUSALS", {})
    return found


@cache
def catalogue() -> Mapping[str, tuple[Text, Text]]:
    """Return every sentence of every installed app by code.

    Raises:
        ValueError: two apps claim one code.
    """
    found: dict[str, tuple[Text, Text]] = {
        code: (_spoken(wrong), _spoken(mend)) for code, (wrong, mend) in FAULTS.items()
    }
    for module in _modules():
        for code, texts in getattr(module, "CATALOGUE", {}).items():
            if code in found:
                raise ValueError(code)
            found[code] = texts
    return found


def _in_language(said: Said) -> str:
    """Return a text of the kernel in the reader's language."""
    return said.en if get_language() == "en" else said.vi


_spoken = lazy(_in_language, str)


def _modules() -> Iterator[ModuleType]:
    """Yield the `wording` of every installed app that has one."""
    for app in apps.get_app_configs():
        if module_has_submodule(app.module, "wording"):
            yield import_module(f"{app.name}.wording")


def places(template: str) -> set[str]:
    """Return the names of the places in a sentence."""
    return {name for _, name, _, _ in string.Formatter().parse(template) if name}


def shown(name: str, value: object) -> str:
    """Return one value as the reader writes it."""
    if isinstance(value, bool):
        return gettext("có") if value else gettext("không")
    if isinstance(value, date):
        return locale.moment(value) if isinstance(value, datetime) else locale.day(value)
    if isinstance(value, int | float | Decimal):
        plain = name == "year" or name.endswith("_year")
        return str(value) if plain else locale.number(value)
    if isinstance(value, Sequence | set | frozenset) and not isinstance(value, str):
        ordered = sorted(map(str, value)) if isinstance(value, set | frozenset) else value
        return ", ".join(shown(name, each) for each in ordered)
    return "" if value is None else str(value)


class _Gaps(dict[str, str]):
    """Values of a sentence; one that is missing shows as three dots and is logged."""

    def __missing__(self, key: str) -> str:
        log.error("A sentence asks for %s, which the problem does not give", key)
        return "…"


def _filled(template: str, values: Mapping[str, str]) -> str:
    """Return the sentence with its places filled."""
    return template.format_map(_Gaps(values))


def _closed(text: str) -> str:
    """Return the text with a full stop unless it ends with a mark of its own."""
    text = text.strip()
    return text if not text or text[-1] in ".!?…:" else f"{text}."
