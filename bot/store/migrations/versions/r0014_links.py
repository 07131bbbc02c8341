"""Addresses are linked by a code, and somebody is found again by a number and a code."""

import sqlalchemy as sa
from alembic import op

revision = "0014"
down_revision = "0013"
branch_labels = None
depends_on = None


def _conversation(table: str, name: str = "conversation_id") -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint([name], ["conversations.id"], name=f"fk_{table}_{name}")


def upgrade() -> None:
    op.create_table(
        "links",
        sa.Column("conversation_id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("home_id", sa.Integer(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        _conversation("links"),
        sa.ForeignKeyConstraint(["home_id"], ["contacts.id"], name="fk_links_home_id"),
        sa.PrimaryKeyConstraint("conversation_id", name="pk_links"),
    )
    op.create_table(
        "lost_addresses",
        sa.Column("conversation_id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("after", sa.Integer(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        _conversation("lost_addresses"),
        sa.PrimaryKeyConstraint("conversation_id", name="pk_lost_addresses"),
    )
    _codes()


def _codes() -> None:
    op.create_table(
        "link_codes",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("conversation_id", sa.Integer(), nullable=False),
        sa.Column("digest", sa.String(), nullable=False),
        sa.Column("ends_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("after", sa.Integer(), nullable=False),
        sa.Column("written_in", sa.Integer()),
        _conversation("link_codes"),
        _conversation("link_codes", "written_in"),
        sa.PrimaryKeyConstraint("id", name="pk_link_codes"),
        sqlite_autoincrement=True,
    )
    op.create_index("link_codes_by_digest", "link_codes", ["digest"])
    op.create_index("link_codes_by_conversation", "link_codes", ["conversation_id"])
    op.create_table(
        "recovery_codes",
        sa.Column("conversation_id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("digest", sa.String(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        _conversation("recovery_codes"),
        sa.PrimaryKeyConstraint("conversation_id", name="pk_recovery_codes"),
    )
    op.create_index("recovery_codes_by_digest", "recovery_codes", ["digest"])
    op.create_table(
        "code_tries",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_code_tries"),
        sqlite_autoincrement=True,
    )
    op.create_index("code_tries_by_time", "code_tries", ["at"])


def downgrade() -> None:
    for name in ("code_tries", "recovery_codes", "link_codes", "lost_addresses", "links"):
        op.drop_table(name)
