"""What was asked: one question, one that leans on the last, or several in one message (C5).

The rules this module guards: each question of a message is decided for itself, and two answers are given
only where two are meant; at most three, and what is left goes to a person. What no answer fitted is kept
for the staff to learn from.
"""

from dataclasses import dataclass, replace

from bot.core.conversation import About, Choice
from bot.core.events import Words
from bot.core.facts import Candidate, Understanding
from bot.core.learning import Reason
from bot.core.turn import Turn
from faq.detect.anger import is_angry
from faq.detect.registration_words import ASKING_HOW
from faq.text.follow_up import bare, leans, of_itself
from faq.text.questions import asks_something, parts
from handlers.person.own_cases.handover import on_human
from handlers.shared.approved_answer import ACTIONS, approved, buttons, give, takers, title, topic_choice
from handlers.shared.gravity import is_grave
from handlers.shared.initiatives import in_full
from handlers.shared.pending_words import keep, meet, note, waiting

OWN = "init-"
"""How the id of an initiative's own answer begins; the initiative's follows."""

HOW = "how-to-register"

MOST = 3
"""Answers to one message. More would not be read."""

LONGEST = 600
"""Characters of a question. Whoever writes more tells a story, and a story is for a person."""

STORY = 4_096
"""Characters of a message that may still be a list of questions: what a platform takes at once."""


def question(turn: Turn) -> Turn:
    if len(turn.text) > STORY:
        return _told(turn)
    asked = parts(turn.text)
    if len(asked) > 1:
        return _several(turn, asked)
    about = spoken_of(turn)
    return (
        _following(turn, about) if about and leans(turn.text) else _one(turn, understood(turn, turn.text))
    )


@dataclass(frozen=True, slots=True)
class _Unanswered:
    """What is decided of a message that no approved answer may meet."""

    decision: str = "hand_over"
    candidates: tuple[Candidate, ...] = ()


def understood(turn: Turn, text: str) -> Understanding:
    """What the approved answers make of it. What may be a disclosure or a danger meets none of them."""
    return _Unanswered() if is_grave(turn, text) else turn.facts.answers.ask(text)


# One --------------------------------------------------------------------------------------------------


def _one(turn: Turn, meant: Understanding) -> Turn:
    if len(turn.text) > LONGEST:
        return _told(turn)
    if meant.decision == "answer":
        best = meant.candidates[0].id
        return _of_one_named(turn, best) or give(_met(turn), best).ask_again()
    if is_angry(turn.text):
        return keep(turn, turn.words).reply("anger-heard", *takers(turn))
    if meant.decision == "offer" and not _belongs_to_grave(turn):
        ids = [candidate.id for candidate in meant.candidates[:3]]
        return _of_one_named(turn, ids[0]) or _offered(turn, ids)
    return keep(turn, turn.words, Reason.UNANSWERED).reply("no-answer-yet", *takers(turn))


def _belongs_to_grave(turn: Turn) -> bool:
    """«مو لازم اسمي», behind what may be a disclosure: no question that some title would name."""
    return any(is_grave(turn, words.text) for words in waiting(turn)) and not asks_something(turn.text)


def _told(turn: Turn) -> Turn:
    return keep(turn, turn.words, Reason.UNANSWERED).reply("long-story", *takers(turn))


def _of_one_named(turn: Turn, best: str) -> Turn | None:
    """«كيف اسجل في كفاءات؟»: how one registers for it, its terms and its dates are in its own answer,
    with the button that begins."""
    named = in_full(turn.text, turn.facts.initiatives)
    own = f"{OWN}{named.id}" if named else ""
    asks_how = best == HOW and not ASKING_HOW.isdisjoint(turn.facts.fold(turn.text).split())
    if own not in turn.facts.answers or not (best == own or asks_how):
        return None
    return give(_met(turn), own).ask_again()


def _offered(turn: Turn, ids: list[str]) -> Turn:
    topics = tuple(topic_choice(turn, id, "this-topic") for id in ids)
    kept = keep(turn, turn.words, Reason.OFFERED)
    return kept.reply("did-you-mean", *topics, Choice("not-this"), Choice("complaint"))


