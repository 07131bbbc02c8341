"""`rida check` as somebody would type it, beside the running Rida: in a process of its own, at the lowest
priority, with the same settings and environment."""

import asyncio
import json
import os
import sys
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

from bot.core.ailments import Found
from bot.runtime.self_check import CheckFailed, Inspect

LONGEST = 300.0  # seconds
LOWEST = 19


def beside(file: Path) -> Inspect:
    """By the settings of `file`."""

    async def inspect(language: str) -> Sequence[Found]:
        verb = ("-m", "bot", "--config", str(file), "--language", language, "check", "--json")
        try:
            told = await asyncio.wait_for(_said(verb), LONGEST)
        except TimeoutError:
            raise CheckFailed("it took longer than five minutes") from None
        except OSError as error:
            raise CheckFailed(error.strerror or type(error).__name__) from None
        return found_in(told)

    return inspect


async def _said(verb: Sequence[str]) -> bytes:
    """What it wrote. It ends with whoever asked."""
    process = await asyncio.create_subprocess_exec(
        sys.executable, *verb, stdout=asyncio.subprocess.PIPE, stderr=asyncio.subprocess.DEVNULL
    )
    try:
        with suppress(OSError):
            os.setpriority(os.PRIO_PROCESS, process.pid, LOWEST)
        told, _ = await process.communicate()
        return told
    finally:
        if process.returncode is None:
            process.kill()
            await process.wait()


def found_in(told: bytes) -> Sequence[Found]:
    """What it found wrong; notes ask for nothing.

    Raises:
        CheckFailed: it said nothing that can be read.
    """
    try:
        findings = json.loads(told)["findings"]
        wrong = [each for each in findings if each["level"] in ("warning", "error")]
        return [
            Found(each["key"], each["what"], each["mend"], is_grave=each["level"] == "error")
            for each in wrong
        ]
    except (ValueError, KeyError, TypeError):
        raise CheckFailed("it said nothing that can be read") from None
