"""A message with several wishes: «سجلوا امي في ابدأ، ووين وصلت شكوتي 1006، وأبغى أحد يكلمني».

The rules this module guards: each wish is served or named with its button, and the message waits whole.
What can be said is said first, one step of a form comes last, and a person is handed over to only where
no form is wished for. What may be grave is no wish among others.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from bot.core.advance import understood
from bot.core.conversation import Choice
from bot.core.effects import Text, Value
from bot.core.events import ButtonPressed, MessageReceived
from bot.core.turn import Turn
from faq.acts.heard import Act
from faq.detect.asked_after import asked_after
from faq.detect.clauses import clauses
from faq.detect.wishes import COMPLAINT, DELAY, SUGGESTION, bare_wish
from faq.text.questions import asks_something
from handlers.person.acts.dispatch import STEPS
from handlers.person.acts.register import on_register_wish
from handlers.person.own_cases.additions import named_cases
from handlers.person.own_cases.handover import hand_over_unasked
from handlers.person.own_cases.my_cases import case_line, case_title
from handlers.person.registration.details import own_registration
from handlers.person.registration.intent import registration_intent
from handlers.shared.approved_answer import approved, title
from handlers.shared.gravity import is_grave
from handlers.shared.pending_words import keep, meet

FEWEST, MOST = 2, 8
"""Parts of a message. With more it is a story."""

LONGEST = 600

FORMS = (Act.REGISTER, Act.COMPLAIN, Act.DELAY, Act.SUGGEST)
"""What begins something that goes on: one of them at a time."""

TELLING = frozenset({Act.COMPLAIN, Act.DELAY, Act.NEED})
"""Told in several parts, they are one story."""

_NUMBER = re.compile(r"(?<!\d)\d{4,9}(?!\d)")
_WISHED = {COMPLAINT: Act.COMPLAIN, DELAY: Act.DELAY, SUGGESTION: Act.SUGGEST}


@dataclass(frozen=True, slots=True)
class Wish:
    act: Act
    text: str
    entry: str = ""


def on_several(turn: Turn) -> Turn | None:
    """None: it wishes for one thing, or tells a story."""
    wishes = _wishes(turn)
    kinds = {wish.act for wish in wishes} - {Act.ASK, Act.OTHER}
    asks = any(wish.act is Act.ASK for wish in wishes)
    if len(kinds) < FEWEST or (len(kinds) + asks < 3 and _is_story(turn, kinds)):
        return None
    return _served(turn, wishes)


def _is_story(turn: Turn, kinds: set[Act]) -> bool:
    """«سجلت من شهرين، وما احد رد علي» is one delay, whatever each part of it is taken for alone."""
    return bool(TELLING & (kinds | {*turn.facts.answers.hear(turn.text).sure}))


def _wishes(turn: Turn) -> tuple[Wish, ...]:
    """Of each part; a part that is not understood is for a person."""
    here, words = turn.conversation, turn.words
    is_other = here.topic or words.attachments or words.location or words.forwarded or words.burst > 1
    if is_other or not isinstance(understood(turn), MessageReceived) or len(turn.text) > LONGEST:
        return ()
    parts = clauses(turn.text)
    if not FEWEST <= len(parts) <= MOST or any(is_grave(turn, text) for text in (turn.text, *parts)):
        return ()
    found = [_wish(_part(turn, text)) for text in parts]
    known = tuple(wish for wish in found if wish)
    unknown = next((text for text, wish in zip(parts, found, strict=True) if not wish), "")
    return (*known, Wish(Act.OTHER, unknown)) if known and unknown else known


def _part(turn: Turn, text: str) -> Turn:
    return replace(turn, event=MessageReceived(replace(turn.words, text=text)))


def _wish(part: Turn) -> Wish | None:
    text = part.text
    if act := _WISHED.get(bare_wish(text)):
        return Wish(act, text)
    if named_cases(part) or _strange(part):
        return Wish(Act.STATUS, text)
    if registration_intent(part):
        return Wish(Act.REGISTER, text)
    heard = part.facts.answers.hear(text)
    for act in heard.sure:
        if act in STEPS:
            return Wish(act, text)
    meant = part.facts.answers.ask(text)
    is_asked = meant.decision == "answer" and (asks_something(text) or Act.ASK in heard.sure)
    if is_asked:
        return Wish(Act.ASK, text, meant.candidates[0].id)
    likely = next((act for act in heard.likely[:1] if act in STEPS), None)
    return Wish(likely, text) if likely else None


def _strange(part: Turn) -> str:
    """The number of a request that is nobody's here; "" where none is named as one."""
    found = _NUMBER.search(part.facts.fold(part.text))
    if not found or not asked_after(part.text) or own_registration(part, found[0]):
        return ""
    return "" if named_cases(part) else found[0]


