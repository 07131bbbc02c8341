"""`rida check` with a Telegram that is set up wrong: each fault is named with its mend, and nothing is
sent."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot.commands.findings import Finding, Level
from bot.commands.inspect_telegram import telegram
from bot.config import load
from tests.fixtures.bot_api import BotApi
from tests.integration.telegram_rig import ROOT, environment, local_api, staff_group


@pytest.fixture
async def api() -> AsyncIterator[BotApi]:
    async with local_api() as api:
        yield api


async def found(folder: Path, api: BotApi, **more: str) -> list[Finding]:
    config = folder / "config.yaml"
    config.write_bytes((ROOT / "config.yaml").read_bytes())
    settings = load(config, {**environment(api), **more})
    findings = [finding async for finding in telegram(settings)]
    assert not any(method.startswith(("send", "set", "delete", "create")) for method, _ in api.calls)
    assert all(finding.mend for finding in findings if finding.level in (Level.WARNING, Level.ERROR))
    return findings


def wrong(findings: list[Finding]) -> str:
    return "; ".join(f"{f.what} → {f.mend}" for f in findings if f.level in (Level.WARNING, Level.ERROR))


async def test_all_is_well(tmp_path: Path, api: BotApi) -> None:
    staff_group(api)
    findings = await found(tmp_path, api)
    assert wrong(findings) == ""
    assert [finding.what for finding in findings] == [
        "the token is @rida_local_bot's",
        "the bot works in the staff group, a topic for each case",
    ]


async def test_a_wrong_token_is_named_and_not_shown(tmp_path: Path, api: BotApi) -> None:
    findings = await found(tmp_path, api, RIDA_TELEGRAM__TOKEN="700000001:wrong")
    assert "refuses the token" in wrong(findings)
    assert "@BotFather" in wrong(findings)
    assert "700000001:wrong" not in str(findings)


async def test_a_server_that_does_not_answer(tmp_path: Path, api: BotApi) -> None:
    findings = await found(tmp_path, api, RIDA_TELEGRAM__API_BASE_URL="http://127.0.0.1:9")
    assert "check telegram.api_base_url" in wrong(findings)


async def test_a_group_that_the_bot_is_not_in(tmp_path: Path, api: BotApi) -> None:
    assert "another group's id" in wrong(await found(tmp_path, api))


async def test_a_bot_that_was_removed(tmp_path: Path, api: BotApi) -> None:
    staff_group(api)
    api.people.bot_becomes(-1001, "kicked")
    assert "group" in wrong(await found(tmp_path, api))


async def test_a_group_without_topics(tmp_path: Path, api: BotApi) -> None:
    staff_group(api, forum=False)
    assert "Topics, switch them on" in wrong(await found(tmp_path, api))


async def test_a_bot_without_rights(tmp_path: Path, api: BotApi) -> None:
    staff_group(api, rights=("can_delete_messages",))
    assert "right to manage topics" in wrong(await found(tmp_path, api))


async def test_privacy_mode_that_hides_messages(tmp_path: Path, api: BotApi) -> None:
    staff_group(api, rights=())
    api.privacy_mode()
    assert "/setprivacy" in wrong(await found(tmp_path, api))


async def test_a_webhook_that_telegram_cannot_reach(tmp_path: Path, api: BotApi) -> None:
    staff_group(api)
    findings = await found(
        tmp_path, api, RIDA_TELEGRAM__MODE="webhook", RIDA_WEB__PUBLIC_URL="http://a.example"
    )
    assert "is no https:// address" in wrong(findings)


async def test_nobody_of_the_staff_is_known_there(tmp_path: Path, api: BotApi) -> None:
    staff_group(api)
    nobody = {"RIDA_STAFF__0__TELEGRAM_ID": "null", "RIDA_STAFF__1__TELEGRAM_ID": "null"}
    assert "@userinfobot" in wrong(await found(tmp_path, api, **nobody))
