"""The whole Arabic journey in a real browser: a complaint with a photo, alternatives, a choice, "below",
looked at by somebody else, "above"; then a second case that nobody works on, and what the clock brings.

It keeps screenshots in tests/e2e/screenshots/, for people to look at.
"""

from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from tests.e2e.phones import Phones

PHOTO = Path(__file__).parent / "receipt.png"
SERVICE, SUPERVISOR = "service", "supervisor"


@pytest.fixture
def phones(rida: str, browser: Browser) -> Phones:
    return Phones(browser.new_page(viewport={"width": 1360, "height": 900}, locale="ar-SA"), rida)


def complain(phones: Phones, number: int, *words: str, photo: Path | None = None) -> None:
    person = phones.person
    person.write("عندي شكوى")
    person.is_asked("نأسف لما حدث معك")
    for each in words:
        person.write(each)
    if photo:
        person.attach(photo, "هذا إيصال التسجيل")
    person.sees("وصلتنا رسالتان" if photo else "وصلتنا رسالتك")
    person.press("هذا كل شيء")
    person.is_asked("ما الحل الذي يرضيك")
    person.write("أبغى أعرف متى تبدأ الدورة")
    person.is_asked("هل هذا صحيح، ونرسلها إلى موظفينا")
    phones.picture(f"{number}-summary")
    person.press("نعم، صحيح")
    person.sees("سجّلنا شكواك")


def resolve(phones: Phones, applied: str) -> None:
    phones.staff.press("إنجاز")
    phones.staff.is_asked("ما الذي نُفّذ؟")
    phones.staff.write(applied)
    phones.person.sees(applied)


def test_a_complaint_from_the_first_word_to_the_rating_and_a_second_that_is_forgotten(
    phones: Phones,
) -> None:
    person, staff = phones.person, phones.staff
    phones.move_clock("office-hour")  # into office hours, at whatever hour of the week this is tried

    complain(phones, 1001, "سجلت في دورة الخياطة من شهرين وما أحد رد علي", photo=PHOTO)
    phones.mail("شكوى جديدة")

    phones.act_as(SERVICE)
    phones.open_room(1001)
    staff.sees("سجلت في دورة الخياطة")
    expect(phones.page.get_by_test_id("card").locator("img").first).to_be_visible()
    phones.picture("1001-card")
    staff.press("أستلمها")
    person.sees("بدأ أحد موظفينا")

    staff.press("عرض حلول")
    staff.sees("اكتب كل حل في رسالة")
    staff.write("مقعد في دورة الأحد القادم")
    staff.sees("حل واحد")
    staff.write("مقعد في دورة المساء")
    staff.sees("حلّان")
    staff.press("أرسل الحلول")
    person.sees("أيها يناسبك؟")
    phones.picture("1001-alternatives")
    person.press("2. مقعد في دورة المساء")
    staff.sees("اختار المستفيد")

    resolve(phones, "سجلناك في دورة المساء")
    phones.picture("1001-rating")
    person.press("أقل مما توقعت")
    person.is_asked("وهل حُلّت مشكلتك؟")
    person.press("لا، لم تُحلّ")
    person.sees("ينظر فيه الآن من لم يعالجه من قبل")
    person.write("ما وصلني الموعد")
    staff.sees("ما وصلني الموعد")
    person.press("انتهيت، شكرًا")
    phones.mail("مراجعة شكوى")

    phones.act_as(SUPERVISOR)
    resolve(phones, "أرسلنا لك الموعد وتأكدنا من وصوله")
    person.press("أفضل مما توقعت")
    person.is_asked("وهل حُلّت مشكلتك؟")
    person.press("نعم، حُلّت")
    person.sees("سعدنا بذلك")
    staff.sees("أُغلقت الحالة")
    phones.picture("1001-closed")

    phones.leave_room()
    complain(phones, 1002, "تأخرت علي الخدمة")
    phones.open_room(1002)
    for _ in range(2):
        phones.move_clock("working-day")
    staff.sees("تذكير")
    phones.mail("تذكير")
    for _ in range(5):
        phones.move_clock("office-hour")
    staff.sees("تصعيد")
    phones.mail("تصعيد")
    phones.move_clock("deadline")
    staff.sees("فات موعد الحالة")
    phones.mail("تأخير: فات موعد").click()
    expect(phones.page.get_by_test_id("mail-subject")).to_contain_text("تأخير")
    phones.picture("1002-overdue")

    assert not phones.problems
