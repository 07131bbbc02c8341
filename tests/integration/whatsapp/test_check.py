"""`rida check` with a WhatsApp that is set up wrong: each fault is named with its mend, and nothing is sent."""

from collections.abc import AsyncIterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from bot.commands.check.findings import Finding, Level
from bot.commands.check.whatsapp import whatsapp
from bot.config import load
from bot.store.queries import message_templates
from bot.store.queries.message_templates import TemplateState
from bot.store.sqlite.database import Database
from tests.fixtures.day import on_the_day
from tests.fixtures.graph_api import GraphApi


@pytest.fixture
async def api() -> AsyncIterator[GraphApi]:
    async with GraphApi(now=on_the_day).serving() as api:
        api.pages.subscribe()
        for name in ("rida_reply", "rida_message"):
            for code in ("ar", "en"):
                api.templates.add(name, code, "UTILITY", "نص القالب", ["اعرض"])
        yield api


async def found(folder: Path, api: GraphApi, **more: str) -> list[Finding]:
    config = folder / "config.yaml"
    config.write_text("web: {public_url: 'https://chat.example.org'}")
    environ = {
        "RIDA_WHATSAPP__ENABLED": "true",
        "RIDA_WHATSAPP__TOKEN": api.token,
        "RIDA_WHATSAPP__PHONE_NUMBER_ID": api.phone_number_id,
        "RIDA_WHATSAPP__BUSINESS_ACCOUNT_ID": api.business_account_id,
        "RIDA_WHATSAPP__APP_SECRET": api.app_secret,
        "RIDA_WHATSAPP__VERIFY_TOKEN": api.verify_token,
        "RIDA_WHATSAPP__API_BASE_URL": api.url,
        "RIDA_WHATSAPP__NUMBER": api.number,
    }
    findings = [each async for each in whatsapp(load(config, {**environ, **more}))]
    assert all(method == "GET" for method, *_ in api.calls), "looking changes nothing"
    assert all(each.mend for each in findings if each.level is not Level.OK)
    shown = " ".join(f"{each.what} {each.mend}" for each in findings)
    assert not any(secret in shown for secret in (api.token, api.app_secret, api.verify_token))
    return findings


def wrong(findings: list[Finding], *levels: Level) -> str:
    levels = levels or (Level.WARNING, Level.ERROR)
    return "; ".join(f"{each.what} → {each.mend}" for each in findings if each.level in levels)


async def test_all_is_well(tmp_path: Path, api: GraphApi) -> None:
    findings = await found(tmp_path, api)
    assert not wrong(findings)
    assert "4 templates are approved" in [each.what for each in findings]


async def test_whatsapp_that_is_off_is_a_note(tmp_path: Path, api: GraphApi) -> None:
    (only,) = [each async for each in whatsapp(load(_empty(tmp_path), {}))]
    assert only.level is Level.NOTE


def _empty(folder: Path) -> Path:
    file = folder / "config.yaml"
    file.write_text("")
    return file


@pytest.mark.parametrize(
    ("trouble", "says", "mend"),
    [
        ("unpaid", "131042", "payment method"),
        ("token_revoked", "190", "new one"),
        ("locked", "WhatsApp account is blocked", "Meta"),
    ],
)
async def test_what_the_society_must_mend_is_explained(
    tmp_path: Path, api: GraphApi, trouble: str, says: str, mend: str
) -> None:
    setattr(api.account, trouble, True)
    said = wrong(await found(tmp_path, api), Level.ERROR)
    assert says in said and mend in said.partition("→")[2]


async def test_a_number_that_is_not_registered_or_not_named(tmp_path: Path, api: GraphApi) -> None:
    api.account.registered = api.account.named = False
    findings = await found(tmp_path, api)
    assert "not connected" in wrong(findings, Level.ERROR)
    assert "display name" in wrong(findings, Level.WARNING)


async def test_nobody_answers_at_the_address(tmp_path: Path, api: GraphApi) -> None:
    said = wrong(await found(tmp_path, api, RIDA_WHATSAPP__API_BASE_URL="http://127.0.0.1:9/v25.0"))
    assert "cannot be used" in said and "whatsapp.api_base_url" in said


