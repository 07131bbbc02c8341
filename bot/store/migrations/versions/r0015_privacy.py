"""What people were told of their data and agreed to, and what they ask for about it."""

import sqlalchemy as sa
from alembic import op

revision = "0015"
down_revision = "0014"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "consents",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("contact_id", sa.Integer(), nullable=False),
        sa.Column("purpose", sa.String(), nullable=False),
        sa.Column("way", sa.String(), nullable=False),
        sa.Column("version", sa.String(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("by_guardian", sa.Boolean(), nullable=False, server_default=sa.false()),
        sa.Column("for_whom", sa.String(), nullable=False, server_default=""),
        sa.Column("about", sa.Integer(), nullable=False, server_default="0"),
        sa.Column("language", sa.String(), nullable=False, server_default=""),
        sa.Column("withdrawn_at", sa.DateTime(timezone=True)),
        sa.ForeignKeyConstraint(["contact_id"], ["contacts.id"], name="fk_consents_contact_id"),
        sa.PrimaryKeyConstraint("id", name="pk_consents"),
    )
    op.create_index("consents_of_contact", "consents", ["contact_id", "id"])
    op.create_table(
        "requests",
        sa.Column("number", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("contact", sa.Integer(), nullable=False),
        sa.Column("status", sa.String(), nullable=False),
        sa.Column("rest", sa.JSON(), nullable=False),
        sa.PrimaryKeyConstraint("number", name="pk_requests"),
    )
    op.create_index("requests_of_contact", "requests", ["contact", "number"])
    op.create_index("requests_open", "requests", ["number"], sqlite_where=sa.text("status = 'open'"))


def downgrade() -> None:
    op.drop_table("requests")
    op.drop_table("consents")
