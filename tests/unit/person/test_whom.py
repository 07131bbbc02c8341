"""For whom somebody registers, in the words that people have for their own."""

import pytest

from bot.core.messages import Message
from bot.texts.catalogue import plain
from faq.detect.relations import HERS, KIN, whom
from tests.unit.world import World, person

HUDA = person("huda")

SAID = {
    "mother": (
        "لأمي",
        "لأمي يا وليدي",
        "يا بنتي لوالدتي",
        "والدتي",
        "للوالدة",
        "لماما",
        "لأمي الله يحفظها",
        "for my mom",
        "li ommi",
    ),
    "father": ("أبوي", "لأبي", "الوالد", "my dad"),
    "daughter": ("لبنتي", "بنتي الكبيرة", "binti"),
    "son": ("حق ولدي", "لابني الصغير", "my son please"),
    "wife": ("زوجتي", "لحرمتي", "مرتي"),
    "husband": ("لزوجي", "رجلي", "it's for my husband"),
    "sister": ("لأختي", "التسجيل لأختي", "l okhti"),
    "brother": ("هذا لأخوي", "اخويا"),
    "grandmother": ("لجدتي", "جدتي", "ستي", "my grandma"),
    "grandfather": ("لجدي", "my grandfather"),
    "aunt": ("لعمتي", "for my aunt", "لعمتي أم خالد"),
    "mothers-sister": ("لخالتي", "خالتي", "khalti"),
    "uncle": ("لعمي", "my uncle"),
    "mothers-brother": ("لخالي",),
    "sisters-daughter": ("لبنت اختي", "ابنة أختي", "my niece", "bint okhti"),
    "sisters-son": ("ولد اختي", "my nephew"),
    "brothers-daughter": ("لبنت أخوي",),
    "brothers-son": ("لولد اخوي", "ابن أخي"),
    "mother-in-law": ("لأم زوجي", "حماتي"),
    "brothers-wife": ("لمرت اخوي", "زوجة أخي"),
    "sons-wife": ("لزوجة ولدي",),
    "neighbour-woman": ("لجارتي", "جارتنا", "jarti"),
    "neighbour-man": ("لجاري", "جارنا"),
    "friend-woman": ("لصديقتي", "صاحبتي"),
    "friend-man": ("لصديقي", "خويي الغالي"),
    "relative-woman": ("واحدة من قرايبي", "واحده من قرايبي", "لوحدة من أقاربي", "قريبتي"),
    "relative-man": ("لواحد من قرايبي", "قريبي"),
}
PAIRS = [(said, kin) for kin, sayings in SAID.items() for said in sayings]
OWN_WORDS = (
    ("لبنت جيراننا", "بنت جيراننا"),
    ("لبنت خالتي", "بنت خالتي"),
    ("لشغالتنا", "شغالتنا"),
    ("أرملة أعرفها", "أرملة أعرفها"),
    ("لزميلتي في العمل", "زميلتي في العمل"),
    ("my friend's daughter", "my friend's daughter"),
    ("لأخت زوجي", "أخت زوجي"),
    ("for my neighbour", "my neighbour"),
)


def keys(messages: list[Message]) -> list[str]:
    return [message.key for message in messages]


def text(messages: list[Message]) -> str:
    return plain("\n".join(message.text for message in messages))


def asked(initiative: str = "ibda") -> World:
    """Where "for whom?" was just asked."""
    world = World()
    world.write(HUDA, "سجلني")
    world.press(HUDA, "register", initiative)
    world.press(HUDA, "agree", initiative)
    return world


def test_every_relation_that_has_texts_is_said_here() -> None:
    assert set(SAID) == set(KIN) and set(KIN) >= HERS


@pytest.mark.parametrize(("said", "kin"), PAIRS)
def test_a_relation_is_heard_in_the_words_that_people_have_for_it(said: str, kin: str) -> None:
    assert [each.kin for each in whom(said)] == [kin]


@pytest.mark.parametrize("kin", KIN)
def test_the_name_is_asked_of_whom_it_is(kin: str) -> None:
    world = asked()
    told, ask = world.write(HUDA, SAID[kin][0])
    hers = "she" if kin in HERS else "he"
    assert told.key == f"registration-their-details-{hers}" and ask.key == "registration-ask"
    yours = plain(told.text).split("عن ")[1].split("،")[0]
    assert f"الاسم الكامل ل{yours}" in plain(ask.text)
    assert world.conversation(HUDA).registering.kin == kin  # type: ignore[union-attr]


def test_for_a_mother_it_says_mother() -> None:
    said = text(asked().write(HUDA, "لأمي"))
    assert "الأسئلة التالية عن والدتك، وأخبرها أنك تسجّلها" in said
    assert "الاسم الكامل لوالدتك" in said


