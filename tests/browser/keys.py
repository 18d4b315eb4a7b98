"""A person who has a keyboard and no mouse."""

from __future__ import annotations

from playwright.sync_api import Page

NAME = """() => {
  const e = document.activeElement;
  const said = e.labels?.[0]?.innerText || e.getAttribute("aria-label") || e.innerText || "";
  return said.replace(/\\s+/g, " ").trim();
}"""
# What shows where the keyboard is: an outline on the element, or on the box around a hidden field.
SHOWN = """() => {
  const e = document.activeElement;
  if (e === document.body) return true;
  const marked = (x) => x && getComputedStyle(x).outlineStyle !== "none";
  return marked(e) || marked(e.parentElement) || marked(e.nextElementSibling);
}"""


class Keys:
    """Goes through pages with Tab, Enter, Space, letters; remembers where no focus was to be seen."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.unseen: list[str] = []

    @property
    def here(self) -> str:
        """The name of what the keyboard is on."""
        return self.page.evaluate(NAME)

    def tab_to(self, name: str, limit: int = 150) -> None:
        """Press Tab until the keyboard is on what begins with this name."""
        passed = []
        for _ in range(limit):
            self.page.keyboard.press("Tab")
            here = self.here
            if not self.page.evaluate(SHOWN):
                self.unseen.append(f"{self.page.url}: {here}")
            if here.startswith(name):
                return
            passed.append(here[:40])
        raise AssertionError(
            f"Tab never came to “{name}” on {self.page.url}; passed {passed[-12:]}"
        )

    def press(self, name: str) -> None:
        """Go to a link or button and press Enter; wait for the page that follows."""
        self.tab_to(name)
        with self.page.expect_navigation():
            self.page.keyboard.press("Enter")

    def type(self, name: str, text: str) -> None:
        """Go to a field and type into it in place of what it holds."""
        self.tab_to(name)
        self.page.keyboard.press("Control+A")
        self.page.keyboard.insert_text(text)

    def item(self, ref: str, limit: int = 200) -> None:
        """On the review page: Tab to the first item, then j to the one with this name."""
        place = "document.activeElement.closest('[data-item]')?.dataset.item ?? ''"
        for _ in range(limit):
            if self.page.evaluate(place):
                break
            self.page.keyboard.press("Tab")
        for _ in range(limit):
            if self.page.evaluate(place) == ref:
                return
            self.page.keyboard.press("j")
        raise AssertionError(f"the keys never came to {ref}")

    def sign_in(self, url: str, username: str, password: str) -> None:
        """Open the page of signing in and sign in."""
        self.page.goto(url)
        self.type("Tên đăng nhập", username)
        self.type("Mật khẩu", password)
        with self.page.expect_navigation():
            self.page.keyboard.press("Enter")
