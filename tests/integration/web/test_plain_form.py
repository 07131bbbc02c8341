"""The chat without any script: a browser of one's own that reads HTML and posts forms, and nothing else."""

import re
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import Path

import httpx
import pytest

from tests.integration.web_site import PNG, Options, Server, serving

BROWSER = {"accept": "text/html,application/xhtml+xml", "accept-language": "ar"}


@dataclass
class Button:
    name: str
    value: str
    label: str = ""


class Html(HTMLParser):
    """What a browser without scripts sees: the form, its hidden fields, its buttons, the words."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.hidden: dict[str, str] = {}
        self.action = self.method = self.enctype = ""
        self.fields: set[str] = set()
        self.buttons: list[Button] = []
        self.words: list[str] = []
        self.typed = ""
        self._in: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        match tag:
            case "form":
                self.action, self.method, self.enctype = (
                    given.get(each, "") for each in ("action", "method", "enctype")
                )
            case "input" if given.get("type") == "hidden":
                self.hidden[given["name"]] = given["value"]
            case "input" | "textarea" if given.get("name"):
                self.fields.add(given["name"])
        if tag == "button":
            pressed = given.get("type", "submit") == "submit" and given.get("name")
            self._in = [tag] if pressed else []
            if pressed:
                self.buttons.append(Button(given["name"], given["value"]))
        elif tag == "textarea":
            self._in = [tag] if given.get("name") == "text" else []
        if "words" in given.get("class", "").split():
            self._in = ["words"]
            self.words.append("")

    def handle_endtag(self, tag: str) -> None:
        if tag in ("button", "textarea", "p"):
            self._in = []

    def handle_data(self, data: str) -> None:
        match self._in:
            case ["button"] if self.buttons:
                self.buttons[-1].label += data.strip()
            case ["textarea"]:
                self.typed += data
            case ["words"]:
                self.words[-1] += data

    def button(self, label: str) -> Button:
        """The newest of that label."""
        return next(each for each in reversed(self.buttons) if each.label == label)


@dataclass
class Plain:
    """Somebody whose browser runs no script."""

    client: httpx.AsyncClient
    page: Html = field(default_factory=lambda: Html(""))
    html: str = ""

    async def open(self, path: str = "/chat") -> "Plain":
        return self._see(await self.client.get(path))

    async def send(self, text: str = "", press: str = "", **more: object) -> httpx.Response:
        """By the form of the page as it stands."""
        pressed = [("press", self.page.button(press).value)] if press else []
        fields = [*self.page.hidden.items(), ("text", text.replace("\n", "\r\n")), *pressed]
        parts = [(name, (None, value)) for name, value in fields]
        chosen = more.get("files", [("files", ("", b"", "application/octet-stream"))])
        answer = await self.client.post(
            self.page.action,
            files=[*parts, *chosen],
            follow_redirects=False,  # type: ignore[misc]
        )
        if answer.status_code == 303:
            await self.open(answer.headers["location"])
        else:
            self._see(answer)
        return answer

    def _see(self, answer: httpx.Response) -> "Plain":
        self.html, self.page = answer.text, Html(answer.text)
        return self

    def sees(self, words: str) -> bool:
        return any(words in each for each in self.page.words)


@asynccontextmanager
async def plain(folder: Path, options: Options | None = None) -> AsyncIterator[tuple[Server, Plain]]:
    async with (
        serving(folder, options) as site,
        httpx.AsyncClient(base_url=site.url, headers=BROWSER, timeout=60) as client,
    ):
        yield site, await Plain(client).open()


async def test_a_complaint_is_told_to_its_number_without_any_script(tmp_path: Path) -> None:
    async with plain(tmp_path) as (_, person):
        assert (person.page.action, person.page.method) == ("/chat/form", "post")
        assert person.page.enctype == "multipart/form-data"
        assert {"text", "files"} <= person.page.fields
        await person.send("عندي شكوى")
        assert person.sees("نأسف لما حدث معك")
        receipt = [("files", ("receipt.png", PNG, "image/png"))]
        await person.send("لم تصلني السلة منذ شهرين\nوهذا الإيصال", files=receipt)
        assert person.sees("لم تصلني السلة منذ شهرين\nوهذا الإيصال")
        assert 'data-testid="photo"' in person.html
        await person.send(press="هذا كل شيء")
        await person.send(press="أترك الحل لكم")
        assert not any("ورقمها" in each for each in person.page.words)
        await person.send(press="نعم، صحيح")
        assert re.search(r"سجّلنا شكواك، ورقمها \D?1001", person.page.words[-1])


async def test_a_reload_of_what_was_posted_is_no_second_message(tmp_path: Path) -> None:
    async with plain(tmp_path) as (site, person):
        before = person.page
        for _ in range(3):
            person.page = before
            assert (await person.send("أين مقركم؟")).status_code == 303
        await site.runtime.settle()
        await person.open()
        assert person.page.words.count("أين مقركم؟") == 1
        person.page = (
            before  # the browser's way back shows the same form: other words are another message
        )
        await person.send("ومتى تفتحون؟")
        await person.open()
        assert person.page.words.count("ومتى تفتحون؟") == 1


async def test_words_that_were_typed_beside_a_press_come_too(tmp_path: Path) -> None:
    async with plain(tmp_path) as (site, person):
        await person.send("شكوى")
        await person.send("تأخرت السلة شهرين", press="القائمة")
        await site.runtime.settle()
        await person.open()
        assert person.sees("تأخرت السلة شهرين") and person.page.words.count("القائمة") == 1


async def test_what_was_refused_is_given_back_with_the_reason(tmp_path: Path) -> None:
    async with plain(tmp_path) as (_, person):
        assert (await person.send("")).status_code == 422
        assert "وصلت الرسالة فارغة" in person.html
        big = [("files", ("big.png", PNG + b"0" * 1024 * 1024, "image/png"))]
        assert (await person.send("هذا الإيصال", files=big)).status_code == 413
        assert "big.png" in person.html and person.page.typed.strip() == "هذا الإيصال"
        assert (await person.send(person.page.typed.strip())).status_code == 303
        assert person.sees("هذا الإيصال")


@pytest.mark.parametrize("ticket", ["", "x", "0" * 32, f"{'0' * 32}.{'A' * 27}", "\ud800.é"])
async def test_a_form_that_is_not_of_this_session_is_not_taken_and_its_words_are_given_back(
    tmp_path: Path, ticket: str
) -> None:
    async with plain(tmp_path) as (_, person):
        person.page.hidden["ticket"] = ticket.encode("utf-8", "replace").decode()
        answer = await person.send("كلام لا يضيع")
        assert answer.status_code == 403
        assert "كلام لا يضيع" in answer.text and "set-cookie" not in answer.headers
        await person.open()
        assert not person.sees("كلام لا يضيع")


async def test_the_ticket_of_another_visitor_opens_nothing(tmp_path: Path) -> None:
    async with (
        plain(tmp_path) as (site, person),
        httpx.AsyncClient(base_url=site.url, headers=BROWSER) as other,
    ):
        theirs = await Plain(other).open()
        theirs.page.hidden = person.page.hidden
        assert (await theirs.send("لست أنا")).status_code == 403
        await person.open()
        assert not person.sees("لست أنا")


@pytest.mark.parametrize("headers", [{"origin": "https://evil.example"}, {"origin": "null"}])
async def test_a_foreign_page_sends_nothing(tmp_path: Path, headers: dict[str, str]) -> None:
    async with plain(tmp_path) as (_, person):
        person.client.headers.update(headers)
        answer = await person.send("من صفحة أخرى")
        assert answer.status_code == 403
        assert "من صفحة أخرى" not in answer.text and "set-cookie" not in answer.headers


@pytest.mark.parametrize(
    "value", ["1:yes:", ":erase:", "x:menu:", "9" * 30 + ":a:b", ":", "::", "-1:menu:"]
)
async def test_a_press_of_what_was_never_offered_is_refused_and_nothing_beside_it_is_taken(
    tmp_path: Path, value: str
) -> None:
    async with plain(tmp_path) as (_, person):
        person.page.buttons.append(Button("press", value, "x"))
        answer = await person.send("كلام", press="x")
        assert answer.status_code in (403, 422)
        assert person.page.typed.strip() == "كلام" and not person.sees("كلام")


async def test_each_page_has_a_ticket_of_its_own_and_names_no_session(tmp_path: Path) -> None:
    async with plain(tmp_path) as (_, person):
        first = person.page.hidden["ticket"]
        assert first != (await person.open()).page.hidden["ticket"]


async def test_a_link_to_a_registration_is_opened_by_a_press(tmp_path: Path) -> None:
    async with plain(tmp_path) as (_, person):
        await person.open("/chat?start=reg-ibda")
        await person.send(press="التسجيل")
        assert len(person.page.words) >= 2
        await person.open("/chat?start=<script>")
        assert ":start:" not in person.html


async def test_the_conversation_is_ended_and_hidden_after_one_question(tmp_path: Path) -> None:
    async with plain(tmp_path) as (_, person):
        await person.send("حديث لا يراه غيري")
        cookie = person.client.cookies["rida_session"]
        asked = Button("end", "ask")
        person.page.buttons.append(asked)
        for value in ("ask", "yes"):
            fields = {
                "ticket": (None, person.page.hidden["ticket"]),
                "text": (None, ""),
                "end": (None, value),
            }
            person._see(await person.client.post("/chat/form", files=fields, follow_redirects=True))
        assert 'data-testid="ended"' in person.html and not person.sees("حديث لا يراه غيري")
        person.client.cookies.set("rida_session", cookie)
        await person.open()
        assert not person.sees("حديث لا يراه غيري")


async def test_what_people_write_is_never_markup(tmp_path: Path) -> None:
    async with plain(tmp_path) as (_, person):
        await person.send('<b onclick="x">مرحبا</b> https://example.org/?a=1&b=2. "><script>')
        assert "<b onclick" not in person.html and "<script>" not in person.html.split("<body")[1]
        assert 'href="https://example.org/?a=1&amp;b=2"' in person.html


async def test_one_language_for_the_page_and_the_talk(tmp_path: Path) -> None:
    async with plain(tmp_path) as (_, person):
        await person.send("مرحبا")
        await person.send(press="English")
        assert 'lang="en" dir="ltr"' in person.html
        await person.send("I want to complain")
        assert re.search("[a-z]{3}", person.page.words[-1])
