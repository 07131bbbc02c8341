"""The same talks through WhatsApp, word for word: a channel changes nothing of what is said.

What is compared is what the turns said. Beside it stands what WhatsApp made of it: every word that the outbox
says was sent did arrive, and nothing that was sent broke a rule of the platform.

A talk that goes on after days is told with a window for free replies that stays open. What a closed one changes
(a template, a press, the card of staff) is told by the talks whose person is on WhatsApp.
"""

import re
from contextlib import nullcontext
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from bot.policy.languages import LANGUAGES
from bot.runtime.transcript import read_lines, shown
from bot.texts.catalogue import plain, sentence
from tests.transcripts.labels import named
from tests.transcripts.test_transcripts import TALKS, WINDOWED, is_live, number_in
from tests.transcripts.turns import played
from tests.transcripts.whatsapp_player import WhatsAppPlayer, stays_open, whatsapp_player

_NAMELESS = re.compile(r"((?:sends: |<)(?:photo|voice)) [^>\n]+")
"""WhatsApp's photos and voice notes have no names of their own."""

_COMMAND = re.compile(r"^(person\S*|elsewhere): (/[a-z_]+)( .*)?$")
"""A command that is typed is a command there, as it is on Telegram, and no words."""

_ON_THE_CARD = tuple(
    "| " + shown(plain(sentence("card-window-open", language, {"until": ""}))) for language in LANGUAGES
)
"""Staff see until when a direct reply is possible, where there is such a time."""

_PROCESSORS = {
    "تيليجرام، والبريد الإلكتروني، وواتساب (شركة ميتا)": "تيليجرام والبريد الإلكتروني",
    "Telegram, e-mail and WhatsApp (Meta)": "Telegram and e-mail",
}
"""The notice names whoever the words go through, and so WhatsApp where it is on."""

_TWO_CHATS = ("80-", "81-", "82-", "83-")
"""Those of two chats say on which channel the other one is."""


@pytest.mark.parametrize("talk", played(TALKS, "whatsapp"))
async def test_a_talk_is_the_same_on_whatsapp(talk: Path, tmp_path: Path) -> None:
    text = talk.read_text("utf-8")
    with stays_open() if goes_on(text) else nullcontext():
        async with whatsapp_player(tmp_path) as rida:
            await rida.play(read_lines(text))
            told = await _told(rida, text)
            lost = await rida.lost()
    assert as_on_whatsapp(told, rida) == _wanted(text, talk.stem)
    assert lost == []
    assert rida.api.refused == []


@pytest.mark.parametrize("talk", played(WINDOWED, "whatsapp"))
async def test_a_talk_across_the_window_is_told_through_whatsapp_itself(
    talk: Path, tmp_path: Path
) -> None:
    """Held, called by a template, shown after the press: with the real window on both sides."""
    text = talk.read_text("utf-8")
    async with whatsapp_player(tmp_path) as rida:
        await rida.play(read_lines(text))
        assert _lines(await _told(rida, text)) == _lines(text)
        assert await rida.lost() == []
        assert rida.api.refused == []


def goes_on(text: str) -> bool:
    """Whether it ends after the window of its beginning."""
    times = [datetime.fromisoformat(line.text) for line in read_lines(text) if line.who == "@"]
    return times[-1] - times[0] > timedelta(hours=22)


async def _told(rida: WhatsAppPlayer, text: str) -> str:
    return "\n".join([*rida.told_live, ""]) if is_live(text) else named(await rida.told(number_in(text)))


def as_on_whatsapp(told: str, rida: WhatsAppPlayer) -> list[str]:
    """Without what WhatsApp adds; and what was typed for a press is that press."""
    lines = _without_the_window(_lines(told))
    for number, label in rida.typed:  # below words that are too long for buttons, choices are numbered
        lines[lines.index(f"person: {number}")] = f"person presses: {label}"
    return lines


def _without_the_window(lines: list[str]) -> list[str]:
    """Where it stands alone on the card, it has brought the empty line before it."""
    kept: list[str] = []
    for line, following in zip(lines, [*lines[1:], ""], strict=True):
        if not line.startswith(_ON_THE_CARD):
            kept.append(line)
        elif kept[-1] == "|" and (
            following == "|" or not following.startswith("| ") or following[2] == "["
        ):
            kept.pop()
    return kept


def _wanted(text: str, name: str) -> list[str]:
    for before, language in (("في", "ar"), ("on", "en")) if name.startswith(_TWO_CHATS) else ():
        page, whatsapp = (
            shown(plain(sentence(f"channel-{each}", language, {}))) for each in ("web", "whatsapp")
        )
        text = text.replace(f"{before} {page[0].lower()}{page[1:]}", f"{before} {whatsapp}")
    return _lines(text)


def _lines(text: str) -> list[str]:
    """Without the title."""
    for named_there, elsewhere in _PROCESSORS.items():
        text = text.replace(named_there, elsewhere)
    lines = [_NAMELESS.sub(r"\1", line) for line in text.splitlines() if not line.startswith("#")]
    return [_COMMAND.sub(r"\1 presses: \2", line) for line in lines]
