"""What keeps the audit trail as it is: triggers, which hold for whoever opens the file with SQLite.

The rules this module guards: an entry is added behind the last one, with its seal, and not replaced;
none is changed, none is taken out. Whoever drops the triggers to do it is found by the seals.
"""

import sqlite3

GUARDS = {
    "audit_is_added_to": """
CREATE TRIGGER audit_is_added_to BEFORE INSERT ON audit
WHEN NEW.id IS NOT (SELECT coalesce(max(id), 0) + 1 FROM audit)
  OR NEW.previous IS NOT coalesce((SELECT hash FROM audit ORDER BY id DESC LIMIT 1), '')
BEGIN SELECT RAISE(ABORT, 'the audit trail is only ever added to'); END""",
    "audit_is_not_changed": """
CREATE TRIGGER audit_is_not_changed BEFORE UPDATE ON audit
BEGIN SELECT RAISE(ABORT, 'the audit trail is only ever added to'); END""",
    "audit_is_not_emptied": """
CREATE TRIGGER audit_is_not_emptied BEFORE DELETE ON audit
BEGIN SELECT RAISE(ABORT, 'the audit trail is only ever added to'); END""",
}
"""By name. A change of one needs a migration."""

_STANDING = "SELECT name, sql FROM sqlite_master WHERE type = 'trigger' AND tbl_name = 'audit'"


def are_standing(db: sqlite3.Connection) -> bool:
    """Whether all of them are there, as they were made, and no other one beside them."""
    return dict(db.execute(_STANDING)) == {name: sql.strip() for name, sql in GUARDS.items()}
