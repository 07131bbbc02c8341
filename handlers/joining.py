"""Joining the staff by a one-time link, and what a start link means besides.

The rule this module guards: an invitation admits one member, once, in the role it was written for; when
it does not hold any more it says neither why nor whose it was.
"""

from bot.core.effects import AdmitStaff, Text
from bot.core.topic import Rule, Topic, pressed
from bot.core.turn import Turn
from handlers.answers import on_start as on_plain_start


def on_start(turn: Turn) -> Turn:
    """A start parameter that is no invitation means what it means to everyone."""
    invitation = turn.facts.invitation
    if not invitation:
        return on_plain_start(turn)
    if not invitation.is_valid:
        return turn.show("join-over").ask_again()
    name = invitation.name or _own_name(turn)
    admitted = turn.do(AdmitStaff(invitation.secret, name, turn.conversation.address))
    return admitted.show("join-welcome", name=name, role=Text(f"role-{invitation.role}")).ask_again()


def _own_name(turn: Turn) -> str:
    """As the channel knows them; a member without a name is called by the role."""
    contact, invitation = turn.facts.contact, turn.facts.invitation
    role = Text(f"role-{invitation.role}") if invitation else Text("role-agent")
    named = contact.name if contact else ""
    return named or turn.facts.text(role, "ar")


JOINING = Topic("joining", entry_points=(Rule(pressed("start"), on_start),))
