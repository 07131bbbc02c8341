"""Reading the case book from outside, with nothing of the bot's own code: what was kept, answered and sent."""

import json
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Any

ANSWERED = "('sent', 'unsaid')"
"""What only tells again what stands there is left unsaid where each message has its price."""

SPOKEN = "('MessageReceived', 'ButtonPressed')"


@dataclass(frozen=True)
class Said:
    """One message of a person as the inbox keeps it, and how many answers to it were sent."""

    id: int
    kind: str
    text: str
    status: str
    answers: int


class Book:
    def __init__(self, path: Path) -> None:
        self._path = path

    @contextmanager
    def _open(self) -> Iterator[sqlite3.Connection]:
        with closing(sqlite3.connect(f"file:{self._path}?mode=ro", uri=True, timeout=10)) as conn:
            yield conn

    def _one(self, query: str, *args: object) -> Any:
        with self._open() as conn:
            return conn.execute(query, args).fetchone()[0]

    def waiting(self) -> int:
        """Turns and deliveries that are still to be done. What is tried again only after minutes (the lines of a
        group that nobody has made) comes too late for every proof: it is counted as it is."""
        soon = "coalesce(next_attempt_at, '') < datetime('now', '+1 minute')"
        return int(
            self._one(
                "select (select count(*) from inbox where status = 'new') + "
                f"(select count(*) from outbox where status = 'queued' and {soon})"
            )
        )

    def came(self, after: int) -> int:
        """What people said since that event."""
        return int(self._one(f"select count(*) from inbox where id > ? and kind in {SPOKEN}", after))

    def last_event(self) -> int:
        return int(self._one("select coalesce(max(id), 0) from inbox"))

    def last_message(self) -> int:
        return int(self._one("select coalesce(max(id), 0) from outbox"))

    def said(self, address: str, after: int) -> list[Said]:
        query = (
            "select i.id, i.kind, coalesce(json_extract(i.event, '$.words.text'), ''), i.status, "
            f"(select count(*) from outbox o where o.inbox_id = i.id and o.status in {ANSWERED}"
            " and o.conversation_id = c.id) "
            "from inbox i join conversations c on c.id = i.conversation_id "
            f"where c.address = ? and i.id > ? and i.kind in {SPOKEN} order by i.id"
        )
        with self._open() as conn:
            return [Said(*row) for row in conn.execute(query, (address, after))]

    def cases(self, address: str) -> int:
        query = (
            "select count(*) from cases join conversations c on c.id = cases.person where c.address = ?"
        )
        return int(self._one(query, address))

    def sent(self, address: str, after: int) -> list[str]:
        """The texts that the outbox says this conversation was sent, in order."""
        query = (
            "select json_extract(o.message, '$.text') from outbox o join conversations c "
            "on c.id = o.conversation_id where c.address = ? and o.id > ? and o.status = 'sent' order by o.id"
        )
        with self._open() as conn:
            return [row[0] for row in conn.execute(query, (address, after))]

    def answered(self, address: str) -> int:
        """How often this conversation was answered."""
        query = (
            "select count(*) from outbox o join conversations c on c.id = o.conversation_id "
            f"where c.address = ? and o.status in {ANSWERED}"
        )
        return int(self._one(query, address))

    def attempts_repeated(self, after: int) -> list[int]:
        """Sends beyond the first that the attempts tell of, by conversation: a message may succeed once
        only."""
        query = (
            "select count(*) - count(distinct o.id) from delivery_attempts a join outbox o "
            "on o.id = a.outbox_id where a.outcome = 'sent' and o.id > ? group by o.conversation_id"
        )
        with self._open() as conn:
            return [row[0] for row in conn.execute(query, (after,))]

    def button(self, address: str, action: str) -> tuple[int, dict[str, str]]:
        """The stamp and the button of the last message to this person that offers `action`."""
        return next(self._buttons(address, action))

    def offers(self, address: str, action: str) -> bool:
        """Whether such a message came: a notice may go before it."""
        return next(self._buttons(address, action), None) is not None

    def _buttons(self, address: str, action: str) -> Iterator[tuple[int, dict[str, str]]]:
        """Of the last message first."""
        query = (
            "select o.message from outbox o join conversations c on c.id = o.conversation_id "
            "where c.address = ? and o.status = 'sent' order by o.id desc"
        )
        with self._open() as conn:
            messages = [json.loads(row[0]) for row in conn.execute(query, (address,))]
        for message in messages:
            for button in message["buttons"]:
                if button["action"] == action:
                    yield message["stamp"], button

    def trail_holds(self) -> bool:
        """The audit trail, reckoned as docs/audit.md says, and the head that is kept beside it: it may be
        behind the trail, and never before it."""
        before, seals = "", dict[int, str]()
        with self._open() as conn:
            for row in conn.execute("select * from audit order by id"):
                lines = "\n".join(map(str, row[:9])).encode()
                if row[0] != len(seals) + 1 or row[8] != before or sha256(lines).hexdigest() != row[9]:
                    return False
                seals[row[0]] = before = row[9]
        head = self._path.with_name(f"{self._path.name}.audit-head")
        kept = json.loads(head.read_text()) if head.exists() else None
        return bool(seals) and (kept is None or seals.get(kept["entry"]) == kept["seal"])

    def sound(self) -> bool:
        """SQLite's own check of the whole file."""
        return bool(self._one("pragma integrity_check") == "ok")
