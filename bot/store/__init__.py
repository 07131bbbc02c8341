"""Everything Rida keeps: one SQLite file, its schema, migrations and queries; nothing here decides."""
