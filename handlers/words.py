"""The words that stand for a press, as people type them. Matched folded and only as a whole message,
so that a complaint in which the word "موظف" occurs stays a complaint."""

from collections.abc import Callable, Mapping

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


def commands(words: Mapping[str, tuple[str, ...]], fold: Callable[[str], str]) -> dict[str, str]:
    """The table that `advance` looks a typed message up in: folded word → action."""
    return {fold(word): action for action, all_ in words.items() for word in all_}
