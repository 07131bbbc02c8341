"""What tells somebody that something waits for them, and what a platform says of its templates."""

import sqlalchemy as sa
from alembic import op

revision = "0022"
down_revision = "0021"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "calls",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("conversation_id", sa.Integer(), nullable=False),
        sa.Column("outbox_id", sa.Integer()),
        sa.Column("purpose", sa.String(), nullable=False),
        sa.Column("about", sa.Integer(), nullable=False),
        sa.Column("status", sa.String(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("opened_at", sa.DateTime(timezone=True)),
        sa.ForeignKeyConstraint(
            ["conversation_id"], ["conversations.id"], name="fk_calls_conversation_id"
        ),
        sa.ForeignKeyConstraint(["outbox_id"], ["outbox.id"], name="fk_calls_outbox_id"),
        sa.PrimaryKeyConstraint("id", name="pk_calls"),
        sqlite_autoincrement=True,
    )
    live = sa.text("status IN ('waiting', 'open')")
    op.create_index("calls_open", "calls", ["conversation_id"], unique=True, sqlite_where=live)
    op.create_index("calls_waiting", "calls", ["id"], sqlite_where=sa.text("status = 'waiting'"))
    op.create_index("calls_by_time", "calls", ["opened_at"])
    names = ("status", "category", "quality", "why")
    op.create_table(
        "message_templates",
        *(
            sa.Column(name, sa.String(), nullable=False)
            for name in ("channel", "name", "language", *names)
        ),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("channel", "name", "language", name="pk_message_templates"),
    )


def downgrade() -> None:
    op.drop_table("message_templates")
    op.drop_table("calls")
