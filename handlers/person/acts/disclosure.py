"""Somebody discloses harassment, abuse, bribery, a child at risk: calm, short, and only where they want.

The rules this module guards: nothing is told to anybody before the person presses; what is told meanwhile
goes along, and a no loses none of it; no word of it stands in a case, a list or a question to learn from.
What follows the press: `private_talk`.
"""

from dataclasses import replace

from bot.core.conversation import Choice
from bot.core.disclosure import Wish
from bot.core.events import (
    ButtonPressed,
    CaseDrawn,
    DisclosureAnswered,
    DisclosureDone,
    DisclosureLate,
    DisclosureMissed,
    DisclosureQuiet,
    DisclosureRouted,
    DisclosureSeen,
    DisclosureUnseen,
    MessageReceived,
)
from bot.core.topic import Rule, State, Topic, on, pressed, said
from bot.core.turn import Turn
from faq.acts.heard import Act, Heard
from faq.detect.confiding import confiding_said
from faq.detect.disclosure import discloses
from faq.detect.typed_choice import says
from handlers.person import complaint_draft
from handlers.person.acts.danger import asked_whether_now
from handlers.person.acts.unsure import choices
from handlers.person.confidence import drawn
from handlers.person.confidence import private_talk as talk
from handlers.person.confidence.private_talk import placed, taken
from handlers.person.own_cases.handover import on_human
from handlers.person.own_cases.live_chat import NAME as TALK
from handlers.person.own_cases.live_chat import pass_on
from handlers.shared.approved_answer import takers
from handlers.shared.cases import own_case
from handlers.shared.confidence import (
    AS_IT_IS,
    NAME,
    OFFERED,
    ask_offered,
    confided,
    offer_confidence,
    own_disclosure,
    private_mark,
    told,
)
from handlers.shared.gravity import is_grave
from handlers.shared.message_content import ask_for_words, says_something
from handlers.shared.pending_words import keep, waiting
from handlers.shared.private_readers import as_told, can_call, readers, who

FILING = ("complaint", "remark", "human", "about", "outcome")
"""Topics in which what is written becomes part of a case."""


NEAREST = {
    "confide": ("confide",),
    "woman-calls": ("woman-calls", "confide"),
    "not-this-matter": ("not-this-matter", "private-as-before"),
}
"""The buttons that typed words may stand for, the nearest first."""


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


def in_a_form(turn: Turn) -> Turn | None:
    """A gate: what is disclosed where words would be filed, or passed on to staff, is asked about before;
    whoever said that it shall stay there is asked no more, and a talk that staff have joined goes on."""
    here = turn.conversation
    is_filed = here.topic in FILING or (here.topic == TALK and not here.data.get("answered"))
    asks = is_filed and not here.data.get(AS_IT_IS)
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


# Until the person says so -------------------------------------------------------------------------------


def on_private_matter(turn: Turn) -> Turn:
    """By the quiet button, with what was written before it; or by its words, at any time."""
    own, held = own_disclosure(turn), confided(turn)
    before = waiting(turn) if _was_offered(turn) else ()
    if own and (words := (*held.words, *before)):
        return talk.added(turn, own, words)
    if own:
        return placed(turn).go(NAME, "open")
    if before or turn.conversation.draft or held.in_draft:
        return _with_what_waited(turn)
    return placed(turn).go(NAME, OFFERED if held.words else "telling")


def _was_offered(turn: Turn) -> bool:
    """What is typed out of the blue is about nothing that was written before."""
    event, prompt = turn.event, turn.conversation.prompt
    is_late = isinstance(event, ButtonPressed) and not event.typed
    return is_late or any(choice.action == "private-matter" for choice in prompt)


def _with_what_waited(turn: Turn) -> Turn:
    offered = offer_confidence(turn)
    return offered if told(offered) else placed(turn).go(NAME, "telling")


def ask_telling(turn: Turn) -> Turn:
    found = readers(turn, as_told(turn, ()))
    if not found:
        return turn.reply("private-nobody", Choice("human"), Choice("menu"), private=True)
    return turn.reply("private-tell", Choice("menu"), who=who(found), private=True)


def on_telling(turn: Turn) -> Turn:
    return _more(turn).go(NAME, OFFERED) if says_something(turn, turn.words) else ask_for_words(turn)


def on_more(turn: Turn) -> Turn:
    """An answer to the question, or more of it."""
    answer = _in_words(turn)
    if answer:
        return answer
    return _more(turn).ask_again() if says_something(turn, turn.words) else ask_for_words(turn)


