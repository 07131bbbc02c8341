"""What staff write for themselves stays inside (C16): in every form, behind every mark, on every way out."""

import sys
import unicodedata
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from functools import cache

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.core.case import EntryKind
from bot.core.case import Kind as CaseKind
from bot.core.events import (
    Attachment,
    AttachmentKind,
    ButtonPressed,
    Forwarded,
    MessageEdited,
    MessageReceived,
    Origin,
    Quoted,
    Words,
)
from bot.core.messages import Message
from bot.core.staff_text.commands import ARABIC, CANCEL, DESK, ROOM, WRITTEN
from bot.core.staff_text.reading import Kind, read
from bot.core.visible import is_slash
from bot.texts.catalogue import plain
from handlers.case_room.reply_gate import ASK_FOR_WORDS
from tests.unit.person.test_complaint import complain
from tests.unit.world import World, person, room

SECRET = "يماطل"


@cache
def slashes() -> list[str]:
    """Every slash that Unicode has. It is a second's work to look for them: the test that needs them does it."""
    return [each for each in every_character() if is_slash(each)]


@cache
def unseen() -> list[str]:
    kinds = ("Cf", "Mn", "Zs", "Me")
    found = [each for each in every_character() if unicodedata.category(each) in kinds]
    return [each for each in found if not is_slash(each) and not "\U000e0100" <= each <= "\U000e01ef"]


def every_character() -> Iterator[str]:
    return map(chr, range(sys.maxunicode + 1))


PHOTO = Attachment("f.jpg", AttachmentKind.PHOTO, "image/jpeg", 10)


@pytest.fixture
def world() -> World:
    world = World()
    complain(world)
    return world


def write(world: World, text: str, by: str = "agent", **more: object) -> list[Message]:
    return world.happen(room(), MessageReceived(Words(text, **more), by))  # type: ignore[arg-type]


def heard(world: World) -> str:
    return "\n".join(plain(message.text) for message in world.said[person()])


def reaches(world: World) -> str:
    """Everything that a person reads of what staff write, now or later."""
    case = world.cases[1001]
    kept = (case.applied, case.late_reason, *case.alternatives)
    files = (a.id for message in world.said[person()] for a in message.attachments)
    return "\n".join((heard(world), *kept, *files))


def kinds(world: World) -> list[EntryKind]:
    return [entry.kind for _, entry in world.entries]


def keys(shown: list[Message]) -> list[str]:
    return [message.key for message in shown]


def press(world: World, shown: list[Message], action: str, by: str = "agent") -> list[Message]:
    arg = next(b.arg for m in reversed(shown) for b in m.buttons if b.action == action)
    return world.happen(room(), ButtonPressed(action, arg, by=by))


# How it begins -----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "text",
    [
        *(
            "// سر",
            "／／ سر",
            "/ / سر",
            "⁄⁄ سر",
            "∕∕سر",
            "\\\\ سر",
            "/\\ سر",
            "﹨＼ سر",
            "╱╱ سر",
            "؍؍ سر",
        ),
        *("\u200f// سر", "\ufeff// سر", "\u2067// سر", "\u061c// سر", "/\u200b/ سر", "\u3164// سر"),
        *("\u180e\u2800// سر", "/\ufe0f/\ufe0f سر", "  \n // سر"),
        *(
            "ملاحظة: سر",
            "ملاحظه : سر",
            "مُلاحَظة: سر",
            "ملاحظـــة: سر",
            "ملاحظة داخلية: سر",
            "*ملاحظة:* سر",
        ),
        *(
            "note: سر",
            "NOTE： سر",
            "Internal note: سر",
            "/note سر",
            "/ملاحظة سر",
            "/ملاحظه: سر",
            "/ note سر",
        ),
        *("\\note سر", "／ملاحظة سر", "/NOTE@rida_bot سر"),
    ],
)
def test_a_note_is_known_however_it_is_marked(text: str, world: World) -> None:
    assert read(text) == replace(read(text), kind=Kind.NOTE, text="سر")
    assert keys(write(world, text)) == ["room-noted"]
    assert world.entries[-1][1].words.text == "سر"
    assert "سر" not in heard(world)


