"""What a platform brought that nobody could read is kept as it came."""

import sqlalchemy as sa
from alembic import op

revision = "0019"
down_revision = "0018"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "kept_payloads",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("channel", sa.String(), nullable=False),
        sa.Column("conversation_id", sa.Integer()),
        sa.Column("digest", sa.String(), nullable=False),
        sa.Column("why", sa.String(), nullable=False),
        sa.Column("body", sa.String(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["conversation_id"], ["conversations.id"], name="fk_kept_payloads_conversation_id"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_kept_payloads"),
        sa.UniqueConstraint("channel", "digest", name="uq_kept_payloads_channel"),
    )
    op.create_index("kept_payloads_by_conversation", "kept_payloads", ["conversation_id"])
    op.create_index("kept_payloads_by_time", "kept_payloads", ["at"])


def downgrade() -> None:
    op.drop_table("kept_payloads")
