"""The words that a wish to register is made of, folded: faq/lexicon/registration.yaml.

The rule this module guards: no word that asks, denies, tells of what was, or names a paper stands here. A
message that holds one is no mere wish.
"""

from faq.lexicon import lexicon
from faq.text.dialect import STANDARD
from faq.text.normalise import fold

_LISTS = lexicon(
    "registration",
    *("wanting", "telling-us", "registering", "kinds", "before-a-name", "beside", "others", "able"),
    *("that-one", "asking-how", "another-wishes", "done", "not-done"),
)


def _words(name: str) -> frozenset[str]:
    return frozenset(word for saying in _LISTS[name] for word in fold(saying).split())


_WANT = frozenset(word for word, twin in STANDARD.items() if twin == "اريد")
WANTING = _words("wanting") | _WANT
TELLING_US = _words("telling-us")
"""Said to us: register me."""

REGISTERING = TELLING_US | _words("registering")
KINDS = _words("kinds")
NAMING = KINDS | REGISTERING | _words("before-a-name")
"""After these comes a name, be it a word of wanting too: «سجلني في ابدأ»."""

BESIDE = _words("beside")
OTHERS = _words("others")
"""For whom it is, the form asks by itself."""

ABLE = _words("able")
"""Where they ask us to do it. Of oneself it is a question: «ممكن أسجل وأنا موظف؟»."""

THAT_ONE = _words("that-one")
"""The initiative that was spoken of."""

ASKING_HOW = _words("asking-how")
"""No words of a wish: with an initiative's name they ask what its own answer tells."""

ANOTHER_WISHES = _words("another-wishes")
"""Said of somebody else: «جارتي تبغى تسجل»."""

_DONE, _NOT_DONE = _words("done"), _words("not-done")


def is_registered(text: str) -> bool:
    """Whether somebody tells that they registered, and wishes for no other registration."""
    words = fold(text).split()
    wishes = (_WANT | REGISTERING).intersection(words)
    said = (at for at, word in enumerate(words) if word.removeprefix("و") in _DONE or word in _DONE)
    return not wishes and any(not _NOT_DONE.intersection(words[max(0, at - 2) : at]) for at in said)


VOCABULARY = WANTING | REGISTERING | KINDS | BESIDE | OTHERS | ABLE | THAT_ONE