@pytest.mark.parametrize(
    "text",
    [
        *("/ اتصلت", "\\ اتصلت", "/كلام", "/foo", "\\take", "/1", "؍ سر", "⫽ سر", "/"),
        *("@sara شوفي", "＠sara", "\u200f@sara", "ملاحظة داخلية هو يماطل", "[ملاحظة] سر", "ملاحظة - سر"),
        *("ملاحظة", "للفريق: هو يماطل", "نعتذر منك\n// لا تقل له السبب", "نعتذر\n\u200f／／ سر"),
    ],
)
def test_what_is_not_clear_waits(text: str, world: World) -> None:
    before = heard(world)
    held = write(world, text)
    assert keys(held) == ["room-unclear"]
    assert [b.action for b in held[0].buttons] == ["hold-send", "hold-note"]
    assert text.split()[-1] in plain(held[0].text), "whose words they are must be seen"
    assert heard(world) == before


@pytest.mark.parametrize("label", ["أستلمها", "إنجاز", "المزيد", "استلمها", "تفويض ", "عرض حلول"])
def test_the_words_of_a_button_wait(label: str, world: World) -> None:
    """They were typed instead of pressed, and say nothing to the person."""
    before = reaches(world)
    shown = write(world, label)
    assert keys(shown) == ["room-unclear"] and reaches(world) == before


@pytest.mark.parametrize(
    "text",
    [
        *(
            "السلام عليكم",
            "ملاحظة العميل صحيحة، وسنعمل بها",
            "Note that we open at 8",
            "1/2 الراتب",
            "50/50",
        ),
        *("https://example.org", "راسلنا على a@b.org", "ملاحظتك وصلت", "Team work", "👍"),
    ],
)
def test_an_ordinary_reply_is_sent_at_once(text: str, world: World) -> None:
    assert "room-passed-on" in keys(write(world, text))
    assert text in heard(world)


@pytest.mark.parametrize("text", ["نعم", "لا", "ايوه", "تمام", "ok", "yes"])
def test_a_yes_that_answers_nobody_waits(text: str, world: World) -> None:
    """It is meant for what was asked in the room; to the person it would say nothing, or something wrong."""
    world.wait(world.now + timedelta(minutes=5))
    world.press(room(), "resolve", by="agent")
    write(world, "عوّضنا الدروس كلها")
    before = len(world.said[person()])
    assert keys(write(world, text))[-1] == "room-unclear" and len(world.said[person()]) == before
    world.press(room(), "hold-send", by="agent")
    assert text in plain(world.said[person()][-1].text), (
        "whoever means it for the person sends it all the same"
    )


@pytest.mark.parametrize("text", ["نعم", "لا", "ok"])
def test_a_yes_to_what_the_person_wrote_is_sent_at_once(text: str, world: World) -> None:
    world.wait(world.now + timedelta(minutes=5))
    write(world, "وصلتنا شكواكم")
    world.wait(world.now + timedelta(minutes=5))
    world.write(person(), "هل أراجعكم غدًا في المكتب بخصوص شكواي 1001؟")
    world.write(person(), "أضيف للشكوى 1001 أني سأكون في المكتب")
    assert "room-passed-on" in keys(write(world, text))
    assert text in plain(world.said[person()][-1].text)


FORMS = {
    "": (),
    "note": ("note",),
    "ask": ("ask",),
    "resolve": ("resolve",),
    "offer": ("offer",),
    "late": ("late",),
    "late-until": ("late", "words"),
    "identity": ("identity",),
    "delegate": ("delegate", "delegate-to"),
}


def in_form(form: str) -> World:
    return _opened(form).twin()


@cache
def _opened(form: str) -> World:
    """Made once for the hundreds of rows that begin there."""
    world = World()
    complain(world)
    for step in FORMS[form]:
        if step == "words":
            write(world, "ننتظر المورد", by="supervisor")
        else:
            world.press(room(), step, by="supervisor")
    return world


