"""The questions of the form in which a member records what somebody told, in their order (C10, C27)."""

from dataclasses import replace

from bot.core.case import Kind
from bot.core.conversation import Choice
from bot.core.effects import Text
from bot.core.intake import NOTED, SOURCES
from bot.core.turn import Turn
from faq.detect.codes import mobile_number
from handlers.shared.message_content import has_words, says_something
from handlers.shared.message_summary import cut
from handlers.staff_private.intake_draft import CANCEL, LEAVING, draft_of, go_on, with_draft

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
    return go_on(turn, draft_of(turn), "note" if source in NOTED else "kind", source=source, note="")


def ask_note(turn: Turn) -> Turn:
    is_social = draft_of(turn).source == "social"
    return turn.reply("intake-note-social" if is_social else "intake-note-other", *LEAVING)


def on_note(turn: Turn) -> Turn:
    if not has_words(turn, turn.words):
        return turn.ask_again()
    return go_on(turn, draft_of(turn), "kind", note=cut(turn.text, 300))


def ask_kind(turn: Turn) -> Turn:
    choices = (Choice("intake-kind", each.value, label=f"kind-{each}") for each in KINDS)
    return turn.reply("intake-kind", *choices, *LEAVING)


def on_kind(turn: Turn) -> Turn:
    if turn.arg not in [each.value for each in KINDS]:
        return turn.ask_again()
    return go_on(turn, draft_of(turn), "telling", kind=turn.arg)


# What they told ---------------------------------------------------------------------------------------


def ask_telling(turn: Turn) -> Turn:
    draft = draft_of(turn)
    done = (Choice("intake-all"),) if draft.words else ()
    return turn.reply("intake-telling", *done, *LEAVING)


def on_told(turn: Turn) -> Turn:
    if not says_something(turn, turn.words):
        return turn.ask_again()
    draft = draft_of(turn)
    kept = with_draft(turn, replace(draft, words=(*draft.words, turn.words)))
    count = len(draft.words) + 1
    return kept.reply("intake-heard", Choice("intake-all"), *LEAVING, slot="intake-heard", count=count)


def on_all(turn: Turn) -> Turn:
    draft = draft_of(turn)
    return go_on(turn, draft, "expectation") if draft.words else turn.ask_again()


def ask_expectation(turn: Turn) -> Turn:
    return turn.reply("intake-expectation", Choice("intake-no-wish"), *LEAVING)


def on_expected(turn: Turn) -> Turn:
    if not has_words(turn, turn.words):
        return turn.ask_again()
    return go_on(turn, draft_of(turn), "whose", expectation=turn.text)


def on_no_wish(turn: Turn) -> Turn:
    open_ended = turn.facts.text(Text("complaint-open-ended"), turn.conversation.language)
    return go_on(turn, draft_of(turn), "whose", expectation=open_ended)


# Whose it is ------------------------------------------------------------------------------------------


def ask_whose(turn: Turn) -> Turn:
    return turn.reply("intake-whose", Choice("intake-nameless"), *LEAVING)


def on_whose(turn: Turn) -> Turn:
    """A telephone, a name, or both on two lines or behind one another."""
    phone, name = phone_and_name(turn.text)
    if not phone and any(each.isdecimal() for each in turn.text):
        return turn.reply("intake-number-wrong", Choice("intake-nameless"), *LEAVING)
    if not phone and not has_words(turn, turn.words):
        return turn.ask_again()
    return go_on(turn, draft_of(turn), "agreed", phone=phone, name=cut(name, 120))


def phone_and_name(text: str) -> tuple[str, str]:
    """The telephone as E.164; what stands beside its digits is the name."""
    marks = "+-(). "
    number = "".join(each for each in text if each.isdecimal() or each in marks)
    name = "".join(" " if each.isdecimal() or each in "+()،,:" else each for each in text)
    return mobile_number(number), " ".join(name.replace(" - ", " ").split()).strip("- .")


def on_nameless(turn: Turn) -> Turn:
    return go_on(turn, draft_of(turn), "agreed", phone="", name="")


def ask_agreed(turn: Turn) -> Turn:
    not_asked = Choice("intake-agreed", label="choice-intake-not-asked")
    return turn.reply("intake-agreed", Choice("intake-agreed", "yes"), not_asked, *LEAVING)


def on_agreed(turn: Turn) -> Turn:
    return go_on(turn, draft_of(turn), "summary", agreed=True if turn.arg == "yes" else None)