def _in_words(turn: Turn) -> Turn | None:
    """As the button says that is on offer here; of one that is not, the one that comes nearest."""
    meant = () if turn.words.attachments else NEAREST.get(_meant(turn.text), ())
    offered = {choice.action: choice for choice in turn.conversation.prompt}
    action = next((each for each in meant if each in offered), "")
    event = ButtonPressed(action, stamp=turn.conversation.stamp, label=turn.text, typed=True)
    return turn.restated(event) if action else None


def _meant(text: str) -> str:
    """«ما ابغى احد يدري» asks for the quiet way, which is what is offered here."""
    return confiding_said(text) or ("confide" if says(text, "private") else "")


def _more(turn: Turn) -> Turn:
    held = confided(turn)
    return turn.confide(replace(held, words=(*held.words, turn.words)))


def on_not_this(turn: Turn) -> Turn:
    """It was none: the words are what words are, and wait for the next step."""
    words = confided(turn).words
    kept = taken(turn).pend(*waiting(turn), *words).leave()
    return kept.reply("private-not-this", *takers(kept))


def on_as_before(turn: Turn) -> Turn | None:
    """As if nobody had asked: where they were, with what they wrote."""
    held = confided(turn)
    place = held.place
    if not place or not turn.tables.has(place.topic, place.state):
        return on_not_this(turn)
    back = taken(turn).leave()
    case = own_case(turn, place.data.get("case", "")) if place.topic == TALK else None
    if case:
        return _in_talk(pass_on(back, case, held.words))
    draft = turn.conversation.draft
    if draft and (held.in_draft or place.topic == complaint_draft.NAME):
        back = back.draft(replace(draft, words=(*draft.words, *held.words)))
    else:
        back = back.pend(*waiting(turn), *held.words)
    if place.topic == "human":
        return _in_talk(on_human(back))
    there = {**place.data, AS_IT_IS: "yes"}
    return back.enter(place.topic, place.state, **there).ask_again()


def _in_talk(turn: Turn) -> Turn:
    return turn.enter(TALK, "open", **{AS_IT_IS: "yes"}) if turn.conversation.topic == TALK else turn


# The press ------------------------------------------------------------------------------------------


def on_confide(turn: Turn) -> Turn:
    return _confided(turn, Wish.CONFIDE)


def on_woman_calls(turn: Turn) -> Turn:
    return _confided(turn, Wish.CALL)


def _confided(turn: Turn, wish: Wish) -> Turn:
    words, held, own = told(turn), confided(turn), own_disclosure(turn)
    if not words:
        return turn.go(NAME, "open" if own else "telling")
    would_be = as_told(turn, words, wish)
    if not readers(turn, would_be):
        return turn.go(NAME, OFFERED)
    if wish is Wish.CALL and not can_call(turn, would_be):
        wish = Wish.CONFIDE
    left = _without_draft(turn) if held.in_draft else turn
    if own:
        return talk.added(left, own if wish is Wish.CONFIDE else replace(own, wish=wish), words)
    return talk.opened(left, words, wish)


def _without_draft(turn: Turn) -> Turn:
    return turn.draft(None).confide(replace(confided(turn), place=None))


def own_number(turn: Turn) -> Turn | None:
    """Whoever types the number of what they confided means to write of it."""
    held = turn.conversation.confided
    is_it = held is not None and held.number and turn.facts.fold(turn.text) == str(held.number)
    return on_private_matter(turn) if is_it else None


DISCLOSURE = Topic(
    NAME,
    entry_points=(
        Rule(pressed("private-matter"), on_private_matter),
        Rule(pressed("confide"), on_confide),
        Rule(pressed("woman-calls"), on_woman_calls),
        Rule(pressed("not-this-matter"), on_not_this),
        Rule(pressed("private-as-before"), on_as_before),
        Rule(pressed("private-done"), talk.on_done),
        on(DisclosureSeen, talk.on_read),
        on(DisclosureAnswered, talk.on_answered),
        on(DisclosureDone, talk.on_ended),
        on(DisclosureRouted, talk.on_routed),
        on(DisclosureLate, drawn.on_late),
        on(CaseDrawn, drawn.on_drawn),
        on(DisclosureUnseen, talk.to_the_desk),
        on(DisclosureMissed, talk.to_the_desk),
        on(DisclosureQuiet, talk.on_quiet),
    ),
    states={
        OFFERED: State(ask_offered, (Rule(said, on_more),), is_open=True),
        "telling": State(ask_telling, (Rule(said, on_telling),), is_open=True),
        "open": State(talk.ask_open, (Rule(said, talk.on_said),), is_open=True),
    },
)
