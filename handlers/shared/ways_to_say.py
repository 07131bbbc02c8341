"""What the buttons mean, so that each can be said in words; their sayings stand in faq/lexicon/ways.yaml.

The one place for it: whoever adds a button that a person sees adds its row to `MEANS`, and whoever asks
something that is answered with yes or no adds the question to `QUESTIONS` (tests/unit/person/test_ways.py
demands both). A button is named as its label's key is, without `choice-`; one with a `title` is said by
the words of the title.
"""

from collections.abc import Mapping

from bot.core.ways import Question, Ways

# A person ---------------------------------------------------------------------------------------------

MEANS: Mapping[str, tuple[str, ...]] = {
    # everywhere
    "menu": ("menu",),
    "back": ("back",),
    "skip": ("skip",),
    "cancel": ("cancel",),
    "human": ("human",),
    "ask-human": ("human",),
    "connect": ("human",),
    "complaint": ("complaint",),
    "delay": ("delay",),
    "suggestion": ("suggestion",),
    "questions": ("questions",),
    "register": ("register",),
    "my-cases": ("mine",),
    "my-registrations": ("my-registrations",),
    "contact": ("contact",),
    "privacy": ("privacy",),
    "not-this": ("not-mine",),
    # a complaint
    "heard-all": ("done", "send", "no"),
    "drop-told": ("not-about-this",),
    "no-expectation": ("leave-to-you", "send"),
    "confirm": ("send", "agree"),
    "add-more": ("add",),
    "reword": ("rewrite",),
    "change-expectation": ("change-wish",),
    "keep-as-is": ("keep", "no"),
    "continue-draft": ("go-on", "go-on-complaint"),
    "start-over": ("anew",),
    "start-over-yes": ("anew",),
    "change-complaint": ("change",),
    # what was heard, and is not filed
    "act-ask": ("asking",),
    "act-complain": ("complaint", "complaint-told"),
    "act-delay": ("delay", "delay-told"),
    "act-suggest": ("suggestion",),
    "act-status": ("mine",),
    "act-human": ("human",),
    "act-register": ("register",),
    "act-need": ("need",),
    "file-delay": ("delay", "send", "agree"),
    "file-suggestion": ("suggestion", "send", "agree"),
    "just-asking": ("asking",),
    "ask-how-long": ("asking", "how-long"),
    # what is confided
    "confide": ("confide",),
    "woman-calls": ("woman-calls",),
    "not-this-matter": ("not-this-matter",),
    "private-as-before": ("go-on", "back"),
    "private-matter": ("private",),
    "private-done": ("finish-talk",),
    "in-danger": ("danger",),
    # a case
    "choose": (),
    "propose": ("propose",),
    "write-to-case": ("write",),
    "add-to-case": ("add-to-case",),
    "another-matter": ("another-matter",),
    "talk-done": ("finish-talk",),
    "take-back": (),
    "withdraw": ("withdraw",),
    "withdraw-yes": ("withdraw",),
    "withdraw-no": ("keep",),
    "rate-above": ("above",),
    "rate-as": ("as",),
    "rate-below": ("below",),
    "solved-yes": ("solved",),
    "solved-no": ("unsolved",),
    "reopen": ("reopen",),
    "leave-closed": ("leave-closed", "decline"),
    "still-mine": ("still-mine",),
    "see-alternatives": ("see-ways",),
    "show-missed": ("show-missed",),
    # staff and a form at once
    "whose": ("whose",),
    "whose-staff": ("to-staff",),
    "whose-form": ("to-form",),
    "resume-registration": ("go-on", "go-on-registration"),
    "resume-complaint": ("go-on", "go-on-complaint"),
    "resume-talk": ("go-on",),
    "resume-other": ("go-on",),
    # a registration
    "register-here": ("register-here",),
    "register-again": ("register-here", "anew"),
    "other-initiatives": ("other-initiatives", "disagree"),
    "approved-link": ("link",),
    "agree": ("agree", "go-on"),
    "for-me": ("me",),
    "for-other": ("other",),
    "keep-answer": ("keep",),
    "take-answer": ("my-answer",),
    "another-person": ("other",),
    "show-registration": ("details",),
    "registration-details": ("details",),
    "confirm-registration": ("send", "agree"),
    "change-answer": ("change",),
    "change-whom": ("whom",),
    "continue-registration": ("go-on", "go-on-registration"),
    "begin-anew-yes": ("anew",),
    "correct": ("correct-data",),
    "pass-lost": ("pass-lost",),
    "cancel-registration": ("cancel-registration",),
    "cancel-yes": ("cancel",),
    "cancel-no": ("keep",),
    "wait": ("tell-me",),
    "wait-off": ("dont-tell-me",),
}

QUESTIONS = (
    Question("confirm", "change-complaint", unshown=True),
    Question("confirm-registration", "change-answer"),
    Question("start-over-yes", "continue-draft"),
    Question("continue-draft", "start-over"),
    Question("begin-anew-yes", "continue-registration"),
    Question("continue-registration", "begin-registration"),
    Question("another-person", "show-registration"),
    Question("agree", "other-initiatives"),
    Question("cancel-yes", "cancel-no"),
    Question("withdraw-yes", "withdraw-no"),
    Question("solved-yes", "solved-no"),
    Question("reopen", "leave-closed"),
    Question("this-topic", "not-this"),
    Question("file-delay", "menu"),
    Question("file-suggestion", "menu"),
    Question("confide", "not-this-matter"),
    Question("confide", "private-as-before"),
    # offers: whoever declines one goes on with what they were doing
    Question("wait", "no-thanks", unshown=True, is_offer=True),
    Question("ask-human", "no-thanks", unshown=True, is_offer=True),
    Question("continue-draft", "no-thanks", unshown=True, is_offer=True, only=True),
    Question("continue-registration", "no-thanks", unshown=True, is_offer=True, only=True),
    Question("register-here", "no-thanks", unshown=True, is_offer=True, only=True),
    Question("still-mine", "no-thanks", unshown=True, is_offer=True, only=True),
    Question("see-alternatives", "no-thanks", unshown=True, is_offer=True, only=True),
)

PERSON_WAYS = Ways(
    MEANS,
    QUESTIONS,
    unshown={"never-mind": ("cancel",)},
    exits=frozenset({"menu", "back", "human", "ask-human"}),
    talks=frozenset({"talk-done", "private-done"}),
    scale=frozenset({"rate-above", "rate-as", "rate-below"}),
    likeliest=frozenset({"act"}),
    careful=frozenset({"private-matter", "in-danger"}),
)

# Staff ------------------------------------------------------------------------------------------------

STAFF_WAYS = Ways(
    {
        "form-cancel": ("cancel",),
        "offer-done": ("done", "send"),
        "take-anyway": ("yes",),
        "send-as-it-is": ("yes", "send"),
        "holiday-right": ("yes",),
        "holiday-instead": ("no", "change"),
        "learn-approve": ("yes", "agree"),
        "learn-reject": ("no", "disagree"),
    },
    is_pointed_at=False,
)
"""In a room only the answers to a form are said: all other words are for the person (the reply gate)."""