@settings(max_examples=150, suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(
    form=st.sampled_from(list(FORMS)),
    by=st.sampled_from(["supervisor", "agent"]),
    before=st.deferred(lambda: st.text(st.sampled_from(unseen()), max_size=3)),
    slash=st.deferred(lambda: st.sampled_from(slashes())),
    between=st.deferred(lambda: st.text(st.sampled_from([*unseen(), *slashes(), "a", "ش"]), max_size=4)),
    what=st.sampled_from(["written", "edited", "photo", "edited-held"]),
)
def test_nothing_that_begins_with_a_slash_leaves_without_the_press(
    form: str, by: str, before: str, slash: str, between: str, what: str
) -> None:
    world, text = in_form(form), f"{before}{slash}{between} {SECRET}"
    if what == "edited":
        write(world, "نعتذر منك", by=by, id="m")
    if what == "edited-held":
        write(world, "/كلام", by=by, id="m")
    if what.startswith("edited"):
        world.happen(room(), MessageEdited(Words(text, id="m"), by))
    else:
        files = (PHOTO,) if what == "photo" else ()
        write(world, text, by=by, attachments=files)
    for action in ("offer-done", "late-days", "send-as-it-is", "answered", "until-hours"):
        world.happen(room(), ButtonPressed(action, "1", world.conversation(room()).stamp, by))
    assert SECRET not in reaches(world)
    assert form in ("note", "") or by == "agent" or what == "edited-held" or "f.jpg" not in reaches(world)


@pytest.mark.parametrize("form", [form for form in FORMS if form not in ("", "note")])
def test_a_note_leaves_one_s_own_form_open(form: str) -> None:
    world = in_form(form)
    state = world.conversation(room()).state
    assert keys(write(world, f"// {SECRET}", by="supervisor")) == ["room-noted"]
    assert world.conversation(room()).state == state
    assert SECRET not in reaches(world)
    assert EntryKind.IDENTITY not in kinds(world)


@pytest.mark.parametrize(
    ("name", "asks"), [*ROOM.items(), *((n, ROOM[c]) for n, c in ARABIC.items() if c in ROOM)]
)
def test_every_command_does_what_its_button_does(name: str, asks: str, world: World) -> None:
    """In the web's room as in a topic, in Latin letters and in Arabic ones."""
    typed, pressed = World(), World()
    for each in (typed, pressed):
        complain(each)
    shown = typed.write(room(), f"\u200f/{name}", by="supervisor")
    assert [m.key for m in shown] == [
        m.key for m in pressed.happen(room(), ButtonPressed(asks, by="supervisor"))
    ]
    assert typed.conversation(room()).state == pressed.conversation(room()).state
    assert heard(typed) == heard(pressed)


@pytest.mark.parametrize("name", [*DESK, *WRITTEN, *(n for n, c in ARABIC.items() if c in DESK)])
def test_the_desk_s_commands_work_in_a_room_as_well(name: str, world: World) -> None:
    before = heard(world)
    shown = keys(write(world, f"/{name} 1001", by="supervisor"))
    assert shown[0] in ("room-at-the-desk", "staff-faq", "staff-faq-nothing")
    assert heard(world) == before


@pytest.mark.parametrize("word", [CANCEL, "إلغاء", "الغاء"])
def test_a_form_is_given_up_by_a_command(word: str, world: World) -> None:
    world.press(room(), "resolve", by="agent")
    assert "room-form-cancelled" in keys(write(world, f"/{word}"))


@pytest.mark.parametrize("number", ["1002", "\u20681002\u2069", "#1002", "رقم ١٠٠٢"])
def test_a_number_behind_a_command_names_its_case(number: str, world: World) -> None:
    complain(world)
    write(world, f"/take {number}")
    assert (world.cases[1001].assignee, world.cases[1002].assignee) == ("", "agent")


# The press ---------------------------------------------------------------------------------------------


def test_several_wait_at_once_each_with_its_files(world: World) -> None:
    first = write(world, "/واحد", attachments=(PHOTO,), id="a")
    second = write(world, "/اثنان", id="b")
    press(world, second, "hold-note")
    assert "اثنان" not in heard(world) and "واحد" not in heard(world)
    press(world, first, "hold-send")
    assert "/واحد" in heard(world)
    assert world.said[person()][-1].attachments == (PHOTO,)
    assert [e.words.text for _, e in world.entries if e.kind is EntryKind.NOTED] == ["/اثنان"]


@pytest.mark.parametrize("again", ["hold-send", "hold-note"])
@pytest.mark.parametrize("once", ["hold-send", "hold-note"])
def test_a_second_press_does_nothing(once: str, again: str, world: World) -> None:
    held = write(world, "/واحد")
    press(world, held, once)
    before = heard(world), len(world.entries)
    assert keys(press(world, held, again)) == ["room-unclear-settled"]
    assert (heard(world), len(world.entries)) == before


def test_nobody_sends_what_a_colleague_wrote_but_may_keep_it(world: World) -> None:
    held = write(world, "/واحد")
    assert keys(press(world, held, "hold-send", by="supervisor")) == ["room-unclear-of-other"]
    assert "واحد" not in heard(world)
    assert keys(press(world, held, "hold-note", by="supervisor")) == ["room-noted"]
    assert world.entries[-1][1].by == "agent"
    press(world, held, "hold-send")
    assert "واحد" not in heard(world)


def test_an_edit_changes_what_waits(world: World) -> None:
    held = write(world, "/واحد", attachments=(PHOTO,), id="m")
    shown = world.happen(room(), MessageEdited(Words("نعتذر منك", id="m"), "agent"))
    assert "نعتذر منك" in plain(shown[0].text)
    assert "نعتذر" not in heard(world)
    press(world, held, "hold-send")
    assert "نعتذر منك" in heard(world) and "واحد" not in heard(world)
    assert world.said[person()][-1].attachments == (PHOTO,)


def test_an_edit_can_make_a_note_of_it(world: World) -> None:
    held = write(world, "/واحد", id="m")
    world.happen(room(), MessageEdited(Words(f"// {SECRET}", id="m"), "agent"))
    assert keys(press(world, held, "hold-send")) == ["room-unclear-settled"]
    assert SECRET not in heard(world)


def test_an_edit_of_what_was_sent_is_asked_for_as_well(world: World) -> None:
    write(world, "نعتذر منك", id="m")
    noted = world.happen(room(), MessageEdited(Words(f"// {SECRET}", id="m"), "agent"))
    assert keys(noted) == ["room-edit-noted"]
    held = world.happen(room(), MessageEdited(Words("/نعتذر", id="m"), "agent"))
    assert keys(held) == ["room-unclear"] and "/نعتذر" not in heard(world)
    press(world, held, "hold-send")
    assert world.said[person()][-1].key == "staff-wrote-edited"
    assert "/نعتذر" in heard(world)


def test_hurting_words_are_held_by_the_coach_after_the_press(world: World) -> None:
    held = write(world, "/لا تبالغ")
    assert keys(press(world, held, "hold-send")) == ["room-held"]
    assert "تبالغ" not in heard(world)
    world.press(room(), "send-as-it-is", by="agent")
    assert "تبالغ" in heard(world)


def test_what_the_coach_holds_and_what_waits_do_not_meet(world: World) -> None:
    write(world, "لا تبالغ", id="c")
    held = write(world, "/واحد")
    write(world, "نعتذر منك")
    press(world, held, "hold-send")
    assert "/واحد" in heard(world) and "تبالغ" not in heard(world)


def test_an_edit_of_what_the_coach_holds_may_turn_out_a_note(world: World) -> None:
    write(world, "لا تبالغ", id="c")
    world.happen(room(), MessageEdited(Words(f"// {SECRET}", id="c"), "agent"))
    world.press(room(), "send-as-it-is", by="agent")
    assert "تبالغ" not in heard(world) and SECRET not in heard(world)


# Whom it is for ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "aside",
    [
        {"forwarded": Forwarded(Origin.USER, "سائق")},
        {"forwarded": Forwarded(Origin.OURS)},
        {"quoted": Quoted(Origin.USER, "ما رأيك؟")},
        {"quoted": Quoted(Origin.OWN, "ملاحظتي")},
        {"quoted": Quoted(Origin.CHANNEL, "")},
        {"calls": True},
    ],
)
def test_what_is_passed_on_or_said_to_a_colleague_waits(aside: dict[str, object], world: World) -> None:
    for text, files in (("هو يماطل", ()), ("", (PHOTO,)), ("/take", ())):
        if text == "/take" and "forwarded" not in aside:
            continue
        assert keys(write(world, text, attachments=files, **aside)) == ["room-unclear"]
    assert SECRET not in reaches(world) and "f.jpg" not in reaches(world)
    assert keys(write(world, f"// {SECRET}", **aside)) == ["room-noted"]


