"""Which account of a messenger is which member of config.yaml, and links that are for one of them."""

import sqlalchemy as sa
from alembic import op

revision = "0025"
down_revision = "0024"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "staff_places",
        sa.Column("member", sa.String, nullable=False),
        sa.Column("code", sa.String, nullable=False),
        sa.Column("channel", sa.String, nullable=False, server_default=""),
        sa.Column("address", sa.String, nullable=False, server_default=""),
        sa.Column("taken_at", sa.DateTime(timezone=True)),
        sa.Column("claim", sa.String, nullable=False, server_default=""),
        sa.Column("number", sa.String, nullable=False, server_default=""),
        sa.Column("claimed_at", sa.DateTime(timezone=True)),
        sa.PrimaryKeyConstraint("member", name="pk_staff_places"),
        sa.UniqueConstraint("code", name="uq_staff_places_code"),
    )
    op.create_index(
        "staff_places_by_address",
        "staff_places",
        ["channel", "address"],
        unique=True,
        sqlite_where=sa.text("address <> ''"),
        postgresql_where=sa.text("address <> ''"),
    )
    op.add_column("staff_invitations", sa.Column("member", sa.String, nullable=False, server_default=""))


def downgrade() -> None:
    op.drop_column("staff_invitations", "member")
    op.drop_index("staff_places_by_address", "staff_places")
    op.drop_table("staff_places")
