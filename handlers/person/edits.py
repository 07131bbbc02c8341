"""A person changes what they had written: it counts as it reads now, and how it read is kept.

The rule this module guards: an edit finds its words wherever they went (the telling, the expectation, a
case) and nowhere else. What had not been kept anywhere is simply what is said now.
"""

from dataclasses import replace

from bot.core.case import Case, EntryKind
from bot.core.conversation import Draft
from bot.core.effects import SaveCase
from bot.core.events import MessageEdited, MessageReceived, PersonEdited, Words
from bot.core.topic import Topic, on
from bot.core.turn import Turn
from handlers.person.confidence.late_words import edited_in_private
from handlers.person.registration.fields import answered_in, on_answer_edited
from handlers.shared.pending_words import without

SLOT = "edited"


def in_place(turn: Turn) -> tuple[Turn, Case | None]:
    """The words as they read now, wherever they are kept, without a reply; and the case they are in."""
    words, draft = turn.words, turn.conversation.draft
    if draft and words.id and _in_draft(draft, words):
        return turn.draft(_redrafted(draft, words)), None
    case = _case_of(turn, words)
    return (_recorded(turn, case, words), case) if case else (turn, None)


def on_edited(turn: Turn, event: MessageEdited) -> Turn:
    words, draft = turn.words, turn.conversation.draft
    if in_private := edited_in_private(turn):
        return in_private
    if draft and words.id and _in_draft(draft, words):
        return turn.draft(_redrafted(draft, words)).reply("edit-kept", slot=SLOT).ask_again()
    undecided = turn.conversation.undecided
    if undecided and words.id and _before(undecided.words, words):
        mended = turn.undecide(replace(undecided, words=_changed(undecided.words, words)))
        return mended.reply("edit-kept", slot=SLOT).ask_again()
    field = answered_in(turn, words.id)
    if field:
        return on_answer_edited(turn, field)
    case = _case_of(turn, words)
    return _in_case(turn, case, words) if case else _as_new(turn, event)


def _case_of(turn: Turn, words: Words) -> Case | None:
    """The one that has them; of what was merged, the one that goes on."""
    held = [each for each in turn.cases if words.id and _before(each.words, words)]
    return next((each for each in held if not each.merged_into), held[0] if held else None)


def _in_draft(draft: Draft, words: Words) -> bool:
    return draft.expected_in == words.id or _before(draft.words, words) is not None


def _redrafted(draft: Draft, words: Words) -> Draft:
    if draft.expected_in == words.id:
        return replace(draft, expectation=words.text.strip() or draft.expectation)
    before = _before(draft.words, words)
    replaced = (*draft.replaced, replace(before, attachments=())) if before else draft.replaced
    return replace(draft, words=_changed(draft.words, words), replaced=replaced)


def _in_case(turn: Turn, case: Case, words: Words) -> Turn:
    return _recorded(turn, case, words).notice("edit-kept-case", slot=SLOT, number=case.number)


def _recorded(turn: Turn, case: Case, words: Words) -> Turn:
    before = _before(case.words, words) or Words()
    changed = _changed(case.words, words)
    now = _before(changed, words) or words
    kept = turn.do(SaveCase(replace(case, words=changed)))
    recorded = kept.record(case.number, EntryKind.SAID, now, detail="edited")
    return recorded.to_room(case.number, PersonEdited(case.number, before, now))


def _as_new(turn: Turn, event: MessageEdited) -> Turn:
    """A question with its typing error mended is asked anew; what waited of the old one waits no more."""
    said = MessageReceived(event.words, event.by)
    return without(turn, event.words).restated(said)


def _before(all_words: tuple[Words, ...], words: Words) -> Words | None:
    return next((each for each in all_words if each.id == words.id), None)


def _changed(all_words: tuple[Words, ...], words: Words) -> tuple[Words, ...]:
    return tuple(_reworded(each, words) if each.id == words.id else each for each in all_words)


def _reworded(before: Words, words: Words) -> Words:
    """The words are new; the files, the place and the time stay those of the first message."""
    return replace(before, text=words.text, attachments=before.attachments or words.attachments)


EDITS = Topic("edits", entry_points=(on(MessageEdited, on_edited),))
