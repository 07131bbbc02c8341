"""The inbox finds a message by the platform's name for it, and knows whether it reads as before."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None

_WORDS = """UPDATE inbox SET message = json_extract(event, '$.words.id')
WHERE kind IN ('MessageReceived', 'MessageEdited') AND json_extract(event, '$.words.id') <> ''"""


def upgrade() -> None:
    op.add_column("inbox", sa.Column("message", sa.String(), nullable=True))
    op.add_column("inbox", sa.Column("said", sa.String(), nullable=True))
    op.execute(_WORDS)
    told = sa.text("message IS NOT NULL")
    op.create_index(
        "inbox_by_message", "inbox", ["channel", "message"], sqlite_where=told, postgresql_where=told
    )


def downgrade() -> None:
    op.drop_index("inbox_by_message", table_name="inbox")
    op.drop_column("inbox", "said")
    op.drop_column("inbox", "message")
