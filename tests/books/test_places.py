"""The facts of places fit together, and say what is known of them."""

from datetime import date

import pytest

from thidua.apps.organisations.models import Confidence, EventKind, Level, UnitKind
from thidua.books.places.history import events
from thidua.books.places.words import actor_kinds, canonical
from thidua.kernel.orgs import replay

HISTORY = replay(events(communes=False))
CASES = [
    # day, level, kinds, how many
    (date(2024, 12, 31), "province", {"city"}, 5),
    (date(2025, 1, 1), "province", {"city"}, 6),
    (date(2025, 6, 30), "province", {"province", "city"}, 63),
    (date(2025, 7, 1), "province", {"province", "city"}, 34),
    (date(2026, 4, 30), "province", {"city"}, 7),
    (date(2026, 9, 20), "province", {"city"}, 9),
    (date(2025, 6, 30), "district", None, 696),
    (date(2025, 7, 1), "district", None, 0),
    (date(2025, 2, 28), "central", {"ministry"}, 18),
    (date(2025, 2, 28), "central", {"ministerial_agency"}, 4),
    (date(2025, 3, 1), "central", {"ministry"}, 14),
    (date(2025, 3, 1), "central", {"ministerial_agency"}, 3),
]


def alive(on):
    return {
        uid: v.attributes
        for uid, versions in HISTORY.items()
        for v in versions
        if v.start <= on and (v.end is None or v.end > on)
    }


@pytest.mark.parametrize(("on", "level", "kinds", "count"), CASES)
def test_how_many_there_were(on, level, kinds, count):
    own = alive(on).values()
    assert sum(a.level == level and (kinds is None or a.kind in kinds) for a in own) == count


def test_every_event_has_a_basis_and_a_known_confidence_and_kind():
    assert [e.uid for e in events() if not e.basis or len(e.basis) > 255] == []
    assert {e.confidence for e in events()} <= set(Confidence.values)
    assert {e.kind for e in events()} <= set(EventKind.values)


def test_every_unit_has_a_kind_and_a_level_that_the_tables_know():
    own = [v.attributes for versions in HISTORY.values() for v in versions]
    assert {a.kind for a in own} <= set(UnitKind.values)
    assert {a.level for a in own} <= set(Level.values)


def test_identities_can_stand_in_an_address():
    assert [uid for uid in HISTORY if not uid.replace("-", "").replace(".", "").isalnum()] == []


def test_codes_do_not_tell_who_is_who():
    """The new Gia Lai has the code of Bình Định, and the name of the old Gia Lai."""
    before, after = alive(date(2025, 6, 30)), alive(date(2025, 7, 1))
    assert (before["p-52.1"].name, before["p-52.1"].code) == ("Tỉnh Bình Định", "52")
    assert (after["p-52.2"].name, after["p-52.2"].code) == ("Tỉnh Gia Lai", "52")
    assert "p-52.1" not in after
    assert "p-64.1" not in after


def test_every_merged_province_goes_on_somewhere_as_a_whole():
    lines = [line for e in events() if e.uid.startswith("E-P-2025-07-01") for line in e.lines]
    assert len(lines) == 52
    assert {(line.area, line.people, line.functions) for line in lines} == {("whole",) * 3}
    assert len({line.target for line in lines}) == 23


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ("UBND TP. Huế", "uy ban nhan dan thanh pho hue"),
        ("Sở KH&CN", "so khoa hoc va cong nghe"),
        ("Sở KH và CN", "so khoa hoc va cong nghe"),
        ("UB MTTQ Việt Nam", "uy ban mat tran to quoc viet nam"),
        ("TP.HCM", "thanh pho ho chi minh"),
        ("Hội đồng TĐKT", "hoi dong thi dua khen thuong"),
        ("Hội đồng Thi đua – Khen thưởng", "hoi dong thi dua khen thuong"),
        ("Uỷ ban nhân dân", "uy ban nhan dan"),
        ("", ""),
    ],
)
def test_one_spelling(said, meant):
    assert canonical(said) == meant


def test_kinds_of_actors_name_kinds_and_levels_of_units():
    kinds = {kind for found in actor_kinds().values() for kind in found}
    assert {k for kind in kinds for k in kind.kinds} <= set(UnitKind.values)
    assert {level for kind in kinds for level in kind.levels} <= set(Level.values)
    assert [kind.code for kind in kinds if not kind.kinds and not kind.empty] == []


def test_the_research_counts_the_same(research):
    rows = (research / "geo" / "districts_old.csv").read_text(encoding="utf-8").splitlines()[1:]
    assert {row.split(",")[0] for row in rows} == {u for u in HISTORY if u.startswith("d-")}
    rows = (research / "geo" / "provinces.csv").read_text(encoding="utf-8").splitlines()[1:]
    assert {row.split(",")[0] for row in rows} == {
        u for u, v in HISTORY.items() if v[0].attributes.level == "province"
    }
