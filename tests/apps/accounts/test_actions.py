"""Creating people, granting and ending posts, delegating: who may, what blocks, what is left."""

from datetime import timedelta

import pytest
from django.contrib.auth import authenticate

from factories import make_person, make_post, make_unit
from reorganise import end
from thidua.apps.accounts import actions, jobs
from thidua.apps.accounts.models import Delegation, Person
from thidua.core import clock
from thidua.core.models import AuditEntry, OutboxMail
from thidua.kernel.problems import BlockedError, NotAllowedError

TODAY = clock.today()
TOMORROW = TODAY + timedelta(1)
YESTERDAY = TODAY - timedelta(1)


@pytest.fixture
def hue(db):
    return make_unit("Thành phố Huế", kind="city", level="province")


@pytest.fixture
def admin(hue):
    person = make_person("Quản Trị")
    make_post(person, hue, "Administrator")
    return person


def codes(blocked):
    return [(problem.code, problem.where) for problem in blocked.value.problems]


def create(admin, **changed):
    values = {"username": "tran.moi", "full_name": "Trần  Văn Mới", "email": "moi@example.org"}
    return actions.create_person(**(values | changed), by=admin, today=TODAY)


def grant(person, unit, admin, **changed):
    values = {"role": "UnitOfficer", "start": TODAY, "basis": "QĐ 12/QĐ-SNV"}
    return actions.grant_post(
        person.pk, unit_id=unit.pk, **(values | changed), by=admin, today=TODAY
    )


def test_a_new_person_has_no_password_and_gets_a_link(admin):
    person = create(admin)
    assert (person.full_name, person.has_usable_password()) == ("Trần Văn Mới", False)
    assert person.password.startswith("!")
    (letter,) = OutboxMail.objects.all()
    assert letter.to == "moi@example.org"
    assert actions.password_link(person).split("/key/")[0] in letter.body
    entry = AuditEntry.objects.latest("number")
    assert (entry.action, entry.object_id) == ("accounts.create_person", str(person.pk))


def test_passwords_are_kept_with_argon2(admin):
    person = create(admin, password="mot-cau-dai-123")
    assert person.password.startswith("argon2$")
    assert OutboxMail.objects.count() == 0


@pytest.mark.parametrize(
    ("changed", "found"),
    [
        ({"username": "Trần"}, [("accounts.username_form", ("username",))]),
        ({"username": "ab"}, [("accounts.username_form", ("username",))]),
        ({"email": "moi"}, [("accounts.email_form", ("email",))]),
        ({"full_name": "  "}, [("accounts.name_missing", ("full_name",))]),
        ({"username": "da.co"}, [("accounts.username_taken", ("username",))]),
        ({"email": "DA.CO@example.org"}, [("accounts.email_taken", ("email",))]),
    ],
)
def test_what_blocks_a_new_person(admin, changed, found):
    Person.objects.create(username="da.co", full_name="Đã Có", email="da.co@example.org")
    before = AuditEntry.objects.count()
    with pytest.raises(BlockedError) as blocked:
        create(admin, **changed)
    assert codes(blocked) == found
    assert AuditEntry.objects.count() == before


def test_without_the_right_nobody_is_created_or_granted(hue):
    officer = make_person()
    make_post(officer, hue, "StandingOfficer")
    with pytest.raises(NotAllowedError):
        create(officer)
    with pytest.raises(NotAllowedError):
        grant(make_person(), hue, officer)


def test_an_administrator_grants_within_reach_and_never_to_himself(hue, admin):
    person = make_person()
    post = grant(person, make_unit("Sở Y tế", hue), admin)
    assert (post.person, post.role, post.granted_by) == (person, "UnitOfficer", admin)
    with pytest.raises(NotAllowedError):
        grant(person, make_unit("Thành phố Đà Nẵng"), admin)
    with pytest.raises(NotAllowedError):
        grant(admin, hue, admin)


@pytest.mark.parametrize(
    ("changed", "found"),
    [
        ({"role": "King"}, [("accounts.role_unknown", ("role",))]),
        ({"basis": " "}, [("accounts.basis_missing", ("basis",))]),
        ({"end": TODAY}, [("accounts.days_reversed", ("end",))]),
        ({"start": TODAY - timedelta(9999)}, [("accounts.unit_not_alive", ("unit",))]),
    ],
)
def test_what_blocks_a_post(hue, admin, changed, found):
    with pytest.raises(BlockedError) as blocked:
        grant(make_person(), hue, admin, **changed)
    assert codes(blocked) == found


def test_the_same_post_is_not_held_twice(hue, admin):
    person = make_person()
    grant(person, hue, admin)
    with pytest.raises(BlockedError) as blocked:
        grant(person, hue, admin)
    assert codes(blocked) == [("accounts.post_held", ("role",))]


