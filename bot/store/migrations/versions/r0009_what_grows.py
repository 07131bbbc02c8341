"""What is looked for in tables that grow is found by an index."""

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None

INDEXES = (
    ("outbox_given_up", "outbox", ["conversation_id", "id"], "status = 'parked'"),
    ("attachments_unused", "attachments", ["at"], "used IS 0"),
    ("asked_questions_by_addition", "asked_questions", ["addition"], ""),
    ("thanks_by_case", "thanks", ["case_number", "told", "id"], ""),
    ("telegram_topics_stale", "telegram_topics", ["room"], "stale = 1"),
    ("telegram_parts_by_message", "telegram_parts", ["message_id"], ""),
)


def upgrade() -> None:
    for name, table, columns, where in INDEXES:
        op.create_index(name, table, columns, sqlite_where=sa.text(where) if where else None)


def downgrade() -> None:
    for name, table, _, _ in INDEXES:
        op.drop_index(name, table)
