"""A wish to register, written out, begins at once; whatever is more than a wish goes where it always went (C13)."""

import json
from datetime import timedelta
from pathlib import Path

import pytest

from bot.config import load
from bot.core.conversation import Party
from bot.core.events import Attachment, AttachmentKind, MessageReceived, Words
from bot.core.registration import Initiative, asked_for
from bot.core.turn import Turn
from faq.entries import load as load_entries
from handlers.person.registration.intent import registration_intent
from handlers.shared.initiatives import whose
from handlers.tables import TABLES
from tests.unit.person.hearing import HearsTable
from tests.unit.world import World, person

ROOT = Path(__file__).parents[3]
SAMPLES = load(ROOT / "config.yaml", {}).built_initiatives
HUDA = person("huda")
LIST = ""


def world() -> World:
    """With the initiatives of the example configuration, on a day on which some are open and some not."""
    return World(initiatives=SAMPLES)


def meant(text: str, here: World | None = None) -> str | None:
    """The initiative that the words begin; `LIST` for the list of them; None: they are no wish."""
    here = here or world()
    event = MessageReceived(Words(text))
    turn = Turn(here.conversation(HUDA), event, here.facts(HUDA, event), TABLES[Party.PERSON])
    press = registration_intent(turn)
    return asked_for(press.arg)[0] if press else None


def for_whom(text: str) -> str:
    """Whom the words wish to register, where they say so."""
    here = world()
    event = MessageReceived(Words(text))
    turn = Turn(here.conversation(HUDA), event, here.facts(HUDA, event), TABLES[Party.PERSON])
    press = registration_intent(turn)
    return asked_for(press.arg)[1] if press else ""


def keys(here: World, text: str) -> list[str]:
    return [message.key for message in here.write(HUDA, text)]


@pytest.mark.parametrize(
    ("text", "initiative"),
    [
        ("ابغى اسجل في مبادرة كفاءات", "kafaat"),
        ("سجلني في رواج", "rawaj"),
        ("أبي أسجّل بكفاءات", "kafaat"),
        ("أرغب بالالتحاق بمبادرة انطلق", "intaliq"),
        ("اريد التسجيل في المقصف", "maqsaf"),
        ("السلام عليكم ورحمة الله، ابغى اسجل في كرسي ماجد الله يعافيكم", "kursi"),
        ("ممكن تسجلوني في كوادر؟", "kawader"),
        ("ابغى اسجل في تمكين الشباب", "mutanazzahat"),
        ("في كفاءات ابغى اسجل", "kafaat"),
        ("سجلني كفاءات", "kafaat"),
        ("ابغى أقدّم على مبادرة انطلق", "intaliq"),
        ("امي تبغى تسجل في مبادرة ابدا", "ibda"),
        ("التسجيل في كفاءات", "kafaat"),
        # slips of the finger
        ("ابقى اسجل في مبادره كفاات", "kafaat"),
        ("ودي اسجل في كفائات", "kafaat"),
        ("اسججل في كفاءات", "kafaat"),
        ("ابغى اسجل في المنتزهات", "mutanazzahat"),
        ("سجلوني في انطلاق", "intaliq"),
        # «ابدأ» is a word of wanting too
        ("سجلني في ابدأ", "ibda"),
        ("ابغى اسجل ابدأ", "ibda"),
        ("ابغى ابدأ التسجيل في كفاءات", "kafaat"),
        # English, and Arabic in Latin letters
        ("I want to register for Kafaat", "kafaat"),
        ("sign me up for rawaj please", "rawaj"),
        ("can you register me in kafat?", "kafaat"),
        ("I'd like to join Ibda", "ibda"),
        ("please register my mother for Ibda", "ibda"),
        ("I want to rigister in Kafaat", "kafaat"),
        ("abgha asajel fi kafaat", "kafaat"),
        # no name, or more than one
        ("ابغى اسجل في مبادرة", LIST),
        ("ابغى أبدأ التسجيل", LIST),
        ("ابغى اسجل عندكم", LIST),
        ("I want to register in a course", LIST),
        ("ابغى اسجل في كفاءات ورواج", LIST),
    ],
)
def test_a_wish_is_understood(text: str, initiative: str) -> None:
    assert meant(text) == initiative


