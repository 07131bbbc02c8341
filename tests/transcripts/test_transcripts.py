"""Every talk in this folder is told again, word for word, by a whole Rida on a real file.

A transcript is a test: `rida transcript CASE` prints one. After a wanted change of words,
`make transcripts` tells them anew; read the difference before you keep it.
"""

import os
import re
from pathlib import Path

import pytest

from bot.policy.languages import LANGUAGES
from bot.runtime.transcript import read_lines
from tests.transcripts import labels as called
from tests.transcripts.labels import file_of, labels, named, names, told_anew
from tests.transcripts.player import player
from tests.transcripts.turns import ON_WHATSAPP, played

LIVE = "(live)"
"""In the title of a talk of which no case is made: it is told as it happens."""

FOLDER = Path(__file__).parent
_MAIL = "(mail)"
"""In the title of a talk whose person writes by mail (test_transcripts_by_mail.py)."""

WRITTEN = sorted(FOLDER.glob("[0-9]*.txt"))
BY_MAIL = [talk for talk in WRITTEN if _MAIL in talk.read_text("utf-8").partition("\n")[0]]
EVERY = [talk for talk in WRITTEN if talk not in BY_MAIL]
WINDOWED = [talk for talk in EVERY if ON_WHATSAPP in talk.read_text("utf-8").partition("\n")[0]]
TALKS = [talk for talk in EVERY if talk not in WINDOWED]
"""Those that are the same on every channel."""
TELL_ANEW = os.environ.get("TELL_ANEW") == "1"


def number_in(title: str) -> int:
    """Of the case or the registration by which the talk is found: `# 5001: …`; else of the first case."""
    named = re.match(r"# (\d+)", title)
    return int(named[1]) if named else 1001


def is_live(text: str) -> bool:
    return LIVE in text.partition("\n")[0]


@pytest.mark.parametrize("talk", played(EVERY, "web"))
async def test_a_talk_is_told_again_word_for_word(talk: Path, tmp_path: Path) -> None:
    text = talk.read_text("utf-8")
    title = "".join(line for line in text.splitlines(keepends=True)[:2] if line.startswith("#"))
    async with player(tmp_path, on="whatsapp" if talk in WINDOWED else "web") as rida:
        await rida.play(read_lines(text))
        if is_live(text):
            told = title + "\n".join(rida.told_live) + "\n"
        else:
            told = title + "".join(named(await rida.told(number_in(title))).splitlines(keepends=True)[1:])
    if TELL_ANEW and told != text:
        talk.write_text(told, "utf-8")
        pytest.skip("told anew: read its difference as the person would")
    assert told == text


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_stands_on_the_buttons_was_looked_at(language: str) -> None:
    """A changed label is a changed line of its file, and no talk is another for it."""
    wanted = told_anew(language, [talk.read_text("utf-8") for talk in WRITTEN])
    if TELL_ANEW:
        file_of(language).write_text(wanted, "utf-8")
    assert file_of(language).read_text("utf-8") == wanted


def test_no_label_stands_on_two_buttons_that_the_talks_call_otherwise() -> None:
    called = {(labels(each)[key], name) for each in LANGUAGES for key, name in names(each).items()}
    assert len(called) == len({label for label, _ in called}), "call both by one name in labels.….txt"


def test_a_changed_label_changes_no_talk(monkeypatch: pytest.MonkeyPatch) -> None:
    now = labels("ar") | {"choice-take": "عليّ", "choice-case": "رقم …"}
    with monkeypatch.context() as changed:
        changed.setattr(called, "labels", {"ar": now, "en": labels("en")}.__getitem__)
        called.renamed.cache_clear()
        told = "case-1001 service presses: عليّ\n> case-1001: اضغط «عليّ» أو [عليّ]\n| [عليّ]\n| [رقم 1001]\n| عليّ"
        assert named(told) == (
            "case-1001 service presses: أستلمها\n> case-1001: اضغط «أستلمها» أو [عليّ]\n"
            "| [أستلمها]\n| [الطلب 1001]\n| عليّ"
        )
        assert "choice-take: أستلمها | عليّ\n" in told_anew("ar", ["| [أستلمها]"])
    called.renamed.cache_clear()


def test_there_are_talks() -> None:
    assert len(TALKS) >= 6
