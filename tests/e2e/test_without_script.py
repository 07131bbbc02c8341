"""The chat in a real browser that runs no script, or has not been given it yet."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Route, expect

from tests.e2e.conftest import SCREENSHOTS
from tests.e2e.phones import PATIENCE

RECEIPT = Path(__file__).parent / "receipt.png"
PHONE = {"width": 360, "height": 740}


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    made = browser.new_context(locale="ar", viewport=PHONE, java_script_enabled=False)  # type: ignore[arg-type]
    made.set_default_timeout(PATIENCE)
    yield made
    made.close()


def sees(page: Page, words: str) -> None:
    """An answer shows after «تحديث»; it is seldom late."""
    found = page.get_by_test_id("words").filter(has_text=words).last
    for _ in range(10):
        if found.count():
            break
        page.wait_for_timeout(500)
        page.get_by_test_id("plain-refresh").click()
    expect(found).to_be_visible()


def write(page: Page, text: str) -> None:
    page.get_by_test_id("person-text").fill(text)
    page.get_by_test_id("person-send").click()


def press(page: Page, label: str) -> None:
    page.get_by_role("button", name=label, exact=True).last.click()


def test_a_complaint_is_told_to_its_number(one_rida: str, context: BrowserContext) -> None:
    page = context.new_page()
    page.goto(f"{one_rida}/chat")
    expect(page.get_by_test_id("person-start")).to_be_visible()
    page.screenshot(path=SCREENSHOTS / "plain-hello.png")
    write(page, "عندي شكوى")
    sees(page, "نأسف لما حدث معك")
    page.get_by_test_id("plain-files").set_input_files(RECEIPT)
    write(page, "لم تصلني السلة منذ شهرين")
    sees(page, "وصلتنا رسالتك")
    expect(page.get_by_test_id("photo")).to_be_visible()
    press(page, "هذا كل شيء")
    sees(page, "ما الحل الذي يرضيك")
    press(page, "أترك الحل لكم")
    sees(page, "نتأكد أننا فهمناك")
    page.screenshot(path=SCREENSHOTS / "plain-talk.png")
    press(page, "نعم، صحيح")
    sees(page, "سجّلنا شكواك، ورقمها")
    expect(page.get_by_test_id("words").last).to_be_in_viewport()
    page.reload()
    assert page.get_by_test_id("words").filter(has_text="سجّلنا شكواك").count() == 1
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]


def test_the_conversation_is_ended_after_one_question(one_rida: str, context: BrowserContext) -> None:
    page = context.new_page()
    page.goto(f"{one_rida}/chat")
    write(page, "حديث لا يراه غيري")
    page.get_by_test_id("end").click()
    page.screenshot(path=SCREENSHOTS / "plain-end.png")
    press(page, "نعم، إنهاء وإخفاء")
    expect(page.get_by_test_id("ended")).to_be_visible()
    expect(page.get_by_test_id("message")).to_have_count(0)


def test_what_is_written_before_the_script_is_there_is_sent_or_stays(
    one_rida: str, browser: Browser
) -> None:
    context = browser.new_context(locale="ar", viewport=PHONE)  # type: ignore[arg-type]
    held: list[Route] = []
    context.route(re.compile(r"chat\.\w+\.js"), lambda route: held.append(route))
    page = context.new_page()
    page.set_default_timeout(PATIENCE)
    page.goto(f"{one_rida}/chat", wait_until="commit")
    write(page, "كتبتها قبل البرنامج")
    sees(page, "كتبتها قبل البرنامج")
    page.get_by_test_id("person-text").fill("وهذه أيضًا")
    page.get_by_test_id("plain-files").set_input_files(RECEIPT)
    held[-1].continue_()
    expect(page.locator("html.scripted")).to_be_attached()
    expect(page.get_by_test_id("person-text")).to_have_value("وهذه أيضًا")
    expect(page.get_by_test_id("person-files").locator("li")).to_have_count(1)
    expect(page.get_by_test_id("plain-refresh")).to_be_hidden()
    page.get_by_test_id("person-send").click()
    expect(page.get_by_test_id("message").filter(has_text="وهذه أيضًا")).to_have_count(1)
    expect(page.get_by_test_id("message").filter(has_text="كتبتها قبل البرنامج")).to_have_count(1)
    context.close()
