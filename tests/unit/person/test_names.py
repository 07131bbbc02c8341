"""A form takes every name, and no telling for one."""

import pytest

from bot.core.events import MessageEdited, MessageReceived, Words
from bot.core.messages import Message
from bot.core.registration import USUAL_FORM, FieldKind, FormField, Initiative
from faq.acts.heard import Act
from tests.unit.person.hearing import HearsTable, hears, likely
from tests.unit.world import ANSWERS, World, person

HUDA = person("huda")

NAMES = (
    # as they stand on a card
    "هدى محمد الغامدي",
    "نورة بنت سعد القحطاني",
    "عبدالله بن صالح بن عبدالعزيز آل سعود",
    "عبد الرحمن السديس",
    "محمد أحمد علي حسن",
    "فاطمة الزهراء عبدالقادر بخاري",
    "سارة عبدالمحسن العتيبي",
    "علي",
    "نورة",
    "مها",
    "أمل",
    "فرج",
    "رجاء",
    "شكري",
    "هدية",
    "بشرى سعيد",
    "سلام عادل",
    "وعد الحربي",
    "ابتسام حلواني",
    "أماني خوجة",
    "حياة بكر فلاته",
    "أسماء هوساوي",
    "خديجة برناوي",
    "جوهرة المولد",
    "نعمة الله ضيف الله",
    "ضيف الله العصيمي",
    "جارالله المالكي",
    "عطا الله السهلي",
    "حسن آل ظافر",
    "غرم الله الزهراني",
    "سعيدة بلقاسم",
    "مستورة الشمراني",
    "بندر بن محمد بن ناصر الشهري",
    "لطيفة بنت عبدالعزيز بن عبدالرحمن",
    "منيرة آل الشيخ",
    "يارا قطان",
    "جود زمزمي",
    "لين أبو الجدايل",
    "طلال مداح",
    "هتان السيف",
    "شيهانة العزاز",
    "جيداء الحبشي",
    "ذيب الدوسري",
    "جمل الليل علوي",
    "بدرية السقاف",
    "رؤى الصبان",
    "إكرام نجار",
    "حنان صيرفي",
    "خالد كتبي",
    "وجنات رهبيني",
    "سيتا تركستاني",
    "أويس القرني",
    "ثريا قابل",
    "كوثر الأربش",
    "فوز مداح",
    "عهد حلمي",
    "تولين صبان",
    "ميار عقيل",
    "إيلاف ترجمان",
    "ألين",
    "جنى",
    "قمر",
    "دلال",
    "صيتة",
    "ماما حواء",
    # called by a child, a title, a nickname
    "أم محمد",
    "ام خالد الحربي",
    "أبو فهد",
    "ام عبدالله العمري",
    "الحاجة فاطمة",
    "الأستاذة مريم الجهني",
    "د. سلوى الهزاع",
    "أ. ريم الفيفي",
    "المهندس تركي الغامدي",
    "الشيخة حصة",
    "السيدة نجاة عبده",
    "العمة صفية",
    "بنت الشام سلمى",
    "أبو بكر صديق",
    "أم كلثوم إبراهيم",
    "أم البنين حسين",
    # with what people write around a name
    "اسمي هدى محمد",
    "اسمها فاطمة علي",
    "الاسم: سارة حسن",
    "الاسم الكامل نورة سعد",
    "My name is Sara Ali",
    "name: Huda Mohammed",
    "هُدَى مُحَمَّد",
    "هدى  محمد   سعيد",
    "هدى-محمد",
    "هـــدى",
    "هدى محمد.",
    # from elsewhere
    "رحمة تشيكو",
    "سيتي نور حياتي",
    "آمنة يوسفزي",
    "گل بانو",
    "ڤيكتوريا",
    "شاهدة پروين",
    "زينب هوبا",
    "أداما تراوري",
    "فاطماتا جالو",
    "ماريا سانتوس",
    "كومار شارما",
    "جاكلين عيسى",
    "تسفاي هايلي",
    "هيلين تسفامريم",
    "عائشة محمد آدم عبدالله",
    "نجم الدين أحمد",
    "نور الإسلام",
    "شمس النهار بيغم",
    "رفيق الإسلام",
    "صابرة خاتون",
    # in Latin letters
    "Huda Mohammed Alghamdi",
    "Noura Al-Qahtani",
    "Abdullah bin Saleh",
    "Fatima Zahra",
    "Um Khalid",
    "Abu Fahad",
    "Maria Santos Cruz",
    "Jocelyn Dimaculangan",
    "Mary Grace dela Cruz",
    "Siti Nurhaliza",
    "Rahmawati",
    "Ayesha Siddiqua",
    "Mohammad Rafiqul Islam",
    "Priya Krishnamurthy",
    "O'Brien Patrick",
    "Anne-Marie Dubois",
    "José García",
    "Zoë Müller",
    "Nguyễn Thị Hoa",
    "Hope Wanjiru",
    "Faith May Reyes",
    "Will Smith",
    "Joy",
    "Sr. Teresa",
    "Dr. Amal Clooney",
    "Abdul Aziz Bin Abdul Rahman Al Saud",
    "AISHA BELLO",
    "huda",
    "h. alharbi",
    "J. R. Dela Rosa",
    "Tesfaye Haile Mariam",
    "Blessing Okafor",
    "Chidi Nwosu",
    "Gulnara Akhmetova",
    "Nur Aini binti Hassan",
    "Abebech",
    "Ma. Lourdes",
    "Sunita Devi",
    "Muhammad Ali Khan",
    "Zubaida Begum",
)
"""Collected before what reads them; many stand in no list."""

