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
        "خدمة العملاء",
        "human",
        "agent",
        "talk to a human",
        "talk to someone",
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
    "suggestion": ("اقتراح", "عندي اقتراح", "عندي فكرة", "تقديم اقتراح", "suggestion"),
    "my-cases": ("طلباتي", "شكاواي", "شكوتي", "وين وصلت شكوتي", "متابعة", "my cases", "status"),
    "contact": ("تواصل", "التواصل معنا", "أرقام التواصل", "contact"),
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


DESK: Mapping[str, tuple[str, ...]] = {"registered": ("المسجلون", "المسجلين", "registered")}

YES: tuple[str, ...] = (
    "نعم",
    "إي",
    "أيوه",
    "إيوه",
    "أجل",
    "موافق",
    "موافقة",
    "أوافق",
    "تمام",
    "طيب",
    "أوكي",
    "صح",
    "صحيح",
)
YES += ("yes", "ok", "okay", "i agree", "agree", "right", "correct")
MYSELF: tuple[str, ...] = ("لي", "لنفسي", "لي أنا", "أنا", "نفسي", "me", "for me", "myself", "for myself")
"""What is said instead of pressing, understood only where it was asked for."""


def is_one_of(words: tuple[str, ...], turn: Turn) -> bool:
    said = turn.facts.fold(turn.text)
    return any(said == turn.facts.fold(word) for word in words)


def commands(words: Mapping[str, tuple[str, ...]], fold: Callable[[str], str]) -> dict[str, str]:
    """The table that `advance` looks a typed message up in: folded word → action."""
    return {fold(word): action for action, all_ in words.items() for word in all_}
