"""What a message of staff is by the way it begins: words, a note, a command, or not clear.

The rule this module guards: what begins like a note or a command is never taken for words to the person,
whatever marks nobody sees stand before it and of whatever script its slashes are (C16).
"""

import re
from dataclasses import dataclass
from enum import StrEnum

from bot.core.staff_text.commands import command
from bot.core.staff_text.spelling import loosely
from bot.core.visible import Visible, is_backslash, is_colon, is_slash, visible

NOTE = "note"
_NOTES = frozenset(
    map(
        loosely,
        (
            *("ملاحظة", "ملاحظه", "ملاحضة", "ملاحظات", "ملحوظة", "ملاحظة داخلية", "ملاحظات داخلية"),
            *("note", "notes", "internal note", "internal"),
        ),
    )
)
_SETTLED = frozenset(map(loosely, ("ملاحظة داخلية", "ملاحظات داخلية", "internal note")))
_INSIDE = frozenset(
    map(
        loosely,
        (
            *("داخلي", "داخليا", "للفريق", "للزملاء", "للموظفين", "بيننا"),
            *("internally", "team", "staff", "staff only", "memo", "fyi"),
        ),
    )
)
_WORD = re.compile(r"(\w{1,32})(?:@(\w+))?(?=[\s:]|$)[\s:]*")
_HEAD = re.compile(r"(?P<lead>[^\w@]*)(?P<first>[^\W_]+)(?P<second> [^\W_]+)?")
_AFTER = re.compile(r"\s*[^\w\s]*\s*")


class Kind(StrEnum):
    WORDS = "words"
    NOTE = "note"
    COMMAND = "command"
    UNCLEAR = "unclear"


@dataclass(frozen=True, slots=True)
class Reading:
    """`name` is a command's, in Latin letters, empty for a note that is only marked as one; `text` what
    stands behind the command or the mark, as it was written."""

    kind: Kind
    text: str = ""
    name: str = ""


def read(text: str) -> Reading:
    seen = visible(text)
    if seen.text and is_slash(seen.text[0]):
        return _slashed(seen)
    if seen.text.startswith("@"):
        return Reading(Kind.UNCLEAR)
    return _named(seen) or Reading(Kind.UNCLEAR if _begins_inside(seen) else Kind.WORDS, text)


def is_slashed(text: str) -> bool:
    """Whether the first character that can be seen is a slash or a backslash."""
    return is_slash(visible(text).text[:1] or " ")


def for_another_bot(text: str, name: str) -> bool:
    """Whether it is a command with the name of another bot than `name` behind it."""
    seen = visible(text).text
    found = _WORD.match(seen, 1) if seen and is_slash(seen[0]) else None
    bot: str = (found[2] if found else "") or ""
    return bool(bot) and bot.casefold() != name.casefold()


def _slashed(seen: Visible) -> Reading:
    count, end = _slashes(seen.text)
    if count > 1:
        return Reading(Kind.NOTE, seen.rest(end))
    word = _WORD.match(seen.text, end)
    return _commanded(seen, word, apart=end > 1) if word else Reading(Kind.UNCLEAR)


def _slashes(text: str) -> tuple[int, int]:
    """How many it begins with, blanks between them or not, and where what follows begins."""
    count = at = 0
    while at < len(text) and (is_slash(text[at]) or text[at] in " \n"):
        count += is_slash(text[at])
        at += 1
    return count, at


def _commanded(seen: Visible, word: re.Match[str], *, apart: bool) -> Reading:
    """A blank behind the slash, or a backslash, still makes a note, and nothing else."""
    name, text = command(word[1]), seen.rest(word.end())
    if name == NOTE or loosely(word[1]) in _NOTES:
        return Reading(Kind.NOTE if text else Kind.COMMAND, text, NOTE)
    if not name or apart or is_backslash(seen.text[0]):
        return Reading(Kind.UNCLEAR)
    return Reading(Kind.COMMAND, text, name)


def _named(seen: Visible) -> Reading | None:
    """«ملاحظة: …» is a note; what only looks like it («ملاحظة داخلية …», «[ملاحظة] …») is not clear."""
    head = _HEAD.match(seen.text)
    said, end = _head(head) if head else ("", 0)
    if not head or not said:
        return None
    after = _AFTER.match(seen.text, end)
    marks = after[0].strip() if after else ""
    is_mark = any(map(is_colon, marks))
    if is_mark and said in _NOTES and after:
        return Reading(Kind.NOTE, seen.rest(after.end()))
    is_apart = bool(head["lead"].strip() or marks or seen.text[end : end + 1] in ("", "\n"))
    clear = not (is_mark or said in _SETTLED or (said in _NOTES and is_apart))
    return None if clear else Reading(Kind.UNCLEAR)


def _head(head: re.Match[str]) -> tuple[str, int]:
    """The word or two that call it a note, and where they end; nothing where they call it nothing."""
    both = loosely(head["first"] + (head["second"] or ""))
    if both in _NOTES | _INSIDE:
        return both, head.end()
    first = loosely(head["first"])
    return (first, head.end("first")) if first in _NOTES | _INSIDE else ("", 0)


def _begins_inside(seen: Visible) -> bool:
    """Whether a later line begins like a note: what stands there may be for colleagues only."""
    return any(_is_inside(line.lstrip()) for line in seen.text.split("\n")[1:])


def _is_inside(line: str) -> bool:
    head = _HEAD.match(line)
    return is_slash(line[:1] or " ") or bool(head and _head(head)[0] in _SETTLED)
