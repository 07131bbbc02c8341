"""Who works here: those that config.yaml names already, and whoever is added.

The rule this module guards: nobody is left without a supervisor and a director, for the ladder tells
them.
"""

from collections.abc import Iterator, Mapping, Sequence
from itertools import count
from typing import Any

from bot.commands.init.before import Given
from bot.commands.init.question import NOTHING, Question, judged, needed, one_of, yes_or_no
from bot.commands.language import say
from bot.core.society import Role

MUST_BE = (Role.SUPERVISOR, Role.DIRECTOR)
ROLES: Mapping[str, tuple[str, ...]] = {
    Role.AGENT: ("موظف", "موظفة"),
    Role.SUPERVISOR: ("مشرف", "مشرفة"),
    Role.DIRECTOR: ("مدير", "مديرة"),
    Role.CONFIDENTIAL: ("سري", "خاص"),
}
KEEP: Mapping[str, tuple[str, ...]] = {
    "keep": ("ابق", "يبقى"),
    "change": ("غير", "عدل"),
    "remove": ("احذف", "أخرج"),
}
Member = Mapping[str, Any]


def of_staff(old: Sequence[Member], given: Given) -> Iterator[Question]:
    """`old` are those whom config.yaml names. Answers that came whole leave nothing to ask."""
    if "staff" in given:
        return
    for index, member in enumerate(old):
        yield from _of_old(f"staff.{index}", member, given)
    for role in MUST_BE:
        is_there = role in {each.get("role") for each in members(old, given)}
        if not is_there or f"staff.{role}.name" in given:
            yield from _named(f"staff.{role}", role, {})
    for number in count(1):
        yield Question(f"staff.more.{number}", "staff", "init-ask-more", yes_or_no, "no", say("init-no"))
        if not given[f"staff.more.{number}"]:
            return
        yield _role(f"staff.more.{number}", Role.AGENT)
        yield from _named(f"staff.more.{number}", given[f"staff.more.{number}.role"], {})


def _of_old(at: str, member: Member, given: Given) -> Iterator[Question]:
    role = str(member.get("role", Role.AGENT))
    said = {key: str(member.get(key, "")) for key in ("name", "email")}
    said["role"] = say(f"init-role-{role}")
    choices = tuple(f"init-staff-{each}" for each in KEEP)
    ask, enter = "init-ask-keep", say("init-staff-keep")
    yield Question(f"{at}.keep", "staff", ask, one_of(KEEP), "keep", enter, choices, said)
    if given[f"{at}.keep"] == "change":
        yield _role(at, role)
        yield from _named(at, given[f"{at}.role"], member)


def _role(at: str, default: str) -> Question:
    choices, enter = tuple(f"init-role-{each}" for each in ROLES), say(f"init-role-{default}")
    return Question(f"{at}.role", "staff", "init-ask-role", one_of(ROLES), default, enter, choices)


def _named(at: str, role: str, member: Member) -> Iterator[Question]:
    name, email = str(member.get("name", "")) or None, str(member.get("email", ""))
    called = {"role": say(f"init-role-{role}")}
    yield Question(f"{at}.name", "staff", "init-ask-member", needed, name, values=called)
    yield Question(f"{at}.email", "staff", "init-ask-member-email", _email, email)


def _email(written: str) -> str:
    return str(judged("society.email", "" if written == NOTHING else written, "init-wrong-email"))


# What becomes of the answers ---------------------------------------------------------------------------


def members(old: Sequence[Member], given: Given) -> list[dict[str, Any]]:
    """Who works here after the answers so far, as config.yaml writes them."""
    kept = [_after(f"staff.{index}", member, given) for index, member in enumerate(old)]
    found = [member for member in kept if member is not None]
    for role in MUST_BE:
        _add(found, role, f"staff.{role}", given)
    for number in range(1, len(given)):
        at = f"staff.more.{number}"
        _add(found, str(given.get(f"{at}.role")), at, given)
    return found


def _after(at: str, member: Member, given: Given) -> dict[str, Any] | None:
    if given.get(f"{at}.keep") == "remove":
        return None
    changed = {key: given[f"{at}.{key}"] for key in ("name", "role", "email") if f"{at}.{key}" in given}
    return {**member, **changed}


def _add(found: list[dict[str, Any]], role: str, at: str, given: Given) -> None:
    """Whoever was named and whose e-mail was asked."""
    if f"{at}.email" in given:
        email = {"email": given[f"{at}.email"]} if given[f"{at}.email"] else {}
        id = _id(role, [str(each.get("id")) for each in found])
        found.append({"id": id, "name": given[f"{at}.name"], "role": role, **email})


def _id(role: str, taken: Sequence[str]) -> str:
    """`agent`, `agent-2`: never that of somebody else."""
    numbered = (role if number == 1 else f"{role}-{number}" for number in count(1))
    return next(id for id in numbered if id not in taken)
