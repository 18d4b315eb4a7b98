"""Signing in and out, lock-out, sessions, first password, and the screens of the administrator."""

import re
from datetime import timedelta

import pytest
from django.core.cache import cache
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from factories import make_person, make_post, make_unit
from thidua.apps.accounts.models import Person
from thidua.core import clock
from thidua.core.models import OutboxMail

TODAY = clock.today()
PASSWORD = "mat-khau-mau-1"
LOCKED = (
    "Đã nhập sai nhiều lần nên tạm khóa đăng nhập để bảo vệ tài khoản. Chờ 5 phút rồi thử lại, "
    "hoặc bấm “Quên mật khẩu”."
)


@pytest.fixture(autouse=True)
def no_limits_from_before(db):
    cache.clear()


@pytest.fixture
def hue(db):
    return make_unit("Thành phố Huế", kind="city", level="province")


@pytest.fixture
def admin(hue):
    person = make_person("Nguyễn Quản Trị")
    make_post(person, hue, "Administrator")
    return person


def sign_in(person, password=PASSWORD, client=None):
    client = client or Client()
    words = {"login": person.username, "password": password}
    return client, client.post(reverse("account_login"), words)


def errors(response):
    return [str(e) for e in response.context["form"].non_field_errors()]


def test_signing_in_and_out(hue):
    client, response = sign_in(make_person())
    assert response.status_code == 302
    assert client.get(reverse("accounts:me")).status_code == 200
    assert client.post(reverse("account_logout")).status_code == 302
    assert client.get(reverse("accounts:me")).status_code == 302


def test_signing_in_by_address(hue):
    person = make_person()
    words = {"login": person.email, "password": PASSWORD}
    assert Client().post(reverse("account_login"), words).status_code == 302


def test_a_wrong_password_and_an_unknown_name_are_told_the_same(hue):
    _, wrong = sign_in(make_person(), "sai")
    unknown = Client().post(reverse("account_login"), {"login": "nobody", "password": "sai"})
    told = ["Tên đăng nhập, địa chỉ thư hoặc mật khẩu không đúng."]
    assert (errors(wrong), errors(unknown)) == (told, told)


def test_five_wrong_passwords_lock_with_a_plain_message(hue):
    person, client = make_person(), Client()
    for _ in range(5):
        sign_in(person, "sai", client)
    _, right = sign_in(person, client=client)
    assert errors(right) == [LOCKED]
    assert client.get(reverse("accounts:me")).status_code == 302


def test_a_closed_account_is_told_to_ask_the_administrator(hue):
    _, response = sign_in(make_person(is_active=False))
    assert not response.wsgi_request.user.is_authenticated


def test_nobody_signs_up_alone(db):
    response = Client().get(reverse("account_signup"))
    assert "Tài khoản do người quản trị của đơn vị tạo" in response.content.decode()
    Client().post(reverse("account_signup"), {"username": "ke.la", "password1": "mot-cau-dai-1"})
    assert not Person.objects.filter(username="ke.la").exists()


def test_one_of_two_sessions_is_ended(hue):
    person = make_person()
    here, _ = sign_in(person)
    there, _ = sign_in(person)
    listed = here.get(reverse("usersessions_list")).context["sessions"]
    own = here.session.session_key
    (other,) = [row for row in listed if row.session_key != own]
    here.post(reverse("usersessions_list"), {"session": other.pk})
    assert there.get(reverse("accounts:me")).status_code == 302
    assert here.get(reverse("accounts:me")).status_code == 200


def test_the_session_of_another_person_stays(hue):
    here, _ = sign_in(make_person())
    there, _ = sign_in(make_person())
    (theirs,) = there.get(reverse("usersessions_list")).context["sessions"]
    here.post(reverse("usersessions_list"), {"session": theirs.pk})
    assert there.get(reverse("accounts:me")).status_code == 200


def test_a_forgotten_password_is_set_anew_by_a_letter(hue):
    person, client = make_person(), Client()
    client.post(reverse("account_reset_password"), {"email": person.email})
    link = re.search(r"http://[^/]+(/\S+)", OutboxMail.objects.get().body)[1]
    page = client.get(link, follow=True)
    words = {"password1": "mot-cau-moi-1", "password2": "mot-cau-moi-1"}
    assert client.post(page.request["PATH_INFO"], words).status_code == 302
    assert sign_in(person, "mot-cau-moi-1")[1].status_code == 302
    assert "không còn hiệu lực" in Client().get(link, follow=True).content.decode()


def test_an_address_without_account_gets_no_letter_and_the_same_answer(db):
    response = Client().post(reverse("account_reset_password"), {"email": "la@example.org"})
    assert response.headers["Location"] == reverse("account_reset_password_done")
    assert OutboxMail.objects.count() == 0


