"""What `rida check` looks at: who else could read what people wrote, and by which address they come.

What harms at once, a demonstration beside a real channel, is refused before (bot/config/network.py).
"""

from collections.abc import Iterator
from pathlib import Path

from pydantic import BaseModel

from bot.commands.check.findings import Finding, Level
from bot.commands.language import say
from bot.config import Settings
from bot.store.sqlite.database import file_of

OTHERS = 0o077


def exposure(settings: Settings) -> Iterator[Finding]:
    yield from _demo(settings)
    yield from _pages(settings)
    yield from _files(settings)
    yield from _secrets(settings)


def _demo(settings: Settings) -> Iterator[Finding]:
    if settings.demo and settings.demo_public:
        what = say("check-demo-open")
        yield Finding(Level.WARNING, "demo", what, say("check-demo-open-mend"), "demo-open")


def _pages(settings: Settings) -> Iterator[Finding]:
    if settings.demo or settings.web.public_url:
        return
    what = say("check-no-url", url=settings.web.url)
    mend = say("check-no-url-mend", example="https://chat.example.org")
    yield Finding(Level.WARNING, "web", what, mend, "web-no-url")


def _files(settings: Settings) -> Iterator[Finding]:
    """What people wrote is read by Rida's own account alone."""
    database = file_of(settings.database)
    kept = {*database.parent.glob(f"{database.name}*"), *settings.data_dir.rglob("*")}
    open_ones = sorted(file for file in kept if file.name != ".gitkeep" and _is_open(file))
    if open_ones:
        what = say("check-open-files", count=len(open_ones), file=str(open_ones[0]))
        yield Finding(Level.WARNING, "files", what, f"chmod -R go-rwx {settings.data_dir}", "files-open")


def _secrets(settings: Settings) -> Iterator[Finding]:
    """Whoever reads one of these acts as Rida, or reads what it kept."""
    for key, file in _secret_files(settings):
        if _is_open(file):
            what = say("check-open-secret", file=str(file), key=key)
            yield Finding(Level.WARNING, "secrets", what, f"chmod 600 {file}", f"secret-open:{key}")


def _secret_files(settings: Settings) -> Iterator[tuple[str, Path]]:
    """Of every section but one that is switched off."""
    for section in type(settings).model_fields:
        given = getattr(settings, section)
        if not isinstance(given, BaseModel) or not getattr(given, "enabled", True):
            continue
        yield from _files_in(given, section)


def _files_in(given: BaseModel, path: str) -> Iterator[tuple[str, Path]]:
    for key in sorted(type(given).model_fields):
        value = getattr(given, key)
        if isinstance(value, BaseModel):
            yield from _files_in(value, f"{path}.{key}")
        elif key.endswith("_file") and value is not None:
            yield f"{path}.{key}", value


def _is_open(file: Path) -> bool:
    try:
        return file.is_file() and bool(file.stat().st_mode & OTHERS)
    except OSError:
        return False  # it went away meanwhile, or is not ours to look at
