"""A wish that nobody shall know who they are: «ما ابي احد يعرف مين انا», "keep me anonymous"
(faq/lexicon/nameless.yaml).

The rules this module guards: it is surely theirs, for it decides what is kept of them; and whoever only
asks whether it can be done has not wished it.
"""

import re
from functools import cache, lru_cache

from faq.detect.phrases import Phrases
from faq.detect.signs import Named, Signs, names_in
from faq.detect.typed_choice import says
from faq.detect.wishes import made_of_wishes
from faq.lexicon import lexicon
from faq.text.normalise import fold
from faq.text.questions import is_question

_LISTS = lexicon("nameless", "said", "unless", "named.*", "asking", "around")
_ASKING = frozenset(map(fold, _LISTS["asking"]))
_SENTENCES = re.compile(r"[.،,!\n]+")
_AROUND = frozenset(word for said in _LISTS["around"] for word in fold(said).split())


@cache
def phrases() -> Phrases:
    lists = {name: _LISTS[f"named.{name}"] for name in names_in(_LISTS["said"])}
    return Phrases([Signs(_LISTS["said"], _LISTS["unless"])], fold, Named(lists))


@lru_cache(maxsize=8)
def speaks_of_no_name(text: str) -> bool:
    """As a wish or as a question. Several steps of a turn ask about the same message."""
    is_said = any(says(each, "no-name") for each in _SENTENCES.split(text))
    return is_said or phrases().first(text) is not None


def wants_no_name(text: str) -> bool:
    return speaks_of_no_name(text) and not _asks(text)


def _asks(text: str) -> bool:
    return is_question(text) or next(iter(fold(text).split()), "") in _ASKING


def only_wants_no_name(text: str) -> bool:
    """Nothing is told beside it: «ابغى ابلغ عن شي بس ما ابي احد يعرف مين انا»."""
    return not _asks(text) and only_speaks_of_no_name(text)


def only_speaks_of_no_name(text: str) -> bool:
    """The same, as a wish or as a question: «ينفع بدون اسم؟»."""
    is_only = says(text, "no-name") or made_of_wishes(text, _AROUND | _ASKING)
    return is_only and speaks_of_no_name(text)
