"""Every part of the screens in a real browser: wide and narrow, light and dark, by keyboard."""

from __future__ import annotations

import gzip
import hashlib
import re
from pathlib import Path

import pytest

pytestmark = [
    pytest.mark.browser,
    pytest.mark.django_db(transaction=True),
    pytest.mark.urls("browser.style_urls"),
]
VENDOR = Path(__file__).parent / "vendor"


@pytest.fixture(autouse=True)
def in_development(settings) -> None:
    settings.DEBUG = True


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [390, 1280])
def test_no_findings(new_visit, axe, scrolls_sideways, width, scheme):
    visit = new_visit(width=width, scheme=scheme)
    page = visit.goto("/kieu-dang")
    for fold in page.locator("main details").all():
        fold.evaluate("fold => { fold.open = true; }")
    assert axe(page) == []
    assert not scrolls_sideways(page)
    assert visit.errors == []


def test_findings_are_found(visit, axe):
    """The helper and the memory for errors see a planted fault; else the test above proves nothing."""
    page = visit.goto("/kieu-dang")
    page.evaluate("document.querySelector('main').append(document.createElement('input'))")
    assert [line.split(":")[0] for line in axe(page)] == ["label"]
    page.evaluate("document.body.setAttribute('style', 'color: red')")
    page.evaluate("document.body.innerHTML += '<p style=\"color: red\">x</p>'")
    assert any("Content Security Policy" in error for error in visit.errors)


def test_page_without_scripts(new_visit, scrolls_sideways):
    page = new_visit(width=390, scripts=False).goto("/kieu-dang")
    assert page.locator("h1").inner_text() == "Kiểu dáng: mọi phần của màn hình"
    places = page.locator("details.places-fold")
    places.locator("summary").click()
    assert places.locator("a").first.is_visible()
    assert page.locator(".file-words").is_hidden()
    assert page.locator("input[type=file]").is_visible()


def test_first_page_is_under_100_kb(new_visit):
    """Fonts, styles and scripts of the frame, text counted as gzip sends it; 10 kB stay for words."""
    visit = new_visit(width=390)
    sizes: dict[str, int] = {}

    def count(answer) -> None:
        body = answer.body()
        packed = answer.url.endswith(".woff2")
        sizes[answer.url] = len(body) if packed else len(gzip.compress(body, 6))

    visit.page.on("response", count)
    page = visit.goto("/kieu-dang")
    page.evaluate("document.fonts.ready")
    page.wait_for_load_state("networkidle")
    page.remove_listener("response", count)
    frame = {url: size for url, size in sizes.items() if not url.endswith("/kieu-dang")}
    assert sum(url.endswith(".woff2") for url in frame) == 6
    assert sum(frame.values()) < 90_000, sizes


def test_keyboard_reaches_the_main_part_first(visit):
    page = visit.goto("/kieu-dang")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "main"


def test_pair_shows_the_place_in_the_text(visit):
    page = visit.goto("/kieu-dang")
    page.locator("[data-item=issuer]").focus()
    assert page.locator("mark.on").all_inner_texts() == ["ỦY BAN NHÂN DÂN TỈNH THÍ DỤ"]
    page.keyboard.press("j")
    assert page.evaluate("document.activeElement.dataset.item") == "content-1"
    shown = "".join(page.locator("mark.on").all_inner_texts())
    assert shown == "1. Đưa dịch vụ công trực tuyến tới từng tổ dân phố trước ngày 30/6/2027."
    page.keyboard.press("ArrowDown")
    assert page.evaluate("document.activeElement.dataset.item") == "due-1"
    page.keyboard.press("k")
    page.keyboard.press("Enter")
    assert page.url.endswith("#split")


def test_pair_from_the_text_to_the_item(visit):
    page = visit.goto("/kieu-dang")
    page.locator("mark", has_text="2. Mỗi xã").click()
    assert page.evaluate("document.activeElement.dataset.item") == "content-2"
    page.locator("mark", has_text="30/6/2027").click()
    assert page.evaluate("document.activeElement.dataset.item") == "due-1"


def test_typed_text_comes_back_and_can_be_thrown_away(visit):
    page = visit.goto("/kieu-dang")
    page.locator("#id_note").fill("Mạng yếu ở hai thôn")
    page.locator("#id_scope_1").check()
    page.goto("about:blank")
    page = visit.goto("/kieu-dang")
    assert page.locator("#id_note").input_value() == "Mạng yếu ở hai thôn"
    assert page.locator("#id_scope_1").is_checked()
    page.locator(".kept button").click()
    assert page.locator("#id_note").input_value() == ""
    assert page.locator("#id_scope_0").is_checked()
    page = visit.goto("/kieu-dang")
    assert page.locator("#id_note").input_value() == ""
    assert page.locator(".kept").count() == 0


