"""Whether bytes are text that people wrote, in the encodings that they write in.

The rule this module guards: a text is notes or a letter; what a machine would carry out (a script, a
page, a link that opens itself) is none, whatever it is called.
"""

import re

_CONTROLS = re.compile("[\x00-\x08\x0e-\x1f\x7f]")
_MARKS = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))
_CUT = 3  # bytes of a character that may be missing at the end
_READ = 64 * 1024  # characters in which a guess of the encoding must prove itself

_ARABIC = re.compile("[\u0621-\u064a]")
_OFTEN = re.compile("[اليمنورتبعدسهةفقأك]")
"""Of the letters of an Arabic text far more than half are these; of bytes read wrongly, they are not."""
_ODD = re.compile(
    "[^\\s\u0020-\u007e\u00a0-\u00ff\u0600-\u06ff\u200c-\u200f\u2010-\u2026\u202a-\u202e\u20ac]"
)

_BEGINS = re.compile(
    r"\s*(?:#!|@echo|<[!?/a-z]|mime-version:|from: <saved by|windows registry editor|regedit"
    r"|\[(?:internetshortcut|desktop entry|autorun)\])",
    re.IGNORECASE,
)
_HOLDS = re.compile(
    r"<(?:script|html|svg|iframe|object|embed|job|package)\b|^mime-version:|wscript\.|createobject\(|activexobject"
    r"|invoke-(?:expression|webrequest)|new-object\s+(?:net|system)\.|powershell(?:\.exe)?\s+-"
    r"|cmd(?:\.exe)?\s+/[ck]\b|javascript:",
    re.IGNORECASE | re.MULTILINE,
)


def is_plain_text(data: bytes) -> bool:
    """Whether people can read it, whatever it says."""
    return _decoded(data) is not None


def is_note(data: bytes) -> bool:
    """Whether it is text that only people do anything with."""
    text = _decoded(data)
    return text is not None and not _BEGINS.match(text) and not _HOLDS.search(text)


def begins_with_a_mark(data: bytes) -> bool:
    """Whether its first bytes say in which encoding it is written."""
    return any(data.startswith(mark) for mark, _ in _MARKS)


def _decoded(data: bytes) -> str | None:
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _readable(_read(data, encoding))
    return _readable(_read(data, "utf-8")) or _guessed(data)


def _read(data: bytes, encoding: str) -> str:
    """Empty where it is not written so; a last character that is cut off is let go."""
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        is_cut = len(data) - error.start <= _CUT and error.start > 0
        return data[: error.start].decode(encoding, errors="ignore") if is_cut else ""


def _readable(text: str) -> str | None:
    return None if not text or _CONTROLS.search(text) else text


def _guessed(data: bytes) -> str | None:
    """What says nothing of its encoding: of Windows in Arabic, or two bytes a letter."""
    old = data.decode("cp1256")
    if _readable(old) and _reads_as_arabic(old):
        return old
    wide = (_readable(_read(data, each)) for each in ("utf-16-le", "utf-16-be"))
    return next((text for text in wide if text and _reads_well(text)), None)


def _reads_as_arabic(text: str) -> bool:
    letters = _ARABIC.findall(text[:_READ])
    often = sum(1 for letter in letters if _OFTEN.match(letter))
    return len(letters) > 2 and often > 0.6 * len(letters) and _reads_well(text)


def _reads_well(text: str) -> bool:
    head = text[:_READ]
    return len(_ODD.findall(head)) <= len(head) // 50
