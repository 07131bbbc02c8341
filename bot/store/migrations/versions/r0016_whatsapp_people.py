"""Who is who on WhatsApp: telephones and business-scoped ids of conversations, and their changes."""

import sqlalchemy as sa
from alembic import op

revision = "0016"
down_revision = "0015"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "whatsapp_people",
        sa.Column("conversation_id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("wa_id", sa.String()),
        sa.Column("user_id", sa.String()),
        sa.Column("wa_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("user_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("expects_id", sa.Boolean(), nullable=False, server_default=sa.false()),
        sa.Column("former", sa.String(), nullable=False, server_default=""),
        sa.Column("lost_at", sa.DateTime(timezone=True)),
        sa.ForeignKeyConstraint(
            ["conversation_id"], ["conversations.id"], name="fk_whatsapp_people_conversation_id"
        ),
        sa.PrimaryKeyConstraint("conversation_id", name="pk_whatsapp_people"),
        sa.UniqueConstraint("wa_id", name="uq_whatsapp_people_wa_id"),
        sa.UniqueConstraint("user_id", name="uq_whatsapp_people_user_id"),
    )
    op.create_index(
        "whatsapp_people_by_former", "whatsapp_people", ["former"], sqlite_where=sa.text("former <> ''")
    )
    op.create_table(
        "whatsapp_moves",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("old", sa.String(), nullable=False),
        sa.Column("new", sa.String(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_whatsapp_moves"),
        sa.UniqueConstraint("kind", "old", "new", "at", name="uq_whatsapp_moves_kind"),
        sqlite_autoincrement=True,
    )


def downgrade() -> None:
    op.drop_table("whatsapp_moves")
    op.drop_table("whatsapp_people")
