"""Recording a reorganisation: tried out, written whole, told, and nothing of what cannot be."""

from __future__ import annotations

from datetime import date
from types import SimpleNamespace

import pytest

from factories import make_unit
from thidua.apps.organisations import actions, queries
from thidua.apps.organisations.models import Unit, UnitChange, UnitEvent, UnitLine, UnitVersion
from thidua.core.models import PendingEvent
from thidua.core.wording import sentence
from thidua.kernel.problems import BlockedError

TODAY, DAY, EVE = date(2026, 11, 20), date(2026, 11, 1), date(2026, 10, 31)
WHEN = {"effective": "01/11/2026", "decided": "2026-10-20", "basis": "Nghị quyết 15/NQ-HĐND"}


@pytest.fixture
def land(db):
    """Return an invented province with three communes, one of them with a school."""
    top = make_unit(
        "Tỉnh Mẫu Sơn",
        kind="province",
        uid="m",
        level="province",
        code="97",
        code_scheme="gso-province",
    )
    place = {"kind": "commune", "level": "commune", "code_scheme": "gso-commune"}
    names = (("a", "An Bình"), ("b", "Bình Minh"), ("c", "Cát Tường"))
    made = {
        uid: make_unit(
            f"Xã {name}",
            top,
            uid=uid,
            code=f"9700{n}",
            short_name=name,
            acting_name=f"Ủy ban nhân dân xã {name}",
            **place,
        )
        for n, (uid, name) in enumerate(names, 1)
    }
    for unit in (top, *made.values()):
        event = unit.versions.get().opened_by
        UnitChange.objects.create(event=event, unit=unit, role="begins")
    return SimpleNamespace(top=top, **made)


def draft(kind, rows, **typed):
    made = actions.start_draft(kind=kind, by="thử", today=TODAY)
    return actions.save_draft(made.pk, typed=WHEN | typed, rows=rows, by="thử")


def codes(kind, rows, **typed):
    return [found.code for found in actions.try_out(draft(kind, rows, **typed)).problems]


def record(kind, rows, today=TODAY, **typed):
    return actions.record(draft(kind, rows, **typed).pk, by="thử", today=today)


MERGER = [
    {"source": "Xã An Bình", "target": "Xã An Minh", "code": "97001"},
    {"source": "xa binh minh", "target": "Xã An Minh"},
]


def test_two_communes_become_one(land):
    event = record("consolidate", MERGER)
    (fresh,) = Unit.objects.filter(changes__event=event, changes__role="begins")
    now, was = queries.version_on(fresh, DAY), queries.version_on(land.a, EVE)
    assert (now.name, now.acting_name, now.code, now.parent) == (
        "Xã An Minh",
        "Ủy ban nhân dân xã An Minh",
        "97001",
        land.top,
    )
    assert (was.name, queries.version_on(land.a, DAY)) == ("Xã An Bình", None)
    heirs = queries.successors(land.b, DAY)
    assert [(row.unit, row.main, row.area, row.people, row.functions) for row in heirs] == [
        (fresh, True, 1, 1, 1)
    ]
    assert {row.name for row in queries.children(land.top, DAY)} == {"Xã An Minh", "Xã Cát Tường"}
    told = PendingEvent.objects.get(name="UnitsReorganised")
    assert told.values == {"event_id": event.pk}
    assert event.late


KINDS = [
    ("rename", [{"source": "Xã An Bình", "target": "Xã An Khê"}], [], [], {"a": "Xã An Khê"}),
    ("recode", [{"source": "97001", "code": "97009"}], [], [], {"a": "Xã An Bình"}),
    ("upgrade", [{"source": "a", "kind": "Phường"}], [], [], {"a": "Phường An Bình"}),
    ("absorb", [{"source": "a", "target": "b"}], ["a"], [], {"b": "Xã Bình Minh"}),
    (
        "divide",
        [{"source": "a", "target": "Xã An Đông"}, {"source": "a", "target": "Xã An Tây"}],
        ["a"],
        ["Xã An Tây", "Xã An Đông"],
        {},
    ),
    (
        "split_off",
        [{"source": "a", "target": "Xã An Đông"}],
        [],
        ["Xã An Đông"],
        {"a": "Xã An Bình"},
    ),
    ("boundary", [{"source": "a", "target": "b"}], [], [], {"a": "Xã An Bình"}),
    ("transfer", [{"source": "a", "target": "b"}], [], [], {"a": "Xã An Bình"}),
    ("dissolve", [{"source": "a", "target": "b"}, {"source": "a", "target": "c"}], ["a"], [], {}),
    ("abolish_level", [{"source": "a"}], ["a"], [], {}),
    (
        "regroup",
        [
            {"source": "a", "target": "Xã Mới", "new": "x"},
            {
                "source": "b",
                "target": "Xã Mới",
                "new": "x",
                "area": "một phần",
                "people": "toàn bộ",
            },
            {"source": "b", "target": "c", "area": "một phần"},
        ],
        ["a", "b"],
        ["Xã Mới"],
        {"c": "Xã Cát Tường"},
    ),
    (
        "establish",
        [{"target": "Xã Mới", "kind": "Xã", "parent": "Tỉnh Mẫu Sơn"}],
        [],
        ["Xã Mới"],
        {},
    ),
]


