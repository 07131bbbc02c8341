"""Every message of a room is known by its id in the group, those from before, too: an answer to it, or a
press on it, is of that room wherever Telegram withholds the topic.
"""

from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None

_POSTS = """INSERT INTO telegram_posts (chat_id, message_id, room)
SELECT chat_id, message_id, max(room) FROM ({messages}) AS found
WHERE NOT EXISTS (SELECT 1 FROM telegram_posts AS known
    WHERE known.chat_id = found.chat_id AND known.message_id = found.message_id)
GROUP BY chat_id, message_id"""

_CHAT = "CAST(substr(outbox.external_id, 1, instr(outbox.external_id, ':') - 1) AS BIGINT)"
_LAST = "CAST(replace(substr(outbox.external_id, instr(outbox.external_id, ':') + 1), '+', '') AS BIGINT)"
_OURS = """FROM outbox JOIN conversations ON conversations.id = outbox.conversation_id {beside}
WHERE conversations.channel = 'telegram' AND conversations.party = 'room'
AND outbox.external_id LIKE '-%:%' AND coalesce(json_extract(outbox.message, '$.mark'), '') = ''"""


def upgrade() -> None:
    whole = f"SELECT {_CHAT} AS chat_id, {_LAST} AS message_id, conversations.address AS room "
    parts = f"SELECT {_CHAT} AS chat_id, part.message_id AS message_id, conversations.address AS room "
    beside = "JOIN telegram_parts AS part ON part.outbox_id = outbox.id"
    for columns, joined in ((whole, ""), (parts, beside)):
        op.execute(_POSTS.format(messages=columns + _OURS.format(beside=joined)))


def downgrade() -> None:
    """What was learned is true in the older form, too."""
