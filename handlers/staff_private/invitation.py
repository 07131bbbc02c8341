"""Joining the staff by a one-time link.

The rule this module guards: an invitation admits one member, once, in the role it was written for; when
it does not hold any more it says neither why nor whose it was.
"""

from bot.core.effects import AdmitStaff, Text
from bot.core.events import AddressUnlinked
from bot.core.facts import Invitation
from bot.core.linking import Unlink
from bot.core.turn import Turn
from bot.policy.languages import FIRST


def on_invitation(turn: Turn, invitation: Invitation) -> Turn:
    if not invitation.is_valid or _is_taken(turn, invitation):
        return turn.show("join-over").ask_again()
    name = invitation.name or _own_name(turn, invitation)
    admitted = apart(turn).do(AdmitStaff(invitation.secret, name, turn.conversation.address))
    return admitted.show("join-welcome", name=name, role=Text(f"role-{invitation.role}")).ask_again()


def _is_taken(turn: Turn, invitation: Invitation) -> bool:
    """Of a link for one member of config.yaml: somebody has the place, the member is on the list no more,
    or whoever opens it works here already."""
    if not invitation.member:
        return False
    here = turn.conversation.address
    free = [each.id for each in turn.facts.staff if each.private is None]
    return invitation.member not in free or any(each.private == here for each in turn.facts.staff)


def apart(turn: Turn) -> Turn:
    """What a member is told in private is for them alone: their talk is linked with no other."""
    here = turn.conversation
    apart = turn.do(Unlink(here.id)) if here.linked else turn
    for each in here.linked:
        apart = apart.post(each, AddressUnlinked(here.address.channel))
    return apart


def _own_name(turn: Turn, invitation: Invitation) -> str:
    """As the channel knows them; a member without a name is called by the role."""
    named = turn.facts.profile.name if turn.facts.profile else ""
    return named or turn.facts.text(Text(f"role-{invitation.role}"), FIRST)
