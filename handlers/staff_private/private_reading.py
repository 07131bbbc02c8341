"""What somebody confided, in the own talk of a member who reads it: announced, opened, looked at again.

The rules this module guards: the first notice says a number, a kind and a time, and none of the words,
unless somebody is in danger; who opens it is known, and the person hears once that it was read; every
later look says why; and whoever is no reader learns nothing, not even that there is something.
"""

from dataclasses import replace
from typing import Any

from bot.core.audit import Action, Reason
from bot.core.conversation import Choice, Party
from bot.core.disclosure import Disclosure, Line, Wish
from bot.core.effects import SaveDisclosure, Text
from bot.core.events import ButtonPressed, DisclosureAdded, DisclosureSeen, DisclosureTold
from bot.core.facts import StaffMember
from bot.core.staff_text.who_may import Act
from bot.core.turn import Turn
from handlers.shared.message_summary import told
from handlers.shared.private_readers import disclosure_of, reads
from handlers.shared.private_telling import look_by, subject, unwatched

REASONS = (Reason.TO_ANSWER, Reason.FOLLOW_UP, Reason.HAND_OVER, Reason.AUTHORITIES)
"""Why one looks again: a closed list, and no words."""


# Who reads here ----------------------------------------------------------------------------------------


def reader(turn: Turn, act: Act = Act.OPEN) -> StaffMember | None:
    """The member whose own talk this is, if they may do so with what this turn is about. It is asked at
    every press."""
    found, here = disclosure_of(turn), turn.conversation.address
    if not found or here.party is not Party.PERSON:
        return None
    own = next((member for member in turn.facts.staff if member.private == here), None)
    is_one = own is not None and own.id in found.readers and own.id not in found.recused
    return own if own and is_one and reads(turn, found, own, act) else None


def both(turn: Turn, act: Act = Act.OPEN) -> tuple[Disclosure | None, StaffMember | None]:
    return disclosure_of(turn), reader(turn, act)


def nothing(turn: Turn) -> Turn:
    """The same for whoever may not, and for what does not exist."""
    return turn.reply("private-none", Choice("menu"))


def buttons(turn: Turn, disclosure: Disclosure, member: StaffMember) -> tuple[Choice, ...]:
    """What this member can do with it now."""
    number = str(disclosure.number)
    if not disclosure.is_open:
        return (Choice("private-look", number),)
    if member.id not in disclosure.opened_by:
        return Choice("private-look", number), Choice("private-recuse", number)
    calls = disclosure.wish is Wish.CALL or disclosure.is_urgent
    called = (Choice("private-called", number),) if calls and not disclosure.answered_at else ()
    about = (Choice("private-concerns", number),) if reads(turn, disclosure, member, Act.ABOUT) else ()
    known = reads(turn, disclosure, member, Act.IDENTITY)
    return (
        Choice("private-look", number),
        Choice("private-answer", number),
        *called,
        *about,
        *((Choice("private-identity", number),) if known else ()),
        Choice("private-recuse", number),
        Choice("private-close", number),
    )


# Announced ----------------------------------------------------------------------------------------------


def _told_to(turn: Turn, member: str) -> tuple[Disclosure, StaffMember] | None:
    found, own = both(turn, Act.NOTICE)
    return (found, own) if found and own and own.id == member else None


def on_told(turn: Turn, event: DisclosureTold) -> Turn:
    both_ = _told_to(turn, event.member)
    if not both_:
        return turn
    found, member = both_
    again = "-again" if event.again else ""
    if found.is_urgent:
        opened = _noted(turn, found, member)
        warned = opened.audit(Action.TOLD, subject(found), person=found.person, by=member.id)
        return _shown(warned, f"private-danger{again}", disclosure_of(warned) or found, member)
    if event.due:
        due = {"due": found.due_at or turn.facts.now}
        return _said(turn, "private-due", found, member, **due)
    noted = turn.audit(Action.TOLD, subject(found), person=found.person, by=member.id)
    return _said(noted, f"private-told{again}", found, member, until=look_by(turn, found))


def _said(turn: Turn, key: str, found: Disclosure, member: StaffMember, **said: Any) -> Turn:
    about = {"number": found.number, "matter": matter(found)}
    return turn.notice(key, *buttons(turn, found, member), private=True, **about, **said)


def matter(disclosure: Disclosure) -> Text:
    return Text(f"matter-{disclosure.matter.value if disclosure.matter else 'unsaid'}")


