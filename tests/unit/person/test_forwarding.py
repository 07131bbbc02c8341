"""What a person passes on or answers is shown as what it is, and is nobody's answer to a question of ours."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from bot.core.events import Forwarded, MessageReceived, Origin, Quoted, Words
from bot.core.messages import Message
from bot.texts.catalogue import plain
from tests.unit.person.test_complaint import complain
from tests.unit.world import World, person, room

HUDA = person()
AT = datetime(2026, 11, 20, 9, tzinfo=UTC)
DRIVER = Forwarded(Origin.USER, "أبو فهد", AT)


def sends(world: World, text: str, **more: object) -> list[Message]:
    return world.happen(HUDA, MessageReceived(Words(text, **more)))  # type: ignore[arg-type]


def shown(messages: list[Message]) -> str:
    return "\n".join(plain(message.text) for message in messages)


@pytest.mark.parametrize(
    ("origin", "says"),
    [
        (DRIVER, "محوّلة من أبو فهد:"),
        (Forwarded(Origin.HIDDEN_USER, "أبو فهد", AT), "محوّلة من أبو فهد، وحسابه مخفي:"),
        (Forwarded(Origin.CHANNEL, "أخبار الحي", AT), "محوّلة من قناة أخبار الحي:"),
        (Forwarded(Origin.CHAT, "الجيران", AT), "محوّلة من مجموعة الجيران:"),
        (Forwarded(Origin.OURS, "", AT), "محوّلة من رسائل الجمعية:"),
        (Forwarded(Origin.OWN, "", AT), "محوّلة من رسالة سابقة لكاتبها:"),
        (Forwarded(Origin.HIDDEN_USER), "محوّلة من شخص آخر:"),
    ],
)
def test_evidence_has_its_origin_on_the_card_and_in_the_full_text(origin: Forwarded, says: str) -> None:
    world = World()
    world.write(HUDA, "شكوى")
    sends(world, "السائق كتب لي هذا")
    sends(world, "لن نوصل لك شيئًا", forwarded=origin)
    for action in ("heard-all", "no-expectation"):
        world.press(HUDA, action)
    summary = shown(world.said[HUDA][-1:])
    world.press(HUDA, "confirm")
    card, full = shown(world.said[room()][-1:]), shown(world.write(room(), "/said", by="agent"))
    for text in (summary, card, full, shown([mail for _, mail in world.mails][:1])):
        before, _, after = text.partition(says)
        assert "السائق كتب لي هذا" in before and "لن نوصل لك شيئًا" in after
        assert ("نوفمبر 2026" in after.partition("لن نوصل")[0]) == bool(origin.at)


def test_an_answer_is_shown_with_what_it_answers() -> None:
    world = World()
    complain(world)
    world.write(room(), "وصلتك السلة أمس", by="agent")
    sends(world, "هذا غير صحيح", quoted=Quoted(Origin.OURS, "وصلتك السلة أمس"))
    told = shown(world.said[room()][-1:])
    assert "ردًّا على رسالة الجمعية: «وصلتك السلة أمس»\nهذا غير صحيح" in told
    assert "«وصلتك السلة أمس»" in shown(world.write(room(), "/said", by="agent"))
    assert world.cases[1001].words[-1].quoted == Quoted(Origin.OURS, "وصلتك السلة أمس")


@pytest.mark.parametrize(
    ("quoted", "says"),
    [
        (Quoted(Origin.OWN, "كلامي"), "ردًّا على رسالة سابقة لكاتبها: «كلامي»"),
        (Quoted(Origin.CHANNEL, "خبر"), "ردًّا على رسالة من شخص آخر: «خبر»"),
        (Quoted(Origin.OURS, "", "photo"), "ردًّا على رسالة الجمعية: «صورة"),
        (Quoted(Origin.OURS, "ط" * 500), "ط" * 200 + "…»"),
    ],
)
def test_whose_message_is_answered_is_said(quoted: Quoted, says: str) -> None:
    world = World()
    complain(world)
    world.write(room(), "نتابعها", by="agent")
    sends(world, "هذا غير صحيح", quoted=quoted)
    assert says in shown(world.said[room()][-1:])


def test_a_forwarded_wish_is_not_the_person_s() -> None:
    world = World()
    world.write(HUDA, "شكوى")
    sends(world, "تأخرت السلة")
    world.press(HUDA, "heard-all")
    assert next(m.key for m in sends(world, "نبغى اعتذارًا", forwarded=DRIVER)) == "forwarded-kept"
    draft = world.conversations[HUDA].draft
    assert draft and not draft.expectation and draft.words[-1].forwarded == DRIVER
    assert world.conversations[HUDA].state == "expectation"
    sends(world, "أريد السلة")
    assert (world.conversations[HUDA].draft or draft).expectation == "أريد السلة"


def test_a_forwarded_yes_confirms_nothing() -> None:
    world = World()
    world.write(HUDA, "شكوى")
    sends(world, "تأخرت السلة")
    for action in ("heard-all", "no-expectation"):
        world.press(HUDA, action)
    for text in ("نعم، صحيح", "1", "نعم"):
        sends(world, text, forwarded=DRIVER)
    assert not world.cases
    world.press(HUDA, "confirm")
    assert [words.text for words in world.cases[1001].words if words.forwarded] == [
        "نعم، صحيح",
        "1",
        "نعم",
    ]


def test_a_forwarded_number_fills_no_field() -> None:
    world = World()
    world.write(HUDA, "أبغى أسجل في مبادرة ابدأ")
    for action in ("accept-terms", "for-myself"):
        if any(button.action == action for message in world.said[HUDA] for button in message.buttons):
            world.press(HUDA, action)
    while world.conversations[HUDA].state not in ("field", "option"):
        world.press(HUDA, world.said[HUDA][-1].buttons[0].action)
    before = world.conversations[HUDA].registering
    for text in ("0501234567", "سارة أحمد", "1"):
        assert next(m.key for m in sends(world, text, forwarded=DRIVER)) == "forwarded-kept"
    assert world.conversations[HUDA].registering == before
    assert [w.forwarded for w in world.conversations[HUDA].pending.words] == [DRIVER] * 3


@pytest.mark.parametrize("text", ["ممتاز", "لا", "لا ما انحلت", "1"])
def test_a_forwarded_opinion_rates_nothing(text: str) -> None:
    world = World()
    complain(world)
    world.press(room(), "resolve", by="agent")
    world.write(room(), "وصلت السلة", by="agent")
    sends(world, text, forwarded=DRIVER)
    assert not world.ratings and world.cases[1001].quality is None
    assert world.cases[1001].status == "resolved"


def test_a_forwarded_cry_for_help_is_heard() -> None:
    world = World()
    keys = [m.key for m in sends(world, "البيت يحترق الحقوني", forwarded=DRIVER)]
    assert keys[0] == "emergency"
    assert world.cases[1001].urgent and world.cases[1001].words[0].forwarded == DRIVER


def test_words_written_before_this_are_read_as_ever() -> None:
    words = Words("قديم")
    assert (words.forwarded, words.quoted, words.album) == (None, None, "")
    assert replace(words, text="") == Words()
