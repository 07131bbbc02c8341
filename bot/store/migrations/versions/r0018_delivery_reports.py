"""What a platform reports of a message, and that a send was begun whose fate is not known."""

import sqlalchemy as sa
from alembic import op

revision = "0018"
down_revision = "0017"
branch_labels = None
depends_on = None

_TIMES = ("begun_at", "delivered_at", "read_at")


def upgrade() -> None:
    for name in _TIMES:
        op.add_column("outbox", sa.Column(name, sa.DateTime(timezone=True)))
    op.add_column("outbox", sa.Column("reference", sa.Integer()))
    op.add_column("outbox", sa.Column("reported", sa.Integer()))
    op.create_index(
        "outbox_by_reference", "outbox", ["reference"], sqlite_where=sa.text("reference IS NOT NULL")
    )
    op.create_index("outbox_by_name", "outbox", ["external_id"], sqlite_where=sa.text("reported < 3"))


def downgrade() -> None:
    op.drop_index("outbox_by_name", "outbox")
    op.drop_index("outbox_by_reference", "outbox")
    for name in ("reported", "reference", *reversed(_TIMES)):
        op.drop_column("outbox", name)
