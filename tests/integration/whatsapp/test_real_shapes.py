"""Bodies as Meta's reference and the logs of others show them, over real HTTP: what the person hears, what
is kept, and that no odd field drops what stands beside it."""

import copy
import json
import logging
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from bot.core.conversation import Address, Party
from bot.store.queries.whatsapp_people import Target, target_of
from bot.store.schema import contacts, conversations, kept_payloads, outbox
from tests.integration.whatsapp import posting
from tests.integration.whatsapp.posting import Posting
from tests.integration.whatsapp.real_shapes import (
    AT,
    BESIDE,
    CARDS,
    FILES,
    FORM,
    HER_ID,
    HER_PARENT,
    HUDA,
    NAMELESS,
    OURS,
    PLACES,
    PREFERENCES,
    PRESSES,
    QUICK_REPLY,
    SILENT,
    STATUSES,
    TEXTS,
    UNKNOWN,
    UNUSABLE,
    body,
    change,
    contact,
    edit,
    message,
    metadata,
    moved,
    value,
)

Json = dict[str, Any]
rida = partial(posting.rida, wall=lambda: datetime.fromtimestamp(int(AT) + 60, UTC))
"""A minute after what is posted was written: by the machine's clock it would be old one day."""

WORDS = "لم يصلني رد على طلبي"
BADR = "966500000002"
EVERY = {
    **TEXTS,
    **FILES,
    **PLACES,
    **CARDS,
    **PRESSES,
    "quick reply": QUICK_REPLY,
    "form": FORM,
    **UNUSABLE,
    **UNKNOWN,
}
"""Each says something."""


def of(row: Any) -> Any:
    return row["event"].get("words", {}).get("text")


async def posted(there: Posting, *changes: Json) -> list[Json]:
    """What the inbox has from then on."""
    assert await there.post(body(*changes)) == 200
    return await there.came()


@dataclass(frozen=True)
class Heard:
    """What came of one message, what its person hears, and why something was kept as it came."""

    row: Json
    told: list[str]
    kept: list[str]

    @property
    def words(self) -> Json:
        return self.row["event"]["words"]


def _of_somebody(given: Json, number: int) -> tuple[str, Json]:
    """The same, of somebody else: their telephone, and the value that it comes in."""
    who, id = f"96650001{number:04}", f"SA.5{number:04}"
    ids = {"from": who, "from_user_id": id, "id": f"wamid.{number}"}
    return who, value({**given, **ids}, contacts=[contact(wa_id=who, user_id=id)])


async def heard(folder: Path, shapes: Mapping[str, Json]) -> dict[str, Heard]:
    """All of them in one post, each of another person."""
    people = [_of_somebody(each, number) for number, each in enumerate(shapes.values())]
    async with rida(folder, running=False) as there:
        came = await posted(there, *(change(v) for _, v in people))
        talks = {row["id"]: row["address"] for row in await there.rows(conversations)}
        rows = {talks[row["conversation_id"]]: row for row in came}
        kept = [(talks[row["conversation_id"]], row["why"]) for row in await there.rows(kept_payloads)]
        await there.app.runtime.settle()
        return {
            name: Heard(
                rows[people[number][0]],
                await there.keys(people[number][0]),
                [why for who, why in kept if who == people[number][0]],
            )
            for number, name in enumerate(shapes)
        }


# What is said ------------------------------------------------------------------------------------------


async def test_words_are_words_whatever_stands_beside_them(tmp_path: Path) -> None:
    for name, came in (await heard(tmp_path, TEXTS)).items():
        assert (came.row["kind"], came.words["text"], came.kept) == ("MessageReceived", WORDS, []), name
        is_passed_on = "forwarded" in name
        assert bool(came.words.get("forwarded")) == is_passed_on
        is_answer = "context" in TEXTS[name] and not is_passed_on
        assert (came.words.get("reply_to") or "") == (OURS if is_answer else "")
        assert came.told


async def test_a_file_is_awaited_with_its_words(tmp_path: Path) -> None:
    for name, came in (await heard(tmp_path, FILES)).items():
        assert came.words["text"] == (WORDS if "words" in name else "")
        (file,) = came.words["attachments"]
        assert (file["kind"] == "voice", file["awaited"]) == ("voice" in name, True), name
        assert came.kept == []


async def test_a_place_is_a_place(tmp_path: Path) -> None:
    for came in (await heard(tmp_path, PLACES)).values():
        assert came.words["location"] == {"latitude": 24.7135517, "longitude": 46.6752957}
        assert came.told and came.kept == []


async def test_a_card_is_words_and_an_asked_one_is_a_number(tmp_path: Path) -> None:
    assert {name: came.words["text"] for name, came in (await heard(tmp_path, CARDS)).items()} == {
        "another's card": "سارة علي\n+966 50 000 0009",
        "a card from the app": "+966 50 000 0009",
        "their own number, asked": "☎",
    }


