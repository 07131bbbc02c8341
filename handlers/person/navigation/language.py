"""In which language somebody is answered: the one that they write, unless they chose one.

The rules this module guards: whoever chose a language keeps it; Arabic is answered in Arabic at once,
also in Latin letters; English from the second message on, as one word of it is nobody's language; any
other language in English, which more people read. What a form asks for is no sign: a name may be English.
"""

from bot.core.events import ButtonPressed, MessageReceived
from bot.core.turn import Turn
from bot.policy.languages import ARABIC, ENGLISH
from faq.detect.language_asked import greets_in_english, language_asked
from faq.text.language import OURS, is_arabic, is_arabizi, is_english, leans_english, tongue
from handlers.person.navigation.paused_forms import TALKING
from handlers.shared.confidence import NAME as CONFIDENCE

TALKS = frozenset({TALKING, CONFIDENCE})
FORMS = frozenset({"registration", "my-registrations"})
ASKED = ("field", "option", "relation", "correcting-")
"""How the states begin in which a form waits for an answer."""


def follow_language(turn: Turn) -> Turn | None:
    """A gate. Many an Arabic reader's phone is set to English, and many a guest's page to Arabic."""
    here = turn.conversation
    if not isinstance(turn.event, MessageReceived):
        return None
    if asked := _asked(turn):
        return turn.restated(ButtonPressed("language", asked, by=turn.event.by, label=turn.text))
    if here.chose_language or _is_answer(turn):
        return None
    written = _written(turn.text)
    if written == here.language:
        return turn.wrote_in("").let_through() if here.wrote else None
    if written == ENGLISH.code and here.wrote != written and tongue(turn.text) == OURS:
        return turn.wrote_in(written).let_through()
    if written:
        return turn.speak(written).let_through()
    return _leaning(turn)


def _asked(turn: Turn) -> str:
    """The language that they ask for by nothing but words; in a talk they ask whoever is in it."""
    return "" if turn.words.forwarded or turn.conversation.topic in TALKS else language_asked(turn.text)


def _leaning(turn: Turn) -> Turn | None:
    """A "hello" alone changes nothing; before a second, or an English sentence, it was the first of two
    messages."""
    here = turn.conversation
    if here.wrote == ENGLISH.code and greets_in_english(turn.text):
        return turn.speak(ENGLISH.code).let_through()
    leans = here.language != ENGLISH.code and not here.wrote and _leans(turn.text)
    return turn.wrote_in(ENGLISH.code).let_through() if leans else None


def _leans(text: str) -> bool:
    return leans_english(text) or greets_in_english(text)


def _is_answer(turn: Turn) -> bool:
    """What was passed on is somebody else's, too."""
    here = turn.conversation
    return bool(turn.words.forwarded) or (here.topic in FORMS and here.state.startswith(ASKED))


def _written(text: str) -> str:
    """The language of ours to answer it in; empty where that is not plain."""
    if is_arabic(text) or is_arabizi(text):
        return ARABIC.code
    return ENGLISH.code if is_english(text) or tongue(text) != OURS else ""
