"""`rida connect telegram` when not all goes well: a revoked token, another bot, a bot that is thrown out, a link in the
wrong hands, config.yaml that says something else. A Rida that really runs, and never starts again."""

import asyncio
import json
import os
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import pytest

from bot.channels.telegram.incoming import update_conflicts
from bot.config.edit import written
from tests.fixtures.bot_api import BotApi
from tests.fixtures.terminal import Terminal
from tests.integration.telegram.test_connect import ROOT, TEAM, Process, Society, answers, society
from tests.integration.telegram_rig import (
    AGENT,
    HUDA,
    STRANGER,
    SUPERVISOR,
    labels,
    rida,
    said,
    staff_group,
)

__all__ = ["answers", "society"]
THEIRS = -1_000_000_888_000
NEW, NEWER = "700000001:another-token-of-the-same-bot-xyz", "700000001:and-one-more-token-of-that-bot-xyz"
Json = dict[str, Any]


def steps(printed: str) -> dict[str, Json]:
    """By name, the last of each that was printed as JSON."""
    lines = (json.loads(line) for line in printed.splitlines() if line.startswith("{"))
    return {line["step"]: line for line in lines}


async def looked(society: Society, *more: str, token: str = "") -> dict[str, Json]:
    """Once, without waiting."""
    typed = f"{token or society.api.token}\n"
    status, printed = await society.verb("connect", "telegram", "--no-wait", *more, typed=typed)
    assert status == 0, printed
    return steps(printed)


async def until_step(society: Society, name: str, **like: Any) -> Json:
    for _ in range(30):
        step = (await looked(society)).get(name, {})
        if step and like.items() <= step.items():
            return step
    raise AssertionError(f"no {name} {like}: {await looked(society)}")


@asynccontextmanager
async def connected(society: Society) -> AsyncIterator[Process]:
    """A running Rida whose group is connected, all rights there."""
    async with society.up() as running:
        link = (await looked(society))["link"]["link"]
        await society.until(lambda: "getUpdates" in {method for method, _ in society.api.calls})
        society.api.people.adds_by_link(SUPERVISOR, TEAM, link)
        await society.shown(TEAM, "صلاحياتي فيها كاملة ✓")
        yield running
        assert running.process.returncode is None, running.errors[-20:]


async def test_a_token_that_is_revoked_in_the_middle_and_later_is_healed_by_a_new_one(
    society: Society,
) -> None:
    api = society.api
    async with society.up() as running:
        pid = running.process.pid
        async with society.connecting() as connect:
            await connect.step("taken")
            api.revokes(NEW)
            assert await asyncio.wait_for(connect.process.wait(), 60) == 1
        assert any("Telegram refuses this token" in line for line in connect.errors), connect.errors
        async with society.connecting(token=NEW) as connect:
            await connect.step("taken")
            api.people.adds_by_link(SUPERVISOR, TEAM, (await connect.step("link"))["link"])
            await connect.step("group", whole=True)
        api.revokes(NEWER)
        await society.until(lambda: any("Telegram refuses the token" in line for line in running.errors))
        await looked(society, token=NEWER)
        api.people.writes(HUDA, "/menu")
        await society.shown(HUDA, "")
        assert running.process.returncode is None and running.process.pid == pid
    assert not {api.token, NEW, NEWER} & set("\n".join(running.errors + connect.errors).split())
    assert (society.folder / "secrets" / "telegram-token").read_text().strip() == NEWER


