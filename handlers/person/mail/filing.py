"""A mail that belongs to nothing opens a case at once (C10, C24, C25).

The rules this module guards: it is a complaint unless its words plainly say something else; subject and
text are its words, its files go along; number and promised date are said in the same turn; and whoever
writes many mails in a day is heard in the last case, not in one more for each.
"""

from collections.abc import Mapping
from datetime import timedelta

from bot.core.case import Case, EntryKind, Kind
from bot.core.events import CaseOpened, PersonWrote, StrangerMailed
from bot.core.mail_address import is_unverified
from bot.core.privacy import Purpose
from bot.core.turn import Turn
from faq.acts.heard import Act, Heard
from handlers.person.acts.dispatch import leading
from handlers.person.acts.thanks import on_thanked
from handlers.person.mail.often import stopped
from handlers.person.mail.threads import mail_of
from handlers.shared.cases import new_case, open_case, with_words
from handlers.shared.consents import consented
from handlers.shared.hearing import heard as heard_in
from handlers.shared.message_content import says_something
from handlers.shared.understood import act_of

A_DAY, MOST = 5, 10
"""So many cases are opened by the mails of one address in 24 hours; the second where all that it opened
are done with."""

WRONGS = (Act.COMPLAIN, Act.DELAY)
KINDS: Mapping[Act, Kind] = {
    Act.COMPLAIN: Kind.COMPLAINT,
    Act.DANGER: Kind.COMPLAINT,
    Act.DISCLOSE: Kind.COMPLAINT,
    Act.THANK: Kind.COMPLAINT,
    Act.OTHER: Kind.COMPLAINT,
    Act.DELAY: Kind.DELAY,
    Act.SUGGEST: Kind.SUGGESTION,
    Act.ASK: Kind.QUESTION,
    Act.HUMAN: Kind.QUESTION,
    Act.STATUS: Kind.QUESTION,
    Act.REGISTER: Kind.QUESTION,
    Act.NEED: Kind.HELP,
    Act.GREET: Kind.QUESTION,
}
"""What the words do, where that is plain. Thanks open nothing unless they name somebody else's case, and
what is grave or confided was led elsewhere before."""


def filed(turn: Turn) -> Turn:
    if not says_something(turn, turn.words):
        return turn if mail_of(turn).left_out else turn.reply("mail-empty")
    heard = heard_in(turn)
    if leading(heard)[:1] == (Act.THANK,) and not mail_of(turn).foreign:
        return on_thanked(turn)
    latest = _latest_of_many(turn)
    return _added(turn, latest) if latest else _opened(turn, kind_of(heard))


def kind_of(heard: Heard) -> Kind:
    """A wrong that is told goes before all else that is said beside it."""
    acts = (*(act for act in WRONGS if act in heard.sure), *leading(heard))
    return KINDS[acts[0]] if acts else Kind.COMPLAINT


def _latest_of_many(turn: Turn) -> Case | None:
    since, here = turn.facts.now - timedelta(days=1), turn.conversation.id
    today = [case for case in turn.cases if case.person == here and case.opened_at > since]
    if len(today) < A_DAY:
        return None
    return next((case for case in today if case.is_open), today[0] if len(today) >= MOST else None)


def unproven(turn: Turn, case: Case) -> Turn:
    """What anybody could have sent stands in the history of the case, and in its room, marked as that."""
    noted = turn.record(case.number, EntryKind.SAID, turn.words, detail="unproven")
    return noted.to_room(case.number, PersonWrote(case.number, turn.words, unproven=True))


def _added(turn: Turn, case: Case) -> Turn:
    """Silently: their last number came with a word that it would be so."""
    turn = stopped(turn)
    if not mail_of(turn).proven:
        return unproven(turn, case)
    return with_words(turn, case, turn.words).to_room(case.number, PersonWrote(case.number, turn.words))


def _opened(turn: Turn, kind: Kind) -> Turn:
    words = (turn.words,)
    case = new_case(turn, kind, words, act=act_of(turn, words))
    opened = open_case(turn, case).record(case.number, EntryKind.SAID, turn.words)
    agreed = consented(opened, Purpose.COMPLAINT, about=case.number)
    told = _told_of_stranger(agreed.to_room(case.number, CaseOpened(case.number)), case)
    key = "mail-opened-unverified" if is_unverified(turn.conversation.address) else f"mail-opened-{kind}"
    return told.reply(key, number=case.number, due=case.due_at)


def _told_of_stranger(turn: Turn, case: Case) -> Turn:
    """Of whose case the mail speaks, its staff hear; its sender sees and changes nothing of it."""
    foreign = mail_of(turn).foreign
    return turn.to_room(foreign, StrangerMailed(foreign, case.number)) if foreign else turn
