"""A copy of one's data, its correction, that it is not used or not learnt from, and an agreement that is
taken back: what Rida can do it does at once, and what it cannot becomes a request to staff.

The rules this module guards: every right is answered in the same turn; what was done at once is kept as
done; nothing is promised that no request stands for.
"""

from dataclasses import replace

from bot.core.audit import Action
from bot.core.conversation import Choice
from bot.core.disclosure import Reach
from bot.core.effects import SaveCase, Text, Value
from bot.core.events import DataAsked, RequestAnswered, UseRestricted
from bot.core.privacy import (
    AGREED,
    Purpose,
    RecordConsent,
    Request,
    RequestKind,
    RequestStatus,
    Way,
    WithdrawConsent,
)
from bot.core.turn import Turn
from handlers.person.navigation.paused_forms import paused
from handlers.person.privacy.page import (
    COPY,
    CORRECT,
    LEARN,
    LIFT,
    NAME,
    OBJECT,
    RESTRICT,
    SEEN,
    WITHDRAW,
)
from handlers.shared.confidence import own_disclosure
from handlers.shared.consents import consents_of, stands
from handlers.shared.message_content import ask_for_words, has_words
from handlers.shared.requests import done_at_once, new_request, opened, request_of

# A copy -----------------------------------------------------------------------------------------------


def on_copy(turn: Turn) -> Turn:
    """At once, to this conversation alone. Where they said that others read along it is asked once."""
    told = own_disclosure(turn)
    if told and told.reach is not Reach.HERE:
        return turn.show("data-copy-shared", Choice("data-copy-yes"), Choice("menu"), private=True)
    return on_copy_seen(turn)


def on_copy_seen(turn: Turn) -> Turn:
    here = turn.conversation
    kept = done_at_once(turn, new_request(turn, RequestKind.COPY))
    seen = kept.audit(Action.EXPORTED, "person", person=here.id, reason="copy")
    return seen.show("data-copy-sent", copy=str(here.contact), private=True).ask_again()


# Correction -------------------------------------------------------------------------------------------


def on_correct(turn: Turn) -> Turn:
    return paused(turn).go(NAME, "correcting")


def ask_correction(turn: Turn) -> Turn:
    mine = (Choice("my-registrations"),) if turn.registrations else ()
    return turn.reply("data-correct-what", *mine, Choice("menu"))


def on_correction(turn: Turn) -> Turn:
    if not has_words(turn, turn.words):
        return ask_for_words(turn)
    request = new_request(turn, RequestKind.CORRECT, turn.text)
    return _kept(opened(turn, request), request)


def _kept(turn: Turn, request: Request) -> Turn:
    told: dict[str, Value] = {"number": request.number, "until": request.until}
    return turn.leave().reply("data-request-kept", Choice("privacy"), Choice("menu"), **told)


# Not used, and not learnt from ------------------------------------------------------------------------


def on_restrict(turn: Turn) -> Turn:
    if stands(turn, Purpose.RESTRICTED):
        return turn.show("data-restricted-already", Choice("data-use-again"), Choice("menu")).ask_again()
    kept = done_at_once(turn, new_request(turn, RequestKind.RESTRICT))
    return (
        restricted(kept, _way(turn))
        .show("data-restricted", Choice("data-use-again"), Choice("menu"))
        .ask_again()
    )


def restricted(turn: Turn, by: Way) -> Turn:
    """Kept, and used for nothing but what they asked for: the staff of their cases see it."""
    marked = _said(turn, Purpose.RESTRICTED, by).audit(
        Action.RESTRICTED, "person", person=turn.conversation.id
    )
    return _on_cases(marked, is_restricted=True)


def on_lift(turn: Turn) -> Turn:
    here = turn.conversation
    lifted = turn.do(WithdrawConsent(here.contact, (Purpose.RESTRICTED, Purpose.OBJECTED)))
    again = _on_cases(lifted.audit(Action.LIFTED, "person", person=here.id), is_restricted=False)
    return again.show("data-used-again", Choice("menu")).ask_again()


