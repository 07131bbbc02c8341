"""What `rida check` looks at: who else could read what people wrote, and by which address they come.

What harms at once, a demonstration beside a real channel, is refused before (bot/config/network.py).
"""

from collections.abc import Iterator
from pathlib import Path

from bot.commands.check.findings import Finding, Level
from bot.config import Settings
from bot.store.sqlite.database import file_of

OTHERS = 0o077


def exposure(settings: Settings) -> Iterator[Finding]:
    yield from _demo(settings)
    yield from _pages(settings)
    yield from _files(settings)


def _demo(settings: Settings) -> Iterator[Finding]:
    if settings.demo and settings.demo_public:
        what = (
            "the demonstration is open to every machine that reaches it: everybody there plays the staff"
        )
        yield Finding(Level.WARNING, "demo", what, "set demo_public to false once it is over")


def _pages(settings: Settings) -> Iterator[Finding]:
    if settings.demo or settings.web.public_url:
        return
    what = f"web.public_url is not set: links, QR codes and redirects lead to {settings.web.url}"
    mend = "write the address at which people open the page, as https://chat.example.org"
    yield Finding(Level.WARNING, "web", what, mend)


def _files(settings: Settings) -> Iterator[Finding]:
    """What people wrote is read by Rida's own account alone."""
    database = file_of(settings.database)
    kept = {*database.parent.glob(f"{database.name}*"), *settings.data_dir.rglob("*")}
    open_ones = sorted(file for file in kept if file.name != ".gitkeep" and _is_open(file))
    if open_ones:
        what = (
            f"other accounts of this machine can read {len(open_ones)} files, {open_ones[0]} among them"
        )
        yield Finding(Level.WARNING, "files", what, f"chmod -R go-rwx {settings.data_dir}")


def _is_open(file: Path) -> bool:
    try:
        return file.is_file() and bool(file.stat().st_mode & OTHERS)
    except OSError:
        return False  # it went away meanwhile, or is not ours to look at
