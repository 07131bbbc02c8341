"""How many messages went out by month, where each has its price."""

import sqlalchemy as sa
from alembic import op

revision = "0021"
down_revision = "0020"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "counted_messages",
        sa.Column("name", sa.String(), primary_key=True),
        sa.Column("month", sa.String(), nullable=False),
        sa.Column("category", sa.String(), nullable=False),
        sa.Column("billable", sa.Boolean()),
    )
    op.create_table(
        "message_counts",
        sa.Column("channel", sa.String(), primary_key=True),
        sa.Column("month", sa.String(), primary_key=True),
        sa.Column("category", sa.String(), primary_key=True),
        sa.Column("messages", sa.Integer(), nullable=False),
        sa.Column("billable", sa.Integer(), nullable=False),
        sa.Column("unreported", sa.Integer(), nullable=False),
    )


def downgrade() -> None:
    op.drop_table("message_counts")
    op.drop_table("counted_messages")
