"""What is said in the middle of telling is looked at, before it is kept as part of it or filed.

The rules this module guards: thanks, a never-mind and a greeting are no part of a telling; what asks
plainly is answered, and the step that was in progress stands; what is heard by the classifier alone is
kept, wherever it may be wrong. The conversations know nothing of it: their tables are given these rules.
"""

from collections.abc import Mapping
from dataclasses import replace
from typing import Final

from bot.core.case import Kind
from bot.core.conversation import Choice
from bot.core.events import ButtonPressed, MessageReceived
from bot.core.topic import Rule, Topic, said
from bot.core.turn import Step, Turn
from faq.acts.heard import Act, Heard
from faq.detect.smalltalk import smalltalk
from faq.detect.typed_choice import says
from faq.detect.wishes import bare_wish, takes_back
from faq.text.questions import is_question
from handlers.person import complaint_draft
from handlers.person.acts.beside import answer_to, only_asks
from handlers.person.acts.disclosure import on_no_name
from handlers.person.acts.dispatch import gravely
from handlers.person.acts.taken_back import left_alone
from handlers.person.delay_or_suggestion import NAME as REMARK
from handlers.person.own_cases.handover import NAME as ASKING
from handlers.person.own_cases.reminders import reminds
from handlers.person.questions.answering import question, understood
from handlers.shared.approved_answer import approved, title
from handlers.shared.confidence import AS_IT_IS
from handlers.shared.gravity import is_grave
from handlers.shared.message_content import ask_for_words, says_something
from handlers.shared.message_summary import to_look_through
from handlers.shared.pending_words import all_waiting, keep

NEVER_MIND = "never-mind"
RETURNED: Mapping[str, str] = {
    "thanks": "you-are-welcome",
    "blessing": "you-are-welcome",
    "greeting": "greeting-back",
    "how-are-you": "greeting-back",
    "festive": "greeting-back",
}
"""What is said back; after the other small talk the question in progress is simply asked again."""

IDLE = frozenset((*RETURNED, "okay", "bye", "calling", "laugh"))
KIND_ALONE: Mapping[tuple[Act, ...], str] = {
    (Act.THANK,): "you-are-welcome",
    (Act.GREET,): "greeting-back",
}
ASKED_WHICH: Final = "asked-which"
"""In a suggestion's data: the person was asked whether it is a complaint."""


# A delay, a suggestion, a question to staff -----------------------------------------------------------


def before_filing(turn: Turn) -> Turn | None:
    """None: it is what the step asks for. What is not plainly idle waits, and goes along."""
    if not _is_own_text(turn):
        return None
    if unknown := on_no_name(turn):
        return unknown
    if is_grave(turn, turn.text) and not turn.conversation.data.get(AS_IT_IS):
        return gravely(turn.leave(), turn.facts.answers.hear(turn.text))
    if reminds(turn) and any(case.is_open for case in turn.cases):
        return None  # «وينكم» of whoever waits for an answer asks after their case
    if idle := _idle(turn) or _other_wish(turn):
        return idle
    heard = turn.facts.answers.hear(turn.text)
    if key := KIND_ALONE.get(heard.sure):
        return keep(turn, turn.words).show(key).ask_again()
    if understood(turn, turn.text).decision == "answer" and _is_plain_question(turn, heard):
        return question(turn)
    return _which(turn, heard)


def _is_own_text(turn: Turn) -> bool:
    words = turn.words
    return bool(turn.text) and not (words.attachments or words.location or words.forwarded)


def _idle(turn: Turn) -> Turn | None:
    kind = smalltalk(turn.text)
    if kind == NEVER_MIND or takes_back(turn.text):
        return turn.restated(_cancel(turn))
    if kind not in IDLE:
        return None
    return (turn.show(RETURNED[kind]) if kind in RETURNED else turn).ask_again()


def _other_wish(turn: Turn) -> Turn | None:
    """«ابغى اشتكي» where a delay is told: it leads there, with what was told. Of the same kind it says
    nothing more."""
    here, wish = turn.conversation, bare_wish(turn.text)
    if not wish:
        return None
    if here.topic == REMARK and here.data.get("kind") == wish:
        return turn.ask_again()
    return turn.restated(replace(_cancel(turn), action=wish))


