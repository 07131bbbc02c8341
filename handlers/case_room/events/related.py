"""What the room of a case hears from the rooms of other cases (docs/decisions/110)."""

from bot.core.events import (
    CaseDrawnAlong,
    CaseJoined,
    CaseLinked,
    CaseNotJoined,
    CaseParted,
    IncidentAnswered,
    IncidentFound,
    IncidentJoined,
    IncidentOver,
)
from bot.core.topic import Topic, on
from handlers.case_room import drawing, incident_answers, incidents, linking, merging

ROOM_RELATED = Topic(
    "related",
    entry_points=(
        on(CaseLinked, linking.on_linked),
        on(CaseJoined, merging.on_joined),
        on(CaseNotJoined, merging.on_not_joined),
        on(CaseParted, merging.on_parted),
        on(CaseDrawnAlong, drawing.on_along),
        on(IncidentJoined, incidents.on_joined),
        on(IncidentFound, incidents.on_found),
        on(IncidentOver, incidents.on_over),
        on(IncidentAnswered, incident_answers.on_answered),
    ),
)
