"""Registering on a real phone's screen: from the menu to the number, a reload in the middle, and the link."""

from playwright.sync_api import Browser, expect

from tests.e2e.conftest import SCREENSHOTS
from tests.e2e.phones import PATIENCE, Phone
from tests.e2e.test_phone import SMALL


def test_a_person_registers_on_the_page(rida: str, browser: Browser) -> None:
    page = browser.new_page(viewport=SMALL, locale="ar-SA", has_touch=True)  # type: ignore[arg-type]
    page.set_default_timeout(PATIENCE)
    page.goto(f"{rida}/chat")
    person = Phone(page, "person")
    person.write("سجلني")
    person.press("مبادرة كوادر")
    person.sees("من رابطه المعتمد")
    link = page.get_by_role("link", name="رابط التسجيل المعتمد", exact=True)
    expect(link).to_have_attribute("href", "https://example.org/kawader")
    page.screenshot(path=SCREENSHOTS / "registering-link.png")
    person.write("سجلني")
    person.press("مبادرة كفاءات")
    person.press("موافق، نكمل")
    person.press("لي أنا")
    person.write("سالم الحربي")
    person.write("٠٥٠١٢٣٤٥٦٧")
    person.sees("تاريخ الميلاد")
    page.reload()
    person.write("1415/7/10")
    person.sees("هل هذا صحيح، ونستعمله في التسجيل؟")
    page.screenshot(path=SCREENSHOTS / "registering-summary.png")
    person.press("نعم، صحيح")
    person.sees("ورقم تسجيلك")
    page.screenshot(path=SCREENSHOTS / "registering-number.png")