async def test_a_press_of_no_button_of_ours_is_a_late_one(tmp_path: Path) -> None:
    for came in (await heard(tmp_path, PRESSES)).values():
        assert (came.row["kind"], came.told, came.kept) == ("ButtonPressed", ["late-press-menu"], [])


async def test_the_button_of_a_template_that_is_not_ours_says_what_stands_on_it(tmp_path: Path) -> None:
    (came,) = (await heard(tmp_path, {"": QUICK_REPLY})).values()
    assert came.words["text"] == "لا شكرًا" and came.told


async def test_what_nobody_can_use_is_answered_and_what_nobody_knows_is_kept(tmp_path: Path) -> None:
    for name, came in (await heard(tmp_path, {**UNUSABLE, **UNKNOWN, "form": FORM})).items():
        assert came.told == ["cannot-read"], name
        assert came.kept == ([] if name in UNUSABLE else ["flow" if name == "form" else "unknown"])


async def test_words_beside_an_unsupported_message_are_taken(tmp_path: Path) -> None:
    given = {**UNUSABLE["unsupported"], "text": {"body": WORDS}}
    (came,) = (await heard(tmp_path, {"": given})).values()
    assert (came.words["text"], came.kept) == (WORDS, [])


async def test_by_what_says_nothing_nothing_happens(tmp_path: Path) -> None:
    async with rida(tmp_path, running=False) as there:
        assert await posted(there, *(change(value(each)) for each in SILENT.values())) == []
        assert (await there.people(), await there.rows(kept_payloads)) == ([], [])


async def test_an_edit_of_words_or_of_a_caption_is_followed(tmp_path: Path) -> None:
    photo = {"type": "image", "image": {"id": "1", "mime_type": "image/jpeg", "caption": "جديد"}}
    words = {"context": {"id": "M0"}, "type": "text", "text": {"body": "أجدّ"}}
    async with rida(tmp_path, running=False) as there:
        await posted(there, change(value(TEXTS["text"])))
        rows = await posted(there, change(value(edit("e1", photo))), change(value(edit("e2", words))))
        assert [(row["kind"], of(row), row["event"]["words"]["id"]) for row in rows[1:]] == [
            ("MessageEdited", "جديد", "wamid.text"),
            ("MessageEdited", "أجدّ", "wamid.text"),
        ]


@pytest.mark.parametrize("name", NAMELESS)
async def test_whoever_shows_no_telephone_is_one_person_in_every_form(tmp_path: Path, name: str) -> None:
    async with rida(tmp_path, running=False) as there:
        assert [of(row) for row in await posted(there, change(NAMELESS[name]))] == [WORDS]
        assert await there.people() == [HER_ID]
        assert await there.told(HER_ID)


async def test_what_is_no_persons_is_answered_to_nobody(tmp_path: Path) -> None:
    async with rida(tmp_path, running=False) as there:
        assert await posted(there, *(change(given, field) for field, given in BESIDE.values())) == []
        assert (await there.people(), await there.rows(outbox)) == ([], [])
        assert await there.rows(kept_payloads) == []


async def test_another_number_of_the_same_account_is_not_ours(tmp_path: Path) -> None:
    async with rida(tmp_path, running=False) as there:
        theirs = value(TEXTS["text"], metadata=metadata("999999999999999"))
        ours = value({**TEXTS["text"], "id": "wamid.ours"}, metadata=metadata(106540352242922))
        assert [row["message"] for row in await posted(there, change(theirs), change(ours))] == [
            "wamid.ours"
        ]


# Who they are ------------------------------------------------------------------------------------------

NEW_ID, NEW_NUMBER = "SA.99999999999999999999", "966500000099"
_NUMBER = f"User هدى changed from {HUDA} to {NEW_NUMBER}"
_ID = f"User هدى changed from {HER_ID} to {NEW_ID}"
_FORGED = f"User x changed from {BADR} to {NEW_NUMBER} changed from {HUDA} to {NEW_NUMBER}"

