"""Rows as a test reads them: what the codec wrote is taken apart."""

import json
from typing import Any

from sqlalchemy import RowMapping, Table

from bot.store.schema import Stored


def readable(table: Table, row: RowMapping) -> dict[str, Any]:
    stored = {column.name for column in table.columns if isinstance(column.type, Stored)}
    return {name: json.loads(value) if name in stored else value for name, value in row.items()}
