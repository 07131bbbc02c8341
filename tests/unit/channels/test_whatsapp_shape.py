"""What messages become on WhatsApp: no limit is broken, nothing is left out, and no two titles are one."""

import re
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.channels.shared.button_data import Signer, arg_of
from bot.channels.shared.pieces import length, unisolated
from bot.channels.whatsapp.outgoing.file_shapes import MEGABYTE, Carried, carried_as
from bot.channels.whatsapp.outgoing.payloads import content_of, media_of
from bot.channels.whatsapp.outgoing.shape import Part, shape_of, without_file
from bot.channels.whatsapp.outgoing.titles import as_buttons, as_rows
from bot.config import load
from bot.core.conversation import Address, Party
from bot.core.events import Attachment, AttachmentKind
from bot.core.messages import Button, Message
from bot.policy.languages import LANGUAGES
from bot.texts.catalogue import _names, bundle, plain, sentence

TEXTS = Path("bot/texts")
HUDA = Address("whatsapp", "966501234567", Party.PERSON)
SIGNER = Signer("secret", 200)
PHOTO = Attachment("f.jpg", AttachmentKind.PHOTO, "image/jpeg", 10, "f.jpg")
LETTER = Attachment("l.pdf", AttachmentKind.DOCUMENT, "application/pdf", 10, "letter.pdf")
VOICE = Attachment("v.ogg", AttachmentKind.VOICE, "audio/ogg", 10, "v.ogg")
SCRIPT = Attachment("s.rtf", AttachmentKind.DOCUMENT, "application/rtf", 10, "s.rtf")


def say(key: str, language: str) -> str:
    return plain(sentence(key, language, {}))


def parts(message: Message) -> tuple[Part, ...]:
    return shape_of(message, say).parts


def buttons(*labels: str) -> tuple[Button, ...]:
    return tuple(Button("choose", str(n), label) for n, label in enumerate(labels))


def check(part: Part) -> None:
    """Every limit of WhatsApp's, by its own pages."""
    assert unisolated(part.text).strip() or (part.file and not part.choices)
    assert len(part.buttons) <= 3 and len(part.rows) <= 10
    assert sum(map(bool, (part.buttons, part.rows, part.link))) <= 1
    room = 1024 if part.choices or part.file else 4096
    assert length(part.text) <= room
    titles = [choice.title for choice in part.choices]
    assert len({title.casefold() for title in titles}) == len(titles)
    for choice in part.choices:
        assert 0 < length(choice.title) <= (24 if part.rows else 20)
        assert "\n" not in choice.title
        assert length(choice.description) <= 72
        id = SIGNER.data(choice.button, 10**6, HUDA)
        assert len(id.encode()) <= 200
    if part.rows:
        assert 0 < length(part.opener) <= 20 and not part.file
    if part.file and part.choices:
        assert part.buttons and carried_as(part.file) is not Carried.AUDIO


LABELS = st.one_of(
    st.text(alphabet="ab شَ😀\u2068\u2069\n.", max_size=90),
    st.sampled_from(["نعم", "نعم، صحيح", "أوصلوه لشخص مؤتمن عندكم ولا يقرؤه غيره"]),
)
URLS = st.sampled_from(["", "", "", "https://example.org/x"])
BUTTONS = st.lists(st.builds(Button, st.just("choose"), st.text(max_size=70), LABELS, URLS), max_size=14)
WORDS = st.one_of(
    st.text(alphabet="ab شَ.\n😀\u2068\u2069", max_size=60),
    st.integers(0, 9000).map(lambda n: ("كلمة " * n)[:n]),
)
FILES = st.lists(st.sampled_from([PHOTO, LETTER, VOICE, SCRIPT]), max_size=3).map(tuple)


@settings(max_examples=150, deadline=None)
@given(WORDS, BUTTONS, FILES, st.booleans(), st.sampled_from(["ar", "en"]))
def test_no_limit_is_broken_and_nothing_is_left_out(
    text: str, shown: list[Button], files: tuple[Attachment, ...], qr: bool, language: str
) -> None:
    code = "pass-1" if qr else ""
    message = Message(text, language, buttons=tuple(shown), attachments=files, qr=code, stamp=7)
    made = parts(message)
    assert made
    for part in made:
        check(part)
    said = "".join("".join(unisolated(part.text) for part in made).split())
    assert "".join(unisolated(text).split()) in said
    pressed = {choice.number: choice for part in made for choice in part.choices}
    assert all(not part.choices for part in made[:-1]), "what can be pressed comes last"
    for number, button in enumerate(shown, 1):
        label = "".join(unisolated(button.label).split())
        if number in pressed:
            choice = pressed[number]
            there = "".join(unisolated(choice.description or choice.title).split())
            assert label in there or (button.url and label in said)
        else:
            assert label in said and (button.url or f"{number}." in said)
    sent = [part.file for part in made if part.file]
    assert [file for file in sent if isinstance(file, Attachment)] == [
        f for f in files if f is not SCRIPT
    ]
    assert said.count("s.rtf") == files.count(SCRIPT)