def _met(turn: Turn) -> Turn:
    """The words have their answer. What answers one of many that were taken together does not answer them
    all: they go along with what comes next, and stand in the staff's list."""
    if turn.words.burst > 1:
        return keep(turn, turn.words, Reason.UNANSWERED)
    return meet(turn, turn.words)


# One that leans on the last ---------------------------------------------------------------------------


def spoken_of(turn: Turn) -> About | None:
    """The initiative that was spoken of lately. Forgotten with the topic, and after a while."""
    about, now = turn.conversation.about, turn.facts.now
    if not about or about.entry not in turn.facts.answers:
        return None
    return about if now - about.at <= turn.facts.pace.follow_up else None


def _following(turn: Turn, about: About) -> Turn:
    """Within the initiative: what its own entry tells, or what holds for all of them, said of it."""
    asked, own = bare(turn.text), about.entry
    plain = understood(turn, asked)
    best = plain.candidates[0].id if plain.candidates else ""
    if best and turn.facts.answers.entry(best).initiative and plain.decision == "answer":
        return _one(turn, plain)  # it names an initiative itself
    if of_itself(asked):
        return give(_met(turn), own).ask_again()
    if plain.decision == "answer":
        return _within(turn, best, about)
    others = [each.id for each in plain.candidates if each.id != own][: MOST - 1]
    return _offered(turn, [*others, own])


def _within(turn: Turn, id: str, about: About) -> Turn:
    answered = _met(turn).speak_of(replace(about, at=turn.facts.now))
    return answered.notice(
        "answer-within",
        topic_choice(turn, about.entry),
        *(button for button in buttons(turn, id) if button.arg != about.entry),
        Choice("not-this"),
        Choice("menu"),
        initiative=title(turn, about.entry),
        answer=approved(turn, id),
    ).ask_again()


# Several ----------------------------------------------------------------------------------------------


def _several(turn: Turn, asked: tuple[str, ...]) -> Turn:
    meant = [understood(turn, bare(text)) for text in asked]
    sure = [each.candidates[0].id if each.decision == "answer" else "" for each in meant]
    given = list(dict.fromkeys(filter(None, sure)))[:MOST]
    left = [text for text, id in zip(asked, sure, strict=True) if id not in given]
    if not given:
        return _one(turn, understood(turn, turn.text))
    if len(given) == 1 and not left:  # one thing is meant in several sentences
        return give(_met(turn), given[0]).ask_again()
    said = turn
    for id in given:
        said = said.show("answer-one", title=title(turn, id), answer=approved(turn, id))
    return _rest(said, left, asked) if left else _all(said, given)


def _all(turn: Turn, given: list[str]) -> Turn:
    """With what the answers say can be pressed, and an initiative's own answer, which begins it."""
    entries = [turn.facts.answers.entry(id) for id in given]
    own = (topic_choice(turn, each.id) for each in entries if each.initiative)
    said = (Choice(name) for each in entries for name in each.buttons if name in ACTIONS)
    choices = dict.fromkeys((*own, *said, Choice("not-this"), Choice("menu")))
    return _met(turn).notice("answered-all", *choices).ask_again()


def _rest(turn: Turn, left: list[str], asked: tuple[str, ...]) -> Turn:
    """What nobody here can answer waits for a person; of a whole list of questions it goes at once."""
    answered = "\n".join(text for text in asked if text not in left)
    noted = meet(keep(turn, replace(turn.words, text="\n".join(left))), Words(answered, at=turn.words.at))
    for text in left:  # what merely came after the third is known
        if understood(turn, text).decision != "answer":
            noted = note(noted, text, Reason.UNANSWERED)
    if len(asked) > MOST and not turn.conversation.topic:
        return on_human(noted.show("rest-handed-over", questions=tuple(left)))
    return noted.reply("rest-unanswered", *takers(turn), questions=tuple(left)).ask_again()
