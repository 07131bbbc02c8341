"""Hard words to the society, answered calmly and without blame (C23): a complaint is offered.

Whole words only, compared folded, with the letters that Arabic joins before them.
"""

import re
from collections.abc import Callable
from functools import cache

ANGRY = (
    *("كذاب", "كذابين", "كذابون", "كاذبين", "تكذبون", "تكذبوا", "نصاب", "نصابين", "نصابون", "تنصبون"),
    *("حرامي", "حرامية", "حراميه", "سراق", "لصوص", "محتالين", "غشاشين", "نصب", "نصب واحتيال"),
    *("زبالة", "زباله", "زفت", "قرف", "مقرفين", "تافهين", "تافه", "سخيف", "سخيفين", "فاشل", "فاشلين"),
    *("غبي", "أغبياء", "غبية", "حمار", "حمير", "كلب", "كلاب", "حيوان", "حيوانات", "متخلفين", "متخلف"),
    *("تف عليكم", "تفو", "الله ياخذكم", "الله يلعنكم", "لعنة الله عليكم", "يلعن", "لعنكم الله"),
    *("حسبي الله", "حسبنا الله ونعم الوكيل فيكم", "الله لا يوفقكم", "اخس", "قليل أدب", "قليلين أدب"),
    *("ما فيكم خير", "مالكم فايدة", "ما منكم فايدة", "بلا فايدة", "استهتار", "مستهترين", "وقحين"),
    *("liar", "liars", "thieves", "thief", "scam", "scammers", "stupid", "idiot", "idiots", "useless"),
    *("shame on you", "fuck", "fuck you", "shit", "bullshit", "damn you", "pathetic", "go to hell"),
)


def is_angry(text: str, fold: Callable[[str], str]) -> bool:
    return bool(_pattern(fold).search(fold(text)))


@cache
def _pattern(fold: Callable[[str], str]) -> re.Pattern[str]:
    words = "|".join(re.escape(fold(word)) for word in sorted(ANGRY, key=len, reverse=True))
    return re.compile(rf"(?<!\w)[وف]?(?:ال)?(?:{words})(?!\w)")
