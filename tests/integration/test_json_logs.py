"""`rida run` with log_format: json: whatever is written is one object a line, with no word of anybody."""

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import httpx

from tests.crash.process import CONFIG, free_port
from tests.fixtures.planted import Planted

PLANTED_IN = ("inbox", "outbox", "asked_questions", "conversations", "cases", "case_entries", "profiles")


def test_every_line_is_an_object_and_no_word_of_a_person_is_in_one(
    planted: Planted, tmp_path: Path
) -> None:
    word = planted.word("said", tables=PLANTED_IN)
    port = free_port()
    environ = {
        **os.environ,
        "RIDA_DEMO": "true",
        "RIDA_LOG_FORMAT": "json",
        "RIDA_LOG_LEVEL": "debug",
        "RIDA_WEB__PORT": str(port),
        "RIDA_DATA_DIR": str(tmp_path / "data"),
        "RIDA_DATABASE": f"sqlite:///{tmp_path}/data/rida.db",
        "RIDA_ANSWERS__SENSE": "false",
    }
    rida = [sys.executable, "-W", "always", "-m", "bot", "--config", str(CONFIG), "run"]
    with (tmp_path / "log").open("wb") as log:
        process = subprocess.Popen(rida, env=environ, stdout=log, stderr=log)
    try:
        _up(port)
        _provoke(port, word, tmp_path / "data" / "rida.db")
    finally:
        process.send_signal(signal.SIGTERM)
        assert process.wait(20) == 0
    text = (tmp_path / "log").read_text("utf-8")
    lines = [json.loads(line) for line in text.splitlines()]
    assert len(lines) > 3
    assert all({"time", "level", "logger", "message"} <= each.keys() for each in lines)
    assert any("Rida is up" in each["message"] for each in lines)
    failed = [each for each in lines if each["level"] == "error"]
    assert any("worker.py" in each["message"] for each in failed), "the turn that failed, with its places"
    assert any(each["logger"].startswith("uvicorn") and each.get("stack") for each in lines)
    assert word not in text and ascii(word)[1:-1] not in text


def _up(port: int) -> None:
    for _ in range(600):
        try:
            if httpx.get(f"http://127.0.0.1:{port}/healthz", timeout=2).status_code == 200:
                return
        except httpx.TransportError:
            time.sleep(0.1)
    raise AssertionError("it is not up")


def _provoke(port: int, word: str, file: Path) -> None:
    """An event that cannot be read, a page that breaks, a request that is none."""
    import sqlite3
    from contextlib import closing

    with httpx.Client(base_url=f"http://127.0.0.1:{port}", timeout=60) as page:
        page.get("/chat")
        parts = [("client_id", (None, "a" * 8)), ("text", (None, f"اسمي {word}"))]
        page.post("/chat/messages", files=parts, headers={"x-rida": "1"})
        with closing(sqlite3.connect(file, timeout=30)) as db, db:
            (there,) = db.execute("SELECT id FROM conversations WHERE party = 'person'").fetchone()
            db.execute(
                "INSERT INTO inbox (conversation_id, channel, external_id, kind, event, received_at, status,"
                " attempts, error) VALUES (?, 'web', 'broken', 'MessageReceived', ?, ?, 'new', 0, '')",
                (
                    there,
                    json.dumps({"type": "MessageReceived", "words": word}),
                    "2026-01-01 00:00:00.000000",
                ),
            )
            db.execute("ALTER TABLE message_counts RENAME TO away")
        assert page.get("/metrics").status_code == 500
        for _ in range(400):
            with closing(sqlite3.connect(file, timeout=30)) as db:
                if db.execute("SELECT 1 FROM inbox WHERE attempts > 0").fetchone():
                    return
            time.sleep(0.1)
        raise AssertionError("the turn did not fail")
