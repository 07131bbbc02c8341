"""What is heard as a disclosure, and what only sounds so. Reviewed by people: add a line for each saying."""

import json
from pathlib import Path

import pytest

from faq.detect.disclosure import discloses
from faq.detect.phrases import Named, Phrases, Signs
from faq.entries import load
from faq.text.normalise import fold

HELD_OUT = Path(__file__).parents[2] / "data" / "faq" / "held_out.jsonl"

DISCLOSURES = {
    "harassment": (
        "واحد من المتطوعين تحرش في اختي",
        "المدرب يتحررش بالبنات",
        "موظفكم لمسني وانا اوقع",
        "المشرف حط يدو على كتفي وما شالها",
        "السواق كل ما ركبت يمسك يدي",
        "تعرضت للتحرش من أحد العاملين لديكم",
        "الموظف يرسل لي رسائل ما تليق",
        "الباحث الاجتماعي يرسل رسايل مو محترمة",
        "المتطوع يلمّح لي بكلام",
        "المشرف كل مرة يلمح لي وأنا متزوجة",
        "سمعت كلام مو كويس منه لما رحت لحالي",
        "بعد ما تحرش فيني المدرب سكت",
        "الباحث صور غرفة نومي وانا ما ادري",
        "المندوب يرسل لي بعد نص الليل وحشتيني",
        "يا اختي المدرب يقول كلام عيب قدام البنات",
        "قال لي أعطيك القسيمة بس تجيني البيت",
        "يقول اسمك ينزل لو تطلعي معايا",
        "المدير قال كوني حلوه معي واجدد عقدك",
        "الموظف طلب صوره لي بدون حجاب",
        "وش اسوي المشرف يطلب من بناتنا سنابهم",
        "ابغى ابلغ عن تحرش صار لبنتي",
        "استاد خياطه يحط يد على ظهري مدام انا خوف",
        "تحرش",
        "The trainer touched me and I am afraid",
        "your driver keeps touching the girls",
        "he said come to his house if I want the basket, he is a volunteer of yours",
        "I was harassed by a supervisor",
        "el modareb t7arash fe okhti",
        "el sawag yt7arash bel banat",
    ),
    "blackmail": (
        "يبتزني بصوري",
        "المدرب معه صوري ويهددني",
        "قال صورك عندي وبنشرها",
        "واحد عندكم يهددني بصورتي",
        "the instructor has my pictures and wants money",
        "someone from your office is blackmailing me",
    ),
    "bribery": (
        "موظف عندكم طلب مني رشوة",
        "موضف ياخد رشووه",
        "المندوب يطلب فلوس عشان يسجلنا",
        "واحد من موظفينكم ياخذ فلوس من المستفيدين",
        "قال هات ميتين وارفع اسمك",
        "ادفعي شي تحت الطاولة وتمشي معاملتك",
        "المدربة تاخذ من كل وحده خمسين كاش بدون سند",
        "مدير يطلب فلوس عشان سلة",
        "نفر سله يقول عطي ٥٠ ريال انا حط اسم انت اول",
        "رشوه",
        "A staff member asked me for money to approve my request",
        "your officer wants a bribe",
    ),
    "theft": (
        "المشرف يبيع السلال في السوق",
        "شفت كراتين الزيت تنباع في بقالة",
        "امين المستودع يطلع الكراتين في سيارته كل ليله",
        "المتطوعين يسرقون القسايم",
        "فيه فساد مالي عندكم لازم تعرفون",
        "خلاني اوقع على سلتين واعطاني وحده",
        "لقيت توقيع قدام اسمي وهو مو توقيعي",
        "your supervisor sells the baskets",
        "the driver is stealing vouchers",
    ),
    "favouritism": (
        "المشرفة تعطي القسايم لقرايبها",
        "القبول كله لعيال عمه",
        "يطلع السلال لقرايبه ويبيع الباقي",
        "دخل قريب المدير قبلنا كلنا واخذ قسيمتين",
    ),
    "exploitation": (
        "المدربة تخلينا نغسل بيتها ونكنس ببلاش",
        "كفيل ماخذ جوازي وما يعطيني راتب",
        "the supervisor keeps my bank card",
    ),
    "children": (
        "ولد الجيران أبوه يعذبه",
        "طفلة في المركز قالت ان عمها يسوي لها شي غلط",
        "ابوه يضرب الولد بالعقال كل يوم والجيران ساكتين",
        "الاستاذ يقعد ولدي في حضنه",
        "مرة ابوها تجوعهم وتضربهم",
        "يقول للبنت لا تقولين لامك",
        "قال لا تقول لماما وصار يبول على نفسه",
    ),
    "home": (
        "انا متعبه ومحد يسمعني ابوي يلمسني",
        "خالي يلمسني بالليل",
        "زوج امي يدخل علي بالليل",
        "عمي يقرب مني ويلمس جسمي",
        "ولد عمي يلمسني وانا نايمه",
        "my father touches me",
        "my stepfather comes to my room at night",
        "زوجي يفتش جوالي",
        "جوزي قافل علي الباب",
        "my husband checks my phone",
    ),
    "arabizi": ("almoshref yt7rsh feni", "al mowazaf yet7arsh feeni"),
    "english": ("ur staff asked me for sex", "he said send pics and i will give u the help"),
}

