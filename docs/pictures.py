# ruff: noqa: INP001, S603  (a program beside the pages, not a module; it starts our own program)
"""Walk through the tutorial in the running program and take its pictures into `docs/img`.

`make pictures` runs it. It builds a demo of its own in a temporary folder, so nothing else on the
machine is touched; every word that the tutorial says about a button is pressed here, so a button
that was renamed stops this program.
"""

from __future__ import annotations

import base64
import os
import re
import socket
import struct
import subprocess
import sys
import tempfile
import time
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.request import urlopen

from playwright.sync_api import Browser, Locator, Page, expect, sync_playwright

DOCS = Path(__file__).resolve().parent
PICTURES = DOCS / "img"
PLAN = DOCS / "vi" / "tutorial" / "ke-hoach-mau.txt"
CHROMIUM = os.environ.get("CHROMIUM", "/usr/bin/chromium")
ARGS = ["--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking"]
TODAY = "2026-11-23"
PASSWORD = "phong-trao-2030"  # noqa: S105  (of the demo, printed in the README)
WIDE, PHONE = (1280, 800), (390, 844)
SLOW = 30_000
MOVEMENT = "Huế chung tay đưa dịch vụ số đến từng nhà"
UNKNOWN = "Tổ công tác chuyển đổi số thành phố"
PNG = b"\x89PNG\r\n\x1a\n"
INDEXED = """async shot => {
  const bytes = Uint8Array.from(atob(shot), c => c.charCodeAt(0));
  const map = await createImageBitmap(new Blob([bytes], {type: "image/png"}));
  const pen = new OffscreenCanvas(map.width, map.height).getContext("2d");
  pen.drawImage(map, 0, 0);
  const dots = new Uint32Array(pen.getImageData(0, 0, map.width, map.height).data.buffer);
  const often = new Map();
  for (const dot of dots) often.set(dot, (often.get(dot) || 0) + 1);
  const parts = dot => [dot & 255, (dot >> 8) & 255, (dot >> 16) & 255];
  const kept = [...often].sort((a, b) => b[1] - a[1]).slice(0, 256).map(one => parts(one[0]));
  const place = new Map();
  for (const dot of often.keys()) {
    const [r, g, b] = parts(dot);
    let best = 0, least = Infinity;
    kept.forEach(([x, y, z], at) => {
      const far = (r - x) ** 2 + (g - y) ** 2 + (b - z) ** 2;
      if (far < least) { least = far; best = at; }
    });
    place.set(dot, best);
  }
  let text = "";
  for (const dot of dots) text += String.fromCharCode(place.get(dot));
  return {width: map.width, colours: kept.flat(), dots: btoa(text)};
}"""
LATE = "Ban hành hướng dẫn khen thưởng trước Tết Dương lịch"


def main() -> None:
    """Build a demo, take every picture, throw the demo away."""
    PICTURES.mkdir(exist_ok=True)
    with (
        tempfile.TemporaryDirectory() as folder,
        running(Path(folder)) as address,
        sync_playwright() as playwright,
    ):
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=ARGS)
        take(browser, address)
        browser.close()


@contextmanager
def running(folder: Path) -> Iterator[str]:
    """Build the demo in FOLDER and serve it; give the address."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        place = f"127.0.0.1:{probe.getsockname()[1]}"
    address = f"http://{place}"
    env = {"THIDUA_DATA": str(folder), "THIDUA_ADDRESS": place, "THIDUA_URL": address}
    env = os.environ | env | {"THIDUA_TODAY": TODAY}
    thidua = [sys.executable, "-m", "thidua"]
    subprocess.run([*thidua, "demo", "load", "--if-empty"], env=env, check=True)
    server = subprocess.Popen([*thidua, "serve", "--workers", "1"], env=env)
    try:
        _wait_for(f"{address}/healthz", server)
        yield address
    finally:
        server.terminate()
        server.wait(60)


def _wait_for(address: str, server: subprocess.Popen[bytes]) -> None:
    end = time.monotonic() + 120
    while time.monotonic() < end and server.poll() is None:
        try:
            with urlopen(address, timeout=2):  # noqa: S310  (our own server)
                return
        except OSError:
            time.sleep(0.5)
    sys.exit("The server did not start.")


def take(browser: Browser, address: str) -> None:
    """Walk the tutorial from the plan in the officer's folder to the page that everybody reads."""
    officer = visit(browser, address, WIDE)
    sign_in(officer, "can-bo-hue", "01-sign-in")
    bring_in(officer)
    review(officer)
    link(officer)
    choose_units(officer)
    submit(officer)
    head = visit(browser, address, WIDE)
    sign_in(head, "lanh-dao-hue")
    approve(head)
    unit = visit(browser, address, WIDE)
    sign_in(unit, "so-khcn-hue")
    desk(unit)
    phone = visit(browser, address, PHONE)
    sign_in(phone, "so-khcn-hue")
    calendar(phone)
    public(visit(browser, address, WIDE), visit(browser, address, PHONE))