TOLD = (
    "موظفكم طردني",
    "المشرفة صرخت علي",
    "الموظفة رفضت تسجلني",
    "شكرا",
    "شكرا لكم",
    "الله يعطيكم العافية",
    "جزاكم الله خير",
    "ابغى اكلم موظف",
    "أبغى أشتكي",
    "عندي شكوى",
    "معاملتكم سيئة",
    "ما احد رد علي",
    "انتظر من شهر وما وصلني شي",
    "السلة ما وصلت",
    "تأخرتوا علينا",
    "ما عندنا ايجار البيت",
    "محتاجين مساعدة",
    "زوجي مات وما عندي دخل",
    "أقترح تفتحون يوم السبت",
    "ليش تسألون عن الاسم",
    "ما ابغى اكتب اسمي",
    "ما فهمت",
    "طيب",
    "نعم",
    "مو الحين",
    "ابغى الغي",
    "خلاص ما ابغى",
    "كيفكم",
    "صباح الخير",
    "السلام عليكم",
    "واحد من المتطوعين تحرش في اختي",
    "المدربة ضربت بنتي",
    "سرقوا فلوسي",
    "وين وصلت معاملتي",
    "طلبي وين وصل",
    "انا زعلانة منكم",
    "موظفينكم ما عندهم ذوق",
    "لا أحد يساعدنا",
    "your staff shouted at me",
    "I want to complain",
    "nobody answers me",
    "thank you so much",
    "my rent is late",
    "I need help please",
    "abgha akallem mowazaf",
    "wesh hada",
)
ASKED = (
    "متى تفتحون؟",
    "متى تفتحون",
    "كم الرسوم",
    "وين موقعكم",
    "هل التسجيل مجاني",
    "ليش هذا السؤال",
    "كيف اسجل",
    "ايش الشروط",
    "when do you open",
    "where are you",
    "how much is it?",
)


def at_name(initiative: str = "ibda", **more: object) -> World:
    world = World(**more)  # type: ignore[arg-type]
    world.write(HUDA, "سجلني")
    world.press(HUDA, "register", initiative)
    world.press(HUDA, "agree", initiative)
    world.press(HUDA, "for-me")
    return world


