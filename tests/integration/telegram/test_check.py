"""`rida check` with a Telegram that is set up wrong: each fault is named with its mend, and nothing is
sent."""

import asyncio
import time
from collections.abc import AsyncIterator
from datetime import timedelta
from pathlib import Path

import httpx
import pytest

from bot.channels.telegram.incoming.update_conflicts import Episode
from bot.commands.check import update_conflicts
from bot.commands.check.findings import Finding, Level
from bot.commands.check.telegram import telegram
from bot.config import load
from tests.fixtures.bot_api import BotApi
from tests.integration.telegram_rig import (
    AGENT,
    ROOT,
    SUPERVISOR,
    environment,
    local_api,
    rida,
    staff_group,
)


@pytest.fixture
async def api() -> AsyncIterator[BotApi]:
    async with local_api() as api:
        for member in (SUPERVISOR, AGENT):
            api.people.starts(member)
        yield api


@pytest.fixture(autouse=True)
def hasty(monkeypatch: pytest.MonkeyPatch) -> None:
    """No test but those of rivals waits for one to show itself."""
    monkeypatch.setattr(update_conflicts, "HOLD", 0)
    monkeypatch.setattr(update_conflicts, "PAUSE", 0.0)


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
    assert [finding.what for finding in findings if finding.level is Level.OK] == [
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
    said = wrong(await found(tmp_path, api))
    assert "another group's id" in said and "can answer nobody" in said


@pytest.mark.parametrize(("demo", "level"), [("true", Level.NOTE), ("false", Level.ERROR)])
async def test_no_group_at_all(tmp_path: Path, api: BotApi, demo: str, level: Level) -> None:
    more = {"RIDA_TELEGRAM__STAFF_GROUP": "null", "RIDA_DEMO": demo}
    (finding,) = [f for f in await found(tmp_path, api, **more) if "staff_group is not set" in f.what]
    assert finding.level is level
    assert "rida connect telegram" in finding.mend


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


async def test_a_bot_that_may_delete_nothing(tmp_path: Path, api: BotApi) -> None:
    staff_group(api, rights=("can_manage_topics",))
    assert "right to delete messages" in wrong(await found(tmp_path, api))


async def test_a_bot_with_both_rights_is_told_nothing_of_them(tmp_path: Path, api: BotApi) -> None:
    staff_group(api, rights=("can_manage_topics", "can_delete_messages"))
    assert "right to" not in wrong(await found(tmp_path, api))


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


@pytest.mark.parametrize(
    ("url", "is_wrong"),
    [("https://a.example:5000", True), ("https://a.example:8443", False), ("https://a.example", False)],
)
async def test_the_port_of_a_webhook(tmp_path: Path, api: BotApi, url: str, is_wrong: bool) -> None:
    staff_group(api)
    findings = await found(tmp_path, api, RIDA_TELEGRAM__MODE="webhook", RIDA_WEB__PUBLIC_URL=url)
    assert ("names port 5000" in wrong(findings)) is is_wrong
    assert ("on 443" in wrong(findings)) is is_wrong


@pytest.mark.parametrize(("age", "is_told"), [(60, True), (7200, False)])
async def test_an_old_error_of_the_webhook_is_no_error(
    tmp_path: Path, api: BotApi, age: int, is_told: bool
) -> None:
    staff_group(api)
    api.delivery.last_error, api.delivery.last_error_at = "Connection refused", int(time.time()) - age
    webhook = {"RIDA_TELEGRAM__MODE": "webhook", "RIDA_WEB__PUBLIC_URL": "https://a.example"}
    assert ("Connection refused" in wrong(await found(tmp_path, api, **webhook))) is is_told


async def test_at_every_start_only_what_differs_is_said(tmp_path: Path, api: BotApi) -> None:
    staff_group(api)
    api.rates.on = True

    def said() -> list[str]:
        return [method for method, _ in api.calls if method.startswith("setMy")]

    async with rida(tmp_path, api) as rig:
        await rig.until(lambda: ("short_description", "en") in api.state.about)
    assert said()[0] == "setMyCommands", "commands come first"
    for _ in range(3):
        api.calls.clear()
        async with rida(tmp_path, api) as rig:
            await rig.until(lambda: any(m == "getMyShortDescription" for m, _ in api.calls[-40:]))
            await rig.until(lambda: sum(m == "getMyShortDescription" for m, _ in api.calls) == 3)
        assert said() == []


async def test_what_telegram_does_not_take_now_is_said_later_and_delays_nobody(
    tmp_path: Path, api: BotApi
) -> None:
    staff_group(api)
    api.fails("setMyDescription", 429, retry_after=3)
    async with rida(tmp_path, api) as rig:
        await rig.says(SUPERVISOR, "/menu")
        assert not any(what == "description" for what, _ in api.state.about)
        await rig.until(lambda: ("description", "en") in api.state.about)
    assert sum(method == "setMyCommands" for method, _ in api.calls) <= 6


async def test_nobody_of_the_staff_is_known_there(tmp_path: Path, api: BotApi) -> None:
    staff_group(api)
    nobody = {"RIDA_STAFF__0__TELEGRAM_ID": "null", "RIDA_STAFF__1__TELEGRAM_ID": "null"}
    assert "rida connect telegram" in wrong(await found(tmp_path, api, **nobody))


async def test_a_member_whom_telegram_has_never_seen(tmp_path: Path, api: BotApi) -> None:
    staff_group(api)
    settings = {"RIDA_STAFF__0__TELEGRAM_ID": "555"}
    assert "مشرف المشاريع has no talk with the bot" in wrong(await found(tmp_path, api, **settings))


async def test_members_who_never_pressed_start_or_left_are_known_from_our_own_database(
    tmp_path: Path, api: BotApi
) -> None:
    api.delivery.pending.clear()
    staff_group(api)
    settings = load(
        ROOT / "config.yaml", environment(api) | {"RIDA_DATABASE": f"sqlite:///{tmp_path}/rida.db"}
    )

    async def said() -> str:
        return wrong([finding async for finding in telegram(settings)])

    async with rida(tmp_path, api, RIDA_DATABASE=settings.database) as rig:
        for label in ("مشرف المشاريع", "موظف خدمة المستفيدين"):
            assert f"{label} has no talk with the bot" in await said(), "the group is no talk"
        for member in (SUPERVISOR, AGENT):
            api.people.starts(member)
        await rig.until(lambda: api.sent(SUPERVISOR) and api.sent(AGENT))
        await rig.app.runtime.settle()
        assert "the bot:" not in await said()

        api.people.blocks(AGENT)
        api.people.writes(AGENT, "/menu")
        await rig.until(lambda: not api.delivery.pending)
        await rig.app.runtime.settle()
        assert "موظف خدمة المستفيدين has blocked the bot" in await said()
        assert "https://t.me/rida_local_bot" in await said()
        assert "مشرف المشاريع" not in await said()


async def test_a_group_that_moved(tmp_path: Path, api: BotApi) -> None:
    api.people.group(-55, "الموظفون", forum=False)
    api.people.migrates(-55, -100777)
    assert "telegram.staff_group: -100777" in wrong(
        await found(tmp_path, api, RIDA_TELEGRAM__STAFF_GROUP="-55")
    )


# somebody else with the token


async def polls(api: BotApi) -> None:
    """A bot that asks again after every refusal, as the usual libraries do."""
    async with httpx.AsyncClient(timeout=60) as client:
        while True:
            await client.post(f"{api.base_url}{api.token}/getUpdates", data={"timeout": 30})
            await asyncio.sleep(0.5)


async def test_another_program_that_polls(
    tmp_path: Path, api: BotApi, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(update_conflicts, "HOLD", 10)
    staff_group(api)
    api.delivery.pending.clear()
    other = asyncio.create_task(polls(api))
    await asyncio.sleep(0.2)
    try:
        found_wrong = wrong(await found(tmp_path, api))
    finally:
        other.cancel()
    assert "another program asks for this bot's updates" in found_wrong
    assert "/revoke" in found_wrong


async def test_looking_takes_no_update(tmp_path: Path, api: BotApi) -> None:
    staff_group(api)
    api.people.writes(AGENT, "/menu")
    waiting = list(api.delivery.pending)
    await found(tmp_path, api)
    assert list(api.delivery.pending) == waiting


async def test_a_webhook_beside_polling(tmp_path: Path, api: BotApi) -> None:
    staff_group(api)
    api.delivery.set_webhook("https://elsewhere.example/a-secret-path", "", 1)
    found_wrong = wrong(await found(tmp_path, api))
    assert "a webhook leads to elsewhere.example" in found_wrong
    assert "a-secret-path" not in found_wrong


async def test_a_running_rida_is_not_its_own_rival(tmp_path: Path, api: BotApi) -> None:
    staff_group(api)
    async with rida(tmp_path, api) as rig:
        assert rig.app.telegram
        await rig.until(lambda: any(m == "getUpdates" for m, _ in api.calls))
        config = tmp_path / "config.yaml"
        settings = load(config, environment(api))
        assert wrong([f async for f in telegram(settings)]) == ""
        assert {str(p["limit"]) for m, p in api.calls if m == "getUpdates"} == {"100"}, "its own only"
        api.delivery.set_webhook("https://elsewhere.example/hook", "", 1)
        said = wrong([f async for f in telegram(settings)])
        assert "led to elsewhere.example by a webhook, while Rida asks" in said


async def test_what_a_running_rida_noticed(tmp_path: Path, api: BotApi) -> None:
    staff_group(api)
    async with rida(tmp_path, api) as rig:
        assert rig.app.telegram
        conflicts = await rig.until(lambda: rig.app.telegram and rig.app.telegram.conflicts)
        since = rig.app.runtime.clock.now() - timedelta(minutes=5)
        await conflicts._keep(Episode("polling", since, since, is_told=True))
        settings = load(tmp_path / "config.yaml", environment(api))
        said = wrong([f async for f in telegram(settings)])
        assert "another program has been taking this bot's updates since 20" in said
