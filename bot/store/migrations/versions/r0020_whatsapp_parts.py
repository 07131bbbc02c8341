"""What WhatsApp calls each part of a message that went in several."""

import sqlalchemy as sa
from alembic import op

revision = "0020"
down_revision = "0019"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "whatsapp_parts",
        sa.Column("outbox_id", sa.Integer(), nullable=False),
        sa.Column("part", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("message_id", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["outbox_id"], ["outbox.id"], name="fk_whatsapp_parts_outbox_id"),
        sa.PrimaryKeyConstraint("outbox_id", "part", name="pk_whatsapp_parts"),
    )


def downgrade() -> None:
    op.drop_table("whatsapp_parts")
