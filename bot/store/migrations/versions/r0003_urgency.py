"""How urgent a message is, and which topics wait for their new title."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

HEADS, URGENT = "outbox_waiting_by_conversation", "outbox_waiting_by_urgency"
WAITING = sa.text("status = 'queued'")


def upgrade() -> None:
    op.add_column("outbox", sa.Column("urgency", sa.Integer(), nullable=False, server_default="3"))
    op.drop_index(HEADS, "outbox")
    _index(HEADS, "conversation_id", "urgency", "id")
    _index(URGENT, "urgency", "conversation_id")
    op.add_column(
        "telegram_topics",
        sa.Column("stale", sa.Boolean(), nullable=False, server_default=sa.false()),
    )


def downgrade() -> None:
    op.drop_column("telegram_topics", "stale")
    op.drop_index(URGENT, "outbox")
    op.drop_index(HEADS, "outbox")
    _index(HEADS, "conversation_id", "id")
    op.drop_column("outbox", "urgency")


def _index(name: str, *columns: str) -> None:
    op.create_index(name, "outbox", [*columns], sqlite_where=WAITING, postgresql_where=WAITING)