def visit(browser: Browser, address: str, size: tuple[int, int]) -> Page:
    """Open a window of its own, as another person at another machine."""
    window = {"width": size[0], "height": size[1]}
    context = browser.new_context(base_url=address, viewport=window, locale="vi-VN")
    context.set_default_timeout(SLOW)
    page = context.new_page()
    page.goto("/")
    return page


def picture(page: Page, name: str, top: Locator | None = None) -> None:
    """Keep what the window shows, from the part TOP on, as `docs/img/NAME-WIDTH.png`."""
    page.evaluate("document.fonts.ready")
    if top is None:
        page.evaluate("window.scrollTo(0, 0)")
    else:
        top.evaluate("part => window.scrollBy(0, part.getBoundingClientRect().top - 120)")
    page.wait_for_timeout(200)
    width = page.viewport_size["width"] if page.viewport_size else 0
    (PICTURES / f"{name}-{width}.png").write_bytes(smaller(page, page.screenshot()))


def smaller(page: Page, shot: bytes) -> bytes:
    """Write a picture with 256 colours: the most frequent ones, the others as the nearest."""
    blank = page.context.new_page()
    found = blank.evaluate(INDEXED, base64.b64encode(shot).decode())
    blank.close()
    width, dots = found["width"], base64.b64decode(found["dots"])
    lines = b"".join(b"\0" + dots[at : at + width] for at in range(0, len(dots), width))
    head = struct.pack(">IIBBBBB", width, len(dots) // width, 8, 3, 0, 0, 0)
    parts = (
        (b"IHDR", head),
        (b"PLTE", bytes(found["colours"])),
        (b"IDAT", zlib.compress(lines, 9)),
    )
    return PNG + b"".join(_chunk(*part) for part in (*parts, (b"IEND", b"")))


def _chunk(name: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))


def press(page: Page, name: str) -> None:
    """Press the button, or follow the link that looks like one, of the page's own part."""
    main = page.locator("main")
    button = main.get_by_role("button", name=name, exact=True)
    link = main.get_by_role("link", name=name, exact=True)
    button.or_(link).first.click()


def sign_in(page: Page, username: str, shown: str = "") -> None:
    """Sign in as one of the invented people."""
    page.get_by_role("link", name="Đăng nhập", exact=True).click()
    page.locator('input[name="login"]').fill(username)
    page.locator('input[name="password"]').fill(PASSWORD)
    if shown:
        picture(page, shown)
    press(page, "Đăng nhập")
    expect(page.get_by_role("heading", level=1)).to_have_text("Việc của tôi")


def bring_in(page: Page) -> None:
    """Give the file; the program reads it."""
    press(page, "Đưa kế hoạch vào")
    page.locator('input[type="file"]').set_input_files(PLAN)
    picture(page, "02-intake")
    press(page, "Đọc kế hoạch")
    expect(page.get_by_role("heading", level=1)).to_have_text("Soát kế hoạch")