@pytest.mark.parametrize(
    ("labels", "kind", "titles"),
    [
        (("نعم", "لا"), "buttons", ["نعم", "لا"]),
        (("نعم", "نعم"), "rows", ["1. نعم", "2. نعم"]),
        (("a", "b", "c"), "buttons", ["a", "b", "c"]),
        (("a", "b", "c", "d"), "rows", ["a", "b", "c", "d"]),
        (("نعم", "أوصلوه لشخص مؤتمن عندكم"), "rows", ["نعم", "أوصلوه لشخص مؤتمن عندكم"]),
        (
            ("A question about the basket of January", "A question about the basket of May"),
            "rows",
            ["1. A question about the…", "2. A question about the…"],
        ),
        (("x", "incomprehensibilitiesandmore words"), "", []),
        (tuple("abcdefghijk"), "", []),
    ],
)
def test_as_what_choices_are_shown(labels: Sequence[str], kind: str, titles: list[str]) -> None:
    (part,) = parts(Message("اختر", "ar", buttons=buttons(*labels)))
    check(part)
    assert [choice.title for choice in part.choices] == titles
    assert bool(part.buttons) == (kind == "buttons") and bool(part.rows) == (kind == "rows")
    if not kind:
        assert all(f"{number}. {label}" in part.text for number, label in enumerate(labels, 1))
        assert say("whatsapp-write-number", "ar") in part.text


def _of_the_society() -> list[str]:
    """What people choose among, as config.yaml has it: initiatives, and the options of their forms."""
    found = load(Path(__file__).parents[3] / "config.yaml", {}).initiatives
    options = [text for each in found for field in each.form for text in field.options]
    texts = [*(each.name for each in found), *options]
    return [*(each.ar for each in texts), *(each.en for each in texts)]


SAME = "أسئلة كثيرة عن سلة رمضان للأسر في حي "


@pytest.mark.parametrize(
    "labels",
    [
        ["نعم", "نعم"],
        ["😀", "😀", "👨‍👩‍👧‍👦🇸🇦"],
        ["😀" * 30, "😀" * 31],
        ["سطر\nوسطر", "سطر وسطر", "\n"],
        ["", "", "\u2068\u2069", "x"],
        [SAME + str(number) for number in range(10)],
        [SAME + str(number) for number in range(11)],
        _of_the_society(),
        _of_the_society() * 4,
    ],
    ids=lambda labels: f"{len(labels)} {labels[0][:8]!r}",
)
@pytest.mark.parametrize("text", ["اختر", "كلام طويل. " * 300, "a\n\n" * 300])
@pytest.mark.parametrize("url", ["", "https://example.org/x"])
def test_whatever_the_labels_each_can_be_chosen_and_read(labels: list[str], text: str, url: str) -> None:
    """By a press or by its number; the platform refuses two titles that are the same."""
    shown = (*buttons(*labels), *((Button("open", "", "الصفحة", url),) if url else ()))
    made = parts(Message(text, "ar", buttons=shown))
    for part in made:
        check(part)
    said = "\n".join(part.text for part in made)
    pressed = {choice.number: choice for choice in made[-1].choices}
    assert set(pressed) in ({*range(1, len(labels) + 1)}, set())
    assert bool(pressed) or all(f"{number}. " in said for number in range(1, len(labels) + 1))
    for number, label in enumerate(labels, 1):
        there = pressed.get(number)
        read = f"{there.title} {there.description}" if there else said
        assert " ".join(unisolated(label).split()) in unisolated(read)
    assert not url or url in said


def test_no_text_of_ours_is_taken_for_whatsapp_s_markup() -> None:
    """Its signs of bold, italic, struck out and code would vanish there."""
    marked = re.compile(r"(?<!\w)([*_~`])(?=\S)[^\n]*?(?<=\S)\1(?!\w)")
    found = {
        key
        for language in LANGUAGES
        for key in bundle(language)._messages
        if marked.search(_said(key, language)) and not key.startswith(("letter-", "report-"))
    }
    assert found - _at_the_terminal() == set()


