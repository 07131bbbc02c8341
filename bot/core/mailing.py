"""Which files of a case an official e-mail carries.

The rule this module guards: a mail carries pictures and PDFs and nothing else, and not more than the
strictest of the usual servers take: whoever promises a mail promises that it arrives.
"""

from bot.core.events import Attachment

MAILED = frozenset(
    {
        "image/jpeg",
        "image/png",
        "image/gif",
        "image/webp",
        "image/heic",
        "image/avif",
        "application/pdf",
    }
)
MOST = 7 * 1024**2
"""Bytes of all files of a mail. Many servers take 10 MB of a mail, and in a mail a file grows by 37 %."""


def carried(files: tuple[Attachment, ...], most: int = MOST) -> tuple[Attachment, ...]:
    """Those that go along, in their order, as many as there is room for."""
    kept: list[Attachment] = []
    for file in files:
        if file.mime in MAILED and sum(each.size for each in kept) + file.size <= most:
            kept.append(file)
    return tuple(kept)


def left_out(files: tuple[Attachment, ...], most: int = MOST) -> tuple[Attachment, ...]:
    taken = {file.id for file in carried(files, most)}
    return tuple(file for file in files if file.id not in taken)
