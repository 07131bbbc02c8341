"""A registration by a form that opens in the chat, beside a strict local Cloud API."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot.store.schema import kept_payloads, registrations
from tests.fixtures.day import on_the_day
from tests.fixtures.graph_api import GraphApi
from tests.integration.whatsapp.posting import Posting
from tests.integration.whatsapp.test_with_the_platform import hears, talking

HUDA = "966512345678"
FORM = {"RIDA_WHATSAPP__FLOWS": '{"ibda": "778899"}'}
OPEN = "أملأ النموذج"
ANSWERS = {"name": "هدى محمد", "phone": "0501234567", "period": "المساء", "district": "النسيم"}


@pytest.fixture
async def api() -> AsyncIterator[GraphApi]:
    async with GraphApi(now=on_the_day).serving() as api:
        api.people.person(HUDA, "هدى")
        api.flows["778899"] = "PUBLISHED"
        yield api


async def says(there: Posting, api: GraphApi, text: str) -> None:
    before = len(api.sent(HUDA))
    api.people.writes(HUDA, text)
    await heard(there, api, before)


async def heard(there: Posting, api: GraphApi, before: int) -> None:
    """It came, and was answered."""
    await hears(there, api)
    await api.waits_for(HUDA, before + 1, seconds=30)
    await there.app.runtime.settle()


async def presses(there: Posting, api: GraphApi, title: str, **more: object) -> None:
    before = len(api.sent(HUDA))
    api.people.presses(HUDA, api.sent(HUDA)[-1], title, **more)
    await heard(there, api, before)


async def at_the_form(there: Posting, api: GraphApi) -> None:
    await says(there, api, "أرغب في التسجيل في مبادرة ابدأ")
    for title in ("موافق، نكمل", "لي أنا"):
        await presses(there, api, title)


async def test_a_registration_by_a_form_is_five_messages(tmp_path: Path, api: GraphApi) -> None:
    async with talking(tmp_path, api, **FORM) as there:
        await at_the_form(there, api)
        form = api.sent(HUDA)[-1]
        assert form["interactive"]["type"] == "flow" and len(api.sent(HUDA)) == 3
        await presses(there, api, OPEN, answers=ANSWERS)
        await presses(there, api, "نعم، صحيح")
        kept = await there.rows(registrations)
        assert len(kept) == 1 and "+966501234567" in str(kept)
        assert len(api.sent(HUDA)) == 5
        api.people.presses(HUDA, form, OPEN, answers={**ANSWERS, "name": "أخرى"})
        await hears(there, api)
        assert (await there.told(HUDA))[-1] == "registration-form-late"
        assert await there.rows(registrations) == kept


async def test_what_is_wrong_in_it_is_asked_again(tmp_path: Path, api: GraphApi) -> None:
    async with talking(tmp_path, api, **FORM) as there:
        await at_the_form(there, api)
        before = len(api.sent(HUDA))
        await presses(there, api, OPEN, answers={**ANSWERS, "phone": "123"})
        assert (await there.told(HUDA))[-2:] == ["registration-wrong-phone", "registration-ask"]
        assert len(api.sent(HUDA)) == before + 1
        await says(there, api, "0501234567")
        assert (await there.told(HUDA))[-1] == "registration-summary"


async def test_a_form_that_meta_does_not_open_is_asked_as_everywhere(
    tmp_path: Path, api: GraphApi
) -> None:
    api.flows["778899"] = "DEPRECATED"
    async with talking(tmp_path, api, **FORM) as there:
        await at_the_form(there, api)
        assert api.sent(HUDA)[-1]["interactive"]["type"] == "button"
        await says(there, api, "هدى محمد")
        assert (await there.told(HUDA))[-1] == "registration-ask"


@pytest.mark.parametrize("code", [132068, 132069, 139000])
@pytest.mark.parametrize("by_status", [True, False])
async def test_a_form_that_is_blocked_or_throttled_is_asked_as_everywhere(
    tmp_path: Path, api: GraphApi, code: int, by_status: bool
) -> None:
    """Also where Meta says so after it took the message."""
    async with talking(tmp_path, api, **FORM) as there:
        await says(there, api, "أرغب في التسجيل في مبادرة ابدأ")
        await presses(there, api, "موافق، نكمل")
        api.faults.next(code=code, by_status=by_status)
        before = len(api.sent(HUDA))
        await presses(there, api, "لي أنا")
        await hears(there, api)
        await api.waits_for(HUDA, before + (2 if by_status else 1), seconds=30)
        assert api.sent(HUDA)[-1]["interactive"]["type"] == "button"
        assert (await there.told(HUDA))[-1] == "registration-ask"


async def test_without_an_id_of_a_form_each_question_is_asked(tmp_path: Path, api: GraphApi) -> None:
    async with talking(tmp_path, api) as there:
        await at_the_form(there, api)
        assert api.sent(HUDA)[-1]["interactive"]["type"] == "button"


async def test_a_form_of_nobody_s_is_kept_and_its_sender_hears_it(tmp_path: Path, api: GraphApi) -> None:
    async with talking(tmp_path, api, **FORM) as there:
        await at_the_form(there, api)
        await presses(there, api, OPEN, answers={"flow_token": "forged", **ANSWERS})
        assert len(await there.rows(kept_payloads)) == 1
        assert await there.rows(registrations) == []
        assert (await there.told(HUDA))[-1] != "registration-summary"
