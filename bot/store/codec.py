"""Values of the core to JSON and back. The rule this module guards: what is read equals what was written.

An event carries its kind as a tag, the class's name; renaming an event class needs a migration. Errors
name the type and never quote the data.

What msgspec will not write or read is done the long way: a time of another zone than UTC, which is
brought to it, and half of an emoji, which a phone may send and no UTF-8 can hold.
"""

import json
import re
from collections.abc import Callable, Collection, Hashable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cache
from typing import Any, TypeVar, cast, get_args

import msgspec

from bot.core.events import Event
from bot.store.errors import UnknownTag, Unreadable
from bot.store.schema import NaiveTime

T = TypeVar("T")
TAG = "type"

_EVENTS: Mapping[str, type[Any]] = {each.__name__: each for each in get_args(Event)}
_NOT_IN_UTC = re.compile(r"T\d\d:\d\d:\d\d(?:\.\d+)?(?![.\dZ])")
_read = msgspec.json.Decoder().decode


def _mapped(value: Any) -> dict[Any, Any]:
    """Whatever is a mapping and no dict."""
    if isinstance(value, Mapping):
        return dict(value)
    raise NotImplementedError(type(value).__name__)


_write = msgspec.json.Encoder(enc_hook=_mapped).encode


def dump(value: Any) -> str:
    """A dataclass of the core, or a tuple of them, as JSON."""
    try:
        text = _write(value).decode()
    except UnicodeEncodeError:
        return json.dumps(_plain(value))
    return text if _NOT_IN_UTC.search(text) is None else json.dumps(_plain(value))


def dump_without(value: Any, names: Collection[str]) -> str:
    """The same without those fields, which stand in columns of their own."""
    return dump({name: getattr(value, name) for name in _rest(cast(Hashable, type(value)), tuple(names))})


@cache
def _rest(kind: Hashable, without: tuple[str, ...]) -> tuple[str, ...]:
    """Of such a class those fields that stay."""
    return tuple(name for name in cast(Any, kind).__dataclass_fields__ if name not in without)


def dump_event(event: Event) -> str:
    """With its kind, before all else."""
    text, tag = dump(event), f'{{"{TAG}":"{kind_of(event)}"'
    return f"{tag}}}" if text == "{}" else f"{tag},{text[1:]}"


def kind_of(event: Event) -> str:
    return type(event).__name__


def _plain(value: Any) -> Any:
    """As what JSON can hold."""
    return _in_utc(msgspec.to_builtins(value, builtin_types=(datetime,), enc_hook=_mapped))


def _in_utc(plain: Any) -> Any:
    """Raises NaiveTime: which instant it means cannot be known."""
    match plain:
        case datetime(tzinfo=None):
            raise NaiveTime("a time without a zone")
        case datetime():
            return plain.astimezone(UTC).isoformat()
        case dict():
            return {name: _in_utc(each) for name, each in plain.items()}
        case list() | tuple():
            return [_in_utc(each) for each in plain]
        case _:
            return plain


def load(text: str, shape: type[T]) -> T:
    """The value that `dump` was given.

    Raises:
        Unreadable: the data has another shape.
    """
    try:
        value: T = _reader(cast(Hashable, shape))(text)
        return value
    except msgspec.ValidationError:
        # msgspec may quote the data in its errors, which may be a person's words: the cause is left out.
        raise Unreadable(shape.__name__) from None
    except msgspec.DecodeError:
        return _converted(_read_slowly(text, shape), shape)


def load_with(text: str, columns: Mapping[str, Any], shape: type[T]) -> T:
    """The value of which `dump_without` was given the rest. The names of columns are plain strings.

    Raises:
        Unreadable: as `load`.
    """
    try:
        rest = _read(text)
    except msgspec.DecodeError:
        rest = _read_slowly(text, shape)
    return _converted({**rest, **columns}, shape)


def load_event(text: str) -> Event:
    """The event that `dump_event` was given.

    Raises:
        UnknownTag: the data names a kind of event that does not exist here.
        Unreadable: the data has another shape.
    """
    kind = kind_stored(text)
    if kind not in _EVENTS:
        raise UnknownTag(kind)
    event: Event = load(text, _EVENTS[kind])
    return event


@dataclass(frozen=True, slots=True)
class _Tagged:
    """Its one field is called as `TAG` says."""

    type: str


def kind_stored(text: str) -> str:
    """The kind of an event as stored; empty where it names none."""
    try:
        return load(text, _Tagged).type
    except Unreadable:
        return ""


@cache
def _reader(shape: Hashable) -> Callable[[str], Any]:
    return msgspec.json.Decoder(shape).decode


def _read_slowly(text: str, shape: type[T]) -> Any:
    try:
        return json.loads(text)
    except ValueError:
        raise Unreadable(shape.__name__) from None


def _converted(data: Any, shape: type[T]) -> T:
    try:
        return msgspec.convert(data, shape)
    except msgspec.ValidationError:
        raise Unreadable(shape.__name__) from None
