"""The words that a wish to register is made of, folded: Arabic as people write it,
English, and Arabic in Latin letters.

The rule this module guards: no word that asks, denies, tells of what was, or names a paper stands here. A
message that holds one is no mere wish.
"""

from collections.abc import Iterable

from faq.text.dialect import STANDARD
from faq.text.normalise import fold


def _words(*lines: str) -> frozenset[str]:
    return frozenset(word for line in lines for word in fold(line).split())


def _meaning(standard: str) -> Iterable[str]:
    return (word for word, twin in STANDARD.items() if twin == standard)


WANTING = _words(
    "اريد ارجو ارجوا ابقى ياليت نود نحب بودي رغبتي رغبة ابدا نبدا",
    "want wanna like love wish would id need start begin abgha abghi ab8a aby abi wdi",
).union(_meaning("اريد"))
"""«ابقى» is what many a telephone makes of «ابغى»."""

TELLING_US = _words(
    "سجلني سجلوني سجلونا سجليني سجل سجلوا سجلو تسجلني تسجلوني تسجلونا تسجلوا تسجلون",
    "sajelni sajlni sajloni sajelooni",
)
"""Said to us: register me."""

REGISTERING = TELLING_US | _words(
    "اسجل نسجل يسجل تسجل تسجيل اسجيل اسجال اسحل اسخل تسجل",
    "التحق نلتحق يلتحق تلتحق التحاق انضم ننضم ينضم تنضم انضمام",
    "اشترك نشترك يشترك تشترك اشتراك اشارك نشارك يشارك تشارك مشاركة اقدم نقدم تقديم",
    "register registration enroll enrol enrollment enrolment signup sign apply join",
    "regester rigister registr asajel asajjel asjel asjl asajil tasjeel tasjil",
)

KINDS = _words(
    "مبادرة مبادرات مبادراتكم برنامج برامج برامجكم مركز دورة دورات دوراتكم مشروع",
    "initiative initiatives programme program programs centre center course courses mobadara mubadara",
)

NAMING = KINDS | REGISTERING | _words("في فى ب على")
"""After these comes a name, be it a word of wanting too: «سجلني في ابدأ»."""

BESIDE = _words(
    "في فى ب ل على الى من ضمن مع",
    "انا احنا نحن لي لنا باسمي نفسي عندي يا احدى احد واحدة واحد وحدة اي عندكم معكم معاكم لديكم",
    "السلام عليكم ورحمة الله وبركاته سلام مرحبا هلا اهلا وسهلا صباح مساء الخير النور",
    "لو سمحت سمحتم سمحتوا سمحتو سمحتي من فضلك فضلكم رجاء تكفى تكفون",
    "يعافيك يعافيكم يسعدك يسعدكم يعطيك يعطيكم العافية شكرا وشكرا",
    "i im we to for in into at the a an one of your me us myself up with on fi bi law samaht",
    "please pls plz kindly thanks thank you hi hello hey",
)

OTHERS = _words(
    "امي والدتي ابوي والدي اختي اخوي اخي ولدي ابني بنتي ابنتي زوجتي زوجي عيالي بناتي اولادي صديقتي صديقي",
    "mother mom father dad sister brother son daughter wife husband friend",
)
"""For whom it is, the form asks by itself."""

ABLE = _words("ممكن تقدر تقدرون can could will you")
"""Where they ask us to do it. Of oneself it is a question: «ممكن أسجل وأنا موظف؟»."""

THAT_ONE = _words("فيها فيه بها به هذي هذه هذا it this that")
"""The initiative that was spoken of."""

ASKING_HOW = _words("كيف كيفية شلون طريقة رابط الرابط لينك خطوات وين فين اين how where link steps way")
"""No words of a wish: with an initiative's name they ask what its own answer tells."""

VOCABULARY = WANTING | REGISTERING | KINDS | BESIDE | OTHERS | ABLE | THAT_ONE