@pytest.mark.parametrize("case", KINDS, ids=[case[0] for case in KINDS])
def test_every_legal_kind(land, case):
    kind, rows, ends, begins, names = case
    trial = actions.try_out(draft(kind, rows))
    assert [sentence(found) for found in trial.problems] == []
    event = record(kind, rows)
    role = lambda name: event.changes.filter(role=name)  # noqa: E731
    assert sorted(role("ends").values_list("unit__uid", flat=True)) == ends
    fresh = [queries.place_names_on([c.unit_id], DAY)[c.unit_id] for c in role("begins")]
    assert sorted(fresh) == sorted(begins)
    for uid, name in names.items():
        assert queries.version_on(queries.by_uid(uid), DAY).name == name
    assert queries.version_on(land.a, EVE).name == "Xã An Bình"


def test_a_unit_moves_under_another(land):
    other = make_unit("Tỉnh Mẫu Hải", kind="province", uid="h", level="province")
    record("reparent", [{"source": "a", "parent": "Tỉnh Mẫu Hải"}])
    assert queries.version_on(land.a, DAY).parent == other
    assert queries.version_on(land.a, EVE).parent == land.top


PAIR = ({"source": "a", "target": "Xã N"}, {"source": "b", "target": "Xã N"})
BAD = [
    (
        "consolidate",
        PAIR[:1],
        "Loại thay đổi này cần ít nhất 2 đơn vị cũ, mới có 1. Thêm đơn vị, hoặc chọn loại thay đổi khác.",
    ),
    (
        "rename",
        [{"source": "Xã Lạ", "target": "Xã N"}],
        "Dòng 1: không có đơn vị nào tên “Xã Lạ” vào ngày 31/10/2026. Viết tên đầy đủ như trong danh bạ, hoặc dùng mã, định danh của đơn vị.",
    ),
    (
        "rename",
        [{"source": "a"}],
        "Dòng 1: còn trống cột “Đơn vị mới”. Điền cột này; loại thay đổi đã chọn cần có.",
    ),
    (
        "recode",
        [{"source": "a", "code": "97002"}],
        "Dòng 1: mã 97002 của “Xã An Bình” vào ngày 01/11/2026 đang là mã của “Xã Bình Minh” (b). Kiểm tra lại mã, hoặc cho đơn vị kia kết thúc hay đổi mã trong cùng lần này.",
    ),
    (
        "upgrade",
        [{"source": "a", "kind": "vương quốc"}],
        "Dòng 1: không hiểu “vương quốc” ở cột “Loại”.",
    ),
    (
        "rename",
        [{"source": "a", "target": "Xã An Bình"}],
        "Dòng 1: “a” không có gì thay đổi. Ghi giá trị mới, hoặc bỏ dòng này.",
    ),
    (
        "reparent",
        [{"source": "m", "parent": "a"}],
        "Dòng 1: “Tỉnh Mẫu Sơn” sẽ trực thuộc vòng quanh: Tỉnh Mẫu Sơn → Xã An Bình → Tỉnh Mẫu Sơn. Chọn đơn vị cấp trên không nằm dưới chính đơn vị này.",
    ),
    (
        "absorb",
        [{"source": "m", "target": "a"}],
        "Dòng 1: “Tỉnh Mẫu Sơn” kết thúc nhưng còn 3 đơn vị trực thuộc: Xã An Bình; Xã Bình Minh; Xã Cát Tường.",
    ),
    (
        "dissolve",
        [
            {"source": "a", "target": "b", "area": "toàn bộ"},
            {"source": "a", "target": "c", "area": "toàn bộ"},
        ],
        "Dòng 1, 2: cột “Diện tích” chuyển toàn bộ “Xã An Bình” đi nhiều hơn một lần. Sửa cột đó ở các dòng này.",
    ),
    (
        "dissolve",
        [{"source": "a", "target": "b", "area": "một phần"}],
        "Dòng 1: “Xã An Bình” kết thúc nhưng cột “Diện tích” chỉ chuyển một phần, chưa rõ phần còn lại. Ghi “toàn bộ”, hoặc thêm dòng cho phần còn lại.",
    ),
    (
        "boundary",
        [{"source": "a", "target": "b", "area": "toàn bộ"}],
        "Dòng 1: “Xã An Bình” vẫn còn nên không thể chuyển đi toàn bộ (cột “Diện tích”). Ghi “một phần”, hoặc chọn loại thay đổi mà đơn vị này kết thúc.",
    ),
    (
        "dissolve",
        [
            {"source": "a", "target": "b", "weight": "0,4"},
            {"source": "a", "target": "c", "weight": "40%"},
        ],
        "Dòng 1, 2: các tỷ lệ của “Xã An Bình” cộng lại là 0,8, không phải là 1. Sửa lại để các tỷ lệ cộng đúng bằng 1 (100%).",
    ),
    (
        "dissolve",
        [{"source": "a", "target": "b", "weight": "0,4"}, {"source": "a", "target": "c"}],
        "Dòng 1, 2: mới có một số dòng của “Xã An Bình” ghi tỷ lệ. Ghi tỷ lệ ở mọi dòng của đơn vị này, hoặc để trống tất cả.",
    ),
    (
        "dissolve",
        [{"source": "a", "target": "b", "weight": "2"}],
        "Dòng 1: tỷ lệ “2” không phải là số từ 0 đến 1 hoặc phần trăm. Ghi dạng 0,4 hoặc 40%.",
    ),
    (
        "rename",
        [{"source": "a", "target": "Xã N"}, {"source": "Xã An Bình", "target": "Xã M"}],
        "Dòng 2: “Xã An Bình” đã được thay đổi ở một dòng khác. Gộp hai dòng làm một.",
    ),
    ("rename", [], "Chưa có đơn vị nào. Điền ít nhất một dòng, hoặc tải lên một bảng."),
    (
        "rename",
        [{"source": "a", "target": "Xã N", "code": "1"}],
        "Dòng 1: loại thay đổi đã chọn không dùng cột “Mã” (đang ghi “1”). Xóa ô này, hoặc chọn loại thay đổi khác.",
    ),
]


