"""What is logged, and how it is written: text for people, or one JSON object a line for programs.

The rules this module guards: the level is ours alone, for what libraries say below a warning quotes
talks, addresses and tokens. A line of JSON is one line whatever was said, and of an exception it has the
types and the places, never the text: that may hold a person's words.
"""

import json
import logging
import sys
import threading
from datetime import UTC, datetime
from types import TracebackType
from typing import Any

from bot.runtime.shared.failures import trace

OURS = ("rida", "bot", "handlers", "faq")
_KNOWN = frozenset(vars(logging.makeLogRecord({}))) | {"message", "asctime", "taskName", "color_message"}


def set_up(level: str, form: str) -> None:
    """`level` and `form` as config.yaml says them."""
    logging.basicConfig(level=logging.WARNING, format="%(asctime)s %(levelname)s %(message)s")
    for ours in OURS:
        logging.getLogger(ours).setLevel(level.upper())
    if form == "json":
        for handler in logging.getLogger().handlers:
            handler.setFormatter(JsonLines())
        logging.captureWarnings(True)
        sys.excepthook = _ended
        threading.excepthook = lambda args: _ended(args.exc_type, args.exc_value, args.exc_traceback)


def _ended(_: type[BaseException], error: BaseException | None, __: TracebackType | None = None) -> None:
    """What nobody caught would be written as Python writes it, with its text, over many lines."""
    logging.getLogger("rida").critical("nobody caught this", exc_info=error)


_ENDS = {ord(each): f"\\u{ord(each):04x}" for each in "\x7f\x85\u2028\u2029"}
"""What JSON takes as it is and many a program for the end of a line."""


class JsonLines(logging.Formatter):
    def format(self, record: logging.LogRecord) -> str:
        told = {
            "time": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname.lower(),
            "logger": record.name,
            "message": _message(record),
        }
        written = json.dumps({**told, **_fields(record), **_exception(record)}, ensure_ascii=False)
        return written.translate(_ENDS)


def _message(record: logging.LogRecord) -> str:
    """Whoever logs with values that do not fit is told of, and not by an exception of the log."""
    try:
        said = record.getMessage()
    except (TypeError, ValueError):
        said = str(record.msg)
    return said.strip().encode("utf-8", "replace").decode()


def _fields(record: logging.LogRecord) -> dict[str, Any]:
    """What our own modules say beside the message by `extra`; what libraries add may quote anything."""
    if record.name.partition(".")[0] not in OURS:
        return {}
    extra = {name: value for name, value in vars(record).items() if name not in _KNOWN}
    return {"fields": {name: _plain(value) for name, value in extra.items()}} if extra else {}


def _plain(value: object) -> object:
    return value if isinstance(value, str | int | float | bool | None) else type(value).__name__


def _exception(record: logging.LogRecord) -> dict[str, Any]:
    error = record.exc_info[1] if record.exc_info else None
    if error is None:
        return {}
    return {"exception": type(error).__qualname__, "stack": trace(error)}