NO_DISCLOSURES = (
    "الموظف يلمح لي إن طلبي مرفوض",
    "الموظف رد علي بكلام مو كويس",
    "تجيني رسائل ما تليق بالجمعية فيها أخطاء إملائية",
    "الموظفة كلامها مو كويس مع الناس",
    "سمعت كلام مو كويس منه لما صرخ علي قدام الناس",
    # Our rules, and where one reports.
    "عندكم سياسة ضد التحرش؟",
    "وش سياستكم في الرشوة",
    "مين نبلغ عن التحرش",
    "كيف ابلغ عن تحرش؟",
    "هل عندكم دورة عن التحرش",
    "عندكم دورات توعية عن الابتزاز؟",
    "كيف تحمون البنات من التحرش في الدورات؟",
    "do you have a policy on harassment?",
    "how do I report bribery?",
    "is there a course about blackmail for parents?",
    # Money that one may ask about.
    "هل الموظف ياخذ فلوس على التسجيل؟",
    "كم ياخذ المدرب على الدورة",
    "كم الرسوم وتدفع كاش ولا تحويل",
    "المدرب ما ياخذ فلوس من احد",
    "السواق رفض ياخذ فلوس مني",
    "طلبوا مني فلوس الايجار",
    "عطوني فلوس السلة بدل السلة",
    "ابغى مساعدة مالية من المدير",
    "how much does the trainer take for the course?",
    "how much money do I pay the driver?",
    # Kindness.
    "الموظفة مسكت يدي وساعدتني اطلع الدرج",
    "المتطوع مسك يدي عشان ما اطيح الله يجزاه خير",
    "المدربة لمستها سحر على القماش",
    "كلامكم لمس قلبي يا موظفين الجمعية",
    "السواق حمل السلة في سيارته ووصلها لي لين البيت",
    "شكرا للموظف اللي دفع من جيبه",
    "المصور صور الحريم في الحفل",
    "الموظف قال ارسلي صورة الهوية",
    "القسيمة تباع؟",
    "the volunteer gave my mother his hand on the stairs",
    # Rude, late, unfair: a complaint, no disclosure.
    "الموظفة صرخت علي",
    "المدرب قفل الباب في وجهنا لاننا تأخرنا",
    "موظف الاستقبال قليل ادب",
    "طلب مني الموظف اوراق كثيرة",
    "الموظف قال تعالي بكرة",
    "المشرفة قالت تعالي المكتب ومعك الهوية",
    "قالت لي الموظفة ارسلي صورة الهوية",
    "السلة وصلت ناقصة زيت",
    "القسيمة ما تمشي في البقالة",
    "واسطات",
    "الموظف يرسلنا من مكتب لمكتب",
    "your staff shouted at my mother",
    "the supervisor asked me for my ID card",
    # Our own things, and other people's.
    "هل يصير ابيع السلة؟",
    "ابغى ابيع في البازار",
    "سرقوا جوالي",
    "انسرقت بطاقتي",
    "ارسلت صورتي مع الطلب",
    "لازم صورة شخصية بدون نقاب؟",
    "وش سنابكم",
    "ابغى اسجل مع قرايبي",
    "هل يحق لقريب الموظف يسجل",
    "ولدي يدرس عند المدرب",
    "بنتي في حضني وما معي احد",
    "ابي مدرب للاطفال",
    "اشتغل في بيتي وابغى مكينة خياطة",
    "الضرب في الرياضيات صعب على ولدي",
    "شفت مسلسل عن التحرش",
    "مرة ابوي تعبانة وتحتاج علاج",
    "زوج امي عاطل ونبغى سلة",
    "كلام ابوي يلمس قلبي",
    "ابوي يحتاج علاج",
    "زوجي يدور شغل",
    "اخوي اخذ السلة من عندكم",
    "my father needs help",
    "شكرا",
    "",
    "؟؟",
    "😢",
)


