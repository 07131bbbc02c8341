"""Where each message has its price: what goes as one, and what is no message at all."""

from dataclasses import replace

import pytest

from bot.core.events import Attachment, AttachmentKind, Notice
from bot.core.message_budget import can_join, is_news, joined
from bot.core.messages import TAKE_BACK, Button, Message

YES, NO, MENU = Button("confirm", "", "نعم"), Button("refuse", "", "لا"), Button("menu", "", "القائمة")
ASK = Button("ask", "fees", "الرسوم")
LINK = Button("", "", "الموقع", url="https://example.org")
FILE = Attachment("a" * 64, "receipt.png", AttachmentKind.PHOTO, "image/png", 9)


def say(text: str = "سمعناك", *buttons: Button, **more: object) -> Message:
    return replace(Message(text, "ar", buttons=buttons), **more)  # type: ignore[arg-type]


def test_one_message_stays_as_it_is() -> None:
    alone = say("أهلًا", YES, slot="heard")
    assert joined([alone]) is alone


def test_all_words_and_files_go_along_in_their_order() -> None:
    one = joined([say("أهلًا"), say("صورة", attachments=(FILE,)), say("كيف نساعدك؟", MENU, stamp=2)])
    assert one.text == "أهلًا\n\nصورة\n\nكيف نساعدك؟"
    assert (one.attachments, one.buttons, one.stamp) == ((FILE,), (MENU,), 2)


def test_the_prompt_that_stands_has_its_buttons_first() -> None:
    """What was on offer before it in the same turn, a link for one, follows."""
    one = joined([say("جواب", ASK, LINK, MENU, stamp=4), say("السؤال", YES, MENU, stamp=5)])
    assert [each.label for each in one.buttons] == ["نعم", "القائمة", "الموقع", "الرسوم"]
    assert one.stamp == 5


def test_what_is_shown_beside_a_prompt_takes_nothing_from_it() -> None:
    one = joined([say("السؤال", YES, NO, stamp=5), say("وأيضًا", ASK, stamp=5)])
    assert one.buttons == (YES, NO, ASK)


def test_a_list_has_ten_rows_and_the_prompt_keeps_all_of_its_own() -> None:
    earlier = [Button("ask", str(n), f"سؤال {n}") for n in range(8)]
    prompt = [Button("take", str(n), f"حل {n}") for n in range(6)]
    one = joined([say("قبل", *earlier, stamp=1), say("الآن", *prompt, stamp=2)])
    assert one.buttons[:6] == tuple(prompt) and len(one.buttons) == 10
    many = [Button("take", str(n), f"حل {n}") for n in range(12)]
    assert joined([say("قبل", ASK), say("الآن", *many, stamp=1)]).buttons == tuple(many)


def test_it_is_quiet_or_spare_only_where_all_of_it_is() -> None:
    assert joined([say(quiet=True, spare=True), say(quiet=True, spare=True)]).spare
    mixed = joined([say(quiet=True, spare=True), say()])
    assert not mixed.quiet and not mixed.spare


def test_the_steps_of_a_ladder_are_proven_together() -> None:
    notices = (Notice(1001, "first", "agent"), Notice(1002, "first", "agent"))
    assert joined([say(notices=notices[:1]), say(notices=notices[1:])]).notices == notices


@pytest.mark.parametrize(
    "other",
    [
        say(private=True),
        say(key=TAKE_BACK),
        say(mark="waiting", about="m1"),
        say(key="template-reply"),
        say(""),
        replace(say(), language="en"),
    ],
    ids=["private", "taken back", "a sign", "a template", "no words", "another language"],
)
def test_what_would_be_shown_or_lost_by_standing_together_stands_alone(other: Message) -> None:
    assert not can_join(say(), other) and not can_join(other, say())


def test_two_drawings_of_a_kind_are_two_messages() -> None:
    assert not can_join(say(qr="a"), say(qr="b"))
    assert can_join(say(qr="a"), say(copy="7"))
    assert joined([say(), say(qr="a"), say(copy="7")]).drawings == (
        *say(qr="a").drawings,
        *say(copy="7").drawings,
    )


def test_private_words_are_joined_with_their_like() -> None:
    assert can_join(say(private=True), say(private=True))
    assert joined([say(private=True), say(private=True)]).private


HEARD = say("وصلتنا رسالة", YES, slot="heard", spare=True)


@pytest.mark.parametrize(
    ("message", "standing", "is_new"),
    [
        (HEARD, [], True),
        (HEARD, [say("نسمعك", YES)], False),
        (HEARD, [say("شكرًا"), say("نسمعك", YES, stamp=3)], False),
        (HEARD, [say("نسمعك", NO)], True),
        (HEARD, [say("نسمعك")], True),
        (HEARD, [say("نسمعك", YES, NO)], False),
        (HEARD, [say("نسمعك", NO, YES)], True),  # whoever types 1 would mean another
        (say("نحن هنا", MENU, spare=True), [say("نسمعك", YES)], False),
        (say("نحن هنا", MENU, ASK, spare=True), [say("نسمعك", YES)], True),
        (replace(HEARD, buttons=(YES, ASK)), [say("نسمعك", YES)], True),
        (replace(HEARD, attachments=(FILE,)), [HEARD], True),
        (replace(HEARD, notices=(Notice(1001, "first", "agent"),)), [HEARD], True),
        (say("بدأ العمل", spare=True), [say("سجلنا شكواك", MENU)], False),
        (say("رمزك 1234", slot="code"), [say("رمزك 1234", slot="code")], False),
        (say("رمزك 5678", slot="code"), [say("رمزك 1234", slot="code")], True),
        (say("رمزك 1234", slot="code"), [say("رمزك 1234", slot="code"), say("وأيضًا")], True),
        (say("رمزك 1234", MENU, slot="code"), [say("رمزك 1234", YES, slot="code")], True),
        (say("كلام موظف"), [say("كلام موظف")], True),
        (say("", key=TAKE_BACK), [say("", key=TAKE_BACK)], True),
    ],
)
def test_what_only_tells_again_what_stands_is_no_message(
    message: Message, standing: list[Message], is_new: bool
) -> None:
    assert is_news(message, standing) is is_new
