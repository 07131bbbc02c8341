"""Until when a person may be answered freely, and what is held where they may not."""

import sqlalchemy as sa
from alembic import op

revision = "0017"
down_revision = "0016"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("conversations", sa.Column("free_until", sa.DateTime(timezone=True)))
    op.add_column("outbox", sa.Column("released_at", sa.DateTime(timezone=True)))
    held = sa.text("status = 'held'")
    op.create_index("outbox_held", "outbox", ["conversation_id", "id"], sqlite_where=held)


def downgrade() -> None:
    op.drop_index("outbox_held", "outbox")
    op.drop_column("outbox", "released_at")
    op.drop_column("conversations", "free_until")
