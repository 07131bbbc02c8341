"""How a registration begins: by the list, an answer, a word or a poster's code; and how one that was left
is taken up again (C13).

The rule this module guards: what was begun outlives leaving it, the closing of the initiative and a
restart; it is gently offered once, and let go only when the person says so twice.
"""

from bot.core.conversation import Choice
from bot.core.effects import Text, Value
from bot.core.events import RegistrationLeft
from bot.core.privacy import Purpose
from bot.core.registration import REGISTER, Initiative, asked_for, asking
from bot.core.turn import Turn
from handlers.person.navigation import menu
from handlers.person.registration.details import label_of
from handlers.person.registration.draft import (
    NAME,
    draft_of,
    ended,
    gone,
    initiative_of,
    redrafted,
    to,
    to_next,
)
from handlers.person.registration.waitlist import spoken, tell_closed
from handlers.shared.consents import stands
from handlers.shared.initiatives import is_open, named

WHOM = "whom"
"""In the topic's data: for whom it is, where the wish said so."""

# Which initiative -----------------------------------------------------------------------------------


def on_register(turn: Turn) -> Turn:
    id, whom = asked_for(turn.arg)
    initiative = turn.facts.initiative(id)
    return begin(turn, initiative, whom) if initiative else which(turn, whom)


def on_link(turn: Turn) -> Turn:
    """`/start reg-ibda`: the code of a poster, read with a phone's camera."""
    initiative = turn.facts.initiative(turn.arg.removeprefix(REGISTER).lower())
    return begin(turn, initiative) if initiative else which(turn)


def which(turn: Turn, whom: str = "") -> Turn:
    ordered = sorted(turn.facts.initiatives, key=lambda initiative: not is_open(turn, initiative))
    choices = tuple(Choice("register", asking(i.id, whom), title=_title(turn, i)) for i in ordered)
    key = "registration-which" if choices else "registration-none"
    return turn.leave().reply(key, *choices, Choice("menu"))


def _title(turn: Turn, initiative: Initiative) -> str:
    name = initiative.name[turn.conversation.language]
    return name if is_open(turn, initiative) else label_of(turn, "choice-initiative-closed", name=name)


def begin(turn: Turn, initiative: Initiative, whom: str = "") -> Turn:
    """From the list, an answer, a poster's code or a word: the same for all. `whom` it is for, where the
    words said so (handlers/person/registration/whom.py)."""
    if not is_open(turn, initiative):
        return tell_closed(turn, initiative)
    if not initiative.form:
        return _by_link(spoken(turn.leave(), initiative), initiative)
    state = "unfinished" if draft_of(turn) else "terms"
    return turn.go(NAME, state, initiative=initiative.id, **{WHOM: whom})


def _by_link(turn: Turn, initiative: Initiative) -> Turn:
    link = Choice("register", initiative.id, label="choice-approved-link", url=initiative.link)
    name, details = initiative.name[turn.conversation.language], terms_of(turn, initiative)
    return turn.reply("registration-by-link", link, Choice("menu"), name=name, details=details)


def terms_of(turn: Turn, initiative: Initiative) -> tuple[Text, ...]:
    days: dict[str, Value] = {
        name: day for name, day in (("opens", initiative.opens), ("closes", initiative.closes)) if day
    }
    terms = initiative.terms.get(turn.conversation.language, "")
    return (
        *((Text("registration-terms-are", {"terms": terms}),) if terms else ()),
        Text("registration-window", {"window": Text(initiative.window, days)}),
        *((Text("registration-link", {"link": initiative.link}),) if initiative.link else ()),
    )


# Begun before ---------------------------------------------------------------------------------------


def ask_unfinished(turn: Turn) -> Turn:
    draft, initiative = draft_of(turn), initiative_of(turn)
    if not draft or not initiative:
        return turn.go(NAME, "terms")
    again = draft.initiative == initiative.id
    label = "choice-begin-anew" if again else "choice-begin-registration"
    name = named(turn, draft.initiative)
    return turn.reply(
        "registration-unfinished",
        Choice("continue-registration"),
        Choice("begin-registration", initiative.id, title=label_of(turn, label, name=_short(turn))),
        Choice("menu"),
        name=name,
    )


def _short(turn: Turn) -> str:
    return named(turn, turn.conversation.data["initiative"])


def on_continue(turn: Turn) -> Turn:
    draft = draft_of(turn)
    if not draft:
        return which(turn)
    initiative = turn.facts.initiative(draft.initiative)
    if not initiative:
        return gone(turn)
    if not is_open(turn, initiative) or not initiative.form:
        return begin(turn, initiative)  # which says that it is closed, or gives the link
    resumed = turn.enter(NAME, "whom", initiative=initiative.id)
    return to(resumed, draft.state) if draft.state in ("whom", "relation") else to_next(resumed)


def on_begin_anew(turn: Turn) -> Turn:
    """What was written is only let go when the person says so twice."""
    draft = draft_of(turn)
    return turn.go(NAME, "anew") if draft and draft.answers else on_begun_anew(turn)


def ask_anew(turn: Turn) -> Turn:
    draft = draft_of(turn)
    if not draft:
        return turn.go(NAME, "terms")
    yes, no = Choice("begin-anew-yes", draft.initiative), Choice("continue-registration")
    return turn.reply("registration-anew", yes, no, name=named(turn, draft.initiative))


def on_begun_anew(turn: Turn) -> Turn:
    initiative, whom = initiative_of(turn), turn.conversation.data.get(WHOM, "")
    forgotten = ended(turn)
    return begin(forgotten, initiative, whom) if initiative else which(forgotten, whom)


# Left in the middle ---------------------------------------------------------------------------------


def on_cancel(turn: Turn) -> Turn:
    """What was answered waits, until it is taken up again or begun anew."""
    if not draft_of(turn):
        return menu.on_cancel(turn)
    resume = Choice("continue-registration")
    return turn.leave().reply("cancelled-registration-kept", resume, Choice("menu"))


def on_left(turn: Turn, _: RegistrationLeft) -> Turn:
    """Taken up again gently, once, while it can still be finished."""
    draft = draft_of(turn)
    initiative = turn.facts.initiative(draft.initiative) if draft else None
    if not draft or draft.reminded or not initiative or not is_open(turn, initiative):
        return turn
    if stands(turn, Purpose.RESTRICTED):
        return turn
    name = initiative.name[turn.conversation.language]
    resume = Choice("continue-registration")
    reminded = redrafted(turn, reminded=True)
    return reminded.notice("registration-reminder", resume, Choice("menu"), name=name)
