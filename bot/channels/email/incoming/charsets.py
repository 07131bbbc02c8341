"""Bytes of a mail → letters, whatever the mail says of them.

The rules this module guards: nothing is an error, what cannot be read is marked (U+FFFD) and not dropped,
and what is plainly UTF-8 or Arabic is read so, though the mail says something else.
"""

import re
from collections.abc import Mapping

ARABIC = "cp1256"

_ALIASES: Mapping[str, str] = {
    "ansi_x3.4-1968": "utf-8",
    "us-ascii": "utf-8",
    "ascii": "utf-8",
    "unknown-8bit": "utf-8",
    "x-unknown": "utf-8",
    "utf8mb4": "utf-8",
    "iso-8859-6-i": "iso-8859-6",
    "iso-8859-6-e": "iso-8859-6",
    "iso-8859-8-i": "iso-8859-8",
    "x-mac-arabic": "mac_arabic",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "ks_c_5601-1987": "cp949",
}
_NO_TEXT = frozenset({"idna", "punycode", "unicode_escape", "raw_unicode_escape", "undefined"})
"""Python's codecs that are slow, or that hide what is written."""
_LATIN = frozenset({"", "utf-8", "iso-8859-1", "latin-1", "latin1", "windows-1252", "cp1252"})
"""What programs write that do not know what they send."""
_SEVEN = frozenset({"utf-7", "utf7", "unicode-1-1-utf-7"})
_WIDE = re.compile(r"utf-?(16|32)|iso-2022|gb18030|big5|shift|euc|cp9[0-9]{2}|hz")
_CONTROLS = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff]")


def decoded(data: bytes, charset: str = "") -> str:
    """The text, its line ends as ours, without control signs."""
    return plain(_decoded(data, charset.strip().strip("\"'").lower()))


def plain(text: str) -> str:
    unix = text.replace("\r\n", "\n").replace("\r", "\n").replace("\ufeff", "")
    return _CONTROLS.sub("", unix)


def _decoded(data: bytes, said: str) -> str:
    charset = _ALIASES.get(said, said)
    if charset in _SEVEN and data.isascii():
        return data.decode("utf-7", "replace")
    if not _WIDE.search(charset):
        try:
            return data.decode("utf-8")
        except UnicodeDecodeError:
            pass  # what is no UTF-8 by its bytes is read as the mail says, or as Arabic
    if charset in _LATIN:
        return _old(data, "cp1252" if charset and charset != "utf-8" else ARABIC)
    return _by_name(data, charset)


def _by_name(data: bytes, charset: str) -> str:
    if charset in _NO_TEXT:
        return data.decode("utf-8", "replace")
    try:
        return data.decode(charset, "replace")
    except (LookupError, UnicodeError, ValueError):  # a name that nobody knows
        return _old(data, ARABIC)


def _old(data: bytes, otherwise: str) -> str:
    """Of the time before UTF-8. Arabic where most of its foreign letters are Arabic ones, or where UTF-8
    was cut somewhere."""
    if data.count(b"\xd8") + data.count(b"\xd9") > len(data) // 4:
        return data.decode("utf-8", "replace")
    arabic = data.decode("iso-8859-6" if _is_iso(data) else ARABIC, "replace")
    return arabic if _is_arabic(arabic) else data.decode(otherwise, "replace")


def _is_iso(data: bytes) -> bool:
    """Of the two old Arabic alphabets it is the one of ISO: what stands for its ه, و, ى and ي are French
    letters in that of Windows, and Windows' ف, ق, ك and ي are nothing there, or vowel signs."""
    iso, windows = sum(map(data.count, _ISO_ALONE)), sum(map(data.count, _WINDOWS_ALONE))
    return iso > windows and "\ufffd" not in data.decode("iso-8859-6", "replace")


def _is_arabic(text: str) -> bool:
    foreign = [letter for letter in text if letter > "\x7f"]
    is_mostly = sum("\u0600" <= letter <= "\u06ff" for letter in foreign) * 2 > len(foreign)
    # French in Windows-1252 has single foreign letters between Latin ones; Arabic has words of them
    return is_mostly and bool(re.search(r"[\u0600-\u06ff]{3}", text))


_ISO_ALONE = (b"\xe7", b"\xe8", b"\xe9", b"\xea")
_WINDOWS_ALONE = (b"\xdd", b"\xde", b"\xdf", b"\xed")
