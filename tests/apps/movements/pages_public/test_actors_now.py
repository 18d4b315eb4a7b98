"""An old plan names bodies that are no more: the reader sees who they are now."""

from __future__ import annotations

import pytest
from django.test import Client
from lxml import html

from factories import Province, make_unit, plan_text
from reorganise import end
from thidua.apps.movements.models import ActorChoice
from thidua.apps.movements.queries import actors_now
from thidua.core import clock

NAMED = "Sở Khoa học và Công nghệ"


@pytest.fixture
def province(db) -> Province:
    return Province()


def shown(address: str, path: str) -> list[str]:
    page = html.fromstring(Client().get(address).content.decode())
    return [" ".join(one.text_content().split()) for one in page.xpath(path)]


def test_the_plan_says_who_its_issuer_and_its_actors_are_now(province):
    plan = province.run()
    address = f"/phong-trao/ke-hoach/{plan.uuid}/"
    notes = "//ol[@class='clauses plain']//span[@class='small muted'][contains(., 'nay là')]"
    assert shown(address, notes) == []

    whole = make_unit("Tỉnh Gộp", kind="province", acting_name="Ủy ban nhân dân tỉnh Gộp")
    digital = make_unit("Sở Đổi mới sáng tạo", whole)
    end({province.science: {digital: "whole"}, province.unit: {whole: "whole"}})

    assert shown(address, notes) == [f"{NAMED} (nay là Sở Đổi mới sáng tạo)"]
    issuer = "Ủy ban nhân dân tỉnh Mẫu Sơn (nay là Ủy ban nhân dân tỉnh Gộp)"
    assert issuer in shown(address, "//dd")
    movement = f"/phong-trao/{plan.movement.slug}/"
    assert f"{NAMED} (nay là Sở Đổi mới sáng tạo)" in shown(movement, "//li/strong")


def test_a_body_without_successor_has_ended(province):
    plan = province.run()
    end({province.science: {}}, kind="dissolve")
    said = actors_now(plan, [NAMED, "Sở Nội vụ", "các sở, ngành", ""], clock.today())
    assert said == {NAMED: f"{NAMED} (đã kết thúc)"}


def test_what_a_person_chose_for_an_actor_goes_first(province):
    plan = province.run()
    left, right = make_unit("Trung tâm Một"), make_unit("Trung tâm Hai")
    end({province.science: {left: "whole"}, province.home: {right: "whole"}})
    choice = ActorChoice.objects.create(plan=plan, actor=NAMED, chosen_by=province.officer)
    today = clock.today()
    assert actors_now(plan, [NAMED], today) == {}
    choice.units.set([province.home])
    assert actors_now(plan, [NAMED.upper()], today) == {
        NAMED.upper(): f"{NAMED.upper()} (nay là Trung tâm Hai)"
    }
    choice.units.set([province.home, province.science])
    assert actors_now(plan, [NAMED], today) == {}


@pytest.mark.parametrize("count", [1, 3])
def test_the_number_of_queries_does_not_grow(province, count, django_assert_num_queries):
    units = [make_unit(f"Sở Mẫu {'ABC'[n]}", province.unit) for n in range(count)]
    plan = province.run(plan_text())
    end({unit: {province.home: "whole"} for unit in units})
    words = [f"Sở Mẫu {'ABC'[n]}" for n in range(count)]
    with django_assert_num_queries(8):
        assert len(actors_now(plan, words, clock.today())) == count
