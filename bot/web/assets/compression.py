"""How an answer goes over the line. Streams of news never come here: they go as they are, at once."""

from functools import lru_cache
from gzip import compress as gzip

import brotli  # type: ignore[import-untyped]
from starlette.datastructures import Headers

SMALLEST = 512  # bytes: what is smaller gains nothing
_WELL, _QUICKLY = 9, 5  # of eleven and nine; the first for what is made once
ENCODINGS = ("br", "gzip")


def encoding_for(headers: Headers) -> str:
    """The best that the browser takes; empty for none."""
    taken = dict(map(_weighed, headers.get("accept-encoding", "").lower().split(",")))
    return next((each for each in ENCODINGS if taken.get(each, taken.get("*", 0.0)) > 0), "")


def _weighed(part: str) -> tuple[str, float]:
    name, _, weight = part.partition(";")
    try:
        return name.strip(), float(weight.strip().removeprefix("q=") or 1)
    except ValueError:
        return name.strip(), 0.0


def encoded(content: bytes, encoding: str) -> bytes:
    """For what is made anew for each visitor."""
    return _encoded(content, encoding, _QUICKLY)


@lru_cache(maxsize=64)
def encoded_well(content: bytes, encoding: str) -> bytes:
    """For what stays the same, and is made small once."""
    return _encoded(content, encoding, _WELL)


def _encoded(content: bytes, encoding: str, pains: int) -> bytes:
    match encoding:
        case "br":
            return bytes(brotli.compress(content, quality=pains))
        case "gzip":
            return gzip(content, pains, mtime=0)
        case _:
            return content
