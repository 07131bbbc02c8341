"""The tables. The rule this module guards: a time is an instant in UTC; what came in is unique for ever.

Written in SQLAlchemy's portable words, so that PostgreSQL can come behind the same queries. Partial
indexes hold only what is still waiting: years of finished rows cost the next one nothing.
"""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any

from sqlalchemy import (
    JSON,
    BigInteger,
    Boolean,
    Column,
    ColumnElement,
    Date,
    DateTime,
    Dialect,
    ForeignKey,
    Index,
    Integer,
    MetaData,
    String,
    Table,
    TypeDecorator,
    UniqueConstraint,
    bindparam,
    false,
    literal_column,
    or_,
    text,
)

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(column_0_label)s",
        "uq": "uq_%(table_name)s_%(column_0_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s",
        "pk": "pk_%(table_name)s",
    }
)
"""What all tables hang on, with the names that their keys and indexes get."""

LONGEST_WAIT = timedelta(days=1)
"""Nothing waits longer than this between two tries, so a wait that ends later is a clock that jumped."""

# What still waits. Written into the statement: a partial index is not found through a parameter.
NEW: ColumnElement[str] = literal_column("'new'", String)
QUEUED: ColumnElement[str] = literal_column("'queued'", String)
PARKED: ColumnElement[str] = literal_column("'parked'", String)
PENDING: ColumnElement[str] = literal_column("'pending'", String)
HELD: ColumnElement[str] = literal_column("'held'", String)

QUIET = "quiet"
"""The status of what waited in a book when it was restored, in the inbox and the outbox: it goes nowhere
until somebody says so (bot/store/queries/quiet.py)."""

ERASED = "erased"
"""The channel of a conversation that was erased. Nothing comes from it, and nothing goes there."""


class NaiveTime(ValueError):
    """A time without a zone was about to be stored; which instant it means cannot be known."""