def keys(messages: list[Message]) -> list[str]:
    return [message.key for message in messages]


def answers(world: World) -> dict[str, str]:
    draft = world.conversation(HUDA).registering
    return dict(draft.answers) if draft else {}


@pytest.mark.parametrize("name", NAMES)
def test_a_name_is_taken_however_odd(name: str) -> None:
    world = at_name()
    world.write(HUDA, name)
    assert answers(world).get("name") in _kept(name)


def _kept(name: str) -> list[str]:
    """As it was written, or what is left of a name that was introduced."""
    words = name.replace(":", " ").split()
    return [" ".join(name.split()), *(" ".join(words[at:]) for at in range(1, 4))]


@pytest.mark.parametrize("words", [*TOLD, *ASKED])
def test_what_tells_something_is_never_a_name(words: str) -> None:
    """By the words alone, and by what is heard."""
    for hearing in (HearsTable(), ANSWERS):
        world = at_name(answers=hearing)
        world.write(HUDA, words)
        assert "name" not in answers(world)


def test_a_telling_waits_its_way_stands_beside_the_field_and_the_form_goes_on() -> None:
    words = "موظفكم طردني"
    world = at_name(answers=hears(Act.COMPLAIN, words))
    told, asked = world.write(HUDA, words)
    assert (told.key, asked.key) == ("form-told-complain", "registration-ask")
    assert {"complaint", "take-answer"} <= {button.action for button in asked.buttons}
    world.write(HUDA, "هدى محمد")
    assert answers(world)["name"] == "هدى محمد"
    world.write(HUDA, "تقديم شكوى")
    assert words in [each.text for each in world.conversation(HUDA).draft.words]  # type: ignore[union-attr]
    world.write(HUDA, "القائمة")
    world.press(HUDA, "continue-registration")
    assert answers(world)["name"] == "هدى محمد"


@pytest.mark.parametrize(
    ("act", "action"),
    [
        (Act.COMPLAIN, "complaint"),
        (Act.DELAY, "delay"),
        (Act.SUGGEST, "suggestion"),
        (Act.STATUS, "my-cases"),
        (Act.NEED, "human"),
    ],
)
def test_the_way_of_each_act_can_be_pressed_and_typed_beside_the_field(act: Act, action: str) -> None:
    words = "ما احد يهتم فينا عندكم"
    world = at_name(answers=hears(act, words))
    assert keys(world.write(HUDA, words)) == [f"form-told-{act.value}", "registration-ask"]
    assert action in {choice.action for choice in world.conversation(HUDA).prompt}
    assert words in world.kept()


def test_of_a_telling_that_is_not_plain_the_likely_way_is_offered() -> None:
    words = "ما احد يهتم فينا عندكم"
    world = at_name(answers=HearsTable({words: likely(Act.NEED, Act.COMPLAIN)}))
    assert keys(world.write(HUDA, words))[0] == "form-told-need"


def test_a_question_in_a_name_is_answered_and_the_name_asked_again() -> None:
    world = at_name()
    assert keys(world.write(HUDA, "متى تفتحون؟")) == ["answer", "registration-ask"]


def test_thanks_and_greetings_are_returned_and_kept_as_no_name() -> None:
    for words, said in (("الف شكر لكم جميعا", "you-are-welcome"), ("هلا فيكم حياكم", "greeting-back")):
        act = Act.THANK if said == "you-are-welcome" else Act.GREET
        world = at_name(answers=hears(act, words))
        assert keys(world.write(HUDA, words)) == [said, "registration-ask"]


@pytest.mark.parametrize("again", ["written", "pressed"])
def test_whoever_is_really_called_so_says_it_again_or_presses(again: str) -> None:
    """And it waits for no complaint any more."""
    name = "ما شاء الله غريب"
    world = at_name()
    assert keys(world.write(HUDA, name))[0].startswith("form-told")
    world.write(HUDA, name) if again == "written" else world.press(HUDA, "take-answer")
    assert answers(world)["name"] == name
    assert name not in world.carried(HUDA)