def _on_cases(turn: Turn, *, is_restricted: bool) -> Turn:
    for case in turn.cases:
        if case.is_open and case.restricted is not is_restricted:
            saved = turn.do(SaveCase(replace(case, restricted=is_restricted)))
            turn = saved.to_room(case.number, UseRestricted(case.number, is_restricted))
    return turn


def on_object(turn: Turn) -> Turn:
    if stands(turn, Purpose.OBJECTED):
        return turn.show("data-objected-already", Choice("data-learn-again"), Choice("menu")).ask_again()
    kept = done_at_once(turn, new_request(turn, RequestKind.OBJECT))
    objected = _said(kept, Purpose.OBJECTED, _way(turn))
    return objected.show("data-objected", Choice("data-learn-again"), Choice("menu")).ask_again()


def on_learn(turn: Turn) -> Turn:
    learnt = turn.do(WithdrawConsent(turn.conversation.contact, (Purpose.OBJECTED,)))
    return learnt.show("data-learnt-again", Choice("menu")).ask_again()


def _said(turn: Turn, purpose: Purpose, by: Way) -> Turn:
    here, version = turn.conversation, turn.facts.privacy.version
    return turn.do(RecordConsent(here.contact, purpose, by, version, language=here.language))


def _way(turn: Turn) -> Way:
    return Way(turn.event.way) if isinstance(turn.event, DataAsked) else Way.STAFF


# An agreement that is taken back ----------------------------------------------------------------------


def on_withdraw(turn: Turn) -> Turn:
    """What was done until now stays as it was; from now on nothing is used besides what is open."""
    agreed = [each for each in consents_of(turn) if each.purpose in AGREED]
    if not agreed:
        return turn.show("data-withdrawn-none", Choice("privacy"), Choice("menu")).ask_again()
    here = turn.conversation
    taken = turn.do(WithdrawConsent(here.contact, AGREED)).audit(
        Action.WITHDREW, "person", person=here.id
    )
    marked = taken if stands(turn, Purpose.RESTRICTED) else restricted(taken, _way(turn))
    is_open = any(case.is_open for case in turn.cases)
    key = "data-withdrawn-open" if is_open else "data-withdrawn"
    cases = (Choice("my-cases"),) if is_open else ()
    return marked.show(key, *cases, Choice("data-erase"), Choice("menu")).ask_again()


# What staff made of it --------------------------------------------------------------------------------


def on_answered(turn: Turn, event: RequestAnswered) -> Turn:
    request = request_of(turn, event.request)
    if not request:
        return turn
    told: dict[str, Value] = {"number": request.number, "what": _what(request)}
    if request.status is RequestStatus.REFUSED:
        authority = turn.facts.privacy.authority.get(turn.conversation.language, "")
        link = turn.facts.privacy.authority_link
        return turn.notice(
            "request-refused", **told, reason=request.reason, authority=authority, link=link
        )
    if request.is_open:
        until = request.until
        return turn.notice("request-prolonged", **told, until=until, reason=request.longer_for)
    return _granted(turn, request).notice("request-done", Choice("menu"), **told)


def _what(request: Request) -> Text:
    return Text(f"request-what-{request.kind}")


def _granted(turn: Turn, request: Request) -> Turn:
    """What was asked for by word of mouth stands now, as if they had written it."""
    if request.kind is RequestKind.COPY:
        return turn.show("data-copy-sent", copy=str(turn.conversation.contact), private=True)
    if request.kind is RequestKind.RESTRICT and not stands(turn, Purpose.RESTRICTED):
        return restricted(turn, Way.STAFF)
    if request.kind is RequestKind.OBJECT and not stands(turn, Purpose.OBJECTED):
        return _said(turn, Purpose.OBJECTED, Way.STAFF)
    return turn


STEPS = {
    COPY: on_copy,
    SEEN: on_copy_seen,
    CORRECT: on_correct,
    RESTRICT: on_restrict,
    LIFT: on_lift,
    OBJECT: on_object,
    LEARN: on_learn,
    WITHDRAW: on_withdraw,
}
