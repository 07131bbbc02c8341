"""Every page for everybody: axe-core finds nothing by day and by night, and a large zoom hides nothing."""

import itertools
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import axe_playwright_python
import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.e2e.conftest import SCREENSHOTS
from tests.e2e.phones import PATIENCE, Phone, Phones
from tests.integration.deploy.behind import IN_FRONT, OF_THE_MACHINE

AXE = (Path(axe_playwright_python.__file__).parent / "axe.min.js").read_text(encoding="utf-8")
RECEIPT = Path(__file__).parent / "receipt.png"
PHONE, DESK = {"width": 360, "height": 740}, {"width": 1280, "height": 900}
ZOOMED = {"200": {"width": 640, "height": 512}, "400": {"width": 320, "height": 256}}
SCHEMES = ("light", "dark")


def opened(browser: Browser, scheme: str, size: dict[str, int] = PHONE, **more: Any) -> BrowserContext:
    context = browser.new_context(locale="ar", viewport=size, color_scheme=scheme, **more)  # type: ignore[arg-type]
    context.set_default_timeout(PATIENCE)
    return context


@pytest.fixture(params=SCHEMES)
def page(request: pytest.FixtureRequest, browser: Browser) -> Iterator[Page]:
    context = opened(browser, request.param, bypass_csp=True)
    yield context.new_page()
    context.close()


def nothing_is_wrong(page: Page, name: str) -> None:
    scheme = "dark" if page.evaluate("matchMedia('(prefers-color-scheme: dark)').matches") else "light"
    page.screenshot(path=SCREENSHOTS / f"{name}-{scheme}.png")
    page.evaluate(AXE)
    found = page.evaluate("axe.run().then((all) => all.violations)")
    told = [
        (each["id"], [node["html"][:160] + str(node["any"][:1])[:300] for node in each["nodes"]])
        for each in found
    ]
    assert told == [], f"{name}, {scheme}"


@pytest.mark.parametrize(
    "path", ["chat", "", "privacy", "nowhere", "pass/none", pytest.param("health", marks=OF_THE_MACHINE)]
)
def test_a_page_as_it_opens(one_rida: str, page: Page, path: str) -> None:
    page.goto(f"{one_rida}/{path}")
    if path in ("chat", ""):
        expect(page.get_by_test_id("person-start")).to_be_visible()
    nothing_is_wrong(page, f"open-{path.replace('/', '-') or 'demo'}")


def test_a_talk_with_choices_and_a_file(one_rida: str, page: Page) -> None:
    page.goto(f"{one_rida}/chat")
    person = Phone(page, "person")
    person.write("عندي شكوى")
    person.sees("نأسف لما حدث معك")
    person.attach(RECEIPT, "لم تصلني السلة منذ شهرين https://example.org/basket")
    person.sees("وصلتنا رسالتك")
    page.get_by_test_id("person-attach").click()
    nothing_is_wrong(page, "talk-attach")
    page.keyboard.press("Escape")
    page.get_by_test_id("person-photo-input").set_input_files(RECEIPT)
    expect(page.get_by_test_id("person-files").locator("img")).to_be_visible()
    nothing_is_wrong(page, "talk")
    page.get_by_test_id("end").click()
    nothing_is_wrong(page, "talk-end")


def test_a_talk_without_a_script(one_rida: str, page: Page, browser: Browser) -> None:
    page.route("**/*.js", lambda route: route.abort())
    page.goto(f"{one_rida}/chat")
    page.get_by_test_id("person-text").fill("عندي شكوى")
    page.get_by_test_id("person-send").click()
    expect(page.get_by_test_id("choices")).to_be_visible()
    nothing_is_wrong(page, "plain")
    page.get_by_test_id("end").click()
    nothing_is_wrong(page, "plain-ending")


@pytest.mark.parametrize("scheme", SCHEMES)
def test_the_staff_read_a_card_in_two_lines_on_a_telephone(
    one_rida: str, browser: Browser, scheme: str
) -> None:
    context = opened(browser, scheme, bypass_csp=True)
    phones = Phones(context.new_page(), one_rida)
    number = complaint(phones)
    page = phones.page
    page.get_by_test_id("tab-staff").click()
    nothing_is_wrong(page, "staff-rooms")
    phones.open_room(number)
    card = page.get_by_test_id("card")
    summary = card.locator("summary")
    expect(summary).to_contain_text(f"{number}")
    expect(summary).to_contain_text("لم يتسلّمها أحد")
    expect(page.get_by_test_id("card-body")).to_be_hidden()
    lines = summary.evaluate(
        "(it) => Math.round(it.querySelector('span').clientHeight / parseFloat(getComputedStyle(it.querySelector('small')).lineHeight))"
    )
    assert lines == 2 and summary.bounding_box()["height"] <= 64  # type: ignore[index]
    nothing_is_wrong(page, "staff-folded")
    summary.focus()
    page.keyboard.press("Enter")
    expect(page.get_by_test_id("card-body")).to_be_visible()
    nothing_is_wrong(page, "staff-card")
    page.keyboard.press("Space")
    expect(page.get_by_test_id("card-body")).to_be_hidden()
    page.get_by_test_id("tab-mails").click()
    nothing_is_wrong(page, "staff-mails")
    page.set_viewport_size(DESK)
    page.get_by_test_id("mail-row").first.click()
    nothing_is_wrong(page, "demo-wide")
    context.close()


