"""What Meta posts, read: every kind of message, every odd shape, and what one of them does to the others."""

import json
from datetime import UTC, datetime
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.channels.whatsapp.incoming import json_reading
from bot.channels.whatsapp.incoming.message_content import Content, File
from bot.channels.whatsapp.incoming.payloads import (
    AccountEvent,
    FlowAnswered,
    IdentityChanged,
    Pressed,
    Sender,
    Status,
    Unreadable,
    Wrote,
    time_of,
    understood,
)
from bot.core.events import OWN_NUMBER, AttachmentKind, Location
from tests.unit.channels.whatsapp_bodies import HUDA, NUMBER_ID, SCOPED, body, message, raw, said, value

NOON = datetime(2026, 11, 29, 9, tzinfo=UTC)


def read(given: Any) -> list[Any]:
    """As it comes from the network: through its bytes."""
    return list(understood(json_reading.read(raw(given)), NUMBER_ID))


def one(*messages: Any, **more: Any) -> Any:
    (found,) = read(said(*messages, **more))
    return found


# What is in a message --------------------------------------------------------------------------------

CARD = {
    "name": {"formatted_name": "سارة"},
    "phones": [{"phone": "+966 50 000 0009", "wa_id": "966500000009"}],
}
VCARD = "BEGIN:VCARD\nFN:هدى\nTEL;type=CELL;waid=966500000001:+966 50 000 0001\nEND:VCARD"

CONTENTS: list[tuple[dict[str, Any], Content]] = [
    (message(), Content("السلام عليكم")),
    (message(text={"body": ""}), Content("")),
    (message(text={"body": "​"}), Content("​")),
    (message(text={"body": "a\0b\ud800"}), Content("ab�")),
    (message(text={"body": "\ud83d\ude00"}), Content("😀")),
    (
        message(
            "image", image={"id": "111", "caption": "هذه", "sha256": "abc=", "mime_type": "image/jpeg"}
        ),
        Content("هذه", File("111", AttachmentKind.PHOTO, "photo.jpg", "abc=")),
    ),
    (
        message("document", document={"id": 112, "filename": "بطاقة.pdf"}),
        Content(file=File("112", AttachmentKind.DOCUMENT, "بطاقة.pdf")),
    ),
    (
        message("audio", audio={"id": "113", "voice": True}),
        Content(file=File("113", AttachmentKind.VOICE, "voice.ogg")),
    ),
    (
        message("audio", audio={"id": "114", "voice": False}),
        Content(file=File("114", AttachmentKind.AUDIO, "audio.mp3")),
    ),
    (
        message("video", video={"id": "115", "caption": None}),
        Content(file=File("115", AttachmentKind.VIDEO, "video.mp4")),
    ),
    (message("sticker", sticker={"id": "116"}), Content(unsupported="sticker")),
    (
        message("location", location={"latitude": 24.5, "longitude": "46.7", "name": "المسجد"}),
        Content("المسجد", location=Location(24.5, 46.7)),
    ),
    (message("contacts", contacts=[CARD]), Content("سارة\n+966 50 000 0009")),
    (message("contacts", contacts=[CARD, CARD]), Content("\n\n".join(["سارة\n+966 50 000 0009"] * 2))),
    (
        message("contacts", contacts=[{"phones": [{"phone": "+966 50 000 0001", "wa_id": HUDA}]}]),
        Content(OWN_NUMBER, phone="+966 50 000 0001"),
    ),
    (
        message("contacts", origin="contact_request/other", contacts=[{"vcard": VCARD}]),
        Content(OWN_NUMBER, phone="+966 50 000 0001"),
    ),
    (message("contacts", contacts=[{"vcard": VCARD}]), Content("+966 50 000 0001")),
    (message("order", order={"text": "أريد هذا"}), Content("أريد هذا")),
    (message("order", order={}), Content(unsupported="order")),
    (
        message("unsupported", errors=[{"code": 131051, "title": "Message type unknown"}]),
        Content(unsupported="unsupported"),
    ),
    (message("unknown", errors=[{"code": 131051}]), Content(unsupported="unknown")),
    (message("poll_creation", poll={"name": "?"}), Content(unsupported="unknown", poison="unknown")),
    (message(type=None), Content("السلام عليكم", poison="unknown")),
    (message(type=None, text=None), Content(unsupported="unknown", poison="unknown")),
    (
        message("interactive", interactive={"type": "cart"}),
        Content(unsupported="unknown", poison="unknown"),
    ),
]
"""A message, and what is in it."""

