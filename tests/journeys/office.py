"""People at work over HTTP: every address and every value comes from the page before it."""

from __future__ import annotations

import io
from urllib.parse import urljoin, urlsplit

import docx
from django.test import Client
from django.urls import reverse
from lxml import html

from factories import PASSWORD
from thidua.apps.movements.models import Plan

DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


def as_docx(text: str) -> bytes:
    """Return a Word file with one paragraph a line, as an office would type it."""
    paper = docx.Document()
    for line in text.splitlines():
        paper.add_paragraph(line)
    kept = io.BytesIO()
    paper.save(kept)
    return kept.getvalue()


class Visitor:
    """Somebody with a browser that has no scripts."""

    def __init__(self) -> None:
        self.client = Client()
        self.at = ""

    def open(self, address: str):
        """Open an address; return its page."""
        return self._page(self.client.get(address, follow=True), address)

    def words(self, address: str) -> str:
        """Return the words of the main part of a page."""
        (main,) = self.open(address).xpath("//main")
        return " ".join(main.text_content().split())

    def press(self, button: str, page, **filled):
        """Press the button with these words in the form that holds it; return the next page."""
        (found,) = page.xpath(f'//main//button[normalize-space()="{button}"]')
        form = found.getparent()
        while form.tag != "form":
            form = form.getparent()
        values: dict[str, object] = {}
        for name, value in form.form_values():
            values.setdefault(name, []).append(value)
        unknown = filled.keys() - set(form.fields.keys())
        assert not unknown, f"the form has no field {unknown}"
        values |= filled
        if found.get("name"):
            values[found.get("name")] = found.get("value", "")
        target = urljoin(self.at, form.get("action") or self.at)
        answer = getattr(self.client, form.get("method", "get"))(target, values, follow=True)
        assert answer.status_code == 200, answer.content.decode()
        return self._page(answer, target)

    def follow(self, link: str, page):
        """Follow the first link with these words in the main part."""
        found = page.xpath(f'//main//a[normalize-space()="{link}"]/@href')
        assert found, f"no link “{link}” on {self.at}"
        return self.open(urljoin(self.at, found[0]))

    def _page(self, answer, asked: str):
        chain = getattr(answer, "redirect_chain", [])
        place = urlsplit(chain[-1][0] if chain else asked)
        self.at = f"{place.path}?{place.query}" if place.query else place.path
        return html.fromstring(answer.content.decode())


class Officer(Visitor):
    """Somebody who signs in and works on plans."""

    def __init__(self, person) -> None:
        super().__init__()
        page = self.open(reverse("account_login"))
        page = self.press("Đăng nhập", page, login=person.username, password=PASSWORD)
        assert self.at == reverse("desk:home"), html.tostring(page)

    def bring_in(self, name: str, data: bytes) -> Plan:
        """Upload a plan; return it as a draft."""
        upload = io.BytesIO(data)
        upload.name = name
        page = self.open(reverse("movements:intake"))
        self.press("Đọc kế hoạch", page, file=upload)
        assert self.at.endswith("/soat/"), self.at
        return Plan.objects.get(uuid=self.at.split("/")[-3])

    def confirm_all(self, plan: Plan) -> None:
        """Confirm everything that was read."""
        page = self.open(reverse("movements:review", args=[plan.uuid]))
        self.press("Xác nhận tất cả", page)

    def correct(self, clause, **filled) -> None:
        """Open the form of an item from the review page, change it, save it."""
        page = self.open(reverse("movements:review", args=[clause.plan.uuid]))
        (form,) = page.xpath(f"//li[@id='c{clause.pk}']//a[@data-edit]/@href")
        self.press("Lưu mục", self.open(form), **filled)

    def set_day(self, plan: Plan, day: str) -> None:
        """Say from which day the plan applies."""
        page = self.open(reverse("movements:step", args=[plan.uuid]))
        self.press("Lưu ngày", page, effect_from=day)

    def link(self, plan: Plan, higher: Plan) -> None:
        """Link the plan to the one that the page offers first, which must be `higher`."""
        page = self.open(reverse("movements:link", args=[plan.uuid]))
        (offered,) = page.xpath("//select[@name='parent']/option[@selected]/@value")
        assert offered == str(higher.uuid)
        self.press("Liên kết", page)

    def place_the_unknown(self, plan: Plan) -> None:
        """Set every actor aside that nobody could find."""
        for _ in range(30):
            page = self.open(reverse("movements:actors", args=[plan.uuid]))
            if not page.xpath('//main//a[normalize-space()="Chọn đơn vị"]'):
                return
            self.press("Ghi lựa chọn", self.follow("Chọn đơn vị", page), set_aside="on")
        raise AssertionError("still actors without a unit")

    def submit(self, plan: Plan) -> None:
        """Send the plan to the head."""
        page = self.open(reverse("movements:step", args=[plan.uuid]))
        self.press("Trình phê duyệt", self.follow("Trình phê duyệt", page))

    def approve(self, plan: Plan) -> None:
        """Approve with the word that the page asks for."""
        page = self.open(reverse("movements:step", args=[plan.uuid]))
        label = "Phê duyệt và bắt đầu phong trào"
        self.press(label, self.follow(label, page), word="phê duyệt")
