"""`rida staff`: an invitation is shown once, members are listed and removed."""

import asyncio
import json
from datetime import UTC, datetime, timedelta
from pathlib import Path
from string import ascii_letters, digits
from typing import Any

import pytest
from typer.testing import CliRunner

from bot.__main__ import app
from bot.core.conversation import Address, Party
from bot.store.queries import staff
from bot.store.sqlite.database import beside

ALPHABET = {*ascii_letters, *digits, *"-_"}
STAFF = "staff:\n  - {id: boss, name: مدير, role: director}\n"


@pytest.fixture
def config(tmp_path: Path) -> Path:
    file = tmp_path / "config.yaml"
    file.write_text(STAFF, "utf-8")
    return file


def rida(config: Path, *verb: str) -> Any:
    return CliRunner().invoke(app, ["--config", str(config), "staff", *verb])


async def _admit(config: Path, token: str) -> None:
    async with beside(f"sqlite:///{config.parent}/data/rida.db") as conn:
        them = Address("telegram", "77", Party.PERSON)
        now = datetime.now(UTC)
        await staff.admit(conn, staff.hashed(token), "سارة", them, now)


def test_an_invitation_joins_a_member_who_is_listed_and_removed(config: Path) -> None:
    told = json.loads(rida(config, "invite", "--role", "agent", "--hours", "2").output)
    token = told["start"].removeprefix("/start ")
    assert told["role"] == "agent" and 30 <= len(token) <= 64 and set(token) <= ALPHABET
    ends = datetime.fromisoformat(told["ends"])
    assert timedelta(hours=1) < ends - datetime.now(UTC) <= timedelta(hours=2)
    assert token.encode() not in b"".join(f.read_bytes() for f in (config.parent / "data").iterdir())
    asyncio.run(_admit(config, token))
    rows = json.loads(rida(config, "list").output)
    assert [(row["id"], row["state"]) for row in rows] == [
        ("boss", "config.yaml"),
        ("joined-1", "joined"),
    ]
    assert rida(config, "remove", "joined-1").exit_code == 0
    assert json.loads(rida(config, "list").output)[1]["state"] == "removed"
    assert rida(config, "remove", "joined-1").exit_code == 1


def test_whoever_stands_in_the_settings_is_taken_out_there(config: Path) -> None:
    done = rida(config, "remove", "boss")
    assert done.exit_code == 1 and "config.yaml" in done.output


@pytest.mark.parametrize("wrong", [("--role", "king"), (), ("--role", "agent", "--hours", "0")])
def test_what_makes_no_invitation(config: Path, wrong: tuple[str, ...]) -> None:
    assert rida(config, "invite", *wrong).exit_code == 2