POISONED: list[tuple[dict[str, Any], str, str]] = [
    (message(text=None), "text", ""),
    (message(text="السلام"), "text", ""),
    (message(text={"body": 5}), "text", ""),
    (message(text={"body": ["a"]}), "text", ""),
    (message(text={"body": "ا" * 65_537}), "too-long", ""),
    (message("image"), "media", ""),
    (message("image", image={"id": {"a": 1}, "caption": "هذه"}), "media", "هذه"),
    (message("image", image=[1]), "media", ""),
    (message("location", location={"latitude": 91, "longitude": 0}), "location", ""),
    (message("location", location={"latitude": "nan", "longitude": 0, "name": "هنا"}), "location", "هنا"),
    (message("location", location={"latitude": True, "longitude": 0}), "location", ""),
    (message("contacts", contacts="966"), "contacts", ""),
    (message("contacts", contacts=[None, 5]), "contacts", ""),
]
"""A message of a known kind, what of it cannot be read, and the words beside it."""


@pytest.mark.parametrize(("given_message", "content"), CONTENTS, ids=lambda each: str(each)[:40])
def test_what_a_message_holds_is_read(given_message: Any, content: Content) -> None:
    found = one(given_message)
    assert isinstance(found, Wrote)
    assert found.content == content
    assert (found.sender, found.at) == (Sender(HUDA, SCOPED, "هدى"), NOON)


@pytest.mark.parametrize(("given_message", "why", "words"), POISONED, ids=lambda each: str(each)[:40])
def test_a_poisoned_message_is_named_with_the_words_that_can_be_read(
    given_message: Any, why: str, words: str
) -> None:
    found = one(given_message)
    assert isinstance(found, Wrote)
    assert (found.content.poison, found.content.text) == (why, words)
    assert bool(found.content.unsupported) is not bool(words)
    assert (found.id, found.raw) == ("wamid.HBgM1", json_reading.read(raw(given_message)))


# Presses, forms, edits -------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("kind", "inside", "data", "label", "template"),
    [
        (
            "interactive",
            {"type": "button_reply", "button_reply": {"id": "x|1", "title": "نعم"}},
            "x|1",
            "نعم",
            False,
        ),
        (
            "interactive",
            {"list_reply": {"id": "y|2", "title": "لا", "description": "…"}},
            "y|2",
            "لا",
            False,
        ),
        ("button", {"payload": "p", "text": "اعرض الرد"}, "p", "اعرض الرد", True),
        ("button", {"text": "اعرض الرد"}, "", "اعرض الرد", True),
    ],
)
def test_a_press_is_told_with_what_its_button_carried(
    kind: str, inside: Any, data: str, label: str, template: bool
) -> None:
    found = one(message(kind, **{kind: inside}, context={"id": "wamid.ours", "from": "966112223344"}))
    assert isinstance(found, Pressed)
    assert (found.data, found.label, found.template) == (data, label, template)
    assert found.reply_to == "wamid.ours"


@pytest.mark.parametrize("inside", [{"button_reply": {}}, {"button_reply": {"id": None}}, [], "x", None])
def test_a_press_of_which_nothing_is_told_is_poison(inside: Any) -> None:
    found = one(message("interactive", interactive=inside))
    assert isinstance(found, Wrote)
    assert found.content.poison == "unknown"


def test_a_form_is_told_with_its_answer() -> None:
    reply = {"type": "nfm_reply", "nfm_reply": {"name": "flow", "response_json": '{"a": "ب"}'}}
    found = one(message("interactive", interactive=reply))
    assert isinstance(found, FlowAnswered)
    assert found.answer == '{"a": "ب"}'


