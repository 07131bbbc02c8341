"""What `rida check` looks at in WhatsApp's templates: each is there, approved, no marketing, and used."""

import sqlite3
from collections.abc import AsyncIterator, Iterator, Mapping
from contextlib import closing, suppress
from pathlib import Path
from typing import Any

from bot.channels.whatsapp.api.client import Client
from bot.commands.check.findings import Finding, Level
from bot.commands.language import language as tongue
from bot.commands.language import say
from bot.config import Settings
from bot.policy.languages import LANGUAGES
from bot.store.sqlite.database import file_of
from bot.texts.catalogue import plain, sentence

ABOUT = "whatsapp"
PAGES = 50  # of a hundred templates, before we stop to ask

Known = dict[tuple[str, str], dict[str, Any]]


async def templates(client: Client, settings: Settings) -> AsyncIterator[Finding]:
    """Raises GraphError, NoAnswer."""
    known = await _known(client, settings.whatsapp.business_account_id)
    for finding in _looked_at(known, settings):
        yield finding
    for finding in _not_used(file_of(settings.database)):
        yield finding


def _not_used(file: Path) -> Iterator[Finding]:
    """What Meta refused when it was sent: Rida does not try it again until Meta speaks of it anew."""
    for name, language, why in _refused(file):
        said = plain(sentence(f"parked-{why}", tongue(), {})) if why.startswith("template-") else why
        what = say("check-whatsapp-template-refused", name=name, language=language, why=said)
        mend = say("check-whatsapp-template-refused-mend")
        yield Finding(Level.ERROR, ABOUT, what, mend, f"whatsapp-template-refused:{name}-{language}")


def _refused(file: Path) -> list[tuple[str, str, str]]:
    """The database of an older Rida knows of none; one that cannot be read is told of by itself."""
    asked = "SELECT name, language, why FROM message_templates WHERE channel = ? AND why <> ''"
    with suppress(sqlite3.Error), closing(sqlite3.connect(f"{file.as_uri()}?mode=ro", uri=True)) as db:
        return list(db.execute(asked, (ABOUT,)))
    return []


def _looked_at(known: Known, settings: Settings) -> Iterator[Finding]:
    section, fine = settings.whatsapp.templates, 0
    for key in type(section).model_fields:
        template = getattr(section, key)
        if not template.name:
            what = say("check-whatsapp-template-unset", key=key)
            mend = say("check-whatsapp-template-unset-mend")
            yield Finding(Level.WARNING, ABOUT, what, mend, f"whatsapp-template-unset:{key}")
            continue
        for code in dict.fromkeys(template.language[language] for language in LANGUAGES):
            found = list(_of(known.get((template.name, code)), template.name, code))
            fine += not found
            yield from found
    if fine:
        what = say("check-whatsapp-templates-approved", count=fine)
        yield Finding(Level.OK, ABOUT, what, key="whatsapp-templates-approved")


def _of(found: dict[str, Any] | None, name: str, code: str) -> Iterator[Finding]:
    about = {"name": name, "language": code}
    if found is None:
        what = say("check-whatsapp-template-none", **about)
        mend = say("check-whatsapp-template-none-mend", language=code)
        yield _finding(Level.ERROR, "none", about, what, mend)
        return
    status, category = (str(found.get(key, "")).upper() for key in ("status", "category"))
    if status in ("PENDING", "IN_APPEAL"):
        what = say("check-whatsapp-template-waits", **about)
        yield _finding(Level.WARNING, "waits", about, what, say("check-whatsapp-template-waits-mend"))
    elif status != "APPROVED":
        what = say("check-whatsapp-template-off", status=status.lower(), **about)
        yield _finding(Level.ERROR, "off", about, what, say("check-whatsapp-template-off-mend"))
    elif category == "MARKETING":
        what = say("check-whatsapp-template-marketing", **about)
        mend = say("check-whatsapp-template-marketing-mend")
        yield _finding(Level.WARNING, "marketing", about, what, mend)


def _finding(level: Level, key: str, about: Mapping[str, str], what: str, mend: str) -> Finding:
    return Finding(
        level, ABOUT, what, mend, f"whatsapp-template-{key}:{about['name']}-{about['language']}"
    )


async def _known(client: Client, account: str) -> Known:
    found: Known = {}
    after = ""
    for _ in range(PAGES):
        more = {"after": after} if after else {}
        fields = "name,language,status,category"
        said = await client.http.get(f"{account}/message_templates", fields=fields, limit="100", **more)
        for each in said.get("data") or []:
            found[each.get("name", ""), each.get("language", "")] = each
        after = _next(said)
        if not after:
            break
    return found


def _next(said: dict[str, Any]) -> str:
    """Where the next page begins; empty on the last."""
    paging = said.get("paging") or {}
    return str(paging.get("cursors", {}).get("after", "")) if paging.get("next") else ""
