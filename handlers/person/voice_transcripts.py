"""What a transcriber made of a voice note (bot/runtime/transcription.py), wherever the note went.

The rule this module guards: the text stands beside its sound, says that a machine wrote it, and is for
the staff; nobody is answered by it, but with the emergency numbers where it cries for help.
"""

from dataclasses import replace

from bot.core.case import Case, EntryKind
from bot.core.effects import SaveCase, Text
from bot.core.events import PersonWrote, VoiceHeard, Words
from bot.core.topic import Topic, on
from bot.core.turn import Turn
from handlers.person.confidence.late_words import spoken_in_private
from handlers.shared.pending_words import rewritten


def on_heard(turn: Turn, event: VoiceHeard) -> Turn:
    written = turn.facts.text(Text("voice-heard", {"text": event.text}), turn.conversation.language)
    turn = _undecided(_waiting(_told(turn, event, written), event, written), event, written)
    for case in turn.cases:
        if _has(case.words, event):
            turn = _of_case(turn, case, event, written)
    return spoken_in_private(turn, event.attachment, written)


def _told(turn: Turn, event: VoiceHeard, written: str) -> Turn:
    """In a complaint that is still being told, the summary shows it, and the person can reword it."""
    draft = turn.conversation.draft
    if not draft or not _has(draft.words, event):
        return turn
    return turn.draft(replace(draft, words=_with_text(draft.words, event, written)))


def _waiting(turn: Turn, event: VoiceHeard, written: str) -> Turn:
    return rewritten(turn, lambda words: _with_text(words, event, written))


def _undecided(turn: Turn, event: VoiceHeard, written: str) -> Turn:
    undecided = turn.conversation.undecided
    if not undecided or not _has(undecided.words, event):
        return turn
    return turn.undecide(replace(undecided, words=_with_text(undecided.words, event, written)))


def _of_case(turn: Turn, case: Case, event: VoiceHeard, written: str) -> Turn:
    said = Words(written, at=turn.facts.now)
    kept = turn.do(SaveCase(replace(case, words=_with_text(case.words, event, written))))
    recorded = kept.record(case.number, EntryKind.SAID, said, detail="voice")
    return recorded.to_room(case.number, PersonWrote(case.number, said))


def case_of(turn: Turn, event: VoiceHeard) -> Case | None:
    """The open case that has the voice note."""
    return next((case for case in turn.cases if case.is_open and _has(case.words, event)), None)


def _has(all_words: tuple[Words, ...], event: VoiceHeard) -> bool:
    return any(_is_of(words, event) for words in all_words)


def _is_of(words: Words, event: VoiceHeard) -> bool:
    return any(attachment.id == event.attachment for attachment in words.attachments)


def _with_text(all_words: tuple[Words, ...], event: VoiceHeard, written: str) -> tuple[Words, ...]:
    return tuple(
        replace(each, text=f"{each.text}\n{written}".strip()) if _is_of(each, event) else each
        for each in all_words
    )


SPOKEN = Topic("spoken", entry_points=(on(VoiceHeard, on_heard),))
