"""The words that stand for a press, as people type them. Matched folded and only as a whole message,
so that a complaint in which the word "موظف" occurs stays a complaint."""

from collections.abc import Callable, Mapping

from bot.core.turn import Turn

PERSON: Mapping[str, tuple[str, ...]] = {
    "menu": ("القائمة", "قائمة", "القائمة الرئيسية", "الرئيسية", "menu", "start", "help"),
    "back": ("رجوع", "ارجع", "السابق", "back"),
    "cancel": ("إلغاء", "الغ", "كنسل", "وقف", "cancel", "stop"),
    "human": (
        "موظف",
        "أبغى موظف",
        "أبي موظف",
        "أبغى أكلم موظف",
        "أبي أكلم موظف",
        "أريد التحدث مع موظف",
        "التحدث مع موظف",
        "أسأل موظفًا",
        "أسأل موظف",
        "خدمة العملاء",
        "human",
        "agent",
        "talk to a human",
        "talk to someone",
        "ask a person",
        "talk to a person",
        "a person please",
        "أريد موظفًا الآن",
    ),
    "complaint": (
        "شكوى",
        "عندي شكوى",
        "أبغى أشتكي",
        "أبغى أقدم شكوى",
        "أبي أشتكي",
        "أريد تقديم شكوى",
        "تقديم شكوى",
        "complaint",
        "i have a complaint",
        "make a complaint",
    ),
    "register": (
        "سجلني",
        "سجلوني",
        "أبغى أسجل",
        "أبي أسجل",
        "ودي أسجل",
        "أريد التسجيل",
        "أرغب في التسجيل",
        "تسجيل",
        "التسجيل",
        "register",
        "sign me up",
        "i want to register",
    ),
    "my-registrations": ("تسجيلاتي", "تسجيلي", "بطاقتي", "my registrations", "my pass"),
    "delay": ("تأخير", "بلاغ تأخير", "أبلغ عن تأخير", "الإبلاغ عن تأخير", "report a delay"),
    "suggestion": (
        "اقتراح",
        "عندي اقتراح",
        "عندي فكرة",
        "تقديم اقتراح",
        "suggestion",
        "make a suggestion",
    ),
    "my-cases": ("طلباتي", "شكاواي", "شكوتي", "وين وصلت شكوتي", "متابعة", "my cases", "status"),
    "contact": ("تواصل", "التواصل معنا", "أرقام التواصل", "contact"),
    "privacy": (
        "الخصوصية",
        "خصوصية",
        "سياسة الخصوصية",
        "/privacy",
        "/الخصوصية",
        "privacy",
        "privacy policy",
    ),
    "language": ("english", "عربي", "العربية", "انجليزي", "arabic"),
    "greeting": (
        "السلام عليكم",
        "السلام عليكم ورحمة الله",
        "السلام عليكم ورحمة الله وبركاته",
        "سلام",
        "سلام عليكم",
        "مرحبا",
        "هلا",
        "أهلا",
        "صباح الخير",
        "مساء الخير",
        "hello",
        "hi",
        "salam",
    ),
    "thanks": (
        "شكرا",
        "شكرا لك",
        "مشكور",
        "مشكورين",
        "جزاك الله خير",
        "جزاكم الله خيرا",
        "الله يعطيك العافية",
        "يعطيكم العافية",
        "thanks",
        "thank you",
    ),
}

STAFF: Mapping[str, tuple[str, ...]] = {
    "form-cancel": ("إلغاء", "cancel"),
    "card": ("البطاقة", "card"),
}


DESK: Mapping[str, tuple[str, ...]] = {
    "registered": ("المسجلون", "المسجلين", "registered"),
    "triage": ("الحالات المجمعة", "المجمعة", "triage"),
}

YES = (
    *(
        "نعم",
        "إي",
        "إيه",
        "أيوه",
        "أيوا",
        "إيوه",
        "إيوا",
        "أجل",
        "موافق",
        "موافقة",
        "أوافق",
        "أكيد",
        "طبعا",
    ),
    *("تمام", "طيب", "أوكي", "أوكيه", "صح", "صحيح"),
    *("yes", "yeah", "yep", "ok", "okay", "sure", "i agree", "agree", "agreed", "right", "correct"),
)
"""Any of them, or several together: «إيوه صح»."""
NO: tuple[str, ...] = (
    *("لا", "لأ", "لا لا", "كلا", "لا شكرا", "غلط", "لا غلط", "خطأ", "لا خطأ", "مو صح", "لا مو صح"),
    *(
        "مو صحيح",
        "غير صحيح",
        "ليس صحيحا",
        "no",
        "nope",
        "no thanks",
        "no thank you",
        "wrong",
        "not right",
    ),
)
MYSELF: tuple[str, ...] = ("لي", "لنفسي", "لي أنا", "أنا", "نفسي", "me", "for me", "myself", "for myself")
RELATIONS: Mapping[str, tuple[str, ...]] = {
    "mother": ("أمي", "والدتي", "الوالدة", "ماما", "my mother", "my mom"),
    "father": ("أبي", "أبوي", "أبويا", "والدي", "الوالد", "بابا", "my father", "my dad"),
    "daughter": ("بنتي", "ابنتي", "my daughter"),
    "son": ("ولدي", "ابني", "my son"),
    "wife": ("زوجتي", "مرتي", "حرمتي", "my wife"),
    "husband": ("زوجي", "my husband"),
    "sister": ("أختي", "my sister"),
    "brother": ("أخي", "أخوي", "أخويا", "my brother"),
}
"""What is said instead of pressing, understood only where it was asked for."""


def is_one_of(words: tuple[str, ...], turn: Turn) -> bool:
    said = turn.facts.fold(turn.text)
    return any(said == turn.facts.fold(word) for word in words)


def commands(words: Mapping[str, tuple[str, ...]], fold: Callable[[str], str]) -> dict[str, str]:
    """The table that `advance` looks a typed message up in: folded word → action."""
    return {fold(word): action for action, all_ in words.items() for word in all_}


def is_yes(turn: Turn) -> bool:
    said, known = turn.facts.fold(turn.text), set(map(turn.facts.fold, YES))
    return said in known or (bool(said) and known.issuperset(said.split()))


def is_no(turn: Turn) -> bool:
    return is_one_of(NO, turn)


def relation_said(turn: Turn) -> str:
    """«أمي», «لأمي», "for my mother"; empty for anything else."""
    said = turn.facts.fold(turn.text).removeprefix("for ")
    forms = {said, said.removeprefix("ل")}
    return next((id for id, all_ in RELATIONS.items() if forms & set(map(turn.facts.fold, all_))), "")