class UtcDateTime(TypeDecorator[datetime]):
    """An aware instant, kept in UTC. SQLite holds it as text of one length, which sorts as time does."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def bind_processor(self, dialect: Dialect) -> Callable[[datetime | None], Any] | None:
        return _to_text if dialect.name == "sqlite" else super().bind_processor(dialect)

    def result_processor(self, dialect: Dialect, coltype: object) -> Callable[[Any], Any] | None:
        is_text = dialect.name == "sqlite"
        return _from_text if is_text else super().result_processor(dialect, coltype)

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        if value is not None and value.tzinfo is None:
            raise NaiveTime("a time without a zone")
        return value and value.astimezone(UTC)

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)


class Stored(TypeDecorator[str]):
    """JSON, written and read by `bot.store.codec`: here it is text, and SQLite may look into it."""

    impl = JSON
    cache_ok = True

    def bind_processor(self, dialect: Dialect) -> None:
        """None: it is handed over as it is."""

    def result_processor(self, dialect: Dialect, coltype: object) -> None:
        """None: as above."""

    def coerce_compared_value(self, op: Any, value: Any) -> Any:
        return self.impl_instance.coerce_compared_value(op, value)


def _to_text(value: datetime | None) -> str | None:
    """As SQLAlchemy would write it, in a fifth of the time."""
    if value is None:
        return None
    if value.tzinfo is None:
        raise NaiveTime("a time without a zone")
    return value.astimezone(UTC).replace(tzinfo=None).isoformat(" ", "microseconds")


def _from_text(text: str | None) -> datetime | None:
    return None if text is None else datetime.fromisoformat(text).replace(tzinfo=UTC)


def _id() -> Column[int]:
    return Column("id", Integer, primary_key=True)


def _of(target: str, name: str, *, nullable: bool = False) -> Column[int]:
    return Column(name, Integer, ForeignKey(target), nullable=nullable)


def _how_it_went() -> tuple[Column[datetime] | Column[int], ...]:
    """Of a round of a case, what the reports count."""
    names = ("missed_at", "answered_at", "late_told_at", "settled_at")
    return (
        *(Column(name, UtcDateTime) for name in names),
        Column("waited_seconds", Integer, nullable=False),
    )


# A person is a contact with addresses. `key` stands for them where nothing may tell who they are, and
# `salt` goes into digests of their words: without both, what names them names nobody.

contacts = Table(
    "contacts",
    metadata,
    _id(),
    Column("key", String, nullable=False),
    Column("salt", String, nullable=False),
    Column("at", UtcDateTime, nullable=False),
    Column("opted_out", UtcDateTime),
    UniqueConstraint("key"),
    sqlite_autoincrement=True,
)

conversations = Table(
    "conversations",
    metadata,
    _id(),
    Column("channel", String, nullable=False),
    Column("address", String, nullable=False),
    Column("party", String, nullable=False),
    Column("language", String, nullable=False),
    Column("topic", String, nullable=False),
    Column("state", String, nullable=False),
    Column("stamp", Integer, nullable=False),
    Column("rest", Stored, nullable=False),
    Column("active_at", UtcDateTime, nullable=False),
    _of("contacts.id", "contact_id", nullable=True),
    Column("free_until", UtcDateTime),
    UniqueConstraint("channel", "address"),
    Index("conversations_by_party", "party", "active_at"),
    Index("conversations_by_contact", "contact_id"),
    sqlite_autoincrement=True,
)

inbox = Table(
    "inbox",
    metadata,
    _id(),
    _of("conversations.id", "conversation_id"),
    Column("channel", String, nullable=False),
    Column("external_id", String, nullable=False),
    Column("number", BigInteger),
    Column("message", String),
    Column("said", String),
    Column("kind", String, nullable=False),
    Column("event", Stored, nullable=False),
    Column("received_at", UtcDateTime, nullable=False),
    Column("status", String, nullable=False),
    Column("attempts", Integer, nullable=False),
    Column("next_attempt_at", UtcDateTime),
    Column("error", String, nullable=False),
    UniqueConstraint("channel", "external_id"),
    Index("inbox_by_conversation", "conversation_id", "id"),
    sqlite_autoincrement=True,
)

# The columns from `begun_at` on are for channels that report what became of a message: others leave them
# empty. `reference` is the row whose id the platform was given with the send, the last of those that went
# as one message; `reported` is the rank of what was heard of it (`delivery_reports.Rank`).

outbox = Table(
    "outbox",
    metadata,
    _id(),
    _of("conversations.id", "conversation_id"),
    _of("inbox.id", "inbox_id", nullable=True),
    Column("message", Stored, nullable=False),
    Column("slot", String, nullable=False),
    Column("urgency", Integer, nullable=False, server_default="3"),
    Column("status", String, nullable=False),
    Column("attempts", Integer, nullable=False),
    Column("next_attempt_at", UtcDateTime),
    Column("external_id", String, nullable=False),
    Column("created_at", UtcDateTime, nullable=False),
    Column("sent_at", UtcDateTime),
    Column("released_at", UtcDateTime),
    Column("begun_at", UtcDateTime),
    Column("delivered_at", UtcDateTime),
    Column("read_at", UtcDateTime),
    Column("reference", Integer),
    Column("reported", Integer),
    Index("outbox_by_conversation", "conversation_id", "id"),
    sqlite_autoincrement=True,
)

delivery_attempts = Table(
    "delivery_attempts",
    metadata,
    _id(),
    _of("outbox.id", "outbox_id"),
    Column("at", UtcDateTime, nullable=False),
    Column("outcome", String, nullable=False),
    Column("reason", String, nullable=False),
    Index("delivery_attempts_by_message", "outbox_id"),
    sqlite_autoincrement=True,
)

cases = Table(
    "cases",
    metadata,
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("kind", String, nullable=False),
    Column("status", String, nullable=False),
    _of("conversations.id", "person"),
    Column("opened_at", UtcDateTime, nullable=False),
    Column("due_at", UtcDateTime, nullable=False),
    Column("assignee", String, nullable=False),
    Column("rounds", Integer, nullable=False),
    *_how_it_went(),
    Column("rest", Stored, nullable=False),
    Index("cases_by_person", "person", "number"),
    Index("cases_by_status", "status", "due_at"),
    Index("cases_by_kind", "kind", "opened_at"),
)

rounds = Table(
    "rounds",
    metadata,
    _id(),
    _of("cases.number", "number"),
    Column("round", Integer, nullable=False),
    Column("kind", String, nullable=False),
    Column("opened_at", UtcDateTime, nullable=False),
    Column("due_at", UtcDateTime, nullable=False),
    *_how_it_went(),
    UniqueConstraint("number", "round"),
    sqlite_autoincrement=True,
)

case_entries = Table(
    "case_entries",
    metadata,
    _id(),
    _of("cases.number", "number"),
    Column("at", UtcDateTime, nullable=False),
    Column("kind", String, nullable=False),
    Column("entry", Stored, nullable=False),
    Index("case_entries_by_case", "number", "id"),
    sqlite_autoincrement=True,
)

ratings = Table(
    "ratings",
    metadata,
    _id(),
    _of("cases.number", "number"),
    Column("round", Integer, nullable=False),
    Column("quality", String, nullable=False),
    Column("solved", Boolean),
    Column("at", UtcDateTime, nullable=False),
    UniqueConstraint("number", "round"),
    sqlite_autoincrement=True,
)

timers = Table(
    "timers",
    metadata,
    _id(),
    Column("key", String, nullable=False),
    Column("due_at", UtcDateTime, nullable=False),
    _of("conversations.id", "target"),
    Column("event", Stored, nullable=False),
    Column("status", String, nullable=False),
    Column("quiet", Boolean, nullable=False, server_default=false()),
    sqlite_autoincrement=True,
)
"""`quiet`: it was pending in a book that was restored, and fires when somebody says so."""

attachments = Table(
    "attachments",
    metadata,
    Column("id", String, primary_key=True),
    Column("kind", String, nullable=False),
    Column("mime", String, nullable=False),
    Column("size", Integer, nullable=False),
    Column("name", String, nullable=False),
    Column("at", UtcDateTime, nullable=False),
    Column("sha256", String, nullable=False),
    Column("used", Boolean, nullable=False),
    Index("attachments_unused", "at", sqlite_where=text("used IS 0")),
)

awaited_files = Table(
    "awaited_files",
    metadata,
    Column("id", String, primary_key=True),
    _of("inbox.id", "inbox_id"),
    Column("channel", String, nullable=False),
    Column("source", String, nullable=False),
    Column("kind", String, nullable=False),
    Column("name", String, nullable=False),
    Column("size", BigInteger, nullable=False),
    Column("begun_at", UtcDateTime, nullable=False),
    Column("attempts", Integer, nullable=False),
    Column("next_attempt_at", UtcDateTime),
)

notices = Table(
    "notices",
    metadata,
    _id(),
    _of("cases.number", "number"),
    Column("step", String, nullable=False),
    Column("tell", String, nullable=False),
    Column("at", UtcDateTime, nullable=False),
    _of("outbox.id", "outbox_id"),
    Index("notices_by_case", "number", "id"),
    sqlite_autoincrement=True,
)

announcements = Table(
    "announcements",
    metadata,
    _id(),
    Column("day", Date, nullable=False),
    Column("state", String, nullable=False),
    Column("name", String, nullable=False),
    Column("by", String, nullable=False),
    Column("at", UtcDateTime, nullable=False),
    sqlite_autoincrement=True,
)

absences = Table(
    "absences",
    metadata,
    Column("member", String, primary_key=True),
    Column("first", Date, nullable=False),
    Column("last", Date, nullable=False),
    Column("deputy", String, nullable=False),
)

settings = Table(
    "settings",
    metadata,
    Column("key", String, primary_key=True),
    Column("value", String, nullable=False),
)


registrations = Table(
    "registrations",
    metadata,
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("initiative", String, nullable=False),
    _of("conversations.id", "person"),
    Column("status", String, nullable=False),
    Column("registered_at", UtcDateTime, nullable=False),
    Column("attended_at", UtcDateTime),
    Column("rest", Stored, nullable=False),
    Index("registrations_by_person", "person", "number"),
    Index("registrations_by_initiative", "initiative", "number"),
)

waiting_notes = Table(
    "waiting_notes",
    metadata,
    Column("person", ForeignKey("conversations.id"), primary_key=True, autoincrement=False),
    Column("initiative", String, primary_key=True),
    Column("at", UtcDateTime, nullable=False),
    Index("waiting_notes_by_initiative", "initiative"),
)


# What people confide. It is no case, and nothing that lists, counts or exports cases reads it. Without a
# person it is anonymous: a receipt opens it, of which a digest is kept. And when receipts were guessed
# wrong, never by whom.

disclosures = Table(
    "disclosures",
    metadata,
    Column("number", Integer, primary_key=True, autoincrement=False),
    _of("conversations.id", "person", nullable=True),
    Column("receipt", String, nullable=False, server_default=""),
    Column("opened_at", UtcDateTime, nullable=False),
    Column("seen_at", UtcDateTime),
    Column("done_at", UtcDateTime),
    Column("rest", Stored, nullable=False),
    Index("disclosures_by_person", "person", "number"),
    Index("disclosures_by_receipt", "receipt", unique=True, sqlite_where=text("receipt != ''")),
)

receipt_tries = Table(
    "receipt_tries",
    metadata,
    _id(),
    Column("at", UtcDateTime, nullable=False),
    Index("receipt_tries_by_time", "at"),
    sqlite_autoincrement=True,
)


# What people asked and nobody could answer: words and a time, never whose. And what staff made of it.

asked_questions = Table(
    "asked_questions",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=False),
    Column("text", String, nullable=False),
    Column("language", String, nullable=False),
    Column("reason", String, nullable=False),
    Column("at", UtcDateTime, nullable=False),
    Column("settled", Boolean, nullable=False),
    Column("addition", Integer, nullable=False),
    Index("asked_questions_by_time", "settled", "at"),
    Index("asked_questions_by_addition", "addition"),
)

additions = Table(
    "additions",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=False),
    Column("kind", String, nullable=False),
    Column("entry", String, nullable=False),
    Column("status", String, nullable=False),
    Column("at", UtcDateTime, nullable=False),
    Column("decided_at", UtcDateTime),
    Column("rest", Stored, nullable=False),
    Index("additions_by_status", "status", "decided_at"),
)


# What people thank for, and how often which act was heard on a day: words and numbers, never whose.

thanks = Table(
    "thanks",
    metadata,
    _id(),
    Column("text", String, nullable=False),
    Column("at", UtcDateTime, nullable=False),
    Column("case_number", Integer, nullable=False),
    Column("told", Boolean, nullable=False),
    Index("thanks_by_case", "case_number", "told", "id"),
    sqlite_autoincrement=True,
)

act_counts = Table(
    "act_counts",
    metadata,
    Column("day", UtcDateTime, primary_key=True),
    Column("act", String, primary_key=True),
    Column("count", Integer, nullable=False),
)


# What went out where each message has its price, by month (2026-11) of the society. `name` is a digest.

counted_messages = Table(
    "counted_messages",
    metadata,
    Column("name", String, primary_key=True),
    Column("month", String, nullable=False),
    Column("category", String, nullable=False),
    Column("billable", Boolean),
)

message_counts = Table(
    "message_counts",
    metadata,
    Column("channel", String, primary_key=True),
    Column("month", String, primary_key=True),
    Column("category", String, primary_key=True),
    Column("messages", Integer, nullable=False),
    Column("billable", Integer, nullable=False),
    Column("unreported", Integer, nullable=False),
)


# Who works here besides those of config.yaml, and who the people are. Never shown in a room.

staff_members = Table(
    "staff_members",
    metadata,
    _id(),
    Column("name", String, nullable=False),
    Column("role", String, nullable=False),
    Column("channel", String, nullable=False),
    Column("address", String, nullable=False),
    Column("joined_at", UtcDateTime, nullable=False),
    Column("removed_at", UtcDateTime),
    UniqueConstraint("channel", "address"),
    sqlite_autoincrement=True,
)

staff_invitations = Table(
    "staff_invitations",
    metadata,
    Column("secret", String, primary_key=True),
    Column("role", String, nullable=False),
    Column("name", String, nullable=False),
    Column("made_at", UtcDateTime, nullable=False),
    Column("ends_at", UtcDateTime, nullable=False),
    Column("used_at", UtcDateTime),
    Column("member", String, nullable=False, server_default=""),
)
"""With a `member` of config.yaml, it admits its bearer as that member."""

staff_places = Table(
    "staff_places",
    metadata,
    Column("member", String, primary_key=True),
    Column("code", String, nullable=False),
    Column("channel", String, nullable=False, server_default=""),
    Column("address", String, nullable=False, server_default=""),
    Column("taken_at", UtcDateTime),
    Column("claim", String, nullable=False, server_default=""),
    Column("number", String, nullable=False, server_default=""),
    Column("claimed_at", UtcDateTime),
    UniqueConstraint("code"),
    Index(
        "staff_places_by_address", "channel", "address", unique=True, sqlite_where=text("address <> ''")
    ),
)
"""Which account of a messenger is which member of config.yaml: what the button in the staff's group
carries, who has the place, and who pressed and was not confirmed yet, with the number they were shown."""

# Conversations of another contact than the one they began with, to which they go back; and those to whose
# address nothing gets through until something newer than `after` (an inbox row) is heard from there.

links = Table(
    "links",
    metadata,
    Column("conversation_id", ForeignKey("conversations.id"), primary_key=True, autoincrement=False),
    _of("contacts.id", "home_id"),
    Column("at", UtcDateTime, nullable=False),
)

lost_addresses = Table(
    "lost_addresses",
    metadata,
    Column("conversation_id", ForeignKey("conversations.id"), primary_key=True, autoincrement=False),
    Column("after", Integer, nullable=False),
    Column("at", UtcDateTime, nullable=False),
)

# Codes are known by their digests alone. Of a wrong one nothing is kept but when it was tried.

link_codes = Table(
    "link_codes",
    metadata,
    _id(),
    _of("conversations.id", "conversation_id"),
    Column("digest", String, nullable=False),
    Column("ends_at", UtcDateTime, nullable=False),
    Column("after", Integer, nullable=False),
    _of("conversations.id", "written_in", nullable=True),
    Index("link_codes_by_digest", "digest"),
    Index("link_codes_by_conversation", "conversation_id"),
    sqlite_autoincrement=True,
)

recovery_codes = Table(
    "recovery_codes",
    metadata,
    Column("conversation_id", ForeignKey("conversations.id"), primary_key=True, autoincrement=False),
    Column("digest", String, nullable=False),
    Column("at", UtcDateTime, nullable=False),
    Index("recovery_codes_by_digest", "digest"),
)

code_tries = Table(
    "code_tries",
    metadata,
    _id(),
    Column("at", UtcDateTime, nullable=False),
    Index("code_tries_by_time", "at"),
    sqlite_autoincrement=True,
)

ended_sessions = Table(
    "ended_sessions",
    metadata,
    Column("session", String, primary_key=True),
    Column("at", UtcDateTime, nullable=False),
)

profiles = Table(
    "profiles",
    metadata,
    Column("conversation_id", ForeignKey("conversations.id"), primary_key=True, autoincrement=False),
    Column("name", String, nullable=False),
    Column("phone", String, nullable=False),
    Column("at", UtcDateTime, nullable=False),
)

# Who is who on WhatsApp: the telephone (`wa_id`) and the business-scoped id (`user_id`) of a
# conversation, since when each is known to be theirs, `former`, a telephone that is somebody else's now,
# and `lost_at`, since when nothing is sent there. `expects_id`: a change was told of, the new id not yet.

whatsapp_people = Table(
    "whatsapp_people",
    metadata,
    Column("conversation_id", ForeignKey("conversations.id"), primary_key=True, autoincrement=False),
    Column("wa_id", String),
    Column("user_id", String),
    Column("wa_at", UtcDateTime, nullable=False),
    Column("user_at", UtcDateTime, nullable=False),
    Column("expects_id", Boolean, nullable=False, server_default=false()),
    Column("former", String, nullable=False, server_default=""),
    Column("lost_at", UtcDateTime),
    UniqueConstraint("wa_id"),
    UniqueConstraint("user_id"),
    Index("whatsapp_people_by_former", "former", sqlite_where=text("former <> ''")),
)

whatsapp_moves = Table(
    "whatsapp_moves",
    metadata,
    _id(),
    Column("kind", String, nullable=False),
    Column("old", String, nullable=False),
    Column("new", String, nullable=False),
    Column("at", UtcDateTime, nullable=False),
    UniqueConstraint("kind", "old", "new", "at"),
    sqlite_autoincrement=True,
)
"""Changes of either that WhatsApp told of, for as long as something from before them may come."""


# Who did what, when: no words, and nobody by name. Triggers refuse that anything of it is changed or
# taken out (bot/store/audit_guards.py).

audit = Table(
    "audit",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=False),
    Column("at", UtcDateTime, nullable=False),
    Column("actor", String, nullable=False),
    Column("action", String, nullable=False),
    Column("subject", String, nullable=False),
    Column("person_key", String, nullable=False),
    Column("digest", String, nullable=False),
    Column("reason", String, nullable=False),
    Column("previous", String, nullable=False),
    Column("hash", String, nullable=False),
    Index("audit_by_subject", "subject", "id"),
    Index("audit_by_person", "person_key", "id", sqlite_where=text("person_key <> ''")),
    Index("audit_emptied", "id", sqlite_where=text("action = 'emptied'")),
)


# What Telegram must be told again, and what its ids mean here. Its chat ids have up to 52 bits.

consents = Table(
    "consents",
    metadata,
    _id(),
    _of("contacts.id", "contact_id"),
    Column("purpose", String, nullable=False),
    Column("way", String, nullable=False),
    Column("version", String, nullable=False),
    Column("at", UtcDateTime, nullable=False),
    Column("by_guardian", Boolean, nullable=False, server_default=false()),
    Column("for_whom", String, nullable=False, server_default=""),
    Column("about", Integer, nullable=False, server_default="0"),
    Column("language", String, nullable=False, server_default=""),
    Column("withdrawn_at", UtcDateTime),
    Index("consents_of_contact", "contact_id", "id"),
)
"""What people were told of their data and agreed to."""

requests = Table(
    "requests",
    metadata,
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("contact", Integer, nullable=False),
    Column("status", String, nullable=False),
    Column("rest", Stored, nullable=False),
    Index("requests_of_contact", "contact", "number"),
    Index("requests_open", "number", sqlite_where=text("status = 'open'")),
)
"""What people ask for about their data. `contact` is 0 of somebody who has no conversation here."""

telegram_topics = Table(
    "telegram_topics",
    metadata,
    Column("room", String, primary_key=True),
    Column("chat_id", BigInteger, nullable=False),
    Column("thread_id", BigInteger, nullable=False),
    Column("title", String, nullable=False),
    Column("icon", String, nullable=False),
    Column("stale", Boolean, nullable=False, server_default=false()),
    Index("telegram_topics_by_thread", "chat_id", "thread_id"),
    Index("telegram_topics_stale", "room", sqlite_where=text("stale = 1")),
)

telegram_posts = Table(
    "telegram_posts",
    metadata,
    Column("chat_id", BigInteger, primary_key=True, autoincrement=False),
    Column("message_id", BigInteger, primary_key=True, autoincrement=False),
    Column("room", String, nullable=False),
    Index("telegram_posts_by_room", "room"),
)

telegram_files = Table(
    "telegram_files",
    metadata,
    Column("attachment_id", String, ForeignKey("attachments.id"), primary_key=True),
    Column("bot", String, nullable=False),
    Column("file_id", String, nullable=False),
    Column("method", String, nullable=False),
)

telegram_parts = Table(
    "telegram_parts",
    metadata,
    Column("outbox_id", Integer, ForeignKey("outbox.id"), primary_key=True),
    Column("part", Integer, primary_key=True, autoincrement=False),
    Column("message_id", BigInteger, nullable=False),
    Index("telegram_parts_by_message", "message_id"),
)

# What WhatsApp's ids mean here: of a message that went in several, what each of them is called there.

whatsapp_parts = Table(
    "whatsapp_parts",
    metadata,
    Column("outbox_id", Integer, ForeignKey("outbox.id"), primary_key=True),
    Column("part", Integer, primary_key=True, autoincrement=False),
    Column("message_id", String, nullable=False),
)

# What is taken back of what a platform showed: whose, for whom, and which messages. Gone once it is over.

takebacks = Table(
    "takebacks",
    metadata,
    _id(),
    _of("conversations.id", "conversation_id"),
    _of("outbox.id", "outbox_id", nullable=True),
    _of("conversations.id", "tell", nullable=True),
    Column("of", String, nullable=False),
    Column("only", Boolean, nullable=False),
    Column("shown", Integer, nullable=False),
    Column("mails", Integer, nullable=False),
    Index("takebacks_by_conversation", "conversation_id", "id"),
    sqlite_autoincrement=True,
)

takeback_posts = Table(
    "takeback_posts",
    metadata,
    _id(),
    _of("takebacks.id", "takeback_id"),
    Column("chat_id", BigInteger, nullable=False),
    Column("message_id", BigInteger, nullable=False),
    Column("kind", String, nullable=False),
    Column("at", UtcDateTime, nullable=False),
    Column("fate", String, nullable=False),
    Column("reason", String, nullable=False),
    UniqueConstraint("takeback_id", "chat_id", "message_id"),
    sqlite_autoincrement=True,
)


# What a platform brought that nobody could read, as it came, until somebody has looked at it or its days
# are over. Whose it is, where that could be told.

kept_payloads = Table(
    "kept_payloads",
    metadata,
    _id(),
    Column("channel", String, nullable=False),
    _of("conversations.id", "conversation_id", nullable=True),
    Column("digest", String, nullable=False),
    Column("why", String, nullable=False),
    Column("body", String, nullable=False),
    Column("at", UtcDateTime, nullable=False),
    UniqueConstraint("channel", "digest"),
    Index("kept_payloads_by_conversation", "conversation_id"),
    Index("kept_payloads_by_time", "at"),
)

calls = Table(
    "calls",
    metadata,
    _id(),
    _of("conversations.id", "conversation_id"),
    _of("outbox.id", "outbox_id", nullable=True),
    Column("purpose", String, nullable=False),
    Column("about", Integer, nullable=False),
    Column("status", String, nullable=False),
    Column("at", UtcDateTime, nullable=False),
    Column("opened_at", UtcDateTime),
    Index(
        "calls_open", "conversation_id", unique=True, sqlite_where=text("status IN ('waiting', 'open')")
    ),
    Index("calls_waiting", "id", sqlite_where=text("status = 'waiting'")),
    Index("calls_by_time", "opened_at"),
    sqlite_autoincrement=True,
)
"""That something waits, told by a template where nothing may be said freely. `about` is a case or 0."""

IS_LIVE = text("calls.status IN ('waiting', 'open')")
"""As it stands in the index `calls_open`: a value beside the statement would not be known to be in it."""

message_templates = Table(
    "message_templates",
    metadata,
    Column("channel", String, primary_key=True),
    Column("name", String, primary_key=True),
    Column("language", String, primary_key=True),
    Column("status", String, nullable=False),
    Column("category", String, nullable=False),
    Column("quality", String, nullable=False),
    Column("why", String, nullable=False),
    Column("at", UtcDateTime, nullable=False),
)

incidents = Table(
    "incidents",
    metadata,
    Column("lead", ForeignKey("cases.number"), primary_key=True, autoincrement=False),
    Column("name", String, nullable=False),
    Column("opened_at", UtcDateTime, nullable=False),
    Column("notice", String, nullable=False, server_default=""),
    Column("noticed_by", String, nullable=False, server_default=""),
)
"""Many cases alike: `name` and `notice` are words of staff; which cases they are, each case says."""

ailments = Table(
    "ailments",
    metadata,
    Column("key", String, primary_key=True),
    Column("subject", String, primary_key=True),
    Column("course", Stored, nullable=False),
)
"""What ails the house, or did lately: rows of `bot.core.ailments.Course`, with nothing of a person."""


def _partial(
    name: str, table: Table, status: ColumnElement[str], *columns: str, unique: bool = False
) -> None:
    """What PostgreSQL calls it stands in migrations: here that would load its dialect at every start."""
    on = [table.c[column] for column in columns]
    Index(name, *on, unique=unique, sqlite_where=table.c.status == status)


Index("inbox_by_message", inbox.c.channel, inbox.c.message, sqlite_where=inbox.c.message.is_not(None))
Index("outbox_by_reference", outbox.c.reference, sqlite_where=outbox.c.reference.is_not(None))
Index("outbox_by_name", outbox.c.external_id, sqlite_where=text("reported < 3"))
_partial("inbox_waiting_by_conversation", inbox, NEW, "conversation_id", "id")
_partial("inbox_waiting_by_number", inbox, NEW, "conversation_id", "channel", "number", "id")
_partial("outbox_waiting_by_conversation", outbox, QUEUED, "conversation_id", "urgency", "id")
_partial("outbox_waiting_by_urgency", outbox, QUEUED, "urgency", "conversation_id")
_partial("outbox_given_up", outbox, PARKED, "conversation_id", "id")
_partial("outbox_held", outbox, HELD, "conversation_id", "id")
_partial("timers_due", timers, PENDING, "due_at", "id")
_partial("timers_by_key", timers, PENDING, "key", unique=True)


def is_due(column: Column[datetime]) -> ColumnElement[bool]:
    """May be tried at what `due_at` gives: not put off, its wait is over, or the clock was set back."""
    now, jumped = bindparam("now", type_=UtcDateTime()), bindparam("jumped", type_=UtcDateTime())
    return or_(column.is_(None), column <= now, column > jumped)


def due_at(now: datetime) -> dict[str, datetime]:
    """What `is_due` asks for. `now` is UTC."""
    return {"now": now, "jumped": now + LONGEST_WAIT}
