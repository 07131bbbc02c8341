"""The two-phone page, in the words of whoever uses it."""

import re
from pathlib import Path

from playwright.sync_api import Locator, Page, expect

from tests.e2e.conftest import SCREENSHOTS

PATIENCE = 15_000  # milliseconds


class Phone:
    """One of the two phones; `who` is `person` or `staff`."""

    def __init__(self, page: Page, who: str) -> None:
        self.page, self.who = page, who
        self.log = page.get_by_test_id(f"{who}-log")

    def write(self, text: str) -> None:
        self.page.get_by_test_id(f"{self.who}-text").fill(text)
        self.page.get_by_test_id(f"{self.who}-send").click()

    def attach(self, file: Path, text: str) -> None:
        self.page.get_by_test_id(f"{self.who}-photo-input").set_input_files(file)
        self.write(text)

    def press(self, label: str) -> None:
        """The newest button of that label, wherever on the phone it stands."""
        phone = self.page.get_by_test_id(f"{self.who}-phone")
        phone.get_by_role("button", name=label, exact=True).last.click()

    def sees(self, text: str) -> Locator:
        found = self.page.get_by_test_id(f"{self.who}-phone").get_by_text(text).last
        expect(found).to_be_visible(timeout=PATIENCE)
        return found

    def is_asked(self, text: str) -> None:
        """Waits for that question with its buttons, the newest on the phone: an older one that was asked
        in the same words is no answer to wait for, and its buttons would be pressed in haste."""
        newest = self.log.locator(".message:has([data-testid=choices])").last
        expect(newest).to_contain_text(text, timeout=PATIENCE)


class Phones:
    def __init__(self, page: Page, url: str) -> None:
        self.page = page
        self.problems: list[str] = []
        page.on("console", lambda message: self._heard(message.type, message.text))
        page.on("pageerror", lambda error: self.problems.append(str(error)))
        page.set_default_timeout(PATIENCE)
        page.goto(url)
        self.person, self.staff = Phone(page, "person"), Phone(page, "staff")

    def _heard(self, kind: str, text: str) -> None:
        if kind == "error":
            self.problems.append(text)

    def open_room(self, number: int) -> None:
        self.page.get_by_test_id(f"room-case-{number}").click()

    def leave_room(self) -> None:
        self.page.get_by_test_id("staff-back").click()

    def act_as(self, member: str) -> None:
        self.page.get_by_test_id("staff-member").select_option(value=member)

    def move_clock(self, to: str) -> None:
        opener = self.page.get_by_test_id("clock-open")
        if opener.is_visible():  # on a narrow screen the moves are folded away
            opener.click()
        self.page.get_by_test_id(f"clock-{to}").click()

    def mail(self, subject: str) -> Locator:
        row = self.page.get_by_test_id("mail-row").filter(has_text=re.compile(subject)).first
        expect(row).to_be_visible(timeout=PATIENCE)
        return row

    def picture(self, name: str) -> None:
        SCREENSHOTS.mkdir(exist_ok=True)
        self.page.screenshot(path=SCREENSHOTS / f"{name}.png", full_page=True)
