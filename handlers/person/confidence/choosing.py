"""What whoever confides something may choose beside: where they are written to, whom it is about, what it
is. None of it is asked of them, and none of it holds the telling up.

The rules this module guards: nobody is shown a list of our people; whoever it is about reads none of it,
and the person hears anew who does; what is written here instead of a press is their own answer, or more
of what they tell.
"""

from collections.abc import Callable
from dataclasses import replace

from bot.core.conversation import Choice
from bot.core.disclosure import EVERYBODY, SOMEBODY_ELSE, Disclosure, Matter, Reach
from bot.core.effects import SaveDisclosure
from bot.core.facts import Role
from bot.core.topic import Rule, State, pressed, said
from bot.core.turn import Turn
from handlers.person.confidence import unsigned
from handlers.person.confidence.places import placed
from handlers.person.confidence.private_talk import said_who
from handlers.shared.confidence import NAME, OFFERED, chosen, confided, own_disclosure, told
from handlers.shared.message_content import ask_for_words, says_something
from handlers.shared.private_readers import disclosure_of
from handlers.shared.private_telling import routed
from handlers.shared.private_telling import told as told_to

VOLUNTEER = "volunteer"
WHOM = (
    Role.AGENT.value,
    Role.SUPERVISOR.value,
    Role.DIRECTOR.value,
    Role.CONFIDENTIAL.value,
    VOLUNTEER,
    SOMEBODY_ELSE,
    EVERYBODY,
)
MATTER = tuple(Matter)


# Beside ------------------------------------------------------------------------------------------------


def on_ways(turn: Turn) -> Turn:
    return placed(turn).go(NAME, "ways")


def ask_ways(turn: Turn) -> Turn:
    reach, own = _now(turn, "reach") or Reach.HERE, _own(turn)
    is_unsigned = confided(turn).no_name or (own is not None and own.is_anonymous)
    written = tuple(
        Choice("private-reach", each.value, label=f"choice-reach-{each}")
        for each in Reach
        if each != reach and not is_unsigned
    )
    rest = (Choice("private-about"), Choice("private-kind"), Choice("private-go-on"))
    return turn.reply("private-ways", *written, *rest, chosen=chosen(turn), private=True)


def _now(turn: Turn, name: str) -> str:
    """As it was confided, or as it would be."""
    own = _own(turn)
    return str(getattr(own or confided(turn), name) or "")


def _own(turn: Turn) -> Disclosure | None:
    """What they have confided already, where nothing else waits to be."""
    return None if told(turn) or confided(turn).no_name else own_disclosure(turn)


def on_reach(turn: Turn) -> Turn:
    reach = Reach(turn.arg) if turn.arg in tuple(Reach) else Reach.HERE
    kept = _kept(turn, lambda own: replace(own, reach=reach), reach=reach.value)
    return gone_on(kept.show(f"private-reach-{reach}", private=True))


def _kept(turn: Turn, change: Callable[[Disclosure], Disclosure], **held: object) -> Turn:
    own = _own(turn)
    if own:
        return turn.do(SaveDisclosure(change(own)))
    return turn.confide(replace(confided(turn), **held))  # type: ignore[arg-type]


def gone_on(turn: Turn) -> Turn:
    """Where they were: it is shown, kept for their word, or still to be told."""
    if turn.conversation.topic == NAME and turn.conversation.data.get(unsigned.SHOWING):
        return turn.go(NAME, unsigned.SHOWING)
    if told(turn):
        return turn.go(NAME, OFFERED)
    return turn.go(NAME, "open" if _own(turn) else "telling")


# Whom it is about --------------------------------------------------------------------------------------


def ask_about(turn: Turn) -> Turn:
    choices = (Choice("private-whom", each, label=f"choice-whom-{each}") for each in WHOM)
    return turn.reply("private-about", *choices, Choice("skip"), private=True)


def on_whom(turn: Turn) -> Turn:
    return _about(turn, (turn.arg,), "") if turn.arg in WHOM else turn.go(NAME, "about")


def on_whom_in_words(turn: Turn) -> Turn:
    if not says_something(turn, turn.words) or not turn.text:
        return ask_for_words(turn)
    return _about(turn, (), turn.text)


def _about(turn: Turn, about: tuple[str, ...], words: str) -> Turn:
    own = _own(turn)
    if not own:
        held = replace(confided(turn), about=about, about_words=words)
        return gone_on(turn.confide(held))
    return gone_on(_rerouted(turn, own.said_about(about, words)))


def _rerouted(turn: Turn, changed: Disclosure) -> Turn:
    """Whoever reads it from now on is told, and the person hears who."""
    kept, reading, _ = routed(turn.do(SaveDisclosure(changed)), changed)
    new = tuple(each for each in reading if each.id not in changed.readers)
    return said_who(told_to(kept, disclosure_of(kept) or changed, new), reading)


# What it is --------------------------------------------------------------------------------------------


def ask_kind(turn: Turn) -> Turn:
    choices = (Choice("private-is", each.value, label=f"choice-matter-{each}") for each in MATTER)
    return turn.reply("private-kind", *choices, Choice("skip"), private=True)


def on_kind(turn: Turn) -> Turn:
    if turn.arg not in MATTER:
        return turn.go(NAME, "kind")
    matter = Matter(turn.arg)
    kept = _kept(turn, lambda own: replace(own, matter=matter), matter=matter.value)
    asks_whom = matter is Matter.MEMBER and not (_now(kept, "about") or _now(kept, "about_words"))
    return kept.go(NAME, "about") if asks_whom else gone_on(kept)


def states(on_more: Callable[[Turn], Turn]) -> dict[str, State]:
    """`on_more` takes what is told here instead of a press."""
    skip = Rule(pressed("skip"), gone_on)
    return {
        "ways": State(ask_ways, (skip, Rule(said, on_more)), is_open=True),
        "about": State(ask_about, (skip, Rule(said, on_whom_in_words)), is_open=True),
        "kind": State(ask_kind, (skip, Rule(said, on_more)), is_open=True),
    }


RULES = (
    Rule(pressed("private-ways"), on_ways),
    Rule(pressed("private-reach"), on_reach),
    Rule(pressed("private-about"), lambda turn: turn.go(NAME, "about")),
    Rule(pressed("private-kind"), lambda turn: turn.go(NAME, "kind")),
    Rule(pressed("private-whom"), on_whom),
    Rule(pressed("private-is"), on_kind),
    Rule(pressed("private-go-on"), gone_on),
)