@pytest.mark.parametrize(("kind", "rows", "text"), BAD)
def test_what_cannot_be_is_named_and_nothing_is_written(land, kind, rows, text):
    made = draft(kind, list(rows))
    said = [sentence(found) for found in actions.try_out(made).problems]
    assert any(each.startswith(text) for each in said), said
    before = (UnitEvent.objects.count(), UnitVersion.objects.count())
    with pytest.raises(BlockedError):
        actions.record(made.pk, by="thử", today=TODAY)
    assert (UnitEvent.objects.count(), UnitVersion.objects.count()) == before


@pytest.mark.parametrize(
    ("typed", "text"),
    [
        (
            {"basis": " "},
            "Chưa nêu văn bản quyết định. Ghi số, ký hiệu của nghị quyết hoặc quyết định.",
        ),
        (
            {"effective": ""},
            "Chưa có ngày có hiệu lực. Nhập ngày đầu tiên mà thay đổi có hiệu lực.",
        ),
        (
            {"effective": "31/02/2026"},
            "“31/02/2026” không phải là ngày. Nhập ngày dạng 01/07/2025.",
        ),
        (
            {"effective": "01/01/2020"},
            "Dòng 1: “a” (a) đến ngày 01/01/2020 mới có, chưa có vào ngày 31/12/2019. Kiểm tra ngày có hiệu lực, hoặc chọn đơn vị đã có trước ngày đó.",
        ),
    ],
)
def test_days_and_decision_are_asked_for(land, typed, text):
    trial = actions.try_out(draft("rename", [{"source": "a", "target": "Xã N"}], **typed))
    assert text in [sentence(found) for found in trial.problems]


def test_a_name_of_several_units_is_listed_with_choices(land):
    top = make_unit("Tỉnh Mẫu Hải", kind="province", uid="h", level="province")
    make_unit("Xã An Bình", top, kind="commune", uid="z", level="commune")
    (found,) = actions.try_out(
        draft("rename", [{"source": "Xã An Bình", "target": "Xã N"}])
    ).problems
    assert found.params["choices"] == "Xã An Bình, Tỉnh Mẫu Sơn (a); Xã An Bình, Tỉnh Mẫu Hải (z)"
    assert codes("rename", [{"source": "Xã An Bình, Tỉnh Mẫu Hải", "target": "Xã N"}]) == []


@pytest.mark.parametrize("follow", [True, False])
def test_children_follow_or_stand_in_the_way(land, follow):
    make_unit("Trường Mẫu", land.a, kind="public_unit", uid="s", level="subordinate")
    assert codes("consolidate", MERGER, follow=follow) == (
        [] if follow else ["organisations.children_left"]
    )
    if follow:
        event = record("consolidate", MERGER, follow=True)
        school = queries.by_uid("s")
        assert queries.version_on(school, DAY).parent.changes.get().event == event
        assert queries.version_on(school, EVE).parent == land.a


