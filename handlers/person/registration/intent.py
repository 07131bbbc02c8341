"""A wish to register, written out: «ابغى اسجل في كفاءات» begins that registration at once (C13).

The rule this module guards: a wish is a message of which every word belongs to it: who wants it, for
whom, the registering, courtesies and an initiative's name, a slip of the finger forgiven in the name. One
word more ("how", "when", "not", "cancel") and it is a question or a story, which goes where those go.
"""

from collections.abc import Iterator, Sequence

from bot.core.events import ButtonPressed, MessageReceived
from bot.core.registration import asking
from bot.core.turn import Turn
from faq.detect.registration_words import (
    ABLE,
    BESIDE,
    KINDS,
    NAMING,
    OTHERS,
    REGISTERING,
    TELLING_US,
    THAT_ONE,
    VOCABULARY,
    WANTING,
)
from faq.detect.relations import kin_in, without_kin
from faq.text.arabic import bare, once
from faq.text.questions import is_question
from handlers.person.questions.answering import spoken_of
from handlers.shared.initiatives import whose

LONGEST = 20  # words


def registration_intent(turn: Turn) -> ButtonPressed | None:
    """The press that the words stand for: of the initiative, or of the list where none is named, or more
    than one; and for whom, where they say it. None: they are no wish."""
    event = turn.event
    if not isinstance(event, MessageReceived) or turn.words.attachments or turn.words.location:
        return None
    words = tuple(map(_plain, turn.facts.fold(turn.text).split()[: LONGEST + 1]))
    if not _wishes(words, is_question(turn.text)):
        return None
    meant = _meant(turn, words)
    if meant is None:
        return None
    arg = asking(meant, kin_in(words, WANTING) if meant else "")
    return ButtonPressed("register", arg, by=event.by, label=turn.text)


def _plain(word: str) -> str:
    """As the vocabulary has it: without what Arabic writes in one with it, or a letter that was held too
    long («بالتسجيل», «اسججل»). A name stays as it was written."""
    forms = (word, once(word), bare(word))
    return next((form for form in forms if form in VOCABULARY), word)


def _wishes(words: Sequence[str], asks: bool) -> bool:
    """A question mark alone makes «التسجيل في كفاءات؟» a question; not what says that it wants."""
    if len(words) > LONGEST or not REGISTERING.intersection(words):
        return False
    return not asks or bool(WANTING.intersection(words)) or _tells_us(words)


def _tells_us(words: Sequence[str]) -> bool:
    english = "me" in words and {"register", "sign", "enroll", "enrol"}.intersection(words)
    return bool(english or TELLING_US.intersection(words))


def _meant(turn: Turn, words: Sequence[str]) -> str | None:
    """Whoever names another person and no initiative is told first how that is done, by an answer."""
    others = without_kin(words, WANTING)
    left = tuple(_left(others))
    if left:
        return whose(left, turn.facts.initiatives)
    about = spoken_of(turn) if THAT_ONE.intersection(words) else None
    if about:
        return turn.facts.answers.entry(about.entry).initiative
    return None if OTHERS.intersection(words) or len(others) < len(words) else ""


def _left(words: Sequence[str]) -> Iterator[str]:
    """What a wish does without: the name, if it has one."""
    known = KINDS | BESIDE | THAT_ONE | REGISTERING
    if OTHERS.intersection(words):
        known |= OTHERS | {"my"}
    if _tells_us(words):
        known |= ABLE
    for before, word in zip(("", *words), words, strict=False):
        if word not in known and (word not in WANTING or before in NAMING):
            yield word
