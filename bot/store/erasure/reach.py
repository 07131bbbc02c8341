"""What becomes of each table when a person is erased. The rule this module guards: a table that is not
named here fails a test, so that nobody adds one and forgets whose words stand in it.

`GONE`: rows of theirs are deleted. `TOMBSTONE`: they stay, with numbers and times and no word. `LINES`:
rows are of several people, and what they said is taken out. `NOBODY`: no row of it tells of a person who
writes to us; why stands behind it.
"""

from enum import StrEnum


class Reach(StrEnum):
    GONE = "gone"
    TOMBSTONE = "tombstone"
    LINES = "lines"
    NOBODY = "nobody"


REACH = {
    "absences": Reach.NOBODY,  # of staff
    "ailments": Reach.NOBODY,  # what ails the house itself
    "act_counts": Reach.NOBODY,  # days and counts
    "additions": Reach.LINES,
    "announcements": Reach.NOBODY,  # days
    "asked_questions": Reach.LINES,
    "attachments": Reach.GONE,
    "audit": Reach.NOBODY,  # codes, random keys and salted digests, which are nobody's now
    "awaited_files": Reach.GONE,
    "calls": Reach.GONE,
    "case_entries": Reach.TOMBSTONE,
    "cases": Reach.TOMBSTONE,
    "consents": Reach.GONE,
    "code_tries": Reach.NOBODY,  # times
    "contacts": Reach.TOMBSTONE,
    "conversations": Reach.TOMBSTONE,
    "counted_messages": Reach.NOBODY,  # digests of a platform's random names, for two months
    "delivery_attempts": Reach.GONE,
    "disclosures": Reach.TOMBSTONE,
    "ended_sessions": Reach.NOBODY,  # hashes of random sessions, until their cookies have run out
    "inbox": Reach.TOMBSTONE,
    "incidents": Reach.LINES,
    "kept_payloads": Reach.GONE,
    "link_codes": Reach.GONE,
    "links": Reach.GONE,
    "lost_addresses": Reach.GONE,
    "message_counts": Reach.NOBODY,  # months and counts
    "message_templates": Reach.NOBODY,  # what a platform says of our templates
    "notices": Reach.NOBODY,  # which step of a ladder was told in which message
    "outbox": Reach.TOMBSTONE,
    "profiles": Reach.GONE,
    "ratings": Reach.NOBODY,  # a number of a case, and how it was
    "recovery_codes": Reach.GONE,
    "receipt_tries": Reach.NOBODY,  # times
    "registrations": Reach.TOMBSTONE,
    "requests": Reach.TOMBSTONE,
    "rounds": Reach.NOBODY,  # numbers and times of a case
    "settings": Reach.NOBODY,  # what the running bot goes by
    "staff_invitations": Reach.NOBODY,  # of staff
    "staff_members": Reach.NOBODY,  # of staff
    "staff_places": Reach.NOBODY,  # of staff; a stranger who pressed is dropped within the hour
    "takeback_posts": Reach.GONE,  # once its platform was asked
    "takebacks": Reach.GONE,
    "telegram_files": Reach.GONE,
    "telegram_parts": Reach.GONE,
    "telegram_posts": Reach.NOBODY,  # which room a message of the staff's group is about
    "telegram_topics": Reach.TOMBSTONE,
    "thanks": Reach.LINES,
    "timers": Reach.GONE,
    "whatsapp_parts": Reach.GONE,
    "waiting_notes": Reach.GONE,
    "whatsapp_moves": Reach.GONE,
    "whatsapp_people": Reach.GONE,
}