@pytest.mark.parametrize(
    "text",
    [
        "كيف اسجل في كفاءات؟",
        "كيف اسجل في كفاءات",
        "متى التسجيل في كفاءات",
        "التسجيل في كفاءات؟",
        "كم رسوم التسجيل في كفاءات",
        "رابط تسجيل كفاءات",
        "ابغى اعرف عن التسجيل في كفاءات",
        "ابغى اسجل في كفاءات وش الشروط",
        "ممكن اسجل في كفاءات وانا موظف؟",
        "ما ابغى اسجل في كفاءات",
        "ابغى اسجل في كفاءات بس ما عندي شهادة",
        "سجلت في كفاءات",
        "سجلت امي في ابدأ",
        "انا مسجل في كفاءات",
        "ابغى الغي تسجيلي في كفاءات",
        "ابغى تعديل تسجيلي في كفاءات",
        "ابغى اقدم شكوى",
        "ابغى اسجل شكوى",
        "ابغى اسجل في زواج",
        "ابغى اسجل في مبادرة النخبة",
        "ابغى اسجل امي",
        "how do I register for Kafaat",
        "can I register for Kafaat?",
        "when does Kafaat registration open",
        "I registered for Kafaat",
        "I don't want to register for Kafaat",
        "cancel my Kafaat registration",
        "",
        "🌹",
    ],
)
def test_what_is_more_than_a_wish_is_none(text: str) -> None:
    assert meant(text) is None


def test_no_question_of_the_kept_sets_begins_a_registration() -> None:
    """A shipped way to ask, or a question of the kept sets, may open the list; it never picks one."""
    asked = [way for entry in load_entries() for way in entry.examples]
    for file in sorted((ROOT / "tests/data/faq").glob("*.jsonl")):
        asked += [json.loads(line)["q"] for line in file.read_text("utf-8").splitlines()]
    here = world()
    assert len(asked) > 2000
    assert [text for text in asked if meant(text, here)] == []


def test_a_wish_begins_with_the_terms_as_a_link_does() -> None:
    here = world()
    (shown,) = here.write(HUDA, "ابغى اسجل في مبادرة كفاءات")
    assert shown.key == "registration-terms" and "تدريب حرفي" in shown.text
    assert here.press(HUDA, "agree")[0].key == "registration-whom"


def test_one_with_an_approved_link_gives_the_link() -> None:
    (shown,) = world().write(HUDA, "سجلني في كوادر")
    assert (shown.key, shown.buttons[0].url) == ("registration-by-link", "https://example.org/kawader")


def test_a_closed_one_offers_the_waiting_note() -> None:
    here = world()
    (shown,) = here.write(HUDA, "سجلني في رواج")
    assert shown.key == "registration-not-yet"
    here.press(HUDA, "wait", "rawaj")
    assert [note.initiative for note in here.waiting_notes] == ["rawaj"]


def test_no_name_offers_them_all_the_open_ones_first() -> None:
    (shown,) = world().write(HUDA, "ابغى اسجل في مبادرة")
    assert shown.key == "registration-which"
    assert [button.arg for button in shown.buttons][:2] == ["ibda", "kafaat"]


def test_that_one_is_the_one_that_was_spoken_of() -> None:
    here = world()
    here.write(HUDA, "وش هي كفاءات")
    assert keys(here, "ابغى اسجل فيها") == ["registration-terms"]
    assert here.conversation(HUDA).data["initiative"] == "kafaat"


def test_that_one_is_forgotten_after_a_while() -> None:
    here = world()
    here.write(HUDA, "وش هي كفاءات")
    here.now += timedelta(minutes=16)
    assert keys(here, "ابغى اسجل فيها") == ["registration-which"]


@pytest.mark.parametrize(
    "text",
    [
        "كيف اسجل في كفاءات؟",
        "كيف اسجل في مبادرة كفاءات",
        "رابط تسجيل كفاءات",
        "how do I register for Kafaat?",
    ],
)
def test_a_question_about_registering_for_one_gets_its_own_answer_and_the_button_that_begins(
    text: str,
) -> None:
    (shown,) = world().write(HUDA, text)
    assert shown.key == "answer" and "كفاءات" in shown.text + "".join(b.label for b in shown.buttons)
    assert ("register", "kafaat") in [(button.action, button.arg) for button in shown.buttons]


@pytest.mark.parametrize("text", ["كيف ابدأ التسجيل", "هل اقدر اسجل في كفاءات ورواج"])
def test_where_none_or_more_than_one_is_asked_about_nothing_is_guessed(text: str) -> None:
    (shown,) = world().write(HUDA, text)
    assert not any(button.action == "register" and button.arg for button in shown.buttons)


def test_in_a_field_for_a_name_a_wish_is_no_name() -> None:
    here = world()
    here.write(HUDA, "سجلني في كفاءات")
    for action in ("agree", "for-me"):
        here.press(HUDA, action)
    assert keys(here, "ابغى اسجل في ابدأ") == ["registration-unfinished"]
    here.press(HUDA, "continue-registration")
    assert keys(here, "هدى محمد") == ["registration-ask"]


def test_in_a_complaint_it_is_part_of_the_telling() -> None:
    here = world()
    here.write(HUDA, "شكوى")
    here.write(HUDA, "ابغى اسجل في كفاءات")
    draft = here.conversation(HUDA).draft
    assert draft and [words.text for words in draft.words] == ["ابغى اسجل في كفاءات"]


