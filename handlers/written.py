"""Dates as people write them: Arabic digits or Latin ones, year-month-day."""

from datetime import date

_DIGITS = str.maketrans("٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹", "01234567890123456789")


def written_day(text: str) -> date | None:
    try:
        return date.fromisoformat(text.strip().translate(_DIGITS))
    except ValueError:
        return None
