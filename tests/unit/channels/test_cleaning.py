"""Pictures are kept without what they say of their sender, and lose nothing of the picture."""

import io
import struct
from zlib import crc32

import pytest
from PIL import Image, ImageOps

from bot.runtime.files.cleaning import MOST_PIXELS, Unclean, cleaned, pixels
from bot.runtime.files.filetypes import file_type
from tests.fixtures.files import GPS, ORIENTATION, SECRET, iso, photo

FORMS = {"JPEG": "jpg", "PNG": "png", "WEBP": "webp", "AVIF": "avif"}


def opened(data: bytes) -> Image.Image:
    picture = Image.open(io.BytesIO(data))
    picture.load()
    return picture


def tells(data: bytes) -> bool:
    picture = opened(data)
    exif = picture.getexif()
    return bool(SECRET.encode() in data or exif.get_ifd(GPS) or 0x010F in exif or b"xmpmeta" in data)


@pytest.mark.parametrize("turned", range(1, 9))
@pytest.mark.parametrize(("form", "extension"), FORMS.items())
def test_place_and_owner_are_gone_and_every_pixel_is_there(
    form: str, extension: str, turned: int
) -> None:
    taken = photo(form, turned=turned)
    clean = cleaned(extension, taken)
    assert tells(taken) and not tells(clean)
    assert opened(clean).tobytes() == opened(taken).tobytes()
    upright, before = ImageOps.exif_transpose(opened(clean)), ImageOps.exif_transpose(opened(taken))
    assert upright.tobytes() == before.tobytes() and upright.size == before.size
    if extension != "avif":  # it is turned by its own properties, which stay
        assert opened(clean).getexif().get(ORIENTATION, 1) == turned
    again = file_type(clean)
    assert again is not None and again.extension == extension
    assert cleaned(extension, clean) == clean


@pytest.mark.parametrize("order", ["<", ">"])
def test_the_way_up_is_read_in_both_orders(order: str) -> None:
    mark = b"II*\0" if order == "<" else b"MM\0*"
    tiff = mark + struct.pack(f"{order}IHHHIHHI", 8, 1, ORIENTATION, 3, 1, 6, 0, 0)
    content = b"Exif\0\0" + tiff
    plain = photo("JPEG")
    turned = (
        b"\xff\xd8\xff\xe1" + struct.pack(">H", len(content) + 2) + content + cleaned("jpg", plain)[2:]
    )
    assert opened(cleaned("jpg", turned)).getexif()[ORIENTATION] == 6


def test_a_progressive_picture_of_many_scans_stays_whole() -> None:
    held = io.BytesIO()
    Image.effect_noise((300, 200), 80).convert("CMYK").save(
        held, "JPEG", progressive=True, icc_profile=b"p" * 99
    )
    clean = cleaned("jpg", held.getvalue())
    assert opened(clean).tobytes() == opened(held.getvalue()).tobytes()
    assert opened(clean).info["icc_profile"] == b"p" * 99


def test_what_hangs_behind_the_picture_is_let_go() -> None:
    for form, extension in (("JPEG", "jpg"), ("PNG", "png"), ("WEBP", "webp")):
        clean = cleaned(extension, photo(form) + b"behind the picture")
        assert b"behind" not in clean and opened(clean).size == (40, 20)


def test_a_moving_picture_goes_on_moving() -> None:
    frames = [Image.new("RGB", (20, 20), colour) for colour in ("red", "green", "blue")]
    for form, extension in (("PNG", "png"), ("WEBP", "webp")):
        held = io.BytesIO()
        frames[0].save(held, form, save_all=True, append_images=frames[1:], xmp=b"<x:xmpmeta/>")
        assert getattr(opened(cleaned(extension, held.getvalue())), "n_frames") == 3  # noqa: B009


def test_a_picture_whose_parts_are_broken_is_drawn_anew() -> None:
    whole = photo("JPEG", turned=6)
    broken = whole[:2] + b"\0\0junk" + whole[2:]
    assert not tells(cleaned("jpg", whole))
    with pytest.raises(Unclean):  # nothing can draw this one
        cleaned("jpg", broken)
    gap = whole.replace(b"\xff\xdb", b"\0\0\xff\xdb", 1)
    clean = cleaned("jpg", gap)
    assert not tells(clean) and opened(clean).size == (20, 40)


def test_a_picture_that_cannot_be_read_and_says_nothing_stays_as_it_is() -> None:
    for extension, data in (
        ("jpg", b"\xff\xd8\xff\xe0\x00\x10JFIF\x00" + b"\0" * 64),
        ("png", b"\x89PNG\r\n\x1a\n" + b"\0" * 64),
        ("webp", b"RIFF\x24\0\0\0WEBPVP8 " + b"\0" * 64),
        ("heic", iso(b"heic")),
    ):
        assert cleaned(extension, data) == data