def test_words_beside_a_photo_are_not_taken_for_a_press() -> None:
    here = world()
    photo = Attachment("a.jpg", AttachmentKind.PHOTO, "image/jpeg", 10)
    event = MessageReceived(Words("سجلني في كفاءات", (photo,)))
    turn = Turn(here.conversation(HUDA), event, here.facts(HUDA, event), TABLES[Party.PERSON])
    assert registration_intent(turn) is None


def test_names_come_from_the_configuration() -> None:
    assert meant("سجلني في كفاءات", World()) is None
    assert meant("سجلني في المبادرة اللاحقة", World()) == "later"


@pytest.mark.parametrize(
    ("wished", "own"), [("ابغى اسجل في المقصف", "المقصف"), ("ابغى اسجل في كوادر", "كوادر")]
)
def test_what_is_asked_next_is_about_the_one_that_is_closed_or_has_a_link(wished: str, own: str) -> None:
    here = world()
    here.write(HUDA, wished)
    (shown,) = here.write(HUDA, "متى يفتح؟")
    assert shown.key == "answer" and own in shown.text


def test_of_the_ways_to_write_a_name_the_nearest_counts() -> None:
    """One initiative has two ways that are alike, the other one that a slip makes of them."""
    two = Initiative("tamken", {"ar": "تمكين", "en": "Tamkeen"})
    other = Initiative("other", {"ar": "أخرى", "en": "Tamkeem"})
    assert whose(["tamkeen"], (two, other)) == whose(["tamkeen"], (other, two)) == "tamken"
    assert whose(["tamkeem"], (two, other)) == "other"


@pytest.mark.parametrize("text", ["ابغى اسجل في ال", "سجلني في بال", "التسجيل في وال"])
def test_a_name_that_breaks_off_is_no_name(text: str) -> None:
    assert meant(text) is None


# Written where the terms are asked about ---------------------------------------------------------------


def at_the_terms() -> World:
    here = world()
    here.write(HUDA, "ابغى اسجل في ابدأ")
    return here


@pytest.mark.parametrize(
    ("said", "kin"),
    [("لجارتي", "neighbour-woman"), ("لأختي", "sister"), ("لامي", "mother"), ("for my mother", "mother")],
)
@pytest.mark.parametrize("yes", ["اي", "موافق", "نعم", "1"])
def test_whom_it_is_for_is_remembered_and_the_terms_are_asked_again(
    said: str, kin: str, yes: str
) -> None:
    here = at_the_terms()
    assert keys(here, said) == ["terms-whom", "registration-terms"]
    here.write(HUDA, yes)
    draft = here.conversation(HUDA).registering
    assert draft and draft.kin == kin and draft.state not in ("whom", "relation")


@pytest.mark.parametrize(
    "said", ["نورة", "نورة أحمد الغامدي", "0501234567", "٠٥٠١٢٣٤٥٦٧", "+966501234567"]
)
def test_a_name_or_a_number_waits_and_the_terms_are_asked_again(said: str) -> None:
    here = at_the_terms()
    assert keys(here, said) == ["terms-first", "registration-terms"]
    here.write(HUDA, "اي")
    assert here.conversation(HUDA).registering


def test_a_question_at_the_terms_is_answered_as_everywhere() -> None:
    assert "terms-first" not in keys(at_the_terms(), "وين مقركم")


# Wished for somebody else, in the middle of a telling ---------------------------------------------------


@pytest.mark.parametrize(
    ("text", "kin"),
    [
        ("جارتي ما عندها جوال وتبغى تسجل في ابدأ", "neighbour-woman"),
        ("امي كبيرة في السن وتبي تسجل في ابدا", "mother"),
        ("اخوي عاطل من سنة يبي يسجل في كفاءات", "brother"),
        ("اختي مطلقة وودها تنضم لمبادرة ابدأ", "sister"),
        ("my sister has no phone and wants to register in Ibda", "sister"),
    ],
)
def test_what_somebody_else_wishes_begins_for_them(text: str, kin: str) -> None:
    here = World(initiatives=SAMPLES, answers=HearsTable())
    assert keys(here, text)[-1] in ("registration-terms", "registration-by-link", "registration-closed")
    assert here.conversation(HUDA).data.get("whom", kin) == kin


@pytest.mark.parametrize(
    "text",
    ["كيف جارتي تسجل في ابدأ", "جارتي سجلت في ابدأ ولا ردوا عليها", "جارتي تبغى تعرف عن ابدأ"],
)
def test_what_is_asked_or_told_of_somebody_else_begins_nothing(text: str) -> None:
    assert "registration-terms" not in keys(World(initiatives=SAMPLES, answers=HearsTable()), text)
