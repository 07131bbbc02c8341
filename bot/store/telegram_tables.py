"""What Telegram must be told again, and what its ids mean here. Its chat ids have up to 52 bits."""

from sqlalchemy import BigInteger, Boolean, Column, ForeignKey, Index, Integer, String, Table, false

from bot.store.metadata import metadata

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
)

telegram_posts = Table(
    "telegram_posts",
    metadata,
    Column("chat_id", BigInteger, primary_key=True, autoincrement=False),
    Column("message_id", BigInteger, primary_key=True, autoincrement=False),
    Column("room", String, nullable=False),
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
)