def review(page: Page) -> None:
    """Look at the reading beside the text, write a due date that the text says in words."""
    picture(page, "03-review")
    item = page.locator("[data-item]").filter(has_text=LATE).last
    page.locator(".review-group details").filter(has=item).locator("summary").click()
    item.get_by_role("link", name="Xem chỗ này").click()
    item.get_by_role("link", name="Sửa").click()
    item.get_by_label("Thời hạn").fill("31/12/2026")
    picture(page, "04-correct", item)
    item.get_by_role("button", name="Lưu mục").click()
    expect(item).to_contain_text("31/12/2026")
    press(page, "Xác nhận tất cả")
    expect(page.get_by_role("link", name="Tiếp: liên kết cấp trên")).to_be_visible()


def link(page: Page) -> None:
    """Tie the plan to the decision of the Prime Minister and read how they differ."""
    press(page, "Tiếp: liên kết cấp trên")
    choice = page.locator("main select").first
    wanted = choice.locator("option").filter(has_text="923/QĐ-TTg").first
    choice.select_option(wanted.get_attribute("value"))
    press(page, "Liên kết")
    expect(page.locator("#beside")).to_contain_text("đã liên kết")
    picture(page, "05-link")
    picture(page, "06-beside", page.locator("#beside"))


def choose_units(page: Page) -> None:
    """Say which unit stands behind a name that the directory does not know."""
    page.locator("main").get_by_role("link", name="Đơn vị thực hiện", exact=True).click()
    picture(page, "07-actors")
    card = page.locator("li.card").filter(has_text=UNKNOWN)
    card.get_by_role("link", name="Chọn đơn vị").click()
    page.get_by_label("Tìm đơn vị theo tên").fill("so khoa hoc va cong nghe")
    press(page, "Tìm")
    page.get_by_label("Sở Khoa học và Công nghệ, Ủy ban nhân dân thành phố Huế").check()
    picture(page, "08-choose-unit")
    press(page, "Ghi lựa chọn")
    expect(page.locator("main")).not_to_contain_text("Còn tên gọi chưa rõ")


def submit(page: Page) -> None:
    """Hand the plan to the head."""
    press(page, "Tiếp: trình phê duyệt")
    picture(page, "09-ready")
    press(page, "Trình phê duyệt")
    press(page, "Trình phê duyệt")
    expect(page.locator("main")).to_contain_text("Đã trình phê duyệt")


def approve(page: Page) -> None:
    """Approve as another person; the word is asked for."""
    picture(page, "10-waiting")
    page.locator("main").get_by_role("link", name=MOVEMENT).click()
    page.locator("main").get_by_role("link", name="Trình, phê duyệt", exact=True).click()
    press(page, "Phê duyệt và bắt đầu phong trào")
    page.locator('input[name="word"]').fill("phê duyệt")
    picture(page, "11-approve")
    press(page, "Phê duyệt và bắt đầu phong trào")
    expect(page.locator("main")).to_contain_text("Phong trào bắt đầu")


def desk(page: Page) -> None:
    """See the tasks of the department, open the one with a due date, say that it is done."""
    duty = page.locator("main").get_by_role("link", name=re.compile("Công bố bộ câu hỏi")).first
    for _ in range(60):
        page.goto("/desk/")
        if duty.is_visible():
            break
        page.wait_for_timeout(500)
    picture(page, "12-desk")
    duty.click()
    picture(page, "13-task")


def calendar(page: Page) -> None:
    """Turn the calendar of the phone to the month of the due date."""
    page.goto("/nhiem-vu/lich/")
    press(page, "Tháng sau")
    expect(page.locator("main")).to_contain_text("Công bố bộ câu hỏi")
    picture(page, "14-calendar")
    page.goto("/desk/")
    picture(page, "15-desk")


def public(page: Page, phone: Page) -> None:
    """Read what everybody may read, without an account."""
    page.goto("/phong-trao/cay/")
    picture(page, "16-tree")
    page.locator("main").get_by_role("link", name=MOVEMENT).first.click()
    picture(page, "17-movement")
    phone.goto(page.url)
    picture(phone, "17-movement")
    page.locator("main").get_by_role("link", name="Tiến độ", exact=True).click()
    picture(page, "18-progress")


if __name__ == "__main__":
    main()
