"""The parts of the screens: what their HTML says, for whom, and that no text breaks it."""

from __future__ import annotations

import re
from datetime import date
from html.parser import HTMLParser
from pathlib import Path

import pytest
from django import forms
from django.contrib.messages import constants
from django.contrib.messages.storage.base import Message
from django.template import Context, Template, TemplateDoesNotExist
from django.test import RequestFactory
from django.utils import translation

from thidua import core
from thidua.core import style_page
from thidua.core.templatetags import ui
from thidua.kernel.problems import Problem
from thidua.kernel.states import Machine, Step

CORE = Path(core.__file__).parent
TODAY = date(2026, 11, 21)
VOID = {"br", "hr", "img", "input", "link", "meta"}


def show(lines: str, path: str = "/here", **values: object) -> str:
    context = Context({"request": RequestFactory().get(path), **values})
    return Template("{% load ui %}" + lines).render(context)


def words(html: str) -> str:
    """Return the words of a piece of HTML, as a person hears them."""
    return re.sub(r"\s+", " ", re.sub(r"<[^>]*>", " ", html)).strip()


class Balance(HTMLParser):
    """Refuses HTML whose elements do not close in order, and ids that come twice."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.ids: list[str] = []

    def handle_starttag(self, tag, attrs):
        self.ids += [value for name, value in attrs if name == "id"]
        names = [name for name, _ in attrs]
        assert len(names) == len(set(names)), (tag, names)
        assert not [name for name in names if name == "style" or name.startswith("on")], tag
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag, attrs):
        pass

    def handle_endtag(self, tag):
        assert self.open.pop() == tag


def check_html(html: str) -> None:
    balance = Balance()
    balance.feed(html)
    assert balance.open == []
    assert len(balance.ids) == len(set(balance.ids)), balance.ids


@pytest.mark.parametrize("name", [name for name, _ in style_page.PARTS])
def test_every_part_is_sound_html_and_shows_its_lines(name):
    request = RequestFactory().get("/kieu-dang")
    found = {example.name: example for example in style_page.examples(request)}[name]
    check_html(found.live)
    assert words(found.live)
    assert found.lines == (CORE / f"templates/ui/examples/{name}.html").read_text("utf-8").strip()


def test_every_tag_and_every_example_is_on_the_style_page():
    folder = CORE / "templates/ui/examples"
    assert {p.stem for p in folder.iterdir()} == {name for name, _ in style_page.PARTS}
    shown = "".join(p.read_text("utf-8") for p in folder.iterdir())
    frame = "".join(p.read_text("utf-8") for p in (CORE / "templates/ui").glob("*.html"))
    for tag in ui.register.tags:
        assert f"{{% {tag}" in shown + frame + _parts_text(), tag
        assert re.search(rf"\b{tag}\b", ui.__doc__), f"{tag} is not in the table"


def _parts_text() -> str:
    return "".join(p.read_text("utf-8") for p in (CORE / "templates/ui/parts").iterdir())


@pytest.mark.parametrize(
    ("day", "done", "tone", "text"),
    [
        (date(2026, 11, 30), date(2026, 11, 20), "good", "30/11/2026 Xong sớm 10 ngày"),
        (date(2026, 11, 20), date(2026, 11, 20), "good", "20/11/2026 Xong đúng hạn"),
        (date(2026, 11, 20), date(2026, 11, 21), "warn", "20/11/2026 Xong muộn 1 ngày"),
        (date(2026, 11, 20), None, "bad", "20/11/2026 Quá hạn 1 ngày"),
        (TODAY, None, "warn", "21/11/2026 Hạn hôm nay"),
        (date(2026, 11, 28), None, "wait", "28/11/2026 Còn 7 ngày"),
        (date(2026, 11, 29), None, "neutral", "29/11/2026 Còn 8 ngày"),
        (None, None, "neutral", "Không có hạn"),
    ],
)
def test_due(day, done, tone, text):
    html = show("{% ui_due day done=done today=today %}", day=day, done=done, today=TODAY)
    assert words(html) == text
    assert f'class="chip {tone}"' in html


def test_places_mark_the_nearest(settings):
    settings.ROOT_URLCONF = "core.ui.sample_urls"
    places = [("Việc <của> tôi", "home", "inbox"), ("Kế hoạch", "plans", "file")]
    html = show("{% ui_places %}", "/ke-hoach/7", places=places)
    assert html.count('aria-current="true"') == 2, "once folded for a phone, once for a wide window"
    assert 'href="/ke-hoach/" aria-current="true"' in html
    assert "Việc &lt;của&gt; tôi" in html
    here = show("{% ui_places %}", "/", places=places)
    assert 'href="/" aria-current="page"' in here
    assert 'aria-current="true"' not in here
    assert "<nav" not in show("{% ui_places %}", "/")


def test_unknown_icon_is_an_error():
    with pytest.raises(TemplateDoesNotExist):
        show('{% ui_icon "no-such" %}')


class Report(forms.Form):
    title = forms.CharField(label="Tên <báo cáo>", help_text="Ngắn gọn.")
    scope = forms.ChoiceField(
        label="Phạm vi", choices=[("a", "A"), ("b", "B")], widget=forms.RadioSelect
    )
    note = forms.CharField(label="Ghi chú", required=False, widget=forms.Textarea)
    key = forms.CharField(widget=forms.HiddenInput, initial="k")


def test_form_with_errors_joins_everything():
    html = show("{% ui_form form 'Gửi' keep='plan-1' %}", form=Report({"key": "k", "title": "<b>"}))
    check_html(html)
    assert 'data-keep="plan-1"' in html
    assert '<a href="#id_scope">Phạm vi</a>' in html or '<a href="#id_scope_0">' in html
    target = re.search(r'<a href="#(id_scope\w*)">', html)[1]
    assert f'id="{target}"' in html, "the link of the summary leads to something"
    for named in re.findall(r'aria-describedby="([^"]+)"', html):
        for one in named.split():
            assert f'id="{one}"' in html, one
    assert 'value="&lt;b&gt;"' in html
    assert "Tên &lt;báo cáo&gt;" in html
    assert "(nếu có)" in words(html)
    assert html.count("(nếu có)") == 1
    assert 'type="hidden" name="key"' in html


def test_form_without_errors_has_no_summary():
    html = show("{% ui_form form 'Gửi' back='/back' %}", form=Report())
    assert "data-focus" not in html
    assert "data-keep" not in html
    assert 'href="/back"' in html
    assert "multipart" not in html


def test_form_with_a_file_is_multipart():
    class Upload(forms.Form):
        document = forms.FileField(label="Tệp")

    html = show("{% ui_form form 'Gửi' %}", form=Upload())
    assert 'enctype="multipart/form-data"' in html
    assert "file-words" in html


def test_problems_block_before_they_warn():
    problems = [
        Problem("core.file_broken", params={"name": "a.pdf"}, severity="warns"),
        Problem("core.file_empty", params={"name": "<b>.docx"}),
    ]
    html = show("{% ui_problems problems %}", problems=problems)
    text = words(html)
    assert text.index("Còn 1 điều phải sửa trước") < text.index("1 điều nên xem lại")
    assert "&lt;b&gt;.docx" in html
    assert show("{% ui_problems problems %}", problems=[]).strip() == ""


def test_steps_of_a_machine_are_posted_and_links_are_links():
    machine = Machine(
        "t", "a", {"a": "A", "b": "B"}, (Step("send", "a", "b", "may", "Gửi báo cáo"),)
    )
    steps = [*machine.steps_from("a"), ("Sửa", "/edit")]
    html = show(
        "{% ui_steps steps '/post' state='A' who=who since=day %}",
        steps=steps,
        who="Sở <X>",
        day=TODAY,
    )
    check_html(html)
    assert '<form method="post" action="/post"' in html
    assert 'name="step" value="send"><button class="main">Gửi báo cáo</button>' in html
    assert '<a class="button" href="/edit">Sửa</a>' in html
    assert "Đang chờ: Sở &lt;X&gt; , từ 21/11/2026" in words(html)


def test_progress_words_and_bar():
    html = show("{% ui_progress 43 125 'Đơn vị' %}")
    assert words(html) == "Đơn vị 43/125 (34%)"
    assert 'width="34.4%"' in html
    assert words(show("{% ui_progress 0 0 'Đơn vị' %}")) == "Đơn vị chưa có số liệu"
    assert 'width="100.0%"' in show("{% ui_progress 9 3 'Đơn vị' %}")


def test_numbers_in_pictures_never_take_a_comma():
    with translation.override("vi"):
        html = show(
            "{% ui_timeline phases milestones 'T' today=today %}",
            phases=[("P", date(2025, 6, 2), date(2026, 6, 30))],
            milestones=[("M", date(2026, 3, 31))],
            today=TODAY,
        )
    for value in re.findall(r' (?:x|x1|x2|y|y1|y2|cx|cy|width|height)="([^"]*)"', html):
        assert re.fullmatch(r"\d+(\.\d+)?%?", value), value


def test_message_ends_a_draft():
    done = Message(constants.SUCCESS, "Đã gửi <b>", extra_tags="keep-plan-7")
    html = show("{% ui_message message %}", message=done)
    assert 'data-keep-done="plan-7"' in html
    assert words(html) == "Đã xong: Đã gửi &lt;b&gt;"
    failed = show("{% ui_message message %}", message=Message(constants.ERROR, "Chưa lưu được"))
    assert 'role="alert"' in failed
    assert "data-keep-done" not in failed


def test_text_and_diff_are_escaped_and_said():
    html = show("{% ui_text text spans %}", text="a<b>c", spans=[(1, 4, "x")])
    assert html == 'a<span class="anchor" id="span-x"></span><mark data-span="x">&lt;b&gt;</mark>c'
    runs = [("equal", "trước "), ("delete", "30/6"), ("insert", "<31>/12")]
    assert words(show("{% ui_diff runs %}", runs=runs)) == "trước [bỏ] 30/6 [thêm] &lt;31&gt;/12"


def test_confirm_names_word_and_way_back():
    html = show(
        "{% ui_confirm word='HỦY' what='Hủy kế hoạch' button='Hủy' back='/b' items=lost error='Sai' %}",
        lost=["12 nhiệm vụ"],
    )
    check_html(html)
    assert "12 nhiệm vụ" in html
    assert 'aria-describedby="id_word_error"' in html
    assert 'href="/b"' in html


def test_empty_value_of_a_detail_says_so_but_zero_stands():
    html = show(
        "{% ui_detail rows %}", rows=[("A", ""), ("B", 0), ("C", None), ("D", "d", "Nguồn")]
    )
    assert words(html) == "A chưa có B 0 C chưa có D d Nguồn"
