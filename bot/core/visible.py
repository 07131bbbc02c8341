"""What of a text can be seen: for judging it only, never for keeping or passing it on.

The rule this module guards: nothing that nobody sees decides how a text is read. Unicode's own categories
say what is seen, so a mark that no keyboard has today is none tomorrow.
"""

import unicodedata
from dataclasses import dataclass
from functools import lru_cache

_UNSEEN = frozenset({"Cc", "Cf", "Cn", "Co", "Cs", "Me", "Mn"})
_BLANK = ("FILLER", "BLANK", "NULL NOTEHEAD")  # letters and signs by category, which draw nothing
_TATWEEL = "\u0640"  # only makes a word longer
_SLASHES = ("SLASH", "SOLIDUS")
_AS_SLASHES = frozenset(
    "\u060d\u1735\u2041\u2216\u2571\u2572\u27cb\u27cd\u3033\u30ce\u31d3\u31d4\u4e36\u4e3f\U0001d20f\U0001d23a\U0001d23b"
)
"""Those that look like one (Unicode's confusables) and are called otherwise."""
_BACK = ("BACKSLASH", "REVERSE SOLIDUS", "SET MINUS", "FALLING DIAGONAL")


@dataclass(frozen=True, slots=True)
class Visible:
    """`text` is what can be seen, in compatible forms; `at` says of each character where it stands in
    `whole`."""

    text: str
    at: tuple[int, ...]
    whole: str

    def rest(self, start: int) -> str:
        """The whole text as it was written, from the visible character `start` on."""
        return self.whole[self.at[start] :].strip() if start < len(self.at) else ""


def visible(whole: str) -> Visible:
    """Line ends stay; all other space is one blank where it stands."""
    seen = [(each, index) for index, char in enumerate(whole) for each in _seen(char)]
    first = next((n for n, (each, _) in enumerate(seen) if not each.isspace()), len(seen))
    return Visible("".join(each for each, _ in seen[first:]), tuple(at for _, at in seen[first:]), whole)


@lru_cache(maxsize=4096)
def _seen(char: str) -> str:
    if char == "\n" or unicodedata.category(char) in ("Zl", "Zp"):
        return "\n"
    if char.isspace():
        return " "
    if is_slash(char):
        return char
    return "".join(each for each in unicodedata.normalize("NFKC", char) if not _is_unseen(each))


def _is_unseen(char: str) -> bool:
    if unicodedata.category(char) in _UNSEEN or char == _TATWEEL:
        return True
    return any(each in unicodedata.name(char, "") for each in _BLANK)


@lru_cache(maxsize=4096)
def is_slash(char: str) -> bool:
    """A slash or a backslash of any script, drawn alone or over something."""
    if unicodedata.category(char) == "Cf":
        return False
    name = unicodedata.name(char, "")
    return char in _AS_SLASHES or any(each in name for each in _SLASHES)


def is_backslash(char: str) -> bool:
    return any(each in unicodedata.name(char, "") for each in _BACK)


def is_colon(char: str) -> bool:
    name = unicodedata.name(char, "")
    return name == "RATIO" or "COLON" in name.split()