def test_an_answer_to_the_bot_s_own_message_is_for_the_person(world: World) -> None:
    write(world, "نعتذر منك", quoted=Quoted(Origin.OURS, "شكوى رقم 1001"))
    assert "نعتذر منك" in heard(world)


@pytest.mark.parametrize(
    "action", sorted(ASK_FOR_WORDS - {"action", "note", "offer", "resolve", "ask", "late"})
)
def test_what_was_meant_for_a_refused_form_waits(action: str, world: World) -> None:
    world.happen(room(), ButtonPressed(action, by="agent"))
    assert keys(write(world, "لأنه هددنا بالشرطة")) == ["room-unclear"]
    assert "الشرطة" not in reaches(world)
    write(world, "نعتذر منك")
    assert "نعتذر منك" in heard(world), "once: the next words are a reply again"


def test_the_reason_waits_where_no_private_talk_is_known(world: World) -> None:
    world.staff = [replace(m, private=None) if m.id == "supervisor" else m for m in world.staff]
    world.write(room(), "/هوية", by="supervisor")
    assert keys(write(world, "لأنه هددنا", by="supervisor")) == ["room-unclear"]


@pytest.mark.parametrize("action", sorted(ASK_FOR_WORDS - {"identity", "delegate"}))
def test_so_does_what_was_meant_for_a_form_that_a_colleague_s_keeps_shut(
    action: str, world: World
) -> None:
    world.press(room(), "resolve", by="supervisor")
    world.happen(room(), ButtonPressed(action, by="agent"))
    assert keys(write(world, "هو يماطل")) == ["room-unclear"]