def test_ending_a_post_ends_its_delegations(hue, admin):
    giver, receiver = make_person(), make_person()
    post = make_post(giver, hue, "UnitOfficer")
    running, later = (
        Delegation.objects.create(
            giver=post,
            receiver=receiver,
            start=TODAY + timedelta(days),
            end=TODAY + timedelta(30),
            document="01/GUQ",
        )
        for days in (-5, 5)
    )
    actions.end_post(post.pk, end=TODAY, by=admin, today=TODAY)
    running.refresh_from_db()
    later.refresh_from_db()
    assert (running.end, later.revoked) == (TODAY, TODAY)
    with pytest.raises(BlockedError) as blocked:
        actions.end_post(post.pk, end=TODAY, by=admin, today=TODAY)
    assert codes(blocked) == [("accounts.post_ended", ("end",))]


def test_nobody_ends_the_own_post_or_one_out_of_reach(hue, admin):
    own = admin.posts.get()
    far = make_post(make_person(), make_unit("Thành phố Đà Nẵng"), "UnitOfficer")
    for post in (own, far):
        with pytest.raises(NotAllowedError):
            actions.end_post(post.pk, end=TODAY, by=admin, today=TODAY)


def delegate(post, receiver, by, **changed):
    values = {"start": TODAY, "end": TOMORROW, "document": "01/GUQ-SNV"} | changed
    return actions.delegate(post.pk, receiver_id=receiver.pk, **values, by=by, today=TODAY)


def test_only_the_holder_delegates_and_only_what_is_his_own(hue, admin):
    giver, receiver, third = make_person(), make_person(), make_person()
    post = make_post(giver, hue, "UnitHead", end=TODAY + timedelta(10))
    made = delegate(post, receiver, giver)
    assert (made.receiver, made.document) == (receiver, "01/GUQ-SNV")
    for by in (receiver, admin):
        with pytest.raises(NotAllowedError):
            delegate(post, third, by)
    ended = make_post(giver, hue, "UnitOfficer", end=TODAY)
    with pytest.raises(NotAllowedError):
        delegate(ended, receiver, giver)


@pytest.mark.parametrize(
    ("changed", "code"),
    [
        ({"document": " "}, "accounts.document_missing"),
        ({"end": TODAY}, "accounts.days_reversed"),
        ({"end": TODAY + timedelta(11)}, "accounts.delegation_outside"),
        ({"start": TODAY - timedelta(9999)}, "accounts.delegation_outside"),
    ],
)
def test_what_blocks_a_delegation(hue, changed, code):
    giver = make_person()
    post = make_post(giver, hue, "UnitHead", end=TODAY + timedelta(10))
    with pytest.raises(BlockedError) as blocked:
        delegate(post, make_person(), giver, **changed)
    assert [problem.code for problem in blocked.value.problems] == [code]


def test_giver_and_administrator_revoke_a_delegation(hue, admin):
    giver, receiver = make_person(), make_person()
    post = make_post(giver, hue, "UnitHead")
    for by in (giver, admin):
        made = delegate(post, receiver, giver)
        assert actions.revoke_delegation(made.pk, by=by, today=TODAY).revoked == TODAY
    made = delegate(post, receiver, giver)
    with pytest.raises(NotAllowedError):
        actions.revoke_delegation(made.pk, by=receiver, today=TODAY)


def test_a_closed_account_cannot_sign_in(hue, admin, rf):
    person = make_person()
    make_post(person, hue, "UnitOfficer")
    actions.set_active(person.pk, active=False, by=admin, today=TODAY, note="nghỉ hưu")
    person.refresh_from_db()
    assert not person.is_active
    words = {"username": person.username, "password": "mat-khau-mau-1"}
    assert authenticate(rf.post("/"), **words) is None
    with pytest.raises(NotAllowedError):
        actions.set_active(admin.pk, active=False, by=admin, today=TODAY, note="")


def test_the_first_administrator_comes_from_the_command_line(hue):
    person = actions.create_administrator(
        username="quan.tri",
        full_name="Nguyễn Thị Quản",
        email="",
        unit_id=hue.pk,
        by="thidua accounts",
        today=TODAY,
    )
    post = person.posts.get()
    assert (post.role, post.unit, post.granted_by) == ("Administrator", hue, None)
    assert AuditEntry.objects.latest("number").actor_name == "thidua accounts"


def test_a_post_granted_after_the_news_that_its_unit_ended_ends_in_the_night(hue, admin):
    """A past day of start is allowed; nobody tells of that reorganisation again."""
    old, new = make_unit("Sở Cũ", hue), make_unit("Sở Mới", hue)
    end({old: {new: "whole"}}, day=YESTERDAY)
    post = grant(make_person(), old, admin, start=YESTERDAY - timedelta(30))
    assert post.end is None
    jobs.end_posts_of_ended_units.call()
    post.refresh_from_db()
    assert post.end == YESTERDAY