async def test_in_webhook_mode_a_revoked_token_is_noticed_too(
    tmp_path: Path, api: BotApi, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(update_conflicts, "LOOK", 0.2)
    staff_group(api)
    async with rida(tmp_path, api, "webhook") as rig:
        assert rig.app.telegram
        before = api.token
        api.revokes(NEW)
        await ailing(rig.app.telegram, 1)
        api.revokes(before)
        await ailing(rig.app.telegram, 0)


async def ailing(telegram: Any, count: int) -> None:
    async with asyncio.timeout(30):
        while len(await telegram.ailments(None)) != count:
            await asyncio.sleep(0.05)


async def test_a_bot_that_is_thrown_out_is_not_connected_and_comes_back_by_the_link(
    society: Society,
) -> None:
    api = society.api
    api.people.group(THEIRS, "غيرنا")
    api.state.chats[THEIRS].members.clear()
    api.people.joins(THEIRS, SUPERVISOR, status="creator")
    async with connected(society) as running:
        now = await looked(society)
        assert now["group"]["whole"] and "link" not in now
        api.people.bot_becomes(TEAM, "kicked")
        lost = await until_step(society, "group", missing=["out"])
        assert not lost["whole"]
        now = await looked(society)
        assert "done" not in now
        assert "the bot is not in the staff group" in (await society.verb("check"))[1]
        api.people.adds_by_link(SUPERVISOR, TEAM, now["link"]["link"])
        await until_step(society, "group", whole=True)
        assert len([m for m in api.sent(TEAM) if "صلاحياتي فيها كاملة ✓" in said(m)]) == 2

        async with society.connecting("--another-group") as connect:
            api.people.adds_by_link(SUPERVISOR, THEIRS, (await connect.step("link"))["link"])
            await connect.step("group", title="غيرنا", whole=True)
        await society.until(lambda: api.state.chats[TEAM].members[api.state.me.id]["status"] == "left")

        api.revokes("700000002:a-token-of-quite-another-bot-xyz", bot="other_local_bot")
        now = await looked(society)
        assert now["token"] == {"step": "token", "bot": "other_local_bot", "other": True}
        assert "group" not in now and "t.me/other_local_bot" in now["link"]["link"]
        await until_step(society, "taken")
        assert running.process.returncode is None


async def test_nobody_gains_a_place_by_another_s_link_and_whoever_loses_it_loses_it_at_once(
    society: Society,
) -> None:
    api = society.api
    async with connected(society):
        made = json.loads((await society.verb("staff", "link", "sara", "--json"))[1].splitlines()[0])
        api.people.starts(SUPERVISOR, made["start"].removeprefix("/start "))
        await society.shown(SUPERVISOR, "أهلًا بك يا سارة")
        api.people.starts(STRANGER, made["start"].removeprefix("/start "))
        await society.shown(STRANGER, "هذه الدعوة انتهت")

        number = await society.says_yes(STRANGER, "عمر")
        asked = await society.shown(TEAM, "ضغط أحدهم زر عمر", number)
        api.people.presses(STRANGER, asked, number)
        await society.shown(TEAM, "ليست من صلاحياتك")
        api.people.presses(SUPERVISOR, asked, "لم يضغطه صاحبه")
        await society.shown(STRANGER, "هذا الحساب لا يعمل عندنا الآن")
        assert await accounts(society) == {"sara": "connected", "omar": ""}

        number = await society.says_yes(AGENT, "عمر")
        api.people.presses(SUPERVISOR, await society.shown(TEAM, "ضغط أحدهم زر عمر", number), number)
        await society.shown(AGENT, "أهلًا بك يا عمر")
        assert await accounts(society) == {"sara": "connected", "omar": "connected"}
        assert (await society.verb("staff", "remove", "omar"))[0] == 0
        assert await accounts(society) == {"sara": "connected", "omar": ""}
        api.people.writes(AGENT, "/open", chat=TEAM)
        await society.until(lambda: sum("ليست من صلاحياتك" in said(m) for m in api.sent(TEAM)) == 2)

        text = society.config.read_text("utf-8")
        left = "\n".join(line for line in text.splitlines() if "id: omar" not in line)
        society.config.write_text(f"{left}\n", "utf-8")
        await society.until(lambda: "عمر" not in labels(buttons(api)))
        assert await accounts(society) == {"sara": "connected"}


async def accounts(society: Society) -> dict[str, str]:
    printed = (await society.verb("staff", "list", "--json"))[1]
    return {each["id"]: each["account"] for each in json.loads(printed.splitlines()[0])}


def buttons(api: BotApi) -> Json:
    """The message with everybody's Start button, as it stands there now; none, where it is gone."""
    shown = [m for m in api.sent(TEAM) if "زر" in said(m) or "كل من في قائمة الموظفين" in said(m)]
    return dict(shown[-1]) if shown else {}


async def test_config_yaml_counts_before_what_was_connected_and_that_is_said(society: Society) -> None:
    api = society.api
    api.people.group(THEIRS, "غيرنا")
    api.people.joins(THEIRS, SUPERVISOR, status="creator")
    async with connected(society) as running:
        number = await society.says_yes(SUPERVISOR, "سارة")
        assert (await society.verb("staff", "confirm", "sara", number))[0] == 0
        await society.shown(SUPERVISOR, "أهلًا بك يا سارة")
        written(society.config, {"telegram.staff_group": THEIRS})
        warned = "config.yaml counts before what was connected"
        await society.until(lambda: any(warned in line for line in running.errors))
        await society.shown(THEIRS, "الملف يسمّي مجموعة أخرى")
        assert (await looked(society))["config-group"]["id"] == THEIRS
        assert "config.yaml names another group" in (await society.verb("check"))[1]

        text = society.config.read_text("utf-8").replace(
            "name: سارة,", f"name: سارة, telegram_id: {AGENT},"
        )
        society.config.write_text(text, "utf-8")
        await society.shown(THEIRS, "الملف يسمّي حسابًا آخر")
        assert "config.yaml names another account" in (await society.verb("check"))[1]
        api.people.writes(SUPERVISOR, "/open", chat=THEIRS)
        await society.shown(THEIRS, "ليست من صلاحياتك")


def test_at_a_terminal_in_arabic_the_token_is_never_shown(tmp_path: Path) -> None:
    """Ctrl-C stops the waiting, and all that is there stays."""
    asyncio.run(asked_at_a_terminal(tmp_path))


async def asked_at_a_terminal(folder: Path) -> None:
    async with BotApi().serving() as api:
        config = folder / "config.yaml"
        config.write_text(f"telegram:\n  api_base_url: {api.url}\n", "utf-8")
        environ = {name: value for name, value in os.environ.items() if not name.startswith("RIDA_")}
        command = (
            sys.executable,
            "-m",
            "bot",
            "--config",
            config,
            "--language",
            "ar",
            "connect",
            "telegram",
        )

        def talk() -> str:
            with Terminal(command, environ, ROOT) as terminal:
                terminal.until("لا يظهر وأنت تكتبه")
                terminal.type(api.token)
                terminal.until("https://t.me/rida_local_bot?startgroup=")
                terminal.until("رضا لا يعمل")
                terminal.interrupt()
                assert terminal.end() == 130
                return terminal.shown

        shown = await asyncio.to_thread(talk)
    assert "توقف الانتظار" in shown and api.token not in shown
    assert "Traceback" not in shown
    assert (folder / "secrets" / "telegram-token").read_text().strip() == api.token
