"""The rows of the room's table for cases that belong together: linked, merged, split, one incident."""

from collections.abc import Mapping

from bot.core.related import SPLIT_DONE
from bot.core.topic import Rule, State, pressed, wrote
from handlers.case_room.related import (
    incident_answers,
    incidents,
    linking,
    merging,
    notices,
    splitting,
    unmerging,
)
from handlers.case_room.writing.reply_review import coached
from handlers.case_room.writing.work import Work

RELATED: Mapping[str, Work] = {
    "link-case": Work(linking.on_link),
    "unlink-case": Work(linking.on_unlink),
    "merge": Work(merging.on_merge),
    "merge-sure": Work(merging.on_merge_sure),
    "unmerge": Work(unmerging.on_unmerge),
    "split": Work(
        splitting.on_split,
        {
            "splitting": State(
                splitting.ask_splitting,
                (
                    Rule(pressed(splitting.PICK), splitting.on_pick),
                    Rule(pressed(SPLIT_DONE), splitting.on_done),
                    Rule(wrote, splitting.on_typed),
                ),
            )
        },
    ),
    "incident": Work(incidents.on_incident),
    "same-incident": Work(incidents.on_same),
    "incident-out": Work(incidents.on_out),
    "to-all": Work(incident_answers.on_to_all),
    "to-all-sure": Work(incident_answers.on_to_all_sure),
    "to-all-otherwise": Work(
        incident_answers.on_otherwise,
        {
            incident_answers.FOR_ALL: State(
                incident_answers.ask_otherwise,
                coached(wrote, incident_answers.on_written_for_all, incident_answers.FOR_ALL),
            )
        },
    ),
    "only-this": Work(incident_answers.on_only_this),
    "notice": Work(
        notices.on_notice,
        {"noticing": State(notices.ask_notice, coached(wrote, notices.on_noticed, "noticing"))},
    ),
    "notice-keep": Work(notices.on_keep),
    "notice-off": Work(notices.on_notice_off),
}
