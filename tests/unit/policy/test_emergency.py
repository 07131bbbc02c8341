"""What is heard as a cry for help, and what only sounds so. Reviewed by people: add a line for each word."""

import json
from pathlib import Path

import pytest

from bot.config.emergency import saudi_arabia
from faq.detect.emergency import Alarm, Alarms, Line
from faq.detect.phrases import Signs
from faq.entries import load
from faq.text.normalise import fold

ALARMS = Alarms([each.alarm for each in saudi_arabia()], fold)
HELD_OUT = Path(__file__).parents[2] / "data" / "faq" / "held_out.jsonl"

CRIES = {
    "life": (
        "أبغى أنتحر",
        "ابغا انتحرر",
        "تعبت وأبي أمووووت",
        "ودي انهي حياتي",
        "ابني يبغى ينتحر",
        "أتمنى الموت كل يوم",
        "مابي أعيش",
        "بلعت حبوب كثيرة",
        "I want to die",
        "I will kill myself tonight",
    ),
    "violence": (
        "زوجي يضربني",
        "زوجي يظربني",
        "زوجي يضربني ويضرب عيالي وأبغى أسجل في المبادرة. ساعدوني",
        "أبوي حابسني بالغرفة",
        "رجلي ضربني أمس",
        "تحرش فيني",
        "اتعرض للعنف من أخوي",
        "he beats me every day",
        "my husbnd hit me evry day",
        "my husband beat me",
        "zoji yedrbni",
        "راجلي كيضربني",
    ),
    "danger": ("الحقوني!!", "يهددني بالقتل", "معه سكين", "حياتي في خطر", "my life is in danger"),
    "medical": (
        "أبغى إسعاف بسرعه",
        "امي مغمى عليها",
        "ما اقدر اتنفس",
        "ولدي يختنق",
        "أبوي جته جلطة",
        "my father is unconscious",
        "please call an ambulance",
    ),
    "fire": (
        *("حريييق", "بيتنا يحترق الحين", "فيه حريق في العمارة", "ريحة غاز في الشقة", "gas leak"),
        "الحقوني فيه حريق",
        "حريق الحقونا",
        "البيت فيه حريق",
        "المدير والمشرف محبوسين معنا في حريق الحقوني",
        "أنا وعيالي محاصرين في الحريق",
        "أنا محاصر في حريق",
    ),
}

NO_CRIES = (
    "احترق قلبي",
    "قلبي يحترق على ولدي",
    "حرقة قلب",
    "أبغى أنتظر",
    "أنا أنتظر ردكم من شهر",
    "انتظرت كثير",
    "مت من الضحك",
    "بموت من الجوع، عندكم سلال؟",
    "عندكم دورة إسعافات أولية؟",
    "أبي أسجل في دورة الإسعاف",
    "هل عندكم دورة عن العنف الأسري",
    "بيتنا احترق ونحتاج مساعدة",
    "صار حريق في بيتنا الشهر الماضي ونحتاج أثاث",
    "صار عندنا حريق وخسرنا الأثاث",
    "كنا محاصرين في حريق قبل سنة",
    "هل عندكم دورة عن الحريق",
    "الحقوني بالأثاث",
    "توفي زوجي بجلطة قبل سنة",
    "ضربني الحر",
    "الحقوني بالرد قبل يقفل التسجيل",
    "النجدة، ودي أعرف المواعيد",
    "حالتي طارئة وأحتاج مساعدة",
    "أبغى مساعدة عاجلة",
    "وضعي المادي خطير",
    "غارقين في الديون",
    "نغرق في الديون",
    "صاحب البيت يهددني بالطرد",
    "البنك يهددني",
    "تقييمي يضرني؟",
    "ليش ما يتحرك طلبي",
    "أموت وأعرف ليش رفضتوني",
    "عندكم برنامج توعية عن الانتحار",
    "my heart is broken",
    "fire me an email",
    "is there a first aid course?",
    "911",
    "",
    "...",
    "😀",
)


@pytest.mark.parametrize(("kind", "text"), [(kind, text) for kind in CRIES for text in CRIES[kind]])
def test_a_cry_is_heard_and_known_for_what_it_is(kind: str, text: str) -> None:
    heard = ALARMS.heard(text)
    assert heard and heard.id == kind


@pytest.mark.parametrize("text", NO_CRIES)
def test_what_only_sounds_so_raises_no_alarm(text: str) -> None:
    assert ALARMS.heard(text) is None


def test_no_question_that_people_ask_us_raises_an_alarm() -> None:
    held_out = [json.loads(line)["q"] for line in HELD_OUT.read_text("utf-8").splitlines()]
    asked = [*held_out, *(way for entry in load() for way in entry.examples)]
    assert len(asked) > 1000
    assert [question for question in asked if ALARMS.heard(question)] == []


def test_a_long_story_is_read_to_its_end() -> None:
    story = "كنت عندكم في الجمعية وسجلت. " * 140
    assert len(story) > 3900 and ALARMS.heard(story) is None
    assert ALARMS.heard(f"{story} وزوجي يضربني.")


def test_words_of_ones_own_raise_it_and_others_silence_it() -> None:
    alarm = Alarm("flood", (Line("998", {"ar": "الدفاع المدني", "en": "Civil defence"}),))
    alarms = Alarms([(alarm, [Signs(("السيل دخل",), ("نكتة",))])], fold)
    assert alarms.heard("السيل دخل بيتنا") == alarm
    assert alarms.heard("نكتة: السيل دخل بيتنا") is None


def test_the_first_kind_of_the_configuration_counts() -> None:
    heard = ALARMS.heard("زوجي يضربني وأبغى أموت")
    assert heard and heard.id == "life"
    assert [line.number for line in heard.lines] == ["911", "937"]
