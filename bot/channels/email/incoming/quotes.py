"""What is new in a mail's words, and what it quotes.

The rules this module guards: nothing is thrown away, what is quoted stays beside what is new; a person's
own sentence is not taken for the line above a quotation; and a mail that is all quotation is told whole.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

_MARKS = re.compile("[\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff]")
"""Direction signs, which mail programs put around names and times."""
_LONGEST_HEADER = 4  # lines over which a program breaks it

_DIGIT = r"(?=.*[0-9\u0660-\u0669\u06f0-\u06f9])"
_WROTE = re.compile(
    rf"^{_DIGIT}(?:"
    r"On\b.{5,300}\bwrote\s*:"  # Gmail, Apple Mail
    r"|.{1,200}\bwrote on .{5,200}:"
    r"|(?:في|بتاريخ|يوم)\s.{5,300}(?:تمت كتابة ما يلي بواسطة|كتب(?:ت|ه|ته|وا)?)\b.{0,200}:"
    r"|كتب(?:ت)?\s.{2,200}(?:في|بتاريخ|يوم)\s.{5,200}:"
    r"|-{2,6}\s*(?:On\b.{5,300}\bwrote|في\s.{5,300}\bكتب(?:ت)?\b.{0,200}?)\s*-{2,6}"  # Zoho
    r"|Le\b.{5,300}\ba écrit\s*:"
    r"|El\b.{5,300}\bescribió\s*:"
    r"|Am\b.{5,300}\bschrieb\b.{0,200}:"
    r")\s*$",
    re.IGNORECASE,
)
_BEGINS = re.compile(
    r"^(?:On\b|في\s|بتاريخ\s|يوم\s|كتب|Le\b|El\b|Am\b|-{2,6}\s*(?:On\b|في\s)|.{1,80}\bwrote on\b)",
    re.IGNORECASE,
)
_RUNS_ON = re.compile(
    rf"^{_DIGIT}(?:في|بتاريخ|يوم|On)\s.{{5,200}}<[^<>\s@]{{1,100}}@[^<>\s]{{1,100}}>"
    r"\s*(?:كتب(?:ت|/كتبت)?|wrote)\s*:\s*\S",
    re.IGNORECASE,
)
"""Yahoo on a telephone: what is quoted begins on the same line."""
_A_PROGRAMS = re.compile(r"@|تمت كتابة ما يلي بواسطة|^-{2}")
"""What a mail program writes above a quotation that has no signs of its own, and people do not."""
_FROM = re.compile(r"^\*?(?:From|من|المرسل)\s*:\*?\s*\S", re.IGNORECASE)
_FIELD = re.compile(
    r"^\*?(?:Sent|Date|To|Cc|Subject|Reply-To"
    r"|تاريخ الإرسال|أُرسلت|تم الإرسال|أرسل|التاريخ|إلى|الى|نسخة|نسخة إلى|الموضوع)\s*:",
    re.IGNORECASE,
)
_DIVIDER = re.compile(
    r"^Original Message$|^_{20,}$"
    r"|^-{2,}\s*(?:Original Message|Original Appointment|الرسالة الأصلية|رسالة أصلية)\s*-{2,}$",
    re.IGNORECASE,
)
_PASSED_ON = re.compile(
    r"^(?:-{2,}\s*(?:Forwarded (?:message|by\b.*)"
    r"|رسالة (?:مُعاد توجيهها|معاد توجيهها|تمت إعادة توجيهها|محولة))\s*-{2,}"
    r"|Begin forwarded message:|بد(?:اية|ء) (?:الرسالة|رسالة) المُ?عاد توجيهها:?)\s*$",
    re.IGNORECASE,
)
_FORWARDED_SUBJECT = re.compile(r"^\s*(?:fwd?|إعادة توجيه|اعادة توجيه|محول|تحويل)\s*:", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Split:
    new: str
    quoted: str = ""
    forwarded: bool = False


def split(text: str, subject: str = "", beside: str = "") -> Split:
    """`beside` is what a mail program has marked as quoted already."""
    lines = text.split("\n")
    bare = [_MARKS.sub("", line).strip() for line in lines]
    is_passed_on = any(map(_PASSED_ON.match, bare)) or bool(_FORWARDED_SUBJECT.match(subject))
    if is_passed_on or any(map(_PASSED_ON.match, _bare_lines(beside))):
        return Split(_joined(text, beside), "", forwarded=True)
    new, quoted = _parted(lines, bare)
    if not new.strip():
        return Split(_joined(text, beside))
    return Split(new.strip(), _joined(quoted, beside))


def _bare_lines(text: str) -> list[str]:
    return [_MARKS.sub("", line).strip() for line in text.split("\n")]


def _parted(lines: Sequence[str], bare: Sequence[str]) -> tuple[str, str]:
    new, quoted, at = list[str](), list[str](), 0
    while at < len(lines):
        size, takes_rest = _header(bare, at)
        if takes_rest:
            quoted += lines[at:]
            break
        taken = size or (1 if bare[at].startswith(">") else 0)
        (quoted if taken else new).extend(lines[at : at + max(taken, 1)])
        at += max(taken, 1)
    return "\n".join(new), "\n".join(quoted)


def _header(bare: Sequence[str], at: int) -> tuple[int, bool]:
    """How many lines stand above a quotation here (0: none), and whether all behind is quoted. Where the
    quotation has its own signs (>), what stands between them is new."""
    if _is_outlook(bare, at):
        return 1, True
    size = _wrote(bare, at)
    behind = next((line for line in bare[at + size :] if line), "")
    if behind.startswith(">"):
        return size, False
    is_a_programs = bool(_A_PROGRAMS.search(" ".join(bare[at : at + size])))
    return (size, True) if is_a_programs else (0, False)  # else it is somebody's own sentence


def _wrote(bare: Sequence[str], at: int) -> int:
    if not _BEGINS.match(bare[at]):
        return 0
    for size in range(1, _LONGEST_HEADER + 1):
        lines = bare[at : at + size]
        if not lines[-1]:
            return 0
        if _WROTE.match(" ".join(lines)):
            return size
    return 0


def _is_outlook(bare: Sequence[str], at: int) -> bool:
    """A divider, or a block that begins with From and has two more such lines near it."""
    if _RUNS_ON.match(bare[at]):
        return True
    if _DIVIDER.match(bare[at]):
        follows = [line for line in bare[at + 1 : at + 4] if line]
        return bare[at].startswith("-") or bool(follows and _FROM.match(follows[0]))
    if not _FROM.match(bare[at]):
        return False
    return sum(bool(_FIELD.match(line)) for line in bare[at + 1 : at + 7]) >= 2


def _joined(*texts: str) -> str:
    return "\n\n".join(text.strip() for text in texts if text.strip())