def test_so_does_what_was_meant_for_a_form_that_a_colleague_gave_up(world: World) -> None:
    world.press(room(), "note", by="supervisor")
    world.write(room(), "إلغاء", by="agent")
    assert keys(write(world, "هو يماطل", by="supervisor")) == ["room-unclear"]
    assert SECRET not in heard(world)


def test_after_an_hour_a_refusal_is_forgotten(world: World) -> None:
    world.happen(room(), ButtonPressed("identity", by="agent"))
    world.wait(world.now + timedelta(hours=1, minutes=1))
    write(world, "نعتذر منك")
    assert "نعتذر منك" in heard(world)


# Albums ------------------------------------------------------------------------------------------------


def album(world: World, *captions: str, by: str = "agent") -> None:
    for number, caption in enumerate(captions):
        photo = replace(PHOTO, id=f"{number}.jpg")
        write(world, caption, by=by, attachments=(photo,), album="g1", id=f"m{number}")
    world.wait(world.now + timedelta(seconds=5))


@pytest.mark.parametrize("at", [0, 1, 2])
@pytest.mark.parametrize("caption", ["// صور المنزل", "/صور المنزل", "ملاحظة: صور المنزل"])
def test_an_album_has_the_fate_of_its_caption_wherever_it_stands(
    at: int, caption: str, world: World
) -> None:
    album(world, *(caption if number == at else "" for number in range(3)))
    assert ".jpg" not in reaches(world) and "المنزل" not in heard(world)
    note = [e for _, e in world.entries if e.kind in (EntryKind.NOTED, EntryKind.HELD)]
    assert [len(e.words.attachments) for e in note] == [3]


