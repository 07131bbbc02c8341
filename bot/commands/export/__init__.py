"""`rida export`: cases, registrations and ratings as tables for a spreadsheet."""