def test_a_disclosure_in_a_form_is_answered_before_the_form() -> None:
    """It is no value, and it stands under no button of a complaint."""
    words = "واحد من المتطوعين تحرش في اختي"
    world = at_name(answers=hears(Act.DISCLOSE, words))
    said = world.write(HUDA, words)
    assert "name" not in answers(world)
    assert not any(message.key.startswith("form-told") for message in said)


ADDRESS = FormField("address", {"ar": "العنوان", "en": "Address"})
WHY = FormField("why", {"ar": "لماذا ترغب في المشاركة", "en": "Why would you like to join"})
IN_WORDS = (
    "حي النزهة، شارع الأمير ماجد، خلف المسجد",
    "من جدة، حي الصفا",
    "بيتنا عند بقالة الخير مقابل مدرسة الأربعين",
    "ابغى اتعلم حرفة عشان اصرف على عيالي بعد وفاة زوجي، وعندي خبرة بسيطة في الخياطة وودي اطور نفسي",
    "أحتاج دخل لأسرتي",
    "ما عندي عمل من سنتين",
    "تخرجت من الثانوية وما لقيت وظيفة",
    "I want to learn sewing because I support my family",
    "Behind the big mosque, second floor, Al-Rawdah",
)


@pytest.mark.parametrize("said", IN_WORDS)
@pytest.mark.parametrize("act", [Act.OTHER, Act.NEED, Act.REGISTER, Act.SUGGEST])
def test_a_field_of_words_takes_what_people_tell_of_themselves(said: str, act: Act) -> None:
    form = Initiative("form", {"ar": "مبادرة", "en": "Form"}, form=(ADDRESS, WHY))
    world = at_name("form", answers=hears(act, said), initiatives=(form,))
    world.write(HUDA, said)
    assert answers(world)["address"] == said


@pytest.mark.parametrize("act", [Act.COMPLAIN, Act.DELAY, Act.DISCLOSE, Act.HUMAN])
def test_a_field_of_words_keeps_no_complaint_that_is_plain(act: Act) -> None:
    words = "موظفكم طردني من المركز قدام الناس"
    form = Initiative("form", {"ar": "مبادرة", "en": "Form"}, form=(ADDRESS,))
    world = at_name("form", answers=hears(act, words), initiatives=(form,))
    world.write(HUDA, words)
    assert answers(world) == {}


def test_a_complaint_in_the_place_of_a_telephone_number_waits_too() -> None:
    words = "موظفكم طردني"
    world = at_name(answers=hears(Act.COMPLAIN, words))
    world.write(HUDA, "هدى محمد")
    assert keys(world.write(HUDA, words)) == ["form-told-complain", "registration-ask"]
    assert words in world.kept()


def test_a_relation_is_no_telling_either() -> None:
    world = World()
    world.write(HUDA, "سجلني")
    world.press(HUDA, "register", "ibda")
    world.press(HUDA, "agree", "ibda")
    world.press(HUDA, "for-other")
    assert keys(world.write(HUDA, "موظفكم طردني"))[-1] == "registration-relation"


def test_an_answer_that_is_mended_into_a_telling_stays_what_it_was() -> None:
    world = at_name()
    world.happen(HUDA, MessageReceived(Words("هدى محمد", id="m1")))
    world.happen(HUDA, MessageEdited(Words("موظفكم طردني", id="m1")))
    assert answers(world)["name"] == "هدى محمد"


def test_the_usual_form_asks_for_a_name() -> None:
    assert USUAL_FORM[0].is_name and not USUAL_FORM[1].is_name
    for label, is_name in (("اسم الأم", True), ("Mother's name", True), ("المدينة", False)):
        assert FormField("x", {"ar": label, "en": label}).is_name is is_name
    assert not FormField("name", {"ar": "الاسم", "en": "Name"}, FieldKind.CHOICE).is_name
