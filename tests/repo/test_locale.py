"""Both languages are whole: ours in English, and in Vietnamese what Django and its packages say."""

from __future__ import annotations

import inspect
import re
from datetime import date, timedelta
from itertools import chain
from pathlib import Path

import polib
import pytest
from django import forms
from django.contrib.auth import password_validation
from django.core import validators
from django.test import Client
from django.utils import timesince, timezone, translation
from django.utils.formats import date_format
from django.utils.functional import Promise
from django.utils.translation import gettext, ngettext, npgettext, pgettext
from lxml import html

from factories import PASSWORD, Province
from thidua.apps.accounts.models import Person
from thidua.apps.organisations.models import UnitVersion
from thidua.core import locale

PACKAGE = Path(__file__).resolve().parents[2] / "src" / "thidua"
ENGLISH = PACKAGE / "locale" / "en" / "LC_MESSAGES" / "django.po"
BORROWED = PACKAGE / "locale_django" / "vi" / "LC_MESSAGES" / "django.po"
PLACE = re.compile(r"%\(\w+\)[srd]|%[srd]|\{\w*\}")
VIETNAMESE = re.compile(
    r"[ăâđêôơưàảãáạằẳẵắặầẩẫấậèẻẽéẹềểễếệìỉĩíịòỏõóọồổỗốộờởỡớợùủũúụừửữứựỳỷỹýỵ]", re.IGNORECASE
)
# what stays Vietnamese in English sentences: names, and what is typed as the plans write it
KEPT = ("Sở Nội vụ Huế", "tháng 6/2025", "quý II/2025", "hằng năm")

# what a form can answer, of Django and of allauth; `##` stands before the plural
ANSWERS = """\
This field is required.
Enter a whole number.
Enter a number.
Enter a valid date.
Enter a valid time.
Enter a valid date/time.
Enter a valid duration.
Enter a valid value.
Enter a valid URL.
Enter a valid UUID.
Enter a valid email address.
Enter a list of values.
Enter a complete value.
No file was submitted.
No file was submitted. Check the encoding type on the form.
The submitted file is empty.
Null characters are not allowed.
This field cannot be null.
This field cannot be blank.
%(model_name)s with this %(field_label)s already exists.
Value %(value)r is not a valid choice.
“%(value)s” is not a valid UUID.
“%(pk)s” is not a valid value.
“%(value)s” value must be an integer.
Ensure this value is less than or equal to %(limit_value)s.
Ensure this value is greater than or equal to %(limit_value)s.
Ensure this value is a multiple of step size %(limit_value)s.
File extension “%(extension)s” is not allowed. Allowed extensions are: %(allowed_extensions)s.
Ensure this value has at most %(limit_value)d character (it has %(show_value)d).##Ensure this value has at most %(limit_value)d characters (it has %(show_value)d).
Ensure this filename has at most %(max)d character (it has %(length)d).##Ensure this filename has at most %(max)d characters (it has %(length)d).
Select a valid choice. That choice is not one of the available choices.
Select a valid choice. %(value)s is not one of the available choices.
The password is too similar to the %(verbose_name)s.
This password is too common.
This password is too short. It must contain at least %d character.##This password is too short. It must contain at least %d characters.
CSRF verification failed. Request aborted.
Password
Username
Sign In
Change Password
Forgot your password?
You must type the same password each time.
Please type your current password.
Too many failed login attempts. Try again later.
Successfully signed in as %(name)s.
You have signed out.
Password successfully changed.
Signed out of all other sessions.
""".splitlines()


@pytest.fixture(autouse=True)
def _language_of_the_screens_afterwards():
    yield
    translation.deactivate()


def entries(path: Path) -> list[polib.POEntry]:
    return [entry for entry in polib.pofile(str(path)) if not entry.obsolete]


def words_of(entry: polib.POEntry) -> list[str]:
    return list(entry.msgstr_plural.values()) or [entry.msgstr]


def places(text: str) -> list[str]:
    return sorted(set(PLACE.findall(text)))


