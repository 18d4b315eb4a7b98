"""What each size of the demo holds, and what the seed draws."""

from __future__ import annotations

from datetime import date
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st
from typer.testing import CliRunner

from factories import Province, make_officer, make_unit
from reorganise import owe
from thidua.apps.accounts.models import Person, Post
from thidua.apps.tasks.models import Task
from thidua.demo import persons
from thidua.demo.command import app
from thidua.demo.facts import people, plans, reports, sizes
from thidua.demo.nation import invented, people_of_provinces
from thidua.demo.report import chosen, report

TODAY = date(2026, 11, 20)


@pytest.mark.parametrize("size", ["commune", "province"])
def test_a_size_holds_what_it_held(totals, golden, size):
    golden(f"demo/{size}.txt", totals(size))


def test_the_smaller_size_is_part_of_the_larger():
    commune, province, nation = (sizes()[name] for name in ("commune", "province", "nation"))
    assert list(sizes()) == ["commune", "province", "nation"]
    assert commune.plans < province.plans == nation.plans == {one.slug for one in plans()}
    usernames = {row["username"] for row in people()["people"]}
    assert commune.people < province.people == nation.people == usernames
    assert (province.provinces, nation.provinces) == (False, True)


def test_every_plan_of_a_size_has_its_parent_and_its_people():
    for size in sizes().values():
        chosen_plans = [one for one in plans() if one.slug in size.plans]
        held = {
            (post["unit"], post["role"])
            for row in people()["people"]
            if row["username"] in size.people
            for post in row["posts"]
        }
        assert all(one.parent is None or one.parent in size.plans for one in chosen_plans)
        for role in ("StandingOfficer", "StandingHead"):
            assert {(one.unit, role) for one in chosen_plans} <= held


@given(st.integers(0, 200), st.integers())
def test_invented_names_differ_and_follow_the_seed(count, seed):
    found = invented(count, seed)
    assert len(set(found)) == count
    assert found == invented(count, seed)


@given(st.integers(0, 12), st.integers(0, 12), st.integers(0, 30), st.integers())
def test_reports_are_as_many_as_asked_and_leave_own_work(own, below, count, seed):
    mine = [(("own", n), None) for n in range(own)]
    others = [(("below", n), None) for n in range(below)]
    found = chosen(mine, others, count, Random(seed))
    kept = min(own * 2 // 3, count)
    assert len(found) == kept + min(below, count - kept)
    assert len({task for task, _by in found}) == len(found)
    assert sum(task[0] == "own" for task, _by in found) == kept
    assert found == chosen(mine, others, count, Random(seed))


@pytest.mark.django_db
def test_each_province_without_invented_people_gets_two():
    make_unit("Tỉnh Mẫu Sơn", kind="province", uid="p-t1", short_name="Mẫu Sơn")
    staffed = make_unit("Thành phố Mẫu", kind="city", uid="p-t2", short_name="Mẫu")
    make_unit("Huyện Mẫu", kind="rural_district", uid="p-t3", short_name="Huyện")
    Person.objects.filter(pk=make_officer(staffed).pk).update(is_demo=True)
    rows = people_of_provinces(TODAY, seed=7)
    assert rows == people_of_provinces(TODAY, seed=7)
    assert [row["username"] for row in rows] == ["can-bo-mau-son", "lanh-dao-mau-son"]
    persons.write(rows, people())
    posts = Post.objects.filter(unit__uid="p-t1").order_by("person__username")
    assert [(p.role, p.start, p.person.is_demo) for p in posts] == [
        ("StandingOfficer", date(2025, 1, 1), True),
        ("StandingHead", date(2025, 1, 1), True),
    ]
    assert people_of_provinces(TODAY, seed=7) == []


@pytest.mark.django_db
def test_a_share_of_what_is_due_is_reported_by_those_who_may():
    province = Province()
    plan = province.run()
    plan.tasks.all().delete()
    Person.objects.update(is_demo=True)
    for number in range(20):
        owe(plan, province.science, period=number, due_on=date(2025, 6, 30))
    owe(plan, make_unit("Xã ở nơi khác"), due_on=date(2025, 6, 30))
    owe(plan, province.science, period=99, due_on=date(2027, 6, 30))
    assert report([plan], today=date(2025, 7, 1), seed=3) == 0
    assert report([plan], today=TODAY, seed=3) == 3
    done = Task.objects.filter(state="done").select_related("done_by", "unit")
    assert {(task.unit, task.done_by) for task in done} == {(province.science, province.scientist)}
    assert {task.note for task in done} <= set(reports()["notes"])
    first, last = date(2025, 7, 20), date(2025, 10, 28)
    assert all(first <= task.done_on <= last for task in done)


@pytest.mark.parametrize("wrong", [("--size", "village"), ("--today", "hom-nay")])
def test_a_wrong_call_ends_with_two_before_anything_is_done(wrong):
    assert CliRunner().invoke(app, ["load", "--anew", *wrong]).exit_code == 2
