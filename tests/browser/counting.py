"""How much work a task is: each press, each field typed and each choice is one interaction."""

from __future__ import annotations

from playwright.sync_api import Locator, Page


class Hand:
    """Works on a page as a person does and counts."""

    def __init__(self, page: Page) -> None:
        self.page, self.count = page, 0

    def press(self, target: Locator) -> None:
        """Click or tap."""
        self.count += 1
        target.click()

    def type(self, label: str, words: str) -> None:
        """Fill one field, found by its label."""
        self.count += 1
        self.page.get_by_label(label).fill(words)

    def button(self, name: str) -> None:
        """Press the button of that name."""
        self.press(self.page.get_by_role("button", name=name, exact=True))

    def link(self, name: str) -> None:
        """Press the first link of that name."""
        self.press(self.page.get_by_role("link", name=name).first)

    def paper(self, name: str) -> bytes:
        """What a press on the link to a print brings; fetched beside the page, as the viewer of PDF is no page."""
        self.count += 1
        address = self.page.get_by_role("link", name=name).first.get_attribute("href")
        answer = self.page.request.get(address or "")
        assert answer.ok, answer.status
        return answer.body()
