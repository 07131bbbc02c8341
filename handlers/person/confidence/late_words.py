"""What changes of confided words after they were written: a file is here now, a voice was heard, or they
read otherwise.

The rule this module guards: it finds them where they are, and goes to their readers alone; of what nobody
signed it leaves nothing in the talk.
"""

from collections.abc import Callable
from dataclasses import replace

from bot.core.awaited import settled
from bot.core.disclosure import Disclosure, Line
from bot.core.effects import SaveDisclosure
from bot.core.events import Attachment, DisclosureAdded, Words
from bot.core.forgetting import ForgetTalk
from bot.core.turn import Turn
from handlers.person.confidence.private_talk import added
from handlers.person.confidence.unsigned import bare
from handlers.shared.confidence import NAME, confided, own_disclosure
from handlers.shared.private_readers import disclosure_of, may_still

SLOT = "edited"


def file_settled(turn: Turn, awaited: str, file: Attachment | None) -> Turn:
    """What waits to be confided is settled with the rest of the conversation."""
    found = _found(turn)
    is_nameless = found is not None and found.is_anonymous
    known = replace(file, name="") if file and is_nameless else file
    now = settled(found, awaited, known) if found else None
    if not found or not now or now is found:
        return turn
    kept, at = turn.do(SaveDisclosure(now), *_forgetting(found)), _first_changed(found, now)
    return _told(kept, now, at) if file else kept


def _found(turn: Turn) -> Disclosure | None:
    """Their own; or the unsigned one that the file leads to, for nothing else does."""
    found = disclosure_of(turn)
    by_file = found if found and found.is_anonymous and found.is_open else None
    return own_disclosure(turn) or by_file


def _forgetting(found: Disclosure) -> tuple[ForgetTalk, ...]:
    return (ForgetTalk(),) if found.is_anonymous else ()


def _first_changed(before: Disclosure, now: Disclosure) -> int:
    pairs = enumerate(zip(before.lines, now.lines, strict=True))
    return next((at for at, (one, other) in pairs if one is not other), len(now.lines))


def _told(turn: Turn, disclosure: Disclosure, at: int) -> Turn:
    for member in may_still(turn, disclosure):
        if member.private:
            event = DisclosureAdded(disclosure.number, member.id, at)
            turn = turn.post(member.private, event)
    return turn


def spoken_in_private(turn: Turn, file: str, written: str) -> Turn:
    """What a machine heard in a voice note, beside its sound."""
    held = turn.conversation.confided
    if held and any(map(_has(file), held.words)):
        words = tuple(_with_text(each, file, written) for each in held.words)
        return turn.confide(replace(held, words=words))
    found = _found(turn)
    if not found or not any(map(_has(file), found.words)):
        return turn
    line = Line(turn.facts.now, Words(written, at=turn.facts.now))
    heard = bare(line) if found.is_anonymous else line
    longer = replace(found, lines=(*found.lines, heard))
    kept = turn.do(SaveDisclosure(longer), *_forgetting(found))
    return _told(kept, longer, len(found.lines))


def _has(file: str) -> Callable[[Words], bool]:
    return lambda words: any(each.id == file for each in words.attachments)


def _with_text(words: Words, file: str, written: str) -> Words:
    return replace(words, text=f"{words.text}\n{written}".strip()) if _has(file)(words) else words


def edited_in_private(turn: Turn) -> Turn | None:
    """It counts as it reads now. What its readers have read already is told them anew."""
    words, held, found = turn.words, confided(turn), own_disclosure(turn)
    if not words.id:
        return None
    if any(each.id == words.id for each in held.words):
        changed = tuple(_reworded(each, words) for each in held.words)
        mended = turn.confide(replace(held, words=changed))
        return mended.show("edit-kept", slot=SLOT, private=True).ask_again()
    if found and (found.is_anonymous or any(each.id == words.id for each in found.words)):
        return _added_beside(turn, found, words)
    return _of_nothing(turn) if turn.facts.is_forgotten else None


def _of_nothing(turn: Turn) -> Turn:
    """What they change was told without a name, and is not here any more."""
    return turn.do(ForgetTalk()).show("edit-forgotten", slot=SLOT)


def _added_beside(turn: Turn, found: Disclosure, words: Words) -> Turn:
    """Whoever is in something else stays there."""
    here = turn.conversation
    if not here.topic or here.topic == NAME:
        return added(turn, found, (words,))
    longer = replace(found, lines=(*found.lines, Line(turn.facts.now, words)))
    told = _told(turn.do(SaveDisclosure(longer)), longer, len(found.lines))
    return told.show("edit-kept", slot=SLOT, private=True).ask_again()


def _reworded(before: Words, words: Words) -> Words:
    if before.id != words.id:
        return before
    return replace(before, text=words.text, attachments=before.attachments or words.attachments)
