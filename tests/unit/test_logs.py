"""One line of JSON for whatever is logged: it can be read, and has nothing of an exception's text."""

import json
import logging
from datetime import datetime

import pytest

from bot.app.logs import JsonLines
from bot.runtime.shared.metrics import ErrorsHeard, Metrics, part_of

WORDS = "كلمات شخص"


def line(record: logging.LogRecord) -> dict[str, object]:
    text = JsonLines().format(record)
    assert len(text.splitlines()) == 1, "U+2028 and the like end a line for some programs"
    told = json.loads(text)
    assert isinstance(told, dict)
    return told


def record(message: str, *args: object, name: str = "bot.x", **more: object) -> logging.LogRecord:
    return logging.makeLogRecord(
        {"name": name, "levelname": "ERROR", "levelno": 40, "msg": message, "args": args, **more}
    )


@pytest.mark.parametrize(
    "message",
    ["plain", "two\nlines", "a\u2028b\u2029c\x85d\x0b", '"quoted" \\', "مرحبا «رضا»", "\ud800", "\x00"],
)
def test_every_message_is_one_line_that_can_be_read(message: str) -> None:
    told = line(record(message))
    assert told["message"] == message.strip().encode("utf-8", "replace").decode()
    assert told["level"] == "error" and told["logger"] == "bot.x"
    assert datetime.fromisoformat(str(told["time"])).utcoffset() is not None


def test_arabic_stands_there_as_it_is() -> None:
    assert "مرحبا" in JsonLines().format(record("مرحبا"))


def test_of_an_exception_it_has_types_and_places_and_no_text() -> None:
    try:
        try:
            raise ValueError(WORDS)
        except ValueError as error:
            raise KeyError(WORDS) from error
    except KeyError as error:
        told = line(record("failed", exc_info=(KeyError, error, error.__traceback__)))
    assert told["exception"] == "KeyError"
    assert "ValueError" in str(told["stack"]) and "test_logs.py" in str(told["stack"])
    assert WORDS not in json.dumps(told, ensure_ascii=False)


def test_fields_are_those_of_our_own_modules_and_plain() -> None:
    assert line(record("x", queue=3, what=object()))["fields"] == {"queue": 3, "what": "object"}
    assert "fields" not in line(record("x", name="aiohttp.client", url=WORDS))
    assert "fields" not in line(record("x", name="uvicorn.error", color_message=WORDS))


def test_values_that_do_not_fit_end_nothing() -> None:
    assert line(record("%d of %d", "one"))["message"] == "%d of %d"


@pytest.mark.parametrize(
    ("logger", "part"),
    [
        ("bot.runtime.turns.worker", "turns"),
        ("bot.runtime.timers", "timers"),
        ("bot.runtime.timersmith", "other"),
        ("bot.channels.telegram.api.client", "telegram"),
        ("bot.web.shared.guard", "web"),
        ("uvicorn.error", "web"),
        ("somebody.else", "other"),
    ],
)
def test_errors_are_counted_by_the_part_that_met_them(logger: str, part: str) -> None:
    counted = Metrics()
    ErrorsHeard(counted).handle(record("x", name=logger))
    assert dict(counted.errors) == {part: 1} and part_of(logger) == part