def test_an_edit_names_the_message_that_reads_otherwise_now() -> None:
    now = {"type": "text", "text": {"body": "عفوًا"}, "context": {"id": "M0"}}
    found = one(message("edit", edit={"original_message_id": "wamid.first", "message": now}))
    assert isinstance(found, Wrote)
    assert (found.edits, found.content) == ("wamid.first", Content("عفوًا"))


@pytest.mark.parametrize("flag", ["forwarded", "frequently_forwarded"])
def test_what_is_passed_on_and_what_is_answered_is_known(flag: str) -> None:
    found = one(message(context={flag: True, "id": "wamid.ours"}))
    assert (found.forwarded, found.reply_to) == (True, "wamid.ours")
    assert one(message(context={flag: "yes", "id": {}})).forwarded is False


@pytest.mark.parametrize("kind", ["reaction", "revoke", "request_welcome"])
def test_what_says_nothing_is_passed_by(kind: str) -> None:
    assert read(said(message(kind, **{kind: {"message_id": "x"}}))) == []


def test_a_group_that_we_are_no_part_of_is_passed_by() -> None:
    assert read(said(message(group_id="12036@g.us"))) == []


# Who wrote ---------------------------------------------------------------------------------------------

CONTACT = {"profile": {"name": "هدى"}, "wa_id": HUDA, "user_id": SCOPED}
ANOTHER = {"profile": {"name": "بدر"}, "wa_id": "966500000002", "user_id": "SA.2"}

SENDERS: list[tuple[dict[str, Any], Any, Sender]] = [
    ({"from": HUDA}, [ANOTHER, CONTACT], Sender(HUDA, SCOPED, "هدى")),
    ({"from": f"+{HUDA}"}, [CONTACT], Sender(HUDA, SCOPED, "هدى")),
    ({"from": int(HUDA)}, [CONTACT], Sender(HUDA, SCOPED, "هدى")),
    ({"from": None, "from_user_id": SCOPED}, [ANOTHER, CONTACT], Sender(HUDA, SCOPED, "هدى")),
    ({"from": None, "from_user_id": SCOPED}, [], Sender("", SCOPED)),
    ({"from": None}, [{"profile": {"name": "هدى"}, "user_id": SCOPED}], Sender("", SCOPED, "هدى")),
    ({"from": SCOPED}, [], Sender("", SCOPED)),
    ({"from": HUDA}, "nobody", Sender(HUDA)),
    ({"from": HUDA}, [None, {"wa_id": HUDA, "profile": "هدى"}], Sender(HUDA)),
    ({"from": HUDA}, [ANOTHER], Sender(HUDA)),
    ({"from": HUDA}, [{**CONTACT, "user_id": "no id"}], Sender(HUDA, "", "هدى")),
    (
        {"from": HUDA},
        [{"wa_id": HUDA, "profile": {"name": " " + "ا" * 5000}}],
        Sender(HUDA, "", "ا" * 128),
    ),
]


@pytest.mark.parametrize(("told", "contacts", "sender"), SENDERS)
def test_the_sender_is_known_by_either_id(told: Any, contacts: Any, sender: Sender) -> None:
    assert one(message(**told), contacts=contacts).sender == sender


@pytest.mark.parametrize("told", [{"from": None}, {"from": ""}, {"from": {"a": 1}}, {"from": "nobody"}])
def test_a_message_of_nobody_is_kept(told: Any) -> None:
    found = one(message(**told), contacts=[CONTACT, ANOTHER])
    assert isinstance(found, Unreadable)
    assert (found.why, found.raw["text"]["body"]) == ("no-sender", "السلام عليكم")


OLD, NEW = HUDA, "966500000077"