MOVES: dict[str, Json] = {
    "of old": moved({"from": HUDA}, "customer_changed_number", body=_NUMBER, new_wa_id=NEW_NUMBER),
    "of old, with whose it was": moved(
        {"from": NEW_NUMBER}, "customer_changed_number", wa_id=NEW_NUMBER, customer=HUDA, identity="x"
    ),
    "number": moved({"from": HUDA}, "user_changed_number", body=_NUMBER, wa_id=NEW_NUMBER),
    "number with ids": moved(
        {"from": HUDA, "from_user_id": HER_ID, "from_parent_user_id": HER_PARENT},
        "user_changed_number",
        body=_NUMBER,
        wa_id=NEW_NUMBER,
        user_id=NEW_ID,
        previous_user_id=HER_ID,
        parent_user_id=f"{HER_PARENT}9",
        previous_parent_user_id=HER_PARENT,
    ),
    "number by its sentence alone": moved({}, "user_changed_number", body=_NUMBER, wa_id=NEW_NUMBER),
    "number behind a name that says another": moved(
        {}, "user_changed_number", body=_FORGED, wa_id=NEW_NUMBER
    ),
    "id": moved({}, "user_changed_user_id", user_id=NEW_ID, previous_user_id=HER_ID),
    "id, from the new one": moved(
        {"from_user_id": NEW_ID}, "user_changed_user_id", user_id=NEW_ID, previous_user_id=HER_ID
    ),
    "id by its sentence alone": moved({}, "user_changed_user_id", body=_ID, user_id=NEW_ID),
    "id by its sentence, with empty telephones": moved(
        {"from": ""}, "user_changed_user_id", body=f"{_ID}.", wa_id="", user_id=NEW_ID
    ),
    "id by the telephone that was theirs": moved({"from": HUDA}, "user_changed_user_id", user_id=NEW_ID),
    "id in the place of the telephone": moved(
        {"from": HUDA}, "user_changed_user_id", body=_ID, wa_id=NEW_ID, user_id=NEW_ID
    ),
    "id with both telephones": moved(
        {"from": HUDA}, "user_changed_user_id", body=_ID, wa_id=NEW_NUMBER, user_id=NEW_ID
    ),
}


@pytest.mark.parametrize("name", MOVES)
async def test_whoever_moves_goes_on_where_they_were(tmp_path: Path, name: str) -> None:
    told = MOVES[name]["system"]
    after = {
        "from": NEW_NUMBER if told["type"] != "user_changed_user_id" else None,
        "from_user_id": NEW_ID,
    }
    words = {**TEXTS["text"], **after, "id": "wamid.after", "timestamp": "1795943000"}
    beside = [{"profile": {"name": "هدى"}, "user_id": NEW_ID}]
    badr = message(
        "text", id="wamid.badr", text={"body": WORDS}, **{"from": BADR, "from_user_id": "SA.7"}
    )
    async with rida(tmp_path, running=False) as there:
        await posted(there, change(value(TEXTS["text"], badr)))
        event = value(MOVES[name])
        del event["contacts"]
        assert [await there.post(body(change(event))) for _ in range(2)] == [200, 200]
        rows = await posted(there, change(value(words, contacts=beside)))
        assert len(rows) == 3
        assert await there.people() == [HUDA, BADR]
        assert await there.rows(kept_payloads) == []
        async with there.app.database.read() as conn:
            target = await target_of(conn, Address("whatsapp", HUDA, Party.PERSON))
        is_told = told.get("wa_id") == NEW_NUMBER or "new_wa_id" in told
        assert target == (Target(to=NEW_NUMBER) if is_told else Target(recipient=NEW_ID))


@pytest.mark.parametrize("name", PREFERENCES)
async def test_a_wish_to_get_nothing_unasked_is_heard_in_both_forms(tmp_path: Path, name: str) -> None:
    stop, resume = PREFERENCES[name]
    async with rida(tmp_path, running=False) as there:
        await posted(there, change(value(TEXTS["text"])))
        before = await there.told(HUDA)
        for wish, is_out in ((stop, True), (resume, False)):
            await posted(there, wish)
            assert await there.told(HUDA) == before
            assert any(row["opted_out"] for row in await there.rows(contacts)) == is_out


# Every odd field -----------------------------------------------------------------------------------------

ODD = (None, 7, "x")
ODDER = (*ODD, [[]], {"x": None}, 1.5e300, "", [], {}, True, -1, "٣", "1795942800000", 10**30)
EACH = 50  # entries of one post
OUT = object()
"""Left out."""


