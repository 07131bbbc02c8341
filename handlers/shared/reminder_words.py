"""«وينكم؟ قلتوا ٣ ايام»: whether somebody asks after what they wait for, in the ways people do it.

The rule this module guards: it is asked only of somebody who waits for us. What has an answer of its own
(our hours, how long a complaint takes) stays a question.
"""

import re
from functools import cache

from bot.core.turn import Turn
from handlers.shared.solved_words import Fold, says_unsolved

LONGEST = 400
"""Characters. Whoever writes more tells a story, which may be another one."""

LATE = ("service-delay", "complaint-status")
"""The answers to what is late, and to where it stands: about a case that exists, it says more itself."""

GENERAL = (*LATE, "inquiry-time", "talk-to-human", "complaint-duration", "complaint-how")
SURE = 0.75  # of another answer: then that is what was asked

_OURS = "(?:طلبي|شكوتي|شكواي|شكوايي|بلاغي|معاملتي|مشكلتي|موضوعي|قضيتي|سؤالي|سوالي|ردكم|الرد|الحل)"
_NOBODY = r"(?:محد|ما حد|ما احد|ولا احد|لا احد|ما فيه احد|لم|ما|ولا)"
_REACHING = (
    r"(?:رد|ردو|ردوا|رديت\w*|ترد\w*|يرد|يردون|جاوب\w*|اتصل\w*|يتصل|تتصلون|كلم\w*|يكلمني|تواصل\w*"
    r"|يتواصل|سوي\w*|سوى|عمل\w* شي|خدمني|سمعت\w*|اهتم\w*|رجعتو\w*|جاني (?:رد|احد|شي|خبر)|جاني"
    r"|وصلني (?:رد|جواب|خبر|شي|اتصال|احد)|صار شي|شفت (?:شي|رد|حل))"
)
_PATTERNS = (
    r"(?:وينكم|فينكم|وينك|فينك|وين انتم|وين انتو|انتو وين|اين انتم|اينكم)",
    r"(?:طولت\w*|مطولين|تاخرت(?:و|وا|م|ون)\w*|متاخرين|تاخيركم|ابطيت\w*|بطيتو\w*|تماطل\w*|مماطله)",
    rf"{_NOBODY} (?:\w+ ){{0,2}}{_REACHING}",
    r"(?:قلت(?:و|وا|م|ولي|ولنا|وا لي|وا لنا)|وعدت(?:و|وا|م|وني|ونا|موني|مونا)|وين وعدكم|وعدكم)",
    r"(?:فات|راح|مر|عدى|عدا|انتهى|انتهي|خلص|تعدى|مضى) (?:ال)?(?:موعد|وقت|مهله|موعدكم|وقتكم)\w*",
    r"(?:الموعد|موعدكم|الوقت|المده|المهله) (?:فات|فاتت|راح|راحت|مر|مرت|عدى|عدت|انتهى|انتهت|خلص|خلصت)",
    rf"(?:متى|امتى|الى متى|لمتى|ليمتى) (?:\w+ ){{0,2}}(?:ب|ت|ي|بت|ين|تن)?(?:تحل\w*|حلون\w*|رد\w*|تخلص\w*"
    rf"|تنتهون|تواصل\w*|تتواصل\w*|تكلمون\w*|تتصلون|تشوفون|{_OURS})",
    r"(?:الى متى|لمتى|ليمتى|كم انتظر|كم بانتظر|كم استنى|باقي كم)",
    r"(?:هل من|هل فيه|هل في|فيه|في|اي|وش|ايش|شو|ما) (?:ال)?(?:جديد|اخبار|خبر|تطورات|مستجدات|تحديث)",
    r"(?:وش|ايش|شو|ماذا|شنو|ايه) (?:صار|حصل|حدث|سويتو\w*|تم|الوضع|وضع|اخبار)",
    rf"(?:وين|فين|اين) (?:وصل\w*|{_OURS})",
    rf"(?:حاله|وضع|اخبار|متابعه|مصير) {_OURS}",
    r"(?:انتظر\w*|منتظر\w*|بانتظار\w*|استنى|استنا|مستني\w*|نستنى|ناطر\w*)",
    r"(?:نسيت(?:و|وا|م|وني|ونا|موني)|تجاهلت\w*|تتجاهل\w*|طنشت\w*|مطنش\w*|سحبت(?:و|وا)\w*|اهملت\w*)",
    r"(?:استعجلو\w*|عجلو\w*|تذكير|للتذكير|اذكركم|حبيت اذكر\w*|ذكرتكم|اتابع \w+)",
    r"where (?:are you|r u|is my|is the (?:answer|reply))",
    r"(?:any|no|without) (?:\w+ )?(?:update|updates|news|reply|response|progress)",
    r"(?:nobody|no one|noone|none of you) (?:\w+ ){0,2}(?:repl\w+|answer\w*|call\w*|contact\w*|respond\w*"
    r"|help\w*)",
    r"(?:still|been|am|im|keep|kept) (?:\w+ )?waiting",
    r"you (?:guys |people )?(?:said|promised|told me|are late|forgot|never)|youre late",
    r"(?:too|so|very|taking|this) (?:long|slow|late)",
    r"when (?:will|are|do) (?:you|i|my|it|this)",
    r"how (?:much longer|long (?:do|must|should|will) i|long more)",
    r"(?:hurry|remind\w*|follow(?:ing)? up|chasing|forgotten|ignor\w+ me)",
    r"(?:havent|have not|not|never|didnt) (?:\w+ )?(?:heard|received|got|hear|get) (?:\w+ ){0,2}"
    r"(?:back|anything|reply|answer|from you|response|word)",
    r"(?:its|it has) been (?:\w+ ){1,3}(?:days?|weeks?|months?)",
    r"(?:deadline|date|time) (?:has |is )?(?:passed|over|gone)",
    r"what (?:happened|about my|is going on|is happening)",
)


def reminds(turn: Turn) -> bool:
    """Of something that is waited for: by its words, or because it would be answered as a delay."""
    if len(turn.text) > LONGEST or turn.facts.alarms.heard(turn.text):
        return False
    understood = turn.facts.answers.ask(turn.text)
    best = understood.candidates[0] if understood.candidates else None
    if understood.decision == "answer" and best and best.id in LATE:
        return True
    fold = turn.facts.fold
    said = fold(turn.text)
    if understood.decision == "answer" and best and (best.id not in GENERAL or _supposes(said)):
        return best.score < SURE and not _supposes(said) and bool(_pattern(fold).search(said))
    return bool(_pattern(fold).search(said)) or says_unsolved(turn)


def _supposes(said: str) -> bool:
    """«اذا رفعت شكوى متى تردون»: somebody who asks how it would be. «لو سمحت» supposes nothing."""
    return bool(re.search(r"(?<!\w)(?:اذا|لو(?! سمح)|if)(?!\w)", said))


@cache
def _pattern(fold: Fold) -> re.Pattern[str]:
    """The patterns are written in letters that folding leaves, but for one."""
    return re.compile(rf"(?<!\w)و?(?:{'|'.join(_PATTERNS)})(?!\w)".replace("ى", fold("ى")))
