"""What is read equals what was written, whatever people write."""

import json
from dataclasses import is_dataclass
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path
from typing import Any, get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.core.case import Case, Delegation, Entry
from bot.core.conversation import Choice, Conversation, Draft
from bot.core.disclosure import Disclosure
from bot.core.events import Event, MessageReceived, Words
from bot.core.learning import Addition, AskedQuestion
from bot.core.messages import CARRIED, Button, Message
from bot.core.registration import Registration, WaitingNote
from bot.store.codec import TAG, dump, dump_event, load, load_event
from bot.store.errors import UnknownTag, Unreadable
from bot.store.schema import NaiveTime

# Whatever a phone can send, also half of an emoji and signs that turn the text around.
texts = st.text(st.characters(codec=None), max_size=20)
times = st.datetimes(datetime(1990, 1, 1), datetime(2090, 1, 1), timezones=st.just(UTC))  # noqa: DTZ001 - hypothesis asks for bounds without a zone
for kind, strategy in ((str, texts), (datetime, times), (float, st.floats(-180, 180))):
    st.register_type_strategy(kind, strategy)

events = st.one_of([st.from_type(each) for each in get_args(Event)])
values = st.one_of([st.from_type(each) for each in (Case, Entry, Draft, Choice, Message, Delegation)])


@given(events)
def test_an_event_comes_back_as_it_was(event: Event) -> None:
    assert load_event(dump_event(event)) == event


@given(values)
def test_a_value_comes_back_as_it_was(value: object) -> None:
    assert is_dataclass(value)
    assert load(dump(value), type(value)) == value


def test_a_time_of_another_zone_is_the_same_instant_in_utc() -> None:
    riyadh = datetime(2026, 3, 1, 12, tzinfo=timezone(timedelta(hours=3)))
    stored = load_event(dump_event(MessageReceived(Words("x", at=riyadh))))
    assert isinstance(stored, MessageReceived) and stored.words.at
    assert stored.words.at.isoformat() == "2026-03-01T09:00:00+00:00"


def test_a_time_without_a_zone_is_refused() -> None:
    with pytest.raises(NaiveTime):
        dump_event(MessageReceived(Words("x", at=datetime(2026, 3, 1))))  # noqa: DTZ001 - the point


@pytest.mark.parametrize("data", [{TAG: "PersonDanced"}, {}, {TAG: None}, {TAG: ["x"]}, [], None, "text"])
def test_an_unknown_kind_of_event_is_named(data: object) -> None:
    with pytest.raises(UnknownTag):
        load_event(json.dumps(data))


@pytest.mark.parametrize(
    "data",
    [
        {TAG: "MessageReceived"},
        {TAG: "MessageReceived", "words": "خاص جداً"},
        {TAG: "MessageReceived", "words": {"text": "خاص جداً", "at": "yesterday"}},
        {TAG: "StaffWrote", "case": "خاص جداً", "words": {}},
    ],
)
def test_data_of_another_shape_is_refused_and_not_quoted(data: object) -> None:
    with pytest.raises(Unreadable) as refusal:
        load_event(json.dumps(data))
    error: BaseException | None = refusal.value
    assert error is not None and error.__cause__ is None and error.__suppress_context__
    assert "خاص" not in str(error)


def test_half_of_an_emoji_and_a_time_in_the_words_come_back_as_they_were() -> None:
    said = 'half \ud83d of "2026-03-01T12:00:00"'
    assert load_event(dump_event(MessageReceived(Words(said)))) == MessageReceived(Words(said))


OLDER = Path(__file__).parents[1] / "data" / "older" / "values.jsonl"
"""One of each, every field of it filled, as the last version wrote them that had another codec."""

KEPT = {each.__name__: each for each in (Conversation, Case, Entry, Message, Registration, WaitingNote)}
KEPT |= {each.__name__: each for each in (Addition, AskedQuestion, Disclosure)}


def _older() -> list[tuple[str, Any]]:
    return [tuple(json.loads(line)) for line in OLDER.read_text("utf-8").splitlines()]


@pytest.mark.parametrize(("name", "data"), _older())
def test_what_an_older_version_wrote_is_read_and_written_the_same(name: str, data: Any) -> None:
    """But for the name of UTC, and what came since."""
    if name == "Event":
        again = dump_event(load_event(json.dumps(data)))
    else:
        again = dump(load(json.dumps(data), KEPT[name]))
    assert _holds(json.loads(again.replace('Z"', '+00:00"')), data)


def _holds(new: Any, old: Any) -> bool:
    if isinstance(old, dict):
        return all(name in new and _holds(new[name], each) for name, each in old.items())
    if isinstance(old, list):
        return len(new) == len(old) and all(map(_holds, new, old))
    return bool(new == old)


OLD_ROW = r"""{"text": "\u0648\u0635\u0644\u062a \u0631\u0633\u0627\u0644\u062a\u0643 \u0625\u0644\u0649 \u0627\u0644\u0645\u0648\u0638\u0641 \u0627\u0644\u0645\u0633\u0624\u0648\u0644 \u0639\u0646 \u0637\u0644\u0628\u0643 1001.", "language": "ar", "key": "talk-passed-on", "args": {"number": "1001"}, "buttons": [{"action": "talk-done", "arg": "", "label": "\u0627\u0646\u062a\u0647\u064a\u062a\u060c \u0634\u0643\u0631\u064b\u0627", "url": ""}], "attachments": [], "stamp": 15, "slot": "passed-on", "subject": "", "case": null, "about": "17:4", "mark": "delivered", "notices": [], "qr": "", "poster": "ibda.en"}"""
"""As an older version wrote it, before what goes along with the words stood in a class of its own."""


def test_a_message_that_an_older_version_wrote_reads_as_it_did() -> None:
    read = load(OLD_ROW, Message)
    assert read == Message(
        "وصلت رسالتك إلى الموظف المسؤول عن طلبك 1001.",
        "ar",
        "talk-passed-on",
        {"number": "1001"},
        (Button("talk-done", "", "انتهيت، شكرًا"),),
        15,
        slot="passed-on",
        about="17:4",
        mark="delivered",
        poster="ibda.en",
    )


def test_a_message_is_written_as_older_versions_write_it() -> None:
    """Queries and migrations look into it, and a backup of today may be read by hand."""
    old, newer = (
        json.loads(OLD_ROW),
        {
            "private": False,
            "quiet": False,
            "copy": "",
            "spare": False,
            "form": "",
            "asks_number": False,
            "slip": "",
        },
    )
    assert json.loads(dump(load(OLD_ROW, Message))) == {**old, **newer}
    assert set(CARRIED) < {**old, **newer}.keys()


def test_a_message_without_the_newest_fields_is_read() -> None:
    assert load('{"text": "x", "language": "ar"}', Message) == Message("x", "ar")
