"""The person's phone as another platform would show it: by the functions that send there, and no others."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from bot.app.appearances import appearances
from bot.core.events import Attachment, AttachmentKind
from bot.core.messages import TAKE_BACK, Button, Message
from bot.runtime.views import HistoryItem, SaidRow
from bot.web.shared.appearances import Platform, Said, Shown, shown_on

NOON = datetime(2026, 11, 26, 9, tzinfo=UTC)
DAY = timedelta(days=1)
WHATSAPP, TELEGRAM = appearances()["whatsapp"], appearances()["telegram"]


def wrote(text: str, at: datetime = NOON, id: str = "in-1") -> HistoryItem:
    return HistoryItem(id, at, outgoing=False, text=text)


def buttons(*labels: str) -> tuple[Button, ...]:
    return tuple(Button(f"a{n}", "", label) for n, label in enumerate(labels))


def row(id: int, text: str, at: datetime = NOON, *labels: str, turn: int = 1, **more: object) -> SaidRow:
    message = Message(text=text, language="ar", key="menu", buttons=buttons(*labels), stamp=id)
    return SaidRow(id, at, turn, replace(message, **more))  # type: ignore[arg-type]


def told(platform: Platform, came: list[HistoryItem], said: list[SaidRow], *opened: str) -> list[str]:
    return [_words(each) for each in shown_on(platform, came, said, opened)]


def _words(each: Shown) -> str:
    return each.message.text if isinstance(each, Said) else each.text


def test_what_a_turn_says_is_one_message_on_whatsapp_and_several_on_telegram() -> None:
    said = [row(1, "أهلًا"), row(2, "اختر", NOON, "نعم", "لا"), row(3, "لاحقًا", turn=2)]
    assert told(WHATSAPP, [], said) == ["أهلًا\n\nاختر", "لاحقًا"]
    assert told(TELEGRAM, [], said) == ["أهلًا", "اختر", "لاحقًا"]


@pytest.mark.parametrize(
    ("labels", "rows", "sheet"),
    [
        (["نعم"], 1, 0),
        (["نعم", "لا", "ربما"], 3, 0),
        ([f"خيار {n}" for n in range(4)], 0, 4),
        ([f"خيار {n}" for n in range(10)], 0, 10),
        ([f"خيار {n}" for n in range(11)], 0, 0),  # numbered text
        (["كلمة " * 6 + "أخرى"], 0, 1),  # too long for a button
    ],
)
def test_buttons_a_list_and_numbers_are_those_that_whatsapp_is_sent(
    labels: list[str], rows: int, sheet: int
) -> None:
    (bubble,) = WHATSAPP.bubbles(row(1, "اختر", NOON, *labels).message)
    assert (len(bubble.rows), len(bubble.sheet)) == (rows, sheet)
    assert bool(bubble.opener) == bool(sheet)
    if not rows and not sheet:
        assert "11. خيار 10" in bubble.text
    assert all(len(key.title) <= 24 for key in bubble.sheet)


def test_a_title_that_was_shortened_keeps_the_rest_below_it() -> None:
    label = "أكلم موظفًا من خدمة المستفيدين الآن"
    (bubble,) = WHATSAPP.bubbles(row(1, "اختر", NOON, label).message)
    assert bubble.sheet[0].title.endswith("…") and bubble.sheet[0].description == label


def test_telegrams_keys_stand_in_telegrams_rows() -> None:
    (bubble,) = TELEGRAM.bubbles(row(1, "اختر", NOON, "نعم", "لا", "كلمة " * 5).message)
    assert [[key.title for key in row] for row in bubble.rows] == [["نعم", "لا"], ["كلمة " * 5]]


def test_a_press_belongs_to_the_prompt_that_offered_it() -> None:
    first, second = row(1, "ألف", NOON, "نعم"), row(2, "باء", NOON, "نعم", "لا")
    (said,) = shown_on(WHATSAPP, [], [first, second], ())
    assert isinstance(said, Said)
    assert [said.stamp_of(button) for button in said.message.buttons] == [2, 2]


def test_a_file_is_a_message_of_its_own_or_carries_the_words() -> None:
    file = Attachment("f1", AttachmentKind.PHOTO, "image/png", 10)
    (shown,) = shown_on(WHATSAPP, [], [row(1, "هذه هي", attachments=(file,))], ())
    assert isinstance(shown, Said)
    assert [(b.text, b.file) for b in WHATSAPP.bubbles(shown.message)] == [("هذه هي", file)]


def test_what_takes_a_place_changes_it_on_telegram_alone() -> None:
    count = [row(1, "رسالتان", slot="n"), row(2, "غيرها", turn=2), row(3, "ثلاث", turn=3, slot="n")]
    assert told(TELEGRAM, [], count) == ["ثلاث", "غيرها"]
    assert told(WHATSAPP, [], count) == ["رسالتان", "غيرها", "ثلاث"]


def test_what_only_counts_is_no_message_on_whatsapp() -> None:
    prompt = row(1, "احكِ لنا", NOON, "هذا كل شيء")
    again = row(2, "وصلتنا رسالتك", NOON, "هذا كل شيء", turn=2, spare=True)
    assert told(WHATSAPP, [], [prompt, again]) == ["احكِ لنا"]
    assert told(TELEGRAM, [], [prompt, again]) == ["احكِ لنا", "وصلتنا رسالتك"]


def test_what_takes_something_back_says_nothing() -> None:
    assert told(TELEGRAM, [], [row(1, "", key=TAKE_BACK)]) == []


# The window -------------------------------------------------------------------------------------------

LATE = NOON + 5 * DAY
ANSWER = row(9, "حُلّت مشكلتك", LATE, turn=9, key="case-resolved", args={"number": "1001"})


def test_after_a_day_a_call_goes_and_the_answer_waits() -> None:
    call, *rest = told(WHATSAPP, [wrote("شكوى")], [ANSWER])[1:]
    assert "1001" in call and "حُلّت" not in call and rest == []
    assert told(TELEGRAM, [wrote("شكوى")], [ANSWER])[1:] == ["حُلّت مشكلتك"]


def test_one_call_stands_for_all_that_waits_and_its_press_brings_it_in_order() -> None:
    later = row(10, "وهذا خبر آخر", LATE + DAY / 24, turn=10, key="staff-wrote", args={"number": "1001"})
    shown = shown_on(WHATSAPP, [wrote("شكوى")], [ANSWER, later], ())
    (call,) = [each for each in shown if isinstance(each, Said) and each.opens]
    assert [button.action for button in call.message.buttons] == ["show-held"]
    assert told(WHATSAPP, [wrote("شكوى")], [ANSWER, later], call.id)[2:] == [
        "اعرض الرد",
        "حُلّت مشكلتك",
        "وهذا خبر آخر",
    ]


def test_whoever_writes_is_sent_what_waited_and_is_called_again_only_later() -> None:
    again = wrote("مرحبا", LATE + DAY, "in-2")
    reply = row(11, "أهلًا", LATE + DAY, turn=11)
    assert told(WHATSAPP, [wrote("شكوى"), again], [ANSWER, reply])[2:] == [
        "مرحبا",
        "حُلّت مشكلتك",
        "أهلًا",
    ]


@pytest.mark.parametrize(
    ("key", "calls"), [("draft-reminder", 0), ("closed-quietly", 0), ("staff-wrote", 1)]
)
def test_what_only_reminds_calls_nobody(key: str, calls: int) -> None:
    shown = shown_on(WHATSAPP, [wrote("شكوى")], [row(9, "كلام", LATE, turn=9, key=key)], ())
    assert sum(isinstance(each, Said) for each in shown) == calls


def test_within_the_day_everything_is_said() -> None:
    soon = replace(ANSWER, at=NOON + DAY - timedelta(seconds=1))
    assert told(WHATSAPP, [wrote("شكوى")], [soon])[1:] == ["حُلّت مشكلتك"]
