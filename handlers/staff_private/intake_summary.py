"""What a member recorded, said back before it is anything (C21), and its number afterwards.

The rule this module guards: what is confidential goes to its readers and to nobody else, and the same
words for the same telephone are asked about once.
"""

from dataclasses import replace

from bot.core.conversation import Choice, IntakeDraft
from bot.core.effects import Text
from bot.core.events import IntakeAdded, IntakeConfirmed, IntakeRecorded, Words
from bot.core.intake import ADD, ANYWAY, CONFIRM, conversation_for, named_slip
from bot.core.turn import Turn
from handlers.shared.message_summary import cut, to_look_through
from handlers.shared.private_readers import as_told, readers, who
from handlers.shared.recorded import is_confidential
from handlers.staff_private.intake_draft import CANCEL, LEAVING, draft_of, go_on, with_draft

# Said back (C21) --------------------------------------------------------------------------------------


def ask_summary(turn: Turn) -> Turn:
    draft = draft_of(turn)
    return with_draft(turn, replace(draft, back_to="summary")).reply(
        "intake-summary",
        Choice(CONFIRM),
        Choice("intake-change"),
        CANCEL,
        source=source_text(draft.source, draft.note),
        kind=Text(f"kind-{draft.kind}"),
        told=to_look_through(draft.words),
        expectation=cut(draft.expectation),
        whose=_whose(draft),
        agreed=_agreed(draft),
        notes=_notes(turn, draft),
    )


def source_text(source: str, note: str) -> Text:
    named_ = Text(f"source-{source}")
    return Text("source-with-note", {"source": named_, "note": note}) if note else named_


def _whose(draft: IntakeDraft) -> tuple[str | Text, ...]:
    return tuple(filter(None, (draft.name, draft.phone))) or (Text("intake-nobody-named"),)


def _agreed(draft: IntakeDraft) -> Text:
    if draft.agreed is False:
        return Text("intake-did-not-agree")
    return Text("intake-did-agree" if draft.agreed else "intake-was-not-asked")


def _notes(turn: Turn, draft: IntakeDraft) -> tuple[Text, ...]:
    if not is_confidential(turn, draft.words):
        return ()
    found = readers(turn, as_told(turn, draft.words))
    return (Text("intake-is-private", {"who": who(found)}) if found else Text("intake-nobody-reads"),)


def on_confirm(turn: Turn) -> Turn:
    draft, twin = draft_of(turn), turn.facts.recorded.twin
    if any(file.awaited for words in draft.words for file in words.attachments):
        return turn.show("intake-file-comes").ask_again()
    near_at = turn.facts.recorded.near_at
    is_near = near_at is not None and not is_confidential(turn, draft.words)
    if twin and not draft.twin and (is_near or near_at is None):
        return go_on(turn, draft, "twin", twin=twin, near_at=near_at)
    return _confirmed(turn, draft)


def ask_twin(turn: Turn) -> Turn:
    """By a number and a time: of what a colleague wrote nothing is shown."""
    draft = draft_of(turn)
    if draft.near_at is None:
        return turn.reply(
            "intake-twin", Choice("intake-same"), Choice(ANYWAY), *LEAVING, number=draft.twin
        )
    when = turn.spoken(draft.near_at)
    return turn.reply("intake-near", Choice(ADD), Choice(ANYWAY), *LEAVING, number=draft.twin, when=when)


def on_add(turn: Turn) -> Turn:
    """What was taken down goes to the case that is there: one matter has one number."""
    draft, case = draft_of(turn), turn.facts.recorded.case
    if draft.near_at is None:
        return turn.ask_again()
    if not case or not case.is_open:
        return turn.show("intake-near-over", number=draft.twin).ask_again()
    wish = (Words(draft.expectation, at=turn.facts.now),) if draft.expectation else ()
    added = turn.to_room(case.number, IntakeAdded(case.number, draft.by, (*draft.words, *wish)))
    return with_draft(added, None).leave().reply("intake-added", Choice("intake"), number=case.number)


def on_same(turn: Turn) -> Turn:
    left = with_draft(turn, None).leave()
    return left.reply("intake-was-same", Choice("intake"), number=draft_of(turn).twin)


def on_anyway(turn: Turn) -> Turn:
    return _confirmed(turn, draft_of(turn))


def _confirmed(turn: Turn, draft: IntakeDraft) -> Turn:
    """It comes to a conversation of its person's own, which gives it its number in its next turn."""
    counted, count = turn.numbered()
    private = is_confidential(turn, draft.words)
    if private and not readers(turn, as_told(turn, draft.words)):
        return turn.ask_again()
    event = IntakeConfirmed(
        draft.by,
        turn.conversation.id,
        draft.source,
        draft.note,
        draft.kind,
        draft.words,
        draft.expectation,
        draft.phone,
        draft.name,
        draft.agreed,
        private,
    )
    sent = counted.post(conversation_for(turn.conversation.id, count), event)
    return with_draft(sent, None).leave()


def on_recorded(turn: Turn, event: IntakeRecorded) -> Turn:
    """Its number, for whoever stands before them; a slip where they are told nowhere else."""
    more = (Choice("intake"),)
    if event.private:
        return turn.notice("intake-recorded-private", *more, number=event.case)
    if event.told and not event.waits:
        return turn.notice("intake-recorded-told", *more, number=event.case, due=event.due_at)
    slip = named_slip(event.case, event.slip, event.due_at)
    return turn.notice(
        "intake-recorded-waits" if event.waits else "intake-recorded",
        *more,
        number=event.case,
        due=event.due_at,
        slip=slip,
    )
