"""Where everything begins and can be returned to (C3): menu, back, cancel, greeting, language."""

from bot.core.conversation import Choice
from bot.core.events import ButtonPressed
from bot.core.topic import Rule, Topic, pressed
from bot.core.turn import Turn
from bot.policy.languages import LANGUAGES, SHIPPED, after
from faq.detect.typed_choice import says
from handlers.person.navigation.paused_forms import besides_drafts


def on_menu(turn: Turn) -> Turn:
    return show_menu(turn.leave(), "menu")


def on_greeting(turn: Turn) -> Turn:
    """A greeting in the middle of something is returned, and the question asked again."""
    if turn.conversation.topic:
        return turn.reply("greeting-back").ask_again()
    return show_menu(turn, "welcome")


def on_thanks(turn: Turn) -> Turn:
    return turn.reply("you-are-welcome").ask_again()


def on_back(turn: Turn) -> Turn:
    conversation = turn.conversation
    if not conversation.topic:
        return on_menu(turn)
    before = turn.tables.back(conversation.topic, conversation.state)
    return turn.go(conversation.topic, before) if before else on_menu(turn)


def on_cancel(turn: Turn) -> Turn:
    """Nothing written is thrown away: a complaint that was begun waits as a draft (C19)."""
    draft = turn.conversation.draft
    if draft and draft.words:
        return turn.leave().reply("cancelled-draft-kept", Choice("continue-draft"), Choice("menu"))
    return turn.leave().reply("cancelled", Choice("menu"))


def on_language(turn: Turn) -> Turn:
    spoken = turn.speak(_wanted(turn), chosen=True)
    if turn.conversation.topic:
        return spoken.reply("language-changed").ask_again()
    return show_menu(spoken, "menu")


def _wanted(turn: Turn) -> str:
    """The one that is named, also where it is spoken already; else the other one."""
    if turn.arg in LANGUAGES:
        return turn.arg
    label = turn.event.label if isinstance(turn.event, ButtonPressed) else ""
    named = (code for code, each in SHIPPED.items() if label and says(label, each.word))
    return next(named, after(turn.conversation.language))


def on_late_press(turn: Turn) -> Turn | None:
    """A button of an earlier step: say so kindly and show where we are."""
    if not isinstance(turn.event, ButtonPressed):
        return None
    if turn.conversation.topic:
        return turn.reply("late-press").ask_again()
    return show_menu(turn, "late-press-menu")


def show_menu(turn: Turn, key: str) -> Turn:
    draft, registering = turn.conversation.draft, turn.conversation.registering
    offered = turn.facts.initiative(registering.initiative) if registering else None
    taking_in = turn.conversation.taking_in
    unfinished = (
        *((Choice("intake", label="choice-intake-go-on"),) if taking_in and taking_in.source else ()),
        *((Choice("continue-draft"),) if draft and draft.words else ()),
        *((Choice("continue-registration"),) if offered else ()),
        *besides_drafts(turn),
    )
    mine = (Choice("my-registrations"),) if turn.registrations or turn.facts.waiting_notes else ()
    return turn.reply(
        key,
        *unfinished,
        Choice("complaint"),
        Choice("register"),
        Choice("questions"),
        Choice("my-cases"),
        *mine,
        Choice("private-matter"),
        Choice("contact"),
        Choice("human"),
        Choice("privacy"),
        Choice("language"),
    )


MENU = Topic(
    "menu",
    entry_points=(
        Rule(pressed("menu"), on_menu),
        Rule(pressed("back"), on_back),
        Rule(pressed("cancel"), on_cancel),
        Rule(pressed("greeting"), on_greeting),
        Rule(pressed("thanks"), on_thanks),
        Rule(pressed("language"), on_language),
    ),
)
