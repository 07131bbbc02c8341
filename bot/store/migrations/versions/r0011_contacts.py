"""A person is a contact with addresses. What a channel tells of an address is its profile."""

import secrets

import sqlalchemy as sa
from alembic import op

revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None

MANY = 10_000  # rows that are written together


def upgrade() -> None:
    _table_of_profiles("profiles")
    op.execute("INSERT INTO profiles SELECT conversation_id, name, phone, at FROM contacts")
    op.drop_table("contacts")
    op.create_table(
        "contacts",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("key", sa.String(), nullable=False),
        sa.Column("salt", sa.String(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_contacts"),
        sa.UniqueConstraint("key", name="uq_contacts_key"),
        sqlite_autoincrement=True,
    )
    # Alembic would make the whole table anew for a column that leads to another table; SQLite need not.
    named = "CONSTRAINT fk_conversations_contact_id REFERENCES contacts (id)"
    op.execute(f"ALTER TABLE conversations ADD COLUMN contact_id INTEGER {named}")
    _everybody_is_a_contact()
    op.create_index("conversations_by_contact", "conversations", ["contact_id"])


def _table_of_profiles(name: str) -> None:
    op.create_table(
        name,
        sa.Column("conversation_id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("phone", sa.String(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["conversation_id"], ["conversations.id"], name=f"fk_{name}_conversation_id"
        ),
        sa.PrimaryKeyConstraint("conversation_id", name=f"pk_{name}"),
    )


def _everybody_is_a_contact() -> None:
    """Of each person's conversation one of its own, of the conversation's number."""
    made = sa.text("INSERT INTO contacts (id, key, salt, at) VALUES (:id, :key, :salt, :at)")
    conn = op.get_bind()
    found = conn.execute(sa.text("SELECT id, active_at FROM conversations WHERE party = 'person'"))
    while rows := found.fetchmany(MANY):
        conn.execute(made, [{"id": id, "key": _random(), "salt": _random(), "at": at} for id, at in rows])
    op.execute("UPDATE conversations SET contact_id = id WHERE party = 'person'")


def _random() -> str:
    return secrets.token_hex(16)


def downgrade() -> None:
    op.drop_index("conversations_by_contact", "conversations")
    with op.batch_alter_table("conversations") as table:
        table.drop_constraint("fk_conversations_contact_id", type_="foreignkey")
        table.drop_column("contact_id")
    op.drop_table("contacts")
    _table_of_profiles("contacts")
    op.execute("INSERT INTO contacts SELECT conversation_id, name, phone, at FROM profiles")
    op.drop_table("profiles")