def test_an_album_for_the_person_is_one_message(world: World) -> None:
    album(world, "صور المنزل", "", "")
    last = world.said[person()][-1]
    assert "صور المنزل" in plain(last.text) and len(last.attachments) == 3
    assert kinds(world).count(EntryKind.STAFF_WROTE) == 1


def test_one_that_comes_late_shares_its_album_s_fate(world: World) -> None:
    album(world, "// صور المنزل", "")
    write(world, "", attachments=(replace(PHOTO, id="late.jpg"),), album="g1")
    assert ".jpg" not in reaches(world)
    assert kinds(world).count(EntryKind.NOTED) == 2


def test_an_album_that_a_form_takes_closes_it_once(world: World) -> None:
    world.press(room(), "note", by="agent")
    album(world, "", "", "")
    assert ".jpg" not in reaches(world)
    assert [len(e.words.attachments) for _, e in world.entries if e.kind is EntryKind.NOTED] == [3]


def test_a_caption_that_is_changed_while_the_album_comes_counts_as_it_reads_now(world: World) -> None:
    write(world, "صور", attachments=(PHOTO,), album="g1", id="m0")
    world.happen(room(), MessageEdited(Words(f"// {SECRET}", id="m0"), "agent"))
    world.wait(world.now + timedelta(seconds=5))
    assert kinds(world).count(EntryKind.NOTED) == 1 and "f.jpg" not in reaches(world)


def test_the_kinds_of_cases_are_all_guarded() -> None:
    """A question's room sends as well: the gate knows no kinds."""
    for kind in CaseKind:
        world = World()
        complain(world)
        world.cases[1001] = replace(world.cases[1001], kind=kind)
        write(world, f"/ {SECRET}")
        assert SECRET not in reaches(world)


# Behind a command that opens a form -------------------------------------------------------------------


@pytest.mark.parametrize("text", ["/resolve صُرفت السلة", "/إنجاز صُرفت السلة", "/resolve 1001 صُرفت السلة"])
def test_words_behind_a_command_answer_its_form(text: str, world: World) -> None:
    write(world, text)
    assert world.cases[1001].applied == "صُرفت السلة"


def test_every_form_takes_them_and_every_gate_before_it_stands(world: World) -> None:
    write(world, "/ask هل وصلتك السلة؟")
    assert "هل وصلتك السلة؟" in heard(world)
    write(world, "/offer سلة غذائية")
    assert "سلة غذائية" in world.conversation(room()).data["alternatives"]
    write(world, "/cancel")
    write(world, "/resolve // هو يماطل")
    assert kinds(world)[-1] is EntryKind.NOTED
    assert "room-held" in keys(write(world, "/resolve هذه غلطتك أنت"))
    assert world.cases[1001].is_open and SECRET not in heard(world) and "غلطتك" not in heard(world)


def test_a_form_that_stays_shut_sends_none_of_them(world: World) -> None:
    world.press(room(), "resolve", by="supervisor")
    assert keys(write(world, "/late هو يماطل"))[-1] == "room-unclear"
    assert SECRET not in reaches(world)


def test_a_number_before_them_may_be_another_rooms(world: World) -> None:
    assert keys(write(world, "/resolve 1002 صُرفت السلة")) == ["room-answer-draft", "room-answer-ask"]
    assert world.cases[1001].is_open


def test_what_shows_that_it_is_done_reaches_the_person(world: World) -> None:
    world.press(room(), "resolve", by="agent")
    write(world, "صُرفت السلة", attachments=(PHOTO,), id="m7")
    *_, shown, told = world.said[person()]
    assert [each.id for each in shown.attachments] == ["f.jpg"]
    assert told.key == "case-resolved" and "صُرفت السلة" in plain(told.text)
    assert world.conversation(person()).prompt[0].action == "rate-below", (
        "and they can rate it by a number"
    )
