"""What the room of a case hears from the rooms of other cases (docs/decisions/110)."""

from bot.core.events import (
    CaseDrawnAlong,
    CaseJoined,
    CaseLinked,
    CaseNotJoined,
    CaseParted,
    IncidentActed,
    IncidentAnswered,
    IncidentFound,
    IncidentHanded,
    IncidentJoined,
    IncidentLed,
    IncidentOver,
    NoticeStands,
)
from bot.core.topic import Topic, on
from handlers.case_room import drawing
from handlers.case_room.related import (
    incident_answers,
    incidents,
    linking,
    merging,
    notices,
    succession,
    unmerging,
)

ROOM_RELATED = Topic(
    "related",
    entry_points=(
        on(CaseLinked, linking.on_linked),
        on(CaseJoined, merging.on_joined),
        on(CaseNotJoined, unmerging.on_not_joined),
        on(CaseParted, unmerging.on_parted),
        on(CaseDrawnAlong, drawing.on_along),
        on(IncidentJoined, incidents.on_joined),
        on(IncidentFound, incidents.on_found),
        on(IncidentHanded, succession.on_handed),
        on(IncidentLed, succession.on_led),
        on(IncidentOver, incidents.on_over),
        on(IncidentAnswered, incident_answers.on_answered),
        on(IncidentActed, incident_answers.on_acted),
        on(NoticeStands, notices.on_stands),
    ),
)
