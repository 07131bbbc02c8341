"""Whether somebody says that it is solved, in the ways people say it, or says nothing of it (C22).

The rule this module guards: "not solved" is heard wherever it is plain, for it opens the case again;
"solved" only where it was asked for, and nothing else was said along with it. The words are data:
faq/lexicon/solved.yaml.
"""

import re
from enum import Enum

from faq.detect.short_answers import NO, YES
from faq.lexicon import lexicon
from faq.text.arabic import either
from faq.text.normalise import fold
from faq.text.questions import is_question


class Solved(Enum):
    YES = "yes"
    NO = "no"


_LISTS = lexicon(
    "solved",
    *("denying.arabic", "denying.english", "solving.arabic", "solving.english"),
    *("still", "nays", "not-yet", "begins", "glad", "beside", "why"),
    *("returned", "of-it", "staying", "lasting-beside", "none-there"),
)


def _words(*sayings: str) -> frozenset[str]:
    return frozenset(word for saying in sayings for word in fold(saying).split())


_SOLVING = _words(*_LISTS["solving.arabic"], *_LISTS["solving.english"])
_NAYS = _words(*_LISTS["nays"])
_NOT_YET = frozenset(map(fold, (*NO, *_LISTS["nays"], *_LISTS["not-yet"])))
"""An answer to "is it solved?", as the whole message."""

_BEGINS = tuple(map(fold, _LISTS["begins"]))
"""How an answer begins that says no more than that it is not."""

_GLAD = _words(*YES, *_LISTS["glad"]) | _SOLVING
_BESIDE = _words(*_LISTS["beside"])
_DENYING = _words(*_LISTS["denying.arabic"], *_LISTS["denying.english"], *_LISTS["nays"])
_RETURNED = _words(*_LISTS["returned"])
_OF_IT = re.compile(rf"(?<!\w)(?:{either(_LISTS['of-it'])})(?!\w)")
_WELL = _words(*YES, *_LISTS["staying"], "الحمد", "good", "fine", "تمام") | _SOLVING
_NO_PROBLEM = _words("مشكلة", "مشاكل", "problem", "problems")
_AROUND = _words(*_LISTS["lasting-beside"])
_NONE_THERE = _words(*_LISTS["none-there"])
_THANKS = _words(*_LISTS["glad"], *_LISTS["beside"]) - _words("الحمد لله", "الحمدلله", "تم")


def _unsolved() -> re.Pattern[str]:
    """A word of denying, and the solving right behind it or one word on."""
    either_ = {name: either(words) for name, words in _LISTS.items()}
    arabic = rf"(?:{either_['denying.arabic']}) ?(?:\w+ )?(?:{either_['solving.arabic']})"
    english = rf"(?:{either_['denying.english']}) (?:\w+ )?(?:{either_['solving.english']})"
    return re.compile(rf"(?<!\w)(?:{arabic}|{english}|{either_['still']})(?!\w)")


_UNSOLVED = _unsolved()


def says_unsolved(text: str) -> bool:
    """Said of itself, with nobody having asked: «لا ما انحلت», «المشكلة باقية», "it is not solved"."""
    return not _asks(text) and bool(_UNSOLVED.search(fold(text)))


def answer_of(text: str) -> Solved | None:
    """To "is it solved?". None: something else was said."""
    said = fold(text)
    if not said or _asks(text):
        return None
    words = said.split()
    if _forgives(words):
        return None
    denies = words[0] in _NAYS and _SOLVING.isdisjoint(words)
    if denies or says_unsolved(text) or said in _NOT_YET or f"{said} ".startswith(_BEGINS):
        return Solved.NO
    return Solved.YES if _is_glad(words) else None


def lasted_of(text: str) -> Solved | None:
    """To "did it last?". None: something else was said, or both at once («لا، الحمد لله تمام»): nothing
    is decided over their head. Mere thanks answer nothing."""
    said = fold(text)
    words = said.split()
    if not words or _asks(text):
        return None
    denies = not _DENYING.isdisjoint(words)
    if _came_back(said, words):
        return Solved.YES if _never_came(words) else Solved.NO
    if denies and not says_unsolved(text) and _says_both(words):
        return None
    if _has_none(words):
        return Solved.YES
    is_well = not _WELL.isdisjoint(words) and (_GLAD | _BESIDE | _WELL | _AROUND).issuperset(words)
    if is_well and not denies:
        return Solved.YES
    answer = answer_of(text)
    return None if answer is Solved.YES and _THANKS.issuperset(words) else answer


def _says_both(words: list[str]) -> bool:
    """«لا، الحمد لله تمام», «لا مشكلة»; and not «لا ما بقي», which denies twice."""
    rest = words[1:] if words[0] in _NAYS else words
    if _forgives(words):
        return True
    return not _WELL.isdisjoint(words) and (_DENYING.isdisjoint(rest) or rest is words)


def forgives(text: str) -> bool:
    """Whether the message is a «لا مشكلة» and its like, and nothing else."""
    words = fold(text).split()
    return bool(words) and _forgives(words)


def _forgives(words: list[str]) -> bool:
    """«لا مشكلة», «لا مشاكل الحمد لله»: all is well, or never mind; and no "no" to what was asked."""
    rest = {*words[1:]} - _GLAD - _BESIDE
    return words[0] in _NAYS and bool(_NO_PROBLEM & {*words}) and _NO_PROBLEM.issuperset(rest)


def _has_none(words: list[str]) -> bool:
    """«ما في مشكلة», «مافي أي مشاكل الحمد لله»."""
    rest = {*words} - _NO_PROBLEM
    is_denied = words[0] in _NONE_THERE - _AROUND and words[0] not in _NO_PROBLEM
    return is_denied and len(rest) < len({*words}) and rest <= (_NONE_THERE | _GLAD | _BESIDE | _AROUND)


def _never_came(words: list[str]) -> bool:
    """«ما رجعت», «لا ما عاد رجعت»: a denying stands before it, beside the "no" of an answer."""
    at = next(place for place, word in enumerate(words) if word in _RETURNED)
    return not _DENYING.isdisjoint({*words[max(0, at - 2) : at]} - _NAYS)


def _came_back(said: str, words: list[str]) -> bool:
    """The problem, and not the money («رجعت لي الفلوس»)."""
    if _RETURNED.isdisjoint(words):
        return False
    return len(words) <= 2 or bool(_OF_IT.search(said)) or words[0] in _NAYS


def _is_glad(words: list[str]) -> bool:
    """Every word belongs to a yes: one more and it may be the rest that matters («نعم بس ...»)."""
    return bool(_GLAD.intersection(words)) and (_GLAD | _BESIDE).issuperset(words)


def _asks(text: str) -> bool:
    """«ما انحلت؟» may ask, and is answered, not taken at a word. "Why not?" says that it is not."""
    why = any(word in text.lower() for word in _LISTS["why"])
    return is_question(text) and not why
