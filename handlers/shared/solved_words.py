"""Whether somebody says that it is solved, in the ways people say it, or says nothing of it (C22).

The rule this module guards: "not solved" is heard wherever it is plain, for it opens the case again;
"solved" only where it was asked for, and nothing else was said along with it.
"""

import re
from collections.abc import Callable
from enum import Enum
from functools import cache

from bot.core.turn import Turn
from handlers.shared.keywords import NO, YES

Fold = Callable[[str], str]


class Solved(Enum):
    YES = "yes"
    NO = "no"


NOT = ("ما", "لم", "مو", "مب", "مهو", "مهي", "ماهي", "ماهو", "ليست", "لن", "غير")
NOT_ENGLISH = (
    *("not", "never", "isnt", "wasnt", "hasnt", "havent", "didnt", "dont", "doesnt", "arent", "aint"),
    "nothing",
)
SOLVING = (
    *(
        "انحل",
        "انحلت",
        "انحلو",
        "انحلوا",
        "تنحل",
        "ينحل",
        "نحلت",
        "اتحل",
        "اتحلت",
        "يتحل",
        "تتحل",
        "تحلت",
        "تحل",
    ),
    *("يحل", "حلت", "حليتوا", "حليتو", "حليتوها", "حليتوه", "حليتم", "حليتموها", "حلوها", "حلوا"),
    *("تحلون", "تحلوا", "تحلوها", "تحلونها", "محلولة", "محلول", "تعالجت", "انعالجت", "تعالج", "تصلحت"),
    *("انصلحت", "زانت", "ضبطت", "تصلح"),
)
SOLVING_ENGLISH = ("solved", "solve", "fixed", "fix", "resolved", "resolve", "sorted", "done")
STILL = (
    *("المشكلة باقية", "المشكلة موجودة", "مشكلتي باقية", "مشكلتي موجودة", "المشكلة لسه", "مشكلتي لسه"),
    *("المشكلة نفسها", "المشكلة زي ما هي", "المشكلة مثل ما هي", "المشكلة كما هي", "نفس المشكلة"),
    *("المشكلة ما زالت", "المشكلة مازالت", "المشكلة لا زالت", "المشكلة لازالت", "المشكلة للحين"),
    *("مشكلتي ما زالت", "مشكلتي مازالت", "ما زالت المشكلة", "مازالت المشكلة", "لا زالت المشكلة"),
    *("لازالت المشكلة", "لسه المشكلة", "لسا المشكلة", "للحين المشكلة", "باقي المشكلة", "بقيت المشكلة"),
    *("ما تغير شي", "ما تغير شيء", "ما صار شي", "ما صار شيء", "لم يتغير شيء", "ما سويتوا شي"),
    *("ما سويتو شي", "ما عملتوا شي", "ما تم شي", "ما نفذتوا شي", "لم يحدث شيء", "ما فرق شي"),
    *("still not", "still the same", "same problem", "still broken", "still there", "problem remains"),
    *("nothing changed", "nothing has changed", "nothing happened", "not yet"),
)
"""Plain without a question before them. Compared folded, as whole words."""

_NAYS = ("لا", "لأ", "كلا", "ابدا", "أبدا", "للأسف", "no", "nope", "nah", "never")
_NOT_YET = (
    *(*NO, *_NAYS, "للأسف لا", "لا للأسف", "لا والله", "والله لا", "لا أبدا", "لسه", "لسا", "للحين"),
    *("لا لسه", "لا لسا", "باقي", "لا باقي", "إلى الآن لا", "للحين لا"),
)
"""An answer to "is it solved?", as the whole message."""

_BEGINS = (
    *(
        "ما زال",
        "مازال",
        "لا زال",
        "لازال",
        "لا يزال",
        "لا تزال",
        "ما تزال",
        "لسه",
        "لسا",
        "للحين",
        "للأسف",
    ),
    *("not", "unfortunately", "still", "it isnt", "it is not", "its not", "it didnt", "it hasnt"),
)
"""How an answer begins that says no more than that it is not."""

_GLAD = ("الحمد لله", "الحمدلله", "الله يعطيكم العافية", "شكرا", "مشكورين", "thanks", "thank you")
_BESIDE = ("مشكلتي", "المشكلة", "الحل", "لكم", "it", "is", "was", "been", "has", "my", "problem", "now")


def says_unsolved(turn: Turn, text: str = "") -> bool:
    """Said of itself, with nobody having asked: «لا ما انحلت», «المشكلة باقية», "it is not solved"."""
    fold = turn.facts.fold
    said = fold(text or turn.text)
    return not _asks(turn.text) and bool(_unsolved(fold).search(said))


def answer_of(turn: Turn) -> Solved | None:
    """To "is it solved?". None: something else was said."""
    fold, said = turn.facts.fold, turn.facts.fold(turn.text)
    if not said or _asks(turn.text):
        return None
    if says_unsolved(turn) or said in map(fold, _NOT_YET):
        return Solved.NO
    words = said.split()
    if words[0] in map(fold, _NAYS) and not _folded(SOLVING + SOLVING_ENGLISH, fold) & set(words):
        return Solved.NO
    if f"{said} ".startswith(tuple(fold(each) for each in _BEGINS)):
        return Solved.NO
    return Solved.YES if _is_glad(words, fold) else None


def _is_glad(words: list[str], fold: Fold) -> bool:
    """Every word belongs to a yes: one more and it may be the rest that matters («نعم بس ...»)."""
    heard = (*YES, *_GLAD, *SOLVING, *SOLVING_ENGLISH, "تم")
    glad = {word for each in heard for word in fold(each).split()}
    return bool(glad.intersection(words)) and (glad | _folded(_BESIDE, fold)).issuperset(words)


def _asks(text: str) -> bool:
    """«ما انحلت؟» may ask, and is answered, not taken at a word. "Why not?" says that it is not."""
    why = any(word in text.lower() for word in ("ليش", "ليه", "لماذا", "why"))
    return is_question(text) and not why


def is_question(text: str) -> bool:
    return text.rstrip().endswith(("؟", "?"))


ASKING = (
    *("متى", "كيف", "وين", "أين", "وش", "ايش", "إيش", "شنو", "هل", "كم", "من", "ما هي", "ما هو", "أبغى"),
    *(
        "أبي",
        "ابي",
        "ممكن",
        "عندكم",
        "what",
        "when",
        "where",
        "how",
        "who",
        "is",
        "are",
        "can",
        "do",
        "does",
    ),
)


def asks_something(turn: Turn) -> bool:
    """With a question mark, or by how it begins."""
    said = turn.facts.fold(turn.text) + " "
    return is_question(turn.text) or said.startswith(tuple(f"{turn.facts.fold(w)} " for w in ASKING))


def _folded(words: tuple[str, ...], fold: Fold) -> set[str]:
    return set(map(fold, words))


@cache
def _unsolved(fold: Fold) -> re.Pattern[str]:
    """A word of denying, and the solving right behind it or one word on."""
    not_, solving = _either(NOT, fold), _either(SOLVING, fold)
    arabic = rf"(?:{not_}) ?(?:\w+ )?(?:{solving})"
    english = rf"(?:{_either(NOT_ENGLISH, fold)}) (?:\w+ )?(?:{_either(SOLVING_ENGLISH, fold)})"
    return re.compile(rf"(?<!\w)(?:{arabic}|{english}|unsolved|unresolved|{_either(STILL, fold)})(?!\w)")


def _either(words: tuple[str, ...], fold: Fold) -> str:
    return "|".join(re.escape(fold(word)) for word in sorted(words, key=len, reverse=True))
