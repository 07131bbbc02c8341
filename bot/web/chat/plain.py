"""The form of /chat where no script runs: words, files and presses by one plain POST.

The rules this module guards: what it was given is committed before the page is shown again; what was
refused stands on the page as it was written, beside the reason.
"""

import asyncio
from contextlib import suppress

from starlette.datastructures import FormData
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from bot.core.conversation import Address
from bot.core.events import MessageReceived
from bot.runtime.shared.live_updates import Delivered, Subscription
from bot.web.chat.form import Pressed, has_message, opened, text_of, words_of
from bot.web.chat.page import chat_page
from bot.web.chat.presses import press_event
from bot.web.chat.routes import accepted, ended
from bot.web.chat.tickets import id_of
from bot.web.shared.guard import Refusal, may_send_form, person, session_of
from bot.web.shared.language import language_of, site_of
from bot.web.shared.pages import page

ANSWERED, MORE = 2.5, 0.3  # seconds that the page waits for an answer, and for what follows it
_OTHER_WORDS = {"web-error-not-now": "web-error-not-now-form"}
"""What a script would do is asked of the person here."""


async def post_form(request: Request) -> Response:
    site = site_of(request)
    may_send_form(request, site, site.bounds.limits.request_bytes)
    async with opened(request, site) as form:
        try:
            return await _done(request, session_of(request), form)
        except Refusal as refusal:
            return await _given_back(request, refusal, text_of(form))


async def _done(request: Request, session: str, form: FormData) -> Response:
    site = site_of(request)
    id = id_of(site, session, form)
    if "end" in form:
        return await _end(request, session, str(form["end"]), text_of(form))
    spoken = await site.reading.language(person(session))
    with site.runtime.live_updates.subscribe() as news:
        await _taken(request, session, form, id)
        with suppress(TimeoutError):
            async with asyncio.timeout(ANSWERED):
                await _answered(news, person(session))
    now = await site.reading.language(person(session))
    if now and now != spoken:  # one language for the page and the talk
        request.session["language"] = now
    return RedirectResponse("/chat#newest", 303)


async def _taken(request: Request, session: str, form: FormData, id: str) -> None:
    """The press is looked at before the words are kept, so that a refusal gives back nothing that is."""
    site, address, pressed = site_of(request), person(session), _pressed(form, f"{id}-1")
    if not (pressed or has_message(form)):
        raise Refusal(422, "web-error-empty")
    press = await press_event(site, address, pressed, language_of(request)) if pressed else None
    if has_message(form):
        event = MessageReceived(await words_of(request, site, form))
        await accepted(request, site, session, id, address, event)
    if press and pressed:
        await accepted(request, site, session, pressed.client_id, address, press)


def _pressed(form: FormData, id: str) -> Pressed | None:
    """A button's value is `stamp:action:argument`; the bar's have no stamp."""
    if not (value := form.get("press")):
        return None
    stamp, _, rest = str(value).partition(":")
    action, _, arg = rest.partition(":")
    if not (stamp == "" or (stamp.isascii() and stamp.isdigit() and len(stamp) < 19)) or len(rest) > 256:
        raise Refusal(422, "web-error-bad-request")
    return Pressed(id, action, arg, int(stamp) if stamp else None)


async def _answered(news: Subscription, mine: Address) -> None:
    """Back once somebody answered, and has nothing more to say for a moment."""
    patience = ANSWERED
    while True:
        async with asyncio.timeout(patience):
            each = await news.get()
        if each is None:
            return
        if isinstance(each, Delivered) and each.address == mine:
            patience = MORE


async def _end(request: Request, session: str, said: str, text: str) -> Response:
    if said != "yes":
        return await chat_page(request, {"ending": True, "kept": text})
    await ended(request, session)
    return RedirectResponse("/chat?ended", 303, headers={"clear-site-data": '"cache", "storage"'})


async def _given_back(request: Request, refusal: Refusal, text: str) -> Response:
    site, language = site_of(request), language_of(request)
    key = _OTHER_WORDS.get(refusal.key, refusal.key)
    sentence = site.wording.text(key, language, **refusal.args_of_text)
    if refusal.key == "web-error-no-session":  # nothing of a talk is shown to whom it may not belong
        return page(request, "error.html", {"sentence": sentence, "kept": text}, refusal.status)
    return await chat_page(request, {"problem": sentence, "kept": text}, refusal.status)
