"""What a message to a person is for. It decides what may wait, what may be left out, and what goes first
where a platform lets a society begin only so many talks a day.

The rule this module guards: every text that is ever said to a person has its row here
(tests/unit/core/test_purpose.py demands it), and what has none is taken for an answer: nothing is left
out by mistake.
"""

from collections.abc import Iterable, Mapping
from enum import StrEnum

from bot.core.messages import CRIES, Message


class Purpose(StrEnum):
    """In their order: what comes first goes first.

    `REPLY` answers what the person did just now, `STAFF` is for a member of staff in private, and `NEWS`
    tells how it goes and asks for nothing. `NUDGE` reminds of what they left open themselves.
    """

    REPLY = "reply"
    STAFF = "staff"
    ANSWER = "answer"
    MOVED_DATE = "moved_date"
    APPEAL = "appeal"
    RATING = "rating"
    NEWS = "news"
    NUDGE = "nudge"
    TEMPLATE = "template"

    @property
    def rank(self) -> int:
        return list(Purpose).index(self)

    @property
    def is_answer(self) -> bool:
        """Whether somebody waits for it: it is never left out, whatever its reader has chosen."""
        return self in (Purpose.REPLY, Purpose.STAFF, Purpose.ANSWER, Purpose.MOVED_DATE)

    @property
    def calls(self) -> bool:
        """Whether it is worth a notice where nothing can be said freely; all else waits silently."""
        return self.is_answer or self is Purpose.APPEAL


TEMPLATE_REPLY, TEMPLATE_MESSAGE = "template-reply", "template-message"
"""The keys of what may be said where nothing can be said freely: it has no content, and asks whether the
rest may come."""