def test_from_a_new_person_to_a_first_day_at_work(hue, admin):
    client, _ = sign_in(admin)
    words = {"full_name": "Trần Văn Mới", "username": "tran.moi", "email": "moi@example.org"}
    response = client.post(reverse("accounts:new_person"), words)
    person = Person.objects.get(username="tran.moi")
    page = reverse("accounts:person", args=[person.uuid])
    assert response.headers["Location"] == page
    words = {"unit": "thanh pho Hue", "role": "UnitOfficer", "basis": "QĐ 1"}
    assert client.post(page, words | {"start": TODAY.isoformat()}).status_code == 302
    link = re.search(r"http://[^/]+(/\S+)", OutboxMail.objects.get().body)[1]
    own = Client()
    path = own.get(link, follow=True).request["PATH_INFO"]
    own.post(path, {"password1": "mot-cau-dai-1", "password2": "mot-cau-dai-1"})
    signed, response = sign_in(person, "mot-cau-dai-1")
    assert response.status_code == 302
    assert "Thành phố Huế" in signed.get(reverse("accounts:me")).content.decode()


def test_problems_stand_beside_their_fields(hue, admin):
    client, _ = sign_in(admin)
    words = {"full_name": "Mới", "username": admin.username, "email": "moi@example.org"}
    form = client.post(reverse("accounts:new_person"), words).context["form"]
    assert list(form.errors) == ["username"]
    page = reverse("accounts:person", args=[make_person().uuid])
    words = {"unit": "Sở Không Có", "role": "UnitOfficer", "start": TODAY, "basis": "QĐ"}
    form = client.post(page, words).context["form"]
    assert form.errors["unit"] == ["Không tìm thấy đơn vị này; hãy viết tên đầy đủ."]


def test_ending_a_post_and_closing_an_account_by_button(hue, admin):
    person = make_person()
    post = make_post(person, hue, "UnitOfficer")
    client, _ = sign_in(admin)
    where = reverse("accounts:change", args=[person.uuid])
    client.post(where, {"act": "end", "post": post.pk})
    client.post(where, {"act": "close"})
    post.refresh_from_db()
    person.refresh_from_db()
    assert (post.end, person.is_active) == (TODAY, False)


def test_a_person_out_of_reach_is_not_found(hue, admin):
    far = make_person()
    make_post(far, make_unit("Thành phố Đà Nẵng"), "UnitOfficer")
    client, _ = sign_in(admin)
    assert client.get(reverse("accounts:person", args=[far.uuid])).status_code == 404
    listed = client.get(reverse("accounts:people")).context["page"].rows
    assert listed == [admin]


NAMES = ["me", "people", "new_person", "delegate"]


@pytest.mark.parametrize("name", NAMES)
def test_a_stranger_is_sent_to_the_door(db, name):
    response = Client().get(reverse(f"accounts:{name}"))
    assert response.status_code == 302
    assert response.headers["Location"].startswith(reverse("account_login"))


def test_a_person_without_a_post_sees_only_the_own_account(db):
    client, _ = sign_in(make_person())
    seen = {name: client.get(reverse(f"accounts:{name}")).status_code for name in NAMES}
    assert seen == {"me": 200, "people": 403, "new_person": 403, "delegate": 200}


def test_choosing_whom_to_work_for(hue):
    person = make_person()
    make_post(person, hue, "UnitOfficer")
    second = make_post(person, make_unit("Sở Y tế", hue), "UnitHead")
    client, _ = sign_in(person)
    client.post(reverse("accounts:act_for"), {"post": second.pk})
    assert client.get(reverse("accounts:me")).context["acting"] == second
    foreign = make_post(make_person(), hue, "UnitHead")
    client.post(reverse("accounts:act_for"), {"post": foreign.pk})
    assert client.get(reverse("accounts:me")).context["acting"] == second


def test_delegating_on_a_page(hue):
    giver, receiver = make_person(), make_person("Người Nhận")
    post = make_post(giver, hue, "UnitHead")
    make_post(receiver, hue, "UnitOfficer")
    client, _ = sign_in(giver)
    words = {
        "post": post.pk,
        "receiver": receiver.pk,
        "start": TODAY.isoformat(),
        "end": (TODAY + timedelta(7)).isoformat(),
        "document": "02/GUQ",
    }
    assert client.post(reverse("accounts:delegate"), words).status_code == 302
    (made,) = client.get(reverse("accounts:me")).context["delegations"]
    client.post(reverse("accounts:revoke", args=[made.pk]))
    made.refresh_from_db()
    assert made.revoked == TODAY


def test_the_list_of_people_takes_as_many_queries_for_three_as_for_one(hue, admin):
    client, _ = sign_in(admin)
    client.get(reverse("accounts:people"))
    counted = []
    for _ in range(3):
        make_post(make_person(), hue, "UnitOfficer")
        with CaptureQueriesContext(connection) as queries:
            response = client.get(reverse("accounts:people"))
        counted.append((len(response.context["page"].rows), len(queries)))
    assert [rows for rows, _ in counted] == [2, 3, 4]
    assert len({number for _, number in counted}) == 1
