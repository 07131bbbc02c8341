"""Browsers that refuse to keep anything, many tabs, and a telephone that others use: nothing typed is lost."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.e2e.conftest import SCREENSHOTS
from tests.e2e.phones import PATIENCE, Phone

PHONE = {"width": 360, "height": 740}
REFUSES = """
for (const kind of ["sessionStorage", "localStorage", "indexedDB"]) {
  Object.defineProperty(window, kind, { get() { throw new DOMException("refused", "SecurityError"); } });
}
"""
NO_COOKIES = """
Object.defineProperty(Navigator.prototype, "cookieEnabled", { get: () => false });
"""


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    made = browser.new_context(locale="ar", viewport=PHONE)
    made.set_default_timeout(PATIENCE)
    yield made
    made.close()


def chat(context: BrowserContext, url: str) -> Page:
    page = context.new_page()
    page.goto(f"{url}/chat")
    return page


def written(page: Page) -> str:
    return page.get_by_test_id("person-text").input_value()


def test_a_browser_that_keeps_nothing_still_writes(one_rida: str, context: BrowserContext) -> None:
    context.add_init_script(REFUSES)
    page = chat(context, one_rida)
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    person = Phone(page, "person")
    person.write("السلام عليكم")
    person.sees("السلام عليكم")
    expect(page.get_by_test_id("message").nth(1)).to_be_visible(timeout=PATIENCE)
    assert errors == []


def test_without_cookies_the_words_stay_and_the_reason_is_said(
    one_rida: str, context: BrowserContext
) -> None:
    context.add_init_script(NO_COOKIES)
    page = chat(context, one_rida)
    expect(page.get_by_test_id("person-problem")).to_contain_text("cookies")
    expect(page.get_by_test_id("person-start")).to_be_visible()
    context.clear_cookies()  # as if none had been taken
    Phone(page, "person").write("زوجي مريض ونحتاج مساعدة")
    expect(page.get_by_test_id("person-problem")).to_contain_text("ما كتبته باقٍ هنا")
    assert written(page) == "زوجي مريض ونحتاج مساعدة"


def test_a_tab_closed_while_offline_keeps_what_was_written(
    one_rida: str, context: BrowserContext
) -> None:
    page = chat(context, one_rida)
    expect(page.get_by_test_id("person-start")).to_be_visible()
    context.set_offline(True)
    Phone(page, "person").write("كتبتها بلا شبكة")
    expect(page.get_by_test_id("pending")).to_be_visible()
    page.wait_for_timeout(300)
    page.close()
    context.set_offline(False)
    again = chat(context, one_rida)
    expect(again.get_by_test_id("message").filter(has_text="كتبتها بلا شبكة")).to_have_count(
        1, timeout=PATIENCE
    )


def test_eight_tabs_load_and_all_hear_the_same(one_rida: str, context: BrowserContext) -> None:
    pages = [chat(context, one_rida) for _ in range(8)]
    for page in pages:
        expect(page.get_by_test_id("person-start")).to_be_visible()
    Phone(pages[7], "person").write("أين مقركم؟")
    for page in pages:
        expect(page.get_by_test_id("message").filter(has_text="أين مقركم؟")).to_have_count(1)
    pages[0].close()  # whichever of them led, another takes over
    Phone(pages[3], "person").write("ومتى تفتحون؟")
    for page in pages[1:]:
        expect(page.get_by_test_id("message").filter(has_text="ومتى تفتحون؟")).to_have_count(1)


def test_five_tabs_of_the_two_phones_load(one_rida: str, context: BrowserContext) -> None:
    for _ in range(5):
        page = context.new_page()
        page.goto(one_rida)
        expect(page.get_by_test_id("clock-time")).not_to_have_text("…")
        expect(page.get_by_test_id("person-start")).to_be_visible()


def test_a_conversation_is_ended_and_hidden_in_every_tab(one_rida: str, context: BrowserContext) -> None:
    page, other = chat(context, one_rida), chat(context, one_rida)
    person = Phone(page, "person")
    person.write("حديث لا يراه غيري")
    expect(other.get_by_test_id("message").filter(has_text="حديث لا يراه غيري")).to_have_count(1)
    page.get_by_test_id("end").click()
    SCREENSHOTS.mkdir(exist_ok=True)
    page.screenshot(path=SCREENSHOTS / "end.png")
    page.get_by_test_id("end-no").click()
    expect(page.get_by_test_id("message").filter(has_text="حديث لا يراه غيري")).to_have_count(1)
    page.get_by_test_id("end").click()
    page.get_by_test_id("end-yes").click()
    for each in (page, other):
        expect(each.get_by_test_id("ended")).to_be_visible()
        expect(each.get_by_test_id("message")).to_have_count(0)
    page.screenshot(path=SCREENSHOTS / "ended.png")
    page.go_back()
    page.wait_for_timeout(500)
    assert "حديث لا يراه غيري" not in page.content()
