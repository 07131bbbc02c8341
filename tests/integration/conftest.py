"""What these tests share: a database to begin from, the local Bot API, and a group with a complaint in it."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from tests.fixtures.bot_api import BotApi
from tests.fixtures.migrated import migrated_once
from tests.integration.telegram_rig import Rig, local_api, rida, staff_group

__all__ = ["migrated_once"]


@pytest.fixture
async def api() -> AsyncIterator[BotApi]:
    """The platform with everybody who takes part. There is no group yet."""
    async with local_api() as api:
        yield api


@pytest.fixture
def group(api: BotApi) -> None:
    """The staff's group, a forum."""
    staff_group(api)


@pytest.fixture
async def rig(tmp_path: Path, api: BotApi, group: None) -> AsyncIterator[Rig]:
    """A Rida in that group, with a complaint of Huda's."""
    async with rida(tmp_path, api) as rig:
        await rig.complains()
        yield rig
