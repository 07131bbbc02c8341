"""Every refusal of Telegram's server that we know of, and what becomes of the message."""

import pytest
from telegram.error import (
    BadRequest,
    Conflict,
    Forbidden,
    NetworkError,
    TelegramError,
    TimedOut,
)

from bot.channels.telegram.api.client import GROUP_CLOSED, kind_of
from bot.channels.telegram.api.refusals import TEXTS, Verdict, verdict_of
from bot.channels.telegram.group.topics import is_lost
from bot.runtime.delivery.channel import Deleted, Refused, TryLater, Unreachable

PEOPLE = [
    (Forbidden("Forbidden: bot was blocked by the user"), Unreachable),
    (Forbidden("Forbidden: bot can't initiate conversation with a user"), Unreachable),
    (Forbidden("Forbidden: anything else"), Unreachable),
    (Forbidden("Forbidden: user is deactivated"), Deleted),
    (BadRequest("Bad Request: USER_DELETED"), Deleted),
    (BadRequest("Bad Request: INPUT_USER_DEACTIVATED"), Deleted),
    (BadRequest("Bad Request: chat not found"), Unreachable),
    (BadRequest("Bad Request: private chat not found"), Unreachable),
    (BadRequest("Bad Request: user not found"), Unreachable),
    (BadRequest("Bad Request: PEER_ID_INVALID"), Unreachable),
    (BadRequest("Bad Request: USER_IS_BLOCKED"), Unreachable),
    (BadRequest("Bad Request: wrong file_id or the file is temporarily unavailable"), TryLater),
    (BadRequest("Bad Request: message is too long"), Refused),
    (BadRequest("Bad Request: reply markup is too long"), Refused),
    (TimedOut(), TryLater),
    (NetworkError("x"), TryLater),
    (Conflict("x"), TryLater),
]


@pytest.mark.parametrize(("error", "kind"), PEOPLE, ids=lambda each: str(each)[:60])
def test_what_a_refusal_means_for_a_person(error: TelegramError, kind: type[Exception]) -> None:
    assert type(kind_of(error)) is kind


@pytest.mark.parametrize(
    "text",
    [
        "Forbidden: bot was kicked from the supergroup chat",
        "Bad Request: chat not found",
        "Bad Request: not enough rights to send text messages to the chat",
        "Bad Request: have no rights to send a message",
        "Bad Request: CHAT_WRITE_FORBIDDEN",
    ],
)
def test_a_group_that_is_closed_gets_it_back(text: str) -> None:
    error = Forbidden(text) if text.startswith("Forbidden") else BadRequest(text)
    kind = kind_of(error, group=True)
    assert isinstance(kind, TryLater)
    assert str(kind) == GROUP_CLOSED


@pytest.mark.parametrize(("text", "verdict"), TEXTS)
def test_each_text_is_known_however_it_is_written(text: str, verdict: Verdict) -> None:
    for written in (f"Bad Request: {text}", f"Bad Request: {text.upper().replace(' ', '_')}"):
        assert verdict_of(BadRequest(written)) is verdict
    assert is_lost(BadRequest(text)) == (verdict is Verdict.TOPIC_LOST)