CHOOSE = "document.querySelector('#id_scope_1').click()"
TYPE = """const field = document.querySelector('#id_note');
    field.value = 'Mạng yếu';
    field.dispatchEvent(new InputEvent('input', {bubbles: true}))"""


@pytest.mark.parametrize(
    ("act", "name", "kept"), [(CHOOSE, "scope#1", True), (TYPE, "note#0", "Mạng yếu")]
)
def test_a_draft_does_not_wait(visit, act, name, kept):
    """What is chosen or typed is kept before anything else runs: a crash loses nothing."""
    page = visit.goto("/kieu-dang")
    draft = page.evaluate(f"""() => {{
        {act};
        const key = Object.keys(localStorage).find(k => k.includes('keep:'));
        return JSON.parse(localStorage.getItem(key)).values;
    }}""")
    assert draft[name] == kept


def test_draft_ends_when_the_server_has_it(visit):
    page = visit.goto("/kieu-dang")
    page.locator("#id_note").fill("Đã gửi rồi")
    page.goto("about:blank")

    def with_answer(route) -> None:
        answer = route.fetch()
        said = '<p data-keep-done="example-report">Đã gửi</p></main>'
        route.fulfill(response=answer, body=answer.text().replace("</main>", said))

    page.route("**/kieu-dang", with_answer)
    page = visit.goto("/kieu-dang")
    assert page.locator("#id_note").input_value() == ""
    assert page.evaluate("Object.keys(localStorage).filter(k => k.includes('keep:'))") == []


def test_drafts_in_a_part_that_comes_later(visit):
    """A form that htmx brings keeps its draft; a part that says so ends it."""
    page = visit.goto("/kieu-dang")
    bring = """html => {
        const box = document.createElement('div');
        box.innerHTML = html;
        document.querySelector('main').append(box);
        box.dispatchEvent(new CustomEvent('htmx:load', {bubbles: true}));
    }"""
    form = '<form data-keep="late"><textarea name="a" id="late" aria-label="a"></textarea></form>'
    page.evaluate(bring, form)
    page.locator("#late").fill("Gõ muộn")
    page.goto("about:blank")
    page = visit.goto("/kieu-dang")
    page.evaluate(bring, form)
    assert page.locator("#late").input_value() == "Gõ muộn"
    page.evaluate(bring, '<p data-keep-done="late">Đã lưu</p>')
    assert page.evaluate("Object.keys(localStorage).filter(k => k.endsWith('late'))") == []


def test_keys_can_be_turned_off(visit):
    page = visit.goto("/kieu-dang")
    page.keyboard.press("?")
    assert page.locator("[data-keys]").get_attribute("open") is not None
    page.locator("[data-keys-on]").uncheck()
    page.locator("[data-keys] summary").click()
    page.keyboard.press("?")
    assert page.locator("[data-keys]").get_attribute("open") is None
    page = visit.goto("/kieu-dang")
    assert not page.locator("[data-keys-on]").is_checked()


def test_file_field_speaks_the_language_of_the_page(visit, tmp_path):
    page = visit.goto("/kieu-dang")
    chosen = tmp_path / "ke-hoach.txt"
    chosen.write_text("KẾ HOẠCH", encoding="utf-8")
    page.locator("input[type=file]").set_input_files(chosen)
    assert page.locator(".file-words").inner_text() == "Đã chọn: ke-hoach.txt"


def test_main_action_stands_at_the_thumb_on_a_phone(new_visit):
    page = new_visit(width=390, height=800).goto("/kieu-dang")
    box = page.locator(".actions .main").bounding_box()
    assert box["y"] > 700
    assert box["y"] + box["height"] <= 800


def test_prints_without_the_frame(visit):
    page = visit.goto("/kieu-dang")
    page.emulate_media(media="print")
    for part in (".head", ".places", ".foot", ".actions", ".filters"):
        assert page.locator(part).first.is_hidden(), part
    assert page.locator("h1").is_visible()


def test_vendored_files_are_what_they_were():
    lines = (VENDOR / "vendor.sha256").read_text(encoding="ascii").splitlines()
    named = dict(re.fullmatch(r"([0-9a-f]{64})  (\S+)", line).group(2, 1) for line in lines)
    files = {p.name for p in VENDOR.iterdir()} - {"vendor.sha256"}
    assert files == named.keys()
    for name, digest in named.items():
        assert hashlib.sha256((VENDOR / name).read_bytes()).hexdigest() == digest, name