def _paths(given: Any, at: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    found = (
        given.items() if isinstance(given, dict) else enumerate(given) if isinstance(given, list) else ()
    )
    for name, each in found:
        yield (*at, name)
        yield from _paths(each, (*at, name))


def _with(given: Json, path: tuple[Any, ...], put: Any) -> Json:
    made = copy.deepcopy(given)
    *above, last = path
    there: Any = made
    for name in above:
        there = there[name]
    if put is OUT:
        del there[last]
    else:
        there[last] = put
    return made


def _variants(given: Json) -> Iterator[Json]:
    """The same with each of its fields left out, empty and of a wrong type."""
    for path in _paths(given):
        for put in (OUT, *ODD):
            yield _with(given, path, put)


def neighbour(number: int) -> Json:
    return message(
        "text", id=f"wamid.n{number}", text={"body": WORDS}, **{"from": BADR, "from_user_id": "SA.7"}
    )


def _odd() -> Iterator[Json]:
    """Every variant of every shape, each beside a message of Badr's."""
    moves = [MOVES["number with ids"], MOVES["id by its sentence alone"]]
    edited = edit("e", {"type": "text", "text": {"body": "x"}})
    alike = ("forwarded", "often forwarded", "sound", "video", "image", "of a product")
    said = [each for name, each in EVERY.items() if name not in alike]
    for given in (*said, *SILENT.values(), edited, *moves):
        yield from (value(each) for each in _variants(given))
    yield from (value(statuses=[each]) for each in _variants(STATUSES["failed"]))


async def test_no_odd_field_drops_what_stands_beside_it(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.ERROR)
    odd = list(_odd())
    async with rida(tmp_path, running=False) as there:
        for begin in range(0, len(odd), EACH):
            part = odd[begin : begin + EACH]
            beside = {**part[-1], "messages": [*part[-1].get("messages", []), neighbour(begin)]}
            assert await there.post(body(*map(change, (*part[:-1], beside)))) == 200
        names = {row["message"] for row in await there.came()}
        assert {f"wamid.n{begin}" for begin in range(0, len(odd), EACH)} <= names
        assert "failed" not in {row["why"] for row in await there.rows(kept_payloads)}
    assert caplog.records == []


@pytest.mark.parametrize(
    "part", ["metadata", "contacts", "messages", "statuses", "errors", "value", "entry"]
)
async def test_no_odd_envelope_drops_the_next_one(
    tmp_path: Path, part: str, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.ERROR)
    whole = {**value(TEXTS["text"]), "statuses": [STATUSES["delivered"]], "errors": [{"code": 131000}]}
    made = [
        change(_with(whole, path, put))
        for path in _paths(whole)
        if path[0] == part
        for put in (OUT, *ODD)
    ]
    if part == "value":
        made = [{"field": "messages", "value": put} for put in ODDER] + [{"field": put} for put in ODDER]
    entries: list[Any] = [{"id": "1", "changes": [each]} for each in made]
    if part == "entry":
        entries = [*ODD, *({"id": put, "changes": put} for put in ODD), {"id": "1"}]
    last = {"id": "1", "time": 1, "changes": [change(value(neighbour(0)))]}
    async with rida(tmp_path, running=False) as there:
        given = {"object": "whatsapp_business_account", "entry": [*entries, last]}
        assert await there.post(given) == 200
        assert "wamid.n0" in {row["message"] for row in await there.came()}
    assert caplog.records == []


def _other_type(given: Any) -> Any:
    """Numbers as their digits, and digits as numbers."""
    if isinstance(given, dict):
        return {name: _other_type(each) for name, each in given.items()}
    if isinstance(given, list):
        return [_other_type(each) for each in given]
    if isinstance(given, str) and given.isdecimal() and given.isascii():
        return int(given)
    return str(given) if isinstance(given, int | float) and not isinstance(given, bool) else given


def _with_more(given: Any) -> Any:
    """Fields of tomorrow in every place."""
    if isinstance(given, dict):
        more = {"a_field_of_tomorrow": {"type": "text", "id": "x"}, "ثم": [1, None]}
        return {**{name: _with_more(each) for name, each in given.items()}, **more}
    return [_with_more(each) for each in given] if isinstance(given, list) else given


@pytest.mark.parametrize("how", [_other_type, _with_more])
async def test_another_type_of_number_and_fields_of_tomorrow_change_nothing(
    tmp_path: Path, how: Any
) -> None:
    def plain(rows: list[Json]) -> list[Any]:
        said = [(row["message"], row["kind"], row["number"], json.dumps(row["event"])) for row in rows]
        files = {f["id"] for row in rows for f in row["event"].get("words", {}).get("attachments", [])}
        return sorted(str((*each[:3], _masked(each[3], files))) for each in said)

    every = [{**each, "id": name} for name, each in EVERY.items() if name != "form"]
    came = []
    for folder, given in (("a", value(*every)), ("b", how(value(*every)))):
        (tmp_path / folder).mkdir()
        async with rida(tmp_path / folder, running=False) as there:
            came.append(plain(await posted(there, change(given))))
    assert came[0] == came[1]


def _masked(said: str, files: set[str]) -> str:
    """Without what is new each time: the ids of files, and when it was heard."""
    for each in files:
        said = said.replace(each, "file")
    return re.sub(r'"at": "[^"]*"', "", said)


async def test_thousandths_of_seconds_are_the_same_time(tmp_path: Path) -> None:
    given = [{**TEXTS["text"], "id": f"m{n}", "timestamp": at} for n, at in
             enumerate((AT, int(AT), f"{AT}000", int(AT) * 1000, float(AT)))]  # fmt: skip
    async with rida(tmp_path, running=False) as there:
        rows = await posted(there, change(value(*given)))
        assert {row["number"] for row in rows} == {int(AT) * 1000}
