"""Values of the core to JSON and back. The rule this module guards: what is read equals what was written.

An event carries its kind as a tag, the class's name; renaming an event class needs a migration. Errors
name the type and never quote the data.
"""

from collections.abc import Callable
from dataclasses import is_dataclass
from datetime import UTC, datetime
from functools import partial
from typing import Any, TypeVar, get_args

from cattrs.errors import BaseValidationError
from cattrs.gen import make_dict_structure_fn
from cattrs.preconf.json import JsonConverter, make_converter
from cattrs.strategies import configure_tagged_union

from bot.core.events import Event
from bot.store.errors import UnknownTag, Unreadable
from bot.store.schema import NaiveTime

T = TypeVar("T")
TAG = "type"


def _to_json(at: datetime) -> str:
    if at.tzinfo is None:
        raise NaiveTime("a time without a zone")
    return at.astimezone(UTC).isoformat()


def _to_time(value: str | datetime, _: type[datetime]) -> datetime:
    """Columns give datetimes where JSON gives text: a case is read from both."""
    return value if isinstance(value, datetime) else datetime.fromisoformat(value)


def _only_from_dict(converter: JsonConverter, shape: type[T]) -> Callable[[Any, Any], T]:
    """cattrs would read a text as a dataclass whose fields all have defaults, and so lose it."""
    structure = make_dict_structure_fn(shape, converter)

    def checked(data: Any, wanted: type[T]) -> T:
        if not isinstance(data, dict):
            raise TypeError(shape.__name__)
        return structure(data, wanted)

    return checked


def _converter() -> JsonConverter:
    converter = make_converter(detailed_validation=False)
    converter.register_structure_hook_factory(is_dataclass, partial(_only_from_dict, converter))
    converter.register_unstructure_hook(datetime, _to_json)
    converter.register_structure_hook(datetime, _to_time)
    configure_tagged_union(Event, converter, tag_name=TAG)
    return converter


_CONVERTER = _converter()
_TAGS = {each.__name__ for each in get_args(Event)}


def dump(value: Any) -> Any:
    """A dataclass of the core, or a tuple of them, as what JSON can hold."""
    return _CONVERTER.unstructure(value)


def load(data: Any, shape: type[T]) -> T:
    """The value that `dump` was given.

    Raises:
        Unreadable: the data has another shape.
    """
    try:
        return _CONVERTER.structure(data, shape)
    except (BaseValidationError, LookupError, TypeError, ValueError, AttributeError):
        # cattrs quotes the data in its errors, which may be a person's words: the cause is left out.
        raise Unreadable(getattr(shape, "__name__", str(shape))) from None


def dump_event(event: Event) -> dict[str, Any]:
    data: dict[str, Any] = _CONVERTER.unstructure(event, unstructure_as=Event)
    return data


def load_event(data: Any) -> Event:
    """The event that `dump_event` was given.

    Raises:
        UnknownTag: the data names a kind of event that does not exist here.
        Unreadable: the data has another shape.
    """
    tag = str(data.get(TAG)) if isinstance(data, dict) else ""
    if tag not in _TAGS:
        raise UnknownTag(tag)
    return load(data, Event)  # type: ignore[arg-type]  # a union is a type for cattrs, not for mypy