def complaint(phones: Phones) -> int:
    phones.person.write("شكوى")
    phones.person.is_asked("نأسف لما حدث معك")
    phones.person.write("لم تصلني السلة منذ شهرين")
    phones.person.is_asked("وصلتنا رسالتك")
    phones.person.press("هذا كل شيء")
    phones.person.press("أترك الحل لكم")
    phones.person.press("نعم، صحيح")
    told = phones.person.sees("ورقمها").inner_text()
    return int("".join(itertools.takewhile(str.isdigit, told.split("ورقمها")[1].lstrip("\u2068 "))))


@pytest.mark.parametrize("language", ["ar", "en"])
@pytest.mark.parametrize("zoom", ZOOMED)
def test_a_large_zoom_hides_nothing_and_leaves_the_talk_room(
    one_rida: str, browser: Browser, zoom: str, language: str
) -> None:
    context = opened(browser, "light", ZOOMED[zoom])
    page = context.new_page()
    page.goto(f"{one_rida}/chat?lang={language}")
    expect(page.get_by_test_id("person-start")).to_be_visible()
    page.screenshot(path=SCREENSHOTS / f"zoom-{zoom}-{language}-hello.png")
    Phone(page, "person").write("شكوى" if language == "ar" else "complaint")
    expect(page.get_by_test_id("choices")).to_be_visible()
    page.screenshot(path=SCREENSHOTS / f"zoom-{zoom}-{language}.png")
    assert page.evaluate("document.documentElement.scrollWidth") <= ZOOMED[zoom]["width"]
    boxes = [page.locator(each).bounding_box() for each in (".phone-head", ".log", ".bar", ".composer")]
    assert all(boxes)
    for upper, lower in itertools.pairwise(boxes):
        assert upper["y"] + upper["height"] <= lower["y"] + 1  # type: ignore[index]
    assert boxes[1]["height"] >= 80  # type: ignore[index]
    assert boxes[3]["y"] + boxes[3]["height"] <= ZOOMED[zoom]["height"] + 1  # type: ignore[index]
    for path in ("privacy", "nowhere", "pass/none", "", *(() if IN_FRONT else ("health",))):
        page.goto(f"{one_rida}/{path}")
        page.screenshot(
            path=SCREENSHOTS / f"zoom-{zoom}-{language}-{path.replace('/', '-') or 'demo'}.png"
        )
        assert page.evaluate("document.documentElement.scrollWidth") <= ZOOMED[zoom]["width"], path
    context.close()


def test_a_code_stays_black_on_white_in_the_dark(one_rida: str, browser: Browser) -> None:
    context = opened(browser, "dark")
    page = context.new_page()
    page.goto(f"{one_rida}/chat")
    page.get_by_test_id("person-start").click()
    expect(
        page.locator(".log .message:not(.pending)").nth(1)
    ).to_be_visible()  # an answer: the talk is drawn
    page.evaluate("""() => {
      const image = document.createElement("img");
      image.dataset.testid = "qr";
      const files = document.createElement("div");
      files.className = "files";
      files.append(image);
      document.querySelector(".log").append(files);
    }""")
    style = page.get_by_test_id("qr").evaluate(
        "(it) => [getComputedStyle(it).backgroundColor, getComputedStyle(it).filter]"
    )
    assert style == ["rgb(255, 255, 255)", "none"]
    context.close()


def test_the_keyboard_goes_through_the_page_in_its_order_and_is_seen(
    one_rida: str, browser: Browser
) -> None:
    context = opened(browser, "light")
    page = context.new_page()
    page.goto(f"{one_rida}/chat")
    expect(page.get_by_test_id("person-start")).to_be_visible()
    order = []
    for _ in range(14):
        page.keyboard.press("Tab")
        told = page.evaluate("""() => {
          const on = document.activeElement, style = getComputedStyle(on);
          return [on.dataset.testid || on.className, style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2];
        }""")
        order.append(told[0])
        assert told[1], told[0]
    expected = [
        "skip",
        "language-switch",
        "end",
        "person-log",
        "person-start",
        "privacy-link",
        "bar-menu",
        "bar-back",
        "bar-cancel",
        "bar-human",
        "person-attach",
        "person-text",
        "person-record",
        "person-send",
    ]
    assert order == expected
    context.close()