@pytest.mark.parametrize(("said", "kept"), OWN_WORDS)
def test_whom_no_text_tells_of_is_kept_in_their_own_words(said: str, kept: str) -> None:
    world = asked()
    shown = text(world.write(HUDA, said))
    assert kept in shown and "الاسم الكامل للشخص المسجَّل" in shown
    assert world.conversation(HUDA).registering.relation == kept  # type: ignore[union-attr]


@pytest.mark.parametrize("said", ["لشخص ثاني", "شخص آخر", "someone else", "مو لي", "واحد ثاني"])
def test_another_person_is_asked_for_and_any_word_is_taken_then(said: str) -> None:
    world = asked()
    assert keys(world.write(HUDA, said)) == ["registration-relation"]
    assert keys(world.write(HUDA, "كفيلتي السابقة"))[-1] == "registration-ask"
    assert world.conversation(HUDA).registering.relation == "كفيلتي السابقة"  # type: ignore[union-attr]


@pytest.mark.parametrize("said", ["لي", "انا", "لنفسي", "for me", "لي أنا"])
def test_for_oneself_the_name_is_nobody_else_s(said: str) -> None:
    (ask,) = asked().write(HUDA, said)
    assert plain(ask.text).startswith("الاسم الكامل\n")


@pytest.mark.parametrize("said", ["عيالي", "لأولادي", "my kids", "أهلي", "3yali"])
def test_several_are_registered_one_at_a_time(said: str) -> None:
    assert keys(asked().write(HUDA, said)) == ["registration-their-details-several", "registration-ask"]


@pytest.mark.parametrize("said", ["لي ولأمي", "لي أنا وأمي", "انا وامي", "for me and my mom"])
def test_of_two_people_it_asks_who_is_first_and_offers_the_other_afterwards(said: str) -> None:
    world = asked("kursi")
    (which,) = world.write(HUDA, said)
    assert which.key == "registration-whom-first"
    assert [(b.action, b.arg) for b in which.buttons[:2]] == [("for-me", ""), ("relation", "mother")]
    world.press(HUDA, "for-me")
    world.write(HUDA, "0501234567")
    (done,) = world.press(HUDA, "confirm-registration")
    assert "أسجّل والدتي الآن" in [plain(button.label) for button in done.buttons]
    world.press(HUDA, "register", "kursi.mother")
    said_next = world.press(HUDA, "agree")
    assert keys(said_next) == ["registration-their-details-she", "registration-ask"]


@pytest.mark.parametrize("said", ["لأمي وأختي", "ولدي وبنتي"])
def test_two_others_are_asked_for_by_name(said: str) -> None:
    (which,) = asked().write(HUDA, said)
    assert [button.action for button in which.buttons[:2]] == ["relation", "relation"]


@pytest.mark.parametrize(
    "said",
    ["لا", "ليش", "لو سمحت", "لسه", "موظفكم طردني", "شكرا", "متى تفتحون؟", "ابغى موظف", "كم الرسوم", ""],
)
def test_what_names_nobody_is_no_relation(said: str) -> None:
    assert whom(said) == ()


@pytest.mark.parametrize(
    ("wish", "kin"),
    [
        ("ابغى اسجل امي في ابدأ", "mother"),
        ("سجلوا جارتي في ابدأ", "neighbour-woman"),
        ("ابغى اسجل بنت اختي في مبادرة ابدأ", "sisters-daughter"),
        ("please register my mother for Ibda", "mother"),
        ("أبي أسجل خالتي في ابدأ", "mothers-sister"),
        ("ابي اسجل في ابدأ لأختي", "sister"),
    ],
)
def test_a_wish_that_says_for_whom_is_asked_neither_that_nor_where(wish: str, kin: str) -> None:
    world = World()
    assert keys(world.write(HUDA, wish)) == ["registration-terms"]
    told, ask = world.press(HUDA, "agree")
    assert told.key.startswith("registration-their-details") and ask.key == "registration-ask"
    assert world.conversation(HUDA).registering.kin == kin  # type: ignore[union-attr]


def test_a_wish_for_oneself_is_not_asked_for_whom() -> None:
    world = World()
    world.write(HUDA, "ابغى اسجل نفسي في ابدأ")
    assert keys(world.press(HUDA, "agree")) == ["registration-ask"]


@pytest.mark.parametrize("wish", ["أبي أسجل في ابدأ", "I want to register for Ibda", "سجلني في ابدأ"])
def test_a_wish_that_says_nobody_is_asked(wish: str) -> None:
    world = World()
    world.write(HUDA, wish)
    assert keys(world.press(HUDA, "agree")) == ["registration-whom"]
