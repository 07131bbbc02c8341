"""Who stands on the staff list of config.yaml now: the file is read again while Rida runs.

The rule this module guards: whoever is taken out of the file does nothing more from the next turn on.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from bot.core.facts import StaffMember


@dataclass
class Roster:
    """`members` in the order of the file, each with their own talk where the file names the account."""

    members: tuple[StaffMember, ...] = ()

    @property
    def accounts(self) -> Mapping[str, str]:
        """The members' ids by the address that the file names."""
        return {each.private.address: each.id for each in self.members if each.private}
