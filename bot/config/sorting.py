"""The sections `departments` and `categories`: whose work a case is (C8), and on whom that depends
(C1)."""

from collections.abc import Sequence

from pydantic import Field

from bot.config.section import Name, Section
from bot.config.values import Slug
from bot.core.kind import Kind
from bot.core.society import StaffMember
from bot.core.sorting import Category, Department, Relationship, Sorting
from bot.policy.refusal import Findings, nearest


class DepartmentSection(Section):
    """`relationships`: whose cases are its own. Where one is named, people are asked once who they
    are."""

    id: Slug
    name: Name
    relationships: tuple[Relationship, ...] = ()

    @property
    def built(self) -> Department:
        return Department(self.id, self.name.model_dump(), self.relationships)


class CategorySection(Section):
    """`assignee` is the name of a member of `staff`; `kinds` are all where none is written."""

    id: Slug
    name: Name
    kinds: tuple[Kind, ...] = Field(default=tuple(Kind), min_length=1)
    department: str = ""
    assignee: str = ""
    relationships: tuple[Relationship, ...] = ()

    def built(self, members: Sequence[StaffMember]) -> Category:
        assignee = next((each.id for each in members if each.name == self.assignee), "")
        name = self.name.model_dump()
        return Category(self.id, name, self.kinds, self.department, assignee, self.relationships)


def built(
    departments: Sequence[DepartmentSection],
    categories: Sequence[CategorySection],
    members: Sequence[StaffMember],
) -> Sorting:
    return Sorting(
        tuple(each.built for each in departments), tuple(each.built(members) for each in categories)
    )


def add_unknown(
    findings: Findings,
    departments: Sequence[DepartmentSection],
    categories: Sequence[CategorySection],
    members: Sequence[StaffMember],
) -> None:
    """Departments and members that a category names and nobody knows."""
    ids, names = [each.id for each in departments], [each.name for each in members]
    for index, each in enumerate(categories):
        where = f"categories[{index}]"
        if each.department and each.department not in ids:
            mend = nearest(each.department, ids) if ids else "write it in departments first"
            findings.add(f"{where}.department", f"no department has the id {each.department!r}", mend)
        if each.assignee and each.assignee not in names:
            mend = nearest(each.assignee, names) if names else "add the member to staff first"
            findings.add(f"{where}.assignee", f"no member of staff is named {each.assignee!r}", mend)