def test_two_events_on_one_day_in_either_order(land):
    rename = ("rename", [{"source": "a", "target": "Xã An Khê"}])
    recode = ("recode", [{"source": "a", "code": "97009"}])
    record(*rename)
    record(*recode)
    row = queries.version_on(land.a, DAY)
    assert (row.name, row.code, row.start) == ("Xã An Khê", "97009", DAY)
    assert codes("rename", [{"source": "a", "target": "Xã An Lộc"}]) == ["organisations.same_day"]
    assert codes("absorb", [{"source": "a", "target": "b"}]) == ["organisations.later_event"]


def test_the_other_order_gives_the_same(land):
    record("recode", [{"source": "a", "code": "97009"}])
    record("rename", [{"source": "a", "target": "Xã An Khê"}])
    row = queries.version_on(land.a, DAY)
    assert (row.name, row.code, row.start) == ("Xã An Khê", "97009", DAY)


def test_a_future_event_takes_effect_on_its_day_and_is_told_once(land):
    event = record("rename", [{"source": "a", "target": "Xã N"}], effective="01/12/2026")
    assert (event.told, event.late) == (None, False)
    assert queries.name_on(land.a, TODAY) == "Ủy ban nhân dân xã An Bình"
    assert queries.place_names_on([land.a.pk], date(2026, 12, 1)) == {land.a.pk: "Xã N"}
    assert list(queries.future_events(TODAY)) == [event]
    told = lambda day: actions.tell_effects(by=None, today=day)  # noqa: E731
    assert [told(date(2026, 11, 30)), told(date(2026, 12, 1)), told(date(2026, 12, 2))] == [0, 1, 0]
    assert PendingEvent.objects.filter(name="UnitsReorganised").count() == 1


def test_an_event_recorded_late_changes_the_past_and_what_followed(land):
    record(
        "recode", [{"source": "a", "code": "97009"}], effective="01/06/2026", today=date(2026, 6, 1)
    )
    late = record("rename", [{"source": "a", "target": "Xã An Khê"}], effective="01/02/2026")
    rows = [(r.name, r.code, r.start) for r in queries.versions_of(land.a)]
    assert rows == [
        ("Xã An Bình", "97001", date(2020, 1, 1)),
        ("Xã An Khê", "97001", date(2026, 2, 1)),
        ("Xã An Khê", "97009", date(2026, 6, 1)),
    ]
    assert late.late
    assert codes(
        "absorb", [{"source": "a", "target": "b"}], effective="01/03/2026", decided=""
    ) == ["organisations.later_event"]


def test_the_dry_run_says_what_recording_does(land):
    made = draft("regroup", KINDS[10][1])
    trial = actions.try_out(made)
    planned = {
        (r.unit, r.start, r.end, r.own["name"], r.own["parent"]) for r in trial.outcome.added
    }
    before = {v.pk for v in UnitVersion.objects.filter(withdrawn__isnull=True)}
    event = actions.record(made.pk, by="thử", today=TODAY, seen=trial.fingerprint)
    fresh = UnitVersion.objects.filter(withdrawn__isnull=True).exclude(pk__in=before)
    written = {
        (v.unit.uid, v.start, v.end, v.name, v.parent.uid if v.parent else "") for v in fresh
    }
    assert written == planned
    gone = set(UnitVersion.objects.filter(withdrawn__isnull=False).values_list("pk", flat=True))
    assert gone == {row.pk for row in trial.outcome.dropped}
    lines = UnitLine.objects.filter(event=event).values_list("source__uid", "target__uid", "people")
    assert set(lines) == {(x.source, x.target, x.people) for x in trial.outcome.lines}


def test_a_draft_is_recorded_once_and_only_as_seen(land):
    made = draft("consolidate", MERGER)
    trial = actions.try_out(made)
    record("rename", [{"source": "Xã Bình Minh", "target": "Xã N"}])
    with pytest.raises(BlockedError):
        actions.record(made.pk, by="thử", today=TODAY, seen=trial.fingerprint)
    done = draft("rename", [{"source": "c", "target": "Xã M"}])
    actions.record(done.pk, by="thử", today=TODAY)
    with pytest.raises(BlockedError) as blocked:
        actions.record(done.pk, by="thử", today=TODAY)
    assert blocked.value.problems[0].code == "organisations.draft_recorded"


def test_the_kernel_reads_the_recorded_history_alike(land):
    """What is stored is what the pure history says of the same events."""
    record("consolidate", MERGER)
    record("upgrade", [{"source": "c", "kind": "Phường"}], effective="05/11/2026")
    history = queries.register()
    for day in (EVE, DAY, date(2026, 11, 5)):
        stored = {row.unit.uid: row.name for row in queries.as_of(day)}
        assert {u: v.attributes.name for u, v in history.as_of(day).items()} == stored
