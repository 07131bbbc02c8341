"""Since when a person wants no messages that they did not ask for, at all their addresses."""

import sqlalchemy as sa
from alembic import op

revision = "0023"
down_revision = "0022"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("contacts", sa.Column("opted_out", sa.DateTime(timezone=True)))


def downgrade() -> None:
    op.drop_column("contacts", "opted_out")