def on_added(turn: Turn, event: DisclosureAdded) -> Turn:
    """Whoever has opened it reads what is added as it comes; whoever has not hears that there is more."""
    both_ = _told_to(turn, event.member)
    if not both_:
        return turn
    found, member = both_
    if member.id not in found.opened_by and not found.is_urgent:
        return _said(turn, "private-more", found, member, slot=f"private-more-{found.number}")
    noted = turn.audit(Action.TOLD, subject(found), person=found.person, by=member.id)
    return _shown(noted, "private-added", found, member, found.lines[event.line :])


# Opened, and looked at again ----------------------------------------------------------------------------


def on_look(turn: Turn) -> Turn:
    found, member = both(turn)
    if not found or not member:
        return nothing(turn)
    if member.id in found.opened_by:
        return _why(turn, found)
    opened = seen(_noted(turn, found, member), member)
    first = _looked(opened, found, Reason.FIRST_READING)
    return _shown(first, "private-opened-now", disclosure_of(first) or found, member)


def _why(turn: Turn, found: Disclosure) -> Turn:
    why = (Choice("private-look-for", f"{found.number}.{r}", f"choice-private-why-{r}") for r in REASONS)
    history = Choice("private-history", str(found.number))
    return turn.reply("private-why", *why, history, number=found.number, private=True)


def on_look_for(turn: Turn) -> Turn:
    """Only for a reason of the list: what is made up is asked again."""
    found, member = both(turn, Act.LOOK)
    if not found or not member:
        return nothing(turn)
    reason = next((each for each in REASONS if each == behind(turn)), None)
    if not reason or member.id not in found.opened_by:
        return on_look(turn)
    return _shown(_looked(turn, found, reason), "private-looked", found, member)


def behind(turn: Turn) -> str:
    """What stands behind the number on the button."""
    return turn.event.arg.partition(".")[2] if isinstance(turn.event, ButtonPressed) else ""


def _looked(turn: Turn, found: Disclosure, reason: Reason) -> Turn:
    by = reader(turn)
    who = by.id if by else ""
    return turn.audit(Action.LOOKED, subject(found), person=found.person, reason=reason, by=who)


def _noted(turn: Turn, found: Disclosure, member: StaffMember) -> Turn:
    opened = tuple(dict.fromkeys((*found.opened_by, member.id)))
    return turn.do(SaveDisclosure(replace(found, opened_by=opened)))


def seen(turn: Turn, member: StaffMember) -> Turn:
    """Told to the person once, whoever was the first."""
    found = disclosure_of(turn)
    if not found or found.seen_at:
        return turn
    read = replace(found, seen_at=turn.facts.now, seen_by=member.id)
    kept = unwatched(turn.do(SaveDisclosure(read)), read)
    return kept.post(found.to, DisclosureSeen(found.number))


def _shown(
    turn: Turn, key: str, found: Disclosure, member: StaffMember, lines: tuple[Line, ...] | None = None
) -> Turn:
    """The person's words, with what was answered; new lines alone where those came."""
    shown = found.lines if lines is None else lines
    words = tuple(line.words for line in shown if not line.by)
    files = tuple(file for each in words for file in each.attachments)
    about = _about(turn, found) if lines is None else ()
    return turn.notice(
        key,
        *buttons(turn, found, member),
        files=files,
        number=found.number,
        matter=matter(found),
        told=(*about, *_talk(shown)),
        private=True,
    )


def _talk(lines: tuple[Line, ...]) -> tuple[Any, ...]:
    """Each line as it was written; what one of us answered says so."""
    said: list[Any] = []
    for line in lines:
        shown = told((line.words,))
        said += [Text("private-line-ours", {"said": shown})] if line.by else shown
    return tuple(said)


def _about(turn: Turn, found: Disclosure) -> tuple[Text, ...]:
    """What was asked for, and whom it is about as far as that was said."""
    said = tuple(Text(f"private-about-{each}") for each in found.about)
    if found.about_words:
        said = (*said, Text("private-about-words", {"words": found.about_words}))
    names = tuple(each.name for each in turn.facts.staff if each.id in found.excluded)
    due = (Text("private-promised", {"due": found.due_at}),) if found.due_at else ()
    set_ = (Text("private-set-names" if names else "private-set-nobody", {"names": names}),)
    return (
        Text(f"private-wish-{found.wish}"),
        *due,
        *((Text("private-said-about", {"about": said}),) if said else ()),
        *(set_ if found.settled else ()),
        *((Text("private-anonymous"),) if found.is_anonymous else ()),
    )