async def test_a_page_in_its_place_is_no_graph_api(tmp_path: Path, api: GraphApi) -> None:
    api.faults.next(page=502, times=None, on="number")
    assert "cannot be used" in wrong(await found(tmp_path, api), Level.ERROR)


async def test_another_number_or_id_than_meta_knows(tmp_path: Path, api: GraphApi) -> None:
    said = wrong(await found(tmp_path, api, RIDA_WHATSAPP__NUMBER="966500000009"), Level.ERROR)
    assert f"write whatsapp.number: {api.number}" in said
    said = wrong(await found(tmp_path, api, RIDA_WHATSAPP__PHONE_NUMBER_ID="1"), Level.ERROR)
    assert "phone_number_id" in said


async def test_templates_are_looked_at_in_each_language(tmp_path: Path, api: GraphApi) -> None:
    more = {"RIDA_WHATSAPP__TEMPLATES__REPLY__NAME": "another"}
    said = wrong(await found(tmp_path, api, **more), Level.ERROR)
    assert "another (ar) does not exist" in said and "another (en) does not exist" in said
    api.templates.pause("rida_reply", "ar")
    api.templates.recategorise("rida_message", "MARKETING", "en")
    findings = await found(tmp_path, api)
    assert "rida_reply (ar) is paused" in wrong(findings, Level.ERROR)
    assert "rida_message (en) counts as marketing" in wrong(findings, Level.WARNING)


async def test_templates_beyond_the_first_page_are_found(tmp_path: Path, api: GraphApi) -> None:
    api.templates.known.clear()
    for n in range(120):
        api.templates.add(f"other_{n}", "ar", "UTILITY", "نص القالب", [])
    for name in ("rida_reply", "rida_message"):
        for code in ("ar", "en"):
            api.templates.add(name, code, "UTILITY", "نص القالب", ["اعرض"])
    assert not wrong(await found(tmp_path, api))


async def test_nothing_comes_without_a_subscription_or_an_address(tmp_path: Path, api: GraphApi) -> None:
    api.pages.unsubscribe()
    findings = await found(tmp_path, api, RIDA_WEB__PUBLIC_URL="http://chat.example.org")
    assert "no app is subscribed" in wrong(findings, Level.ERROR)
    assert "/whatsapp" in wrong(findings, Level.WARNING)


async def test_without_the_accounts_id_it_is_said_what_cannot_be_seen(
    tmp_path: Path, api: GraphApi
) -> None:
    findings = await found(tmp_path, api, RIDA_WHATSAPP__BUSINESS_ACCOUNT_ID="")
    assert "business_account_id" in wrong(findings, Level.NOTE) and not wrong(findings)


async def test_a_template_that_was_refused_when_it_was_sent_is_told_of(
    tmp_path: Path, api: GraphApi
) -> None:
    """Meta calls it approved all the same, and Rida does not use it."""
    where = {"RIDA_DATABASE": f"sqlite:///{tmp_path}/rida.db"}
    assert not wrong(await found(tmp_path, api, **where))
    database = await Database.open(where["RIDA_DATABASE"])
    async with database.write() as conn:
        state = TemplateState("whatsapp", "rida_reply", "ar", "approved", why="template-wrong")
        await message_templates.save(conn, state, datetime(2026, 11, 29, tzinfo=UTC))
    await database.close()
    said = wrong(await found(tmp_path, api, **where), Level.ERROR)
    assert "rida_reply (ar)" in said and "not the one that we send" in said


async def test_an_id_in_the_place_of_another_is_named_by_its_own_key(
    tmp_path: Path, api: GraphApi
) -> None:
    account = {"RIDA_WHATSAPP__BUSINESS_ACCOUNT_ID": api.phone_number_id}
    said = wrong(await found(tmp_path, api, **account), Level.ERROR)
    assert "whatsapp.business_account_id" in said and "phone_number_id" not in said
    number = {"RIDA_WHATSAPP__PHONE_NUMBER_ID": api.business_account_id}
    assert "whatsapp.phone_number_id" in wrong(await found(tmp_path, api, **number), Level.ERROR)
