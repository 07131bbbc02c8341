"""What `rida check` looks at in QR codes and posters: that they can be drawn, and where they lead."""

from collections.abc import Iterator

from bot.commands.check.findings import Finding, Level
from bot.commands.language import say
from bot.config import Settings
from bot.drawing.faces import FACES, FONTS

TRUETYPE = b"\x00\x01\x00\x00"


def pictures(settings: Settings) -> Iterator[Finding]:
    yield _fonts()
    if settings.initiatives and settings.codes_lead_nowhere:
        level = Level.NOTE if settings.demo else Level.WARNING
        what, mend = say("check-codes-nowhere", url=settings.web.url), say("check-codes-nowhere-mend")
        yield Finding(level, "qr", what, mend, "codes-nowhere")


def _fonts() -> Finding:
    broken = [name for name in FACES.values() if not _is_whole(name)]
    if broken:
        what = say("check-faces-broken", files=", ".join(broken))
        mend = say("check-faces-broken-mend", command="git checkout bot/drawing")
        return Finding(Level.ERROR, "fonts", what, mend, "faces-broken")
    return Finding(Level.OK, "fonts", say("check-faces", count=len(FACES)), key="faces")


def _is_whole(name: str) -> bool:
    try:
        return (FONTS / name).read_bytes()[:4] == TRUETYPE
    except OSError:
        return False