@pytest.mark.parametrize("path", [ENGLISH, BORROWED], ids=["en", "vi"])
def test_every_message_is_translated_with_the_same_places(path):
    wrong = [
        entry.msgid
        for entry in entries(path)
        if entry.fuzzy
        or not all(words_of(entry))
        or any(places(text) != places(entry.msgid) for text in words_of(entry))
    ]
    assert wrong == []


@pytest.mark.parametrize(("path", "forms_of_number"), [(ENGLISH, 2), (BORROWED, 1)])
def test_plural_forms_are_complete(path, forms_of_number):
    plurals = [entry for entry in entries(path) if entry.msgid_plural]
    assert plurals
    assert {len(entry.msgstr_plural) for entry in plurals} == {forms_of_number}


@pytest.mark.parametrize("path", [ENGLISH, BORROWED], ids=["en", "vi"])
def test_the_compiled_catalogue_is_the_one_of_the_source(path):
    compiled = path.with_suffix(".mo")
    assert compiled.exists(), "run `make setup`"
    said = {(e.msgctxt, e.msgid): words_of(e) for e in polib.mofile(str(compiled))}
    assert said == {(e.msgctxt, e.msgid): words_of(e) for e in entries(path)}, "run `make setup`"


def test_english_has_no_vietnamese_words():
    def bare(text: str) -> str:
        for name in KEPT:
            text = text.replace(name, "")
        return text

    found = [t for e in entries(ENGLISH) for t in words_of(e) if VIETNAMESE.search(bare(t))]
    assert found == []


def test_numbers_choose_their_english_form():
    with translation.override("en"):
        assert [ngettext("kế hoạch", "kế hoạch", n) for n in (1, 3)] == ["plan", "plans"]
        spans = [locale.length_of_time(n) for n in (1, 3, 21)]
        assert spans == ["1 day", "3 days", "3 weeks"]
        assert locale.relative_day(date(2026, 11, 20), date(2026, 11, 25)) == "5 days ago"
    with translation.override("vi"):
        assert [ngettext("kế hoạch", "kế hoạch", n) for n in (1, 3)] == ["kế hoạch"] * 2
        assert [locale.length_of_time(n) for n in (1, 3, 21)] == ["1 ngày", "3 ngày", "3 tuần"]


@pytest.mark.parametrize("answer", ANSWERS, ids=[answer[:40] for answer in ANSWERS])
def test_what_forms_can_answer_is_vietnamese(answer):
    one, _, many = answer.partition("##")
    with translation.override("vi"):
        said = ngettext(one, many, 3) if many else gettext(one)
    assert VIETNAMESE.search(said), said
    assert places(said) == places(one)


def test_no_answer_of_any_form_field_or_validator_is_left_in_english():
    kinds = [kind for part in (forms, validators) for _, kind in inspect.getmembers(part)]
    said = [m for k in kinds for m in getattr(k, "default_error_messages", {}).values()]
    said += [kind.message for kind in kinds if isinstance(getattr(kind, "message", None), Promise)]
    with translation.override("vi"):
        texts = {str(message) for message in said} - {""}
    assert len(texts) > 30
    assert [text for text in texts if not VIETNAMESE.search(text)] == []


def test_forms_say_in_vietnamese_what_is_wrong():
    class Form(forms.Form):
        number = forms.IntegerField(max_value=5)
        day = forms.DateField()
        letters = forms.CharField(max_length=3)
        kind = forms.ChoiceField(choices=[("a", "A")])
        file = forms.FileField()

    with translation.override("vi"):
        form = Form({"number": "x", "day": "31/02/2025", "letters": "abcd", "kind": "b"})
        assert form.errors.as_data()
        assert {name: str(said[0]) for name, said in form.errors.items()} == {
            "number": "Nhập một số nguyên.",
            "day": "Nhập một ngày đúng, ví dụ 30/06/2025.",
            "letters": "Chỉ được tối đa 3 ký tự (đang có 4).",
            "kind": "b không có trong danh sách. Hãy chọn lại.",
            "file": "Mục này chưa được điền.",
        }


