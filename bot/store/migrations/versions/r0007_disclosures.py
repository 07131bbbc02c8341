"""What people confide has a table of its own: it is no case."""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "disclosures",
        sa.Column("number", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("person", sa.Integer(), nullable=False),
        sa.Column("opened_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("seen_at", sa.DateTime(timezone=True)),
        sa.Column("done_at", sa.DateTime(timezone=True)),
        sa.Column("rest", sa.JSON(), nullable=False),
        sa.ForeignKeyConstraint(["person"], ["conversations.id"], name="fk_disclosures_person"),
        sa.PrimaryKeyConstraint("number", name="pk_disclosures"),
    )
    op.create_index("disclosures_by_person", "disclosures", ["person", "number"])


def downgrade() -> None:
    op.drop_table("disclosures")
