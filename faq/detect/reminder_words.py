"""«وينكم؟ قلتوا ٣ ايام»: the ways in which people ask after what they wait for.

Plain sayings are faq/lexicon/reminders.yaml. The patterns are written in letters that folding leaves.
"""

import re

from faq.lexicon import lexicon
from faq.text.arabic import either
from faq.text.normalise import fold

_LISTS = lexicon("reminders", "sayings", "ours", "nobody")
_OURS, _NOBODY = f"(?:{either(_LISTS['ours'])})", f"(?:{either(_LISTS['nobody'])})"
_REACHING = (
    r"(?:رد|ردو|ردوا|رديت\w*|ترد\w*|يرد|يردون|جاوب\w*|اتصل\w*|يتصل|تتصلون|كلم\w*|يكلمني|تواصل\w*"
    r"|يتواصل|سوي\w*|عمل\w* شي|خدمني|سمعت\w*|اهتم\w*|رجعتو\w*|جاني (?:رد|احد|شي|خبر)|جاني"
    r"|وصلني (?:رد|جواب|خبر|شي|اتصال|احد)|صار شي|شفت (?:شي|رد|حل))"
)
_PATTERNS = (
    either(_LISTS["sayings"]),
    r"(?:طولت\w*|تاخرت(?:و|وا|م|ون)\w*|ابطيت\w*|بطيتو\w*|تماطل\w*)",
    rf"{_NOBODY} (?:\w+ ){{0,2}}{_REACHING}",
    r"(?:قلت(?:و|وا|م|ولي|ولنا|وا لي|وا لنا)|وعدت(?:و|وا|م|وني|ونا|موني|مونا))",
    r"(?:فات|راح|مر|عدي|عدا|انتهي|خلص|تعدي|مضي) (?:ال)?(?:موعد|وقت|مهله|موعدكم|وقتكم)\w*",
    r"(?:الموعد|موعدكم|الوقت|المده|المهله) (?:فات|فاتت|راح|راحت|مر|مرت|عدي|عدت|انتهي|انتهت|خلص|خلصت)",
    rf"(?:متي|امتي|الي متي|لمتي|ليمتي) (?:\w+ ){{0,2}}(?:ب|ت|ي|بت|ين|تن)?(?:تحل\w*|حلون\w*|رد\w*|تخلص\w*"
    rf"|تنتهون|تواصل\w*|تتواصل\w*|تكلمون\w*|تتصلون|تشوفون|{_OURS})",
    r"(?:هل من|هل فيه|هل في|فيه|في|اي|وش|ايش|شو|ما) (?:ال)?(?:جديد|اخبار|خبر|تطورات|مستجدات|تحديث)",
    r"(?:وش|ايش|شو|ماذا|شنو|ايه) (?:صار|حصل|حدث|سويتو\w*|تم|الوضع|وضع|اخبار)",
    rf"(?:وين|فين|اين) (?:وصل\w*|{_OURS})",
    rf"(?:حاله|وضع|اخبار|متابعه|مصير) {_OURS}",
    r"(?:انتظر\w*|منتظر\w*|بانتظار\w*|مستني\w*|ناطر\w*)",
    r"(?:نسيت(?:و|وا|م|وني|ونا|موني)|تجاهلت\w*|تتجاهل\w*|طنشت\w*|مطنش\w*|سحبت(?:و|وا)\w*|اهملت\w*)",
    r"(?:استعجلو\w*|عجلو\w*|حبيت اذكر\w*|اتابع \w+)",
    r"(?:any|no|without) (?:\w+ )?(?:update|updates|news|reply|response|progress)",
    r"(?:nobody|no one|noone|none of you) (?:\w+ ){0,2}(?:repl\w+|answer\w*|call\w*|contact\w*|respond\w*"
    r"|help\w*)",
    r"(?:still|been|am|im|keep|kept) (?:\w+ )?waiting",
    r"you (?:guys |people )?(?:said|promised|told me|are late|forgot|never)",
    r"(?:too|so|very|taking|this) (?:long|slow|late)",
    r"when (?:will|are|do) (?:you|i|my|it|this)",
    r"how long (?:(?:do|must|should|will) i|more)",
    r"(?:remind\w*|ignor\w+ me)",
    r"(?:havent|have not|not|never|didnt) (?:\w+ )?(?:heard|received|got|hear|get) (?:\w+ ){0,2}"
    r"(?:back|anything|reply|answer|from you|response|word)",
    r"(?:its|it has) been (?:\w+ ){1,3}(?:days?|weeks?|months?)",
    r"(?:deadline|date|time) (?:has |is )?(?:passed|over|gone)",
)
_ASKS_AFTER = re.compile(rf"(?<!\w)و?(?:{'|'.join(_PATTERNS)})(?!\w)")


def asks_after(text: str) -> bool:
    return bool(_ASKS_AFTER.search(fold(text)))


def supposes(text: str) -> bool:
    """«اذا رفعت شكوى متى تردون»: somebody who asks how it would be. «لو سمحت» supposes nothing."""
    return bool(re.search(r"(?<!\w)(?:اذا|لو(?! سمح)|if)(?!\w)", fold(text)))
