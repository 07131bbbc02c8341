"""The log of a running Rida, at its most talkative, holds no talk, number or token."""

import logging
from collections.abc import Iterator

import pytest

from bot.app.logs import OURS, set_up


@pytest.fixture
def levels() -> Iterator[None]:
    names = ("", *OURS)
    before = {name: logging.getLogger(name).level for name in names}
    yield
    for name, level in before.items():
        logging.getLogger(name).setLevel(level)


@pytest.mark.usefixtures("levels")
@pytest.mark.parametrize("level", ["DEBUG", "INFO", "WARNING", "ERROR"])
def test_the_level_is_ours_alone(level: str) -> None:
    logging.getLogger().setLevel(logging.WARNING)
    set_up(level.lower(), "text")
    for name in (
        "aiosqlite",
        "httpx",
        "telegram.ext",
        "sse_starlette.sse",
        "python_multipart",
        "PIL",
        "new",
    ):
        assert not logging.getLogger(name).isEnabledFor(logging.INFO)
    for name in OURS:
        assert logging.getLogger(name).getEffectiveLevel() == logging.getLevelName(level)
