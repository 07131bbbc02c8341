"""What staff record for somebody: who may, and what of it is for few alone."""

from collections.abc import Iterable

from bot.core.conversation import Party
from bot.core.events import Words
from bot.core.facts import StaffMember
from bot.core.turn import Turn
from faq.acts.heard import Act
from faq.detect.disclosure import discloses
from faq.detect.emergency import Alarm
from faq.detect.named_members import does_wrong
from handlers.shared.about_members import names_member

VIOLENCE = "violence"


def member_here(turn: Turn) -> StaffMember | None:
    """Who acts at the desk, or whose own talk with the bot this is; None for anybody else."""
    here = turn.conversation.address
    if here.party is not Party.PERSON:
        return turn.facts.actor
    return next((member for member in turn.facts.staff if member.private == here), None)


def is_members(turn: Turn, id: str) -> bool:
    """Whether this is the own talk of that member."""
    member = turn.facts.member(id)
    return member is not None and member.private == turn.conversation.address


def is_confidential(turn: Turn, words: Iterable[Words]) -> bool:
    """What goes to those who read what is confided, as it would if its person had written it."""
    return any(_is_confidential(turn, each) for each in words if each.text)


def _is_confidential(turn: Turn, words: Words) -> bool:
    alarm, heard = turn.facts.alarms.heard(words.text), turn.facts.answers.hear(words.text)
    is_cry = alarm is not None and alarm.id == VIOLENCE
    is_told = Act.DISCLOSE in heard.sure or discloses(words.text)
    return is_cry or is_told or (does_wrong(words.text) and names_member(turn, (words,)))


def alarm_of(turn: Turn, words: Iterable[Words]) -> Alarm | None:
    """What cries for help in them."""
    heard = (turn.facts.alarms.heard(each.text) for each in words if each.text)
    return next((alarm for alarm in heard if alarm), None)