def _at_the_terminal() -> set[str]:
    """What the command says, which goes to no messenger."""
    files = (file for language in LANGUAGES for file in TEXTS.glob(f"{language}/command*.ftl"))
    return {
        key for file in files for key in re.findall(r"^([a-z][\w-]*) =", file.read_text("utf-8"), re.M)
    }


def test_what_a_row_leaves_out_stands_below_it() -> None:
    label = "A question about the basket of January, and when it comes"
    (part,) = parts(Message("Choose", "en", buttons=buttons("yes", label)))
    assert [choice.description for choice in part.rows] == ["", label]


@pytest.mark.parametrize("count", [1, 3, 4, 10])
@pytest.mark.parametrize("units", [1025, 4096, 9000])
def test_a_message_too_long_for_its_buttons_keeps_them_below_its_question(units: int, count: int) -> None:
    question = "هل هذا كله صحيح؟"
    text = f"{('سطر من الكلام الطويل. ' * 600)[:units]}\n\n{question}"
    *before, last = parts(Message(text, "ar", buttons=buttons(*"abcdefghij"[:count])))
    for part in (*before, last):
        check(part)
    assert last.text == question and len(last.choices) == count
    assert len(before) == -(-(units) // 4096) and not any(part.choices for part in before)


def test_a_telephone_is_asked_for_below_words_of_any_length() -> None:
    *before, last = parts(Message("كلمة " * 400 + "\n\nشاركنا رقمك", "ar", asks_number=True))
    assert last == Part("شاركنا رقمك", asks_number=True) and len(before) == 1


def test_a_page_is_opened_by_a_button_alone_and_by_its_address_beside_others() -> None:
    link = Button("privacy-page", "", "ما نحفظه عنك ومن يراه ولماذا", "https://example.org/privacy")
    (alone,) = parts(Message("هذا ما نحفظه", "ar", buttons=(link,)))
    check(alone)
    assert alone.link and alone.link.title == "ما نحفظه عنك ومن…" and link.label in alone.text
    (beside,) = parts(Message("هذا ما نحفظه", "ar", buttons=(*buttons("رجوع"), link)))
    assert f"{link.label}\n{link.url}" in beside.text and [c.title for c in beside.buttons] == ["رجوع"]
    assert [c.number for c in beside.buttons] == [1]


@pytest.mark.parametrize(
    ("text", "files", "choices", "expected"),
    [
        ("words", (PHOTO,), 0, [("words", True, 0)]),
        ("words", (PHOTO, LETTER), 0, [("words", True, 0), ("", True, 0)]),
        ("words", (VOICE,), 0, [("words", False, 0), ("", True, 0)]),
        ("", (PHOTO,), 0, [("", True, 0)]),
        ("", (), 0, [("…", False, 0)]),
        (" \u2068\u2069\n", (), 0, [("…", False, 0)]),
        ("x " * 600, (PHOTO,), 0, [(("x " * 600).strip(), False, 0), ("", True, 0)]),
        ("words", (PHOTO,), 2, [("words", True, 2)]),
        ("words", (PHOTO, LETTER), 2, [("", True, 0), ("", True, 0), ("words", False, 2)]),
        ("words", (VOICE,), 2, [("", True, 0), ("words", False, 2)]),
        ("words", (PHOTO,), 5, [("", True, 0), ("words", False, 5)]),
    ],
)
def test_where_files_stand(
    text: str, files: tuple[Attachment, ...], choices: int, expected: list[tuple[str, bool, int]]
) -> None:
    made = parts(Message(text, "ar", attachments=files, buttons=buttons(*"abcdefgh"[:choices])))
    assert [(p.text, p.file is not None, len(p.choices)) for p in made] == expected


@pytest.mark.parametrize(
    ("mime", "size", "kind"),
    [
        ("image/jpeg", 5 * MEGABYTE, Carried.IMAGE),
        ("image/jpeg", 5 * MEGABYTE + 1, Carried.PAGE),
        ("image/png; x=y", 10, Carried.IMAGE),
        ("image/webp", 10, Carried.PAGE),
        ("image/heic", 10, Carried.NOT),
        ("audio/ogg", 16 * MEGABYTE, Carried.AUDIO),
        ("audio/ogg", 16 * MEGABYTE + 1, Carried.NOT),
        ("audio/wav", 10, Carried.NOT),
        ("video/mp4", 10, Carried.VIDEO),
        ("video/quicktime", 10, Carried.NOT),
        ("application/pdf", 100 * MEGABYTE, Carried.DOCUMENT),
        ("application/pdf", 100 * MEGABYTE + 1, Carried.NOT),
        ("text/plain; charset=utf-8", 10, Carried.DOCUMENT),
        ("text/html", 10, Carried.NOT),
    ],
)
def test_as_what_a_file_goes(mime: str, size: int, kind: Carried) -> None:
    assert carried_as(Attachment("x", AttachmentKind.DOCUMENT, mime, size, "x")) is kind
    if kind is Carried.NOT:
        file = Attachment("x", AttachmentKind.DOCUMENT, mime, size, "name.x")
        (part,) = parts(Message("words", "en", attachments=(file,)))
        assert "name.x" in part.text and part.file is None


def test_a_file_that_is_refused_late_leaves_its_words_and_buttons() -> None:
    message = Message("x " * 500, "ar", attachments=(PHOTO,), buttons=buttons("نعم"))
    (part,) = parts(message)
    left = without_file(part, message, say)
    check(left)
    assert left.buttons == part.buttons and left.file is None
    assert without_file(Part("words"), message, say) == Part("words")


def test_a_telephone_is_asked_for_by_the_button_of_whatsapp_where_nothing_else_is_below() -> None:
    [part] = parts(Message("شاركنا رقمك", "ar", asks_number=True))
    asked = content_of(part, lambda _: "")["interactive"]
    assert asked["type"] == asked["action"]["name"] == "request_contact_info"
    assert asked["body"] == {"text": "شاركنا رقمك"}
    [beside] = parts(Message("شاركنا رقمك", "ar", asks_number=True, buttons=buttons("القائمة")))
    assert not beside.asks_number and beside.buttons


def test_what_a_part_is_to_the_graph_api() -> None:
    message = Message("اختر", "ar", buttons=buttons("نعم", "لا"), stamp=3)
    (part,) = parts(replace(message, attachments=(PHOTO,)))
    made = content_of(part, lambda b: SIGNER.data(b, 3, HUDA), media_of("image", "77", "f.jpg"))
    interactive = made["interactive"]
    assert interactive["header"] == {"type": "image", "image": {"id": "77"}}
    ids = [each["reply"]["id"] for each in interactive["action"]["buttons"]]
    presses = [SIGNER.read(id, HUDA) for id in ids]
    assert [press and arg_of(press, message.buttons) for press in presses] == ["0", "1"]
    assert SIGNER.read(ids[0], replace(HUDA, address="966500000000")) is None
    text = content_of(Part("see https://example.org"), lambda _: "")
    assert text == {"type": "text", "text": {"body": "see https://example.org", "preview_url": True}}
    document = content_of(Part("caption"), lambda _: "", media_of("document", "8", "a.pdf"))
    assert document["document"] == {"id": "8", "filename": "a.pdf", "caption": "caption"}


# Our own labels --------------------------------------------------------------------------------------


def _said(key: str, language: str) -> str:
    """The label; one that names something is filled with a usual name."""
    values = {"name": "إبداع", "number": 1001, "title": "إبداع", "count": 3, "language": "English"}
    named = {name: values.get(name, "إبداع") for name in _names(key, language).all}
    return plain(sentence(key, language, named))


CUT = {
    "choice-whose": "A message of yours…",
    "choice-whose-form": "It goes on with what I…",
    "choice-resume-registration": "Go on with the…",
    "choice-resume-complaint": "Go on with the…",
    "choice-act": "Correct what was…",
    "choice-confide": "Pass it to a trusted…",
    "choice-private-matter": "A private matter, not…",
    "choice-whom-confidential": "Who reads private…",
    "choice-whom-other": "Somebody outside the…",
    "choice-matter-exploitation": "Exploitation or…",
    "choice-private-why-follow-up": "To follow up what was…",
    "choice-wait-off-named": "No need to tell me…",
}
"""Our labels that no row has room for, and what stands there; the whole stands below it. None is Arabic."""


def _labels(language: str) -> dict[str, str]:
    """By their keys; what is a sentence to somebody who came late is none."""
    keys = [key for key in bundle(language)._messages if key.startswith("choice-")]
    said = {key: _said(key, language) for key in keys}
    return {key: label for key, label in said.items() if not label.endswith(".")}


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_of_our_labels_can_be_shown(language: str) -> None:
    """Beside another one: as a button, or as a row with its whole text below."""
    labels = _labels(language)
    assert len(labels) > 150
    cut: dict[str, str] = {}
    for key, label in labels.items():
        shown = [(1, Button("a", "", label)), (2, Button("b", "", "✓"))]
        rows = as_rows(shown)
        assert rows, f"{key}: {label!r} has no row"
        if rows[0].title != label:
            cut[key] = rows[0].title
            assert rows[0].description == label
        assert (as_buttons(shown) is None) == (length(label) > 20)
    assert cut == (CUT if language == "en" else {})
