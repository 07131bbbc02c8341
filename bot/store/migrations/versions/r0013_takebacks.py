"""What a platform showed is taken back: until that is over, the ids of its messages are kept apart."""

import sqlalchemy as sa
from alembic import op

revision = "0013"
down_revision = "0012"
branch_labels = None
depends_on = None

_KEYS = (("conversation_id", "conversations"), ("outbox_id", "outbox"), ("tell", "conversations"))


def upgrade() -> None:
    op.create_table(
        "takebacks",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("conversation_id", sa.Integer(), nullable=False),
        sa.Column("outbox_id", sa.Integer()),
        sa.Column("tell", sa.Integer()),
        sa.Column("of", sa.String(), nullable=False),
        sa.Column("only", sa.Boolean(), nullable=False),
        sa.Column("shown", sa.Integer(), nullable=False),
        sa.Column("mails", sa.Integer(), nullable=False),
        *(sa.ForeignKeyConstraint([key], [f"{to}.id"], name=f"fk_takebacks_{key}") for key, to in _KEYS),
        sa.PrimaryKeyConstraint("id", name="pk_takebacks"),
        sqlite_autoincrement=True,
    )
    op.create_index("takebacks_by_conversation", "takebacks", ["conversation_id", "id"])
    op.create_table(
        "takeback_posts",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("takeback_id", sa.Integer(), nullable=False),
        sa.Column("chat_id", sa.BigInteger(), nullable=False),
        sa.Column("message_id", sa.BigInteger(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("fate", sa.String(), nullable=False),
        sa.Column("reason", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["takeback_id"], ["takebacks.id"], name="fk_takeback_posts_takeback_id"),
        sa.PrimaryKeyConstraint("id", name="pk_takeback_posts"),
        sa.UniqueConstraint("takeback_id", "chat_id", "message_id", name="uq_takeback_posts_takeback_id"),
        sqlite_autoincrement=True,
    )
    op.create_index("telegram_posts_by_room", "telegram_posts", ["room"])


def downgrade() -> None:
    op.drop_index("telegram_posts_by_room", "telegram_posts")
    op.drop_table("takeback_posts")
    op.drop_table("takebacks")
