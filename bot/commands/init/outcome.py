"""The answers of `rida init` as changes of config.yaml.

The rule this module guards: where a sample is made one's own, nothing of the one before stays: nobody's
telephone, nobody's address.
"""

import secrets
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from bot.commands.init.before import Before, Given, is_anew
from bot.commands.init.members import members
from bot.policy.languages import LANGUAGES

PASSPHRASE = Path("secrets/backup-passphrase")
_LETTERS = "abcdefghjkmnpqrstuvwxyz23456789"
"""None that looks like another on paper."""

TAKEN_OVER = ("society.email", "society.mobile", "society.phone", "society.social", "society.address",
              "calendar.hours", "calendar.weekend", "calendar.country", "calendar.timezone",
              "web.public_url")  # fmt: skip
OF_THE_ONE_BEFORE = ("society.extension", "society.map")
EXPLAINED = {"telegram_id": None, "takes_private_calls_from_women": False}
"""Keys that the shipped file explains at its first member."""


def changes(before: Before, given: Given) -> dict[str, Any]:
    return {
        "society.name": {language: given[f"society.name.{language}"] for language in LANGUAGES},
        **{key: given[key] for key in TAKEN_OVER},
        **_emptied(before, given),
        "staff": _staff(before, given),
        **dict(_rest(before, given)),
    }


def _emptied(before: Before, given: Given) -> Mapping[str, str]:
    anew = is_anew(before, given)
    return {key: "" for key in OF_THE_ONE_BEFORE if anew and before.get(key)}


def _staff(before: Before, given: Given) -> Sequence[Mapping[str, Any]]:
    if "staff" in given:
        return list(given["staff"])
    if not is_anew(before, given):
        return members(before.staff, given)
    first, *others = members((), given)
    return [{**first, "email": first.get("email", ""), **EXPLAINED}, *others]


def _rest(before: Before, given: Given) -> Iterator[tuple[str, Any]]:
    if given.get("web.here"):
        yield "web.trusted_proxies", ["127.0.0.1"]
    if given["backup.folder"] or before.get("backup.folder"):
        yield "backup.folder", given["backup.folder"] or None
    if given.get("backup.secret") == "make":
        yield "backup.passphrase_file", str(PASSPHRASE)
    elif "backup.passphrase_file" in given:
        yield "backup.passphrase_file", given["backup.passphrase_file"]
    if given.get("initiatives") == "leave":
        yield "initiatives", []


def passphrase() -> str:
    """A hundred bits in five groups, so that it can be copied from paper."""
    return "-".join("".join(secrets.choice(_LETTERS) for _ in range(4)) for _ in range(5))
