"""Incidents: many cases alike, with one answer and one notice; and the cases of a kind by their day."""

import sqlalchemy as sa
from alembic import op

revision = "0027"
down_revision = "0026"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "incidents",
        sa.Column("lead", sa.Integer, nullable=False, autoincrement=False),
        sa.Column("name", sa.String, nullable=False),
        sa.Column("opened_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("notice", sa.String, nullable=False, server_default=""),
        sa.Column("noticed_by", sa.String, nullable=False, server_default=""),
        sa.PrimaryKeyConstraint("lead", name="pk_incidents"),
        sa.ForeignKeyConstraint(["lead"], ["cases.number"], name="fk_incidents_lead"),
    )
    op.create_index("cases_by_kind", "cases", ["kind", "opened_at"])


def downgrade() -> None:
    op.drop_index("cases_by_kind", "cases")
    op.drop_table("incidents")
