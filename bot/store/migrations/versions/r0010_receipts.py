"""What people confide may have no person: a receipt opens it instead."""

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None

RECEIPT = sa.text("receipt != ''")


def upgrade() -> None:
    with op.batch_alter_table("disclosures") as table:
        table.alter_column("person", existing_type=sa.Integer(), nullable=True)
        table.add_column(sa.Column("receipt", sa.String(), nullable=False, server_default=""))
    op.create_index(
        "disclosures_by_receipt", "disclosures", ["receipt"], unique=True, sqlite_where=RECEIPT
    )
    op.create_table(
        "receipt_tries",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_receipt_tries"),
        sqlite_autoincrement=True,
    )
    op.create_index("receipt_tries_by_time", "receipt_tries", ["at"])


def downgrade() -> None:
    op.drop_table("receipt_tries")
    op.drop_index("disclosures_by_receipt", "disclosures")
    op.execute("DELETE FROM disclosures WHERE person IS NULL")
    with op.batch_alter_table("disclosures") as table:
        table.drop_column("receipt")
        table.alter_column("person", existing_type=sa.Integer(), nullable=False)
