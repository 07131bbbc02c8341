"""Telling something in confidence, from the offer to the press that passes it on.

The rules this module guards: what is told meanwhile goes along, and a no loses none of it; before any
detail they hear who will see it. What follows the press: `private_talk`.
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
    Event,
    TalkLeft,
)
from bot.core.topic import Rule, State, Topic, on, pressed, said, typed
from bot.core.turn import Turn
from faq.detect.confiding import confiding_said
from faq.detect.nameless import only_speaks_of_no_name, only_wants_no_name, speaks_of_no_name
from faq.detect.typed_choice import says
from handlers.person import complaint_draft
from handlers.person.confidence import choosing, coming_back, drawn, unsigned
from handlers.person.confidence import private_talk as talk
from handlers.person.confidence.places import placed
from handlers.person.confidence.private_talk import taken
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
    chosen,
    confided,
    offer_confidence,
    own_disclosure,
    own_or_over,
    told,
    ways_to_tell,
    would_be,
)
from handlers.shared.message_content import ask_for_words, says_something
from handlers.shared.pending_words import waiting
from handlers.shared.private_readers import can_call, readers, who

NEAREST = {
    "confide": ("confide",),
    "woman-calls": ("woman-calls", "confide"),
    "not-this-matter": ("not-this-matter", "private-as-before"),
}
"""The buttons that typed words may stand for, the nearest first."""


# Until the person says so -------------------------------------------------------------------------------


def on_private_matter(turn: Turn) -> Turn:
    """By the quiet button, with what was written before it; or by its words, at any time."""
    own, held, over = own_disclosure(turn), confided(turn), own_or_over(turn)
    if over and not own and over.unread and not told(turn):
        return placed(turn).go(NAME, "open")
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
    """Before any detail: who will see it, and how they may tell it."""
    told_of = would_be(turn, ())
    found = readers(turn, told_of)
    if not found:
        ways = (Choice("private-ways"),) if told_of.about or told_of.about_words else ()
        return turn.reply("private-nobody", Choice("human"), *ways, Choice("menu"), private=True)
    choices = (*ways_to_tell(turn, told_of), Choice("menu"))
    return turn.reply("private-tell", *choices, who=who(found), chosen=chosen(turn), private=True)


def on_telling(turn: Turn) -> Turn:
    if only_speaks_of_no_name(turn.text):
        return _pressed(turn, "anonymously")
    if says(turn.text, "yes") and not turn.words.attachments:
        return turn.ask_again()
    return _more(turn).go(NAME, OFFERED) if says_something(turn, turn.words) else ask_for_words(turn)


def on_told_beside(turn: Turn) -> Turn:
    """Told instead of a press of what they may choose: it goes where what they tell goes."""
    if own_disclosure(turn) and not told(turn):
        return talk.on_said(turn) or turn
    return on_telling(turn)


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
    if only_wants_no_name(turn.text):
        action = "anonymously"
    return _pressed(turn, action) if action else None


def _pressed(turn: Turn, action: str) -> Turn:
    stamp = turn.conversation.stamp
    return turn.restated(ButtonPressed(action, stamp=stamp, label=turn.text, typed=True))


def _meant(text: str) -> str:
    """«ما ابغى احد يدري» asks for the quiet way, which is what is offered here."""
    return confiding_said(text) or ("confide" if says(text, "private") else "")


def _more(turn: Turn) -> Turn:
    """Whoever asks beside it whether it can be without a name is not asked twice."""
    held, text = confided(turn), turn.text
    words = held.words if only_speaks_of_no_name(text) else (*held.words, turn.words)
    return turn.confide(replace(held, words=words, no_name=held.no_name or speaks_of_no_name(text)))


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
    return _confided(turn, None)


def on_woman_calls(turn: Turn) -> Turn:
    """Before they have told anything, it is kept for then."""
    if told(turn) or own_disclosure(turn):
        return _confided(turn, Wish.CALL)
    return _kept(turn, wish=Wish.CALL.value)


def on_anonymously(turn: Turn) -> Turn:
    """What was told is confided so at once; what they have signed already stays signed."""
    nameless = turn.confide(replace(confided(turn), no_name=True))
    if waiting(nameless) and not told(nameless):
        nameless = _taking_along(nameless)
    return _confided(nameless, None) if told(nameless) else _kept(nameless)


def _taking_along(turn: Turn) -> Turn:
    held = replace(confided(turn), words=waiting(turn))
    return turn.pend(asked=turn.conversation.pending.asked).confide(held)


def _kept(turn: Turn, **chosen_: str) -> Turn:
    kept = turn.confide(replace(confided(turn), **chosen_))  # type: ignore[arg-type]
    return placed(kept).go(NAME, "telling")


def _confided(turn: Turn, wish: Wish | None) -> Turn:
    words, held, own = told(turn), confided(turn), own_disclosure(turn)
    if not words:
        return turn.go(NAME, "open" if own else "telling")
    told_of = would_be(turn, words, wish)
    if not readers(turn, told_of):
        return turn.go(NAME, OFFERED)
    if told_of.wish is Wish.CALL and not can_call(turn, told_of):
        told_of = replace(told_of, wish=Wish.CONFIDE)
    left = _without_draft(turn) if held.in_draft else turn
    if own and not (held.no_name and not own.is_anonymous):
        is_call = told_of.wish is Wish.CALL
        return talk.added(left, replace(own, wish=Wish.CALL) if is_call else own, words)
    return talk.opened(left, words, told_of.wish)


def _without_draft(turn: Turn) -> Turn:
    return turn.draft(None).confide(replace(confided(turn), place=None))


def _wants_it_so(event: Event) -> bool:
    """«سري» says where it is offered that it shall be told so."""
    return typed(event) and pressed("private-matter")(event)


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
        Rule(pressed("anonymously"), on_anonymously),
        Rule(pressed("receipt-again"), unsigned.on_again),
        Rule(pressed("receipt-kept"), unsigned.on_kept),
        Rule(pressed("private-show"), talk.on_show),
        *choosing.RULES,
        on(DisclosureSeen, coming_back.on_read),
        on(DisclosureAnswered, coming_back.on_answered),
        on(DisclosureDone, coming_back.on_ended),
        on(DisclosureRouted, coming_back.on_routed),
        on(DisclosureLate, drawn.on_late),
        on(CaseDrawn, drawn.on_drawn),
        on(DisclosureUnseen, coming_back.to_the_desk),
        on(DisclosureMissed, coming_back.to_the_desk),
        on(DisclosureQuiet, talk.on_quiet),
        on(TalkLeft, unsigned.on_left),
    ),
    states={
        OFFERED: State(ask_offered, (Rule(_wants_it_so, on_confide), Rule(said, on_more)), is_open=True),
        "telling": State(ask_telling, (Rule(said, on_telling),), is_open=True),
        "open": State(talk.ask_open, (Rule(said, talk.on_said),), is_open=True),
        unsigned.SHOWING: State(unsigned.ask_receipt, (Rule(said, talk.on_said),), is_open=True),
        **choosing.states(on_told_beside),
    },
)
