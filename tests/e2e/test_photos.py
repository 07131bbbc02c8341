"""Photos are made small in the browser: upright, readable, without the place where they were taken."""

import io
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urljoin

import numpy as np
import pytest
from PIL import ExifTags, Image, ImageDraw
from playwright.sync_api import Browser, Page, Route, expect

from tests.e2e.conftest import SCREENSHOTS
from tests.e2e.phones import PATIENCE, Phone

PHONE = {"width": 360, "height": 740}
PIXELS = 3_000_000


@pytest.fixture
def page(one_rida: str, browser: Browser) -> Iterator[Page]:
    context = browser.new_context(locale="ar", viewport=PHONE)  # type: ignore[arg-type]
    page = context.new_page()
    page.set_default_timeout(PATIENCE * 2)
    page.goto(f"{one_rida}/chat")
    expect(page.locator("html.scripted")).to_be_attached()
    yield page
    context.close()


def arrived(page: Page) -> bytes:
    """The file of the newest message, as the server has it."""
    found = (
        page.locator("[data-testid=message]").locator("img[src^='/files/'], a.file[href^='/files/']").last
    )
    expect(found).to_be_attached(timeout=PATIENCE * 2)
    address = found.get_attribute("src") or found.get_attribute("href")
    assert address
    return page.request.get(urljoin(page.url, address)).body()


def sent(page: Page, file: Path) -> bytes:
    page.get_by_test_id("person-photo-input").set_input_files(file)
    page.get_by_test_id("person-send").click()
    return arrived(page)


def taken_by_a_camera(file: Path, side: int, noise: int) -> None:
    """Lying on its side, as cameras keep what was held upright: its top is red. And it tells where."""
    pixels = np.random.default_rng(7).integers(0, noise, (side, side * 4 // 3, 3), dtype=np.uint8)
    picture = Image.fromarray(pixels)
    picture.paste((200, 0, 0), (0, 0, picture.width // 4, picture.height))  # turned by 90°: the top
    exif = picture.getexif()
    exif[ExifTags.Base.Orientation] = 6
    exif.get_ifd(ExifTags.IFD.GPSInfo)[ExifTags.GPS.GPSLatitude] = (24.0, 41.0, 15.0)
    picture.save(file, quality=96, exif=exif)


def test_a_photo_that_was_too_large_comes_through_upright_and_without_its_place(
    page: Page, tmp_path: Path
) -> None:
    taken_by_a_camera(file := tmp_path / "photo.jpg", 4200, 256)
    assert file.stat().st_size > 20 * 1024**2
    page.get_by_test_id("person-photo-input").set_input_files(file)
    expect(page.get_by_test_id("shrinking")).to_be_visible()
    page.screenshot(path=SCREENSHOTS / "shrinking.png")
    page.get_by_test_id("person-send").click()
    content = arrived(page)
    picture = Image.open(io.BytesIO(content))
    assert len(content) < 3 * 1024**2 and picture.width * picture.height <= PIXELS * 1.01
    assert picture.height > picture.width
    red, green, _ = picture.convert("RGB").resize((3, 12)).getpixel((1, 0))  # type: ignore[misc]
    assert red > 150 and green < 60
    assert b"Exif" not in content


def test_a_small_photo_tells_no_place_either(page: Page, tmp_path: Path) -> None:
    taken_by_a_camera(file := tmp_path / "small.jpg", 300, 40)
    content = sent(page, file)
    picture = Image.open(io.BytesIO(content))
    assert (picture.width, picture.height) == (300, 400)
    assert b"Exif" not in content


@pytest.mark.parametrize(("height", "noise"), [(2400, False), (8000, False), (2400, True)])
def test_what_stands_on_a_screenshot_stays_readable(
    page: Page, tmp_path: Path, height: int, noise: bool
) -> None:
    picture = Image.new("RGB", (1080, height), "white")
    if noise:
        picture.paste(Image.effect_noise((1080, height // 2), 90).convert("RGB"), (0, height // 2))
    pen = ImageDraw.Draw(picture)
    for line in range(0, height, 120):
        pen.text((60, line), "SA 4420 0000 0123 4567 8912", fill="black", font_size=36)
    picture.save(file := tmp_path / "screen.png")
    shown = Image.open(io.BytesIO(sent(page, file))).convert("L")
    assert shown.width * height == pytest.approx(shown.height * 1080, rel=0.01)
    assert shown.width >= 600
    share = shown.width / 1080
    line = shown.crop((0, 0, int(700 * share), int(60 * share)))
    dark, light = line.getextrema()
    assert dark < 90 and light > 240  # ink and paper, not a grey between them


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("still.heic", b"\0\0\0\x18ftypheic\0\0\0\0mif1heic" + b"\0" * 400),
        ("moving.gif", None),
    ],
)
def test_what_the_browser_cannot_read_goes_as_it_is(
    page: Page, tmp_path: Path, name: str, content: bytes | None
) -> None:
    file = tmp_path / name
    if content is None:
        frames = [Image.new("P", (40, 40), shade) for shade in (0, 90, 200)]
        frames[0].save(file, save_all=True, append_images=frames[1:], duration=100)
    else:
        file.write_bytes(content)
    assert len(sent(page, file)) == pytest.approx(file.stat().st_size, abs=64)


def test_an_upload_that_breaks_is_tried_again_and_arrives_once(page: Page, tmp_path: Path) -> None:
    taken_by_a_camera(file := tmp_path / "photo.jpg", 600, 200)
    tries: list[str] = []

    def breaks_twice(route: Route) -> None:
        tries.append(route.request.url)
        route.abort() if len(tries) <= 2 else route.continue_()

    page.route("**/chat/messages*", breaks_twice)
    page.get_by_test_id("person-photo-input").set_input_files(file)
    Phone(page, "person").write("هذا الإيصال")
    expect(page.get_by_test_id("retry")).to_be_visible()
    arrived(page)
    expect(page.get_by_test_id("pending")).to_have_count(0)
    expect(page.get_by_test_id("message").filter(has_text="هذا الإيصال")).to_have_count(1)
    assert len(tries) == 3
