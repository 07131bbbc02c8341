"""The questions of the form in which a member records what somebody told, in their order (C10, C27)."""

from dataclasses import replace

from bot.core.case import Kind
from bot.core.conversation import Choice
from bot.core.effects import Text
from bot.core.intake import NOTED, SOURCES
from bot.core.turn import Turn
from faq.detect.telephones import telephones_in
from faq.detect.typed_choice import says
from handlers.shared.message_content import has_words, says_something
from handlers.shared.message_summary import cut
from handlers.shared.ways_to_say import MEANS
from handlers.staff_private.intake_draft import CANCEL, LEAVING, draft_of, go_on, onward, with_draft

KINDS = tuple(kind for kind in Kind if not kind.is_question)
"""A question is answered where it is asked."""

# Where it came from -----------------------------------------------------------------------------------


def ask_source(turn: Turn) -> Turn:
    choices = (Choice("intake-source", each, label=f"choice-source-{each}") for each in SOURCES)
    return turn.reply("intake-source", *choices, CANCEL)


def on_source(turn: Turn) -> Turn:
    source = turn.arg
    if source not in SOURCES:
        return turn.ask_again()
    if source in NOTED:
        return go_on(turn, draft_of(turn), "note", source=source, note="")
    return onward(turn, draft_of(turn), "kind", source=source, note="")


def ask_note(turn: Turn) -> Turn:
    is_social = draft_of(turn).source == "social"
    return turn.reply("intake-note-social" if is_social else "intake-note-other", *LEAVING)


def on_note(turn: Turn) -> Turn:
    if not has_words(turn, turn.words):
        return turn.ask_again()
    return onward(turn, draft_of(turn), "kind", note=cut(turn.text, 300))


def ask_kind(turn: Turn) -> Turn:
    choices = (Choice("intake-kind", each.value, label=f"kind-{each}") for each in KINDS)
    return turn.reply("intake-kind", *choices, *LEAVING)


def on_kind(turn: Turn) -> Turn:
    if turn.arg not in [each.value for each in KINDS]:
        return turn.ask_again()
    return onward(turn, draft_of(turn), "telling", kind=turn.arg)


# What they told ---------------------------------------------------------------------------------------


def ask_telling(turn: Turn) -> Turn:
    draft = draft_of(turn)
    done = (Choice("intake-all"), Choice("intake-retell")) if draft.words else ()
    return turn.reply("intake-telling", *done, *LEAVING)


def on_retell(turn: Turn) -> Turn:
    """From the beginning: what was written so far is not what they said."""
    return go_on(turn, draft_of(turn), "telling", words=())


def on_told(turn: Turn) -> Turn:
    if not says_something(turn, turn.words):
        return turn.ask_again()
    draft = draft_of(turn)
    kept = with_draft(turn, replace(draft, words=(*draft.words, turn.words)))
    count = len(draft.words) + 1
    return kept.reply("intake-heard", Choice("intake-all"), *LEAVING, slot="intake-heard", count=count)


def on_all(turn: Turn) -> Turn:
    draft = draft_of(turn)
    return onward(turn, draft, "expectation") if draft.words else turn.ask_again()


def ask_expectation(turn: Turn) -> Turn:
    return turn.reply("intake-expectation", Choice("intake-no-wish"), *LEAVING)


def on_expected(turn: Turn) -> Turn:
    if not has_words(turn, turn.words):
        return turn.ask_again()
    return onward(turn, draft_of(turn), "whose", expectation=turn.text)


def on_no_wish(turn: Turn) -> Turn:
    open_ended = turn.facts.text(Text("complaint-open-ended"), turn.conversation.language)
    return onward(turn, draft_of(turn), "whose", expectation=open_ended)


# Whose it is ------------------------------------------------------------------------------------------


def ask_whose(turn: Turn) -> Turn:
    return turn.reply("intake-whose", Choice("intake-nameless"), *LEAVING)


def on_whose(turn: Turn) -> Turn:
    """A telephone, a name, or both on two lines or behind one another."""
    told = telephones_in(turn.text)
    if not told.is_usable:
        return turn.reply(
            "intake-number-wrong" if told.mistyped else "intake-numbers-two",
            Choice("intake-nameless"),
            *LEAVING,
        )
    if not told.numbers and not (told.name and has_words(turn, turn.words)):
        return turn.ask_again()
    return _theirs(turn, "".join(told.numbers), cut(told.name, 120))


def _theirs(turn: Turn, phone: str, name: str) -> Turn:
    """Whoever did not want to be named is asked anew, now that they are."""
    draft = draft_of(turn)
    named = replace(draft, phone=phone, name=name, agreed=draft.agreed or None, twin=0)
    return go_on(turn, named, "agreed") if draft.agreed is False else onward(turn, named, "agreed")


def on_nameless(turn: Turn) -> Turn:
    return onward(turn, draft_of(turn), "agreed", phone="", name="")


def on_corrected(turn: Turn) -> Turn:
    """Whoever sees what is wrong says it, or writes the number again, wherever they are by then."""
    said = (each for each in CHANGED if says(turn.text, *MEANS[f"intake-change-{each}"]))
    if state := next(said, ""):
        draft = draft_of(turn)
        return go_on(turn, replace(draft, back_to=draft.back_to or "agreed"), state)
    told, draft = telephones_in(turn.text), draft_of(turn)
    if len(told.numbers) != 1 or told.mistyped:
        return turn.ask_again()
    kept = replace(draft, phone=told.numbers[0], name=cut(told.name, 120) or draft.name, twin=0)
    renamed = replace(kept, agreed=None) if draft.agreed is False else kept
    return go_on(turn, renamed, "agreed" if renamed.agreed is None else "summary")


def ask_agreed(turn: Turn) -> Turn:
    return turn.reply(
        "intake-agreed",
        Choice("intake-agreed", "yes"),
        Choice("intake-agreed", label="choice-intake-not-asked"),
        Choice("intake-agreed", "no", label="choice-intake-refused"),
        *LEAVING,
    )


def on_agreed(turn: Turn) -> Turn:
    """Whoever refused has their case all the same, and nothing in it says whose it is."""
    if turn.arg == "no":
        return go_on(turn, draft_of(turn), "summary", agreed=False, phone="", name="")
    return go_on(turn, draft_of(turn), "summary", agreed=True if turn.arg == "yes" else None)


# What is changed --------------------------------------------------------------------------------------

CHANGED = ("source", "kind", "telling", "expectation", "whose", "agreed")
"""States to which it is gone back for one thing alone."""


def ask_change(turn: Turn) -> Turn:
    choices = (Choice("intake-change", each, label=f"choice-intake-change-{each}") for each in CHANGED)
    return turn.reply("intake-change", *choices, *LEAVING)


def on_change(turn: Turn) -> Turn:
    if not turn.arg:
        return go_on(turn, draft_of(turn), "change")
    return go_on(turn, draft_of(turn), turn.arg) if turn.arg in CHANGED else turn.ask_again()
