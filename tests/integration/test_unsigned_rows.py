"""What was told without a name: every row of every table, once its teller has left."""

import re
from collections.abc import Mapping
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select

from bot.runtime.transcript import read_lines
from bot.store.queries import conversations
from bot.store.queries.disclosures import get
from bot.store.schema import metadata
from tests.transcripts.player import Player, player

FIRST = "واحد من المتطوعين يلمس البنات غصب"
MORE = "وعندي شاهدات اسمهن سارة ونوال"
BEFORE = "السلة ناقصة كل مرة يا ناس"
LATER = "وشافته وحدة ثانية يوم الخميس"
TALK = f"""@ 2026-11-22T10:07:13+03:00
person: السلام عليكم
@ 2026-11-22T10:08:14+03:00
person: {FIRST}
@ 2026-11-22T10:09:15+03:00
person: بدون اسمي
@ 2026-11-22T10:10:16+03:00
person: {MORE}
@ 2026-11-22T10:11:17+03:00
person: ما لحقت اكتبه
@ 2026-11-22T10:12:18+03:00
person: حفظت الرقم
@ 2026-11-22T10:14:19+03:00
elsewhere: RECEIPT
@ 2026-11-22T10:15:20+03:00
elsewhere: {LATER}
@ 2026-11-22T10:16:21+03:00
elsewhere: القائمة
@ 2026-11-22T10:20:22+03:00
"""
Row = Mapping[str, Any]
Tables = dict[str, list[Row]]


async def tables(rida: Player) -> Tables:
    async with rida.app.database.read() as conn:
        return {
            table.name: [dict(row) for row in (await conn.execute(select(table))).mappings()]
            for table in metadata.sorted_tables
        }


@pytest.mark.parametrize("drafted", [False, True], ids=["by itself", "from a complaint"])
async def test_no_row_binds_it_to_its_talk_and_its_words_stand_nowhere_else(
    tmp_path: Path, drafted: bool
) -> None:
    told = TALK.replace("السلام عليكم", f"شكوى\nperson: {BEFORE}") if drafted else TALK
    async with player(tmp_path) as rida:
        await rida.play(read_lines(told))
        found = await tables(rida)
        async with rida.app.database.read() as conn:
            kept = await get(conn, 9001)
            talks = [await conversations.find(conn, who) for who in (rida.person, rida.elsewhere)]
    assert (
        kept
        and kept.person == 0
        and [each.text for each in kept.words]
        == [
            *([BEFORE] if drafted else []),
            FIRST,
            MORE,
            LATER,
        ]
    )
    others = repr({name: rows for name, rows in found.items() if name != "disclosures"})
    assert not [words for words in (BEFORE, FIRST, MORE, LATER, "سارة") if words in others]
    digits = rida.receipt.replace(" ", "")
    assert digits and digits not in repr(found).replace(" ", "")
    assert kept.receipt not in others
    ids = {talk.id for talk in talks if talk}
    _unbound(found, ids)


def _unbound(found: Tables, ids: set[int]) -> None:
    """No number, no name of an event, no cause of a mail and no instant leads from one to the other."""
    mine = [row for rows in found.values() for row in rows if _whose(row) & ids]
    assert mine and not re.search(r"\b9001\b", repr(mine))
    came = {row["id"] for row in found["inbox"] if row["conversation_id"] in ids}
    for row in found["inbox"]:
        parent = row["external_id"].partition(":")[0]
        is_other = row["channel"] == "internal" and row["conversation_id"] not in ids
        assert not (is_other and parent.isdecimal() and int(parent) in came), row["kind"]
    for row in found["outbox"]:
        assert row["conversation_id"] in ids or row["inbox_id"] not in came, row["id"]
    when = {row["received_at"] for row in found["inbox"] if row["kind"] == "Forgotten"}
    assert when and all(at.time() == at.min.time() for at in when)
    disclosed = {row["opened_at"] for row in found["disclosures"]}
    assert all(at.minute == at.second == 0 for at in disclosed)


def _whose(row: Row) -> set[int]:
    names = ("conversation_id", "target", "person")
    is_talk = {row["id"]} if {"channel", "address", "rest"} <= row.keys() else set[int]()
    return is_talk | {row[name] for name in names if isinstance(row.get(name), int)}


async def test_a_crash_between_leaves_a_mark_that_finishes_it(tmp_path: Path) -> None:
    """What the platform has not taken yet is asked about again, by a timer that is a row."""
    async with player(tmp_path) as rida:
        await rida.play(read_lines(TALK[: TALK.index("@ 2026-11-22T10:12:18")]))
        rida.wall.at += timedelta(minutes=20)
        await rida.app.runtime.settle()
        found = await tables(rida)
    others = repr({name: rows for name, rows in found.items() if name != "disclosures"})
    assert FIRST not in others and rida.receipt.replace(" ", "") not in others.replace(" ", "")