def _cancel(turn: Turn) -> ButtonPressed:
    by = turn.event.by if isinstance(turn.event, MessageReceived) else ""
    return ButtonPressed("cancel", by=by, label=turn.text)


def _asks(heard: Heard) -> bool:
    return heard.sure[:1] == (Act.ASK,)


def _is_plain_question(turn: Turn, heard: Heard) -> bool:
    """Where nothing is heard that is sure, what does nothing but ask by its form is one."""
    return _asks(heard) or (not heard.sure and only_asks(turn))


def _which(turn: Turn, heard: Heard) -> Turn | None:
    """A wrong that is told as a suggestion may be meant as a complaint: asked once."""
    here = turn.conversation
    is_idea = here.topic == REMARK and here.data.get("kind") == Kind.SUGGESTION.value
    if not is_idea or here.data.get(ASKED_WHICH) or heard.sure[:1] != (Act.COMPLAIN,):
        return None
    kept = keep(turn, turn.words).enter(REMARK, "heard", **{ASKED_WHICH: "yes"})
    return kept.reply(
        "complaint-or-suggestion",
        Choice("complaint", label="choice-act-complain"),
        Choice("file-suggestion", label="choice-act-suggest"),
        Choice("menu"),
        told=to_look_through(all_waiting(kept)),
    )


# A complaint ------------------------------------------------------------------------------------------


def while_telling(turn: Turn) -> Turn | None:
    """None: it is part of the telling."""
    if not says_something(turn, turn.words):
        return ask_for_words(turn)
    if not _is_own_text(turn):
        return None
    if unknown := on_no_name(turn):
        return unknown
    if is_grave(turn, turn.text):
        return None
    if says(turn.text, "private"):
        return turn.restated(ButtonPressed("private-matter", label=turn.text))
    if takes_back(turn.text):
        return left_alone(turn)
    return _idle(turn) or _answered(turn)


def _answered(turn: Turn) -> Turn | None:
    """It is kept in the telling, and answered."""
    id = _answer(turn)
    if not id:
        return None
    draft = complaint_draft.draft_of(turn)
    kept = complaint_draft.keep(turn, replace(draft, words=(*draft.words, turn.words)))
    return kept.show("beside-answer", title=title(turn, id), answer=approved(turn, id)).ask_again()


def _answer(turn: Turn) -> str:
    """The entry that answers it: the whole message where it only asks, else the question within it."""
    heard = turn.facts.answers.hear(turn.text)
    if not (Act.ASK in heard.sure or is_question(turn.text) or _seems_to_ask(turn, heard)):
        return ""
    whole = understood(turn, turn.text)
    if _asks(heard) and whole.decision == "answer":
        return whole.candidates[0].id
    return answer_to(turn) if not heard.sure or Act.ASK in heard.sure else ""


def _seems_to_ask(turn: Turn, heard: Heard) -> bool:
    """Where nothing is heard that is sure, what asks by its form is a question, unless it is likelier
    something else: «ابغى السلة» of whoever complains of it asks nothing. Where a wish is asked for, it is
    that wish."""
    return turn.conversation.state != "expectation" and heard.likely[:1] in ((), (Act.ASK,))


# The tables -------------------------------------------------------------------------------------------

LOOKED_AT: Mapping[str, Mapping[str, Step]] = {
    complaint_draft.NAME: {
        "unfinished": while_telling,
        "starting-over": while_telling,
        "listening": while_telling,
        "expectation": while_telling,
        "summary": while_telling,
        "rewording": while_telling,
    },
    REMARK: {"telling": before_filing, "heard": before_filing},
    ASKING: {"asking": before_filing},
}


def looked_at(topic: Topic) -> Topic:
    """The topic with these rules before its own."""
    first = LOOKED_AT[topic.name]
    states = {
        name: replace(state, rules=(Rule(said, first[name]), *state.rules)) if name in first else state
        for name, state in topic.states.items()
    }
    return replace(topic, states=states)