# Serving --------------------------------------------------------------------------------------------


def _served(turn: Turn, wishes: tuple[Wish, ...]) -> Turn:
    lead = next((wish for wish in wishes if wish.act in FORMS), None)
    lead = lead or next((wish for wish in wishes if wish.act is Act.HUMAN), None)
    said = _answered(turn, wishes)
    led = (Choice("human", label="choice-ask-human"),) if lead and lead.act is Act.HUMAN else ()
    later = tuple(each for each in dict.fromkeys(_ways(said, wishes, lead)) if each not in led)
    told = tuple(_lines(said, wishes))
    key = "several-then" if lead and later else "several-here" if not lead else "several-first"
    shown = said.show(key, *later, *(() if lead else (Choice("menu"),)), lines=told)
    return _led(shown, lead) if lead else meet(shown, turn.words)


def _answered(turn: Turn, wishes: tuple[Wish, ...]) -> Turn:
    for id in dict.fromkeys(wish.entry for wish in wishes if wish.entry):
        turn = turn.show("answer-one", title=title(turn, id), answer=approved(turn, id))
    return turn


def _lines(turn: Turn, wishes: tuple[Wish, ...]) -> Iterator[Value]:
    for wish in wishes:
        if wish.act is Act.STATUS:
            part = _part(turn, wish.text)
            number = _strange(part)
            cases = named_cases(part) or tuple(case for case in turn.cases if case.is_open)
            if number:
                yield Text("several-not-yours", {"number": number})
            elif not cases:
                yield Text("several-no-case")
            else:
                yield from (case_line(case) for case in cases[:3])


def _ways(turn: Turn, wishes: tuple[Wish, ...], lead: Wish | None) -> Iterator[Choice]:
    """The button of each wish that is not served yet."""
    for wish in wishes:
        if wish is not lead:
            yield from _way(turn, wish)


def _way(turn: Turn, wish: Wish) -> Iterator[Choice]:
    match wish.act:
        case Act.STATUS:
            cases = named_cases(_part(turn, wish.text))
            yield from (Choice("case", str(c.number), title=case_title(turn, c)) for c in cases[:2])
            if not cases:
                yield Choice("my-cases")
        case Act.REGISTER:
            yield Choice("register", _press(turn, wish).arg)
        case Act.COMPLAIN | Act.DELAY:
            yield Choice("complaint" if wish.act is Act.COMPLAIN else "delay")
        case Act.SUGGEST:
            yield Choice("suggestion")
        case Act.HUMAN | Act.NEED | Act.OTHER:
            yield Choice("human", label="choice-ask-human")
        case _:
            return


def _press(turn: Turn, wish: Wish) -> ButtonPressed:
    """Of the initiative and for whom, as far as the wish says them."""
    part = _part(turn, wish.text)
    done = on_register_wish(part)
    press = registration_intent(part) or next(iter(done.restatement if done else ()), None)
    return press if isinstance(press, ButtonPressed) else ButtonPressed("register")


def _led(turn: Turn, lead: Wish) -> Turn:
    """With the whole message: what else it says is for whoever reads it."""
    if lead.act is Act.REGISTER:
        return keep(turn, turn.words).restated(_press(turn, lead))
    if lead.act is Act.HUMAN:
        return hand_over_unasked(keep(turn, turn.words))
    step = STEPS[lead.act]
    return step(turn) or turn
