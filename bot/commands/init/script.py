"""The questions of `rida init` in their order: which comes next follows from what was answered.

The rule this module guards: whoever goes back and answers differently is asked what follows from that.
"""

from collections.abc import Iterator, Mapping
from functools import partial
from pathlib import Path
from typing import Any

from bot.commands.init import calendar
from bot.commands.init.before import Before, Given, is_anew
from bot.commands.init.members import of_staff
from bot.commands.init.question import (
    NOTHING,
    NotTaken,
    Question,
    digits,
    judged,
    needed,
    one_of,
    text,
    yes_or_no,
)
from bot.commands.language import say
from bot.config.backup import passphrase_in
from bot.config.working_time import CalendarSection
from bot.policy.languages import ENGLISH, FIRST
from bot.policy.refusal import SettingRefused

PARTS = ("society", "calendar", "staff", "web", "backup", "initiatives")
SECRET: Mapping[str, tuple[str, ...]] = {"make": ("اصنع",), "file": ("ملف",), "none": ("بلا",)}
SAMPLES: Mapping[str, tuple[str, ...]] = {"leave": ("بلا", "احذف"), "keep": ("ابق", "امثلة")}


def pending(before: Before, given: Given) -> Question | None:
    """The first question that has no answer."""
    return next((each for each in questions(before, given) if each.id not in given), None)


def questions(before: Before, given: Given) -> Iterator[Question]:
    yield from _society(before, given)
    yield from _calendar(before, given)
    yield from of_staff(() if is_anew(before, given) else before.staff, given)
    yield from _web(before, given)
    yield from _backup(before, given)
    if before.is_sample:
        yield _initiatives(is_anew(before, given))


# Society -----------------------------------------------------------------------------------------------


def _society(before: Before, given: Given) -> Iterator[Question]:
    name, english = before.name(FIRST), before.name(ENGLISH.code)
    yield Question("society.name.ar", "society", "init-ask-name-ar", needed, name or None)
    anew, same = is_anew(before, given), given["society.name.ar"]
    also = same if anew else english or same
    yield Question("society.name.en", "society", "init-ask-name-en", needed, also)
    for key, read in (
        ("email", text("society.email", "init-wrong-email")),
        ("mobile", digits("society.mobile", "init-wrong-phone")),
        ("phone", digits("society.phone", "init-wrong-phone")),
        ("social", text("society.social", "init-must")),
        ("address", text("society.address", "init-must")),
    ):
        default = "" if anew else str(before.get(f"society.{key}", ""))
        yield Question(f"society.{key}", "society", f"init-ask-{key}", read, default)


# Hours -------------------------------------------------------------------------------------------------


def _calendar(before: Before, given: Given) -> Iterator[Question]:
    usual = CalendarSection().model_dump()
    old = {key: before.get(f"calendar.{key}", usual[key]) for key in ("hours", "weekend", "timezone")}
    country = before.get("calendar", {}).get("country", usual["country"])
    yield _of_calendar("hours", calendar.hours, calendar.hours_said(old["hours"]))
    yield _of_calendar("weekend", calendar.weekend, calendar.days_said(old["weekend"]))
    yield _of_calendar("country", calendar.country, country or NOTHING)
    at = given["calendar.country"]
    zone = old["timezone"] if at == country else calendar.zone_of(at) or old["timezone"]
    yield _of_calendar("timezone", calendar.zone, zone)


def _of_calendar(key: str, read: Any, default: str) -> Question:
    return Question(f"calendar.{key}", "calendar", f"init-ask-{key}", read, default)


# Pages, backups, initiatives ---------------------------------------------------------------------------


def _web(before: Before, given: Given) -> Iterator[Question]:
    old = "" if is_anew(before, given) else str(before.get("web.public_url", ""))
    read, example = text("web.public_url", "init-wrong-url"), {"example": "https://chat.example.org"}
    yield Question("web.public_url", "web", "init-ask-url", read, old, values=example)
    if given["web.public_url"] and not before.get("web.trusted_proxies"):
        yield Question("web.here", "web", "init-ask-proxy", yes_or_no, "yes", say("init-yes"))


def _backup(before: Before, given: Given) -> Iterator[Question]:
    old = before.get("backup.folder")
    read = text("backup.folder", "init-wrong-path")
    yield Question("backup.folder", "backup", "init-ask-backup", read, str(old or "backups"))
    if not given["backup.folder"] or before.get("backup.passphrase_file"):
        return
    choices, enter = tuple(f"init-secret-{each}" for each in SECRET), say("init-secret-make")
    yield Question("backup.secret", "backup", "init-ask-secret", one_of(SECRET), "make", enter, choices)
    if given["backup.secret"] == "file":
        own = partial(_passphrase_file, before.folder, given["backup.folder"])
        yield Question("backup.passphrase_file", "backup", "init-ask-passphrase-file", own)


def _passphrase_file(here: Path, folder: str, written: str) -> str:
    """It is looked into at once: nobody answers everything to hear then that it is too short."""
    beside = {"folder": folder}
    judged("backup.passphrase_file", needed(written), "init-wrong-passphrase-beside", beside)
    try:
        passphrase_in(here / written)
    except SettingRefused:
        raise NotTaken(say("init-wrong-passphrase")) from None
    return written


def _initiatives(anew: bool) -> Question:
    default = "leave" if anew else "keep"
    choices = tuple(f"init-samples-{each}" for each in SAMPLES)
    return Question(
        "initiatives", "initiatives", "init-ask-initiatives", one_of(SAMPLES), default,
        say(f"init-samples-{default}"), choices,
    )  # fmt: skip
