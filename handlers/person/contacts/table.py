"""The topic of a person's addresses."""

from bot.core.events import AddressLinked, AddressUnlinked, CodeOver
from bot.core.linking import FINDING, NUMBER, PROVING, TOPIC, WRITING
from bot.core.topic import Rule, State, Topic, on, pressed, said
from bot.core.turn import Ask, Step, Turn
from faq.detect.linking_words import FIND, LINKING, UNLINKING, wish_of
from handlers.person.contacts import found_again, linking, share_number
from handlers.shared.number_sharing import SHARE


def in_words(turn: Turn) -> Turn | None:
    """«ابي اربط الواتس بالتلقرام», «عندي رقم ثاني», «غيرت جوالي»."""
    if turn.conversation.topic or turn.words.forwarded or turn.words.attachments:
        return None
    steps = {LINKING: linking.on_link, UNLINKING: linking.on_unlink, FIND: found_again.on_find}
    step = steps.get(wish_of(turn.text)) if turn.text else None
    return step(turn) if step else None


def not_a_code(turn: Turn) -> Turn:
    """Where a code is asked for and none stands in what was written."""
    return turn.reply("link-write-again").ask_again()


def _asking(ask: Ask, step: Step) -> State:
    return State(ask, (Rule(said, step),), is_open=True)


ADDRESSES = Topic(
    TOPIC,
    entry_points=(
        Rule(pressed("link"), linking.on_link),
        Rule(pressed("link-write"), linking.on_write),
        Rule(pressed("link-yes"), linking.on_yes),
        Rule(pressed("link-no"), linking.on_no),
        Rule(pressed("unlink"), linking.on_unlink),
        Rule(pressed("leave-number"), found_again.on_leave),
        Rule(pressed("no-number"), found_again.on_no_number),
        Rule(pressed(SHARE), share_number.on_ask),
        Rule(pressed("find-again"), found_again.on_find),
        on(AddressLinked, linking.on_linked),
        on(AddressUnlinked, linking.on_unlinked),
        on(CodeOver, linking.on_code_over),
    ),
    states={
        WRITING: _asking(linking.ask_code, not_a_code),
        NUMBER: _asking(found_again.ask_number, found_again.on_number),
        FINDING: _asking(found_again.ask_own_number, found_again.on_own_number),
        PROVING: _asking(found_again.ask_own_code, found_again.on_own_code),
    },
)
