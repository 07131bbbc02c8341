"""Updates of any shape: read as far as they can be, never an error."""

import copy
import math
from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from telegram import Bot

from bot.channels.telegram.api.payloads import Pressed, Wrote
from bot.channels.telegram.api.tolerant_parsing import read

BOT = Bot("1:token")
Json = dict[str, Any]

ME: Json = {"id": 7, "is_bot": False, "first_name": "هدى", "language_code": "ar"}
PRIVATE: Json = {"id": 7, "type": "private", "first_name": "هدى"}
GROUP: Json = {"id": -1001, "type": "supergroup", "title": "الموظفون", "is_forum": True}
PHOTO: Json = {"file_id": "a", "file_unique_id": "b", "width": 1, "height": 1, "file_size": 9}
WITH_BUTTON: Json = {"inline_keyboard": [[{"text": "أستلمها", "callback_data": "x"}]]}


def message(chat: Json = PRIVATE, **body: Any) -> Json:
    return {"message_id": 5, "date": 1, "chat": chat, "from": ME, **body}


def update(**body: Any) -> Json:
    return {"update_id": 1, **body}


KNOWN: tuple[Json, ...] = (
    update(
        message=message(text="/start a", entities=[{"type": "bot_command", "offset": 0, "length": 6}])
    ),
    update(message=message(photo=[PHOTO], caption="هذه", media_group_id="1")),
    update(message=message(document={"file_id": "a", "file_unique_id": "b", "file_name": "a.pdf"})),
    update(message=message(location={"latitude": 21.5, "longitude": 39.2})),
    update(message=message(contact={"phone_number": "+966", "first_name": "أ", "user_id": 7})),
    update(
        message=message(GROUP, text="نتابع", message_thread_id=9, is_topic_message=True),
    ),
    update(message=message(GROUP, left_chat_member=ME)),
    update(message=message(GROUP, migrate_to_chat_id=-1002)),
    update(edited_message=message(text="ب", edit_date=2)),
    update(
        callback_query={
            "id": "1",
            "from": ME,
            "message": message(GROUP, text="a", reply_markup=WITH_BUTTON),
            "data": "x",
            "chat_instance": "1",
        }
    ),
    update(
        chat_member={
            "chat": GROUP,
            "from": ME,
            "date": 1,
            "old_chat_member": {"status": "member", "user": ME},
            "new_chat_member": {"status": "left", "user": ME},
        }
    ),
)
ODD = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(-(2**70), 2**70),
    st.floats(),
    st.text(st.characters(exclude_categories=()), max_size=9),
    st.sampled_from([[], {}, [None], {"id": 1}, [[]], "private", "left", -1001]),
)


def places(there: Any, way: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    inside = (
        there.items() if isinstance(there, dict) else enumerate(there) if isinstance(there, list) else ()
    )
    for name, each in inside:
        yield (*way, name)
        yield from places(each, (*way, name))


def changed(known: Json, way: tuple[Any, ...], odd: Any) -> Json:
    result = there = copy.deepcopy(known)
    for name in way[:-1]:
        there = there[name]
    there[way[-1]] = odd
    return result


@pytest.mark.parametrize("known", KNOWN, ids=range(len(KNOWN)))
def test_what_is_known_is_read(known: Json) -> None:
    assert read(known, BOT)


@given(st.data())
@settings(max_examples=600)
def test_no_update_is_an_error(data: st.DataObject) -> None:
    """Whatever stands at one place of it; and what is read of it can be kept."""
    known = data.draw(st.sampled_from(KNOWN))
    way = data.draw(st.sampled_from(list(places(known))))
    found = read(changed(known, way, data.draw(ODD)), BOT)
    if found and isinstance(found[1], Wrote):
        wrote = found[1]
        assert wrote.text.encode().decode() == wrote.text
        assert min(wrote.message, wrote.place.chat, wrote.place.thread) >= -(2**63)
        assert max(wrote.message, wrote.place.chat, wrote.place.thread, wrote.sender.id) < 2**63
        assert not wrote.location or math.isfinite(wrote.location.latitude + wrote.location.longitude)
    if found and isinstance(found[1], Pressed):
        assert (found[1].data + found[1].label).encode()


@pytest.mark.parametrize(
    ("body", "text"),
    [
        ({"text": "لم يصلني رد", "entities": "bold"}, "لم يصلني رد"),
        ({"text": "لم يصلني رد", "reply_to_message": 4}, "لم يصلني رد"),
        ({"photo": {"best": "a"}, "caption": "هذه صورته"}, "هذه صورته"),
        ({"caption": "هذه صورته", "document": {"shards": []}}, "هذه صورته"),
    ],
)
def test_words_are_read_beside_what_cannot_be(body: Json, text: str) -> None:
    found = read(update(message=message(**body)), BOT)
    assert found and isinstance(found[1], Wrote)
    assert (found[1].text, found[1].unsupported) == (text, "")


@pytest.mark.parametrize(
    "body", [{"text": {"rich": []}}, {"text": "\ud800"}, {"photo": 4}, {"venue": []}]
)
def test_a_message_without_words_that_can_be_read_is_not_passed_by(body: Json) -> None:
    """The person is told that it cannot be read."""
    found = read(update(message=message(**body)), BOT)
    assert found and isinstance(found[1], Wrote)
    assert (found[1].text, found[1].unsupported) == ("", "unknown")


@pytest.mark.parametrize("raw", [None, [], "x", {}, {"update_id": True}, {"update_id": 2**63}, update()])
def test_what_is_no_update_is_passed_by(raw: Any) -> None:
    assert read(raw, BOT) is None
