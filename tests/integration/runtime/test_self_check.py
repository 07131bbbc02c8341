"""The daily check: it looks by itself, is believed at the second look, tells once, and answers whoever asks."""

import asyncio
import json
from collections.abc import Sequence
from datetime import timedelta
from pathlib import Path

import pytest

from bot.app import check_beside
from bot.app.check_beside import beside, found_in
from bot.commands.check.findings import Finding, Level
from bot.core.ailments import PATIENCE, STEADY, Found
from bot.runtime import self_check
from bot.runtime.self_check import CheckFailed
from bot.store.queries import settings
from tests.machine import DESK, Machine, echo, machine

MAIL = Found("smtp-refused", "the mail server refuses us", "check smtp.password", is_grave=True)
URL = Found("no-url", "no public address", "set web.public_url")
CONFIG = Path(__file__).parents[3] / "config.yaml"


class House:
    def __init__(self, *found: Found) -> None:
        self.found: tuple[Found, ...] = found
        self.fails, self.looks = False, 0
        self.languages: set[str] = set()

    async def __call__(self, language: str) -> Sequence[Found]:
        self.looks += 1
        self.languages.add(language)
        if self.fails:
            raise CheckFailed("no")
        return self.found


async def told(m: Machine) -> list[str]:
    await m.runtime.ailments.look()
    await m.runtime.settle()
    return [item.text for item in await m.talk(DESK)]


async def look(m: Machine, *, after: timedelta = timedelta()) -> list[str]:
    m.wall.pass_by(after)
    await m.runtime.self_check.look(tells=False)
    return await told(m)


async def test_what_two_looks_find_is_told_once_and_when_it_is_well(tmp_path: Path) -> None:
    house = House(MAIL, URL)
    async with machine(tmp_path, echo, inspect=house) as m:
        assert await told(m) == [], "nobody has looked yet"
        assert await look(m) == [], "one look is not enough"
        assert await look(m) == ["AilmentsBegan"], "what is grave at once"
        assert await look(m, after=PATIENCE) == ["AilmentsBegan"] * 2
        assert await look(m, after=timedelta(days=1)) == ["AilmentsBegan"] * 2
        house.found = (URL,)
        assert await look(m, after=timedelta(days=1)) == ["AilmentsBegan"] * 2
        assert await look(m, after=STEADY) == [*["AilmentsBegan"] * 2, "AilmentsOver"]
        assert house.languages == {"ar"}


async def test_a_restart_neither_repeats_nor_heals_before_it_has_looked(tmp_path: Path) -> None:
    async with machine(tmp_path, echo, inspect=House(MAIL)) as m:
        await look(m)
        assert await look(m) == ["AilmentsBegan"]
    async with machine(tmp_path, echo, inspect=House(MAIL)) as m:
        for span in (timedelta(), STEADY, STEADY):
            m.wall.pass_by(span)
            assert await told(m) == ["AilmentsBegan"]
        for _ in range(3):
            assert await look(m, after=STEADY) == ["AilmentsBegan"]


async def test_a_look_that_fails_changes_nothing(tmp_path: Path) -> None:
    house = House(MAIL)
    async with machine(tmp_path, echo, inspect=house) as m:
        await look(m)
        assert await look(m) == ["AilmentsBegan"]
        house.fails = True
        assert await look(m, after=STEADY) == ["AilmentsBegan"]
        assert await look(m, after=STEADY) == ["AilmentsBegan"]


async def test_whoever_asks_hears_what_is_found_and_after_a_restart_too(tmp_path: Path) -> None:
    async with machine(tmp_path, echo, inspect=House(URL)) as m, m.runtime.database.write() as conn:
        await settings.put(conn, settings.CHECK_ASKED, "now")
    async with machine(tmp_path, echo, inspect=House(URL)) as m:
        assert await m.runtime.self_check.look_if_due()
        assert await told(m) == ["CheckDone"]
        assert not await m.runtime.self_check.look_if_due(), "it was answered"
        assert await told(m) == ["CheckDone"]


async def test_who_asks_where_nothing_can_be_looked_at_is_told_so(tmp_path: Path) -> None:
    async with machine(tmp_path, echo) as m:
        async with m.runtime.database.write() as conn:
            await settings.put(conn, settings.CHECK_ASKED, "now")
        await m.runtime.self_check.look_if_due()
        assert await told(m) == ["CheckDone"]


async def test_it_looks_by_itself_after_a_start_and_ends_at_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(self_check, "FIRST_LOOK", timedelta())
    house = House()
    hangs = asyncio.Event()

    async def inspect(language: str) -> Sequence[Found]:
        await house(language)
        await hangs.wait()
        return ()

    async with machine(tmp_path, echo, inspect=inspect) as m:
        stop = asyncio.Event()
        running = asyncio.create_task(m.runtime.run(stop))
        async with asyncio.timeout(20):
            while not house.looks:
                await asyncio.sleep(0.02)
        stop.set()
        await asyncio.wait_for(running, 5)


# The command beside ------------------------------------------------------------------------------------


@pytest.mark.parametrize("said", [b"", b"Traceback", b"[]", b"{}", b'{"findings": [{"level": "error"}]}'])
def test_what_cannot_be_read_is_no_look(said: bytes) -> None:
    with pytest.raises(CheckFailed):
        found_in(said)


def test_warnings_and_errors_are_found_and_notes_are_not() -> None:
    findings = [Finding(level, "part", level.value, "mend", key=level.value) for level in Level]
    said = json.dumps({"ok": False, "findings": [each.as_json() for each in findings]})
    assert [(each.name, each.is_grave) for each in found_in(said.encode())] == [
        ("warning", False),
        ("error", True),
    ]


def test_a_finding_is_known_again_by_its_key_whatever_its_words_say_today() -> None:
    def name(what: str) -> str:
        return Finding(Level.WARNING, "files", what, "make room", "disk-full").name

    assert name("30 MB are missing") == name("one gigabyte is missing") == name("القرص ممتلئ")


async def test_it_is_the_command_itself_and_reads_the_same_settings(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("RIDA_DATA_DIR", str(tmp_path))
    monkeypatch.setenv("RIDA_DATABASE", f"sqlite:///{tmp_path}/rida.db")
    monkeypatch.setenv("RIDA_DEMO", "false")
    found = await beside(CONFIG)("ar")
    assert found and all(each.what and each.mend for each in found)
    (tmp_path / "broken.yaml").write_text("log_format: perhaps\n", "utf-8")
    refused = await beside(tmp_path / "broken.yaml")("en")
    assert [each.is_grave for each in refused] == [True]


async def test_a_look_that_takes_too_long_is_ended(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(check_beside, "LONGEST", 0.2)
    monkeypatch.setattr(check_beside, "_said", _never)
    with pytest.raises(CheckFailed):
        await beside(CONFIG)("ar")


async def _never(_: Sequence[str]) -> bytes:
    await asyncio.sleep(60)
    return b""
