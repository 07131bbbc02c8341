"""What becomes of a person's mail.

The rules this module guards: it opens a case or goes to one, in one turn, and asks nothing before; what
is confided and what may be a danger is led as in a chat; an answer is a press where its first line is
one; what is merely added is answered by nobody but staff; and what anybody could have sent changes
nothing that is there: staff read it as such, and whoever has the address is asked to say it again.
"""

from bot.core.advance import understood
from bot.core.case import Case, Move
from bot.core.events import ButtonPressed, MessageReceived, PersonWrote
from bot.core.replaced import replaced
from bot.core.turn import Turn
from faq.acts.heard import Act
from faq.detect.solved_words import says_unsolved
from faq.detect.wishes import wants_privacy
from handlers.person.acts.disclosure import on_disclosed, on_no_name
from handlers.person.acts.dispatch import gravely, is_answered, leading
from handlers.person.confidence.drawn import about_ended
from handlers.person.mail.filing import filed, unproven
from handlers.person.mail.often import is_spent
from handlers.person.mail.threads import mail_of, thread_of
from handlers.person.own_cases.alternatives import choose_said
from handlers.person.own_cases.rating import NAME as OUTCOME
from handlers.person.own_cases.rating import said_about, unsolved
from handlers.person.privacy.page import on_wish
from handlers.shared.cases import with_words
from handlers.shared.confidence import NAME as CONFIDENCE
from handlers.shared.gravity import is_grave, is_surely_grave
from handlers.shared.hearing import heard as heard_in
from handlers.shared.message_content import says_something

ROUNDS = 3
"""So often a mail opens a case again; then staff do, for a machine may be writing."""

LEFT_OUT = {"file": "mail-left-out", "mail": "mail-too-large"}
"""What its sender is told where not all of a mail could be taken."""

SIGNATURE = "-- "


def on_mail(turn: Turn) -> Turn | None:
    """A gate. None: it goes on as what is written in a chat."""
    if not is_mail(turn):
        return None
    is_proven, case = mail_of(turn).proven, thread_of(turn)
    if turn.conversation.topic == CONFIDENCE:
        return None if is_proven or not _presses(turn) else _asked_again(turn, None)
    done = (_proven if is_proven else _unproven)(turn, case)
    left_out = mail_of(turn).left_out
    return done.show(LEFT_OUT[left_out]) if done and left_out else done


def _proven(turn: Turn, case: Case | None) -> Turn | None:
    done = _pressed(turn, case) or _apart(turn, case)
    return done or (_to_case(turn, case) if case else _new(turn))


def is_mail(turn: Turn) -> bool:
    return isinstance(turn.event, MessageReceived) and turn.event.mail is not None


# What goes another way ----------------------------------------------------------------------------


def _apart(turn: Turn, case: Case | None) -> Turn | None:
    """What is confided, what may be either that or a danger, and what somebody wants of their data. What
    answers staff is for staff, whatever else its words may be."""
    if led := about_ended(turn) or on_wish(turn):
        return led
    if case:
        return None if case.answered_at else on_disclosed(turn)
    return on_disclosed(turn) or on_no_name(turn) or _may_be_grave(turn)


def _may_be_grave(turn: Turn) -> Turn | None:
    if wants_privacy(turn.text):
        return turn.restated(ButtonPressed("private-matter", label=turn.text, typed=True))
    heard = heard_in(turn)
    return gravely(turn, heard) if is_surely_grave(heard) or is_grave(turn, turn.text) else None


def _new(turn: Turn) -> Turn | None:
    """A question that has an approved answer is answered with it, and is no case (C5). Where that would
    be left unsaid, people answer it."""
    asks = leading(heard_in(turn))[:1] == (Act.ASK,) and not is_spent(turn)
    return None if asks and is_answered(turn) else filed(turn)


# What anybody could have sent ---------------------------------------------------------------------


def _unproven(turn: Turn, case: Case | None) -> Turn | None:
    """It opens what is new, as every mail does; of what is there it changes nothing."""
    if _presses(turn):
        return _asked_again(turn, case)
    if led := _apart(turn, case):
        return led
    return _asked_again(turn, case) if case else _new(turn)


def _presses(turn: Turn) -> bool:
    return _meant(turn, parted(turn.text)[0]) is not None


def _asked_again(turn: Turn, case: Case | None) -> Turn:
    """An answer to this very mail is theirs alone who have the address."""
    if case is None:
        return turn.reply("mail-unproven")
    if not says_something(turn, turn.words):
        return turn
    return unproven(turn, case).reply("mail-unproven-case", number=case.number)


# A press ------------------------------------------------------------------------------------------


def _pressed(turn: Turn, case: Case | None) -> Turn | None:
    """The first line of an answer to what was shown; what stands below it is words for the same case."""
    first, rest = parted(turn.text)
    press = _meant(turn, first)
    if press is None or (case and press.arg and press.arg.partition(".")[0] != str(case.number)):
        return None
    said = replaced(turn.words, text=rest)
    if not case or not says_something(turn, said):
        return turn.restated(press)
    kept = with_words(turn, case, said).to_room(case.number, PersonWrote(case.number, said))
    return kept.restated(press)


def _meant(turn: Turn, line: str) -> ButtonPressed | None:
    words = replaced(turn.words, text=line, attachments=())
    said = understood(replaced(turn, event=MessageReceived(words)))
    shown = {(each.action, each.arg) for each in turn.conversation.prompt}
    return said if isinstance(said, ButtonPressed) and (said.action, said.arg) in shown else None


def parted(text: str) -> tuple[str, str]:
    """The first line, and the words below it as far as the signature."""
    first, _, rest = text.strip().partition("\n")
    lines = rest.splitlines()
    ends = next((n for n, line in enumerate(lines) if line.rstrip() == SIGNATURE.rstrip()), len(lines))
    return first.strip(), "\n".join(lines[:ends]).strip()


# To a case ----------------------------------------------------------------------------------------


def _to_case(turn: Turn, case: Case) -> Turn | None:
    if not says_something(turn, turn.words):
        return turn  # an empty answer says nothing
    if chosen := choose_said(turn, case):
        return chosen
    if case.is_open or case.can(Move.RESTORE):
        return _added(turn, case)
    return _of_outcome(turn, case)


def _added(turn: Turn, case: Case) -> Turn:
    return with_words(turn, case, turn.words).to_room(case.number, PersonWrote(case.number, turn.words))


def _of_outcome(turn: Turn, case: Case) -> Turn | None:
    """Words about a case that is done: "not solved" opens it again, as often as a person would."""
    is_unsolved = says_unsolved(turn.text)
    if is_unsolved and case.rounds >= ROUNDS:
        return _added(turn, case)
    here = turn.conversation
    if here.topic == OUTCOME and here.data.get("case") == str(case.number):
        return None
    if not is_unsolved or not case.can(Move.REOPEN):
        return _added(turn, case)
    kept = said_about(turn, case)
    return unsolved(kept, kept.case(case.number) or case)