@pytest.mark.parametrize("text", [text for kind in DISCLOSURES.values() for text in kind])
def test_a_disclosure_is_heard(text: str) -> None:
    assert discloses(text)


@pytest.mark.parametrize("text", NO_DISCLOSURES)
def test_what_only_sounds_so_is_none(text: str) -> None:
    assert not discloses(text)


def test_a_long_story_is_read_to_its_end() -> None:
    story = "كنت عندكم في الجمعية وسجلت. " * 140
    assert len(story) > 3900 and not discloses(story)
    assert discloses(f"{story} والمشرف تحرش فيني.")


def heard(text: str, *words: str, unless: tuple[str, ...] = (), named: Named | None = None) -> bool:
    return Phrases([Signs(words, unless)], fold, named).first(text) is not None


STAFF = Named({"staff": ("موظف", "احد منكم"), "does": ("يلمس",)}, ("ما",), ("بعد",))


@pytest.mark.parametrize(
    ("saying", "text", "is_heard"),
    [
        ("طلب فلوس", "طلب فلوس", True),
        ("طلب فلوس", "طلب مني فلوس", False),
        ("طلب .. فلوس", "طلب فلوس", True),
        ("طلب .. فلوس", "طلب مني ومن اختي فلوس", True),
        ("طلب .. فلوس", "طلب واحد اثنين ثلاثة اربعة خمسة فلوس", False),
        ("طلب .. فلوس", "فلوس طلب", False),
        ("طلب .. فلوس", "طلب. فلوس", False),
        ("طلب + فلوس", "فلوس كثيره طلب", True),
        ("طلب + فلوس", "طلب هنا فلوس", True),
        ("طلب + فلوس", f"طلب {'كلمة ' * 9} فلوس", False),
        ("<staff> .. يلمس", "احد منكم كان يلمس", True),
        ("<staff> .. يلمس", "احد منا كان يلمس", False),
        ("<staff> + <does>", "بيلمسني الموظف", True),
        ("<staff> + <does>", "الموظف ما يلمس", False),
        ("<staff> + <does>", "الموظف بعد ما يلمس", True),
        ("<staff> + يلمس", "الموظف ما يلمس", False),
        ("<staff> + ما يلمس", "الموظف ما يلمس", True),
        ("=<does>", "يلمس", True),
        ("=<does>", "يلمس. ايوه", False),
    ],
)
def test_a_saying_is_read_as_the_list_explains(saying: str, text: str, is_heard: bool) -> None:
    assert heard(text, saying, named=STAFF) is is_heard


def test_what_silences_a_saying_silences_it_in_its_own_sentence() -> None:
    assert not heard("نكتة عن موظف", "موظف", unless=("نكتة",))
    assert heard("نكتة. موظف", "موظف", unless=("نكتة",))


def test_no_question_that_people_ask_us_is_taken_for_one() -> None:
    held_out = [json.loads(line)["q"] for line in HELD_OUT.read_text("utf-8").splitlines()]
    asked = [*held_out, *(way for entry in load() for way in entry.examples)]
    assert len(asked) > 1000
    assert [question for question in asked if discloses(question)] == []