@pytest.mark.parametrize(
    ("told", "system", "was", "becomes"),
    [
        ({}, {"type": "user_changed_number", "wa_id": NEW}, Sender(OLD), Sender(NEW)),
        (
            {},
            {"type": "user_changed_number", "wa_id": NEW, "user_id": "SA.2", "previous_user_id": SCOPED},
            Sender(OLD, SCOPED),
            Sender(NEW, "SA.2"),
        ),
        (
            {"from_user_id": "SA.2"},
            {"type": "user_changed_number", "wa_id": NEW, "user_id": "SA.2"},
            Sender(OLD),
            Sender(NEW, "SA.2"),
        ),
        (
            {"from": None},
            {"type": "customer_changed_number", "new_wa_id": int(NEW), "customer": OLD},
            Sender(OLD),
            Sender(NEW),
        ),
        (
            {"from": None},
            {"type": "user_changed_user_id", "user_id": "SA.2", "previous_user_id": SCOPED},
            Sender("", SCOPED),
            Sender("", "SA.2"),
        ),
    ],
)
def test_a_change_of_number_or_id_comes_without_contacts(
    told: Any, system: Any, was: Sender, becomes: Sender
) -> None:
    found = one(message("system", system=system, **told), contacts=[])
    assert isinstance(found, IdentityChanged)
    assert (found.sender, found.becomes) == (was, becomes)


def test_another_news_of_the_system_is_passed_by() -> None:
    assert read(said(message("system", system={"type": "customer_identity_changed"}))) == []


@pytest.mark.parametrize("system", [{"type": "user_changed_number"}, {"type": "user_changed_user_id"}])
def test_a_change_to_nobody_is_kept(system: Any) -> None:
    assert isinstance(one(message("system", system=system)), Unreadable)


# Times -------------------------------------------------------------------------------------------------

TIMES = [
    ("1795942800", NOON),
    (1795942800, NOON),
    (1795942800.0, NOON),
    ("1795942800000", NOON),
    (1795942800000, NOON),
    (" 1795942800 ", NOON),
    ("", None),
    (None, None),
    ("soon", None),
    (True, None),
    ({}, None),
    (0, None),
    (-5, None),
    ("1e400", None),
    ("9" * 400, None),
]


@pytest.mark.parametrize(("told", "at"), TIMES, ids=lambda each: str(each)[:20])
def test_a_time_is_seconds_or_thousandths(told: Any, at: datetime | None) -> None:
    assert time_of(told) == at
    assert one(message(timestamp=told)).at == at


# What becomes of the others -----------------------------------------------------------------------------

ODD = [None, 5, "x", [], {}, {"type": 7}, {"type": "text"}, [[[]]], True, {"from": []}]


@pytest.mark.parametrize("odd", ODD, ids=str)
def test_an_odd_message_drops_none_beside_it(odd: Any) -> None:
    found = read(said(message(id="1"), odd, message(id="2")))
    assert [each.id for each in found if isinstance(each, Wrote) and not each.content.poison] == [
        "1",
        "2",
    ]


@pytest.mark.parametrize(
    "odd", [None, 5, "x", [], {"value": None}, {"field": "messages", "value": []}], ids=str
)
def test_an_odd_change_or_entry_drops_none_beside_it(odd: Any) -> None:
    good = said(message())
    good["entry"][0]["changes"].insert(0, odd)
    good["entry"] += [odd, {"changes": odd}, *said(message(id="2"))["entry"]]
    found = read(good)
    assert [each.id for each in found if isinstance(each, Wrote)] == ["wamid.HBgM1", "2"]
    assert any(isinstance(each, Unreadable) for each in found)


def test_what_is_nested_too_deep_is_left_out_and_the_rest_is_read() -> None:
    deep = b"[" * 50_000 + b'"]"' + b"]" * 50_000
    given = raw(said(message(id="1"), message(id="2", referral="@"), message(id="3"))).replace(
        b'"@"', deep
    )
    assert [each.content.text for each in understood(json_reading.read(given), NUMBER_ID)] == [
        "السلام عليكم"
    ] * 3


def test_all_messages_of_all_changes_of_all_entries_are_read_in_their_order() -> None:
    given = body(value(message(id="1"), message(id="2")), value(message(id="3")))
    given["entry"] += said(message(id="4"))["entry"]
    assert [each.id for each in read(given)] == ["1", "2", "3", "4"]


def test_another_number_of_the_account_is_not_ours() -> None:
    other = value(message())
    other["metadata"]["phone_number_id"] = "999"
    assert read(body(other)) == []
    del other["metadata"]
    assert len(read(body(other))) == 1