_ROWS: Mapping[Purpose, str] = {
    Purpose.TEMPLATE: "template-reply template-message",
    Purpose.ANSWER: """
        staff-wrote staff-wrote-next staff-wrote-edited alternatives-offered case-resolved goodwill-given
        suggestion-outcome
        answer-corrected answer-corrected-rated
        appeal-answered
        cases-merged case-split case-apart-again
        case-dismissed case-drawn case-drawn-nobody private-wrote private-wrote-unsigned neutral-notice
        data-copy-sent data-copy-shared data-erased data-rest-erased request-done request-refused
        request-prolonged request-oral request-oral-nobody data-erase-awaits registration-opened
        recorded-for-you
        """,
    Purpose.MOVED_DATE: """
        action-missed action-done-after-all
        promise-delayed promise-missed promise-missed-late promise-moved-earlier promise-moved-later
        question-missed case-reopened-by-staff case-taken-up private-late
        """,
    Purpose.APPEAL: "person-awaited person-awaited-choice words-missed",
    Purpose.RATING: "closed-quietly closed-quietly-rated did-it-last",
    Purpose.NEWS: """
        case-taken talk-handed-back talk-quiet talk-quiet-unheard attendance-marked private-read
        private-readers private-nobody private-ended private-ended-unsigned missed-offer
        recorded-elsewhere
        """,
    Purpose.NUDGE: "draft-reminder registration-reminder window-closes",
    Purpose.STAFF: """
        private-told private-told-again private-danger private-danger-again private-added
        private-answer-missed private-answer-held private-due private-identity-shown
        private-identity-unknown identity-shown identity-also identity-number-taken identity-opted-out
        identity-unknown
        request-told-new request-told-due request-longer-why
        request-refuse-why request-prolonged-before request-prolonged-noted request-refused-noted
        request-closed request-none staff-faq staff-faq-how staff-faq-nothing room-at-the-desk
        room-not-allowed private-about private-about-ask private-about-set private-history
        private-history-nothing private-list private-looked private-opened-now private-why
        private-why-identity private-answer-ask private-answer-sent private-called-noted private-closed
        private-passed private-none private-more private-offer private-offer-again private-over
        room-appeal-barred room-appeal-for-leaders
        intake-* telephone-* door-* member-* join-over join-welcome place-*
        """,
    Purpose.REPLY: """
        about-which added-* already-open appeal-anew appeal-begun appeal-last appeal-nobody-else
        appeal-over alternative-chosen anger-heard answer answer-one answer-unclear
        answer-within answered-all beside-answer burst-kept cancelled cancelled-draft-kept
        cancelled-registration-kept cannot-read case-ended case-in-hand case-reopened case-shown
        case-was-withdrawn cases-begun cases-list choice-came-late comment-kept
        comment-kept-lasting comment-kept-rate lasting-*
        complaint-* contact-card data-correct-what data-erase-ask data-erase-ask-open
        data-erase-ask-waits data-erase-stopped data-kept data-learnt-again data-objected
        data-objected-already data-request-kept data-restricted data-restricted-already data-used-again
        data-withdrawn data-withdrawn-none data-withdrawn-open delay-* did-you-mean edit-* emergency
        emergency-* empty-message file-* files-* find-code-ask find-number-ask form-told-* form-waits
        help-*
        forwarded-kept grave-heard greeting-back heard-unsure held-all-shown human-ask human-closed
        human-closing human-soon language-changed late-press late-press-menu left-closed letter-open
        mail-empty mail-left-out mail-often mail-opened-* mail-too-large mail-unproven mail-unproven-case
        known-problem-noted known-problem-over known-problem-which known-problem-yours
        letter-without-files link-* long-story menu missed-none missed-shown missing-kept need-answered
        need-heard no-answer-yet no-cases no-registrations no-registrations-yet no-such-case
        no-such-registration no-words number-ask number-code number-not-left number-proved number-wrong
        number-share* numbers-hidden opted-* other-heard pass-renewed poster-* privacy-* private-call
        private-held private-kind private-left
        private-mark private-nameless private-none-waits private-not-this private-open
        private-open-unsigned private-opened private-opened-call private-passed-on
        private-passed-on-unsigned private-reach-* private-signed private-tell private-ways
        proposal-passed-on propose-ask question-taken-back questions rating-came-late receipt-*
        registered-other registered-self registration-already registration-anew registration-ask
        registration-by-link registration-cancel-ask registration-cancelled registration-change-what
        registration-corrected registration-fixed registration-for-* registration-form-late
        registration-guardian-*
        registration-needed registration-no-identity registration-none registration-not-yet
        registration-over registration-relation registration-shown registration-summary
        registration-terms registration-their-details-* registration-twin registration-unfinished
        registration-unknown registration-which registration-whom registration-whom-first
        registration-words-please registration-wrong-* registrations-list reminder-kept
        reminder-overdue reminder-yours reopen-offer rest-handed-over rest-unanswered several-*
        smalltalk-* solved-ask solved-no solved-yes status-ask-number status-list status-not-yours
        suggestion-ask suggestion-ask-told suggestion-heard suggestion-opened relationship-kept
        taken-back talk-answer talk-ask talk-ended talk-goes-on talk-passed-on terms-first
        terms-whom thanks-for-rating thanks-heard thanks-heard-case thanks-heard-rate thanks-unsure
        told-dropped tongue turn-failed unlink-nothing unlinked unlinked-there unreadable-message
        unsolved-reopened
        unsolved-which waiting-dropped waiting-list waiting-noted welcome what-is-this whose-ask
        whose-passed-on withdraw-after-word withdraw-ask withdraw-not-possible withdrawn words-go-along
        you-are-welcome recorded-yours recorded-not-here slip-*
        """,
}
"""A row that ends with a star stands for a whole family of keys."""


def _rows(named: Mapping[Purpose, str]) -> Iterable[tuple[str, Purpose]]:
    return ((key, purpose) for purpose, keys in named.items() for key in keys.split())


_EXACT = {key: purpose for key, purpose in _rows(_ROWS) if not key.endswith("*")}
_FAMILIES = {key[:-1]: purpose for key, purpose in _rows(_ROWS) if key.endswith("*")}


def row_of(key: str) -> Purpose | None:
    """What the table says of a text; None: it has no row."""
    return _EXACT.get(key) or next((p for begins, p in _FAMILIES.items() if key.startswith(begins)), None)


def purpose_of(message: Message) -> Purpose:
    """A cry for help is answered before everything; what has no row is taken for an answer."""
    if message.key.startswith(CRIES):
        return Purpose.REPLY
    return row_of(message.key) or Purpose.ANSWER
