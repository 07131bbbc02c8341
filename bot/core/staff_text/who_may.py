"""Who may do what with a case, and with what is confided: one table.

The rule this module guards: the permissions, the buttons and the tests read it, and nothing of it is
written a second time. What is not in it, nobody may.
"""

from collections.abc import Mapping
from enum import StrEnum

from bot.core.case import Kind
from bot.core.facts import Role
from bot.core.staff_text.buttons import DESK, EVERYONE, ROOM


class Who(StrEnum):
    """`CALLER`: an agent who calls women back, where the person wishes to be called. `STRANGER`: whoever
    does not work here."""

    AGENT = "agent"
    SUPERVISOR = "supervisor"
    DIRECTOR = "director"
    CONFIDENTIAL = "confidential"
    CALLER = "caller"
    STRANGER = "stranger"


class Me(StrEnum):
    """Whether it is about the member who acts. `UNSETTLED`: nobody has said yet whom it is about."""

    NO = "no"
    YES = "yes"
    UNSETTLED = "unsettled"


class Act(StrEnum):
    """`NOTICE`: they hear of it. `OPEN`: they read it first, `LOOK`: again. `MAIL`: a letter with its
    words. `DIGEST`, `LISTS`, `REPORT`, `EXPORT` and `SEARCH`: it can be found there."""

    NOTICE = "notice"
    OPEN = "open"
    LOOK = "look"
    ANSWER = "answer"
    ABOUT = "about"
    RECUSE = "recuse"
    END = "end"
    DRAW = "draw"
    IDENTITY = "identity"
    MAIL = "mail"
    DIGEST = "digest"
    LISTS = "lists"
    REPORT = "report"
    EXPORT = "export"
    SEARCH = "search"


DISCLOSURE, ANONYMOUS = "disclosure", "anonymous"
"""Kinds of what is confided."""

May = Mapping[Who, frozenset[Me]]
NOBODY: May = {}
_ALWAYS, _NOT_ABOUT_ME = frozenset(Me), frozenset({Me.NO, Me.UNSETTLED})

_NEVER: frozenset[Me] = frozenset()

_READERS: May = {
    Who.CONFIDENTIAL: _NOT_ABOUT_ME,
    Who.DIRECTOR: _NOT_ABOUT_ME,
    Who.SUPERVISOR: frozenset({Me.NO}),
    Who.CALLER: _NOT_ABOUT_ME,
    Who.AGENT: _NEVER,
    Who.STRANGER: _NEVER,
}
"""Those of them whose turn it is (handlers/shared/private_readers.py)."""

_LEADING: May = {who: _READERS[who] for who in (Who.CONFIDENTIAL, Who.DIRECTOR)}

CONFIDED: Mapping[Act, May] = {
    Act.NOTICE: _READERS,
    Act.OPEN: _READERS,
    Act.LOOK: _READERS,
    Act.ANSWER: _READERS,
    Act.ABOUT: _LEADING,
    Act.RECUSE: _READERS,
    Act.END: _READERS,
    Act.DRAW: NOBODY,
    Act.IDENTITY: _READERS,
    Act.MAIL: NOBODY,
    Act.DIGEST: NOBODY,
    Act.LISTS: NOBODY,
    Act.REPORT: NOBODY,
    Act.EXPORT: NOBODY,
    Act.SEARCH: NOBODY,
}


def _roles(roles: frozenset[Role], me: frozenset[Me] = _ALWAYS) -> May:
    return {Who(role.value): me for role in roles}


def _button(id: str) -> May:
    (found,) = {each.id: each.roles for each in (*ROOM, *DESK) if each.id == id}.values()
    return _roles(found)


CASE: Mapping[Act, May] = {
    Act.NOTICE: _roles(EVERYONE, _NOT_ABOUT_ME),
    Act.OPEN: _button("card"),
    Act.LOOK: _button("said"),
    Act.ANSWER: _button("write"),
    Act.ABOUT: NOBODY,
    Act.RECUSE: NOBODY,
    Act.END: _button("resolve"),
    Act.DRAW: _button("draw"),
    Act.IDENTITY: _button("identity"),
    Act.MAIL: _roles(EVERYONE, _NOT_ABOUT_ME),
    Act.DIGEST: _roles(EVERYONE),
    Act.LISTS: _button("open-cases"),
    Act.REPORT: _button("report"),
    Act.EXPORT: NOBODY,
    Act.SEARCH: _button("case"),
}
"""What is no secret among staff. A letter and a notice go around whoever the case is about; its room is
open to all: what shall not be, is drawn into confidence."""

TABLE: Mapping[str, Mapping[Act, May]] = {
    **{kind.value: CASE for kind in Kind},
    DISCLOSURE: CONFIDED,
    ANONYMOUS: {act: may for act, may in CONFIDED.items() if act is not Act.IDENTITY},
}


def may(kind: str, act: Act, who: Who, me: Me) -> bool:
    return me in TABLE[kind].get(act, NOBODY).get(who, frozenset())
