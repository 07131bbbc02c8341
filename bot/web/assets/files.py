"""The files that pages load, each under a name that says what is in it.

The rule this module guards: what stands under a name never changes, so a browser asks for it once and
never again; a page names only what belongs to it.
"""

import mimetypes
import re
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from pathlib import Path

from bot.web.assets import bundles

STATIC = (Path(__file__).parents[1] / "static").resolve()
STYLES = {
    "base.css": ("base",),
    "read.css": ("base", "read"),
    "chat.css": ("base", "phone", "composer"),
    "demo.css": ("base", "phone", "composer", "staff", "demo", "appearances"),
}
SCRIPTS = {"chat.js": "chat", "demo.js": "demo"}
_NAMED = re.compile(r"(.+)\.([0-9a-f]{10})(\.\w+)")
_TYPES = {".woff2": "font/woff2", ".svg": "image/svg+xml", ".js": "text/javascript", ".css": "text/css"}


@dataclass(frozen=True, slots=True)
class Asset:
    """One file as it is given out. `version` is made of its content."""

    content: bytes
    type: str
    version: str


def address(name: str) -> str:
    """Where a page finds the file of that name.

    Raises:
        KeyError: there is none.
    """
    stem, _, ending = name.rpartition(".")
    return f"/static/{stem}.{_asset(name).version}.{ending}"


def found(path: str) -> tuple[Asset, bool] | None:
    """What stands under that name, and whether it is what the name promises: a page that was opened
    before an update still names the former version, and is given the one there is."""
    if not (named := _NAMED.fullmatch(path)):
        return None
    try:
        asset = _asset(named.group(1) + named.group(3))
    except KeyError:
        return None
    return asset, named.group(2) == asset.version


@cache
def _asset(name: str) -> Asset:
    content = _content(name)
    kind = _TYPES.get(Path(name).suffix) or mimetypes.guess_type(name)[0] or "application/octet-stream"
    return Asset(content, kind, sha256(content).hexdigest()[:10])


def _content(name: str) -> bytes:
    if name in STYLES:
        sheets = [STATIC / "css" / f"{each}.css" for each in STYLES[name]]
        return bundles.style(sheets, lambda file: address(file.relative_to(STATIC).as_posix())).encode()
    if name in SCRIPTS:
        return bundles.script(STATIC / "js", SCRIPTS[name]).encode()
    return _files()[name].read_bytes()


@cache
def _files() -> dict[str, Path]:
    return {file.relative_to(STATIC).as_posix(): file for file in STATIC.rglob("*") if file.is_file()}