@pytest.mark.parametrize("odd", [None, 5, "x", [], {}, {"entry": 5}, {"entry": None}], ids=str)
def test_a_body_that_nobody_can_read_is_kept(odd: Any) -> None:
    (found,) = read(odd)
    assert found == Unreadable("body", odd)


# Statuses and the account --------------------------------------------------------------------------------


def status(**more: Any) -> dict[str, Any]:
    told = {"id": "wamid.ours", "status": "delivered", "timestamp": "1795942800", "recipient_id": HUDA}
    return {**told, **more}


def test_a_status_is_read() -> None:
    given = status(
        status="failed",
        biz_opaque_callback_data="77",
        errors=[{"code": 131047, "title": "Re-engagement message"}],
        pricing={"billable": False, "category": "utility", "type": "free"},
    )
    (found,) = read(body(value(statuses=[given])))
    assert found == Status(
        message="wamid.ours",
        kind="failed",
        at=NOON,
        reference="77",
        code=131047,
        subcode=0,
        category="utility",
        billable=False,
    )


@pytest.mark.parametrize(
    ("pricing", "is_billed"),
    [
        ({"billable": True, "type": "free_customer_service"}, True),
        ({"type": "regular"}, True),
        ({"type": "free_customer_service"}, False),
        ({"type": "free_entry_point", "billable": "no"}, False),
        ({"category": "service"}, None),
        (None, None),
        ([], None),
    ],
)
def test_whether_it_is_billed_is_told_in_two_ways(pricing: Any, is_billed: bool | None) -> None:
    (found,) = read(body(value(statuses=[status(pricing=pricing)])))
    assert found.billable is is_billed


@pytest.mark.parametrize("odd", [None, 5, {}, {"id": None}, []], ids=str)
def test_an_odd_status_drops_none_beside_it(odd: Any) -> None:
    found = read(body(value(message(), statuses=[status(), odd, status(errors="x", pricing=[])])))
    assert [type(each) for each in found] == [Wrote, Status, Unreadable, Status]


def test_what_is_told_of_the_account_is_handed_over_as_it_came() -> None:
    given = {"event": "APPROVED", "message_template_name": "reply"}
    assert read(body(given, field="message_template_status_update")) == [
        AccountEvent("message_template_status_update", given)
    ]


# Anything at all ------------------------------------------------------------------------------------------

scalars = st.none() | st.booleans() | st.integers() | st.floats(allow_nan=True) | st.text(max_size=20)
NAMES = st.sampled_from(
    [
        "entry",
        "changes",
        "value",
        "messages",
        "statuses",
        "contacts",
        "field",
        "type",
        "id",
        "from",
        "text",
        "body",
        "image",
        "interactive",
        "button",
        "system",
        "edit",
        "message",
        "errors",
        "timestamp",
        "context",
    ]
)
anything = st.recursive(
    scalars,
    lambda inner: (
        st.lists(inner, max_size=4) | st.dictionaries(NAMES | st.text(max_size=5), inner, max_size=6)
    ),
    max_leaves=25,
)
KINDS = [
    "text",
    "image",
    "audio",
    "location",
    "contacts",
    "interactive",
    "button",
    "edit",
    "system",
    "order",
    "x",
]
messages = st.fixed_dictionaries(
    {
        "type": st.sampled_from(KINDS),
        "from": st.just(HUDA) | anything,
        "id": st.text(max_size=8) | anything,
    },
    optional=dict.fromkeys((*KINDS, "context", "timestamp", "errors", "group_id"), anything),
)


@given(anything)
def test_nothing_that_can_be_posted_is_an_error(given_body: Any) -> None:
    for found in read(given_body):
        assert json_reading.written(getattr(found, "raw", None))


@settings(max_examples=60)
@given(st.lists(messages, max_size=3))
def test_no_message_whatever_is_in_it_drops_another(odd: list[Any]) -> None:
    found = read(said(*odd, message(id="the last one")))
    assert found[-1].id == "the last one"
    assert found[-1].content == Content("السلام عليكم")


@given(st.binary(max_size=60) | anything.map(lambda each: json.dumps(each).encode()))
def test_what_is_no_json_is_told_as_such(given_body: bytes) -> None:
    try:
        json_reading.read(given_body)
    except ValueError:
        return