def test_a_cut_picture_is_kept_as_far_as_it_came() -> None:
    taken = photo("JPEG", size=(600, 400))
    clean = cleaned("jpg", taken[:-200])
    assert SECRET.encode() not in clean and clean.endswith(taken[-220:-200])


def bomb() -> bytes:
    def chunk(kind: bytes, content: bytes) -> bytes:
        return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", crc32(kind + content))

    header = struct.pack(">IIBBBBB", 60_000, 60_000, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", b"") + chunk(b"IEND", b"")


@pytest.mark.parametrize(
    ("extension", "data"),
    [
        ("png", bomb()),
        ("gif", b"GIF89a" + struct.pack("<HH", 60_000, 60_000) + b"\0\0\0;"),
        ("webp", b"RIFF\x24\0\0\0WEBPVP8X\x0a\0\0\0\0\0\0\0" + (16_000_000).to_bytes(3, "little") * 2),
        ("jpg", photo("JPEG").replace(struct.pack(">HH", 20, 40), struct.pack(">HH", 60_000, 60_000))),
        (
            "avif",
            photo("AVIF").replace(
                b"ispe\0\0\0\0" + struct.pack(">II", 40, 20), b"ispe\0\0\0\0" + b"\0\1" * 4
            ),
        ),
    ],
)
def test_a_picture_that_would_fill_the_memory_is_not_taken(extension: str, data: bytes) -> None:
    assert pixels(extension, data) > MOST_PIXELS
    with pytest.raises(Unclean):
        cleaned(extension, data)


@pytest.mark.parametrize(("form", "extension"), FORMS.items())
def test_how_large_it_is_is_read_without_opening_it(form: str, extension: str) -> None:
    assert pixels(extension, photo(form, size=(120, 80))) == 120 * 80


# films, and pictures in boxes


def box(kind: bytes, *content: bytes) -> bytes:
    inside = b"".join(content)
    return struct.pack(">I", 8 + len(inside)) + kind + inside


PLACE = b"+21.5432+039.1728/"


def test_a_film_does_not_say_where_it_was_taken() -> None:
    track = box(b"trak", box(b"tkhd", b"\0" * 84), box(b"udta", box(b"name", SECRET.encode())))
    moov = box(
        b"moov",
        box(b"mvhd", b"\0" * 100),
        track,
        box(b"udta", box(b"\xa9xyz", b"\0\x12\x15\xc7" + PLACE)),
        box(b"meta", box(b"keys", b"com.apple.quicktime.location.ISO6709"), box(b"ilst", PLACE)),
    )
    for ordered in ((moov, box(b"mdat", b"film" * 9)), (box(b"mdat", b"film" * 9), moov)):
        film = iso(b"isom") + b"".join(ordered)
        clean = cleaned("mp4", film)
        assert PLACE not in clean and SECRET.encode() not in clean
        assert len(clean) == len(film) and b"film" * 9 in clean and box(b"tkhd", b"\0" * 84) in clean
    cut = iso(b"qt  ") + moov + struct.pack(">I", 10_000) + b"mdat" + b"film"
    assert PLACE not in cleaned("mov", cut) and len(cleaned("mov", cut)) == len(cut)


@pytest.mark.parametrize("version", [0, 1, 2])
def test_a_picture_of_a_telephone_in_boxes_does_not_say_where_it_was_taken(version: int) -> None:
    exif = b"\0\0\0\0MM\0*" + SECRET.encode()
    head = iso(b"heic", b"mif1")
    wide = ">I" if version == 2 else ">H"

    def meta(at: int) -> bytes:
        items = [
            box(b"infe", b"\x02\0\0\0", struct.pack(">HH", id, 0), kind, b"\0")
            for id, kind in ((1, b"hvc1"), (2, b"Exif"))
        ]
        places = b"".join(
            struct.pack(wide, id)
            + (b"\0\0" if version else b"")
            + struct.pack(">HHII", 0, 1, at + shift, length)
            for id, shift, length in ((1, 0, 8), (2, 8, len(exif)))
        )
        iloc = bytes((version, 0, 0, 0)) + b"\x44\0" + struct.pack(wide, 2) + places
        iinf = box(b"iinf", b"\0\0\0\0", struct.pack(">H", 2), *items)
        return box(b"meta", b"\0\0\0\0", iinf, box(b"iloc", iloc))

    at = len(head) + len(meta(0)) + 8
    taken = head + meta(at) + box(b"mdat", b"\x11" * 8, exif)
    clean = cleaned("heic", taken)
    assert SECRET.encode() in taken and SECRET.encode() not in clean
    assert len(clean) == len(taken) and b"\x11" * 8 in clean
    with pytest.raises(Unclean):  # it says that it tells something, and nothing says where
        cleaned("heic", taken.replace(b"iloc", b"free"))
