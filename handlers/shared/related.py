"""Which other cases a case belongs to, as its card says it: to staff alone."""

from bot.core.case import Case
from bot.core.effects import Text


def related(case: Case) -> tuple[Text, ...]:
    """By their numbers; the lead of an incident names the others."""
    into = (Text("card-merged-into", {"number": case.merged_into}),) if case.merged_into else ()
    lines = (("card-linked", case.linked), ("card-absorbed", case.absorbed), ("card-joined", case.joined))
    listed = tuple(Text(key, {"numbers": tuple(map(str, numbers))}) for key, numbers in lines if numbers)
    is_member = case.incident not in (0, case.number)
    member = (Text("card-in-incident", {"number": case.incident}),) if is_member else ()
    return (*into, *listed, *member)
