"""The public chat on a real phone's screen: a voice note, a question, both languages, and a reload."""

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.e2e.conftest import SCREENSHOTS
from tests.e2e.phones import PATIENCE, Phone, Phones

SMALL = {"width": 390, "height": 844}


@pytest.fixture
def page(one_rida: str, browser: Browser) -> Page:
    page = browser.new_page(viewport=SMALL, locale="ar-SA", has_touch=True)  # type: ignore[arg-type]
    page.set_default_timeout(PATIENCE)
    page.goto(f"{one_rida}/chat")
    return page


def test_a_voice_note_is_recorded_in_the_browser_and_arrives(page: Page) -> None:
    person = Phone(page, "person")
    person.write("شكوى")
    person.sees("نأسف لما حدث معك")
    page.get_by_test_id("person-record").click()
    expect(page.get_by_test_id("person-timer")).to_contain_text("0:02")
    page.get_by_test_id("person-record-send").click()
    person.sees("وصلتنا رسالتك")
    expect(page.get_by_test_id("voice").first).to_be_visible()
    person.press("هذا كل شيء")
    person.press("أترك الحل لكم")
    person.sees("مرفق: تسجيل صوتي")
    page.screenshot(path=SCREENSHOTS / "phone-voice.png")


def test_nothing_is_wider_than_the_screen_and_a_reload_shows_it_all_again(page: Page) -> None:
    person = Phone(page, "person")
    person.write("ا" * 300 + " https://example.org/" + "long" * 40)
    person.sees("تقديم شكوى")
    page.reload()
    person.sees("تقديم شكوى")
    width = page.evaluate("document.documentElement.scrollWidth")
    assert width <= SMALL["width"]
    page.screenshot(path=SCREENSHOTS / "phone-long.png")


def test_the_other_language_is_read_from_left_to_right(page: Page) -> None:
    page.get_by_test_id("language-switch").click()
    expect(page.locator("html")).to_have_attribute("dir", "ltr")
    Phone(page, "person").write("hello")
    Phone(page, "person").sees("Write your question in your own words")
    page.screenshot(path=SCREENSHOTS / "phone-english.png")


def test_the_two_phones_fold_into_tabs(one_rida: str, browser: Browser) -> None:
    page = browser.new_page(viewport=SMALL, locale="ar-SA")  # type: ignore[arg-type]
    phones = Phones(page, one_rida)
    phones.person.write("عندي شكوى")
    phones.person.sees("نأسف لما حدث معك")
    page.get_by_test_id("tab-staff").click()
    expect(page.get_by_test_id("rooms")).to_be_visible()
    phones.picture("phone-staff-tab")
    page.get_by_test_id("tab-mails").click()
    expect(page.get_by_test_id("mails")).to_be_visible()
    assert not phones.problems
