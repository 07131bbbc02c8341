"""What `rida check` looks at in QR codes and posters: that they can be drawn, and where they lead."""

from collections.abc import Iterator

from bot.commands.check.findings import Finding, Level
from bot.config import Settings
from bot.drawing.faces import FACES, FONTS

TRUETYPE = b"\x00\x01\x00\x00"


def pictures(settings: Settings) -> Iterator[Finding]:
    yield _fonts()
    if settings.initiatives and settings.codes_lead_nowhere:
        level = Level.NOTE if settings.demo else Level.WARNING
        what = f"QR codes lead to {settings.web.url}, and no phone reaches this machine by that name"
        yield Finding(level, "qr", what, "write the address that people reach as web.public_url")


def _fonts() -> Finding:
    broken = [name for name in FACES.values() if not _is_whole(name)]
    if broken:
        what = f"the posters' font is missing or damaged: {', '.join(broken)}"
        mend = "get the project's files again (git checkout bot/drawing)"
        return Finding(Level.ERROR, "fonts", what, mend)
    return Finding(Level.OK, "fonts", f"{len(FACES)} faces for posters are whole")


def _is_whole(name: str) -> bool:
    try:
        return (FONTS / name).read_bytes()[:4] == TRUETYPE
    except OSError:
        return False