def test_passwords_are_refused_in_vietnamese():
    with translation.override("vi"):
        with pytest.raises(forms.ValidationError) as refused:
            password_validation.validate_password("password")
        assert refused.value.messages == [
            "Mật khẩu quá ngắn, cần ít nhất 10 ký tự.",
            "Nhiều người dùng mật khẩu này, nên dễ bị đoán. Hãy chọn mật khẩu khác.",
        ]


def test_days_and_lengths_of_time_are_vietnamese():
    with translation.override("vi"):
        assert date_format(date(2026, 11, 20), "l") == "Thứ Sáu"
        assert date_format(date(2026, 11, 22), "D") == "CN"
        now = timezone.now()
        assert timesince.timesince(now - timedelta(days=15), now) == "2\xa0tuần, 1\xa0ngày"
        assert npgettext("naturaltime-past", "%(num)d hour", "%(num)d hours", 2) == "%(num)d giờ"
        assert pgettext("field label", "Login") == "Tên đăng nhập"


# --- pages ---

PUBLIC = (
    "/",
    "/phong-trao/",
    "/phong-trao/cay/",
    "/nhiem-vu/",
    "/nhiem-vu/lich/",
    "/don-vi/",
    "/desk/search/?q=zzzz",
    "/accounts/login/",
    "/accounts/password/reset/",
    "/khong-co-trang-nay/",
)
INSIDE = (
    "/desk/",
    "/accounts/",
    "/accounts/phien/",
    "/accounts/uy-quyen/",
    "/phong-trao/ke-hoach/",
    "/phong-trao/ke-hoach/dua-vao/",
    "/phong-trao/ke-hoach/{plan}/soat/",
    "/phong-trao/ke-hoach/{plan}/muc/them/?kind=content",
    "/phong-trao/ke-hoach/{plan}/cap-tren/",
    "/phong-trao/ke-hoach/{plan}/don-vi/",
    "/phong-trao/ke-hoach/{plan}/trinh/",
)


def reader(person=None) -> Client:
    """Return a browser whose reader chose English."""
    client = Client()
    if person:
        assert client.login(username=person.username, password=PASSWORD)
    client.cookies["django_language"] = "en"
    return client


def vietnamese_on(response, people: tuple[str, ...] = (), document: str = "") -> list[str]:
    """Return the Vietnamese texts of a page that are neither words of people nor of a document."""
    page = html.fromstring(response.content.decode())
    assert page.get("lang") == "en"
    for part in page.xpath("//*[@lang='vi'] | //script"):
        part.drop_tree()
    ours = {entry.msgid for entry in entries(ENGLISH)}
    found = page.xpath("//text() | //@title | //@aria-label | //@placeholder | //@alt")
    texts = [" ".join(text.split()) for text in found]
    return [t for t in texts if t in ours or _foreign(t, people, document)]


def _foreign(text: str, people: tuple[str, ...], document: str) -> bool:
    """Say whether Vietnamese is left beside what people wrote."""
    if text.strip(".,;:“”()… ") in document:
        return False
    text = re.sub("“([^”]*)”", lambda quoted: quoted[0] * (quoted[1] not in document), text)
    for words in (*sorted(people, key=len, reverse=True), *KEPT):
        text = text.replace(words, "")
    return bool(VIETNAMESE.search(text))


@pytest.mark.django_db
@pytest.mark.parametrize("address", PUBLIC)
def test_public_pages_are_english_for_who_chose_it(address):
    assert vietnamese_on(reader().get(address)) == []


@pytest.mark.django_db
def test_inside_pages_are_english_but_for_the_words_of_people():
    province = Province()
    plan = province.read_in()
    names = UnitVersion.objects.values_list("name", "acting_name")
    people = {*Person.objects.values_list("full_name", flat=True), *chain(*names)}
    people |= {" ".join(text.split()) for text in plan.clauses.values_list("text", flat=True)}
    wrote = tuple(people - {""}), " ".join(plan.document.text.split())
    client = reader(province.officer)
    found = {at: vietnamese_on(client.get(at.format(plan=plan.uuid)), *wrote) for at in INSIDE}
    assert found == {at: [] for at in INSIDE}
