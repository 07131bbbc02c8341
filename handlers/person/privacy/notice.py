"""The notice at the first contact: who keeps what is written, why, how long, through whose servers it
goes, and what the person may ask for.

The rules this module guards: it is told once a contact and version, as a message of its own before the
answer, and nobody has to press anything for it; a cry for help, what is confided, what may be either, and
the talk that follows are answered alone, and the notice comes with the next answer to something else.
"""

from functools import reduce

from bot.core.effects import Effect, KeepQuestion, Reply, SendReply, Text
from bot.core.events import BurstOver, ButtonPressed, MessageReceived
from bot.core.messages import CRIES
from bot.core.privacy import Consent, Purpose, RecordConsent, Service, Way
from bot.core.replaced import replaced
from bot.core.thanks import KeepThanks
from bot.core.turn import Turn
from handlers.person.own_cases.live_chat import NAME as TALK
from handlers.shared.confidence import NAME as CONFIDENCE
from handlers.shared.consents import stands

OFFERS = frozenset(("private-offer", "private-tell"))
"""The texts by which somebody is first asked whether it shall be told in confidence."""


GRAVE = frozenset(("grave-heard",))
"""What is said to whoever may have disclosed something."""


def on_any(turn: Turn) -> None:
    """A gate that takes nothing: what was said is looked at behind it."""


def noticed(before: Turn, done: Turn) -> Turn:
    """With the notice before everything that this turn says, where it is due; of whoever does not want it
    nothing is kept to learn from."""
    done = _with_own_chat(_unlearnt(done), len(before.effects))
    said = done.effects[len(before.effects) :]
    in_a_talk = _is_grave_talk(done) or _is_talk_over(before)
    if not _is_due(before) or in_a_talk or not _may_stand_before(done, said):
        return done
    told = _told(done)
    shown = SendReply(Reply(notice(done), quiet=True), before.conversation.stamp)
    return replaced(done, effects=(*before.effects, told, shown, *said))


def _with_own_chat(done: Turn, first: int) -> Turn:
    """What is offered to be confided on Telegram is offered the society's own page before that."""
    said, chat = done.effects[first:], own_chat(done)
    keys = (each.reply.text.key for each in said if isinstance(each, SendReply))
    if not chat or OFFERS.isdisjoint(keys):
        return done
    shown = SendReply(Reply(chat, private=True), done.conversation.stamp)
    return replaced(done, effects=(*done.effects[:first], shown, *said))


def _unlearnt(done: Turn) -> Turn:
    """Without questions and thanks for staff to read, of whoever objected or restricted their use."""
    learnt = any(isinstance(effect, KeepQuestion | KeepThanks) for effect in done.effects)
    if not learnt or not (stands(done, Purpose.OBJECTED) or stands(done, Purpose.RESTRICTED)):
        return done
    kept = tuple(each for each in done.effects if not isinstance(each, KeepQuestion | KeepThanks))
    pending = done.conversation.pending
    return replaced(done, effects=kept).pend(*pending.words, met=pending.met)


def _told(turn: Turn) -> RecordConsent:
    here, version = turn.conversation, turn.facts.privacy.version
    return RecordConsent(here.contact, Purpose.NOTICE, Way.SHOWN, version, language=here.language)


def _is_due(turn: Turn) -> bool:
    """Somebody who does not work here writes or presses."""
    here = turn.conversation
    if not turn.facts.privacy.version or not here.contact:
        return False
    acts = isinstance(turn.event, MessageReceived | ButtonPressed | BurstOver)
    return acts and all(member.private != here.address for member in turn.facts.staff)


def _may_stand_before(done: Turn, said: tuple[Effect, ...]) -> bool:
    """Something is said, nothing of it is to be read alone, and they were not told this version in the
    language that they are spoken to in now."""
    if any(_is_same(each, _told(done)) for each in done.facts.consents):
        return False
    replies = [each.reply for each in said if isinstance(each, SendReply)]
    return bool(replies) and not any(map(_is_alone, replies))


def _is_alone(reply: Reply) -> bool:
    key = reply.text.key
    return reply.private or key.startswith(CRIES) or key in GRAVE


def _is_talk_over(before: Turn) -> bool:
    """With staff, after a cry: what is said as it ends belongs to it."""
    return before.conversation.topic == TALK and _is_grave_talk(before)


def _is_grave_talk(turn: Turn) -> bool:
    """With those who read what is confided, or with staff after a cry for help."""
    here = turn.conversation
    if here.topic != TALK:
        return here.topic == CONFIDENCE
    number = here.data.get("case", "")
    case = turn.case(int(number)) if number.isdecimal() else None
    return case is not None and bool(case.urgent)


def _is_same(known: Consent, told: RecordConsent) -> bool:
    return (known.purpose, known.version, known.language) == (told.purpose, told.version, told.language)


def notice(turn: Turn) -> Text:
    """Where they were told other versions alone, that it changed stands first."""
    before = [each for each in turn.facts.consents if each.purpose is Purpose.NOTICE]
    is_new = not before or any(each.version == turn.facts.privacy.version for each in before)
    privacy, language = turn.facts.privacy, turn.conversation.language
    opening = Text("privacy-notice-first" if is_new else "privacy-notice-changed")
    controller = privacy.controller[language]
    return Text("privacy-notice", {"opening": opening, "controller": controller, "way": through(turn)})


def through(turn: Turn) -> Text:
    """Which services outside the country what is written here may go through."""
    abroad, language = turn.facts.privacy.abroad, turn.conversation.language
    if not abroad:
        return Text("privacy-stays-here")
    return Text("privacy-goes-abroad", {"services": listed(abroad, language)})


def listed(services: tuple[Service, ...], language: str) -> Text:
    """As one would say them: of two with "and", of more with commas before it."""
    *before, last = (Text("privacy-named", {"name": each.name[language]}) for each in services)
    if not before:
        return last
    first = reduce(lambda some, other: Text("privacy-comma", {"first": some, "other": other}), before)
    together = {"first": first, "last": last}
    return Text("privacy-and", together) if len(before) == 1 else Text("privacy-and-last", together)


def own_chat(turn: Turn) -> Text | None:
    """For what is confided on Telegram: the society's own page, where what is written there stays in the
    country. None where it has no such page, or where they write there already."""
    chat = turn.facts.privacy.chat
    is_there = turn.conversation.address.channel == "web"
    return Text("privacy-own-chat", {"link": chat}) if chat and not is_there else None
