"""Whose work a case is: its category, the department behind it, and who its person is to the society
(C1, C8).

The rule this module guards: a society that names none of them is asked for none. Who somebody is to it
is asked only where something of config.yaml depends on the answer.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from bot.core.kind import Kind


class Relationship(StrEnum):
    """Everyone who writes is a customer (C1)."""

    BENEFICIARY = "beneficiary"
    VOLUNTEER = "volunteer"
    PROVIDER = "provider"
    SUPPORTER = "supporter"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Department:
    """`relationships`: whose cases are its own; empty where that decides nothing."""

    id: str
    name: Mapping[str, str]
    relationships: tuple[Relationship, ...] = ()


@dataclass(frozen=True, slots=True)
class Category:
    """`kinds` are those that it is for. `department` is an id and `assignee` a member's, both empty for
    none."""

    id: str
    name: Mapping[str, str]
    kinds: tuple[Kind, ...] = tuple(Kind)
    department: str = ""
    assignee: str = ""
    relationships: tuple[Relationship, ...] = ()


@dataclass(frozen=True, slots=True)
class Place:
    """Where a case belongs: ids, empty for none."""

    category: str = ""
    department: str = ""


@dataclass(frozen=True, slots=True)
class Sorting:
    departments: tuple[Department, ...] = ()
    categories: tuple[Category, ...] = ()

    def of(self, kind: Kind) -> tuple[Category, ...]:
        return tuple(each for each in self.categories if kind in each.kinds)

    def category(self, id: str) -> Category | None:
        return next((each for each in self.categories if each.id == id), None)

    def category_name(self, id: str, language: str) -> str:
        """The id where config.yaml names it no more."""
        found = self.category(id)
        return found.name[language] if found else id

    def department_name(self, id: str, language: str) -> str:
        found = next((each for each in self.departments if each.id == id), None)
        return found.name[language] if found else id

    def asks(self, kind: Kind) -> bool:
        """Whether it depends on who the person is where a case of this kind goes."""
        return any(c.relationships for c in self.of(kind)) or any(
            d.relationships for d in self.departments
        )

    def place(self, kind: Kind, relationship: str) -> Place:
        """Where a case goes by who its person is. Two that fit decide nothing: staff do."""
        fitting = [each for each in self.of(kind) if relationship in each.relationships]
        if len(fitting) == 1:
            return Place(fitting[0].id, fitting[0].department)
        theirs = [each for each in self.departments if relationship in each.relationships]
        return Place("", theirs[0].id) if len(theirs) == 1 else Place()
