"""Somebody discloses harassment, abuse, bribery, a child at risk: calm, short, and only where they want.

The rules this module guards: nothing is told to anybody before the person presses; no word of it stands
in a case, a list or a question to learn from. What they press: `handlers.person.acts.telling`.
"""

from bot.core.conversation import Choice
from bot.core.events import (
    MessageReceived,
)
from bot.core.turn import Turn
from faq.acts.heard import Act, Heard
from faq.detect.disclosure import discloses
from faq.detect.nameless import wants_no_name
from handlers.person.acts.danger import asked_whether_now
from handlers.person.acts.unsure import choices
from handlers.person.confidence.places import placed
from handlers.person.own_cases.live_chat import NAME as TALK
from handlers.shared.about_members import wronged_by_member
from handlers.shared.confidence import (
    AS_IT_IS,
    NAME,
    nameless,
    offer_confidence,
    private_mark,
    told,
)
from handlers.shared.gravity import is_grave
from handlers.shared.pending_words import keep, waiting

FILING = ("complaint", "remark", "human", "about", "outcome")
"""Topics in which what is written becomes part of a case."""


# Heard -------------------------------------------------------------------------------------------------


def on_disclose(turn: Turn) -> Turn | None:
    return offer_confidence(turn)


def on_disclosed(turn: Turn) -> Turn | None:
    """Before anything else that a message may be: whatever else it says, this leads."""
    return on_disclose(turn) if _is_sure(turn) else None


def _is_sure(turn: Turn) -> bool:
    """Where it is a danger, too, the numbers are said first (`danger`)."""
    if not isinstance(turn.event, MessageReceived) or not turn.text:
        return False
    sure = turn.facts.answers.hear(turn.text).sure
    return (Act.DISCLOSE in sure or discloses(turn.text)) and Act.DANGER not in sure


def on_no_name(turn: Turn) -> Turn | None:
    """Whoever wants to stay unknown is led to where that can be kept, with what they have told. What may
    be a danger goes before it, and keeps the wish."""
    if (
        not isinstance(turn.event, MessageReceived)
        or turn.words.forwarded
        or not wants_no_name(turn.text)
    ):
        return None
    heard = turn.facts.answers.hear(turn.text)
    if Act.DANGER in (*heard.sure, heard.grave):
        return None
    offered = offer_confidence(turn)
    return offered if told(offered) else placed(nameless(turn, (turn.words,))).go(NAME, "telling")


def in_a_form(turn: Turn) -> Turn | None:
    """A gate: what is disclosed where words would be filed, or passed on to staff, is asked about before;
    whoever said that it shall stay there is asked no more, and a talk that staff have joined goes on."""
    here = turn.conversation
    is_filed = here.topic in FILING or (here.topic == TALK and not here.data.get("answered"))
    asks = is_filed and not here.data.get(AS_IT_IS)
    if asks and here.topic != "complaint" and wronged_by_member(turn):
        return on_disclose(turn)
    return on_disclosed(turn) if asks or turn.words.reply_to else None


def in_a_talk(before: Turn, after: Turn) -> Turn:
    """Of what the gate let through: a quiet line beside the talk, once."""
    here = before.conversation
    is_live = here.topic == after.conversation.topic == TALK and bool(here.data.get("answered"))
    if not is_live or here.data.get(AS_IT_IS) or not _is_sure(before):
        return after
    return private_mark(after).enter(TALK, after.conversation.state, **{AS_IT_IS: "yes"})


def on_grave(turn: Turn, heard: Heard) -> Turn:
    """It may be one, or a danger: no approved answer, one warm line, and a quiet way beside others."""
    if heard.grave is Act.DANGER:
        return asked_whether_now(turn, heard)
    kept = keep(turn, turn.words)
    likely, *_, person = choices(heard)
    return kept.reply("grave-heard", likely, person, Choice("private-matter")).ask_again()


def asked_quietly(turn: Turn) -> Turn | None:
    """What may be one goes to no room that many read because of words that nobody pressed for: the person
    chooses, and is asked once. None: nothing of the kind waits, or they were asked."""
    if not any(is_grave(turn, words.text) for words in waiting(turn)):
        return None
    both = (Choice("act", Act.HUMAN.value, label="choice-act-human"), Choice("private-matter"))
    shown = [(choice.action, choice.arg) for choice in turn.conversation.prompt]
    if shown == [(choice.action, choice.arg) for choice in both]:
        return None
    return keep(turn, turn.words).reply("grave-heard", *both).ask_again()
