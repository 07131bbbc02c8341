"""The left phone as WhatsApp and Telegram would show it, in a real browser: by mouse, by keyboard, in the dark,
on a phone's width, in both languages."""

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.e2e.conftest import SCREENSHOTS
from tests.e2e.phones import Phones

SMALL = {"width": 390, "height": 844}


def opened(browser: Browser, url: str, **how: object) -> Phones:
    size = {"viewport": {"width": 1280, "height": 860}, "locale": "ar-SA"}
    return Phones(browser.new_page(**{**size, **how}), url)  # type: ignore[arg-type]


def switched(phones: Phones, appearance: str) -> None:
    phones.page.get_by_test_id(f"appearance-{appearance}").check(force=True)


def picture(page: Page, name: str) -> None:
    SCREENSHOTS.mkdir(exist_ok=True)
    page.screenshot(path=SCREENSHOTS / f"appearance-{name}.png")


def test_a_complaint_is_told_on_whatsapp_and_looked_at_on_telegram(
    one_rida: str, browser: Browser
) -> None:
    phones = opened(browser, one_rida)
    page, person = phones.page, phones.person
    switched(phones, "whatsapp")
    person.write("السلام عليكم")
    page.get_by_test_id("list-opener").last.click()
    expect(page.get_by_test_id("sheet").last).to_be_visible()
    picture(page, "whatsapp-list")
    page.get_by_test_id("row-complaint").last.click()
    person.sees("نأسف لما حدث معك")
    expect(page.get_by_test_id("appearance-note")).to_contain_text("رسالتين")
    expect(page.get_by_test_id("person-bar")).to_be_hidden()
    picture(page, "whatsapp")
    person.write("تأخرت السلة ثلاثة أسابيع")
    person.press("هذا كل شيء")
    person.sees("ما الحل الذي يرضيك")
    switched(phones, "telegram")
    person.sees("وصلتنا رسالتك")
    person.sees("ما الحل الذي يرضيك")
    picture(page, "telegram")
    switched(phones, "web")
    expect(page.get_by_test_id("person-bar")).to_be_visible()
    person.sees("ما الحل الذي يرضيك")
    assert not phones.problems


def test_by_the_keyboard_alone_it_is_switched_opened_and_chosen(one_rida: str, browser: Browser) -> None:
    phones = opened(browser, one_rida)
    page = phones.page
    phones.person.write("السلام عليكم")
    phones.person.sees("تقديم شكوى")
    page.get_by_test_id("appearance-web").focus()
    page.keyboard.press("ArrowLeft")  # to the next one, where one reads from the right
    page.keyboard.press("ArrowLeft")
    expect(page.get_by_test_id("appearance-whatsapp")).to_be_checked()
    opener = page.get_by_test_id("list-opener").last
    expect(opener).to_be_visible()
    opener.focus()
    page.keyboard.press("Enter")
    expect(page.get_by_test_id("sheet").last).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.get_by_test_id("sheet").last).to_be_hidden()
    expect(opener).to_be_focused()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")  # past what closes it
    page.keyboard.press("Enter")
    phones.person.sees("نأسف لما حدث معك")
    assert not phones.problems


def test_a_reader_of_screens_hears_what_it_is(one_rida: str, browser: Browser) -> None:
    phones = opened(browser, one_rida)
    page = phones.page
    group = page.get_by_role("group", name="هاتف المستفيد كما هو على")
    expect(group.get_by_role("radio", name="واتساب")).to_be_visible()
    switched(phones, "whatsapp")
    phones.person.write("السلام عليكم")
    page.get_by_role("button", name="الخيارات").last.click()
    sheet = page.get_by_role("dialog", name="الخيارات")
    expect(sheet.get_by_role("button", name="تقديم شكوى")).to_be_visible()
    sheet.get_by_role("button", name="إغلاق القائمة").click()
    expect(sheet).to_be_hidden()


@pytest.mark.parametrize("appearance", ["whatsapp", "telegram"])
def test_on_a_phone_in_the_dark_and_in_english_nothing_is_too_wide(
    one_rida: str, browser: Browser, appearance: str
) -> None:
    phones = opened(browser, f"{one_rida}/?lang=en", viewport=SMALL, color_scheme="dark", has_touch=True)
    page = phones.page
    switched(phones, appearance)
    phones.person.write("hello")
    phones.person.sees("Write your question in your own words")
    if appearance == "whatsapp":
        page.get_by_test_id("list-opener").last.click()
        picture(page, "phone-dark-list")
        page.get_by_test_id("sheet-close").last.click()
    picture(page, f"phone-dark-{appearance}")
    assert page.evaluate("document.documentElement.scrollWidth") <= SMALL["width"]
    assert not phones.problems


def test_an_answer_that_comes_after_a_day_waits_until_it_is_asked_for(
    rida: str, browser: Browser
) -> None:
    phones = opened(browser, rida)
    page, person, staff = phones.page, phones.person, phones.staff
    phones.move_clock("office-hour")
    person.write("عندي شكوى")
    person.sees("نأسف لما حدث معك")
    person.write("تأخرت السلة ثلاثة أسابيع")
    person.press("هذا كل شيء")
    person.sees("ما الحل الذي يرضيك")
    person.write("أن تصل السلة")
    person.sees("هل هذا صحيح")
    person.press("نعم، صحيح")
    person.sees("سجّلنا شكواك")
    switched(phones, "whatsapp")
    with page.expect_response(lambda answer: "/demo/clock" in answer.url, timeout=60_000):
        phones.move_clock("deadline")  # all that fell due is done once it is answered
    phones.act_as("service")
    phones.open_room(1001)
    staff.write("وصلت السلة إلى المستودع")
    person.sees("لديك رد على طلبك")
    expect(page.get_by_test_id("person-log")).not_to_contain_text("المستودع")
    picture(page, "whatsapp-call")
    person.press("اعرض الرد")
    person.sees("وصلت السلة إلى المستودع")
    picture(page, "whatsapp-held")
    assert not phones.problems
