"""What one post brings: in its order, each message for itself, and the disk waited for once."""

import re
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import event, text
from sqlalchemy.exc import IntegrityError, OperationalError

from bot.core.conversation import Address, Party
from bot.runtime.intake import Batch
from bot.runtime.turns.worker import PIECES
from bot.store.queries import conversations
from bot.store.queries.conversations import _OPEN_UNTIL
from bot.store.schema import conversations as talks
from bot.store.schema import kept_payloads
from bot.store.sqlite import fsync
from tests.integration.whatsapp.posting import Posting, rida
from tests.unit.channels.whatsapp_bodies import HUDA, SCOPED, body, message, said, value

BADR = "966500000002"
NOW = datetime(2026, 11, 29, 9, tzinfo=UTC)


def _texts(rows: list[dict[str, Any]]) -> list[str]:
    return [row["event"]["words"]["text"] for row in rows]


def _counted(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    synced, flush = list[int](), fsync._flushed
    monkeypatch.setattr(fsync, "_flushed", lambda file: (synced.append(file), flush(file)))
    return synced


async def test_however_much_one_post_brings_the_disk_is_waited_for_as_often(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with rida(tmp_path, running=False) as there:
        assert await there.post(said(message(id="known"))) == 200
        synced, counts = _counted(monkeypatch), list[int]()
        for many in (1, 60):
            synced.clear()
            given = said(*(message(id=f"{many}-{n}", text={"body": f"{n}"}) for n in range(many)))
            assert await there.post(given) == 200
            counts.append(len(synced))
        assert 1 <= counts[1] <= counts[0] + 1  # one that was under way when it began
        assert _texts(await there.came())[2:] == [str(n) for n in range(60)]
        before = await there.came()
        assert await there.post(given) == 200
        assert await there.came() == before


async def test_nobody_is_answered_before_the_disk_has_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with rida(tmp_path, running=False) as there:

        async def fails(_: Batch) -> None:
            raise OperationalError("", None, Exception())

        monkeypatch.setattr(Batch, "on_disk", fails)
        assert await there.post(said(message())) != 200


def _broken(monkeypatch: pytest.MonkeyPatch, error: Callable[[], Exception]) -> None:
    """The one that says so breaks in the middle of its transaction."""
    accept = Batch.accept

    async def breaks(self: Batch, incoming: Any) -> Any:
        if incoming.text == "breaks":
            async with self._database.write_behind() as conn:
                await conn.execute(text("INSERT INTO settings VALUES ('half', '1')"))
                raise error()
        return await accept(self, incoming)

    monkeypatch.setattr(Batch, "accept", breaks)


async def test_one_that_breaks_rolls_back_alone_and_is_kept_as_it_came(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with rida(tmp_path, running=False) as there:
        _broken(monkeypatch, lambda: IntegrityError("", None, Exception()))
        words = ("one", "breaks", "three")
        given = said(*(message(id=each, text={"body": each}) for each in words))
        assert await there.post(given) == 200
        assert _texts(await there.came()) == ["one", "three"]
        (kept,) = await there.rows(kept_payloads)
        assert (kept["why"], "breaks" in kept["body"]) == ("failed", True)
        async with there.app.database.read() as conn:
            assert not (await conn.execute(text("SELECT 1 FROM settings WHERE key = 'half'"))).first()


async def test_what_no_disk_takes_just_now_comes_again_and_nothing_is_there_twice(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with rida(tmp_path, running=False) as there:
        words = ("one", "breaks", "three")
        given = said(*(message(id=each, text={"body": each}) for each in words))
        with monkeypatch.context() as now:
            _broken(now, lambda: OperationalError("", None, Exception()))
            assert await there.post(given) != 200
        assert await there.post(given) == 200
        assert sorted(_texts(await there.came())) == sorted(words)
        assert await there.rows(kept_payloads) == []


async def test_one_person_named_in_two_ways_is_heard_in_the_order_of_the_post(tmp_path: Path) -> None:
    async with rida(tmp_path, running=False) as there:
        both = {"from": HUDA, "from_user_id": SCOPED}
        ways: list[dict[str, Any]] = [both, {"from": HUDA}, both, {"from": HUDA}]
        messages = [message(id=f"{n}", text={"body": f"{n}"}, **way) for n, way in enumerate(ways)]
        assert await there.post(body(*(value(each, contacts=[]) for each in messages))) == 200
        assert _texts(await there.came()) == ["0", "1", "2", "3"]
        assert await there.people() == [HUDA]


# A message after its edit ------------------------------------------------------------------------------


def _edit(now: dict[str, Any], of: str) -> Any:
    return said(message("edit", id=f"edit-of-{of}", edit={"original_message_id": of, "message": now}))


async def test_a_message_that_comes_after_its_edit_was_answered_is_no_second_one(tmp_path: Path) -> None:
    async with rida(tmp_path, running=False) as there:
        now = {"type": "text", "text": {"body": "متى يصل الرد؟"}}
        assert await there.post(_edit(now, "first")) == 200
        told = await there.told(HUDA)
        assert told
        first = said(message(id="first", text={"body": "متى يصل الر؟"}))
        assert [await there.post(first) for _ in range(2)] == [200, 200]
        assert await there.told(HUDA) == told
        assert sorted(row["kind"] for row in await there.came()) == ["MessageEdited", "MessageReceived"]
        (talk,) = [row for row in await there.rows(talks) if row["address"] == HUDA]
        assert talk["free_until"], "whoever wrote may be answered, whatever came first"


async def test_its_files_are_taken_all_the_same(tmp_path: Path) -> None:
    async with rida(tmp_path, running=False) as there:
        now = {"type": "image", "image": {"id": "77", "caption": "صورة الإيصال"}}
        assert await there.post(_edit(now, "first")) == 200
        await there.app.runtime.settle()
        first = said(message("image", id="first", image={"id": "77", "caption": "صورة الايصل"}))
        assert await there.post(first) == 200
        late = next(row for row in await there.came() if row["kind"] == "MessageReceived")
        words = late["event"]["words"]
        assert (words.get("text", ""), len(words["attachments"])) == ("", 1)


async def test_in_its_order_an_edit_changes_the_message_that_waits(tmp_path: Path) -> None:
    """Both wait: the platform's time says which was first."""
    async with rida(tmp_path, running=False) as there:
        now = {"type": "text", "text": {"body": "متى يصل الرد؟"}}
        edit = message("edit", id="e", timestamp="1795942900")
        edit["edit"] = {"original_message_id": "first", "message": now}
        assert await there.post(said(edit)) == 200
        assert await there.post(said(message(id="first", text={"body": "متى يصل الر؟"}))) == 200
        await there.app.runtime.settle()
        assert {row["status"] for row in await there.came()} == {"done"}
        assert _texts(await there.came()) == ["متى يصل الرد؟", "متى يصل الر؟"]


# What is held ------------------------------------------------------------------------------------------


async def test_where_nothing_is_held_one_statement_opens_the_window_and_looks(tmp_path: Path) -> None:
    async with rida(tmp_path, running=False) as there:
        assert await there.post(said(message(id="known"))) == 200
        asked = await _statements(there, said(message(id="next", timestamp="1795942801")))
        about = [each for each in asked if re.search(r"\b(FROM|UPDATE|INTO) (outbox|calls)\b", each)]
        assert len(about) == 1 and about[0].startswith("UPDATE conversations SET free_until")


async def test_the_look_goes_by_the_indexes(tmp_path: Path) -> None:
    async with rida(tmp_path, running=False) as there, there.app.database.write() as conn:
        whose = await conversations.at(conn, Address("whatsapp", BADR, Party.PERSON), "ar", NOW)
        given = {"its_id": whose.id, "until": NOW.isoformat()}
        plan = await conn.exec_driver_sql(f"EXPLAIN QUERY PLAN {_OPEN_UNTIL.sql}", given)
        steps = " ".join(str(row[-1]) for row in plan)
        assert "outbox_held" in steps and "calls_open" in steps
        assert "SCAN outbox" not in steps and "SCAN calls" not in steps


async def _statements(there: Posting, given: Any) -> list[str]:
    """What the connection that writes is asked while this comes."""
    found = list[str]()
    async with there.app.database.write_behind() as conn:
        raw = conn.sqlite  # type: ignore[attr-defined]
    raw.set_trace_callback(found.append)
    assert await there.post(given) == 200
    raw.set_trace_callback(None)
    return found


# People who never wrote --------------------------------------------------------------------------------


async def test_whoever_is_new_costs_no_statement_that_is_made_anew(tmp_path: Path) -> None:
    """Made by SQLAlchemy for each person, they were most of what a post of a thousand new people took."""
    async with rida(tmp_path, running=False) as there:
        assert await there.post(said(message(id="first"))) == 200
        made = list[str]()
        engine = there.app.database._writing.sync_engine
        event.listen(engine, "before_execute", lambda _, what, *__: made.append(str(what)))
        new = {"from": BADR, "from_user_id": "SA.2"}
        assert await there.post(body(value(message(id="new", **new), contacts=[]))) == 200
        assert BADR in await there.people()
        assert made == []


async def test_while_a_platform_waits_its_post_goes_before_turns(tmp_path: Path) -> None:
    """Others are answered meanwhile, but one of them after many messages of the post."""
    many = 160
    async with rida(tmp_path) as there:
        assert await there.post(said(message(id="first"))) == 200
        await there.app.runtime.settle()
        them = ({"from": f"9665100{n:05}", "from_user_id": f"SA.{n}"} for n in range(many))
        new = (value(message(id=f"n{n}", **who), contacts=[]) for n, who in enumerate(them))
        assert await there.post(body(*new)) == 200
        done = [row for row in await there.came() if row["status"] == "done"]
        assert 1 < len(done) <= 1 + many / PIECES * 2
        await there.app.runtime.settle()
        assert {row["status"] for row in await there.came()} == {"done"}
        assert not there.app.runtime.intake._wakeups.posts
