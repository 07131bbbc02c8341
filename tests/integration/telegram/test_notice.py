"""The notice about people's data, on Telegram: silent, once, and before the first answer."""

from pathlib import Path

import pytest

from tests.fixtures.bot_api import BotApi
from tests.integration.telegram_rig import HUDA, rida, said

pytestmark = pytest.mark.usefixtures("group")


async def test_it_is_sent_silently_before_the_first_answer_and_once(tmp_path: Path, api: BotApi) -> None:
    async with rida(tmp_path, api, RIDA_PRIVACY__NOTICE_VERSION="1") as rig:
        for _ in range(2):
            await rig.says(HUDA, "السلام عليكم", "معك رضا")
        await rig.until(lambda: len(api.sent(HUDA)) == 3)
        silent = [
            (said(message)[:14], bool(sent.get("disable_notification")))
            for message, (_, sent) in zip(
                api.sent(HUDA),
                [call for call in api.calls if call[0] == "sendMessage" and "text" in call[1]],
                strict=True,
            )
        ]
    assert [quiet for _, quiet in silent] == [True, False, False]
    assert silent[0][0].startswith("كلمة عن خصوصيت")
