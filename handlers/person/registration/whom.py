"""For whom somebody registers (C14): by a press, or as they say it («لجارتي», «لي ولأمي»).

The rule this module guards: nothing is asked that was said, one person is registered at a time, and
whoever no text tells of is spoken of in the words that named them.
"""

from bot.core.conversation import Choice
from bot.core.effects import Text
from bot.core.registration import FormField
from bot.core.turn import Turn
from faq.detect.relations import HERS, KIN, OTHER, RELATIONS, SELF, SEVERAL, SOMEONE, Whom, whom
from handlers.person.registration import field_prompt
from handlers.person.registration.begin import WHOM
from handlers.person.registration.details import label_of, own_already
from handlers.person.registration.draft import draft_of, initiative_of, redrafted, to, to_next
from handlers.person.registration.fields import tell_already
from handlers.person.registration.tellings import RELATION, ways_beside

FIELD = FormField(RELATION, {})
FIRST = "first"
"""In the topic's data: several people, of whom one is registered first."""

_CALLED = (*KIN, SEVERAL)


def begun(turn: Turn) -> Turn:
    """Of a draft that was just begun: asked only where the wish did not say it, by a name of `KIN` or in
    words."""
    said = turn.conversation.data.get(WHOM, "")
    if said == SELF:
        return on_for_me(turn)
    named = (Whom(said),) if said in KIN else whom(said)
    known = len(named) == 1 and named[0].kin in (*_CALLED, OTHER)
    return _known(turn, named[0]) if known else to(turn, "whom")


# Asking ---------------------------------------------------------------------------------------------


def ask_whom(turn: Turn) -> Turn:
    named = tuple(filter(None, turn.conversation.data.get(FIRST, "").split(",")))
    choices = tuple(map(_choice, named)) or (Choice("for-me"), Choice("for-other"))
    key = "registration-whom-first" if named else "registration-whom"
    return turn.reply(key, *choices, Choice("back"), Choice("menu"))


def _choice(kin: str) -> Choice:
    if kin in (SELF, SOMEONE):
        return Choice("for-me" if kin == SELF else "for-other")
    return Choice("relation", kin, label=f"choice-relation-{kin}")


def ask_relation(turn: Turn) -> Turn:
    relations = (Choice("relation", each, label=f"choice-relation-{each}") for each in RELATIONS)
    beside = ways_beside(turn, FIELD)
    return turn.reply("registration-relation", *beside, *relations, Choice("back"), Choice("menu"))


# What was said --------------------------------------------------------------------------------------


def on_whom_said(turn: Turn) -> Turn | None:
    """None: it does not say for whom."""
    named = whom(turn.text)
    if len(named) > 1:
        return _one_at_a_time(turn, named)
    return _answered(turn, named[0]) if named else None


def _answered(turn: Turn, named: Whom) -> Turn:
    if named.kin == SELF:
        return on_for_me(turn)
    return on_for_other(turn) if named.kin == SOMEONE else _known(turn, named)


def _one_at_a_time(turn: Turn, named: tuple[Whom, ...]) -> Turn:
    """Nobody of them is forgotten: the others are offered when the first is registered."""
    here, kin = turn.conversation, ",".join(each.kin for each in named)
    return (
        redrafted(turn, others=tuple(each.kin for each in named))
        .enter(here.topic, here.state, **{FIRST: kin})
        .ask_again()
    )


def on_for_me(turn: Turn) -> Turn:
    initiative = initiative_of(turn)
    mine = own_already(turn, initiative) if initiative else None
    return tell_already(turn, mine) if mine else to_next(_for(turn, SELF, ""))


def on_for_other(turn: Turn) -> Turn:
    return to(turn, "relation")


def on_relation(turn: Turn) -> Turn:
    return _known(turn, Whom(turn.arg)) if turn.arg in _CALLED else turn.ask_again()


def on_relation_written(turn: Turn) -> Turn | None:
    """Whoever they are, it is kept as it was said: no table knows all relations."""
    named = whom(turn.text)
    if len(named) == 1 and named[0].kin in _CALLED:
        return _known(field_prompt.taken(turn), named[0])
    reading = field_prompt.answer_of(turn, FIELD)
    if not reading.answer:
        return field_prompt.not_taken(turn, reading)
    said = named[0].said if named and named[0].said else reading.answer
    return _known(field_prompt.taken(turn), Whom(OTHER, said))


def _known(turn: Turn, named: Whom) -> Turn:
    relation = named.said or label_of(turn, f"choice-relation-{named.kin}")
    return to_next(_told(_for(turn, named.kin, relation), named))


def _for(turn: Turn, kin: str, relation: str) -> Turn:
    draft = draft_of(turn)
    others = tuple(each for each in draft.others if each != kin) if draft else ()
    here = redrafted(turn, relation=relation, kin="" if kin == SELF else kin, others=others, guardian="")
    return here.enter(here.conversation.topic, here.conversation.state, **{FIRST: ""})


def _told(turn: Turn, named: Whom) -> Turn:
    """Whoever is registered shall know of it."""
    if named.kin == SEVERAL:
        return turn.show("registration-their-details-several")
    if named.kin not in KIN:
        return turn.show("registration-their-details-named", said=named.said)
    key = "registration-their-details-she" if named.kin in HERS else "registration-their-details-he"
    return turn.show(key, of=Text(f"registration-of-{named.kin}"))
